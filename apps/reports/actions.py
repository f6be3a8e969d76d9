"""What can happen to summaries and targets. One action per event."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from celery import current_app
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit, jobs
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.formats import date_text
from apps.core.models import Job
from apps.reports import labels, permissions, rules, wording
from apps.reports.choices import SummaryState
from apps.reports.figures import Counted, Span, Step, counted, fingerprint, values_of
from apps.reports.indicators import INDICATORS
from apps.reports.models import Summary, SummaryFigure, Target
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below

JOB_KIND = "reports.generate"


@audit.act("reports.summary_requested")
def request_summary(
    *, organization: Organization, form: str, kind: str, first: date, last: date, by: Actor
) -> Job:
    """Have a summary generated in the background; asking twice joins the running job.

    Raises NotAllowed outside the own range, RuleRefused for a span that is no such period.
    """
    require(by, permissions.GENERATE, organization)
    _check_period(kind, first, last)
    span = Span(organization, form, kind, first, last)
    assignment = by.assignment.pk if by.assignment else None

    def launch(job: Job) -> None:
        current_app.send_task(
            JOB_KIND,
            args=[job.pk, organization.pk, form, kind, first.isoformat(), last.isoformat()],
            kwargs={"assignment_id": assignment},
        )

    job, is_new = jobs.start(
        kind=JOB_KIND,
        key=span.key,
        title=_title(span),
        by=by,
        launch=launch,
        total=span.size,
        unit=wording.figures_word(),
    )
    audit.record(
        by,
        action="reports.summary_requested",
        obj=organization,
        period=[kind, first.isoformat(), last.isoformat()],
        joined=not is_new,
    )
    return job


@audit.act("reports.summary_generated")
def generate_summary(
    *,
    organization: Organization,
    form: str,
    kind: str,
    first: date,
    last: date,
    by: Actor,
    job_id: int | None = None,
    step: Step | None = None,
) -> Summary:
    """Count a summary now. Running it again replaces the figures of the unsigned revision; after
    a signed one it opens the next revision. A checked summary whose figures change is a draft
    again.

    Raises NotAllowed and RuleRefused as ``request_summary``.
    """
    require(by, permissions.GENERATE, organization)
    _check_period(kind, first, last)
    span = Span(organization, form, kind, first, last)
    _one_at_a_time(span.key)
    newest = (
        Summary.objects.select_for_update(of=("self",))
        .of_period(organization, form, kind, first, last)
        .order_by("-revision")
        .first()
    )
    numbers = counted(span, step=step, keep=True)
    summary, changed = _store(span, newest, numbers, by, job_id)
    audit.record(
        by,
        action="reports.summary_generated",
        obj=summary,
        revision=summary.revision,
        changed=changed,
    )
    return summary


@audit.act("reports.summary_checked")
def check_summary(*, summary: Summary, by: Actor, counted_at: datetime | None = None) -> Summary:
    """Vouch for a draft. ``counted_at`` names the figures that were looked at.

    Raises NotAllowed, RuleRefused when it is no draft, Conflict when it was counted again.
    """
    require(by, permissions.CHECK, summary)
    locked = _locked(summary, counted_at)
    _require_step(locked, SummaryState.CHECKED, "summary_not_draft")
    locked.state = SummaryState.CHECKED
    locked.checked_by_id, locked.checked_at = by.user_id, timezone.now()
    locked.save(update_fields=["state", "checked_by", "checked_at"])
    audit.record(by, action="reports.summary_checked", obj=locked, revision=locked.revision)
    return locked


@audit.act("reports.summary_sent_back")
def return_to_draft(*, summary: Summary, reason: str, by: Actor) -> Summary:
    """Send a checked summary back with a reason; for whoever checks or signs.

    Raises NotAllowed, RuleRefused when it is not checked or the reason is missing.
    """
    require(by, permissions.VIEW, summary)
    if not permissions.can_send_back(by):
        raise NotAllowed(permission=str(permissions.CHECK))
    if not reason.strip():
        raise RuleRefused("reason_missing", field="reason")
    locked = _locked(summary)
    _require_step(locked, SummaryState.DRAFT, "summary_not_checked")
    _back_to_draft(locked)
    locked.save(update_fields=["state", "checked_by", "checked_at"])
    audit.record(by, action="reports.summary_sent_back", obj=locked, reason=reason.strip()[:300])
    return locked


@audit.act("reports.summary_signed")
def sign_summary(*, summary: Summary, by: Actor, counted_at: datetime | None = None) -> Summary:
    """Freeze a checked summary with the fingerprint of its content; from now on nothing changes it.

    Raises NotAllowed, RuleRefused when it is not checked, Conflict when it was counted again.
    """
    require(by, permissions.SIGN, summary)
    locked = _locked(summary, counted_at)
    _require_step(locked, SummaryState.SIGNED, "summary_not_checked")
    locked.state = SummaryState.SIGNED
    locked.signed_by_id, locked.signed_at = by.user_id, timezone.now()
    locked.sha256 = fingerprint(locked)
    locked.save(update_fields=["state", "signed_by", "signed_at", "sha256"])
    audit.record(
        by,
        action="reports.summary_signed",
        obj=locked,
        revision=locked.revision,
        sha256=locked.sha256,
    )
    return locked


@audit.act("reports.target_set")
def set_target(
    *,
    organization: Organization,
    indicator: str,
    kind: str,
    first: date,
    last: date,
    plan: int | None = None,
    share: Decimal | None = None,
    by: Actor,
    document: str = "",
    note: str = "",
) -> Target:
    """Set what an organisation means to reach: a number, or at least a ``share`` in percent of the
    indicator's whole. It applies to summaries of the same kind whose period lies within its own.

    Raises NotAllowed; RuleRefused when a target of the same kind overlaps, for a wrong period, or
    for a share of an indicator that is no part of a whole.
    """
    require(by, permissions.SET_TARGET, organization)
    _check_span(kind, first, last)
    _check_aim(indicator, plan, share)
    target = Target(
        organization=organization,
        indicator=indicator,
        kind=kind,
        first=first,
        last=last,
        plan=plan,
        share=share,
        document=document.strip(),
        note=note.strip(),
        set_by_id=by.user_id,
    )
    _save_target(target)
    audit.record(by, action="reports.target_set", obj=target, plan=plan or f"{share:f}%")
    return target


@audit.act("reports.target_ended")
def end_target(*, target: Target, reason: str, by: Actor) -> Target:
    """End a target that no longer holds; summaries made from now on do without it.

    Raises NotAllowed, RuleRefused without a reason or when it has been ended before.
    """
    require(by, permissions.SET_TARGET, target)
    if not reason.strip():
        raise RuleRefused("reason_missing", field="reason")
    locked = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    if locked.ended_at is not None:
        raise RuleRefused("target_ended")
    locked.ended_at, locked.ended_by_id = timezone.now(), by.user_id
    locked.end_reason = reason.strip()[:300]
    locked.save(update_fields=["ended_at", "ended_by", "end_reason"])
    audit.record(by, action="reports.target_ended", obj=locked, reason=locked.end_reason)
    return locked


def _check_aim(indicator: str, plan: int | None, share: Decimal | None) -> None:
    if (plan is None) == (share is None) or (plan is not None and plan <= 0):
        raise RuleRefused("plan_not_positive", field="plan")
    if share is None:
        return
    if not 0 < share <= 100:
        raise RuleRefused("share_out_of_range", field="plan")
    if not INDICATORS[indicator].of:
        raise RuleRefused("share_without_whole", field="plan")


def _save_target(target: Target) -> None:
    try:
        with transaction.atomic():
            target.save()
    except IntegrityError as error:
        if "target_one_at_a_time" in str(error):
            raise RuleRefused("target_overlaps", field="indicator") from None
        raise


def _title(span: Span) -> str:
    form = wording.form_words(span.form, span.last)
    period = wording.period_words(span.kind, span.first, span.last)
    return f"{form} · {period} · {span.organization.name}"


def _check_span(kind: str, first: date, last: date) -> None:
    if not rules.is_period(kind, first, last):
        raise RuleRefused(
            "period_not_of_kind", field="kind", first=date_text(first), last=date_text(last)
        )


def _check_period(kind: str, first: date, last: date) -> None:
    _check_span(kind, first, last)
    if first > timezone.localdate():
        raise RuleRefused("period_in_future", field="first")


def _one_at_a_time(key: str) -> None:
    """Two workers with one summary take turns: there may be no row yet that could be locked."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"reports.{key}"])


def _store(
    span: Span, newest: Summary | None, numbers: Counted, by: Actor, job_id: int | None
) -> tuple[Summary, int]:
    """Write the numbers; returns the summary and how many figures are new or different."""
    before = values_of(newest.figures.all()) if newest else {}
    changed = len(rules.difference(before, numbers.by_key()))
    if newest is None or newest.is_signed:
        summary = Summary(
            organization=span.organization, form=span.form, kind=span.kind, first=span.first,
            last=span.last, revision=newest.revision + 1 if newest else 1,
        )  # fmt: skip
    else:
        summary = newest
        summary.figures.all().delete()
        if changed or summary.details != numbers.details:
            _back_to_draft(summary)
    summary.name, summary.details = numbers.name, numbers.details
    summary.counted_at, summary.generated_by_id = timezone.now(), by.user_id
    summary.job_id = job_id
    summary.save()
    for figure in numbers.figures:
        figure.summary, figure.organization = summary, span.organization
    SummaryFigure.objects.bulk_create(numbers.figures)
    return summary, changed


def _back_to_draft(summary: Summary) -> None:
    summary.state = SummaryState.DRAFT
    summary.checked_by, summary.checked_at = None, None


def _locked(summary: Summary, counted_at: datetime | None = None) -> Summary:
    found: Any = (
        Summary.objects.select_for_update(of=("self",))
        .select_related("organization")
        .get(pk=summary.pk)
    )
    if counted_at is not None and found.counted_at != counted_at:
        raise Conflict("summary_recounted")
    return found  # type: ignore[no-any-return]


def _require_step(summary: Summary, wanted: str, refusal: str) -> None:
    if wanted not in rules.ALLOWED[summary.state]:
        raise RuleRefused(refusal)
