"""The catalogue tells every row that committees publish; what no app records says so."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from apps.accounts.actor import SystemActor
from apps.reports import catalogue
from apps.reports.indicators import INDICATORS
from apps.reports.manual.loading import ManualFileError, load_manual, read_manual
from apps.reports.models import ManualIndicator
from tests.factories.accounts import browser_as
from tests.reports.published_rows import ROWS

TOLD = {code for code, _label, _definition in catalogue.TOLD}
WANTED = {key for keys in ROWS.values() for key in keys}


def test_every_row_has_its_figures():
    shipped = {one["code"] for one in read_manual()}
    assert WANTED - set(INDICATORS) - TOLD - shipped == set()
    # Nothing is shipped that no row asks for.
    assert shipped <= WANTED


@pytest.mark.usefixtures("db")
def test_the_page_shows_every_row_and_marks_what_is_entered_by_hand(world, everything):
    load_manual(read_manual(), by=SystemActor())
    reader = browser_as(world, "organization_officer", "alpha-east")

    page = reader.get("/indicators/?per_page=500")

    assert {one.key for one in page.context["page"]} | TOLD >= WANTED
    text = page.content.decode()
    assert all(str(label) in text for _code, label, _definition in page.context["told"])
    assert "Nhập tay: không phân hệ nào ghi nhận" in text
    by_hand = reader.get("/indicators/?app=manual&per_page=500").context["page"]
    assert {one.key for one in by_hand} == {one["code"] for one in read_manual()}
    one = reader.get("/indicators/women_council_members/").context["entry"]
    assert (one.app, one.whole.key) == ("manual", "council_members")
    assert len(one.steps) == 3
    found = reader.get("/api/indicators/women_council_members/").json()
    assert (found["app"], found["of"]) == ("manual", "council_members")
    assert reader.get("/indicators/no_such_figure/").status_code == 404


def test_loading_twice_changes_nothing_and_keeps_what_people_wrote(everything, db):
    total = len(read_manual())
    assert load_manual(read_manual(), by=SystemActor()) == {"created": total, "kept": 0}
    ManualIndicator.objects.filter(code="hamlets").update(label="Thôn, buôn")

    call_command("load_tables", verbosity=0)

    assert ManualIndicator.objects.count() == total
    assert ManualIndicator.objects.get(code="hamlets").label == "Thôn, buôn"
    shares = ManualIndicator.objects.filter(of__code="hamlets")
    assert shares.count() == 3


@pytest.mark.parametrize(
    "line",
    [
        "{code: members, form: membership, kind: stock}",  # counted
        "{code: a, form: nothing, kind: stock}",
        "{code: a, form: membership, kind: stock, of: b}",
        "{code: hamlets, form: membership, kind: sometimes}",
    ],
)
def test_a_file_that_cannot_be_right_is_refused(tmp_path, line):
    path = tmp_path / "manual.yaml"
    path.write_text(f"indicators:\n  - {line}\n", encoding="utf-8")

    with pytest.raises(ManualFileError):
        read_manual(path)
