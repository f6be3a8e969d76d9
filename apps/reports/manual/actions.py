"""What can happen to manual figures. One action per event; nothing is changed or deleted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.formats import date_text, number
from apps.reports import permissions
from apps.reports import rules as periods
from apps.reports.choices import ManualState
from apps.reports.indicators import INDICATORS
from apps.reports.manual import labels, rules
from apps.reports.models import ManualFigure, ManualIndicator
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below


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
    if indicator is None and ManualIndicator.objects.filter(code=values["code"]).exists():
        raise RuleRefused("manual_code_taken", field="code")
    for field in ("label", "unit_word", "definition", "form", "of", "part_of", "is_active"):
        if field in values:
            setattr(found, field, values[field])
    for field in ("of", "part_of"):
        _above_itself(found, field)
    found.save()
    audit.record(by, action="reports.manual_indicator_recorded", obj=found)
    return found


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
    indicator out of use, or a number that contradicts a partition.
    """
    require(by, permissions.rights_of(indicator.form).generate)
    if not Organization.objects.visible_to(by).filter(pk=organization.pk).exists():
        raise NotAllowed(permission=str(permissions.ENTER))
    if not basis.strip():
        raise RuleRefused("manual_basis_missing", field="basis")
    if not 0 <= value <= rules.MOST:
        raise RuleRefused("manual_not_a_number", field="value")
    if not indicator.is_active:
        raise RuleRefused("manual_out_of_use", field="indicator")
    _check_period(kind, first, last)
    _one_at_a_time(organization, first, last)
    waiting = _standing(organization, first, last)
    _require_agreement(indicator, value, waiting)
    _end(waiting.get((indicator.pk, rules.ENTERED)), ManualState.SUPERSEDED, by)
    figure = ManualFigure.objects.create(
        organization=organization, indicator=indicator, kind=kind, first=first, last=last,
        value=value, basis=basis.strip()[:300], note=note.strip()[:300], entered_by_id=by.user_id,
    )  # fmt: skip
    audit.record(
        by, action="reports.manual_entered", obj=figure, manual=indicator.label, value=value
    )
    return figure


@audit.act("reports.manual_approved")
def approve_figure(*, figure: ManualFigure, by: Actor) -> ManualFigure:
    """Approve what somebody else entered; from now on it counts, in place of the one before.

    Raises NotAllowed; RuleRefused for one's own figure, one that waits no longer, or one that
    contradicts what has been approved meanwhile.
    """
    require(by, permissions.rights_of(figure.indicator.form).check, figure)
    _one_at_a_time(figure.organization, figure.first, figure.last)
    locked = _locked(figure)
    if locked.state != ManualState.ENTERED:
        raise RuleRefused("manual_not_waiting")
    if locked.entered_by_id == by.user_id:
        raise RuleRefused("manual_own_figure")
    standing = _standing(locked.organization, locked.first, locked.last)
    approved = {key: one for key, one in standing.items() if key[1] == rules.APPROVED}
    _require_agreement(locked.indicator, locked.value, approved)
    _end(approved.get((locked.indicator_id, rules.APPROVED)), ManualState.SUPERSEDED, by)
    locked.state = ManualState.APPROVED
    locked.approved_by_id, locked.approved_at = by.user_id, timezone.now()
    locked.save(update_fields=["state", "approved_by", "approved_at"])
    audit.record(
        by, action="reports.manual_approved", obj=locked, manual=locked.indicator.label,
        value=locked.value,
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


def _standing(
    organization: Organization, first: date, last: date
) -> dict[tuple[int, str], ManualFigure]:
    rows = ManualFigure.objects.standing().of_period(organization, first, last)
    return {(one.indicator_id, one.state): one for one in rows.select_for_update(of=("self",))}


def _require_agreement(
    indicator: ManualIndicator, value: int, standing: dict[tuple[int, str], ManualFigure]
) -> None:
    """Compare with the figures of the same organisation and period; a waiting one goes before the
    approved one that it would replace."""
    values = {pk: one.value for (pk, state), one in standing.items() if state == rules.APPROVED}
    values |= {pk: one.value for (pk, state), one in standing.items() if state == rules.ENTERED}
    values[indicator.pk] = value
    for whole in {indicator, indicator.of, indicator.part_of} - {None}:
        assert whole is not None
        parts = {one.pk: one for one in whole.parts.all()}
        shares = {one.pk: one for one in whole.shares.all()}
        found = rules.contradiction(values, whole.pk, list(parts), list(shares))
        if found is not None:
            names = {whole.pk: whole, **parts, **shares}
            raise RuleRefused(
                found.code, field="value", whole=str(whole), total=number(found.total),
                sum=number(found.parts), part=str(names.get(found.part, "")),
            )  # fmt: skip


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
