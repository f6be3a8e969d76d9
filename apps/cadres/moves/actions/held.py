"""What the acts on moves share: right, range, lock, version."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.cadres.models import Cadre, Move
from apps.cadres.moves.choices import MoveState
from apps.cadres.permissions import require_in_range
from apps.core.errors import Conflict, NotAllowed, RuleRefused


def held(
    move: Move, version: int, *, permission: str, by: Actor, state: str = MoveState.PROPOSED
) -> Move:
    """The move, locked, when the actor holds the right over it and has read its latest state.

    Raises NotAllowed, Conflict when somebody else changed it meanwhile, RuleRefused when it is not
    in the state that the act needs.
    """
    rows = Move.objects.visible_to(by).select_for_update(of=("self",))
    rows = rows.select_related(
        "cadre", "organization", "seat__title", "title", "position__seat__title"
    )
    found: Move | None = rows.filter(pk=move.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permission))
    require_in_range(by, permission, found)
    if found.version != version:
        raise Conflict("stale")
    if found.state != state:
        raise RuleRefused(f"move_not_{state}")
    return found


def stored(move: Move) -> Move:
    """Save the move as a newer version; whoever read it before is told."""
    move.version += 1
    move.save()
    return move


def person(cadre: Cadre, permission: str, by: Actor) -> Cadre:
    """The profile, locked, when the actor holds the right over it. Raises NotAllowed."""
    rows = Cadre.objects.visible_to(by).select_for_update(of=("self",))
    found: Cadre | None = rows.filter(pk=cadre.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permission))
    require_in_range(by, permission, found)
    return found
