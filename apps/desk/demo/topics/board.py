"""Scenarios of moves of Thanh Trì: a plan that is computed and proved, a copy with something fixed,
one that is only begun. Everybody is invented."""

from __future__ import annotations

from datetime import timedelta

from apps.accounts.actor import SystemActor
from apps.cadres.board import actions
from apps.cadres.board.choices import WishKind
from apps.cadres.models import Position, Scenario, ScenarioMove, ScenarioPerson, Seat
from apps.core.choices import Secrecy
from apps.desk.demo.topics import Demo
from apps.desk.demo.topics.cases import HOME

SEATS = 36
KINDS = ("head", "deputy")


def build(demo: Demo) -> None:
    """Three scenarios, where units and people are there to be put on a board."""
    if Scenario.objects.exists():
        return
    seats = _seats(demo)
    if not seats:
        return
    by, on = SystemActor(), demo.today + timedelta(days=45)
    first = actions.draft_scenario(
        organization=demo.units[HOME], title=f"Bố trí cán bộ các phòng, ban năm {on.year}",
        act="transfer", on=on, today=demo.today, by=by, secrecy=Secrecy.NORMAL, women_percent=25,
        young_percent=15,
    )  # fmt: skip
    actions.set_up_board(
        scenario=first, seats=[seat.reference for seat in seats], people="leading", version=1, by=by
    )
    _compute(first)
    _copy(demo, first, by)
    actions.draft_scenario(
        organization=demo.units[HOME], title="Luân chuyển về cơ sở, đợt sau", act="rotate",
        on=on + timedelta(days=180), today=demo.today, by=by, secrecy=Secrecy.NORMAL,
    )  # fmt: skip
    demo.say(f"{Scenario.objects.count()} scenarios of moves")


def _seats(demo: Demo) -> list[Seat]:
    """Seats of heads and deputies of the district; who sits elsewhere may come in."""
    rows = Seat.objects.below(demo.units[HOME]).existing_on(demo.today)
    rows = rows.filter(title__kind__in=KINDS, title__level="district")
    rows = rows.exclude(work_unit__system__in=("justice", "forces"))
    held = Position.objects.current().exclude(seat=None).values("seat__work_unit_id")
    rows = rows.filter(work_unit__in=held).order_by("work_unit__name", "-title__rank", "pk")
    return list(rows[:SEATS])


def _compute(scenario: Scenario) -> None:
    # The solver is loaded only where something is computed.
    from apps.cadres.board.tasks import compute_now

    scenario.refresh_from_db()
    compute_now(scenario)


def _copy(demo: Demo, first: Scenario, by: SystemActor) -> None:
    """A copy in which the first move is ruled out."""
    made = actions.copy_scenario(
        scenario=first, title=f"{first.title}: phương án 2", today=demo.today, by=by
    )
    move = ScenarioMove.objects.filter(scenario=first, to_seat__isnull=False).order_by("pk").first()
    if move is not None and move.to_seat is not None:
        person = ScenarioPerson.objects.get(scenario=made, cadre=move.cadre_id)
        actions.set_wish(
            scenario=made, person=person, seat=move.to_seat, kind=WishKind.BAN,
            reason="Chưa thống nhất với cơ quan nơi đi", version=made.version, by=by,
        )  # fmt: skip
    _compute(made)
