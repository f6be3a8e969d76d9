"""Pages of profiles: list, filters, one profile, its forms, the sensitive field, the trail."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from docx import Document

from apps.cadres.models import Cadre
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.membership.models import EthnicGroup
from apps.tenancy import scope
from tests.cadres.conftest import its_account
from tests.factories import cadres
from tests.factories.membership import MemberFactory

pytestmark = pytest.mark.django_db
EVERYTHING = scope.Scope.everything()


def page(client: Any, name: str, *args: Any, **query: Any) -> Any:
    return client.get(reverse(f"cadres:{name}", args=args), query)


def text(answer: Any) -> str:
    return answer.content.decode()


@pytest.fixture
def person(world) -> Cadre:
    with scope.use(EVERYTHING):
        return cadres.cadre(world["alpha-east"], full_name="Trần Văn Ngoài")


class TestList:
    def test_filters_by_seat_level_and_manager(self, world, browser, person):
        with scope.use(EVERYTHING):
            seat = cadres.seat(cadres.work_unit(world["alpha-east"]))
            cadres.position(person, seat)
            cadres.cadre(world["alpha-east"], 2, full_name="Lê Thị Khác", management_tier="")
            unit, title = seat.work_unit.reference, seat.title.code
        client = browser()
        for query in ({"unit": unit}, {"title": title}, {"level": "district"},
                      {"managed": "district"}, {"search": "ngoai"},
                      {"search": person.reference}):  # fmt: skip
            shown = text(page(client, "cadres", **query))
            assert "Trần Văn Ngoài" in shown, query
            assert "Lê Thị Khác" not in shown, query

    def test_names_stand_by_the_given_name_and_namesakes_stay_two(self, world, browser):
        """Trap 22: by given name, accents in their order; a name is nobody's key."""
        with scope.use(EVERYTHING):
            for name, year in (("Nguyễn Văn Ý", 1970), ("Đỗ Thị Ánh", 1971), ("Lê Văn An", 1972),
                               ("Lê Văn An", 1980), ("Phạm Văn Đức", 1973)):  # fmt: skip
                cadres.cadre(world["alpha-east"], full_name=name, birth=PartialDate(year, 1, 1))
        shown = text(page(browser(), "cadres"))
        places = [shown.index(name) for name in ("Lê Văn An", "Đỗ Thị Ánh", "Phạm Văn Đức",
                                                 "Nguyễn Văn Ý")]  # fmt: skip
        assert places == sorted(places)
        assert shown.count("Lê Văn An") >= 2

    def test_who_retires_soon_and_whose_month_is_unknown(self, world, browser, monkeypatch):
        call_command("load_regulations", verbosity=0)
        with scope.use(EVERYTHING):
            at = world["alpha-east"]
            cadres.cadre(at, full_name="Nam Gần", birth=PartialDate(1964, 12, 1))
            cadres.cadre(at, full_name="Nam Xa", birth=PartialDate(1975, 1, 1))
            cadres.cadre(at, full_name="Nam Khuyết", birth=PartialDate(1964))
            cadres.cadre(at, 2, full_name="Nữ Theo Quyết Định", retirement_scheme="early",
                         retirement_note="12-QĐ", retires_on=date(2020, 1, 1))  # fmt: skip
        shown = text(page(browser(), "cadres", retires="12"))
        assert "Nam Gần" in shown
        assert "Nữ Theo Quyết Định" in shown
        assert "Nam Xa" not in shown
        assert "Nam Khuyết" not in shown, "unknown is not made up"

    def test_the_workbook_bears_no_ethnic_group(self, world, browser, person):
        with scope.use(EVERYTHING):
            group = EthnicGroup.objects.get(code="05")
            Cadre.objects.filter(pk=person.pk).update(ethnicity=group)
        answer = page(browser(), "cadres_export")
        assert answer.status_code == 200
        assert group.name.encode() not in b"".join(answer)
        assert group.name not in text(page(browser(), "cadres"))


class TestProfile:
    def test_the_birth_of_a_year_gives_unknown(self, world, browser):
        call_command("load_regulations", verbosity=0)
        with scope.use(EVERYTHING):
            made = cadres.cadre(world["alpha-east"], birth=PartialDate(1970))
        shown = text(page(browser(), "cadre", made.reference))
        assert "chưa rõ" in shown.lower()
        assert "01/01/1970" not in shown

    def test_retirement_names_its_article(self, browser, person):
        call_command("load_regulations", verbosity=0)
        shown = text(page(browser(), "cadre", person.reference))
        assert "Điều 4, " in shown
        assert "135/2020/NĐ-CP" in shown
        assert "01/06/2042" in shown

    def test_the_ethnic_group_is_asked_for_with_a_purpose_and_logged(self, browser, person):
        with scope.use(EVERYTHING):
            group = EthnicGroup.objects.get(code="05")
            Cadre.objects.filter(pk=person.pk).update(ethnicity=group)
        client = browser()
        url = reverse("cadres:cadre_sensitive", args=[person.reference])
        assert group.name not in text(page(client, "cadre", person.reference))
        assert client.post(url, {}).status_code == 422
        shown = client.post(url, {"purpose": "statistics"})
        assert (shown.status_code, group.name in text(shown)) == (200, True)
        with scope.use(EVERYTHING):
            line = AuditEntry.objects.get(action="cadres.sensitive_read")
        assert line.params["purpose"] == "statistics"

    def test_ones_own_profile_tells_no_discipline_and_is_kept_by_others(
        self, world, browser, officer
    ):
        with scope.use(EVERYTHING):
            member = MemberFactory(organization=world["alpha-east-1-cell"])
            its_account(member, officer)
            made = cadres.cadre(world["alpha-east"], member=member, full_name="Người Nhà Mình")
            row = made.disciplineeffects.model.of(
                made, track="party", form="warning", decided_on=date(2025, 12, 1),
                effective_on=date(2025, 12, 1), decision_number="99-KỶLUẬT",
            )  # fmt: skip
            row.save()
        mine, others = browser(), browser("organization_head")
        assert 'id="disciplines"' not in text(page(mine, "cadre", made.reference))
        assert 'id="disciplines"' in text(page(others, "cadre", made.reference))
        assert page(mine, "cadre_edit", made.reference).status_code == 403
        assert page(mine, "row_new", made.reference, "rating").status_code == 403
        assert page(mine, "row_edit", made.reference, "discipline", row.pk).status_code == 403

    def test_forms_lead_to_the_acts(self, browser, person):
        client = browser()
        url = reverse("cadres:row_new", args=[person.reference, "rating"])
        sent = {"version": 1, "year": 2025, "grade": "good"}
        assert client.post(url, sent).status_code == 302
        again = client.post(url, sent | {"version": 2})
        assert again.status_code == 422
        stale = client.post(url, sent | {"year": 2024})
        assert stale.status_code == 422
        assert 'name="version" value="2"' in text(stale)

    def test_a_new_profile_of_a_member(self, world, browser):
        from apps.inspection.cases.forms import member_words

        with scope.use(EVERYTHING):
            member = MemberFactory(organization=world["alpha-east-1-cell"])
            words = member_words(member)
        answer = browser().post(
            reverse("cadres:cadre_new"),
            {"who": words, "staff_kind": "cadre", "retirement_scheme": "roadmap"},
        )
        assert answer.status_code == 302
        with scope.use(EVERYTHING):
            assert Cadre.objects.get(member=member).full_name == member.full_name

    def test_the_curriculum_holds_the_rows_and_no_ethnic_group(self, browser, person):
        with scope.use(EVERYTHING):
            cadres.position(person, title_text="Chánh Văn phòng Huyện ủy")
            group = EthnicGroup.objects.get(code="05")
            Cadre.objects.filter(pk=person.pk).update(ethnicity=group)
        answer = page(browser(), "cadre_sheet", person.reference)
        assert answer.status_code == 200
        paper = Document(BytesIO(answer.content))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        assert "Chánh Văn phòng Huyện ủy" in cells
        assert "TRẦN VĂN NGOÀI" in cells
        assert group.name not in cells
