"""Beginning a list or its yearly review, what it plans for, giving it up."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.models import PlanningEntry, PlanningList, PlanningTarget, Title, WorkUnit
from apps.cadres.planning import rules
from apps.cadres.planning.actions import held as share
from apps.cadres.planning.choices import Begin, ListKind, ListState
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.tenancy.models import Organization

OPEN = (ListState.DRAFT,)


@dataclass(frozen=True)
class Definition:
    """How the list tells ages and what its structure aims at, with the documents."""

    age_on: date
    age_cuts: tuple[int, int]
    young_below: int
    age_basis: str = ""
    aim_young: Decimal | None = None
    aim_women: Decimal | None = None
    aim_minority: Decimal | None = None
    aim_theory: Decimal | None = None
    aim_low: Decimal | None = None
    aim_high: Decimal | None = None
    aims_basis: str = ""


NAMES = tuple(one.name for one in fields(Definition))
COPIED = ("scope", "term_kind", "first_year", "last_year", "name", "secrecy", "approver", *NAMES)


@audit.act("cadres.planning_drafted")
def draft_list(
    *,
    organization: Organization,
    name: str,
    scope: str,
    term_kind: str,
    first_year: int,
    last_year: int,
    year: int,
    definition: Definition,
    secrecy: int,
    approver: str = "",
    title: Title | None = None,
    places: int | None = None,
    by: Actor,
) -> PlanningList:
    """Begin a list of a term. The lists of Party and government terms run beside each other.

    Raises NotAllowed without the right or outside the range, RuleRefused for dates out of the term,
    bounds that make no three bands, a grade above one's own.
    """
    require(by, permissions.CHANGE, organization)
    if secrecy > by.clearance:
        raise RuleRefused("planning_secrecy", field="secrecy")
    planning = PlanningList(
        organization=organization, reference=drawn("Q"), kind=ListKind.NEW, scope=scope,
        term_kind=term_kind, first_year=first_year, last_year=last_year, year=year,
        name=share.words(name, "planning_name_missing", "name"), secrecy=secrecy,
        approver=approver.strip(), drafted_by_id=by.user_id,
    )  # fmt: skip
    _define(planning, definition)
    planning.save()
    planning.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    if title is not None:
        _target(planning, title, None, places or 1)
    audit.record(by, action="cadres.planning_drafted", obj=planning)
    return planning


def _define(planning: PlanningList, said: Definition) -> None:
    refused = rules.term_refused(
        planning.first_year, planning.last_year, planning.year, said.age_on
    )
    if refused:
        raise RuleRefused(refused[0], field=refused[1], term=planning.term)
    if rules.bands_refused(said.age_cuts):
        raise RuleRefused("planning_bands", field="age_cuts")
    low, high = said.aim_low, said.aim_high
    if low is not None and high is not None and high < low:
        raise RuleRefused("planning_coefficient", field="aim_high")
    for name in NAMES:
        value = getattr(said, name)
        setattr(planning, name, list(value) if isinstance(value, tuple) else value)


@audit.act("cadres.planning_changed")
def change_list(
    *, planning: PlanningList, version: int, name: str, definition: Definition, approver: str = "",
    by: Actor,
) -> PlanningList:  # fmt: skip
    """Say anew how ages are told and what is aimed at, while the list is in preparation.

    Raises NotAllowed, Conflict, RuleRefused as ``draft_list``.
    """
    found = share.held(planning, version, permission=permissions.CHANGE, by=by, states=OPEN)
    found.name = share.words(name, "planning_name_missing", "name")
    found.approver = approver.strip()
    _define(found, definition)
    share.stored(found, "name", "approver", *NAMES)
    audit.record(by, action="cadres.planning_changed", obj=found)
    return found


@audit.act("cadres.planning_target_set")
def set_target(
    *, planning: PlanningList, version: int, title: Title, places: int,
    work_unit: WorkUnit | None = None, by: Actor,
) -> PlanningTarget:  # fmt: skip
    """Plan for a title, or say anew how many places it has.

    Raises NotAllowed, Conflict, RuleRefused for a unit that the reader may not see, for a second
    title on the list of a committee.
    """
    found = share.held(planning, version, permission=permissions.CHANGE, by=by, states=OPEN)
    if work_unit is not None and not (
        WorkUnit.objects.visible_to(by).filter(pk=work_unit.pk).exists()
    ):
        raise RuleRefused("planning_unit_unknown", field="work_unit")
    others = PlanningTarget.objects.of_list(found).exclude(title=title, work_unit=work_unit)
    if found.has_coefficient and others.exists():
        raise RuleRefused("planning_one_title", field="title")
    target = _target(found, title, work_unit, places)
    share.stored(found)
    audit.record(by, action="cadres.planning_target_set", obj=target)
    return target


def _target(
    planning: PlanningList, title: Title, work_unit: WorkUnit | None, places: int
) -> PlanningTarget:
    if places < 1:
        raise RuleRefused("planning_places", field="places")
    rows = PlanningTarget.objects.of_list(planning).filter(title=title, work_unit=work_unit)
    target: PlanningTarget | None = rows.first()
    if target is None:
        target = PlanningTarget.of(planning, title=title, work_unit=work_unit, places=places)
        target.save()
    else:
        target.places = places
        target.save(update_fields=["places"])
    return target


@audit.act("cadres.planning_review_begun")
def review_list(
    *, planning: PlanningList, version: int, year: int, today: date, by: Actor
) -> PlanningList:
    """Begin the yearly review: a list that follows, with everybody still planned carried over.

    What was approved is not edited. Raises NotAllowed, Conflict, RuleRefused for a list that is not
    approved, out of its term, or reviewed already.
    """
    found = share.held(
        planning, version, permission=permissions.CHANGE, by=by, states=(ListState.APPROVED,)
    )
    if PlanningList.objects.live().filter(follows=found).exists():
        raise RuleRefused("planning_review_begun", field="year")
    if not found.year <= year <= found.last_year:
        raise RuleRefused("planning_year_out", field="year", term=found.term)
    values: dict[str, Any] = {name: getattr(found, name) for name in COPIED}
    review = PlanningList(
        organization_id=found.organization_id, reference=drawn("Q"), kind=ListKind.REVIEW,
        follows=found, year=year, drafted_by_id=by.user_id, **values,
    )  # fmt: skip
    review.save()
    review.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    _carry_over(found, review, today, by)
    share.stored(found)
    audit.record(by, action="cadres.planning_review_begun", obj=review)
    return review


def _carry_over(planning: PlanningList, review: PlanningList, today: date, by: Actor) -> None:
    targets = {}
    for one in PlanningTarget.objects.of_list(planning).order_by("pk"):
        targets[one.pk] = PlanningTarget.of(
            review, title_id=one.title_id, work_unit_id=one.work_unit_id, places=one.places
        )
    PlanningTarget.objects.bulk_create(targets.values())
    rows = PlanningEntry.objects.of_list(planning).standing().order_by("pk")
    PlanningEntry.objects.bulk_create(
        PlanningEntry.of(
            review, target=targets[one.target_id], cadre_id=one.cadre_id, reference=drawn("N"),
            group=one.group, source=one.source, begin=Begin.CARRIED, began_on=today,
            continues=one, recorded_by_id=by.user_id,
        )
        for one in rows
    )  # fmt: skip


@audit.act("cadres.planning_discarded")
def discard_list(*, planning: PlanningList, version: int, reason: str, by: Actor) -> PlanningList:
    """Give a list up, with the reason; it stays to be read.

    Raises NotAllowed, Conflict, RuleRefused once it is approved or without a reason.
    """
    found = share.held(
        planning, version, permission=permissions.CHANGE, by=by,
        states=(ListState.DRAFT, ListState.SUBMITTED),
    )  # fmt: skip
    found.discard_note = share.words(reason, "planning_reason_missing", "reason")
    found.state = ListState.DISCARDED
    share.stored(found, "discard_note", "state")
    audit.record(by, action="cadres.planning_discarded", obj=found)
    return found
