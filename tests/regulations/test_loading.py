"""Loading the shipped files: idempotent, all or nothing, and never over a person's work."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from apps.accounts.actor import SystemActor
from apps.core.models import AuditEntry
from apps.regulations.catalogue import CalendarPlan, Catalogue, Entry, read_catalogue
from apps.regulations.choices import DayKind, Standing
from apps.regulations.holiday_source import calendar_entries
from apps.regulations.loading import load_catalogue
from apps.regulations.models import CalendarDay, LegalDocument, RuleValue
from tests.factories.regulations import (
    CalendarDayFactory,
    LegalDocumentFactory,
    RuleValueFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
BASE = {"status": "confirmed", "source": "s", "note": ""}


def document(code="law", **changes):
    fields = {
        "issuer": "Quốc hội",
        "number": code,
        "signed_on": date(2020, 1, 1),
        "signed_text": "",
        "kind": "law",
        "title_vi": "Luật",
        "in_force_from": date(2020, 1, 1),
        "in_force_to": None,
    }
    refers = {"replaced_by": changes.pop("replaced_by")} if "replaced_by" in changes else {}
    return Entry("f", code, fields | BASE | changes, refers)


def value(code="v", **changes):
    fields = {
        "key": "test.limit",
        "level": "",
        "value": "12",
        "unit": "months",
        "trigger": "",
        "extension_cap": None,
        "article": "",
        "valid_from": date(2020, 1, 1),
        "valid_to": None,
    }
    return Entry("f", code, fields | BASE | changes, {"document": "law"})


def load(*entries, documents=None, calendar=None):
    documents = documents or [document()]
    catalogue = Catalogue(
        documents={entry.code: entry for entry in documents},
        values={entry.code: entry for entry in entries},
        calendar=calendar,
    )
    return load_catalogue(catalogue=catalogue, by=SystemActor())


def test_same_files_twice_change_nothing_and_leave_one_line_in_the_trail():
    catalogue = read_catalogue()

    first = load_catalogue(catalogue=catalogue, by=SystemActor())
    second = load_catalogue(catalogue=catalogue, by=SystemActor())

    assert len(first.created) == second.unchanged
    assert (second.created, second.updated, second.kept, second.gone) == ([], [], [], [])
    assert AuditEntry.objects.filter(action="regulations.loaded").count() == 1


def test_successor_is_linked_even_when_it_stands_later_in_the_file():
    load(documents=[document("old", replaced_by="new"), document("new")])

    assert LegalDocument.objects.get(number="old").replaced_by.number == "new"


def test_changed_file_updates_what_nobody_touched():
    load(value())
    report = load(value(value="13", article="điểm 2"))

    assert report.updated == ["v"]
    row = RuleValue.objects.get()
    assert (row.value, row.article) == ("13", "điểm 2")


def test_edit_of_a_person_is_kept_and_reported():
    load(value())
    RuleValue.objects.update(article="điểm 9")
    report = load(value(value="13"))

    row = RuleValue.objects.get()
    assert (row.value, row.article) == ("12", "điểm 9")
    assert (report.kept, report.updated) == (["v"], [])


def test_verification_of_a_person_is_kept(world):
    load(value())
    RuleValue.objects.update(
        status=Standing.VERIFIED,
        verified_by=world.user("organization_head", "alpha"),
        verified_at="2026-11-22T08:00:00+07:00",
    )
    report = load(value(value="13"))

    assert RuleValue.objects.get().value == "12"
    assert report.kept == ["v"]


def test_new_value_that_claims_days_of_a_persons_value_is_left_out():
    own = RuleValueFactory(key="test.limit", value="24", valid_from=date(2021, 1, 1))
    report = load(value())

    assert report.conflicting == ["v"]
    assert RuleValue.objects.get(key="test.limit") == own


def test_border_between_two_values_may_move():
    border, moved = date(2022, 1, 1), date(2023, 1, 1)
    load(value("a", valid_to=border), value("b", value="13", valid_from=border))
    report = load(value("a", valid_to=moved), value("b", value="13", valid_from=moved))

    assert report.updated == ["a", "b"]
    assert RuleValue.objects.get(value="13").valid_from == moved


def test_document_entered_by_a_person_is_used_and_not_changed():
    own = LegalDocumentFactory(
        issuer="Quốc hội", number="law", signed_on=date(2020, 1, 1), title_vi="Tên đã sửa"
    )
    load(value())

    assert LegalDocument.objects.get().title_vi == "Tên đã sửa"
    assert RuleValue.objects.get().document == own


def test_entry_that_left_the_files_stays_and_is_reported():
    load(value("a"))
    report = load()

    assert report.gone == ["a"]
    assert RuleValue.objects.count() == 1


def test_calendar_edit_of_a_person_is_kept():
    plan = CalendarPlan(2026, 2026, announced_through=2026)
    CalendarDayFactory(date=date(2026, 9, 2), name="Quốc khánh (đã sửa)")
    load(calendar=plan)
    CalendarDay.objects.filter(date=date(2026, 2, 17)).update(kind=DayKind.WORKING_SWAP)
    load(calendar=plan)

    assert CalendarDay.objects.get(date=date(2026, 9, 2)).name == "Quốc khánh (đã sửa)"
    assert CalendarDay.objects.get(date=date(2026, 2, 17)).kind == DayKind.WORKING_SWAP


def test_library_knows_tet_and_national_day_of_2026():
    entries = calendar_entries(CalendarPlan(2026, 2026, announced_through=2026))

    tet = [f"2026-02-{day}" for day in (16, 17, 18, 19, 20)]
    off = {code for code, entry in entries.items() if entry.fields["kind"] == DayKind.HOLIDAY}
    assert {*tet, "2026-09-01", "2026-09-02"} <= off
    assert {entry.fields["status"] for entry in entries.values()} == {"confirmed"}


def test_years_not_announced_are_drafts_and_the_file_goes_before_the_library():
    own = Entry(
        "f", "2027-09-02", {"date": date(2027, 9, 2), "kind": "holiday", "name": "X"} | BASE
    )
    plan = CalendarPlan(2026, 2027, announced_through=2026, days=(own,))
    entries = calendar_entries(plan)

    assert entries["2027-02-06"].fields["status"] == "draft"
    assert entries["2027-09-02"].fields["name"] == "X"


def test_exchanged_saturday_is_worked():
    entries = calendar_entries(CalendarPlan(2024, 2024, announced_through=2026))

    assert entries["2024-05-04"].fields["kind"] == DayKind.WORKING_SWAP
    assert entries["2024-04-29"].fields["kind"] == DayKind.HOLIDAY


def test_command_loads_and_tells(capsys):
    call_command("load_regulations")

    assert "created, 0 updated" in capsys.readouterr().out
    assert RuleValue.objects.filter(key="membership.probation.months").exists()


def test_command_refuses_a_bad_file_and_writes_nothing(tmp_path):
    (tmp_path / "bad.yaml").write_text("documents:\n  - {code: x}\n", encoding="utf-8")

    with pytest.raises(CommandError, match=r"bad\.yaml: x: issuer: missing"):
        call_command("load_regulations", folder=tmp_path)

    assert LegalDocument.objects.count() == 0


def test_command_refuses_a_missing_folder(tmp_path):
    with pytest.raises(CommandError, match="is no folder"):
        call_command("load_regulations", folder=tmp_path / "nowhere")
