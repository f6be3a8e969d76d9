"""What can happen to summaries. One action per event."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from celery import current_app
from django.db import connection, transaction
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit, jobs
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.formats import date_text
from apps.core.models import Job
from apps.reports import labels, permissions, proof, rules, wording
from apps.reports.choices import SummaryState
from apps.reports.figures import Counted, Span, Step, counted, fingerprint, stored_values
from apps.reports.models import Summary, SummaryFigure, WaitingSummary
from apps.reports.schedule import waiting
from apps.reports.schedule.lookup import check_period
from apps.tenancy import scope
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below

JOB_KIND = waiting.JOB_KIND


@audit.act("reports.summary_requested")
def request_summary(
    *, organization: Organization, form: str, kind: str, first: date, last: date, by: Actor
) -> Job:
    """Have a summary generated in the background; asking twice joins the running job.

    Raises NotAllowed outside the own range, RuleRefused for a span that is no such period or in
    which the organisation did not exist.
    """
    require(by, permissions.rights_of(form).generate, organization)
    span = Span(organization, form, kind, first, last)
    check_period(span)
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
    require(by, permissions.rights_of(form).generate, organization)
    span = Span(organization, form, kind, first, last)
    check_period(span)
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

    Raises NotAllowed, RuleRefused when it is no draft or its period has not ended, Conflict when it
    was counted again.
    """
    require(by, permissions.rights_of(summary.form).check, summary)
    locked = _locked(summary, counted_at)
    _require_step(locked, SummaryState.CHECKED, "summary_not_draft")
    _require_ended(locked)
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
    if not permissions.can_send_back(by, summary):
        raise NotAllowed(permission=str(permissions.rights_of(summary.form).check))
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

    Two people answer for the figures: whoever confirmed the check does not sign. Raises NotAllowed,
    RuleRefused when it is not checked, by whoever checked it, or while its period has not ended,
    Conflict when it was counted again.
    """
    require(by, permissions.rights_of(summary.form).sign, summary)
    locked = _locked(summary, counted_at)
    _require_step(locked, SummaryState.SIGNED, "summary_not_checked")
    _require_ended(locked)
    if locked.checked_by_id == by.user_id:
        raise RuleRefused("summary_signed_by_checker")
    locked.state = SummaryState.SIGNED
    locked.signed_by_id, locked.signed_at = by.user_id, timezone.now()
    locked.sha256 = fingerprint(locked)
    locked.save(update_fields=["state", "signed_by", "signed_at", "sha256"])
    transaction.on_commit(lambda: _wake(locked))
    audit.record(
        by,
        action="reports.summary_signed",
        obj=locked,
        revision=locked.revision,
        sha256=locked.sha256,
    )
    return locked


def _title(span: Span) -> str:
    form = wording.form_words(span.form, span.last)
    period = wording.period_words(span.kind, span.first, span.last)
    return f"{form} · {period} · {span.organization.name}"


def _one_at_a_time(key: str) -> None:
    """Two workers with one summary take turns: there may be no row yet that could be locked."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"reports.{key}"])


def _store(
    span: Span, newest: Summary | None, numbers: Counted, by: Actor, job_id: int | None
) -> tuple[Summary, int]:
    """Write the numbers; returns the summary and how many figures are new or different."""
    before = stored_values(newest) if newest else {}
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
    summary.code_version, summary.rules_sha256 = proof.code_version(), proof.rules_sha256()
    summary.save()
    for figure in numbers.figures:
        figure.summary, figure.organization = summary, span.organization
        figure.seal = proof.seal(figure)
    SummaryFigure.objects.bulk_create(numbers.figures)
    WaitingSummary.objects.filter(ended_at__isnull=True, **span.fields()).update(
        made=True, ended_at=summary.counted_at
    )
    return summary, changed


def _wake(signed: Summary) -> None:
    """Have those summaries above made that waited for this signature alone."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        ready = waiting.take_ready(waiting.above(signed))
    for span, assignment in ready:
        waiting.send(span, assignment_id=assignment)


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


def _require_ended(summary: Summary) -> None:
    """Nobody vouches for days that are still to come; a draft may be made of them."""
    if summary.is_running:
        raise RuleRefused("summary_still_running", day=date_text(summary.last))
