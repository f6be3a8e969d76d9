"""SG: power, position, name; minutes; cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apps.core.vietnamese import fold
from apps.documents.papers.kinds import MINUTES
from apps.documents.papers.parsed import Line, is_upper
from apps.documents.papers.rules import (
    ERROR,
    SUMMARY,
    TEXT,
    WARNING,
    Found,
    Look,
    NotHere,
    Unseen,
    check,
    styled,
)  # fmt: skip

_POWERS = ("T/M ", "K/T ", "T/L ", "Q. ")
_HEADS = re.compile(
    r"^(PHÓ )?(TRƯỞNG (BAN|ĐOÀN|TIỂU BAN)|TỔ TRƯỞNG|TỔ PHÓ|CHÁNH VĂN PHÒNG|CHỦ NHIỆM|CHỦ TỊCH|"
    r"GIÁM ĐỐC|BÍ THƯ|HIỆU TRƯỞNG|VỤ TRƯỞNG|CỤC TRƯỞNG)|^PHÓ |^NGƯỜI LẬP|^NGƯỜI BÁO CÁO"
)
_COLLECTIVE = ("DANG UY", "TINH UY", "THANH UY", "BAN THUONG VU", "UY BAN KIEM TRA", "CHI BO",
               "HOI DONG", "DOAN CHU TICH", "BAN BI THU", "BO CHINH TRI", "CHI UY")  # fmt: skip
_TITLES = re.compile(
    r"\b(TS|ThS|Ths|PGS|GS|BS|CN|KS|NGND|NGƯT|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Đồng chí|"
    r"Đ/c|Ông|Bà)\b\.?"
)


def _power(look: Look) -> Line:
    if look.kind == MINUTES:
        raise NotHere
    if look.boxes.power is None:
        raise NotHere
    return look.boxes.power


@check("SG01", ERROR, SUMMARY, box="7a")
def power_line(look: Look) -> Iterator[Found]:
    """The power in its short form with a slash, or the head's position in its place."""
    if look.kind == MINUTES:
        raise NotHere
    line = look.boxes.power
    if line is None:
        yield Found(None, "missing", "signature")
        return
    text = line.text.upper()
    if not text.startswith(_POWERS) and not _HEADS.match(text):
        yield Found(line, line.text, "T/M, K/T, T/L, Q.")
    yield from styled(line, size=(14, 14), bold=True, italic=False, upper=True)


@check("SG02", ERROR, TEXT, box="7a")
def collective(look: Look) -> Iterator[Found]:
    """A committee, standing or inspection committee and a cell sign T/M, never K/T."""
    line = _power(look)
    text = fold(line.text).upper()
    if text.startswith("K/T") and any(one in text for one in (*_COLLECTIVE, "BI THU")):
        yield Found(line, line.text, f"T/M {line.text[4:]}")
    elif text.startswith("K/T CHU NHIEM"):
        # A summary lists it beside the rule that refuses it.
        yield Found(line, line.text, "T/M ỦY BAN KIỂM TRA", light=True)
    elif text.startswith("K/T") and not look.boxes.positions:
        yield Found(line, "missing", "own_position")


@check("SG03", ERROR, SUMMARY, box="7b")
def position_and_name(look: Look) -> Iterator[Found]:
    """The position not bold and without the body; the name bold, no title, degree or rank."""
    if look.boxes.power is None:
        raise NotHere
    for line in look.boxes.positions:
        if is_upper(line.text):
            yield from styled(line, size=(14, 14), bold=False, italic=False)
            if any(one in fold(line.text).upper() for one in _COLLECTIVE):
                yield Found(line, line.text, "position_alone")
    name = look.boxes.signer
    if name is None:
        return
    yield from styled(name, size=(14, 14), bold=True, italic=False)
    found = _TITLES.search(name.text)
    if found:
        yield Found(name, found[0], "name_alone")


@check("SG04", ERROR, TEXT, box="7c", layout=False)
def right_to_sign(look: Look) -> Iterator[Found]:
    """The signer held the position on the day."""
    if look.facts.signer is None:
        raise Unseen("signer")
    name, position, first, last = look.facts.signer
    signer = look.boxes.signer
    if signer is None or fold(signer.text) != fold(name):
        yield Found(signer, signer.text if signer else "missing", name)
    elif position and look.boxes.positions:
        written = " ".join(line.text for line in look.boxes.positions)
        if fold(written) != fold(position):
            yield Found(look.boxes.positions[0], written, position.upper())
    if (first and look.day < first) or (last and look.day > last):
        yield Found(signer, name, "in_office")


@check("SG05", WARNING, SUMMARY, box="7")
def signature_together(look: Look) -> Iterator[Found]:
    """The block is not split across pages and never alone on one: its row stays whole and the last
    paragraph of the text keeps with it. Where the page ends is not in the file."""
    table = look.boxes.signature
    if table is None:
        raise NotHere
    if table.rows_split:
        yield Found(table, "row_splits", "row_whole")
    body = [line for line in look.boxes.body if line.text]
    if body and not body[-1].keep_next:
        yield Found(body[-1], "may_part", "keep_with_next")


@check("SG06", ERROR, SUMMARY, box="7")
def minutes_signed_by_two(look: Look) -> Iterator[Found]:
    """Minutes: who kept them at the left, who presided at the right."""
    if look.kind != MINUTES:
        raise NotHere
    table = look.boxes.signature
    if table is None:
        yield Found(None, "missing", "two_signatures")
        return
    left = [fold(line.text) for line in table.column(0) if line.text]
    right = [fold(line.text) for line in table.column(table.columns - 1) if line.text]
    clerk = ("nguoi ghi bien ban", "thu ky")
    chair = ("chu tri", "to truong", "truong doan", "t/m doan", "dai dien")
    if not any(one.startswith(clerk) for one in left):
        yield Found(table, left[0] if left else "missing", "NGƯỜI GHI BIÊN BẢN")
    if not any(one.startswith(chair) for one in right):
        yield Found(table, right[0] if right else "missing", "CHỦ TRÌ HỘI NGHỊ")


@check("SG07", WARNING, SUMMARY, box="8")
def no_seal_of_cells(look: Look) -> Iterator[Found]:
    """A cell has no seal: nothing in its papers leaves room for one."""
    issuers = " ".join(line.text for line in look.boxes.issuers)
    if "chi bo" not in fold(issuers):
        raise NotHere
    for line in look.boxes.signature.lines() if look.boxes.signature else ():
        if re.search(r"đóng dấu|ký tên, dấu", line.text, re.IGNORECASE):
            yield Found(line, line.text, "no_seal")
