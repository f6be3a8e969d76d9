"""Filter, policy and a plain reference agree on who sees a transfer: two places, one row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts import grants
from apps.accounts.actor import SystemActor, actor_for
from apps.accounts.models import RoleAssignment, User, Wall
from apps.accounts.permissions import Permission
from apps.accounts.roles import ROLES
from apps.membership.models import Transfer
from apps.tenancy import scope
from apps.tenancy.choices import Tier
from tests.factories.membership import member
from tests.factories.world import organization
from tests.guards.test_agreement import above
from tests.guards.topics.transfers import paper

SINCE = date(2010, 1, 1)
TIERS = (Tier.PROVINCE, Tier.DISTRICT, Tier.GRASSROOTS, Tier.CELL)


@st.composite
def drawn_worlds(draw: st.DrawFn) -> dict[str, Any]:
    """Some trees with moves, transfers between any two units, a reader with walls and grants."""
    parents: list[int | None] = [None]
    for number in range(1, draw(st.integers(2, 8))):
        parents.append(draw(st.one_of(st.none(), st.integers(0, number - 1))))
    unit = st.integers(0, len(parents) - 1)
    states = st.sampled_from(["requested", "sent", "in_transit", "received", "returned"])
    rows = draw(st.lists(st.tuples(unit, st.none() | unit, states), min_size=1, max_size=5))
    moves, after = [], list(parents)
    for one, under in draw(st.lists(st.tuples(unit, unit), max_size=2)):
        if one not in above(after, under) and after[one] != under:
            after[one] = under
            moves.append((one, under))
    some = st.sets(st.integers(0, len(rows) - 1), max_size=2)
    return {
        "parents": parents, "after": after, "moves": moves, "rows": rows, "seat": draw(unit),
        "role": draw(st.sampled_from(sorted(ROLES))), "walls": draw(some), "grants": draw(some),
    }  # fmt: skip


def reference(drawn: dict[str, Any], *, asks_role: bool) -> set[int]:
    """Sent from the range, or bound for it once the paper is issued; or granted; and no wall."""
    after, seat = drawn["after"], drawn["seat"]
    found = set()
    for number, (home, target, state) in enumerate(drawn["rows"]):
        sending = seat in above(after, home)
        receiving = target is not None and state != "requested" and seat in above(after, target)
        if sending or receiving:
            found.add(number)
    if asks_role and Permission.VIEW_TRANSFER not in ROLES[drawn["role"]].permissions:
        found = set()
    return (found | drawn["grants"]) - drawn["walls"]


def build(drawn: dict[str, Any]) -> tuple[Any, list[Transfer]]:
    """The drawn world in the database."""
    units: list[Any] = []
    for number, parent in enumerate(drawn["parents"]):
        over = None if parent is None else units[parent]
        depth = 0 if over is None else min(over.path.count("."), len(TIERS) - 1)
        units.append(
            organization(f"unit-{number}", parent=over, tier=TIERS[depth], keeps_office=True)
        )
    reader, granter = (User.objects.create_user(f"{n}@x.vn", full_name=n) for n in ("a", "b"))
    made = [_row(units, number, *row) for number, row in enumerate(drawn["rows"])]
    for number in drawn["grants"]:
        grants.grant(
            user=reader, obj=made[number].member, codename="read_member", reason="team",
            valid_from=SINCE, valid_to=date(2099, 1, 1),
            by=SystemActor(made[number].organization, user=granter),
        )  # fmt: skip
    for number in drawn["walls"]:
        Wall.objects.create(
            user=reader, label="membership.member", object_id=made[number].member_id,
            reason="subject", organization=made[number].organization, valid_from=SINCE,
        )  # fmt: skip
    for one, under in drawn["moves"]:
        units[one].refresh_from_db()
        units[one].parent = units[under]
        units[one].save(update_fields=["parent"])
    seat = RoleAssignment.objects.create(
        user=reader, role=drawn["role"], organization=units[drawn["seat"]], valid_from=SINCE
    )
    return actor_for(
        RoleAssignment.objects.select_related("user", "organization").get(pk=seat.pk)
    ), made


def _row(units: list[Any], number: int, home: int, target: int | None, state: str) -> Transfer:
    closed = {"returned": {"closed_on": SINCE, "closing_note": "x"}}
    got = {"received": {"received_on": SINCE}}
    return paper(
        member(units[home], f"Lê Văn {number}"), units[home], state=state, paper_number=f"{number}",
        target_organization=None if target is None else units[target],
        **closed.get(state, {}), **got.get(state, {}),
    )  # fmt: skip


@pytest.mark.django_db
@given(drawn=drawn_worlds())
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_filter_policy_and_reference_agree_on_transfers(drawn):
    with transaction.atomic():
        with scope.use(scope.Scope.everything()):
            actor, made = build(drawn)
        number = {row.pk: index for index, row in enumerate(made)}

        def known(rows: Any) -> set[int]:
            return {number[pk] for pk in rows.values_list("pk", flat=True)}

        with scope.use(actor.scope()):
            assert known(Transfer.objects.all()) == reference(drawn, asks_role=False)
            assert known(Transfer.objects.visible_to(actor)) == reference(drawn, asks_role=True)
            sides = Transfer.objects.outgoing(actor) | Transfer.objects.incoming(actor)
            assert known(sides) == reference({**drawn, "grants": set()}, asks_role=True)
        with scope.use(scope.Scope.everything()):
            assert known(Transfer.objects.visible_to(actor)) == reference(drawn, asks_role=True)
        assert not Transfer.objects.exists()
        transaction.set_rollback(True)
