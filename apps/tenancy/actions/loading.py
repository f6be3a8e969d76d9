"""Loading a whole tree with its periods: all of it or nothing, and never twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.core import audit
from apps.core.errors import DomainError, Invalid, NotAllowed, RuleRefused, register_labels
from apps.tenancy import rules
from apps.tenancy.models import Organization, OrganizationVersion
from apps.tenancy.permissions import CHANGE_ORGANIZATION, Keeper, require, rules_everything
from apps.tenancy.rules import Decision, State

register_labels(
    {
        "unit_parent": _("Row %(row)s, column parent: there is no organisation %(value)s."),
        "unit_cycle": _("Row %(row)s, column parent: %(value)s stand under each other in a ring."),
        "unit_place": _("Row %(row)s, column %(column)s: %(why)s"),
        "periods_overlap": _(
            "Row %(row)s, column valid_from: the periods of %(unit)s overlap at %(value)s."
        ),
        "periods_gap": _(
            "Row %(row)s, column valid_from: the periods of %(unit)s leave a gap before %(value)s."
        ),
        "unit_ahead": _("Row %(row)s, column %(column)s: %(value)s lies after today."),
        "unit_differs": _(
            "Row %(row)s, column %(column)s: %(unit)s is recorded otherwise (%(value)s). "
            "A file adds what comes after; corrections are made one by one."
        ),
        "unit_described_twice": _(
            "Row %(row)s, column %(column)s: another row of %(unit)s says otherwise."
        ),
    }
)
audit.register_details({"founded": _("new"), "continued": _("changed and kept")})
audit.register_actions({"tenancy.units_loaded": _("loaded organisations from a file")})


@dataclass(frozen=True)
class UnitRow:
    """One period of one organisation as a file tells it; ``number`` is the row in the file."""

    number: int
    code: str
    form: str
    sector: str
    state: State


@dataclass
class Unit:
    """All rows of one code."""

    rows: list[UnitRow]
    organization: Organization | None = None
    states: list[State] = field(default_factory=list)

    @property
    def last(self) -> UnitRow:
        """The row of the latest period."""
        return self.rows[-1]

    @property
    def present(self) -> State:
        """The state in force today: nothing in a file lies ahead."""
        return self.states[-1]


@dataclass(frozen=True)
class Loaded:
    """How many organisations a file founded, continued, and found as they are recorded."""

    founded: int
    continued: int
    unchanged: int


@audit.act("tenancy.units_loaded")
def load_units(*, rows: Iterable[UnitRow], decision: Decision, by: Keeper) -> Loaded:
    """Found every organisation of the rows that is missing and continue those that go on.

    Rows may come in any order. A code whose recorded periods the rows repeat stays as it is, so a
    second run changes nothing. Raises Invalid with one refusal for every wrong cell (at most 200),
    NotAllowed for anybody but the installation itself.
    """
    require(by, CHANGE_ORGANIZATION)
    if not rules_everything(by):
        raise NotAllowed("organization_root")
    units = _units(rows)
    known = _known(units)
    refusals = [*_period_refusals(units), *_parent_refusals(units, known)]
    _raise(refusals)
    levels = _levels(units)
    recorded = _recorded([one.organization for one in units.values() if one.organization])
    _raise([*_place_refusals(units, known), *_difference_refusals(units, recorded)])
    founded = _found(levels, units, known, decision)
    longer = [
        unit
        for unit in units.values()
        if unit.organization and len(unit.states) > len(recorded[unit.organization.pk])
    ]
    for unit in longer:
        _continue(unit, known, decision)
    loaded = Loaded(founded, len(longer), len(units) - founded - len(longer))
    if founded or longer:
        audit.record(
            by, action="tenancy.units_loaded", founded=loaded.founded, continued=loaded.continued,
            decision=decision.number, decision_on=str(decision.on or ""),
        )  # fmt: skip
    return loaded


def _raise(refusals: Sequence[DomainError]) -> None:
    if refusals:
        raise Invalid(sorted(refusals, key=lambda one: one.params.get("row", 0))[:200])


def _units(rows: Iterable[UnitRow]) -> dict[str, Unit]:
    by_code: dict[str, list[UnitRow]] = defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
    units = {}
    for code, told in by_code.items():
        told.sort(key=lambda row: row.state.since)
        units[code] = Unit(told, states=rules.with_end([row.state for row in told]))
    return units


def _known(units: dict[str, Unit]) -> dict[str, Organization]:
    """Every organisation that is recorded, by code; those of the file are noted in their unit."""
    known = {one.code: one for one in Organization.objects.select_related("parent")}
    for code, unit in units.items():
        unit.organization = known.get(code)
    return known


def _period_refusals(units: dict[str, Unit]) -> Iterable[DomainError]:
    today = timezone.localdate()
    for code, unit in units.items():
        wrong = rules.follows([row.state for row in unit.rows])
        if wrong:
            since = f"{unit.last.state.since:%d/%m/%Y}"
            yield RuleRefused(wrong, row=unit.last.number, unit=code, value=since)
        for row in unit.rows:
            until = row.state.until
            if row.state.since > today:
                yield _ahead(row, "valid_from", row.state.since)
            elif until is not None and until > today:
                yield _ahead(row, "valid_to", until)
            for column in ("form", "sector"):
                if getattr(row, column) != getattr(unit.last, column):
                    yield RuleRefused(
                        "unit_described_twice", row=row.number, column=column, unit=code
                    )


def _ahead(row: UnitRow, column: str, day: Any) -> DomainError:
    return RuleRefused("unit_ahead", row=row.number, column=column, value=f"{day:%d/%m/%Y}")


def _parent_refusals(
    units: dict[str, Unit], known: dict[str, Organization]
) -> Iterable[DomainError]:
    for unit in units.values():
        for row in unit.rows:
            parent = row.state.parent
            if parent and parent not in units and parent not in known:
                yield RuleRefused("unit_parent", row=row.number, value=parent)


def _levels(units: dict[str, Unit]) -> list[list[str]]:
    """Codes with parents before children; a ring is refused."""
    try:
        return rules.levels({code: unit.present.parent for code, unit in units.items()})
    except rules.CycleFoundError as ring:
        rows = [units[code].last.number for code in ring.codes]
        refusal = RuleRefused("unit_cycle", row=min(rows), value=", ".join(sorted(ring.codes)))
        raise Invalid([refusal]) from ring


def _place_refusals(
    units: dict[str, Unit], known: dict[str, Organization]
) -> Iterable[DomainError]:
    for unit in units.values():
        present = unit.present
        tier, form, active = _standing(present.parent, units, known)
        wrong = rules.place_refusal(
            tier=present.tier, parent_tier=tier, parent_form=form, keeps_office=present.keeps_office
        )
        if wrong:
            column = {"tier_not_below": "tier", "root_keeps_office": "keeps_office"}
            yield _misplaced(unit, column.get(wrong, "parent"), RuleRefused(wrong))
        elif present.active and not active:
            why = RuleRefused("parent_not_then", parent=present.parent)
            yield _misplaced(unit, "parent", why)


def _standing(
    code: str, units: dict[str, Unit], known: dict[str, Organization]
) -> tuple[str, str, bool]:
    """Tier, form and whether it works, of a parent; an empty code is the root."""
    if not code:
        return "", "", True
    if code in units:
        unit = units[code]
        return unit.present.tier, unit.last.form, unit.present.active
    return known[code].tier, known[code].form, known[code].active


def _misplaced(unit: Unit, column: str, why: DomainError) -> DomainError:
    return RuleRefused("unit_place", row=unit.last.number, column=column, why=why.message)


def _difference_refusals(
    units: dict[str, Unit], recorded: dict[int, list[State]]
) -> Iterable[DomainError]:
    for code, unit in units.items():
        if unit.organization is None:
            continue
        for column in ("form", "sector"):
            value = getattr(unit.organization, column)
            if getattr(unit.last, column) != value:
                yield _differs(unit.last, column, code, value)
        states = recorded[unit.organization.pk]
        if not rules.continues(states, unit.states):
            row, column, value = _first_difference(unit, states)
            yield _differs(row, column, code, value)


def _differs(row: UnitRow, column: str, code: str, value: object) -> DomainError:
    return RuleRefused("unit_differs", row=row.number, column=column, unit=code, value=str(value))


def _first_difference(unit: Unit, recorded: list[State]) -> tuple[UnitRow, str, object]:
    columns = {"name": "name", "tier": "tier", "parent": "parent", "keeps_office": "keeps_office",
               "since": "valid_from", "until": "valid_to"}  # fmt: skip
    for row, told, held in zip(unit.rows, unit.states, recorded, strict=False):
        for attribute, column in columns.items():
            if getattr(told, attribute) != getattr(held, attribute):
                return row, column, getattr(held, attribute) or "–"
    return unit.last, "valid_to", recorded[-1].since


def _recorded(organizations: list[Organization]) -> dict[int, list[State]]:
    found: dict[int, list[State]] = defaultdict(list)
    versions = (
        OrganizationVersion.objects.filter(organization__in=[one.pk for one in organizations])
        .select_related("parent")
        .order_by("organization_id", "valid", "pk")
    )
    for one in versions:
        parent = one.parent.code if one.parent else ""
        found[one.organization_id].append(
            State(
                one.valid.lower, one.valid.upper, one.name, one.tier, parent, one.keeps_office,
                one.active,
            )
        )  # fmt: skip
    return found


def _found(
    levels: list[list[str]],
    units: dict[str, Unit],
    known: dict[str, Organization],
    decision: Decision,
) -> int:
    """Make what is missing, level by level; the database gives each its place."""
    made: list[str] = []
    for level in levels:
        codes = [code for code in level if units[code].organization is None]
        rows = [_organization(code, units[code], known) for code in codes]
        Organization.objects.bulk_create(rows, batch_size=1000)
        known.update(zip(codes, rows, strict=True))
        made += codes
    periods = [
        _version(known[code], state, known, decision)
        for code in made
        for state in units[code].states
    ]
    OrganizationVersion.objects.bulk_create(periods, batch_size=1000)
    return len(made)


def _organization(code: str, unit: Unit, known: dict[str, Organization]) -> Organization:
    present = unit.present
    return Organization(
        code=code,
        name=present.name,
        tier=present.tier,
        form=unit.last.form,
        sector=unit.last.sector,
        parent_id=known[present.parent].pk if present.parent else None,
        keeps_office=present.keeps_office,
        active=present.active,
    )


def _version(
    organization: Organization, state: State, known: dict[str, Organization], decision: Decision
) -> OrganizationVersion:
    return OrganizationVersion(
        organization_id=organization.pk,
        valid=(state.since, state.until),
        name=state.name,
        tier=state.tier,
        parent_id=known[state.parent].pk if state.parent else None,
        keeps_office=state.keeps_office,
        active=state.active,
        decision_number=decision.number,
        decision_on=decision.on,
        note=decision.note,
    )


def _continue(unit: Unit, known: dict[str, Organization], decision: Decision) -> None:
    """Close the open period of a recorded organisation and add those that follow it."""
    organization = unit.organization
    assert organization is not None
    current = organization.versions.select_for_update(of=("self",)).get(valid__upper_inf=True)
    later = [state for state in unit.states if state.since > current.valid.lower]
    current.valid = (current.valid.lower, later[0].since)
    current.save(update_fields=["valid"])
    present = unit.present
    organization.name, organization.tier = present.name, present.tier
    organization.keeps_office, organization.active = present.keeps_office, present.active
    organization.parent_id = known[present.parent].pk if present.parent else None
    organization.save(
        update_fields=["name", "tier", "keeps_office", "active", "parent", "changed_at"]
    )
    for state in later:
        _version(organization, state, known, decision).save(force_insert=True)
