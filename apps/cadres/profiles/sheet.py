"""The curriculum of a cadre (sơ yếu lý lịch) as a Word file. A paper of the Party, in Vietnamese.

The usual items in their usual order; no form number is claimed. The ethnic group is left to be
filled in by hand, for it is read for a purpose alone; disciplines are not in one's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import translation

from apps.cadres.profiles.reading import Profile
from apps.core.formats import date_text
from apps.core.word import Letterhead, PartyDocument, Signature

BLANK = "........................"
FACTS = (60, 105)
LEARNED = ("Loại", "Trình độ, ngành học", "Nơi học", "Thời gian", "Văn bằng, chứng chỉ")
WORKED = ("Từ – đến", "Chức vụ", "Đơn vị", "Quyết định")
LIVED = ("Quan hệ", "Địa danh", "Thời gian")
RATED = ("Năm", "Mức xếp loại")
DISCIPLINED = ("Hình thức", "Kỷ luật về", "Có hiệu lực từ")


def sheet_of(profile: Profile, *, today: date) -> bytes:
    """The .docx file."""
    with translation.override("vi"):
        return _document(profile, today).to_bytes()


def _document(profile: Profile, today: date) -> PartyDocument:
    cadre = profile.cadre
    paper = PartyDocument(
        Letterhead(superior="", body=cadre.organization.name, number="", place="", day=today)
    )
    paper.title("Sơ yếu lý lịch", "cán bộ, công chức")
    paper.heading("I. Thông tin chung")
    facts = [(label, value or BLANK) for label, value in _facts(profile)]
    paper.table(("Mục", "Nội dung"), facts, FACTS)
    paper.heading("II. Trình độ, đào tạo, bồi dưỡng")
    _rows(paper, LEARNED, map(_learned, profile.rows["qualification"]))
    paper.heading("III. Quá trình công tác")
    _rows(paper, WORKED, map(_worked, reversed(profile.rows["position"])))
    paper.heading("IV. Quá trình gắn bó với địa phương")
    _rows(paper, LIVED, map(_lived, profile.rows["place"]))
    paper.heading("V. Đánh giá, xếp loại")
    _rows(paper, RATED, map(_rated, profile.rows["rating"]))
    if profile.disciplines is not None:
        paper.heading("VI. Kỷ luật")
        _rows(paper, DISCIPLINED, map(_disciplined, profile.disciplines.shown))
    paper.sign_two(
        Signature("", "NGƯỜI KHAI", cadre.full_name), Signature("", "XÁC NHẬN CỦA CƠ QUAN", "")
    )
    return paper


def _learned(row: Any) -> tuple[str, ...]:
    what, when = _joined(row.level, row.subject), _span(row.began, row.finished)
    return _up(row.get_kind_display()), what, row.school, when, row.certificate


def _worked(row: Any) -> tuple[str, ...]:
    day = date_text(row.decided_on) if row.decided_on else ""
    decision = _joined(row.decision_number, day)
    return _span(row.since, row.until), row.title_text, row.unit_text, decision


def _lived(row: Any) -> tuple[str, ...]:
    return _up(row.get_kind_display()), row.place, _span(row.since, row.until)


def _rated(row: Any) -> tuple[str, ...]:
    quarter = f", quý {row.quarter}" if row.quarter else ""
    return f"{row.year}{quarter}", _up(row.get_grade_display())


def _disciplined(one: Any) -> tuple[str, ...]:
    return _up(one.form), _up(one.track or "Đảng"), date_text(one.since)


def _facts(profile: Profile) -> list[tuple[str, str]]:
    cadre = profile.cadre
    day = profile.retirement.day
    homes = [row.place for row in profile.rows["place"] if row.kind == "native"]
    return [
        ("Họ và tên", cadre.full_name.upper()),
        ("Ngày sinh", str(cadre.birth or "")),
        ("Giới tính", _up(cadre.get_sex_display())),
        ("Dân tộc", ""),
        ("Quê quán", "; ".join(homes)),
        ("Chức vụ hiện nay", "; ".join(one.title_text for one in profile.current)),
        ("Đơn vị công tác",
         "; ".join(dict.fromkeys(one.unit_text for one in profile.current if one.unit_text))),
        ("Trình độ chuyên môn", _up(cadre.get_education_display())),
        ("Lý luận chính trị", _up(cadre.get_political_theory_display())),
        ("Diện quản lý", _up(cadre.get_management_tier_display())),
        ("Thời điểm nghỉ hưu", date_text(day) if day else "Chưa rõ"),
    ]  # fmt: skip


def _rows(paper: PartyDocument, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A table; with one empty line where nothing is on record."""
    found = [tuple(str(cell or "") for cell in row) for row in rows]
    paper.table(head, found or [("",) * len(head)])


def _span(since: Any, until: Any) -> str:
    return f"{since or '?'} – {until or 'nay'}" if since or until else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _up(text: Any) -> str:
    words = str(text or "")
    return words[:1].upper() + words[1:]
