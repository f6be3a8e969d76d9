"""One cell into one value. Says what Excel did to the value rather than guess what was meant."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel

from apps.core import formats
from apps.core.excel.columns import Column
from apps.core.excel.problems import ConversionError
from apps.core.formats import FormatError
from apps.core.partial_dates import PartialDate
from apps.core.vietnamese import INVISIBLE, SPACES, fold, normalise

# Excel numbers its days: 10000 is 18/05/1927. Smaller numbers in a date column are years.
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 2_958_465
_EXACT_DIGITS = 15  # Excel keeps no more
_CHOICES_SHOWN = 8
_FORMAT_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_UNSEEN = " " + SPACES + INVISIBLE


@dataclass(frozen=True)
class RawCell:
    """A cell as it stands in the file; ``kind`` is openpyxl's data type letter."""

    value: Any = None
    number_format: str = "General"
    kind: str = "n"
    is_formula: bool = False

    @property
    def is_blank(self) -> bool:
        """Say whether people see nothing in it."""
        if self.is_formula:
            return False
        return self.value is None or (isinstance(self.value, str) and not self.value.strip(_UNSEEN))

    @property
    def shown(self) -> str:
        """The value as people see it, about."""
        if isinstance(self.value, bool) or self.value is None:
            return str(self.value or "")
        if isinstance(self.value, datetime | date):
            return formats.date_text(self.value)
        if isinstance(self.value, float):
            return formats.number(Decimal(repr(self.value)).normalize())
        return str(self.value)


@dataclass(frozen=True)
class Setting:
    """What conversions need besides the cell: the day Excel counts from, and the lists."""

    epoch: datetime = WINDOWS_EPOCH
    codes: Mapping[str, Mapping[str, str]] | None = None  # column key → folded name → code


def tidy(text: str) -> str:
    """Return text in NFC with single spaces, trimmed; line breaks stay."""
    lines = normalise(text).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def convert(column: Column, cell: RawCell, setting: Setting) -> Any:
    """Return the value of a cell, or None when blank; raises ConversionError."""
    if cell.is_formula and cell.value is None:
        raise ConversionError("formula_without_value")
    if cell.kind == "e":
        raise ConversionError("formula_error")
    if cell.is_blank:
        if column.required:
            raise ConversionError("required")
        return None
    return _CONVERSIONS[column.kind](column, cell, setting)


def _text(column: Column, cell: RawCell, _setting: Setting) -> str:
    text = _as_text(cell)
    if column.max_length is not None and len(text) > column.max_length:
        raise ConversionError("text_too_long", max_length=column.max_length, length=len(text))
    return text


def _as_text(cell: RawCell) -> str:
    """Return a cell as text; numbers without a decimal point are written out whole."""
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    if isinstance(cell.value, bool):
        return str(cell.value).upper()
    return tidy(cell.value) if isinstance(cell.value, str) else cell.shown


def _date(_column: Column, cell: RawCell, setting: Setting) -> date:
    value = cell.value
    if isinstance(value, date):
        if "d" not in _units(cell.number_format):
            raise ConversionError("date_incomplete")
        return value.date() if isinstance(value, datetime) else value
    if _is_number(value):
        return _day_of_serial(value, setting)
    if not isinstance(value, str):
        raise ConversionError("date_invalid")
    try:
        return formats.parse_date(tidy(value))
    except FormatError as error:
        raise ConversionError(_incomplete_or(error.code, value)) from error


def _incomplete_or(code: str, text: str) -> str:
    try:
        PartialDate.parse(text)
    except FormatError:
        return code
    return "date_incomplete"


def _day_of_serial(value: float, setting: Setting) -> date:
    if _FIRST_SERIAL <= value <= _LAST_SERIAL:
        moment = from_excel(value, setting.epoch)
        if isinstance(moment, datetime):
            return moment.date()
    raise ConversionError("date_incomplete" if 1000 <= value < _FIRST_SERIAL else "date_invalid")


def _partial_date(_column: Column, cell: RawCell, setting: Setting) -> PartialDate:
    """Return a partial date. ``08/1974`` typed into Excel becomes the first of August 1974, shown
    as month and year: the number format tells that the day was never given."""
    value = cell.value
    if isinstance(value, date):
        units = _units(cell.number_format)
        if "d" in units:
            return PartialDate(value.year, value.month, value.day)
        return PartialDate(value.year, value.month if "m" in units else None)
    if _is_number(value):
        if float(value).is_integer() and 1000 <= value < _FIRST_SERIAL:
            return PartialDate(int(value))
        return PartialDate.of(_day_of_serial(value, setting))
    if not isinstance(value, str):
        raise ConversionError("date_invalid")
    try:
        return PartialDate.parse(tidy(value))
    except FormatError as error:
        raise ConversionError(error.code) from error


def _units(number_format: str) -> set[str]:
    """Return which of d, m and y a date format shows; a format without a year shows a full day."""
    bare = _FORMAT_LITERALS.sub("", number_format).lower()
    return {"d", "m", "y"} if "y" not in bare else set(bare)


def _integer(_column: Column, cell: RawCell, _setting: Setting) -> int:
    value = cell.value
    if isinstance(value, str):
        try:
            number = formats.parse_number(tidy(value))
        except FormatError as error:
            raise ConversionError("integer_invalid") from error
    elif _is_number(value) and math.isfinite(value):
        number = Decimal(repr(value))
        meant = number * 1000
        if number != int(number) and abs(number) < 1000 and meant == int(meant):
            raise ConversionError("thousands_lost", meant=formats.number(int(meant)))
    else:
        raise ConversionError("integer_invalid")
    if number != int(number):
        raise ConversionError("integer_invalid")
    return int(number)


def _digits(column: Column, cell: RawCell, _setting: Setting) -> str:
    """Return a row of digits, such as a citizen number, whose zeros in front matter."""
    lengths = column.lengths or ((column.max_length,) if column.max_length else ())
    as_number = _is_number(cell.value)
    text = re.sub(r"[\s.]", "", _as_text(cell)) if isinstance(cell.value, str) else _as_text(cell)
    if not (text.isascii() and text.isdigit()):
        raise ConversionError("digits_invalid")
    if as_number and len(text) > _EXACT_DIGITS:
        raise ConversionError("digits_rounded")
    if as_number and len(text) not in lengths:
        raise ConversionError("leading_zeros_lost")
    if column.lengths and len(text) not in column.lengths:
        wanted = " / ".join(str(length) for length in column.lengths)
        raise ConversionError("digits_length", length=len(text), lengths=wanted)
    if column.max_length is not None and len(text) > column.max_length:
        raise ConversionError("text_too_long", max_length=column.max_length, length=len(text))
    return text


def _choice(column: Column, cell: RawCell, setting: Setting) -> str:
    """Return the code of a choice named by code or label; exact spelling before folded."""
    text = _as_text(cell)
    for code, label in column.choices:
        if text in (code, normalise(str(label))):
            return code
    code_of = (setting.codes or {}).get(column.key) or column.codes_by_name()
    if fold(text) in code_of:
        return code_of[fold(text)]
    labels = [str(label) for _code, label in column.choices]
    more = ["…"] if len(labels) > _CHOICES_SHOWN else []
    raise ConversionError("choice_unknown", choices=", ".join(labels[:_CHOICES_SHOWN] + more))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_CONVERSIONS: dict[str, Callable[[Column, RawCell, Setting], Any]] = {
    "text": _text,
    "date": _date,
    "partial_date": _partial_date,
    "integer": _integer,
    "choice": _choice,
    "digits": _digits,
}
