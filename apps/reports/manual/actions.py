"""What can happen to manual figures. One action per event; nothing is changed or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Invalid, NotAllowed, RuleRefused
from apps.core.formats import date_text
from apps.reports import permissions
from apps.reports import rules as periods
from apps.reports.choices import ManualState
from apps.reports.indicators import INDICATORS
from apps.reports.manual import judging, labels, rules
from apps.reports.manual.cells import form_on
from apps.reports.models import ManualFigure, ManualIndicator
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below

Standing = dict[tuple[int, str], ManualFigure]
"""Numbers of one organisation and period, by indicator and state."""


@audit.act("reports.manual_indicator_recorded")
def record_indicator(
    *, indicator: ManualIndicator | None = None, by: Actor, **values: Any
) -> ManualIndicator:
    """Enter a manual indicator in the catalogue, or change its words; code and kind stay.

    Raises NotAllowed, RuleRefused for a code that is taken, for what is counted from records, and
    for one that is a part of itself.
    """
    require(by, permissions.ADMINISTER)
    found = indicator or ManualIndicator(code=values["code"], kind=values["kind"])
    # A figure has one source: what is counted is never typed in beside it.
    if found.code in INDICATORS:
        raise RuleRefused("manual_counted", field="code")
    if indicator is None and ManualIndicator.with_cells.filter(code=values["code"]).exists():
        raise RuleRefused("manual_code_taken", field="code")
    for field in ("label", "unit_word", "definition", "form", "of", "part_of", "is_active"):
        if field in values:
            setattr(found, field, values[field])
    for field in ("of", "part_of"):
        _above_itself(found, field)
    found.save()
    audit.record(by, action="reports.manual_indicator_recorded", obj=found)
    return found


@dataclass(frozen=True)
class Entry:
    """A number to enter."""

    indicator: ManualIndicator
    value: int
    basis: str
    note: str = ""


@audit.act("reports.manual_entered")
def enter_figure(
    *,
    organization: Organization,
    indicator: ManualIndicator,
    kind: str,
    first: date,
    last: date,
    value: int,
    basis: str,
    note: str = "",
    by: Actor,
) -> ManualFigure:
    """Enter a number. It counts when a second person has approved it; one that waits for approval
    is replaced by it.

    Raises NotAllowed; RuleRefused without a basis, for a wrong period, one that has not begun, an
    indicator out of use, a cell that is not filled in by hand, or a number that contradicts a
    partition or a check of its form.
    """
    entries = [Entry(indicator, value, basis, note)]
    refused, made = _enter(organization, kind, first, last, entries, by)
    for refusal in refused.values():
        raise refusal
    return made[0]


@audit.act("reports.manual_entered")
def enter_figures(
    *,
    organization: Organization,
    kind: str,
    first: date,
    last: date,
    entries: Sequence[Entry],
    by: Actor,
) -> list[ManualFigure]:
    """Enter numbers of one organisation and period that are judged together: a whole and all its
    parts can be corrected at once. All are entered or none.

    Raises as ``enter_figure``; EntriesRefused names every number that is wrong.
    """
    refused, made = _enter(organization, kind, first, last, entries, by)
    if refused:
        raise EntriesRefused(refused)
    return made


class EntriesRefused(Invalid):
    """Which of several numbers are refused, by the code of the indicator."""

    def __init__(self, by_code: dict[str, RuleRefused]) -> None:
        super().__init__(list(by_code.values()))
        self.by_code = by_code


def _enter(
    organization: Organization, kind: str, first: date, last: date, entries: Sequence[Entry],
    by: Actor,
) -> tuple[dict[str, RuleRefused], list[ManualFigure]]:  # fmt: skip
    """What is wrong with each number; the figures when nothing is."""
    for form in {one.indicator.form for one in entries}:
        require(by, permissions.rights_of(form).generate)
    if not Organization.objects.visible_to(by).filter(pk=organization.pk).exists():
        raise NotAllowed(permission=str(permissions.ENTER))
    _check_period(kind, first, last)
    _one_at_a_time(organization, first, last)
    refused = _wrong_entries(entries, last)
    if refused:
        return refused, []
    waiting = _standing(organization, first, last)
    refused = judging.contradictions(
        {one.indicator: one.value for one in entries}, waiting.values(), last
    )
    if refused:
        return refused, []
    return {}, [_replace(organization, kind, first, last, one, waiting, by) for one in entries]


def _wrong_entries(entries: Sequence[Entry], last: date) -> dict[str, RuleRefused]:
    found: dict[str, RuleRefused] = {}
    forms = {one.indicator.form for one in entries if one.indicator.is_cell}
    cells = {form: form_on(form, last).cells for form in forms}
    for one in entries:
        code = one.indicator.code
        if not one.basis.strip():
            found[code] = RuleRefused("manual_basis_missing", field="basis")
        elif not 0 <= one.value <= rules.MOST:
            found[code] = RuleRefused("manual_not_a_number", field="value")
        elif not one.indicator.is_active:
            found[code] = RuleRefused("manual_out_of_use", field="indicator")
        elif one.indicator.is_cell and code not in cells[one.indicator.form]:
            found[code] = RuleRefused("manual_cell_not_open", field="indicator", cell=code)
    return found


def _replace(
    organization: Organization, kind: str, first: date, last: date, entry: Entry,
    waiting: Standing, by: Actor,
) -> ManualFigure:  # fmt: skip
    indicator = entry.indicator
    _end(waiting.get((indicator.pk, rules.ENTERED)), ManualState.SUPERSEDED, by)
    figure: ManualFigure = ManualFigure.objects.create(
        organization=organization, indicator=indicator, kind=kind, first=first, last=last,
        value=entry.value, basis=entry.basis.strip()[:300], note=entry.note.strip()[:300],
        entered_by_id=by.user_id,
    )  # fmt: skip
    audit.record(
        by, action="reports.manual_entered", obj=figure, manual=indicator.label, value=entry.value
    )
    return figure


@audit.act("reports.manual_approved")
def approve_figure(*, figure: ManualFigure, by: Actor) -> ManualFigure:
    """Approve what somebody else entered; from now on it counts, in place of the one before.

    Raises NotAllowed; RuleRefused for one's own figure, one that waits no longer, or one that
    contradicts what has been approved meanwhile.
    """
    return _approve([figure], by)[0]


@audit.act("reports.manual_approved")
def approve_figures(*, figures: Sequence[ManualFigure], by: Actor) -> list[ManualFigure]:
    """Approve figures of one organisation and period that are judged together.

    Raises as ``approve_figure``, when there is none, or when one is of another organisation or
    period. All are approved or none.
    """
    if not figures:
        raise RuleRefused("manual_none_waits")
    places = {(one.organization_id, one.first, one.last) for one in figures}
    if len(places) != 1:
        raise RuleRefused("manual_not_together")
    return _approve(figures, by)


def _approve(figures: Sequence[ManualFigure], by: Actor) -> list[ManualFigure]:
    one = figures[0]
    for figure in figures:
        require(by, permissions.rights_of(figure.indicator.form).check, figure)
    _one_at_a_time(one.organization, one.first, one.last)
    locked = [_locked(figure) for figure in figures]
    for figure in locked:
        if figure.state != ManualState.ENTERED:
            raise RuleRefused("manual_not_waiting")
        if figure.entered_by_id == by.user_id:
            raise RuleRefused("manual_own_figure")
    standing = _standing(one.organization, one.first, one.last)
    approved = {key: found for key, found in standing.items() if key[1] == rules.APPROVED}
    values = {figure.indicator: figure.value for figure in locked}
    for refusal in judging.contradictions(values, approved.values(), one.last).values():
        raise refusal
    for figure in locked:
        _end(approved.get((figure.indicator_id, rules.APPROVED)), ManualState.SUPERSEDED, by)
        figure.state = ManualState.APPROVED
        figure.approved_by_id, figure.approved_at = by.user_id, timezone.now()
        figure.save(update_fields=["state", "approved_by", "approved_at"])
        audit.record(
            by, action="reports.manual_approved", obj=figure, manual=figure.indicator.label,
            value=figure.value,
        )  # fmt: skip
    return locked


@audit.act("reports.manual_withdrawn")
def withdraw_figure(*, figure: ManualFigure, reason: str, by: Actor) -> ManualFigure:
    """Take a figure back with a reason: one that waits by its author or by who approves, one that
    counts by who approves. It stays to be read and counts no longer.

    Raises NotAllowed, RuleRefused without a reason or when it stands no longer.
    """
    require(by, permissions.VIEW, figure)
    locked = _locked(figure)
    own = locked.entered_by_id == by.user_id and locked.state == ManualState.ENTERED
    rights = permissions.rights_of(locked.indicator.form)
    if not by.has(rights.check) and not (own and by.has(rights.generate)):
        raise NotAllowed(permission=str(rights.check))
    if locked.state not in (ManualState.ENTERED, ManualState.APPROVED):
        raise RuleRefused("manual_not_standing")
    if not reason.strip():
        raise RuleRefused("reason_missing", field="reason")
    _end(locked, ManualState.WITHDRAWN, by, reason.strip()[:300])
    audit.record(by, action="reports.manual_withdrawn", obj=locked, reason=locked.end_reason)
    return locked


def _above_itself(found: ManualIndicator, field: str) -> None:
    above = getattr(found, field)
    while above is not None:
        if above.code == found.code:
            raise RuleRefused("manual_part_of_itself", field=field)
        above = getattr(above, field)


def _check_period(kind: str, first: date, last: date) -> None:
    if not periods.is_period(kind, first, last):
        raise RuleRefused(
            "period_not_of_kind", field="kind", first=date_text(first), last=date_text(last)
        )
    if first > timezone.localdate():
        raise RuleRefused("period_in_future", field="first")


def _one_at_a_time(organization: Organization, first: date, last: date) -> None:
    """Figures of one organisation and period are judged together, so they take turns."""
    key = f"reports.manual:{organization.pk}:{first}:{last}"
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [key])


def _standing(organization: Organization, first: date, last: date) -> Standing:
    rows = ManualFigure.objects.standing().of_period(organization, first, last)
    rows = rows.select_related("indicator").select_for_update(of=("self",))
    return {(one.indicator_id, one.state): one for one in rows}


def _end(figure: ManualFigure | None, state: str, by: Actor, reason: str = "") -> None:
    if figure is None:
        return
    figure.state, figure.end_reason = state, reason
    figure.ended_at, figure.ended_by_id = timezone.now(), by.user_id
    figure.save(update_fields=["state", "end_reason", "ended_at", "ended_by"])


def _locked(figure: ManualFigure) -> ManualFigure:
    rows: Any = ManualFigure.objects.select_for_update(of=("self",))
    found: ManualFigure = rows.select_related("indicator", "organization").get(pk=figure.pk)
    return found
