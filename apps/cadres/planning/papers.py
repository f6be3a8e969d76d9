"""The list as a paper. Papers are always in Vietnamese."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.text import capfirst

from apps.cadres.planning.annexes import structure_lines, votes_words
from apps.cadres.planning.reading import Sheet
from apps.core.formats import date_text, number
from apps.core.word import Letterhead, PartyDocument, Signature
from apps.core.word_parts import Align
from apps.membership.choices import Sex

HEADS = (
    "TT", "Họ và tên", "Ngày sinh (nam)", "Ngày sinh (nữ)", "Chức vụ hiện nay",
    "Chức danh quy hoạch", "Chuyên môn", "Lý luận", "Phiếu đồng ý", "Ghi chú",
)  # fmt: skip
WIDTHS = (10, 40, 22, 22, 46, 46, 24, 22, 26, 24)
ALIGNS: tuple[Align, ...] = (
    "right", "left", "left", "left", "left", "left", "left", "left", "left", "left",
)  # fmt: skip


def word(sheet: Sheet, actor: Any, *, taken_on: date) -> bytes:
    """The list with its structure, as secret as it is marked; a draft until it is approved."""
    with translation.override("vi"):
        return _paper(sheet, actor, taken_on).to_bytes()


def _paper(sheet: Sheet, actor: Any, taken_on: date) -> PartyDocument:
    planning = sheet.planning
    above = planning.organization.parent
    paper = PartyDocument(
        Letterhead(
            superior=above.name if above else "", body=planning.organization.name,
            number="Số        -DS", place="........", day=planning.approved_on,
            secrecy=str(planning.get_secrecy_display()).upper() if planning.secrecy else "",
            draft="" if planning.approved_on else "DỰ THẢO",
        )
    )  # fmt: skip
    paper.title("Danh sách", f"{planning.name}, nhiệm kỳ {planning.term}")
    paper.paragraph(
        f"Tổng số: {number(sheet.structure.total)} đồng chí cho "
        f"{number(sheet.structure.places)} vị trí. Tuổi tính tại {date_text(planning.age_on)}."
    )
    if planning.approved_on:
        paper.paragraph(
            f"Phê duyệt theo {planning.approval_number} ngày {date_text(planning.approved_on)}"
            f"{f' của {planning.approver}' if planning.approver else ''}."
        )
    for line in structure_lines(sheet, actor):
        paper.paragraph(line)
    paper.paragraph(f"Bản lấy ra ngày {date_text(taken_on)}: {actor.words}.", italic=True)
    paper.sign(Signature("T/M BAN THƯỜNG VỤ", "", ""), ["Lưu"])
    paper.appendix(["DANH SÁCH", f"{planning.name}, nhiệm kỳ {planning.term}"], landscape=True)
    paper.table(list(HEADS), _rows(sheet), WIDTHS, ALIGNS)
    return paper


def _rows(sheet: Sheet) -> list[list[str]]:
    found = []
    for place, row in enumerate(sheet.rows, 1):
        cadre, entry = row.cadre, row.entry
        born = str(cadre.birth or "")
        found.append(
            [
                str(place), cadre.full_name, born if cadre.sex == Sex.MALE else "",
                born if cadre.sex == Sex.FEMALE else "", row.present, str(entry.target),
                capfirst(str(cadre.get_education_display())),
                capfirst(str(cadre.get_political_theory_display())), votes_words(row),
                capfirst(str(entry.get_begin_display())),
            ]
        )  # fmt: skip
    return found
