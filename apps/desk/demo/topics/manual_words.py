"""Manual figures of the demo that were not published."""

from __future__ import annotations

# What the target of Thạnh Trị without records rests on, at the end of each year. Invented: only the
# target and not how it stands was published.
MEASURED = {"mass_organisations": (85, 85, 84), "mass_organisations_strong": (74, 76, 77)}
YEARS = (2023, 2024, 2025)
BASIS = "Số liệu minh họa, không phải số đã công bố"
"""Said wherever a number is invented."""
