"""Units of work, seats and profiles. Call under the ``everything`` scope (or the office's own)."""

from __future__ import annotations

from typing import Any

from apps.cadres.models import Cadre, Position, Seat, Title, WorkUnit
from apps.cadres.references import drawn
from apps.core.partial_dates import PartialDate
from tests.factories.membership import invented_name


def title(code: str = "district-department-deputy") -> Title:
    """A title of the shipped catalogue."""
    return Title.objects.get(code=code)


def work_unit(office: Any, **fields: Any) -> WorkUnit:
    """An agency of an office; of the people's committee unless said otherwise."""
    reference = drawn("U")
    values = {
        "reference": reference, "name": f"Phòng {reference}", "system": "government",
        "level": "district",
    } | fields  # fmt: skip
    made: WorkUnit = WorkUnit.objects.create(organization=office, **values)
    made.refresh_from_db()
    return made


def seat(unit: WorkUnit, of: Title | None = None, **fields: Any) -> Seat:
    """A seat of a unit: its deputy head unless said otherwise."""
    row: Seat = Seat.of(unit, reference=drawn("G"), title=of or title(), **fields)
    row.save()
    row.refresh_from_db()
    return row


def cadre(office: Any, number: int = 1, **fields: Any) -> Cadre:
    """A person at work, born in 1980, in the files of an office; odd numbers are men."""
    values = {
        "reference": drawn("C"), "full_name": invented_name(number),
        "birth": PartialDate(1980, 5, 14), "sex": "male" if number % 2 else "female",
        "education": "university", "political_theory": "intermediate", "staff_kind": "cadre",
        "management_tier": "district",
    } | fields  # fmt: skip
    made: Cadre = Cadre.objects.create(organization=office, **values)
    made.refresh_from_db()
    return made


def position(of: Cadre, at: Seat | None = None, **fields: Any) -> Position:
    """A position held since 2020, in a seat where one is given."""
    values: dict[str, Any] = {"title_text": "Phó trưởng phòng", "since": PartialDate(2020, 1, 1)}
    if at is not None:
        values |= {
            "seat": at, "title": at.title, "work_unit": at.work_unit, "title_text": at.title.name,
            "unit_text": at.work_unit.name,
        }  # fmt: skip
    row: Position = Position.of(of, **(values | fields))
    row.save()
    row.refresh_from_db()
    return row
