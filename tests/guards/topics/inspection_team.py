"""What teams and recusals add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.models import User
from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.inspection.models import Recusal, TeamMember
from apps.inspection.team import actions as team
from apps.inspection.walls import actions as walls
from tests.guards.acting import actor
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

CASE = "inspection.case"
TODAY = date(2026, 1, 20)
RIGHTS = {"inspection.recusal": P.VIEW_CASE}
GUARDED = dict.fromkeys(RIGHTS, CASE)
PLACED_WITH = GUARDED
KINDS = ("serving", "recusal", "recused_user")


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """Somebody in the team of the twin's case and somebody recused, full of its word."""
    user = User.objects.create(
        id=ids["recused_user"], full_name=f"Người thôi {twin.word}",
        sign_in_name=f"nguoi-thoi-{ids['recused_user']}@example.vn",
    )  # fmt: skip
    serving = TeamMember.of(
        twin.case, id=ids["serving"], user=owner, name=f"Lê Thị {twin.word}", role="secretary",
        part=twin.word, from_on=TODAY,
    )  # fmt: skip
    serving.save(force_insert=True)
    recusal = Recusal.of(
        twin.case, id=ids["recusal"], user=user, declared=True, reason=f"Vì {twin.word}",
        recused_on=TODAY,
    )  # fmt: skip
    recusal.save(force_insert=True)
    return {"serving": serving, "recusal": recusal}


def _recusal(of: Any, number: int) -> Any:
    user = User.objects.create_user(f"r{of.pk}-{number}@example.vn", None, full_name=f"Ai {number}")
    row = Recusal.of(of, user=user, declared=True, reason="Quen biết", recused_on=TODAY)
    row.save()
    return row


MAKERS = {
    "inspection.recusal": lambda unit, number, made, who: _recusal(made[CASE][number], number)
}


def _case(twin: Twin) -> dict[str, Any]:
    return {"reference": getattr(twin.records.get("case"), "reference", "2026-ZZZZZZ")}


def _row(of: str) -> Any:
    return lambda twin: {**_case(twin), "pk": getattr(twin, of).pk}


def _assign(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"user": stage.readers["inspection_officer"].pk, "role": "member"}


def _change(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"role": "deputy", "part": "Tài chính"}


def _leave(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"note": "Xong", "confirmed": "on", **three("until_on", "20", "1", "2026")}


def _over(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"user": stage.readers["inspection_officer"].pk, "note": "Đi học"}


def _own(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"reason": "Quen biết", "confirmed": "on"}


def _decided(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "user": stage.readers["inspection_officer"].pk, "reason": "Quen biết", "decision": "05-QĐ",
        "confirmed": "on",
    }  # fmt: skip


def _page(name: str, right: str, data: Any, *, of: str = "case", key: Any = _case) -> Route:
    return Route(
        f"inspection:{name}", of=of, key=key, see=P.VIEW_CASE, get=Act(right),
        post=Act(right, ok=302, data=data),
    )  # fmt: skip


ROUTES = [
    Route("inspection:team", of="case", key=_case, see=P.VIEW_CASE, get=Act(rows="serving")),
    _page("team_assign", P.DECIDE_CASE, _assign),
    _page("team_change", P.DECIDE_CASE, _change, of="serving", key=_row("serving")),
    _page("team_leave", P.DECIDE_CASE, _leave, of="serving", key=_row("serving")),
    _page("team_hand_over", P.DECIDE_CASE, _over, of="serving", key=_row("serving")),
    _page("recusal_own", P.VIEW_CASE, _own),
    _page("recusal_new", P.DECIDE_CASE, _decided),
    _page("recusal_lift", P.DECIDE_CASE, _own, of="recusal", key=_row("recusal")),
]
ROUTES += [
    Route(
        "case-team-detail", of="case", key=_case, see=P.VIEW_CASE, stranger=CLOSED,
        get=Act(rows="serving"),
    ),
    *Table("inspection.teammember", P.ADMINISTER_INSPECTION, of="serving", rows="serving",
           page=403).routes(),
    *Table("inspection.recusal", P.ADMINISTER_INSPECTION, of="recusal", rows="serving",
           page=403).routes(),
]  # fmt: skip


def _more(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    TeamMember.of(twin.case, name=f"Thêm {number}", role="member", from_on=TODAY).save()
    _recusal(twin.case, 100 + number)


MORE = {"serving": _more}


def _named(stage: Stage) -> Any:
    return team.assign_team_member(
        case=stage.twins[OWN].case, user=stage.readers["inspection_officer"], role="member",
        today=TODAY, by=actor(stage, "inspection_chair"),
    )  # fmt: skip


def _on_team(name: str, **values: Any) -> Any:
    return lambda stage: getattr(team, name)(
        row=stage.twins[OWN].serving, by=actor(stage, "inspection_chair"), **values
    )


_TEAM, _WALLS = "apps.inspection.team.actions", "apps.inspection.walls.actions"
ACTIONS = {
    f"{_TEAM}.assign_team_member": _named,
    f"{_TEAM}.change_team_member": _on_team("change_team_member", role="deputy", part=""),
    f"{_TEAM}.end_team_membership": _on_team(
        "end_team_membership", until_on=TODAY, note="Xong", today=TODAY
    ),
    f"{_TEAM}.hand_over": lambda stage: team.hand_over(
        row=stage.twins[OWN].serving, user=stage.readers["inspection_officer"], note="Đi học",
        today=TODAY, by=actor(stage, "inspection_chair"),
    ),
    f"{_WALLS}.declare_recusal": lambda stage: walls.declare_recusal(
        case=stage.twins[OWN].case, reason="Quen biết", today=TODAY,
        by=actor(stage, "inspection_officer"),
    ),
    f"{_WALLS}.decide_recusal": lambda stage: walls.decide_recusal(
        case=stage.twins[OWN].case, user=stage.readers["inspection_officer"], reason="Quen biết",
        decision="05-QĐ", today=TODAY, by=actor(stage, "inspection_chair"),
    ),
    f"{_WALLS}.lift_recusal": lambda stage: walls.lift_recusal(
        recusal=stage.twins[OWN].recusal, reason="Ghi nhầm", today=TODAY,
        by=actor(stage, "inspection_chair"),
    ),
}  # fmt: skip
