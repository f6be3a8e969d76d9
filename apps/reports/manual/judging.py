"""Whether numbers of one organisation and period agree: with each other and with those that stand.

Indicators by their wholes and parts, cells of a form by the checks of the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from apps.core.errors import RuleRefused
from apps.core.formats import number
from apps.reports.manual import rules
from apps.reports.manual.cells import form_on
from apps.reports.models import ManualFigure, ManualIndicator


def contradictions(
    entered: Mapping[ManualIndicator, int], standing: Iterable[ManualFigure], last: date
) -> dict[str, RuleRefused]:
    """What contradicts, by the code of the number that is refused; empty when all agree. A standing
    number that waits goes before the approved one that it would replace."""
    in_order = sorted(standing, key=lambda one: one.state == rules.ENTERED)
    values = {one.indicator: one.value for one in in_order} | dict(entered)
    return _of_wholes(entered, values) | _of_forms(entered, values, last)


def _of_wholes(
    entered: Mapping[ManualIndicator, int], values: Mapping[ManualIndicator, int]
) -> dict[str, RuleRefused]:
    by_key = {one.pk: value for one, value in values.items()}
    wholes = {
        whole
        for one in entered
        if not one.is_cell
        for whole in (one, one.of, one.part_of)
        if whole is not None
    }
    found: dict[str, RuleRefused] = {}
    for whole in sorted(wholes, key=lambda one: one.code):
        parts = {one.pk: one for one in whole.parts.all()}
        shares = {one.pk: one for one in whole.shares.all()}
        wrong = rules.contradiction(by_key, whole.pk, list(parts), list(shares))
        if wrong is None:
            continue
        names = {whole.pk: whole, **parts, **shares}
        refusal = RuleRefused(
            wrong.code, field="value", whole=str(whole), total=number(wrong.total),
            sum=number(wrong.parts), part=str(names.get(wrong.part, "")),
        )  # fmt: skip
        # One part that is too great is wrong itself; else each that was entered may be.
        blamed = {names[wrong.part]} if wrong.part in names else {whole, *parts.values()}
        for one in blamed & set(entered) or {whole} & set(entered) or set(entered):
            found.setdefault(one.code, refusal)
    return found


def _of_forms(
    entered: Mapping[ManualIndicator, int], values: Mapping[ManualIndicator, int], last: date
) -> dict[str, RuleRefused]:
    codes = {one.code for one in entered if one.is_cell}
    found: dict[str, RuleRefused] = {}
    for form in sorted({one.form for one in entered if one.is_cell}):
        mine = {one.code: value for one, value in values.items() if one.form == form}
        wrong = form_on(form, last).contradictions(mine)
        # A comparison of numbers that stood before is no fault of those entered now.
        found |= {code: refusal for code, refusal in wrong.items() if code in codes}
    return found
