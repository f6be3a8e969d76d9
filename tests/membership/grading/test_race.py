"""Two officers close one campaign at the same moment, each over a connection of their own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.core.errors import Conflict, DomainError
from apps.core.models import AuditEntry
from apps.membership.grading import actions, scales
from apps.membership.models import Campaign, CampaignUnit, GradeScale
from apps.tenancy import scope
from tests.membership.grading.conftest import TODAY
from tests.membership.transfers.conftest import within
from tests.membership.transfers.test_race import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_officers_close_one_campaign_and_the_second_is_told_who_did(world):
    everything = scope.Scope.everything()
    with within(everything):
        scales.load(GradeScale)  # a test with transactions may have emptied the list
        officer = world.actor("organization_officer", "alpha-east")
        heads = [world.actor("organization_head", code) for code in ("alpha-east", "alpha")]
    with within(officer.scope()):
        campaign = actions.open_campaign(
            organization=world["alpha-east"], year=2022, as_of=date(2022, 12, 31), today=TODAY,
            by=officer, launch=lambda campaign, job: None,
        )  # fmt: skip
    with within(everything):
        CampaignUnit.objects.filter(campaign=campaign).update(state="decided")
        campaign.refresh_from_db()

    def close(by: Any) -> Campaign:
        with within(by.scope()):
            return actions.close_campaign(campaign=campaign, version=campaign.version, by=by)

    found = at_once(lambda: close(heads[0]), lambda: close(heads[1]))

    refused = [one for one in found if isinstance(one, DomainError)]
    closed = [one for one in found if isinstance(one, Campaign)]
    assert (len(closed), len(refused)) == (1, 1)
    assert isinstance(refused[0], Conflict)
    assert refused[0].code == "campaign_closed_already"
    with within(everything):
        after = Campaign.objects.select_related("closed_by").get(pk=campaign.pk)
        lines = AuditEntry.objects.filter(action="membership.campaign_closed").count()
    assert (after.state, after.version, lines) == ("closed", campaign.version + 1, 1)
    assert after.closed_by is not None
    assert after.closed_by.full_name in refused[0].message
