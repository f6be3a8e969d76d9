"""Who sits in a session: checked when it is recorded, and once more when its ballot is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from apps.accounts.models import User
from apps.core.errors import RuleRefused
from apps.core.vietnamese import fold
from apps.inspection.choices import ConflictKind
from apps.inspection.models import Case
from apps.inspection.walls.conflicts import Conflict, conflicts
from apps.inspection.walls.rules import FAIL, may_be_overridden, verdict
from apps.membership.identity.lookup import whole_tree
from apps.membership.models import Member

Seat = dict[str, Any]
"""name, account, member (keys or None), what was found, whether the person does not vote."""
CELL = "cell"


def seats(
    case: Case, people: Sequence[User | Member], *, body: str, recused: Iterable[Mapping[str, str]],
    overridden: bool,
) -> list[Seat]:  # fmt: skip
    """The seats of those who took part, each checked against the case (131-QĐ/TW).

    Whoever has a conflict is among those who may not vote; relatives of a wider degree, co-workers
    and whoever issued the contested act may, when the standing body so decides. Raises RuleRefused.
    """
    aside = {_plain(one["name"]) for one in recused}
    found: list[Seat] = []
    for who in people:
        said = _found(case, who, body)
        silent = _plain(who.full_name) in aside
        if not silent:
            _refuse(who.full_name, said, overridden=overridden)
        found.append(
            {
                "name": who.full_name,
                "user": who.pk if isinstance(who, User) else None,
                "member": who.pk if isinstance(who, Member) else None,
                "conflict": ",".join(one.kind for one in said),
                "silent": silent,
            }
        )
    return found


def check_again(case: Case, rows: Collection[Seat], *, body: str) -> None:
    """Before a ballot counts: what became known of the voters since the session was recorded.

    Raises RuleRefused: the session is struck and recorded anew, with whoever may not vote.
    """
    for seat in rows:
        who = _person(seat)
        if who is None or seat["silent"]:
            continue
        known = set(seat["conflict"].split(","))
        fresh = [one for one in _found(case, who, body) if one.kind not in known]
        if verdict([one.kind for one in fresh]) == FAIL:
            words = "; ".join(one.words for one in fresh)
            raise RuleRefused("ballot_conflict", field="session", name=seat["name"], why=words)


def is_overridden(rows: Iterable[Seat]) -> bool:
    """Whether somebody voted in spite of a conflict, as the standing body decided."""
    return any(not seat["silent"] and verdict(_kinds(seat)) == FAIL for seat in rows)


def unchecked(rows: Iterable[Seat]) -> tuple[str, ...]:
    """Who could not be checked: an account that belongs to no member."""
    return tuple(seat["name"] for seat in rows if ConflictKind.UNCHECKED in _kinds(seat))


def _kinds(seat: Seat) -> list[str]:
    return [one for one in str(seat["conflict"]).split(",") if one]


def _found(case: Case, who: User | Member, body: str) -> list[Conflict]:
    """In a cell everybody is in the same organisation as the person concerned: that is no conflict
    where the cell itself decides."""
    said = conflicts(case, who)
    return [one for one in said if not (body == CELL and one.kind == ConflictKind.COWORKER)]


def _refuse(name: str, said: Sequence[Conflict], *, overridden: bool) -> None:
    kinds = [one.kind for one in said]
    if verdict(kinds, overridden=overridden) != FAIL:
        return
    words = "; ".join(one.words for one in said if one.kind != ConflictKind.UNCHECKED)
    arguable = may_be_overridden(kinds)
    code = "session_conflict" if arguable else "session_walled"
    field = "override_reason" if arguable else "recused"
    raise RuleRefused(code, field=field, name=name, why=words)


def _person(seat: Seat) -> User | Member | None:
    if seat["user"] is not None:
        return User.objects.filter(pk=seat["user"]).first()
    with whole_tree():  # wherever they have moved meanwhile
        found: Member | None = Member.objects.filter(pk=seat["member"]).first()
    return found


def _plain(name: str) -> str:
    return fold(" ".join(name.split()))
