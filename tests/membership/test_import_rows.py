"""Every kind of wrong row: what is said, at which cell, and that nothing is saved."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts import roles
from apps.accounts.actor import Actor
from apps.core import legacy_encodings
from apps.core.errors import DomainError
from apps.membership.choices import BatchState
from apps.membership.imports import names as import_names
from apps.membership.imports.members_columns import HEADERS
from apps.membership.imports.read import read_file
from apps.membership.imports.registry import kinds
from apps.membership.imports.report import build, from_json
from apps.membership.models import EthnicGroup, Member, Religion
from apps.tenancy import scope
from apps.tenancy.models import Organization
from tests.factories.membership import member as existing
from tests.membership import import_files as files

pytestmark = pytest.mark.usefixtures("law", "everything")


@pytest.fixture
def officer(world):
    return world.actor("organization_officer", "alpha-east")


def problems_of(rows, officer, **options):
    """Row, header and code of each reason."""
    batch = files.checked(files.workbook(rows, **options), by=officer)
    assert not Member.objects.filter(batch=batch).exists()
    return [(one["row"], one["header"], one["code"]) for one in batch.report["problems"]]


# ---------- Cells ----------


@pytest.mark.parametrize(
    ("changes", "key", "code"),
    [
        ({"sex": None}, "sex", "sex_missing"),
        ({"sex": "Đàn ông"}, "sex", "choice_unknown"),
        ({"full_name": None}, "full_name", "name_missing"),
        ({"full_name": "x" * 121}, "full_name", "text_too_long"),
        ({"birth": "31/02/1980"}, "birth", "date_impossible"),
        ({"birth": "14/02/89"}, "birth", "date_year_short"),
        ({"birth": "1700"}, "birth", "year_implausible"),
        ({"birth": "20/05/2015"}, "birth", "born_after_admission"),
        ({"birth": "20/05/1999"}, "birth", "too_young"),
        ({"citizen_number": 1089000001}, "citizen_number", "leading_zeros_lost"),
        ({"citizen_number": "00108900000"}, "citizen_number", "digits_length"),
        ({"card_number": 3.427}, "card_number", "digits_invalid"),
        ({"record": 3.427}, "record", "thousands_lost"),
        ({"record": 999_999_999}, "record", "record_unknown"),
        ({"record": "9" * 5000}, "record", "record_unknown"),
        ({"record": 1.7976931348623157e308}, "record", "integer_invalid"),
        ({"ceremony_on": "hôm qua"}, "ceremony_on", "date_invalid"),
        ({"ceremony_on": "5/2015"}, "ceremony_on", "date_incomplete"),
        ({"ceremony_on": date(2015, 5, 1)}, "ceremony_on", "ceremony_before_decision"),
        ({"official_on": date(2016, 5, 20)}, "official_on", "official_not_after_probation"),
        ({"official_on": date(2099, 5, 19)}, "official_on", "date_in_future"),
        ({"official_on": date(9999, 12, 31)}, "official_on", "year_implausible"),
        ({"ethnicity": "05"}, "ethnicity", "ethnicity_unknown"),
        ({"religion": "Jedi"}, "religion", "religion_unknown"),
        ({"education": "Giỏi"}, "education", "choice_unknown"),
        ({"unit_code": None}, "unit_code", "unit_missing"),
        ({"unit_code": "no-such-unit"}, "unit_code", "unit_unknown"),
        ({"unit_code": "beta-east-1-cell"}, "unit_code", "unit_unknown"),
        ({"unit_code": "alpha-west-1-cell"}, "unit_code", "unit_unknown"),
        ({"unit_code": "alpha-east"}, "unit_code", "unit_takes_no_members"),
        ({"unit_name": "Đảng bộ alpha-east-2-cell"}, "unit_name", "unit_disagrees"),
    ],
)
def test_a_wrong_cell_is_named_with_its_reason(officer, changes, key, code):
    found = problems_of([files.good(1), files.good(2, **changes)], officer, keys=HEADERS)
    assert (3, HEADERS[key], code) in found
    assert {row for row, _header, _code in found} == {3}


def test_dates_as_text_are_read(officer):
    texts = {"admission_decided_on": "10/5/2015", "ceremony_on": "19-05-2015",
             "official_on": "2016-05-19"}  # fmt: skip
    assert problems_of([files.good(1, **texts)], officer) == []


def test_neither_date_of_joining_is_an_error(officer):
    row = files.good(1, ceremony_on=None, admission_decided_on=None, official_on=None)
    assert problems_of([row], officer, keys=HEADERS) == [(2, "Ngày kết nạp", "joining_missing")]


def test_a_day_too_late_gives_the_due_day_and_its_source(officer):
    rows = [files.good(1, official_on=date(2016, 5, 20))]
    batch = files.checked(files.workbook(rows), by=officer)
    problem = from_json(batch.report["problems"])[0]
    assert "19/05/2016" in problem.message
    assert "294-QĐ/TW" in problem.message
    assert problem.value == "20/05/2016"


def test_merged_cells_are_named(officer):
    content = files.workbook([files.good(1), files.good(2)])
    book = openpyxl.load_workbook(io.BytesIO(content))
    letter = [cell.value for cell in book.active[1]].index("Mã tổ chức") + 1
    book.active.merge_cells(start_row=2, end_row=3, start_column=letter, end_column=letter)
    batch = files.checked(files.saved(book), by=officer)
    assert {(row, code) for row, _letter, code in files.codes(batch)} == {
        (2, "merged_cells"), (3, "merged_cells"),
    }  # fmt: skip


def test_a_number_twice_blames_both_rows_and_names_the_other(officer):
    rows = [files.good(1), files.good(2), files.good(3, citizen_number="001089000001")]
    batch = files.checked(files.workbook(rows), by=officer)
    found = [(one["row"], one["code"], one["params"]["rows"]) for one in batch.report["problems"]]
    assert found == [(2, "number_twice", "4"), (4, "number_twice", "2")]


def test_text_in_tcvn3_is_converted_with_a_warning(officer):
    old = legacy_encodings.to_legacy("Nguyễn Thị Quỳnh Hương", "tcvn3")
    row = files.good(1, full_name=old, sex="N÷", education=None, political_theory=None,
                     admission_decision_number="15")  # fmt: skip
    batch = files.checked(files.workbook([row]), by=officer)
    assert batch.state == BatchState.READY
    assert [(one["row"], one["code"]) for one in batch.report["warnings"]] == [(2, "legacy_text")]
    files.loaded(batch, by=officer)
    assert Member.objects.get().full_name == "Nguyễn Thị Quỳnh Hương"


# ---------- Whom a row is about ----------


def test_a_member_elsewhere_is_refused_without_telling_where(world, officer):
    existing(world["beta-east-1-cell"], "Người Ở Nơi Khác", citizen_number="001089000001")
    existing(world["alpha-west-1-cell"], card_number="48000002")
    batch = files.checked(files.workbook([files.good(1), files.good(2)]), by=officer)
    assert [(row, code) for row, _letter, code in files.codes(batch)] == [
        (2, "citizen_number_taken"), (3, "card_number_taken"),
    ]  # fmt: skip
    assert "beta" not in str(batch.report)
    assert "Người Ở" not in str(batch.report)


def test_a_neighbours_record_cannot_be_reached_by_its_number(world, officer):
    neighbour = existing(world["alpha-west-1-cell"], phone="1")
    assert problems_of([{"record": neighbour.pk, "phone": "2"}], officer) == [
        (2, "Mã hồ sơ", "record_unknown")
    ]
    neighbour.refresh_from_db()
    assert neighbour.phone == "1"


def test_another_unit_never_moves_a_member(world, officer):
    known = existing(world["alpha-east-1-cell"])
    row = {"record": known.pk, "unit_code": "alpha-east-2-cell"}
    batch = files.checked(files.workbook([row]), by=officer)
    problem = from_json(batch.report["problems"])[0]
    assert problem.code == "unit_not_moved"
    assert "alpha-east-1-cell" in problem.reason


def test_numbers_that_belong_to_two_records_are_refused(world, officer):
    one, other = (existing(world["alpha-east-1-cell"]) for _number in (1, 2))
    row = {"citizen_number": one.citizen_number, "card_number": other.card_number, "phone": "1"}
    assert problems_of([row], officer) == [(2, "Số thẻ đảng viên", "numbers_disagree")]


def test_the_record_number_wins_and_a_corrected_number_is_asked_for(world, officer):
    known = existing(world["alpha-east-1-cell"])
    row = {"record": known.pk, "citizen_number": "001089999999"}
    before = known.citizen_number
    batch = files.loaded(files.checked(files.workbook([row]), by=officer), by=officer)
    known.refresh_from_db()
    assert known.citizen_number == before
    assert [one["code"] for one in batch.report["warnings"]] == ["becomes_request"]
    wish = known.change_requests.get()
    assert (wish.state, wish.changes) == (
        "open", {"citizen_number": {"old": before, "new": "001089999999"}}
    )  # fmt: skip
    assert "dòng 2" in wish.evidence


def test_a_number_of_another_visible_member_is_taken(world, officer):
    one, other = (existing(world["alpha-east-1-cell"]) for _number in (1, 2))
    row = {"record": one.pk, "citizen_number": other.citizen_number}
    assert problems_of([row], officer) == [(2, "Số định danh cá nhân", "citizen_number_taken")]


def test_one_member_named_in_two_ways_is_found_twice(world, officer):
    known = existing(world["alpha-east-1-cell"])
    rows = [
        {"record": known.pk, "phone": "1"},
        {"citizen_number": known.citizen_number, "phone": "2"},
    ]
    assert problems_of(rows, officer, keys=["record", "full_name", "citizen_number", "phone"]) == [
        (2, "Họ và tên", "member_twice"), (3, "Họ và tên", "member_twice"),
    ]  # fmt: skip


def test_people_who_left_are_not_changed(world, officer):
    gone = existing(world["alpha-east-1-cell"], left=True)
    assert problems_of([{"record": gone.pk, "phone": "1"}], officer) == [
        (2, "Mã hồ sơ", "record_left")
    ]


def test_a_new_row_without_numbers_is_not_entered_twice(world, officer):
    row = files.good(1, citizen_number=None, card_number=None)
    files.loaded(files.checked(files.workbook([row]), by=officer), by=officer)
    assert problems_of([row], officer) == [(2, "Họ và tên", "member_exists")]
    assert problems_of([files.good(2, **{**row, "birth": "1970"})] * 2, officer) == [
        (2, "Họ và tên", "member_twice"), (3, "Họ và tên", "member_twice"),
    ]  # fmt: skip


def test_namesakes_with_different_numbers_are_two_people(world, officer):
    rows = [files.good(1, full_name="Trần Văn Bảo"), files.good(2, full_name="Trần Văn Bảo")]
    files.loaded(files.checked(files.workbook(rows), by=officer), by=officer)
    assert Member.objects.count() == 2


def test_a_corrected_day_of_joining_cannot_pass_a_move(world, officer):
    known = existing(world["alpha-east-1-cell"])
    first = known.placements.get()
    first.valid, first.exit = (first.valid.lower, date(2010, 12, 31)), "moved"
    first.save()
    row = {"record": known.pk, "admission_decided_on": date(2011, 1, 1),
           "ceremony_on": date(2011, 1, 2), "official_on": date(2012, 1, 2)}  # fmt: skip
    assert problems_of([row], officer) == [(2, "Ngày kết nạp", "joining_after_move")]


def test_sensitive_columns_are_not_read_without_the_right(world, officer, monkeypatch):
    blind = roles.Role(
        "organization_officer", "", "",
        officer.role.permissions - {"membership.view_sensitive"},
    )  # fmt: skip
    monkeypatch.setitem(roles.ROLES, "organization_officer", blind)
    row = files.good(1, ethnicity="Khmer", religion="no such thing")
    batch = files.checked(files.workbook([row]), by=officer)
    assert [one["code"] for one in batch.report["warnings"]] == ["sensitive_ignored"]
    files.loaded(batch, by=officer)
    assert Member.objects.get().ethnicity_id is None


def test_a_walled_member_is_not_told_from_one_elsewhere(world, officer):
    from apps.accounts.models import Wall

    known = existing(world["alpha-east-1-cell"], "Người Thân", citizen_number="001089000001")
    Wall.objects.create(
        organization=known.organization, user=officer.user, label="membership.member",
        object_id=known.pk, reason="relative", valid_from=date(2020, 1, 1),
    )  # fmt: skip
    batch = files.checked(files.workbook([files.good(1)]), by=officer)
    assert [code for _row, _letter, code in files.codes(batch)] == ["citizen_number_taken"]
    assert "Người Thân" not in str(batch.report)


# ---------- Names ----------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Khmer", "Khơ-me"), ("khơ me", "Khơ-me"), ("KHƠ-ME", "Khơ-me"), ("H'Mông", "Mông"),
        ("HMông", "Mông"), ("Ê Đê", "Ê-đê"), ("e de", "Ê-đê"), ("M’nông", "Mnông"),
        ("Vân Kiều", "Bru-Vân Kiều"), ("K'Ho", "Cơ-ho"),
    ],
)  # fmt: skip
def test_ethnic_groups_go_by_many_names(db, text, name):
    assert import_names.ethnic_groups().find(text).name == name


def test_no_two_entries_of_a_list_share_a_name(db):
    for model, aliases in (
        (EthnicGroup, import_names.ETHNIC_ALIASES),
        (Religion, import_names.RELIGIOUS_ALIASES),
    ):
        rows = list(model.objects.all())
        assert aliases.keys() <= {row.name for row in rows}
        keys = [
            {import_names.name_key(name) for name in (row.name, *aliases.get(row.name, ()))}
            for row in rows
        ]
        assert sum(map(len, keys)) == len(set().union(*keys))


def test_units_of_one_name_need_the_code(world, officer):
    for code in ("alpha-east-1-cell", "alpha-east-2-cell"):
        Organization.objects.filter(code=code).update(name="Chi bộ 1")
    row = files.good(1, unit_code=None, unit_name="chi bo 1")
    assert problems_of([row], officer) == [(2, "Tổ chức đảng", "unit_ambiguous")]
    row["unit_name"] = "Chi bộ 1 (alpha-east-2-cell)"
    assert problems_of([row], officer) == []


# ---------- Anything at all ----------

cells = st.one_of(
    st.none(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans(),
    st.dates(min_value=date(1900, 3, 1)), st.sampled_from(["Nam", "Nữ", "1989", "=1+1", "Kinh"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=130),
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(
        st.lists(cells, min_size=len(HEADERS), max_size=len(HEADERS)), min_size=1, max_size=4
    )
)
def test_no_row_breaks_the_check(officer: Actor, rows):
    book = openpyxl.Workbook()
    book.active.append(list(HEADERS.values()))
    for row in rows:
        book.active.append([*row[:-2], "alpha-east-1-cell", None])
    with scope.use(officer.scope()):
        try:
            kind = kinds()["members"]
            header, rows = read_file(io.BytesIO(files.saved(book)), kind)
            result = kind.check(rows, header, by=officer)
        except DomainError:
            return
        report = build(result, kind)
    assert report["counts"]["rows"] == len(result.outcomes)
    assert all(reason.message for reason in from_json(report["problems"]))
    assert [one.state for one in result.outcomes if one.problems] == ["wrong"] * report["counts"][
        "wrong"
    ]
