"""The rules of layout by the day of signing, with what differs between them.

36-HD/VPTW of 3 April 2018 and 05-HD/VPTW of 2026. For the second, sources give two dates (12
January and 27 May 2026); between the two what either of them allows passes. Papers older than 2018
follow guidance that is not loaded: only what needs no layout is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

Range = tuple[float, float]


@dataclass(frozen=True)
class RuleSet:
    """What one guidance asks for. Millimetres and points."""

    code: str
    document: str
    since: date
    list_end: str
    submission_label: str
    spacing: Range
    typist_size: float
    contact_size: float
    subject_start: str = ""
    appendix_restarts: bool = False
    circulations: tuple[str, ...] = ()
    regulation_code: str = "QĐ"


HD36 = RuleSet(
    code="HD36",
    document="36-HD/VPTW",
    since=date(2018, 4, 3),
    list_end=",",
    submission_label="Kính gửi",
    spacing=(18, 1000),
    typist_size=8,
    contact_size=8,
    circulations=(
        "XONG HỘI NGHỊ TRẢ LẠI", "TÀI LIỆU HỘI NGHỊ", "LƯU HÀNH NỘI BỘ", "TÀI LIỆU THU HỒI",
    ),
    regulation_code="QĐi",
)  # fmt: skip
HD05 = RuleSet(
    code="HD05",
    document="05-HD/VPTW",
    since=date(2026, 5, 27),
    list_end=";",
    submission_label="Kính trình",
    spacing=(18, 22),
    typist_size=11,
    contact_size=10,
    subject_start="về việc",
    appendix_restarts=True,
    circulations=("TÀI LIỆU HỘI NGHỊ", "LƯU HÀNH NỘI BỘ", "TÀI LIỆU THU HỒI"),
)
DISPUTED_SINCE = date(2026, 1, 12)
"""The earlier of the two dates that sources give for 05-HD/VPTW."""
MARGINS_MM = (20.0, 20.0, 30.0, 15.0)
MARGIN_RANGES_MM = ((20.0, 25.0), (20.0, 25.0), (30.0, 35.0), (15.0, 20.0))
MARGIN_TOLERANCE_MM = 0.5
TITLE_LINE_PT = 207.0
KINDS_SINCE = date(2026, 1, 9)
"""399-QĐ/TW: who may issue which kind."""


def dated(new_since: date | None) -> tuple[RuleSet, RuleSet]:
    """Both sets; the start of the new one as the register of legal documents has it."""
    return HD36, replace(HD05, since=new_since) if new_since else HD05


def sets_on(day: date, sets: tuple[RuleSet, RuleSet] = (HD36, HD05)) -> tuple[RuleSet, ...]:
    """The rule set of a signing day, first; a second one where the day of change is disputed.

    Empty for papers older than what is loaded.
    """
    old, new = sets
    if day < old.since:
        return ()
    if day >= new.since:
        return (new,)
    return (old, new) if day >= DISPUTED_SINCE else (old,)
