"""Asking for an archive. It is made for one person and role, with what that one may see."""

from __future__ import annotations

from datetime import date

from celery import current_app
from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit, jobs
from apps.core.errors import RuleRefused
from apps.core.models import Job
from apps.reports import labels, permissions, wording
from apps.reports.outputs import OUTPUTS
from apps.reports.packs.keeping import JOB_KIND, summaries
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below


@audit.act("reports.pack_requested")
def request_pack(
    *, organization: Organization, kind: str, first: date, last: date, by: Actor
) -> Job:
    """Have the newest revision of every form of a period written as files into one archive; asking
    twice joins the running job.

    Raises NotAllowed outside the own range, RuleRefused when there is no summary of the period.
    """
    require(by, permissions.VIEW, organization)
    rows = summaries(organization, kind, first, last, by)
    if not rows:
        raise RuleRefused("nothing_to_pack")
    assignment = by.assignment.pk if by.assignment else None
    period = wording.period_words(kind, first, last)

    def launch(job: Job) -> None:
        args = [job.pk, organization.pk, kind, first.isoformat(), last.isoformat(), assignment]
        current_app.send_task(JOB_KIND, args=args)

    job, is_new = jobs.start(
        kind=JOB_KIND,
        key=f"{assignment}:{organization.pk}:{kind}:{first}:{last}",
        title=_("All forms · %(period)s · %(name)s") % {"period": period, "name": rows[0].name},
        by=by,
        launch=launch,
        total=len(rows) * len(OUTPUTS),
        unit=_("files"),
    )
    audit.record(
        by, action="reports.pack_requested", obj=organization,
        period=[kind, first.isoformat(), last.isoformat()], joined=not is_new,
    )  # fmt: skip
    return job
