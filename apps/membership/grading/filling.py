"""Filling a campaign: a row for every organisation, collective and member of its day.

Set-based, and under the scope of the system: a wall around one member must not change who is
graded. What leaves this module are counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, transaction

from apps.membership.grading import fill_sql
from apps.membership.grading.choices import Body, CampaignState, UnitState
from apps.membership.models import Campaign, CampaignUnit, Placement
from apps.tenancy import scope
from apps.tenancy.choices import Form, Tier
from apps.tenancy.models import OrganizationVersion

LOWEST = (Tier.CELL, Tier.SECTION)
Step = Callable[[int], Any]


def members_to_grade(campaign: Campaign) -> int:
    """How many members of the campaign's own tenant belong somewhere on its day."""
    with scope.use(scope.Scope.everything()):
        rows = Placement.objects.filter(tenant_id=campaign.organization_id)
        return int(rows.on(campaign.as_of).count())


NUMBERS = 7
"""Counts of a unit: members, excluded, proposed, and four grades."""
LEVEL = 5
"""Characters of a path for each level of the tree."""


@transaction.atomic
def fill(campaign_id: int, *, step: Step | None = None) -> int:
    """Make all rows of a campaign that waits for them; repeated, it does nothing.

    Returns how many members it has.
    """
    with scope.use(scope.Scope.everything()):
        campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign_id)
        if campaign.state != CampaignState.FILLING:
            return 0
        units = _make_units(campaign)
        if step:
            step(len(units))
        made = _insert(fill_sql.MEMBERS, {"campaign": campaign.pk})
        _insert(fill_sql.ORGANIZATIONS, {"campaign": campaign.pk})
        recount(campaign.pk)
        campaign.state = CampaignState.OPEN
        campaign.save(update_fields=["state", "changed_at"])
    return made


def recount(campaign_id: int, units: Iterable[int] | None = None) -> None:
    """Count the members of units and of the cells under them anew; all units when none is named.

    Each cell is added to the units above it here, by their paths: joined in the database, by a
    range of paths or by equal ones, it depends on the statistics of rows just written.
    """
    rows = CampaignUnit.objects.filter(campaign=campaign_id, body=Body.ORGANIZATION)
    with scope.use(scope.Scope.everything()), connection.cursor() as cursor:
        places = dict(rows.values_list("pk", "path"))
        cursor.execute(fill_sql.COUNTED, {"campaign": campaign_id})
        totals: dict[str, Counter[int]] = defaultdict(Counter)
        for unit, *numbers in cursor.fetchall():
            path = places.get(unit, "")
            for end in range(LEVEL, len(path) + 1, LEVEL):
                totals[path[:end]].update(dict(enumerate(numbers)))
        chosen = [key for key in (places if units is None else units) if key in places]
        if chosen:
            counts = [[totals[places[key]][at] for key in chosen] for at in range(NUMBERS)]
            cursor.execute(fill_sql.COUNTS, [chosen, *counts])


def with_those_above(unit: CampaignUnit) -> list[int]:
    """Keys of a unit and of the units it is counted in."""
    found, above = [unit.pk], unit.parent_id
    with scope.use(scope.Scope.everything()):
        while above is not None:
            found.append(above)
            above = CampaignUnit.objects.values_list("parent_id", flat=True).get(pk=above)
    return found


def _insert(sql: str, params: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)


def _make_units(campaign: Campaign) -> list[CampaignUnit]:
    """One row for each organisation of the day's tree, parents first, and one for its leaders."""
    rows = _organizations(campaign)
    by_organization: dict[int, CampaignUnit] = {}
    own = [_unit(campaign, version, Body.ORGANIZATION) for version in rows]
    CampaignUnit.objects.bulk_create(own, batch_size=2000)
    for unit in own:
        by_organization[unit.organization_id] = unit
    for version, unit in zip(rows, own, strict=True):
        unit.parent = by_organization.get(version.parent_id or 0)
    CampaignUnit.objects.bulk_update(own, ["parent"], batch_size=2000)
    leaders = [
        _unit(campaign, version, Body.LEADERSHIP)
        for version in rows
        if version.organization.form == Form.COMMITTEE and version.tier not in LOWEST
    ]
    for unit in leaders:
        unit.parent = by_organization[unit.organization_id].parent
    CampaignUnit.objects.bulk_create(leaders, batch_size=2000)
    return [*own, *leaders]


def _organizations(campaign: Campaign) -> list[OrganizationVersion]:
    """The tree of the campaign's day below the organisation that runs it: its own tenant, and of
    other offices those directly below, which grade their own members themselves."""
    root = campaign.organization
    rows = (
        OrganizationVersion.objects.filter(
            valid__contains=campaign.as_of,
            active=True,
            path__gt=root.path,
            path__lt=root.path + scope.LAST,
        )
        .select_related("organization")
        .order_by("path")
    )
    return [
        version
        for version in rows
        if version.organization.tenant_id == root.pk or version.parent_id == root.pk
    ]


def _unit(campaign: Campaign, version: OrganizationVersion, body: str) -> CampaignUnit:
    low = version.tier in LOWEST
    return CampaignUnit(
        organization=version.organization,
        campaign=campaign,
        year=campaign.year,
        quarter=campaign.quarter,
        scale_id=campaign.scale_id,
        body=body,
        tier=version.tier,
        group=f"{version.tier}.{version.organization.sector}",
        state=UnitState.NOT_STARTED,
        due_on=campaign.proposals_due if low else campaign.decision_due,
    )
