"""Numbers, shares and dates as Vietnamese offices write them, and the way back.

Thousands dot, decimal comma, ``%`` glued to the number; dates day first. All arithmetic is in
``Decimal``: a share is rounded half up, and whole numbers stand bare (``46,04%`` but ``21%``).
Floats are refused, because their rounding error would show.
"""

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

NOTHING = "–"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SHARE_PLACES = 2
PLAN_PLACES = 1
TEN = 10
KEY_DIGITS = 18  # what a key in the database can hold

_NUMBER = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d+)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class FormatError(ValueError):
    """A text that is not what it should be; ``code`` says why, ``text`` repeats it."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text!r}")
        self.code, self.text = code, text


def number(value: int | Decimal | None) -> str:
    """Return a number with thousands dots and a decimal comma: 1599 → ``1.599``."""
    if value is None:
        return NOTHING
    if isinstance(value, float):
        raise TypeError("Numbers are shown from int or Decimal, never from float.")
    whole, _, decimals = f"{Decimal(value):,f}".partition(".") if value else ("0", "", "")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def prose_number(value: int | Decimal | None) -> str:
    """Return a number as running text has it: whole ones below ten with a nought, 9 → ``09``.

    So offices write them in sentences ("09 tổ chức đảng"); in tables numbers stand bare.
    """
    is_digit = value is not None and value == int(value) and 0 < value < TEN
    return f"0{int(value)}" if is_digit else number(value)  # type: ignore[arg-type]


def percent_of(part: int | Decimal, whole: int | Decimal, places: int) -> Decimal | None:
    """Return part of whole in percent, rounded half up; None when there is no whole."""
    if not whole:
        return None
    if isinstance(part, float) or isinstance(whole, float):
        raise TypeError("Shares are computed from int or Decimal, never from float.")
    exact = Decimal(part) * 100 / Decimal(whole)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def percent_text(value: Decimal | None) -> str:
    """Return a rounded percentage as text; a whole number stands bare: ``50,00`` → ``50%``."""
    if value is None:
        return NOTHING
    return number(Decimal(int(value)) if value == int(value) else value) + "%"


def share(part: int | Decimal | None, whole: int | Decimal | None) -> str:
    """Return a share: at most two decimals, half up (``46,04%``, ``21%``); ``–`` of nothing."""
    if part is None or whole is None:
        return NOTHING
    return percent_text(percent_of(part, whole, SHARE_PLACES))


def plan_completion(value: int | Decimal | None, plan: int | Decimal | None) -> str:
    """Return how far a plan is met: at most one decimal, half up (``159,9%``, ``120%``)."""
    if value is None or plan is None:
        return NOTHING
    return percent_text(percent_of(value, plan, PLAN_PLACES))


def key_of(text: str) -> int | None:
    """The key of a record from an address or a form, or a count; None for anything odd."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= KEY_DIGITS else None


def parse_number(text: str) -> Decimal:
    """Read a number with thousands dots and a decimal comma; ``3.427`` is 3427, ``08`` is 8.

    Raises FormatError ``number_invalid``, also for dots that do not part thousands (``3.5``).
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        raise FormatError("number_invalid", text)
    sign, whole, decimals = match.groups()
    return Decimal(sign + whole.replace(".", "") + (f".{decimals}" if decimals else ""))


def date_text(day: date | None) -> str:
    """Return dd/mm/yyyy; ``–`` for none."""
    return NOTHING if day is None else f"{day.day:02}/{day.month:02}/{day.year:04}"


def period_text(days: Any) -> str:
    """Return a range of days in words: first and last day, or the day from which it runs."""
    first, end = date_text(days.lower), days.upper
    if end is None:
        return gettext("from %(day)s") % {"day": first}
    last = date_text(end - timedelta(days=1))
    return gettext("from %(first)s to %(last)s") % {"first": first, "last": last}


def datetime_text(moment: datetime | None) -> str:
    """Return hour, minute and day in Vietnamese time: ``08:15 12/10/2026``.

    Raises ValueError for a moment without a time zone.
    """
    if moment is None:
        return NOTHING
    local = _local(moment)
    return f"{local.hour:02}:{local.minute:02} {date_text(local)}"


def local_date(moment: datetime) -> date:
    """Return the calendar day of a moment in Vietnam."""
    return _local(moment).date()


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return moment.astimezone(ZONE)


def long_date(day: date) -> str:
    """Return the date of an official paper: ``ngày 05 tháng 02 năm 2026``.

    A zero stands before days under 10 and months 1 and 2 only (36-HD/VPTW). Always Vietnamese.
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def weekday_date(day: date) -> str:
    """Return weekday and date in the language of the page: ``Thứ hai, 12/10/2026``."""
    return f"{gettext(_WEEKDAYS[day.weekday()])}, {date_text(day)}"


def parse_date(text: str) -> date:
    """Read ``19/5/2000``, ``19-05-2000``, ``19.5.2000`` or ``2000-05-19``; never month first.

    Raises FormatError: ``date_invalid``, ``date_year_short`` (years need four digits) or
    ``date_impossible`` (no such day).
    """
    text = text.strip()
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    else:
        raise FormatError("date_invalid", text)
    if len(year) != 4:
        raise FormatError("date_year_short", text)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise FormatError("date_impossible", text) from None
