"""Background work of grading."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse

from apps.core import jobs
from apps.core.jobs import Progress
from apps.core.models import Job
from apps.membership.grading import filling
from apps.membership.models import Campaign
from apps.tenancy import scope


@jobs.task(name="membership.fill_campaign")
def fill_campaign(campaign_id: int, job_id: int) -> None:
    """Make the rows of a campaign; repeated, it does nothing."""
    with scope.use(scope.Scope.everything()):
        with transaction.atomic():
            campaign = Campaign.objects.select_related("organization").get(pk=campaign_id)
            members = filling.members_to_grade(campaign)
        progress = Progress(job_id)
        progress.begin(members)
        try:
            filling.fill(campaign_id, step=progress.step)
        except Exception:
            progress.fail("")
            raise
        url = reverse("membership:campaign", args=[campaign_id])
        progress.finish(done=members, result_url=url)


def launch_fill(campaign: Campaign, job: Job) -> None:
    """Start the worker after the commit."""
    fill_campaign.delay(campaign.pk, job.pk)
