"""The forms that can be asked for: sets of figures, and the statistical tables by branch."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from apps.reports.choices import SummaryForm
from apps.reports.models.tables import StatisticalTable
from apps.reports.tables.choices import Branch


def form_choices() -> list[tuple[Any, Any]]:
    """Every form, grouped; a table by its latest title."""
    tables: dict[str, list[tuple[str, str]]] = {branch: [] for branch in Branch}
    for table in StatisticalTable.objects.newest():
        tables[table.branch].append((table.code, str(table)))
    groups = [(Branch(branch).label, found) for branch, found in tables.items() if found]
    return [(_("Sets of figures"), SummaryForm.choices), *groups]


def is_form(form: str) -> bool:
    """Whether there is such a form, on whatever days."""
    return form in SummaryForm.values or StatisticalTable.objects.filter(code=form).exists()
