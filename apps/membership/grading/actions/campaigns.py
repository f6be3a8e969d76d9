"""Opening, closing and reopening a campaign."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.core import audit, jobs
from apps.core.errors import Conflict, RuleRefused
from apps.core.formats import datetime_text, number
from apps.core.models import Job
from apps.membership.grading import filling, labels, permissions, rules
from apps.membership.grading.choices import CampaignState, UnitState
from apps.membership.grading.lookup import scale_of
from apps.membership.models import Campaign, GradeScale
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below

AT_ONCE = 500
"""Up to so many members a campaign is filled at once; above that by a job that shows progress."""
NAMED = 5
NO_LIMITS = (None, None, None)
FILL_KIND = "membership.fill_campaign"
Limits = tuple[date | None, date | None, date | None]
"""Last days for the self-review, the proposals and the decision."""
Launch = Callable[[Campaign, Job], Any]


@audit.act("membership.campaign_opened")
def open_campaign(
    *,
    organization: Organization,
    year: int,
    as_of: date,
    today: date,
    by: Actor,
    launch: Launch,
    quarter: int | None = None,
    limits: Limits = NO_LIMITS,
) -> Campaign:
    """Open the review of a year, or of a quarter where the scale of the year says so.

    Rows for all organisations, collectives and members of ``as_of`` are made at once or by a job
    (``launch``). Steps: self-review, proposal, decision (366-QĐ/TW, 43-HD/BTCTW).
    Raises NotAllowed or RuleRefused: without an office, a second campaign of the period, a day
    outside the period or to come, no scale, limits out of order.
    """
    permissions.require_in_range(by, permissions.CHANGE, organization)
    if not organization.keeps_office:
        raise RuleRefused("campaign_needs_office", field="organization")
    scale = _scale(year, quarter)
    _check_days(rules.period(year, quarter), as_of, limits, today)
    self_review, proposals, decision = limits
    campaign = Campaign(
        organization=organization, year=year, quarter=quarter, scale=scale, as_of=as_of,
        state=CampaignState.FILLING, self_review_due=self_review, proposals_due=proposals,
        decision_due=decision, opened_by_id=by.user_id,
    )  # fmt: skip
    _create(campaign)
    audit.record(by, action="membership.campaign_opened", obj=campaign)
    members = filling.members_to_grade(campaign)
    if members <= AT_ONCE:
        filling.fill(campaign.pk)
        campaign.refresh_from_db()
    else:
        _start(campaign, members, by, launch)
    return campaign


def _scale(year: int, quarter: int | None) -> GradeScale:
    scale = scale_of(year)
    if scale is None:
        raise RuleRefused("scale_unknown", field="year", year=year)
    if quarter is not None and not scale.quarterly:
        raise RuleRefused("not_by_quarter", field="quarter", source=scale.document)
    return scale


def _check_days(period: tuple[date, date], as_of: date, limits: Limits, today: date) -> None:
    if not period[0] <= as_of <= period[1]:
        raise RuleRefused("as_of_outside_period", field="as_of")
    if as_of > today:
        raise RuleRefused("as_of_to_come", field="as_of")
    days = [day for day in limits if day]
    if days != sorted(days):
        raise RuleRefused("limits_out_of_order", field="decision_due")


def _create(campaign: Campaign) -> None:
    try:
        with transaction.atomic():
            campaign.save()
    except IntegrityError as error:
        if "campaign_one_a_period" in str(error):
            raise RuleRefused("campaign_exists", field="year") from None
        raise


def _start(campaign: Campaign, members: int, by: Actor, launch: Launch) -> None:
    campaign.job, _new = jobs.start(
        kind=FILL_KIND,
        key=str(campaign.pk),
        title=_("Preparing the campaign of %(year)s") % {"year": campaign.year},
        by=by,
        launch=lambda job: launch(campaign, job),
        total=members,
        unit=_("members"),
    )
    campaign.save(update_fields=["job"])


@audit.act("membership.campaign_closed")
def close_campaign(*, campaign: Campaign, version: int, by: Actor) -> Campaign:
    """Close a campaign in which everything is decided; its grades stay as they are.

    Raises NotAllowed, RuleRefused naming the organisations that are still open, or Conflict: the
    second of two people who close it is told who did.
    """
    locked = _locked(campaign, by)
    if locked.state == CampaignState.CLOSED:
        raise Conflict(
            "campaign_closed_already",
            who=locked.closed_by.full_name if locked.closed_by else "PartyBuild",
            when=datetime_text(locked.closed_at),
        )
    if locked.version != version:
        raise Conflict("stale")
    if locked.state != CampaignState.OPEN:
        raise RuleRefused("campaign_not_ready")
    waiting = locked.units.exclude(state=UnitState.DECIDED).select_related("organization")
    names = [unit.organization.name for unit in waiting.order_by("path", "pk")[:NAMED]]
    if names:
        count = waiting.count()
        more = "…" if count > len(names) else ""
        raise RuleRefused("units_open", count=number(count), names="; ".join(names) + more)
    locked.units.update(state=UnitState.CLOSED)
    locked.state, locked.version = CampaignState.CLOSED, locked.version + 1
    locked.closed_by_id, locked.closed_at = by.user_id, timezone.now()
    locked.save()
    audit.record(by, action="membership.campaign_closed", obj=locked)
    return locked


@audit.act("membership.campaign_reopened")
def reopen_campaign(*, campaign: Campaign, version: int, reason: str, by: Actor) -> Campaign:
    """Open a closed campaign again, with a reason; decided grades stay decided.

    Raises NotAllowed, Conflict or RuleRefused.
    """
    locked = _locked(campaign, by)
    if not reason.strip():
        raise RuleRefused("reason_missing", field="reason")
    if locked.version != version:
        raise Conflict("stale")
    if locked.state != CampaignState.CLOSED:
        raise RuleRefused("campaign_not_closed", field="reason")
    locked.units.update(state=UnitState.DECIDED)
    locked.state, locked.version = CampaignState.OPEN, locked.version + 1
    locked.closed_by_id = locked.closed_at = None
    locked.save()
    audit.record(by, action="membership.campaign_reopened", obj=locked, reason=reason.strip())
    return locked


def _locked(campaign: Campaign, by: Actor) -> Campaign:
    permissions.require_in_range(by, permissions.DECIDE, campaign)
    # Whoever closed it is read after the lock: a join would show the row from before the wait.
    rows = Campaign.objects.select_for_update(of=("self",))
    found: Campaign = rows.get(pk=campaign.pk)
    return found
