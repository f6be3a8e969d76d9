"""Drafts of the papers of an admission: the cell's resolution, the decision, the list of those
admitted. Always in Vietnamese; numbers and signatures are left to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from apps.core.formats import date_text
from apps.core.word import Letterhead, PartyDocument, Signature
from apps.membership.models import Candidate
from apps.membership.procedures.choices import Body

OPEN = "................"
SECRETARY = Signature("T/M CHI BỘ", "BÍ THƯ", "")
STANDING_COMMITTEE = Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "")
RESOLUTION, DECISION = "resolution", "decision"


def draft(kind: str, candidate: Candidate, votes: Sequence[Any]) -> bytes:
    """The .docx of a paper about one person."""
    return (_resolution if kind == RESOLUTION else _decision)(candidate, votes)


def available(candidate: Candidate, votes: Iterable[Any]) -> list[str]:
    """Which papers can be drafted: the resolution after the cell's vote, the decision after it."""
    if any(vote.body == Body.CELL and vote.carried and not vote.struck for vote in votes):
        return [RESOLUTION, DECISION]
    return []


def _head(unit: Any, number: str, place: str = OPEN) -> Letterhead:
    above = unit.parent.name if unit.parent else ""
    return Letterhead(above, unit.name, number, place, draft="Dự thảo")


def _resolution(candidate: Candidate, votes: Sequence[Any]) -> bytes:
    vote = next(v for v in reversed(votes) if v.body == Body.CELL and v.carried)
    paper = PartyDocument(_head(candidate.organization, "Số        -NQ/CB"))
    paper.title("Nghị quyết", "đề nghị kết nạp đảng viên")
    paper.paragraph(
        f"Ngày {date_text(vote.held_on)}, {candidate.organization.name} đã họp để xét, đề nghị "
        f"kết nạp quần chúng {candidate.full_name} vào Đảng."
    )
    absent = vote.entitled - vote.present
    paper.paragraph(
        f"Tổng số đảng viên chính thức: {vote.entitled}. Có mặt: {vote.present}. "
        f"Vắng mặt: {absent}."
    )
    paper.paragraph(
        "Sau khi nghe báo cáo và thảo luận, chi bộ thống nhất kết luận về quần chúng "
        f"{candidate.full_name} như sau:"
    )
    for part in (
        "Về lý lịch:",
        "Về phẩm chất chính trị:",
        "Về phẩm chất đạo đức, lối sống:",
        "Về năng lực công tác:",
        "Về quan hệ quần chúng:",
    ):
        paper.paragraph(OPEN, lead=part)
    paper.paragraph(
        f"Đối chiếu với tiêu chuẩn và điều kiện kết nạp đảng viên, số đảng viên chính thức tán "
        f"thành là {vote.in_favour}/{vote.entitled}; không tán thành {vote.against}; phiếu trắng "
        f"hoặc không hợp lệ {vote.blank_or_invalid}."
    )
    paper.paragraph(
        "Chi bộ báo cáo cấp ủy có thẩm quyền xem xét, quyết định kết nạp quần chúng "
        f"{candidate.full_name} vào Đảng Cộng sản Việt Nam."
    )
    paper.sign(SECRETARY, ["Cấp ủy cấp trên trực tiếp", "Lưu Chi bộ"])
    return paper.to_bytes()


def _decision(candidate: Candidate, votes: Sequence[Any]) -> bytes:
    unit = candidate.organization
    owner = unit.tenant
    cell = next((v for v in reversed(votes) if v.body == Body.CELL and v.carried), None)
    paper = PartyDocument(_head(owner, candidate.decision_number or "Số        -QĐ/"))
    paper.title("Quyết định", "kết nạp đảng viên")
    bases = ["Căn cứ Điều lệ Đảng Cộng sản Việt Nam"]
    if cell:
        bases.append(
            f"Xét Nghị quyết ngày {date_text(cell.held_on)} của {unit.name} đề nghị kết nạp "
            "đảng viên"
        )
    paper.bases(bases)
    paper.heading("BAN THƯỜNG VỤ QUYẾT ĐỊNH", center=True)
    paper.paragraph(
        f"Kết nạp quần chúng {candidate.full_name}, sinh {_born(candidate)}, vào Đảng Cộng sản "
        "Việt Nam.",
        lead="Điều 1.",
    )
    paper.paragraph(
        f"{unit.name} tổ chức lễ kết nạp cho đảng viên {candidate.full_name} theo quy định của "
        "Điều lệ Đảng. Thời gian dự bị tính từ ngày chi bộ tổ chức lễ kết nạp.",
        lead="Điều 2.",
    )
    paper.paragraph(
        f"{unit.name} và đảng viên {candidate.full_name} chịu trách nhiệm thi hành Quyết định này.",
        lead="Điều 3.",
    )
    paper.sign(STANDING_COMMITTEE, ["Như Điều 3", "Lưu Văn phòng"])
    return paper.to_bytes()


def list_of_admitted(unit: Any, rows: Iterable[Candidate], period: str) -> bytes:
    """The list of those admitted in a period, for the organisation that asks."""
    paper = PartyDocument(_head(unit, "Số        -DS/"))
    paper.title("Danh sách", f"đảng viên mới kết nạp {period}")
    header = (
        "TT", "Họ và tên", "Ngày sinh", "Chi bộ", "Số, ngày quyết định", "Ngày kết nạp",
    )  # fmt: skip
    lines = [
        (
            str(number), row.full_name, str(row.birth or ""), row.organization.name,
            f"{row.decision_number}, {date_text(row.decided_on) if row.decided_on else ''}",
            date_text(row.ceremony_on) if row.ceremony_on else "",
        )
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip
    paper.table(header, lines, widths_mm=(10, 42, 24, 38, 30, 21))
    paper.paragraph(f"Danh sách có {len(lines):02} đồng chí.")
    paper.sign(STANDING_COMMITTEE)
    return paper.to_bytes()


def _born(candidate: Candidate) -> str:
    if not candidate.birth:
        return OPEN
    return f"ngày {candidate.birth}" if candidate.birth.is_full else f"năm {candidate.birth.year}"
