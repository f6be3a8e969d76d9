"""The published totals that the demo must reproduce; the only place where they are written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "published_figures.json"


@dataclass(frozen=True)
class Committee:
    """One committee's figures and targets, for its period."""

    id: str
    name: str
    province: str
    tier: str
    first: date
    last: date
    kind: str
    figures: tuple[dict[str, Any], ...]
    targets: tuple[dict[str, Any], ...]

    @property
    def whole_years(self) -> range:
        """The years that ended in the period."""
        ended = (self.last.month, self.last.day) == (12, 31)
        return range(self.first.year, self.last.year + ended)

    def figure(self, indicator: str) -> dict[str, Any]:
        """The published row of that figure."""
        return next(row for row in self.figures if row["indicator"] == indicator)

    def target(self, indicator: str) -> dict[str, Any]:
        """The published row of that target."""
        return next(row for row in self.targets if row["indicator"] == indicator)

    def value(self, indicator: str) -> int:
        """The published number; 0 when the committee published none."""
        for figure in self.figures:
            if figure["indicator"] == indicator and "unit" not in figure:
                return int(figure.get("value", 0))
        return 0

    def plan(self, indicator: str) -> int | None:
        """The published target of that figure."""
        for figure in self.figures:
            if figure["indicator"] == indicator:
                return figure.get("plan")
        return None


def percent(text: str) -> Decimal:
    """``84%`` or ``2,5%`` as a number of hundredths."""
    return Decimal(text.removesuffix("%").replace(",", "."))


def share(text: str) -> float:
    """``84%`` or ``2,5%`` as a number below one."""
    return float(percent(text)) / 100


@cache
def committees() -> dict[str, Committee]:
    """All committees by their id."""
    content = json.loads(FILE.read_text(encoding="utf-8"))
    return {row["id"]: _committee(row) for row in content["committees"]}


def _committee(row: dict[str, Any]) -> Committee:
    period = row["period"]
    last = date.fromisoformat(period.get("to") or period["at"])
    return Committee(
        id=row["id"],
        name=row["name"],
        province=row["province"],
        tier=row["tier"],
        first=date.fromisoformat(period.get("from") or period["at"]),
        last=last,
        kind=period["kind"],
        figures=tuple(row["figures"]),
        targets=tuple(row.get("targets", ())),
    )
