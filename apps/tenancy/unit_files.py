"""Reading files of organisations: CSV or Excel as people keep them, and the national tree."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from apps.core.errors import DomainError, Invalid, RuleRefused, register_labels
from apps.core.formats import FormatError, parse_date
from apps.core.vietnamese import normalise
from apps.tenancy.actions.loading import UnitRow
from apps.tenancy.choices import Form, Sector, Tier
from apps.tenancy.rules import State, day_after

COLUMNS = (
    "code", "name", "parent", "tier", "form", "sector", "keeps_office", "valid_from", "valid_to",
)  # fmt: skip
REQUIRED = ("code", "name", "tier", "valid_from")
DEFAULTS = {"form": Form.COMMITTEE, "sector": Sector.TERRITORY}
CHOICES = {"tier": Tier, "form": Form, "sector": Sector}
UNREADABLE = (
    UnicodeDecodeError, csv.Error, BadZipFile, InvalidFileException, KeyError, ParseError,
    EOFError, zlib.error, TypeError, ValueError, OSError,
)  # fmt: skip
YES = {"1", "yes", "true", "x", "có"}
NO = {"", "0", "no", "false", "không"}
DATA = Path(__file__).parent / "data"
TENANTS = (Tier.PROVINCE, Tier.DISTRICT, Tier.COMMUNE)
# The source says what the tree was on these days, not when each organisation was founded.
NATIONAL = {
    "before": ("units_before_2025-07-01.csv.gz", date(2010, 1, 1)),
    "after": ("units_from_2025-07-01.csv.gz", date(2025, 7, 1)),
}

register_labels(
    {
        "unit_file": _("%(name)s cannot be read as a CSV or Excel file."),
        "unit_file_size": _("%(name)s is larger than %(most)s MB."),
        "unit_file_rows": _("The file has more than %(most)s rows."),
        "unit_file_empty": _("The file holds no rows."),
        "unit_columns": _("Row 1: the columns %(missing)s are missing."),
        "unit_columns_unknown": _("Row 1: nobody knows the columns %(unknown)s."),
        "unit_blank": _("Row %(row)s, column %(column)s: empty."),
        "unit_choice": _("Row %(row)s, column %(column)s: “%(value)s” is none of %(choices)s."),
        "unit_code": _(
            "Row %(row)s, column code: “%(value)s” may hold only small letters, figures, hyphens."
        ),
        "unit_long": _("Row %(row)s, column %(column)s: longer than %(most)s characters."),
        "unit_date": _("Row %(row)s, column %(column)s: “%(value)s” is no date (dd/mm/yyyy)."),
        "unit_period": _("Row %(row)s, column valid_to: lies before valid_from."),
    }
)


def read_units(path: Path) -> list[UnitRow]:
    """The rows of a .csv (UTF-8) or .xlsx file; ``valid_to`` is the last day of the period.

    Raises RuleRefused for a file that cannot be read, Invalid with row and column of every cell
    that is wrong.
    """
    if not path.is_file():
        raise RuleRefused("unit_file", name=path.name)
    if path.stat().st_size > settings.IMPORT_MAX_BYTES:
        raise RuleRefused(
            "unit_file_size", name=path.name, most=settings.IMPORT_MAX_BYTES // 1024**2
        )
    try:
        table = list(_excel(path) if path.suffix.lower() == ".xlsx" else _csv(path))
    except UNREADABLE as error:
        raise RuleRefused("unit_file", name=path.name) from error
    return parse_units(table)


def parse_units(table: list[list[Any]]) -> list[UnitRow]:
    """The rows of a table whose first row names the columns; raises Invalid."""
    if not table:
        raise RuleRefused("unit_file_empty")
    header = [str(cell or "").strip().lower() for cell in table[0]]
    _check_header(header)
    rows, refusals = [], []
    for number, cells in enumerate(table[1:], start=2):
        values = {name: cell for name, cell in zip(header, cells, strict=False) if name in COLUMNS}
        if not any(str(cell or "").strip() for cell in values.values()):
            continue
        try:
            rows.append(_Cells(number, values).row())
        except Invalid as wrong:
            refusals += wrong.refusals
    if refusals:
        raise Invalid(refusals[:200])
    if not rows:
        raise RuleRefused("unit_file_empty")
    return rows


def national_units(as_of_reform: str) -> list[UnitRow]:
    """The national tree before or after the reform of 1 July 2025.

    Before: provinces ``p01``, districts ``d001``, communes ``c00001`` at the grassroots. After:
    provinces, and communes directly above the grassroots; these carry codes of their own
    (``n00004``), because the reform gave the numbers of old communes to new ones.
    """
    name, since = NATIONAL[as_of_reform]
    with gzip.open(DATA / name, "rt", encoding="utf-8", newline="") as file:
        found = _national_codes(csv.DictReader(file), as_of_reform)
    return [
        UnitRow(
            number,
            code,
            Form.COMMITTEE,
            Sector.TERRITORY,
            State(since, None, f"Đảng bộ {unit}", tier, parent, keeps_office=tier in TENANTS),
        )
        for number, (code, (unit, tier, parent)) in enumerate(found.items(), start=1)
    ]


def _national_codes(
    lines: Iterable[dict[str, str]], as_of_reform: str
) -> dict[str, tuple[str, str, str]]:
    """Name, tier and parent of every unit, by code; five island districts have no communes."""
    found: dict[str, tuple[str, str, str]] = {}
    letter, tier = ("c", Tier.GRASSROOTS) if as_of_reform == "before" else ("n", Tier.COMMUNE)
    for line in lines:
        above = f"p{line['province_code']}"
        found[above] = (line["province"], Tier.PROVINCE, "")
        if line.get("district_code"):
            district = f"d{line['district_code']}"
            found[district] = (line["district"], Tier.DISTRICT, above)
            above = district
        if line["commune_code"]:
            found[f"{letter}{line['commune_code']}"] = (line["commune"], tier, above)
    return found


def _csv(path: Path) -> Iterator[list[Any]]:
    text = path.read_bytes().decode("utf-8-sig")
    # Excel writes semicolons where the comma is the decimal sign, as in Vietnam.
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    yield from _limited(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def _excel(path: Path) -> Iterator[list[Any]]:
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        yield from _limited(list(row) for row in book.worksheets[0].iter_rows(values_only=True))
    finally:
        book.close()


def _limited(rows: Iterable[list[Any]]) -> Iterator[list[Any]]:
    for number, row in enumerate(rows):
        if number > settings.IMPORT_MAX_ROWS:
            raise RuleRefused("unit_file_rows", most=settings.IMPORT_MAX_ROWS)
        yield row


def _check_header(header: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise RuleRefused("unit_columns", missing=", ".join(missing))
    unknown = [name for name in header if name and name not in COLUMNS]
    if unknown:
        raise RuleRefused("unit_columns_unknown", unknown=", ".join(unknown))


class _Cells:
    """One row while it is read; collects what is wrong with it."""

    def __init__(self, number: int, values: dict[str, Any]) -> None:
        self.number, self.values = number, values
        self.refusals: list[DomainError] = []

    def row(self) -> UnitRow:
        """The row, or Invalid."""
        code, form, sector = self.code(), self.choice("form"), self.choice("sector")
        since, until = self.day("valid_from"), day_after(self.day("valid_to"))
        if since and until and until <= since:
            self.refuse("unit_period")
        name, tier = self.text("name", most=200), self.choice("tier")
        parent, office = self.text("parent", most=60), self.flag("keeps_office")
        if self.refusals or since is None:
            raise Invalid(self.refusals)
        return UnitRow(
            self.number, code, form, sector, State(since, until, name, tier, parent, office)
        )

    def refuse(self, code: str, **params: Any) -> None:
        """Note one wrong cell."""
        self.refusals.append(RuleRefused(code, row=self.number, **params))

    def text(self, column: str, *, most: int) -> str:
        """A text, empty only where the column may be."""
        value = self.values.get(column)
        text = " ".join(normalise(str("" if value is None else value)).split())
        if not text and column in REQUIRED:
            self.refuse("unit_blank", column=column)
        if len(text) > most:
            self.refuse("unit_long", column=column, most=most)
        return text

    def code(self) -> str:
        """The code: small letters, figures and hyphens."""
        code = self.text("code", most=60)
        if code and not all(
            one.isascii() and (one.isdigit() or one.islower() or one == "-") for one in code
        ):
            self.refuse("unit_code", value=code)
        return code

    def choice(self, column: str) -> str:
        """One of the words of the column."""
        text = self.text(column, most=60).lower() or DEFAULTS.get(column, "")
        if text and text not in CHOICES[column].values:
            choices = ", ".join(CHOICES[column].values)
            self.refuse("unit_choice", column=column, value=text, choices=choices)
        return str(text)

    def flag(self, column: str) -> bool:
        """Yes or no; empty is no."""
        text = self.text(column, most=60).lower()
        if text not in YES | NO:
            self.refuse("unit_choice", column=column, value=text, choices="yes, no")
        return text in YES

    def day(self, column: str) -> date | None:
        """A date: an Excel date or a text with the day first."""
        value = self.values.get(column)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = self.text(column, most=60)
        if not text:
            return None
        try:
            return parse_date(text)
        except FormatError:
            self.refuse("unit_date", column=column, value=text)
            return None
