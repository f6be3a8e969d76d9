"""The forms that can be asked for: sets of figures, and the statistical tables by branch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from apps.reports.choices import ALL_TABLES, PeriodKind, SummaryForm
from apps.reports.models.tables import StatisticalTable
from apps.reports.tables.choices import Branch


def form_choices(offers: Callable[[str], bool] = lambda form: True) -> list[tuple[Any, Any]]:
    """Every form that is offered, grouped; a table by its latest title."""
    tables: dict[str, list[tuple[str, str]]] = {branch: [] for branch in Branch}
    for table in StatisticalTable.objects.newest():
        if offers(table.code):
            tables[table.branch].append((table.code, str(table)))
    groups = [(Branch(branch).label, found) for branch, found in tables.items() if found]
    return [(_("Sets of figures"), [one for one in SummaryForm.choices if offers(one[0])]), *groups]


def choices_or_all() -> list[tuple[Any, Any]]:
    """Every form, and first the word for all of them."""
    return [("", _("all forms")), *form_choices()]


def scheduled_choices() -> list[tuple[Any, Any]]:
    """Every form, and first the words for all sets of figures and for all tables."""
    return [*_wide(), *form_choices()]


def _wide() -> list[tuple[Any, Any]]:
    return [("", _("all sets of figures")), (ALL_TABLES, _("all statistical tables"))]


def kinds_of_table(code: str) -> frozenset[str]:
    """The kinds of period for which any definition of a table is handed in."""
    found: set[str] = set()
    for table in StatisticalTable.objects.filter(code=code):
        found.update(table.kinds or PeriodKind.values)
    return frozenset(found)


def form_name(form: str) -> str:
    """What a schedule names: a set of figures, all of one sort, or a table by its code."""
    return str(dict([*_wide(), *SummaryForm.choices]).get(form, form))


def is_form(form: str) -> bool:
    """Whether there is such a form, on whatever days."""
    return form in SummaryForm.values or StatisticalTable.objects.filter(code=form).exists()
