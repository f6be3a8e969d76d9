"""First filling of the working calendar from the public `holidays` library.

The library knows Tet, the days off in lieu of weekends and the exchanged working days that were
announced when it was released; people correct each year in the admin.
"""

from __future__ import annotations

import holidays

from apps.regulations.catalogue import CalendarPlan, Entry
from apps.regulations.choices import DayKind, Standing

SOURCE = f"holidays {holidays.__version__} (VN)"
SWAP_NAME = "Ngày làm việc bù"
NOT_ANNOUNCED = "Chưa có thông báo chính thức của năm này; ngày có thể được điều chỉnh."


def calendar_entries(plan: CalendarPlan) -> dict[str, Entry]:
    """Days by ISO date: those of the library, replaced by those that the file names itself."""
    years = range(plan.first_year, plan.last_year + 1)
    known = holidays.country_holidays("VN", years=years, language="vi")
    found = {day: (DayKind.HOLIDAY.value, name) for day, name in known.items()}
    found |= dict.fromkeys(known.weekend_workdays, (DayKind.WORKING_SWAP.value, SWAP_NAME))
    entries = {}
    for day, (kind, name) in sorted(found.items()):
        if day.year not in years:
            continue
        announced = day.year <= plan.announced_through
        entries[day.isoformat()] = Entry(
            file="holidays",
            code=day.isoformat(),
            fields={
                "date": day,
                "kind": kind,
                "name": name,
                "status": (Standing.CONFIRMED if announced else Standing.DRAFT).value,
                "source": SOURCE,
                "note": "" if announced else NOT_ANNOUNCED,
            },
        )
    return entries | {entry.fields["date"].isoformat(): entry for entry in plan.days}
