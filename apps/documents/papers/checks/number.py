"""NO, DT, AU: number and symbol, place and date, authority."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from apps.core.formats import date_text, long_date
from apps.core.vietnamese import fold
from apps.documents.papers.boxes import parts
from apps.documents.papers.kinds import COPY, KINDS, LETTER, MAY_ISSUE, MINUTES
from apps.documents.papers.parsed import Line
from apps.documents.papers.rule_sets import KINDS_SINCE
from apps.documents.papers.rules import (
    DRAFT,
    ERROR,
    ISSUED,
    SUMMARY,
    TEXT,
    Found,
    Look,
    NotHere,
    Unseen,
    check,
    styled,
)  # fmt: skip

_CODES = "NQ|CT|KL|QĐ|QĐi|QC|BC|TTr|TB|HD|CTr|KH|TT|CV|BB|ĐA|PA|BS|GM|GGT"
_BODY = r"(?:[A-ZĐ]|Th)+(?:-(?:[A-ZĐ]|Th)+)*"
_ISSUED = re.compile(rf"^Số \d{{2,}}-(?:{_CODES})/{_BODY}$")
_OPEN = re.compile(rf"^Số\s+-(?:{_CODES})/{_BODY}$")
_DATE = re.compile(
    r"^(?P<place>.+), ngày (?P<day>\d{2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})$"
)
_OPEN_DATE = re.compile(r"^.+, ngày\s*\.*\s*tháng\s*\.*\s*\d*\s*năm\s*\d{0,4}\.*$")
_PATTERN = "Số NN-QĐ/ĐU"


def _number(look: Look) -> Line:
    if look.boxes.number is None:
        raise NotHere
    return look.boxes.number


@check("NO01", ERROR, TEXT, box="3", layout=False)
def number_form(look: Look) -> Iterator[Found]:
    """Number, hyphen, kind, slash, body; no colon after the word, no spaces."""
    line = look.boxes.number
    if line is None:
        if look.kind != MINUTES:
            yield Found(None, "missing", _PATTERN)
        return
    # One digit is the business of NO02.
    padded = re.sub(r"^Số (\d)-", r"Số 0\1-", line.text)
    if not (_ISSUED.match(padded) or (look.stage == DRAFT and _OPEN.match(line.text))):
        yield Found(line, line.text, _PATTERN)
    yield from styled(line, size=(14, 14), bold=False, italic=False)


@check("NO02", ERROR, SUMMARY, box="3", layout=False)
def number_padding(look: Look) -> Iterator[Found]:
    """A zero before numbers under ten, none beyond."""
    found = re.match(r"^Số:?\s*(\d+)", _number(look).text)
    if not found:
        raise NotHere
    if found[1] != f"{int(found[1]):02}":
        yield Found(look.boxes.number, found[1], f"{int(found[1]):02}")


@check("NO03", ERROR, SUMMARY, box="3", layout=False)
def kind_in_symbol(look: Look) -> Iterator[Found]:
    """The code is that of the kind; a letter has no line with its kind."""
    line = _number(look)
    match = re.search(r"-([^/\s]+)/", line.text)
    if not match:
        raise NotHere
    code, title = match[1], look.boxes.kind
    if title is None:
        if code not in (LETTER, "GM", "GGT", COPY):
            yield Found(line, code, KINDS.get(code, "missing"))
        return
    if look.kind == "QĐi":
        # Summaries disagree on the code of a regulation: both are accepted.
        if code not in ("QĐi", "QĐ"):
            yield Found(line, code, look.rules.regulation_code)
    elif code != look.kind:
        yield Found(line, code, look.kind)
    if code == LETTER:
        yield Found(title, title.text, "no_kind_line")


@check("NO04", ERROR, SUMMARY, box="3", layout=False)
def body_in_symbol(look: Look) -> Iterator[Found]:
    """The code is that of the issuing body; a standing committee uses its committee's."""
    issuer = look.facts.issuer
    if issuer is None or not issuer.code:
        raise Unseen("issuer")
    match = re.search(r"/(\S+)$", _number(look).text)
    written = match[1] if match else ""
    if written.split("-")[0] != issuer.code:
        yield Found(look.boxes.number, written or "missing", issuer.code)


@check("NO05", ERROR, TEXT, box="3", layout=False)
def number_once(look: Look) -> Iterator[Found]:
    """A number is given once, without a gap, and days follow numbers."""
    if look.facts.taken is None:
        raise Unseen("register")
    found = parts(_number(look))
    if found is None:
        raise NotHere
    others = {one.number: one for one in look.facts.taken}
    if found[0] in others:
        yield Found(look.boxes.number, str(found[0]), "unused_number")
    gaps = [n for n in range(1, found[0]) if n not in others]
    if gaps:
        yield Found(look.boxes.number, ", ".join(f"{n:02}" for n in gaps[:5]), "no_gap")
    line = {number: one.day for number, one in others.items() if one.day and not one.voided}
    line[found[0]] = look.day
    if any(line[a] > line[b] for a, b in pairwise(sorted(line))):
        yield Found(look.boxes.number, date_text(look.day), "days_follow_numbers", light=True)


@check("NO06", ERROR, TEXT, box="3", layout=False)
def series_of_the_term(look: Look) -> Iterator[Found]:
    """The series begins again with a term, never with a year."""
    if look.facts.term is None or look.facts.taken is None:
        raise Unseen("term")
    first, last = look.facts.term
    if look.day < first or (last is not None and look.day > last):
        yield Found(look.boxes.number, date_text(look.day), date_text(first))
    inside = [one.number for one in look.facts.taken]
    found = parts(_number(look))
    if found and found[0] == 1 and any(number > 1 for number in inside):
        yield Found(look.boxes.number, "01", "series_continues")


@check("NO07", ERROR, TEXT, box="3", layout=False)
def draft_or_issued(look: Look) -> Iterator[Found]:
    """What is issued has number and full date; a draft has neither, and a draft mark."""
    number, place = look.boxes.number, look.boxes.place
    has_number = number is not None and bool(re.match(r"^Số:?\s*\d", number.text))
    if look.stage == ISSUED:
        if not has_number and look.kind != MINUTES:
            yield Found(number, "missing", "number")
        if look.kind != MINUTES and date_of(place) is None:
            yield Found(place, place.text if place else "missing", "full_date")
        if look.boxes.draft is not None:
            yield Found(look.boxes.draft, look.boxes.draft.text, "no_draft_mark")
        return
    if look.boxes.draft is None:
        yield Found(number, "missing", "draft_mark")
    if has_number:
        yield Found(number, number.text if number else "", "number_open")


def date_of(line: Line | None) -> date | None:
    """The date in the line of place and date; None when it is open or no date."""
    found = (
        re.search(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", line.text)
        if line
        else None
    )
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


@check("DT01", ERROR, TEXT, box="4", layout=False)
def place_and_date(look: Look) -> Iterator[Found]:
    """Place, comma, date in words; a zero before days under 10 and months 1 and 2 only."""
    line = look.boxes.place
    if line is None:
        if look.kind != MINUTES:
            yield Found(None, "missing", f"Gia Sơn, {long_date(look.day)}")
        return
    yield from styled(line, size=(14, 14), bold=False, italic=True)
    found, day = _DATE.match(line.text), date_of(line)
    if day is None:
        if look.stage == ISSUED or not _OPEN_DATE.match(line.text):
            yield Found(line, line.text, f"…, {long_date(look.day)}")
        return
    if not found or long_date(day) not in line.text:
        yield Found(line, line.text, long_date(day))
    place = look.facts.issuer.place if look.facts.issuer else ""
    if found and place and fold(found["place"]) != fold(place):
        yield Found(line, found["place"], place, light=True)


@check("DT02", ERROR, SUMMARY, box="4", layout=False)
def signing_day(look: Look) -> Iterator[Found]:
    """A day that exists, not in the future, within the signer's term."""
    line = look.boxes.place
    if line is None or not re.search(r"ngày\s+\d", line.text):
        raise NotHere
    day = date_of(line)
    if day is None:
        yield Found(line, line.text, "valid_day")
        return
    if day > look.facts.today:
        yield Found(line, date_text(day), "not_in_future")
    if look.facts.signer is not None:
        _name, _position, first, last = look.facts.signer
        if (first and day < first) or (last and day > last):
            yield Found(line, date_text(day), "signer_term")


@check("AU01", ERROR, SUMMARY, document="399-QĐ/TW", articles="11, 13")
def authority(look: Look) -> Iterator[Found]:
    """The body may issue this kind; older papers followed another list and are not judged by it."""
    issuer = look.facts.issuer
    if issuer is None or issuer.authority not in MAY_ISSUE:
        raise Unseen("authority")
    if look.kind and look.kind not in MAY_ISSUE[issuer.authority]:
        older = look.day < KINDS_SINCE
        yield Found(look.boxes.kind, KINDS[look.kind], "not_this_kind", light=older)
