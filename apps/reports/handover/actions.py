"""What happens to a signed summary: sent up, accepted or returned; and between the levels."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.reports import permissions, rules
from apps.reports.figures import fingerprint
from apps.reports.handover import levels
from apps.reports.handover.choices import HandoverState
from apps.reports.models import Handover, LevelCheck, Summary


@audit.act("reports.summary_sent_up")
def send_up(*, summary: Summary, by: Actor) -> Handover:
    """Hand the newest signed revision to the level above, as it was signed.

    Raises NotAllowed; RuleRefused when it is not signed, not the newest, sent before, edited after
    it was signed, or when there is no level above.
    """
    require(by, permissions.rights_of(summary.form).sign, summary)
    locked = Summary.objects.select_for_update(of=("self",)).get(pk=summary.pk)
    if not locked.is_signed:
        raise RuleRefused("summary_not_signed")
    if locked.organization.is_province:
        raise RuleRefused("summary_no_level_above")
    if not Summary.objects.newest().filter(pk=locked.pk).exists():
        raise RuleRefused("summary_not_newest")
    _require_unbroken(locked)
    made = Handover(summary=locked, organization_id=locked.organization_id, sent_by_id=by.user_id)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise RuleRefused("summary_sent_already") from None
    audit.record(by, action="reports.summary_sent_up", obj=locked, revision=locked.revision)
    return made


@audit.act("reports.summary_accepted")
def accept(*, summary: Summary, by: Actor) -> Handover:
    """Take a summary of a unit as right; for those who check at a level above.

    Raises NotAllowed, RuleRefused when it was not sent or has been answered, or was edited after it
    was signed.
    """
    found = _to_answer(summary, by)
    _require_unbroken(found.summary)
    return _answer(found, HandoverState.ACCEPTED, "", "reports.summary_accepted", by)


@audit.act("reports.summary_returned")
def return_to_unit(*, summary: Summary, note: str, by: Actor) -> Handover:
    """Return a summary to its unit with a note; the unit answers with a new revision.

    Raises NotAllowed, RuleRefused when it was not sent or has been answered, or without a note.
    """
    found = _to_answer(summary, by)
    if not note.strip():
        raise RuleRefused("reason_missing", field="reason")
    return _answer(
        found, HandoverState.RETURNED, note.strip()[:500], "reports.summary_returned", by
    )


@audit.act("reports.levels_reconciled")
def reconcile_levels(*, until: date, note: str = "", by: Actor) -> LevelCheck:
    """Record that the own figures of a quarter were compared with the signed ones of the units.

    Raises NotAllowed, RuleRefused for a quarter that has not ended or was recorded before.
    """
    require(by, permissions.RECONCILE)
    if until != rules.quarter_end(until) or until >= timezone.localdate():
        raise RuleRefused("levels_not_over")
    compared = levels.of_quarter(by, until)
    made = LevelCheck(
        organization=by.organization, until=until, note=note.strip()[:500],
        differences=sum(len(one.differences) for one in compared),
        missing=sum(len(one.missing) for one in compared), done_by_id=by.user_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise RuleRefused("levels_done") from None
    audit.record(
        by, action="reports.levels_reconciled", obj=made, until=until.isoformat(),
        count=made.differences,
    )  # fmt: skip
    return made


def _require_unbroken(summary: Summary) -> None:
    if fingerprint(summary) != summary.sha256:
        raise RuleRefused("summary_edited")


def _to_answer(summary: Summary, by: Actor) -> Handover:
    require(by, permissions.rights_of(summary.form).check, summary)
    if not permissions.stands_above(by, summary):
        raise NotAllowed("summary_not_from_below")
    found: Any = (
        Handover.objects.select_for_update(of=("self",))
        .select_related("summary")
        .filter(summary_id=summary.pk, state=HandoverState.SENT)
        .first()
    )
    if found is None:
        raise RuleRefused("summary_not_sent")
    return found  # type: ignore[no-any-return]


def _answer(found: Handover, state: str, note: str, action: str, by: Actor) -> Handover:
    found.state, found.note = state, note
    found.answered_at, found.answered_by_id = timezone.now(), by.user_id
    found.save(update_fields=["state", "note", "answered_at", "answered_by"])
    more: dict[str, Any] = {"reason": note} if note else {}
    audit.record(by, action=action, obj=found.summary, revision=found.summary.revision, **more)
    return found
