"""The filter in Python, the policy in the database and a plain reference agree on who sees what.

Random trees with moves, roles, grants and walls with their periods, for every model that a tenant
owns. ``reference`` is all that the rule is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts import grants
from apps.accounts.actor import SystemActor, actor_for
from apps.accounts.models import RoleAssignment, User, Wall
from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.accounts.permissions import require
from apps.accounts.roles import ROLES
from apps.core.errors import NotAllowed
from apps.core.models import AuditEntry
from apps.membership.models import Member
from apps.tenancy import scope
from apps.tenancy.choices import Tier
from apps.tenancy.models import TenantOwned
from tests.factories.world import organization
from tests.guards import topics
from tests.guards.rows import MAKERS

TIERS = (Tier.PROVINCE, Tier.DISTRICT, Tier.GRASSROOTS, Tier.CELL)
MEMBER, CASE, SUMMARY, WALL, TRAIL = (
    "membership.member", "inspection.case", "reports.summary", "accounts.wall", "core.auditentry",
)  # fmt: skip
# The right to see each model, and the record whose wall and grants count for it when not its own.
RIGHTS = {
    MEMBER: P.VIEW_MEMBER,
    "membership.placement": P.VIEW_MEMBER,
    "membership.importbatch": P.IMPORT_MEMBERS,
    SUMMARY: P.VIEW_SUMMARY,
    "reports.summaryfigure": P.VIEW_SUMMARY,
    "reports.target": P.VIEW_SUMMARY,
    "accounts.roleassignment": P.MANAGE_ACCOUNTS,
    WALL: P.MANAGE_WALLS,
    TRAIL: "",  # its page asks for the right
}
RIGHTS |= topics.merged("RIGHTS")
GUARDED = {
    "membership.placement": MEMBER,
    "reports.summaryfigure": SUMMARY,
    WALL: MEMBER,
    TRAIL: MEMBER,
}
GUARDED |= topics.merged("GUARDED")
PLACED_WITH = topics.merged("PLACED_WITH")
"""Rows that the database keeps where their record lies."""
ALSO_BEHIND = topics.merged("ALSO_BEHIND")
"""Rows that the filter hides behind the wall of a second record, the one of the same number."""
ABOUT_RECORDS = {WALL, TRAIL, *topics.listed("CLOSED")}
"""Rows about a record: its wall hides them, its grants do not open them."""


GRANTED = {MEMBER: "read_member", CASE: "view_case"}
"""Records that grants open, and the right that a grant gives."""


@dataclass
class Drawn:
    """A small world as plain data: indexes into its own lists, days relative to today."""

    parents: list[int | None]
    moves: list[tuple[int, int]]
    rows: dict[str, list[int]]  # unit of each row
    role: str
    seat: int
    grants: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    walls: dict[tuple[str, int], tuple[int, int | None]] = field(default_factory=dict)
    grades: list[int] = field(default_factory=list)  # secrecy of each case
    clearance: int = 0


def above(parents: list[int | None], unit: int | None) -> set[int]:
    """The unit and all above it."""
    found: set[int] = set()
    while unit is not None:
        found.add(unit)
        unit = parents[unit]
    return found


@st.composite
def worlds(draw: st.DrawFn) -> Drawn:
    """Up to eight units in some trees, moves that make no circle, rows of each model, one reader."""
    parents: list[int | None] = [None]
    for number in range(1, draw(st.integers(2, 8))):
        parents.append(draw(st.one_of(st.none(), st.integers(0, number - 1))))
    unit = st.integers(0, len(parents) - 1)
    moves, after = [], list(parents)
    for one, under in draw(st.lists(st.tuples(unit, unit), max_size=2)):
        if one not in above(after, under) and after[one] != under:
            after[one] = under
            moves.append((one, under))
    most = 3
    rows = {label: draw(st.lists(unit, min_size=most, max_size=most)) for label in RIGHTS}
    rows |= {label: rows[record] for label, record in PLACED_WITH.items()}
    days = st.integers(-2, 2)
    period = st.tuples(days, days).filter(lambda pair: pair[0] <= pair[1])
    open_period = period | st.tuples(days, st.none())
    guarded = sorted(set(RIGHTS) - set(GUARDED) - {"accounts.roleassignment"})
    record = st.tuples(st.sampled_from(guarded), st.integers(0, most - 1))
    return Drawn(
        parents=parents, moves=moves, rows=rows, seat=draw(unit),
        role=draw(st.sampled_from(sorted(ROLES))),
        grants=draw(st.dictionaries(
            st.tuples(st.sampled_from(sorted(GRANTED)), st.integers(0, most - 1)), period, max_size=3
        )),
        walls=draw(st.dictionaries(record, open_period, max_size=4)),
        grades=draw(st.lists(st.integers(0, 3), min_size=most, max_size=most)),
        clearance=draw(st.integers(0, 3)),
    )  # fmt: skip


def reference(drawn: Drawn, label: str, *, asks_role: bool) -> set[int]:
    """Indexes of the rows that the reader may see; the policy alone knows no roles."""
    parents = list(drawn.parents)
    for one, under in drawn.moves:
        parents[one] = under

    def today_in(period: tuple[int, int | None]) -> bool:
        return period[0] <= 0 and (period[1] is None or period[1] >= 0)

    record = GUARDED.get(label, label)
    in_range = {
        one for one, unit in enumerate(drawn.rows[label]) if drawn.seat in above(parents, unit)
    }
    right = RIGHTS[label]
    if asks_role and right and right not in ROLES[drawn.role].permissions:
        in_range = set()
    granted = {
        one for (kind, one), period in drawn.grants.items() if kind == record and today_in(period)
    }
    if label in ABOUT_RECORDS:
        granted = set()
    behind = {record, ALSO_BEHIND.get(label)} if asks_role else {record}
    walled = {
        one for (kind, one), period in drawn.walls.items() if kind in behind and today_in(period)
    }
    secret = {one for one, grade in enumerate(drawn.grades) if grade > drawn.clearance}
    return (in_range | granted) - walled - (secret if record == CASE else set())


def build(drawn: Drawn) -> tuple[Any, dict[str, list[Any]]]:
    """The drawn world in the database: the reader acting, and the rows of each model in order."""
    units: list[Any] = []
    for number, parent in enumerate(drawn.parents):
        over = None if parent is None else units[parent]
        depth = 0 if over is None else min(over.path.count("."), len(TIERS) - 1)
        units.append(
            organization(f"unit-{number}", parent=over, tier=TIERS[depth], keeps_office=True)
        )
    reader, other, granter = (
        User.objects.create_user(f"{name}@x.vn", full_name=name) for name in ("a", "b", "c")
    )
    made: dict[str, list[Any]] = {}
    # What guards other rows comes before them, whatever the order of the topics.
    for label in sorted(MAKERS, key=lambda one: one in GUARDED):
        made[label] = [
            MAKERS[label](units[unit], number, made, other)
            for number, unit in enumerate(drawn.rows[label])
        ]
    seat = RoleAssignment.objects.create(
        user=reader, role=drawn.role, organization=units[drawn.seat], valid_from=date(2010, 1, 1),
        clearance=drawn.clearance,
    )  # fmt: skip
    for case, grade in zip(made[CASE], drawn.grades, strict=True):
        type(case).objects.filter(pk=case.pk).update(secrecy=grade)
    _raise_walls_and_grants(drawn, made, reader, granter)
    for one, under in drawn.moves:
        units[one].refresh_from_db()
        units[one].parent = units[under]
        units[one].save(update_fields=["parent"])
    seat = RoleAssignment.objects.select_related("organization", "user").get(pk=seat.pk)
    return actor_for(seat), made


def _raise_walls_and_grants(drawn: Drawn, made: Any, reader: Any, granter: Any) -> None:
    today = timezone.localdate()
    for (label, one), (first, last) in drawn.grants.items():
        record = made[label][one]
        grants.grant(
            user=reader, obj=record, codename=GRANTED[label], reason="team",
            valid_from=today + timedelta(first), valid_to=today + timedelta(last),
            by=SystemActor(record.organization, user=granter),
        )  # fmt: skip
    for (label, one), (first, end) in drawn.walls.items():
        record = made[label][one]
        Wall.objects.create(
            user=reader, label=label, object_id=record.pk, reason="subject",
            organization_id=record.organization_id, valid_from=today + timedelta(first),
            valid_to=None if end is None else today + timedelta(end),
        )  # fmt: skip


def test_every_model_of_a_tenant_takes_part():
    owned = {
        model._meta.label_lower for model in apps.get_models() if issubclass(model, TenantOwned)
    }
    how = "Add RIGHTS and MAKERS to the file of its topic in tests/guards/topics/."
    assert owned | {TRAIL} == set(RIGHTS) == set(MAKERS), how


@pytest.mark.django_db
@given(drawn=worlds())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_filter_policy_and_reference_agree(drawn):
    with transaction.atomic():
        with scope.use(scope.Scope.everything()):
            actor, made = build(drawn)
        for label, rows in made.items():
            _compare(drawn, label, rows, actor)
        _compare_ways_to_a_member(drawn, made[MEMBER], actor)
        with scope.use(actor.scope()):
            assert not Wall.objects.filter(user_id=actor.user_id).exists()
        assert not Member.objects.exists()
        transaction.set_rollback(True)


def _compare(drawn: Drawn, label: str, rows: list[Any], actor: Any) -> None:
    model = AuditEntry if label == TRAIL else apps.get_model(label)
    number = {row.pk: index for index, row in enumerate(rows)}

    def known(found: Any) -> set[int]:
        return {number[pk] for pk in found.values_list("pk", flat=True) if pk in number}

    by_page = reference(drawn, label, asks_role=True)
    with scope.use(actor.scope()):
        assert known(model.objects.all()) == reference(drawn, label, asks_role=False), label
        assert known(model.objects.visible_to(actor)) == by_page, label
    with scope.use(scope.Scope.everything()):
        assert known(model.objects.visible_to(actor)) == by_page, f"{label}, filter alone"


def _compare_ways_to_a_member(drawn: Drawn, people: list[Any], actor: Any) -> None:
    """The search, the history, a join and the question of the actions say the same."""
    number = {one.pk: index for index, one in enumerate(people)}
    events = apps.get_model("membership.memberevent").objects
    by_page, by_policy = (reference(drawn, MEMBER, asks_role=ask) for ask in (True, False))
    with scope.use(actor.scope()):
        found = {number[one.pk] for one in Member.objects.all().matching("le van")}
        told = {number[pk] for pk in events.values_list("pgh_obj_id", flat=True)}
        joined = Member.objects.visible_to(actor).select_related("organization")
        named = {number[one.pk] for one in joined}
        allowed = {index for index, one in enumerate(people) if _is_allowed(actor, one)}
    assert found == told == by_policy
    assert named == by_page
    assert allowed == (by_page if actor.has(P.VIEW_MEMBER) else set())


def _is_allowed(actor: Any, one: Member) -> bool:
    try:
        require(actor, P.VIEW_MEMBER, one)
    except NotAllowed:
        return False
    return True
