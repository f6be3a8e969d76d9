"""What happens to a profile: begun, changed, linked, rows, service; whose profile it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.cadres.models import Cadre, Position
from apps.cadres.profiles import actions
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.tenancy import scope
from tests.cadres.conftest import TODAY, its_account
from tests.factories import cadres
from tests.factories.membership import MemberFactory

pytestmark = pytest.mark.django_db
WORK = {"staff_kind": "cadre", "management_tier": "district"}
PERSON = WORK | {"full_name": "Trần Văn Ngoài", "sex": "male", "birth": PartialDate(1980, 5, 14)}


@pytest.fixture
def member(world) -> Any:
    with scope.use(scope.Scope.everything()):
        return MemberFactory(organization=world["alpha-east-1-cell"])


@pytest.fixture
def register(world, officer):
    def register_one(by: Any = officer, **given: Any) -> Cadre:
        values = {"organization": world["alpha-east"], "values": PERSON, "today": TODAY} | given
        with scope.use(by.scope()):
            return actions.register_cadre(by=by, **values)

    return register_one


def code_of(error: Any) -> tuple[str, str]:
    return error.value.code, error.value.field


class TestBeginning:
    def test_a_member_brings_their_record(self, register, member):
        made = register(member=member, values=WORK)
        assert (made.full_name, made.birth, made.sex) == (
            member.full_name, member.birth, member.sex,
        )  # fmt: skip
        assert made.reference.startswith("C-")
        with scope.use(scope.Scope.everything()):
            assert AuditEntry.objects.filter(action="cadres.cadre_registered").count() == 1

    def test_a_member_has_one_profile_in_an_office(self, register, member):
        register(member=member)
        with pytest.raises(RuleRefused) as error:
            register(member=member)
        assert code_of(error) == ("cadre_registered_already", "member")

    def test_a_member_of_another_district_is_not_on_record_here(self, register, world):
        with scope.use(scope.Scope.everything()):
            stranger = MemberFactory(organization=world["alpha-west-1-cell"])
        with pytest.raises(RuleRefused) as error:
            register(member=stranger)
        assert code_of(error) == ("cadre_member_unknown", "member")

    def test_somebody_who_is_no_member_needs_name_and_sex(self, register):
        for missing, code in (("full_name", "cadre_name_missing"), ("sex", "cadre_sex_missing")):
            with pytest.raises(RuleRefused) as error:
                register(values=PERSON | {missing: ""})
            assert code_of(error) == (code, missing)

    def test_a_namesake_born_the_same_day_is_asked_about(self, register):
        register()
        with pytest.raises(RuleRefused) as error:
            register()
        assert code_of(error) == ("cadre_namesake", "another_person")
        assert register(another_person=True).full_name == "Trần Văn Ngoài"
        assert register(values=PERSON | {"birth": PartialDate(1981)})

    def test_another_retirement_names_its_basis(self, register):
        early = PERSON | {"retirement_scheme": "early", "retires_on": date(2027, 1, 1)}
        with pytest.raises(RuleRefused) as error:
            register(values=early)
        assert code_of(error) == ("retirement_without_basis", "retirement_note")
        assert register(values=early | {"retirement_note": "178/2024/NĐ-CP"}).retires_on

    def test_a_reader_does_not_begin_one(self, register, world):
        from tests.inspection.conftest import acting

        reader = acting(world, "standing_committee_member", "alpha-east")
        with pytest.raises(NotAllowed):
            register(by=reader)


class TestLinking:
    def test_the_record_leads_from_then_on(self, register, officer, member):
        values = PERSON | {"sex": member.sex, "birth": PartialDate(member.birth.year)}
        made = register(values=values)
        with scope.use(officer.scope()):
            linked = actions.link_member(
                cadre=made, version=1, member=member, today=TODAY, by=officer
            )
        assert (linked.full_name, linked.member_id, linked.version) == (
            member.full_name, member.pk, 2,
        )  # fmt: skip

    def test_who_differs_in_birth_or_sex_is_somebody_else(self, register, officer, member):
        made = register(values=PERSON | {"birth": PartialDate(member.birth.year + 1)})
        with scope.use(officer.scope()), pytest.raises(RuleRefused) as error:
            actions.link_member(cadre=made, version=1, member=member, today=TODAY, by=officer)
        assert code_of(error) == ("cadre_member_differs", "member")

    def test_what_the_record_says_is_not_changed_here(self, register, officer, member):
        made = register(member=member)
        with scope.use(officer.scope()), pytest.raises(RuleRefused) as error:
            actions.change_cadre(
                cadre=made, version=1, values=WORK | {"full_name": "Khác"}, today=TODAY, by=officer
            )
        assert code_of(error) == ("cadre_follows_member", "full_name")


class TestRows:
    def add(self, officer: Any, cadre: Cadre, row: str, **values: Any) -> Any:
        with scope.use(officer.scope()):
            version = Cadre.objects.get(pk=cadre.pk).version
            return actions.add_row(
                cadre=cadre, version=version, kind=row, values=values, today=TODAY, by=officer
            )

    def test_a_seat_says_title_unit_and_the_end_of_the_term(self, register, officer, world):
        with scope.use(scope.Scope.everything()):
            seat = cadres.seat(cadres.work_unit(world["alpha-east"]), term_months=60)
            title, unit = seat.title_id, seat.work_unit.name
        row = self.add(officer, register(), "position", seat=seat, since=PartialDate(2022, 3, 1))
        assert (row.title_id, row.unit_text) == (title, unit)
        assert row.term_ends_on == date(2027, 3, 1)

    def test_a_seat_of_another_office_is_none(self, register, officer, world):
        with scope.use(scope.Scope.everything()):
            seat = cadres.seat(cadres.work_unit(world["alpha-west"]))
        with pytest.raises(RuleRefused) as error:
            self.add(officer, register(), "position", seat=seat)
        assert code_of(error) == ("seat_unknown", "seat")

    @pytest.mark.parametrize(
        ("kind", "values", "code"),
        [
            ("position", {}, ("position_title_missing", "title_text")),
            ("position", {"title_text": "A", "until": PartialDate(2020)},
             ("position_end_missing", "end")),
            ("position", {"title_text": "A", "end": "moved"}, ("position_until_missing", "until")),
            ("position", {"title_text": "A", "since": PartialDate(2026, 9, 16)},
             ("cadre_day_ahead", "since")),
            ("position",
             {"title_text": "A", "since": PartialDate(2020), "until": PartialDate(2019, 12),
              "end": "moved"}, ("position_ends_before", "until")),
            ("rating", {"year": 2027, "grade": "good"}, ("rating_year", "year")),
            ("rating", {"year": 2025, "grade": "good", "points": 101}, ("rating_points", "points")),
            ("discipline",
             {"track": "party", "form": "warning", "decided_on": date(2025, 2, 2),
              "effective_on": date(2025, 2, 1)}, ("discipline_before_decision", "effective_on")),
            ("place", {"kind": "born", "place": "A", "since": PartialDate(2027)},
             ("cadre_day_ahead", "since")),
        ],
    )  # fmt: skip
    def test_what_cannot_be(self, register, officer, kind, values, code):
        with pytest.raises(RuleRefused) as error:
            self.add(officer, register(), kind, **values)
        assert code_of(error) == code

    def test_one_rating_for_one_time(self, register, officer):
        made = register()
        self.add(officer, made, "rating", year=2025, grade="good")
        self.add(officer, made, "rating", year=2025, quarter=4, grade="good")
        with pytest.raises(RuleRefused) as error:
            self.add(officer, made, "rating", year=2025, grade="excellent")
        assert code_of(error) == ("rating_exists", "year")

    def test_a_correction_leaves_the_first_row_struck(self, register, officer):
        made = register()
        row = self.add(officer, made, "rating", year=2025, grade="good")
        with scope.use(officer.scope()):
            better = actions.correct_row(
                row=row, version=2, values={"year": 2025, "grade": "completed"},
                reason="Ghi nhầm mức", today=TODAY, by=officer,
            )  # fmt: skip
            row.refresh_from_db(fields=["struck_on", "struck_because"])
        assert (row.struck_on, row.struck_because) == (TODAY, "Ghi nhầm mức")
        assert better.grade == "completed"

    def test_a_struck_row_is_not_struck_again(self, register, officer):
        made = register()
        row = self.add(officer, made, "rating", year=2025, grade="good")
        with scope.use(officer.scope()):
            actions.strike_row(row=row, version=2, reason="Nhầm người", today=TODAY, by=officer)
            with pytest.raises(Conflict):
                actions.strike_row(row=row, version=3, reason="Nhầm", today=TODAY, by=officer)

    def test_who_read_an_older_state_is_told(self, register, officer):
        made = register()
        self.add(officer, made, "rating", year=2025, grade="good")
        with scope.use(officer.scope()), pytest.raises(Conflict):
            actions.add_row(
                cadre=made, version=1, kind="rating", values={"year": 2024, "grade": "good"},
                today=TODAY, by=officer,
            )  # fmt: skip


class TestService:
    def test_leaving_ends_the_positions(self, register, officer):
        made = register()
        with scope.use(officer.scope()):
            row = actions.add_row(
                cadre=made, version=1, kind="position", today=TODAY, by=officer,
                values={"title_text": "Chánh Văn phòng", "since": PartialDate(2021, 7)},
            )  # fmt: skip
            left = actions.end_service(
                cadre=made, version=2, state="retired", left_on=date(2026, 9, 1), number="12-QĐ/HU",
                today=TODAY, by=officer,
            )  # fmt: skip
            row = Position.objects.get(pk=row.pk)
            assert (row.until, row.end) == (PartialDate(2026, 9, 1), "retired")
            assert left.state == "retired"
            with pytest.raises(RuleRefused) as error:
                actions.end_service(
                    cadre=made, version=3, state="left", left_on=TODAY, today=TODAY, by=officer
                )
            assert error.value.code == "cadre_not_serving"
            again = actions.resume_service(cadre=left, version=3, reason="Ghi nhầm", by=officer)
        assert (again.state, again.left_on) == ("serving", None)

    @pytest.mark.parametrize(("day", "ok"), [(15, True), (16, False)])
    def test_the_day_must_have_come(self, register, officer, day, ok):
        made = register()
        with scope.use(officer.scope()):
            given = {"state": "left", "left_on": date(2026, 9, day), "today": TODAY, "by": officer}
            if ok:
                assert actions.end_service(cadre=made, version=1, **given).left_on
            else:
                with pytest.raises(RuleRefused):
                    actions.end_service(cadre=made, version=1, **given)

    def test_a_position_ends_once_with_its_reason(self, register, officer):
        made = register()
        with scope.use(officer.scope()):
            row = actions.add_row(
                cadre=made, version=1, kind="position", today=TODAY, by=officer,
                values={"title_text": "Phó Chánh Văn phòng", "since": PartialDate(2021, 7, 1)},
            )  # fmt: skip
            with pytest.raises(RuleRefused):
                actions.end_position(
                    row=row, version=2, until=date(2021, 6, 30), end="moved", today=TODAY,
                    by=officer,
                )  # fmt: skip
            actions.end_position(
                row=row, version=2, until=date(2024, 7, 1), end="moved", today=TODAY, by=officer
            )
            with pytest.raises(RuleRefused) as error:
                actions.end_position(
                    row=row, version=3, until=date(2024, 7, 1), end="moved", today=TODAY,
                    by=officer,
                )  # fmt: skip
        assert error.value.code == "position_over"


class TestOwnProfile:
    """Whoever keeps profiles does not keep their own."""

    @pytest.fixture
    def own(self, world, register, officer, head, member):
        with scope.use(scope.Scope.everything()):
            its_account(member, officer)
        return register(by=head, member=member)

    def test_every_act_is_refused(self, own, officer):
        given = {"cadre": own, "version": 1, "by": officer}
        with scope.use(officer.scope()):
            for act, values in (
                (actions.change_cadre, {"values": WORK, "today": TODAY}),
                (actions.end_service, {"state": "left", "left_on": TODAY, "today": TODAY}),
                (actions.add_row,
                 {"kind": "rating", "values": {"year": 2025, "grade": "excellent"},
                  "today": TODAY}),
            ):  # fmt: skip
                with pytest.raises(NotAllowed) as error:
                    act(**given, **values)
                assert error.value.code == "cadre_own"

    def test_nobody_begins_their_own(self, world, register, officer, head, member):
        with scope.use(scope.Scope.everything()):
            its_account(member, officer)
        with pytest.raises(NotAllowed) as error:
            register(member=member)
        assert error.value.code == "cadre_own"
