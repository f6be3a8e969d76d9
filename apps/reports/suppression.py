"""Which cells of a sensitive table are withheld, so that none of them can be found from the others.

Values in, keys out. A cell below ``least`` is withheld (primary), and so many others with it
(complementary) that every withheld cell could hold another number as well: whatever is shown, the
totals and the sums that the reader knows leave at least two possibilities. All withheld cells read
the same: a word like "fewer than 3" beside one of them would tell which ones are small.

A table is a set of sums: a total and its parts. Each cell stands in two of them at most (the total
of its column and that of its row). Then another possibility exists exactly when a chain of withheld
cells leads from the cell back to itself, or to cells of one sum only, raising one and lowering
the next in turn; ``is_free`` looks for that chain.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

Key = Hashable


@dataclass(frozen=True)
class Sum:
    """A total and the parts that give it."""

    total: Key
    parts: tuple[Key, ...]

    def signs(self) -> dict[Key, int]:
        """Each cell with its sign: parts minus total is nought."""
        return {**dict.fromkeys(self.parts, 1), self.total: -1}


def suppressed(
    cells: Mapping[Key, int],
    sums: Sequence[Sum],
    *,
    sensitive: Collection[Key],
    known: Collection[Key] = (),
    least: int,
) -> set[Key]:
    """Keys of the cells that must not be shown.

    ``sensitive`` cells below ``least`` are to be withheld; ``known`` ones the reader has by right
    anyway. What follows from those alone cannot be hidden and is not pretended to be.
    """
    table = _Table(cells, sums)
    shown = set(known)
    hidden = {key for key in sensitive if cells[key] < least and key not in shown}
    while True:
        bare = next(
            (key for key in _in_order(hidden, cells) if not table.is_free(key, hidden)), None
        )
        if bare is None:
            return hidden
        another = table.complement(bare, hidden, shown)
        if another is None:
            hidden.discard(bare)
            shown.add(bare)
        else:
            hidden.add(another)


def _in_order(keys: Collection[Key], cells: Mapping[Key, int]) -> list[Key]:
    return sorted(keys, key=lambda key: (cells[key], str(key)))


class _Table:
    """The cells and the sums they stand in."""

    def __init__(self, cells: Mapping[Key, int], sums: Sequence[Sum]) -> None:
        self.cells = cells
        self.signs = [one.signs() for one in sums]
        self.places: dict[Key, list[int]] = {key: [] for key in cells}
        for number, signs in enumerate(self.signs):
            for key in signs:
                self.places[key].append(number)
        assert all(len(places) <= 2 for places in self.places.values()), "more than two sums"

    def is_free(self, key: Key, hidden: Collection[Key]) -> bool:
        """Whether the withheld cell could hold one more or one less, as far as can be seen."""
        return any(
            self._chain(key, step, hidden) for step in (1, -1) if self.cells[key] + step >= 0
        )

    def _chain(self, key: Key, step: int, hidden: Collection[Key]) -> bool:
        """Whether others can make up for that step, each staying at nought or above."""
        places = self.places[key]
        if not places:
            return True
        first = places[0]
        wanted = (places[1], self.signs[places[1]][key] * step) if len(places) > 1 else None
        start = (first, self.signs[first][key] * step)
        queue, seen = deque([start]), {start}
        while queue:
            place, excess = queue.popleft()
            for other, end in self._steps(place, excess, key, hidden):
                if wanted is None and end is None:
                    return True
                if end is not None and wanted is not None and (end[0], -end[1]) == wanted:
                    return True
                if end is not None and end not in seen:
                    seen.add(end)
                    queue.append(end)
                if end is None and wanted is not None and self._loose(wanted, key, other, hidden):
                    return True
        return False

    def _steps(
        self, place: int, excess: int, not_key: Key, hidden: Collection[Key]
    ) -> list[tuple[Key, tuple[int, int] | None]]:
        """Cells that take the excess of a sum off, with the excess that each leaves elsewhere."""
        found: list[tuple[Key, tuple[int, int] | None]] = []
        for other, sign in self.signs[place].items():
            change = -excess * sign
            if other == not_key or other not in hidden or self.cells[other] + change < 0:
                continue
            rest = [number for number in self.places[other] if number != place]
            end = (rest[0], self.signs[rest[0]][other] * change) if rest else None
            found.append((other, end))
        return found

    def _loose(self, wanted: tuple[int, int], key: Key, used: Key, hidden: Collection[Key]) -> bool:
        """Whether the cell's other sum can be made up for on a way of its own."""
        queue, seen = deque([wanted]), {wanted}
        while queue:
            for other, end in self._steps(*queue.popleft(), key, hidden):
                if other == used:
                    continue
                if end is None:
                    return True
                if end not in seen:
                    seen.add(end)
                    queue.append(end)
        return False

    def complement(self, key: Key, hidden: Collection[Key], shown: Collection[Key]) -> Key | None:
        """The next cell to withhold for it: of its own sums first, the smallest above nought, a
        total last."""
        near = {other for place in self.places[key] for other in self.signs[place]}
        totals = {other for signs in self.signs for other, sign in signs.items() if sign < 0}
        for group in (near, self._linked(key)):
            free = [other for other in group if other not in hidden and other not in shown]
            if free:
                return min(
                    free,
                    key=lambda one: (
                        one in totals, self.cells[one] == 0, self.cells[one], str(one)
                    ),
                )  # fmt: skip
        return None

    def _linked(self, key: Key) -> set[Key]:
        """All cells that hang together with this one by sums."""
        found, queue = {key}, deque([key])
        while queue:
            for place in self.places[queue.popleft()]:
                for other in self.signs[place]:
                    if other not in found:
                        found.add(other)
                        queue.append(other)
        return found
