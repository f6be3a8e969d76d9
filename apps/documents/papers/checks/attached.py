"""AX, TB, CP, ES: appendices, tables, copies, electronic signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from apps.core.vietnamese import fold, normalise
from apps.documents.papers.checks.number import date_of
from apps.documents.papers.kinds import COPY
from apps.documents.papers.parsed import Line, rises
from apps.documents.papers.rules import (
    COPY_PROFILE,
    ERROR,
    OWN,
    SUMMARY,
    TEXT,
    WARNING,
    Found,
    Look,
    NotHere,
    Unseen,
    check,
)  # fmt: skip

_NUMBERED = re.compile(r"^(?:phụ lục|biểu)(?:\s+số)?\s+(\d+)\b", re.IGNORECASE)
_COPIES = ("sao y", "trich sao", "sao luc", "sao y ban chinh")
_FIGURE = re.compile(r"^-?\d{1,3}(?:\.\d{3})*(?:,\d+)?%?$|^-?\d+(?:,\d+)?%?$")


@check("AX01", WARNING, TEXT)
def appendices(look: Look) -> Iterator[Found]:
    """Two or more are numbered from 1, and the text refers to each."""
    found = look.boxes.appendices
    if not found:
        raise NotHere
    text = fold(" ".join(line.text for line in look.boxes.body))
    if len(found) == 1:
        if "phu luc" not in text and "kem theo" not in text and "bieu" not in text:
            yield Found(found[0], "not_referred", "referred")
        return
    numbers = [(line, _NUMBERED.match(line.text)) for line in found]
    values = [int(match[1]) for _line, match in numbers if match]
    if len(values) < len(found) or not rises(values):
        yield Found(found[0], ", ".join(map(str, values)) or "missing", "1, 2, …")
    for line, match in numbers:
        if match and not re.search(rf"(phu luc|bieu)( so)? {int(match[1])}\b", text):
            yield Found(line, "not_referred", "referred")


@check("TB01", WARNING, SUMMARY)
def tables(look: Look) -> Iterator[Found]:
    """The header comes again on each page, rows stay whole, the table stays within the margins."""
    if not look.boxes.data:
        raise NotHere
    for table in look.boxes.data:
        section = look.paper.sections[min(table.section, len(look.paper.sections) - 1)]
        width = section.width_mm - section.left_mm - section.right_mm
        if len(table.rows) > 1 and not table.header_repeats:
            yield Found(table, "header_once", "header_repeats")
        if table.rows_split:
            yield Found(table, "row_splits", "row_whole")
        if table.width_mm > width + 2:
            yield Found(table, f"{table.width_mm:.0f} mm", f"{width:.0f} mm")


@check("TB02", ERROR, OWN)
def totals(look: Look) -> Iterator[Found]:
    """A row of totals equals the sum of its column."""
    checked = False
    for table in look.boxes.data:
        for index, row in enumerate(table.rows):
            # With its tone: a row about recognition (công nhận) is no total.
            label = normalise(" ".join(line.text for cell in row[:2] for line in cell)).lower()
            if index in (0, len(table.rows)) or "cộng" not in label.split():
                continue
            parts = table.rows[1:index] if index == len(table.rows) - 1 else table.rows[index + 1 :]
            for column in range(1, len(row)):
                total = _figure(row[column])
                values = [_figure(one[column]) for one in parts if column < len(one)]
                if total is None or not values or None in values:
                    continue
                checked = True
                added = sum((one for one in values if one is not None), Decimal(0))
                if added != total:
                    yield Found(row[column][0], f"{total}", f"{added}")
    if not checked:
        raise NotHere


def _figure(cell: tuple[Line, ...]) -> Decimal | None:
    text = " ".join(line.text for line in cell).strip()
    if text in ("-", "–"):
        return Decimal(0)
    # Shares are rounded one by one; their sum says nothing. "(1)" numbers a column.
    if not _FIGURE.match(text) or text.endswith("%"):
        return None
    try:
        return Decimal(text.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None


@check("CP01", ERROR, TEXT, layout=False)
def copies(look: Look) -> Iterator[Found]:
    """A copy says what kind of copy it is, with number, date, signer and recipients of its own."""
    mark = next((x for x in look.paper.lines() if fold(x.text).startswith(_COPIES)), None)
    if look.facts.profile != COPY_PROFILE and look.boxes.code != COPY and mark is None:
        raise NotHere
    lines = [line.text for line in look.paper.lines()]
    for present, wanted in (
        (mark is not None, "kind_of_copy"),
        (any(re.search(r"\d-BS/", text) for text in lines), "Số NN-BS/…"),
        (any(date_of(line) for line in look.paper.lines()), "full_date"),
        (look.boxes.power is not None, "signature"),
        (bool(look.boxes.recipients), "recipients"),
    ):
        if not present:
            yield Found(mark, "missing", wanted)


@check("ES01", ERROR, TEXT, document="03-HD/VPTW", layout=False)
def signature_of_file(look: Look) -> Iterator[Found]:
    """The signature of the signed file is valid: nothing of it is in a Word file."""
    if look.facts.signature_valid is None:
        raise Unseen("signed_file")
    if not look.facts.signature_valid:
        yield Found(None, "signature_invalid", "signature_valid")


@check("ES02", ERROR, TEXT, document="03-HD/VPTW", layout=False)
def secret_not_signed_digitally(look: Look) -> Iterator[Found]:
    """Digital signatures are for papers that are not secret."""
    signed = look.facts.signed_digitally
    graded = bool(look.facts.grade) or look.boxes.secrecy is not None
    if not graded:
        raise NotHere
    if signed is None:
        raise Unseen("signed_file")
    if signed:
        yield Found(look.boxes.secrecy, "signed_digitally", "signed_by_hand")
