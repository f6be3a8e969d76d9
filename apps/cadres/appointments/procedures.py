"""The steps and the papers of each act, as shipped: read once, a file keeps its version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from apps.cadres.appointments.rules import Step

FILE = Path(__file__).parent.parent / "data" / "appointment_procedures.yaml"


@dataclass(frozen=True)
class Procedure:
    """The procedure of an act, as of a time."""

    key: str
    act: str
    origin: str
    valid_from: date
    principle: bool
    meetings: tuple[tuple[str, str], ...]
    """Code and name of each meeting, in their order."""
    papers: tuple[tuple[str, str], ...]

    def steps(self, *, letters: bool) -> list[Step]:
        """The steps in their order; ``letters``: another managing body is asked."""
        found = [Step("principle", "principle", _("Approval in principle"))] * self.principle
        found += [Step(code, "meeting", name) for code, name in self.meetings]
        found += [Step("letter", "letter", _("Agreement of another managing body"))] * letters
        found += [Step("papers", "papers", _("Papers complete"))] * bool(self.papers)
        return [*found, Step("decision", "decision", _("Decision"))]


@cache
def _all() -> tuple[Procedure, ...]:
    content: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    meetings, papers = content["meetings"], content["papers"]
    return tuple(
        Procedure(
            key=row["key"], act=row["act"], origin=row.get("origin", ""),
            valid_from=row["valid_from"], principle=row.get("principle", False),
            meetings=tuple((code, meetings[code]) for code in row["meetings"]),
            papers=tuple((code, papers[code]) for code in row["papers"]),
        )
        for row in content["procedures"]
    )  # fmt: skip


def procedure_of(act: str, origin: str, on: date) -> Procedure:
    """The latest procedure of an act that is valid on a day; on site unless said otherwise."""
    rows = [one for one in _all() if one.act == act and one.valid_from <= on]
    rows = [one for one in rows if one.origin in ("", origin or "on_site")] or [
        one for one in _all() if one.act == act
    ]
    return max(rows, key=lambda one: one.valid_from)


def procedure(key: str) -> Procedure:
    """The procedure that a file was opened under."""
    return next(one for one in _all() if one.key == key)


def paper_names() -> dict[str, str]:
    """Every paper of every checklist."""
    return {code: name for one in _all() for code, name in one.papers}
