"""What the records of cadre work say for a decision. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Placed:
    """Somebody, where they are, and where the decision puts them."""

    name: str
    present: str = ""
    place: str = ""

    @property
    def short(self) -> str:
        """The name with its form of address."""
        return f"đồng chí {self.name}"

    @property
    def words(self) -> str:
        """As decisions name them: ``đồng chí Nguyễn Văn A, Trưởng phòng, Huyện ủy B``."""
        return ", ".join(filter(None, (self.short, self.present)))


@dataclass(frozen=True)
class DecisionWords:
    """All that a decision takes from the records. Nothing of a case of inspection is among it."""

    kind: str
    """The act of a file, the kind of a move, ``wave`` or ``planning``."""
    body_words: str
    people: tuple[Placed, ...] = ()
    title: str = ""
    """What is planned or listed, for lists."""
    effective_on: date | None = None
    until: date | None = None
    agreed: tuple[tuple[str, date | None, str], ...] = ()
    """Agreements of other bodies: number, day, body."""
    replaces: tuple[str, date | None] | None = None
    """Number and day of the decision that this one takes the place of."""
    extended: bool = False
    archive: str = ""

    @property
    def person(self) -> Placed:
        """Whom a decision about one person is about."""
        return self.people[0]
