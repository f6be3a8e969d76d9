"""Cells of statistical forms for which nothing is recorded, as manual indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from apps.accounts.actor import Actor
from apps.core.errors import RuleRefused
from apps.core.formats import number
from apps.reports.choices import FigureKind, ManualState
from apps.reports.models import ManualFigure, ManualIndicator
from apps.reports.tables.cells import label_of, table_on
from apps.reports.tables.checks import Verdict, verdicts, words_of_check
from apps.reports.tables.definition import Definition, TableCell
from apps.reports.tables.sheet import WRONG
from apps.tenancy.models import Organization


@dataclass(frozen=True)
class Form:
    """A form as it holds on the last day of a period, with the cells that people fill in."""

    definition: Definition

    @cached_property
    def cells(self) -> dict[str, TableCell]:
        """The cells that nothing is recorded for, by key."""
        return self.definition.unrecorded()

    def indicator(self, key: str) -> ManualIndicator:
        """The cell as an indicator, made or brought up to date. Raises RuleRefused for a cell that
        is counted, follows from others or is not there."""
        cell = self.cells.get(key)
        if cell is None:
            raise RuleRefused("manual_cell_not_open", field="indicator", cell=key)
        words = {
            "label": f"{self.definition.code} · {label_of(cell, self.definition)}"[:200],
            "unit_word": self.definition.unit_word[:40],
            "definition": f"{self.definition.code} · {self.definition.title}"[:500],
        }
        found, is_new = ManualIndicator.with_cells.get_or_create(
            code=key,
            defaults={"form": self.definition.code, "kind": FigureKind.FLOW, **words},
        )
        if not is_new and any(getattr(found, name) != text for name, text in words.items()):
            ManualIndicator.with_cells.filter(pk=found.pk).update(**words)
            found.refresh_from_db()
        return found  # type: ignore[no-any-return]

    def contradictions(self, values: Mapping[str, int]) -> dict[str, RuleRefused]:
        """What the checks of the form say against numbers entered by hand, at each cell that is in
        a comparison which fails. What is compared with counted cells is flagged in the summary."""
        found: dict[str, RuleRefused] = {}
        for one in verdicts(self.definition, dict(values), lambda form: None):
            if one.passed is False:
                for key in one.keys:
                    found.setdefault(key, self._refusal(one))
        return found

    def _refusal(self, verdict: Verdict) -> RuleRefused:
        return RuleRefused(
            "manual_cells_disagree", field="value",
            check=f"{words_of_check(self.definition, verdict.check)} ({verdict.place})",
            left=number(verdict.left), sign=WRONG[verdict.sign], right=number(verdict.right),
        )  # fmt: skip


def form_on(code: str, last: date) -> Form:
    """The form of a code on a day. Raises RuleRefused when none is in force."""
    return Form(table_on(code, last).definition)


def indicator_of(code: str, last: date) -> ManualIndicator | None:
    """An indicator of the catalogue by its code, or a cell by its key (``TK1.B2b.c3``); None when
    there is no such one. Raises RuleRefused for a cell that is not filled in by hand."""
    if not is_cell(code):
        return ManualIndicator.objects.filter(code=code.lower()).first()
    form = code.partition(".")[0].upper()
    known = form_on(form, last)
    exact = {key.lower(): key for key in known.cells}
    return known.indicator(exact.get(code.lower(), code))


def is_cell(code: str) -> bool:
    """Whether a code is the key of a cell: codes of the catalogue have no dot."""
    return "." in code


def standing(
    organization: Organization, form: str, first: date, last: date
) -> dict[str, ManualFigure]:
    """What the organisation itself has entered for the cells of a form: by key, a number that waits
    before the one that it would replace."""
    rows = (
        ManualFigure.objects.standing()
        .of_period(organization, first, last)
        .filter(indicator__form=form)
        .select_related("indicator", "organization", "entered_by", "approved_by")
    )
    figures = sorted(rows, key=lambda one: one.state == ManualState.ENTERED)
    return {one.indicator.code: one for one in figures}


def beside(figure: ManualFigure, actor: Actor) -> list[ManualFigure]:
    """A figure that waits with all that wait for the same organisation, period and form and that
    somebody else entered."""
    rows = (
        ManualFigure.objects.visible_to(actor)
        .of_period(figure.organization, figure.first, figure.last)
        .filter(state=ManualState.ENTERED, indicator__form=figure.indicator.form)
        .exclude(entered_by_id=actor.user_id)
    )
    return list(rows.select_related("indicator", "organization"))
