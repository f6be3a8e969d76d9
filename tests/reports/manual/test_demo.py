"""What the demo enters into the cells of a form agrees with the form as it is shipped."""

from __future__ import annotations

from types import SimpleNamespace

from django.core.management import call_command

from apps.desk.demo.topics import manual
from apps.reports.models import ManualFigure
from apps.reports.tables.sheet import TableSheet
from tests.factories import reports as make


def test_the_cells_of_the_demo_are_printed_in_their_form(world, everything, heads, monkeypatch):
    unit, head = world["alpha-east"], heads["alpha-east"]
    officer = world.actor("organization_officer", "alpha-east")
    monkeypatch.setattr(manual, "_acting", lambda name: officer if "tochuc" in name else head)
    call_command("load_tables")
    manual._cells(SimpleNamespace(units={manual.PUBLISHED: unit}))
    first, last = manual.CELLS_YEAR
    made = make.summary(unit, by=head, form="TK3", kind="year", first=first, last=last)
    shown = {row.label: row.cells[0].text for row in TableSheet(made, head).grid if row.cells}
    assert shown["Đoàn viên TNCS Hồ Chí Minh"] == "1.310*"
    assert shown["Trung học phổ thông"] == "…"
    assert ManualFigure.objects.filter(state="entered").count() == 1
