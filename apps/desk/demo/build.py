"""The whole demo, step by step; each step finds out whether it is done already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from django.db import transaction

from apps.desk.demo import accounts, people, topics, tree
from apps.desk.demo.figures import Committee, committees
from apps.desk.demo.load import Loader
from apps.membership.models import Member
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

SEED = 20200318
OF_ENTERPRISES = "party_orgs_founded_non_state_enterprises"
IN_AN_ENTERPRISE = 4
"""Members of a new cell in an enterprise; three are the least (Charter, article 21)."""
NAM_TRUC_MEMBERS, THANH_TRI_ELDERS, NEWCOMERS = 420, 700, 14
Say = Callable[[str], None]


def build(
    *, today: date, say: Say, settle: Callable[[], None] | None = None
) -> dict[str, Organization]:
    """Make the organisations, accounts and members, then what the topics bring; nothing is made
    twice. Each part is a transaction: broken off, it goes on from there.

    ``settle`` may give the planner statistics before the topics read what was made.
    """
    units = _register(today=today, say=say)
    if settle:
        settle()
    topics.build(topics.Demo(units, today, say))
    return units


@transaction.atomic
def _register(*, today: date, say: Say) -> dict[str, Organization]:
    published = committees()
    units = tree.build(
        grassroots_committees={
            code: committee.value("grassroots_committees") for code, committee in published.items()
        },
        enterprise_cells=[
            cell for committee in published.values() for cell in _enterprises(committee)
        ],
    )
    say(f"{len(units)} organisations")
    made = accounts.make(units, since=tree.FOUNDED)
    say(f"{len(made)} accounts")
    if Member.objects.exists():
        say("members are there already")
    else:
        say(f"{_members(units, today=today, say=say)} members")
    return units


def _enterprises(committee: Committee) -> list[tree.Plan]:
    return tree.cells_of_enterprises(
        committee.id, committee.value(OF_ENTERPRISES), committee.first, committee.last
    )


def _members(units: dict[str, Organization], *, today: date, say: Say) -> int:
    published = committees()
    draw = Random(SEED)  # noqa: S311 (the same people every time)
    loader = Loader(units, today=today, draw=draw)
    cells = {code: _cells(units, code) for code in [*tree.DISTRICTS, *tree.PROVINCES]}
    hn, st, province, can_duoc = (
        published[code] for code in ("thanh-tri-hn", "thanh-tri-st", "soc-trang", "can-duoc")
    )
    count = loader.load(people.admissions(hn, cells[hn.id], draw))
    elders = people.elders(hn.province, cells[hn.id], THANH_TRI_ELDERS, draw)
    founded = [(cell.code, cell.founded) for cell in _enterprises(hn)]
    people.into_enterprises(elders, founded, IN_AN_ENTERPRISE)
    count += loader.load(elders, leave_after=date(2022, 6, 1))
    count += loader.load(people.newcomers(hn.province, cells[hn.id], NEWCOMERS, today, draw))
    say("Thanh Trì")
    count += loader.load(people.stock(st, cells[st.id], draw), leave_after=date(2021, 3, 1))
    count += loader.load(people.admissions(province, cells[province.id], draw))
    say("Sóc Trăng")
    count += loader.load(
        people.stock(can_duoc, cells[can_duoc.id], draw), leave_after=date(2023, 4, 1)
    )
    count += loader.load(people.elders("Nam Định", cells["nam-truc"], NAM_TRUC_MEMBERS, draw))
    return count


def _cells(units: dict[str, Organization], code: str) -> list[str]:
    root = units[code]
    return sorted(
        one.code
        for one in units.values()
        if one.tier == Tier.CELL and one.path.startswith(root.path)
    )
