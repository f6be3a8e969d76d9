"""Reading moves within the border and the walls of their cadres."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from apps.cadres.moves.choices import MoveState
from apps.cadres.querysets import CadreOwnedQuerySet


class MoveQuerySet(CadreOwnedQuerySet):
    """Moves."""

    def proposed(self) -> Self:
        """Those without a decision yet."""
        return self.valid().filter(state=MoveState.PROPOSED)

    def running(self) -> Self:
        """Those decided that go on."""
        return self.valid().filter(state=MoveState.RUNNING)

    def decided_between(self, first: date, last: date) -> Self:
        """Those decided in a time, both days included; a corrected entry does not count."""
        rows = self.valid().filter(state__in=[MoveState.RUNNING, MoveState.ENDED])
        return rows.filter(decided_on__gte=first, decided_on__lte=last)


class MoveRowQuerySet(CadreOwnedQuerySet):
    """Assessments and care of moves."""

    def of_move(self, move: Any) -> Self:
        """The rows of one move, which the reader has been allowed to see."""
        return self.filter(move_id=move.pk, struck_on__isnull=True)
