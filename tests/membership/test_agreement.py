"""The filter in Python, the policy in the database and a plain reference agree on who sees whom.

Random trees, roles, grants and walls; the reference below is all that the rule is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts import grants
from apps.accounts.actor import SystemActor, actor_for
from apps.accounts.models import RoleAssignment, User, Wall
from apps.accounts.permissions import Permission, require
from apps.accounts.roles import ROLES
from apps.core.errors import NotAllowed
from apps.membership.models import Member, Placement
from apps.tenancy import scope
from apps.tenancy.choices import Tier
from tests.factories.membership import member
from tests.factories.world import organization

TIERS = (Tier.PROVINCE, Tier.DISTRICT, Tier.GRASSROOTS, Tier.CELL)


@dataclass
class Drawn:
    """A small world as plain data: indexes into its own lists."""

    parents: list[int | None]
    members: list[int]  # unit of each
    role: str
    seat: int
    # (member, first day, last day) relative to today
    grants: dict[int, tuple[int, int]] = field(default_factory=dict)
    walls: dict[int, tuple[int, int | None]] = field(default_factory=dict)


@st.composite
def worlds(draw: st.DrawFn) -> Drawn:
    """Up to nine units in up to three trees, up to six members, one reader."""
    parents: list[int | None] = [None]
    for number in range(1, draw(st.integers(1, 9))):
        parents.append(draw(st.one_of(st.none(), st.integers(0, number - 1))))
    unit = st.integers(0, len(parents) - 1)
    members = draw(st.lists(unit, min_size=1, max_size=6))
    some = st.integers(0, len(members) - 1)
    days = st.integers(-2, 2)
    period = st.tuples(days, days).filter(lambda pair: pair[0] <= pair[1])
    open_period = st.tuples(days, st.one_of(st.none(), days)).filter(
        lambda pair: pair[1] is None or pair[0] <= pair[1]
    )
    return Drawn(
        parents=parents,
        members=members,
        role=draw(st.sampled_from(sorted(ROLES))),
        seat=draw(unit),
        grants=draw(st.dictionaries(some, period, max_size=3)),
        walls=draw(st.dictionaries(some, open_period, max_size=3)),
    )


def reference(drawn: Drawn) -> tuple[set[int], set[int]]:
    """Indexes of the members that the reader may see: by the page, and by the database alone."""

    def above(unit: int | None) -> set[int]:
        found = set()
        while unit is not None:
            found.add(unit)
            unit = drawn.parents[unit]
        return found

    def today_in(period: tuple[int, int | None]) -> bool:
        first, last = period
        return first <= 0 and (last is None or last >= 0)

    everybody = set(range(len(drawn.members)))
    in_range = {one for one in everybody if drawn.seat in above(drawn.members[one])}
    granted = {one for one, period in drawn.grants.items() if today_in(period)}
    walled = {one for one, period in drawn.walls.items() if today_in(period)}
    reads = Permission.VIEW_MEMBER in ROLES[drawn.role].permissions
    by_page = (in_range if reads else set()) | granted
    # The policy knows the range and not the role: it is the second lock, not the first.
    by_database = in_range | granted
    return by_page - walled, by_database - walled


def build(drawn: Drawn) -> tuple[Any, list[Member]]:
    """The drawn world in the database: the reader acting, and the members in order."""
    today = timezone.localdate()
    units: list[Any] = []
    for number, parent in enumerate(drawn.parents):
        above = None if parent is None else units[parent]
        depth = 0 if above is None else min(above.path.count("."), len(TIERS) - 1)
        units.append(organization(f"unit-{number}", parent=above, tier=TIERS[depth]))
    people = [member(units[unit], f"Lê Văn {number}") for number, unit in enumerate(drawn.members)]
    reader = User.objects.create_user("reader@example.vn", "secret-word-1", full_name="Reader")
    granter = User.objects.create_user("granter@example.vn", "secret-word-1", full_name="Granter")
    seat = RoleAssignment.objects.create(
        user=reader, role=drawn.role, organization=units[drawn.seat], valid_from=date(2010, 1, 1)
    )
    for one, (first, last) in drawn.grants.items():
        grants.grant(
            user=reader, obj=people[one], codename="read_member", reason="team",
            valid_from=today + timedelta(first), valid_to=today + timedelta(last),
            by=SystemActor(people[one].organization, user=granter),
        )  # fmt: skip
    for one, (first, last) in drawn.walls.items():
        Wall.objects.create(
            user=reader, label="membership.member", object_id=people[one].pk, reason="subject",
            organization=people[one].organization, valid_from=today + timedelta(first),
            valid_to=None if last is None else today + timedelta(last),
        )  # fmt: skip
    return actor_for(seat), people


def shown_by_database(table: str, column: str) -> set[int]:
    """Ids in a table that the policy shows in the scope in force."""
    with connection.cursor() as cursor:
        cursor.execute(f"select distinct {column} from {table}")
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.django_db
@given(drawn=worlds())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_filter_policy_and_reference_agree(drawn):
    with transaction.atomic():
        with scope.use(scope.Scope.everything()):
            actor, people = build(drawn)
        number = {one.pk: index for index, one in enumerate(people)}
        by_page, by_database = reference(drawn)

        with scope.use(actor.scope()):
            seen = {number[pk] for pk in shown_by_database("membership_member", "id")}
            placed = {number[pk] for pk in shown_by_database("membership_placement", "member_id")}
            told = shown_by_database("membership_memberevent", "pgh_obj_id")
            events = {number[pk] for pk in told}
            filtered = {number[one.pk] for one in Member.objects.visible_to(actor)}
            found = {number[one.pk] for one in Member.objects.all().matching("le van")}
            named = {
                number[one.pk]
                for one in Member.objects.visible_to(actor).select_related("organization")
            }
            placements = {number[one.member_id] for one in Placement.objects.visible_to(actor)}
            allowed = {index for index, one in enumerate(people) if is_allowed(actor, one)}
        with scope.use(scope.Scope.everything()):
            unguarded = {number[one.pk] for one in Member.objects.visible_to(actor)}

        assert seen == placed == events == found == by_database
        assert filtered == named == placements == unguarded == by_page
        reads = Permission.VIEW_MEMBER in ROLES[drawn.role].permissions
        assert allowed == (by_page if reads else set())
        assert shown_by_database("membership_member", "id") == set()
        transaction.set_rollback(True)


def is_allowed(actor: Any, one: Member) -> bool:
    """Whether the one question of the actions says yes."""
    try:
        require(actor, Permission.VIEW_MEMBER, one)
    except NotAllowed:
        return False
    return True
