"""Profiles as the pages show them, as far as the reader may know of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Prefetch
from django.http import Http404

from apps.accounts.actor import Actor
from apps.cadres.models import Cadre, CadreOwned, Position, Seat
from apps.cadres.profiles.discipline import Disciplines, disciplines_of
from apps.cadres.profiles.kinds import KEPT_BY_OTHERS, KINDS
from apps.cadres.profiles.own import is_own
from apps.cadres.profiles.retirement import Retirement, laws_on, retirement_of
from apps.core.errors import RuleRefused
from apps.membership.models import Member

NEWEST = {
    "position": (F("until").desc(nulls_first=True), F("since").desc(nulls_last=True), "pk"),
    "qualification": ("kind", F("finished").desc(nulls_last=True), "pk"),
    "place": (F("since").asc(nulls_first=True), "pk"),
    "rating": ("-year", F("quarter").desc(nulls_first=True), "pk"),
    "confidence": ("-held_on", "pk"),
    "discipline": ("-effective_on", "pk"),
    "standing": ("-since", "pk"),
}
"""The order of the rows of a profile on its page."""
ALONG = {"place": ("unit",), "position": ("seat", "title")}
"""What is read with them."""


def cadre_or_404(actor: Actor | None, reference: str) -> Cadre:
    """The profile; Http404 alike when there is none and when the actor may not know of it."""
    rows = Cadre.objects.visible_to(actor).select_related("organization", "member")
    found: Cadre | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def row_or_404(actor: Actor, cadre: Cadre, kind: str, pk: int) -> CadreOwned:
    """A row of the profile that nobody has struck."""
    if kind in KEPT_BY_OTHERS and is_own(actor, cadre):
        raise Http404
    rows = KINDS[kind].model.objects.visible_to(actor).valid().of_cadre(cadre)
    found: CadreOwned | None = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.cadre = cadre
    return found


@dataclass
class Profile:
    """A profile with its rows as one reader may know of them."""

    cadre: Cadre
    is_own: bool
    retirement: Retirement
    rows: dict[str, list[Any]] = field(default_factory=dict)
    struck: dict[str, list[Any]] = field(default_factory=dict)
    disciplines: Disciplines | None = None
    """None in one's own profile: somebody else keeps it."""

    @property
    def current(self) -> list[Any]:
        """Positions that go on, the main one first."""
        return main_first(one for one in self.rows["position"] if one.until is None)

    @property
    def has_struck(self) -> bool:
        """Whether a row was entered wrongly."""
        return any(self.struck.values())


def main_first(positions: Iterable[Any]) -> list[Any]:
    """Positions in their order, those held beside the main one last."""
    return sorted(positions, key=lambda one: one.is_concurrent)


def profile_of(cadre: Cadre, actor: Actor, today: date) -> Profile:
    """The profile with its rows: one query a kind, whatever their number."""
    own = is_own(actor, cadre)
    profile = Profile(cadre, own, retirement_of(cadre, laws_on(today)))
    for kind in KINDS:
        if kind in KEPT_BY_OTHERS and own:
            continue
        rows = KINDS[kind].model.objects.visible_to(actor).of_cadre(cadre).order_by(*NEWEST[kind])
        if kind in ALONG:
            rows = rows.select_related(*ALONG[kind])
        found = list(rows)
        profile.rows[kind] = [row for row in found if row.struck_on is None]
        profile.struck[kind] = [row for row in found if row.struck_on is not None]
    if not own:
        entered = profile.rows["discipline"]
        profile.disciplines = disciplines_of(cadre, entered, actor, today)
    return profile


def with_positions(rows: Any, actor: Actor) -> Any:
    """Profiles with their current positions (``held``): one query more."""
    held = Position.objects.visible_to(actor).current().order_by("is_concurrent", "pk")
    return rows.prefetch_related(Prefetch("positions", held, to_attr="held"))


def member_of_card(number: str, by: Actor) -> Member | None:
    """The member of the actor's range with this card number; None for none.

    Raises RuleRefused for a number that nobody in range bears.
    """
    card = number.strip()
    if not card:
        return None
    found: Member | None = Member.objects.visible_to(by).filter(card_number=card).first()
    if found is None:
        raise RuleRefused("profile_member_unknown", field="card_number")
    return found


def seat_of(reference: str, by: Actor) -> Seat:
    """The seat in force of this reference. Raises RuleRefused for one that is not in range."""
    rows = Seat.objects.visible_to(by).filter(valid_until__isnull=True)
    found: Seat | None = rows.filter(reference__iexact=reference.strip()).first()
    if found is None:
        raise RuleRefused("position_seat_unknown", field="seat")
    return found
