"""Manual figures of the demo that were not published."""

from __future__ import annotations

from datetime import date

# What the target of Thạnh Trị without records rests on, at the end of each year. Invented: only the
# target and not how it stands was published.
MEASURED = {"mass_organisations": (85, 85, 84), "mass_organisations_strong": (74, 76, 77)}
YEARS = (2023, 2024, 2025)
CELLS_FORM, CELLS_YEAR = "TK3", (date(2022, 1, 1), date(2022, 12, 31))
CELLS = {"I5.c2": 1_310, "I6.c2": 42, "I7.c2": 6, "n12.c2": 27, "n13.c2": 3}
"""Cells of the form for which nothing is recorded: row and column."""
CELLS_WAITING = {"ep4.c2": 9_871}
BASIS = "Số liệu minh họa, không phải số đã công bố"
"""Said wherever a number is invented."""
