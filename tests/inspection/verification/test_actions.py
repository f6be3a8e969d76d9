"""A draw from its list to its cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from apps.core.errors import Conflict, NotAllowed
from apps.inspection.models import AssetDraw, Case, CaseSubject
from apps.inspection.verification import actions
from apps.tenancy import scope
from tests.factories.membership import member
from tests.inspection.discipline.drive import refused
from tests.regulations.conftest import shipped_law  # noqa: F401 (the same law)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_law")]
TODAY = date(2026, 9, 15)
WITNESSES = [{"name": "Lê Thị Chứng", "position": "Ủy ban Mặt trận Tổ quốc"}]
LIST = "\n".join(f"Người {number}; Phó phòng; Cơ quan {number}" for number in range(20))


class Draws:
    """One draw; every act takes its newest version."""

    def __init__(self, world: Any, officer: Any, chair: Any) -> None:
        self.officer, self.chair = officer, chair
        self.draw = actions.prepare_draw(
            organization=world["alpha-east"], year=2026, title="Xác minh năm 2026", text=LIST,
            today=TODAY, by=officer,
        )  # fmt: skip

    def about(self, by: Any) -> dict[str, Any]:
        self.draw = AssetDraw.objects.get(pk=self.draw.pk)
        return {"draw": self.draw, "version": self.draw.version, "by": by}

    def list(self, text: str) -> Any:
        return actions.change_list(**self.about(self.officer), text=text)

    def fix(self, **changed: Any) -> Any:
        given = {"number": 2, "note": "", "today": TODAY} | changed
        return actions.fix_list(**self.about(given.pop("by", self.chair)), **given)

    def make(self, **changed: Any) -> Any:
        given = {
            "seed": "17 03 26 88", "method": "Bốn người chứng kiến gọi số", "drawn_on": TODAY,
            "witnesses": WITNESSES, "today": TODAY,
        } | changed  # fmt: skip
        return actions.make_draw(**self.about(self.chair), **given)

    def open(self) -> Any:
        return actions.open_cases(**self.about(self.officer), today=TODAY)


@pytest.fixture
def draws(world: Any, officer: Any, chair: Any) -> Any:
    """A draw of the district over twenty persons."""
    with scope.use(officer.scope()):
        yield Draws(world, officer, chair)


def test_the_list_is_fixed_before_the_seed_and_drawn_once(draws):
    assert refused(draws.make) == {"draw_state"}
    fixed = draws.fix()
    assert len(fixed.fingerprint) == 64
    assert refused(draws.list, "Ai đó") == {"draw_state"}
    made = draws.make()
    assert len(made.result) == 2
    assert refused(draws.make, seed="khác hẳn rồi") == {"draw_state"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"seed": "1 2 3"}, "draw_seed"),
        ({"method": " "}, "draw_method"),
        ({"witnesses": []}, "draw_witnesses"),
        ({"drawn_on": TODAY - timedelta(days=1)}, "draw_day"),
        ({"drawn_on": TODAY + timedelta(days=1)}, "draw_day"),
    ],
)
def test_a_seed_without_what_makes_it_credible_is_refused(draws, changed, code):
    draws.fix()
    assert refused(draws.make, **changed) == {code}
    assert AssetDraw.objects.get().state == "frozen"


def test_a_list_that_was_changed_past_the_actions_is_not_drawn_from(draws):
    draws.fix()
    people = AssetDraw.objects.get().people
    AssetDraw.objects.update(people=people[1:])
    assert refused(draws.make) == {"draw_fingerprint"}


def test_fewer_than_the_share_needs_a_reason_while_the_rule_is_a_draft(draws):
    assert refused(draws.fix, number=1) == {"draw_share_draft"}
    assert draws.fix(number=1, note="Theo kế hoạch").number_note == "Theo kế hoạch"


def test_a_list_that_cannot_be_drawn_from_is_refused(draws):
    assert refused(draws.fix, number=20) == {"draw_number"}
    assert refused(draws.list, "A\nB\nA") == {"draw_twice"}
    draws.list("A\nB | ốm nặng")
    assert refused(draws.fix, number=1) == {"draw_too_few"}


def test_an_officer_prepares_and_the_chair_draws(draws):
    with pytest.raises(NotAllowed):
        draws.fix(by=draws.officer)
    draws.fix()
    with pytest.raises(Conflict):
        actions.make_draw(
            draw=draws.draw, version=1, seed="1234567", method="x", witnesses=WITNESSES,
            drawn_on=TODAY, today=TODAY, by=draws.chair,
        )  # fmt: skip


def test_each_person_drawn_gets_a_case_of_their_own(draws, world):
    with scope.use(scope.Scope.everything()):
        person = member(world["alpha-east-1-cell"], "Trần Văn Kê", card_number="012345678901")
    draws.list("Trần Văn Kê; Bí thư; Xã; 012345678901\nLê Thị Khai; Chủ tịch; Xã\nC; ; | ốm")
    draws.fix(number=1)
    draws.make()
    references = draws.open()
    assert refused(draws.open) == {"draw_cases_open"}
    case = Case.objects.get(reference=references[0])
    assert (case.kind, case.source_note) == ("asset_verification", draws.draw.reference)
    about = CaseSubject.objects.get(case=case)
    assert about.name == draws.draw.result[0].split(";")[0]
    assert (about.member_id == person.pk) == (about.name == person.full_name)
