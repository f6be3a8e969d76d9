"""The board of a grading campaign of one district, against the same rows by hand.

A campaign lies within one district, so its board must cost the same whatever the size of the
nation around it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

AS_OF = date(2025, 12, 31)


def board(bench: Any) -> None:
    """Fill a campaign of the district, then open its board and the page of one cell."""
    from django.db import transaction

    from apps.membership.grading import filling
    from apps.membership.grading.lookup import scale_of
    from apps.membership.models import Campaign, CampaignUnit
    from apps.tenancy import scope

    district = bench.district
    with scope.use(scope.Scope.everything()), transaction.atomic():
        campaign = Campaign.objects.create(
            organization=district, year=AS_OF.year, scale=scale_of(AS_OF.year), as_of=AS_OF,
            state="filling",
        )  # fmt: skip
        filling.fill(campaign.pk)
        cell = CampaignUnit.objects.filter(campaign=campaign, members__gt=0).order_by("-path")[0]
    bench.floor.execute(
        "analyze membership_campaignunit, membership_membergrade, membership_organizationgrade"
    )
    bench.page(
        "campaign board, district", district.code, f"/grading/{campaign.pk}/",
        "select u.*, o.name, g.grade from membership_campaignunit u"
        " join tenancy_organization o on o.id = u.organization_id"
        " left join membership_organizationgrade g on g.unit_id = u.id and g.superseded_at is null"
        " where u.campaign_id = %s order by u.path, u.id limit 50",
        [campaign.pk],
    )  # fmt: skip
    bench.page(
        "campaign, one cell", district.code, f"/grading/units/{cell.pk}/",
        "select g.*, m.full_name from membership_membergrade g"
        " join membership_member m on m.id = g.member_id"
        " where g.unit_id = %s and g.superseded_at is null order by m.sort_key, m.id",
        [cell.pk],
    )  # fmt: skip
