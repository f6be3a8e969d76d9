"""Whoever may be in the records already is pointed out; of other offices only that there is one."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from apps.core.errors import RuleRefused
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.membership.admission import actions, alike
from apps.membership.models import Candidate
from apps.tenancy import scope
from tests.factories.accounts import wall
from tests.factories.membership import member
from tests.guards.routes_records import three
from tests.membership.admission.conftest import TODAY

NAME, BIRTH, NUMBER = "Lò Thị Mơ", PartialDate(2001, 5, 2), "001301012345"
BORN = {"birth": BIRTH, "native_place": ""}


def whole() -> Any:
    return scope.use(scope.Scope.everything())


@pytest.fixture
def officer(world: Any) -> Any:
    with whole():
        return world.actor("organization_officer", "alpha-east")


def enter(cell: Any, officer: Any, **more: Any) -> Candidate:
    values = {"full_name": NAME, "sex": "female", "birth": BIRTH} | more.pop("values", {})
    with scope.use(officer.scope()):
        return actions.register_candidate(
            organization=cell, values=values, today=TODAY, by=officer, **more
        )


def follow(unit: Any, **fields: Any) -> Candidate:
    values = {
        "full_name": NAME, "sex": "female", "birth": BIRTH, "noticed_on": TODAY, **fields,
    }  # fmt: skip
    with whole():
        return Candidate.objects.create(organization=unit, **values)


def told(officer: Any, person: Candidate) -> set[str]:
    """Of whom the reader learns that another office has one."""
    with scope.use(officer.scope()):
        words = alike.elsewhere(person)
    return {whose for whose, sentence in alike.ELSEWHERE.items() if sentence in words}


def test_a_person_who_is_a_member_is_entered_only_when_said_to_be_another(cell, officer):
    with whole():
        member(cell, NAME, birth=BIRTH)
    with pytest.raises(RuleRefused, match="candidate_alike"):
        enter(cell, officer)
    with whole():
        assert not Candidate.objects.exists()
    made = enter(cell, officer, other_person=True)
    with whole():
        line = AuditEntry.objects.get(action="membership.candidate_registered")
        assert (line.object_id, line.params["alike"]) == (made.pk, 1)


@pytest.mark.parametrize(
    ("fields", "values", "found"),
    [
        ({}, {}, True),
        ({"full_name": "LÒ THỊ MƠ"}, {}, True),
        ({"full_name": "Lò Thị Mai"}, {}, False),
        ({"birth": PartialDate(2001, 5, 3)}, {}, False),
        ({"birth": PartialDate(2001)}, {"birth": PartialDate(2001)}, False),
        ({"birth": None}, {"birth": None}, False),
        ({"full_name": "Lò Mai", "birth": None, "citizen_number": NUMBER},
         {"citizen_number": NUMBER}, True),
        ({"state": "left", "leaving": "struck_off", "left_on": TODAY}, {}, True),
    ],
)  # fmt: skip
def test_who_counts_as_alike_among_members(cell, officer, fields, values, found):
    with whole():
        person = member(cell, fields.pop("full_name", NAME), **{"birth": BIRTH} | fields)
    asked = Candidate(**{"full_name": NAME, "birth": BIRTH} | values)
    with scope.use(officer.scope()):
        assert alike.in_sight(officer, asked) == ([person] if found else [])


def test_a_person_followed_already_is_pointed_out_and_one_given_up_is_not(cell, officer):
    other = follow(cell)
    asked = Candidate(full_name=NAME, birth=BIRTH)
    with scope.use(officer.scope()):
        assert alike.in_sight(officer, asked) == [other]
        assert alike.in_sight(officer, other) == []
    with whole():
        Candidate.objects.update(stage="ended", ended_on=TODAY)
    with scope.use(officer.scope()):
        assert alike.in_sight(officer, asked) == []


def test_the_form_shows_who_is_alike_and_waits_for_the_tick(cell, browser):
    with whole():
        known = member(cell, NAME, birth=BIRTH)
    page, url = browser(), reverse("membership:candidate_new")
    data = {"organization": cell.code, "full_name": NAME, "sex": "female"}
    data |= three("birth", "2", "5", "2001") | three("noticed_on", "5", "1", "2026")
    assert "other_person" not in page.get(url).content.decode()
    answer = page.post(url, data)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert reverse("membership:record", args=[known.pk]) in text
    assert 'name="other_person"' in text
    answer = page.post(url, data | {"other_person": "on"}, follow=True)
    assert "Có thể là cùng một người" in answer.content.decode()
    assert reverse("membership:record", args=[known.pk]) in answer.content.decode()


def test_of_another_office_only_that_there_is_one(world, cell, officer, browser):
    with whole():
        member(world["beta-east-1-cell"], NAME, birth=BIRTH, native_place="Xã Bí Mật")
    made = enter(cell, officer)
    text = browser().get(reverse("membership:candidate", args=[made.pk])).content.decode()
    assert "Nơi khác có đảng viên trùng họ tên" in text
    assert "Bí Mật" not in text
    assert world["beta-east-1-cell"].name not in text.replace(cell.name, "")
    assert told(officer, made) == {"member"}


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({}, {"candidate"}),
        ({"native_place": "Xã Khác"}, set()),
        ({"stage": "ended", "ended_on": TODAY}, set()),
        ({"birth": None}, set()),
        ({"full_name": "Lò Mai", "birth": None, "citizen_number": NUMBER}, {"candidate"}),
    ],
)
def test_who_counts_as_alike_beyond_the_border(world, cell, officer, fields, kinds):
    mine = follow(cell, citizen_number=NUMBER, native_place="Xã Nhà")
    follow(world["beta-east-1-cell"], **fields)
    assert told(officer, mine) == kinds


def test_nobody_learns_of_a_person_whom_another_office_follows(world, cell, officer):
    theirs = follow(world["beta-east-1-cell"])
    follow(cell)
    assert told(officer, theirs) == set()


def test_a_wall_around_the_person_answers_nothing(world, cell, officer):
    mine = follow(cell)
    follow(world["beta-east-1-cell"])
    with whole():
        wall(officer.user, mine)
        behind = world.actor("organization_officer", "alpha-east")
    assert told(behind, mine) == set()
