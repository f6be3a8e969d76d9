"""The sheet on which a member checks the own record (phiếu tự kiểm tra): what is recorded, blanks
to correct it, and a place to sign. A paper of the Party, so it is in Vietnamese."""

from __future__ import annotations

from datetime import date

from django.utils import translation

from apps.core.word import Letterhead, PartyDocument, Signature
from apps.membership.judging import EDITABLE
from apps.membership.models import Member
from apps.membership.record.choices import Group
from apps.membership.record.reading import card_facts, entries_by_kind, facts, guarded

BLANK = "........................"
WIDTHS = (58, 55, 52)


def sheet_of(member: Member, *, today: date, with_guarded: bool) -> bytes:
    """The .docx file; guarded groups and ethnicity are in it only for whoever may read them."""
    with translation.override("vi"):
        return _document(member, today, with_guarded=with_guarded).to_bytes()


def _document(member: Member, today: date, *, with_guarded: bool) -> PartyDocument:
    unit = member.organization
    superior = unit.parent.name if unit.parent else ""
    paper = PartyDocument(
        Letterhead(superior=superior, body=unit.name, number="Số", place="", day=today)
    )
    paper.title("Phiếu tự kiểm tra", "thông tin hồ sơ đảng viên (theo mẫu 2-HSĐV)")
    paper.paragraph(
        "Đề nghị đồng chí đối chiếu từng mục với giấy tờ gốc. Mục đúng thì để trống cột thứ ba; "
        "mục sai hoặc thiếu thì ghi nội dung đúng vào cột thứ ba và kèm bản sao giấy tờ."
    )
    names = [name for name in EDITABLE if with_guarded or name not in Member.SENSITIVE]
    paper.heading("I. Thông tin chung")
    _table(paper, facts(member, names))
    paper.heading("II. Các mục khác của phiếu đảng viên")
    _table(paper, card_facts(member))
    for part in entries_by_kind(member):
        paper.heading(str(part["label"]))
        rows = [one["cells"] for one in part["rows"] if not one["entry"].struck]
        _entries(paper, part["heads"], rows)
    if with_guarded:
        for group in Group.values:
            _guarded(paper, member, group)
    paper.paragraph(
        "Tôi đã đọc và cam đoan những nội dung trên, kể cả phần tôi sửa, là đúng sự thật.",
        italic=True,
    )
    paper.sign_two(
        Signature("", "XÁC NHẬN CỦA CHI BỘ", ""), Signature("", "ĐẢNG VIÊN", member.full_name)
    )
    return paper


def _guarded(paper: PartyDocument, member: Member, group: str) -> None:
    found = guarded(member, group)
    paper.heading(str(found["label"]))
    if found["facts"]:
        _table(paper, found["facts"])
    for part in found.get("kinds", ()):
        rows = [one["cells"] for one in part["rows"] if not one["entry"].struck]
        _entries(paper, part["heads"], rows)


def _table(paper: PartyDocument, rows: list[tuple[str, str]]) -> None:
    header = ("Mục", "Đang ghi trong hồ sơ", "Sửa lại thành")
    body = [(label, value or BLANK, BLANK) for label, value in rows]
    paper.table(header, body, WIDTHS)


def _entries(paper: PartyDocument, heads: list[str], rows: list[list[str]]) -> None:
    """What is recorded, then two empty lines to write into."""
    empty = [""] * len(heads)
    paper.table(heads, [*rows, empty, empty])
