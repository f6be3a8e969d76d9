"""Lists and draft papers of a round of badges. Papers are always in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from apps.core.excel.writer import TableColumn
from apps.core.formats import date_text, number
from apps.core.word import Letterhead, PartyDocument, Signature
from apps.core.word_parts import Align
from apps.core.working_days import whole_months_between
from apps.membership.models import BadgeAward, BadgeRound
from apps.membership.seniority.badge_lookup import badge_law
from apps.membership.seniority.wording import years_and_months

DRAFT = "DỰ THẢO"
WIDTHS = (10, 42, 22, 30, 22, 22, 16, 48, 24, 24)
ALIGNS: tuple[Align, ...] = (
    "right", "left", "left", "left", "left", "left", "right", "left", "left", "left",
)  # fmt: skip


def heads() -> list[str]:
    """Columns of the list of those proposed."""
    return [
        _("No."), _("Full name"), _("Date of birth"), _("Native place"), _("Joined"),
        _("Official"), _("Years"), _("Organisation"), _("Card number"), _("Ground"),
    ]  # fmt: skip


def line(place: int, award: BadgeAward) -> list[str]:
    """One member of the list."""
    member = award.member
    ground = str(award.get_kind_display())
    return [
        str(place), member.full_name, str(member.birth or ""), member.native_place,
        date_text(member.ceremony_on), date_text(member.official_on), str(award.years),
        member.organization.name, member.card_number,
        f"{ground}: {award.reason}" if award.reason else ground,
    ]  # fmt: skip


def columns() -> list[TableColumn]:
    """Columns of the workbook: those of the list, and what is handed over."""
    widths = (6, 28, 12, 24, 12, 12, 8, 32, 16, 28)
    found = [TableColumn(head, width) for head, width in zip(heads(), widths, strict=True)]
    return [*found, TableColumn(_("Badge number"), 14), TableColumn(_("Money (dong)"), 14)]


def cells(awards: list[BadgeAward], law: Any) -> Iterator[list[Any]]:
    """Rows of the workbook."""
    for place, award in enumerate(awards, 1):
        yield [*line(place, award), award.badge_number, _amount(award, law)]


def _amount(award: BadgeAward, law: Any) -> int | None:
    found: int | None = award.amount if award.amount is not None else law.money(award.years).amount
    return found


def money_notes(law: Any) -> list[str]:
    """What is not sure of the money."""
    unknown = [years for years in law.badges.offered if law.money(years).amount is None]
    notes = []
    if unknown:
        notes.append(
            _("No factor is recorded for badges of %(years)s years; their money is left open.")
            % {"years": ", ".join(map(str, unknown))}
        )
    if any(not law.money(years).settled for years in law.badges.offered):
        notes.append(_("The money rests on a draft: compare factor and base salary first."))
    return notes


def title_of(round_: BadgeRound) -> str:
    """The name of the list."""
    return _("Members proposed for Party badges, %(day)s") % {"day": date_text(round_.held_on)}


def word(kind: str, round_: BadgeRound, awards: list[BadgeAward]) -> bytes:
    """The list, the submission or the draft decision of a round."""
    with translation.override("vi"):
        return {"list": _list, "submission": _submission, "decision": _decision}[kind](
            round_, awards
        ).to_bytes()


def _paper(round_: BadgeRound, symbol: str) -> PartyDocument:
    above = round_.organization.parent
    return PartyDocument(
        Letterhead(
            superior=above.name if above else "",
            body=round_.organization.name,
            number=f"Số        -{symbol}",
            place="........",
            draft=DRAFT,
        )
    )


def _table(paper: PartyDocument, awards: list[BadgeAward]) -> None:
    rows = [line(place, award) for place, award in enumerate(awards, 1)]
    paper.table(heads(), rows, WIDTHS, ALIGNS)


def _appendix(paper: PartyDocument, round_: BadgeRound, awards: list[BadgeAward]) -> None:
    paper.appendix(
        ["DANH SÁCH", f"đảng viên tặng Huy hiệu Đảng đợt {_day(round_)}"], landscape=True
    )
    _table(paper, awards)


def _day(round_: BadgeRound) -> str:
    return date_text(round_.held_on)


def _list(round_: BadgeRound, awards: list[BadgeAward]) -> PartyDocument:
    paper = _paper(round_, "DS")
    paper.title("Danh sách", f"đảng viên đề nghị tặng Huy hiệu Đảng đợt {_day(round_)}")
    paper.paragraph(f"Tổng số: {number(len(awards))} đồng chí, trong đó {_by_years(awards)}.")
    for note in money_notes(badge_law(round_.held_on)):
        paper.paragraph(note, italic=True)
    paper.sign(Signature("T/M BAN THƯỜNG VỤ", "", ""), ["Lưu"])
    _appendix(paper, round_, awards)
    return paper


def _submission(round_: BadgeRound, awards: list[BadgeAward]) -> PartyDocument:
    paper = _paper(round_, "TTr")
    above = round_.organization.parent or round_.organization
    paper.title("Tờ trình", f"đề nghị tặng Huy hiệu Đảng đợt {_day(round_)}")
    paper.addressees([f"Ban Thường vụ {above.name}"])
    paper.paragraph(
        f"{round_.organization.name} đã xét và đề nghị tặng Huy hiệu Đảng cho "
        f"{number(len(awards))} đảng viên, gồm: {_by_years(awards)} (có danh sách kèm theo)."
    )
    paper.sign(Signature("T/M BAN THƯỜNG VỤ", "", ""), ["Như trên", "Lưu"])
    _appendix(paper, round_, awards)
    return paper


def _decision(round_: BadgeRound, awards: list[BadgeAward]) -> PartyDocument:
    above = round_.organization.parent or round_.organization
    root = above.parent
    paper = PartyDocument(
        Letterhead(
            superior=root.name if root else "", body=above.name, number="Số        -QĐ",
            place="........", draft=DRAFT,
        )
    )  # fmt: skip
    paper.title("Quyết định", f"tặng Huy hiệu Đảng đợt {_day(round_)}")
    rule = badge_law(round_.held_on).years
    bases = ["Căn cứ Điều lệ Đảng Cộng sản Việt Nam"]
    if rule is not None:
        bases.append(f"Căn cứ {rule.document}")
    bases.append(f"Xét đề nghị của {round_.organization.name}")
    paper.bases(bases)
    paper.heading("BAN THƯỜNG VỤ QUYẾT ĐỊNH:", center=True)
    paper.paragraph(
        f"Tặng Huy hiệu Đảng cho {number(len(awards))} đảng viên, gồm: {_by_years(awards)} "
        "(có danh sách kèm theo).",
        lead="Điều 1.",
    )
    paper.paragraph("Mức tiền thưởng kèm theo thực hiện theo quy định hiện hành.", lead="Điều 2.")
    paper.paragraph(
        f"{round_.organization.name} và các đồng chí có tên chịu trách nhiệm thi hành "
        "Quyết định này.",
        lead="Điều 3.",
    )
    paper.sign(Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", ""), ["Như Điều 3", "Lưu"])
    _appendix(paper, round_, awards)
    return paper


def _by_years(awards: list[BadgeAward]) -> str:
    counts: dict[int, int] = {}
    for award in awards:
        counts[award.years] = counts.get(award.years, 0) + 1
    parts = [
        f"{number(counts[years])} Huy hiệu {years} năm" for years in sorted(counts, reverse=True)
    ]
    return ", ".join(parts) or "chưa có"


def declaration(award: BadgeAward) -> bytes:
    """The member's declaration (form 6-HHĐ), as far as its blocks are known: a draft."""
    with translation.override("vi"):
        return _declaration(award).to_bytes()


def _declaration(award: BadgeAward) -> PartyDocument:
    member = award.member
    unit = member.organization
    above = unit.parent
    paper = PartyDocument(
        Letterhead(
            superior=above.name if above else "", body=unit.name, number="Mẫu 6-HHĐ",
            place="........", draft=f"{DRAFT}, đối chiếu mẫu trước khi dùng",
        )
    )  # fmt: skip
    lost = award.kind == "reissue"
    action = "cấp lại" if lost else "truy tặng" if award.kind == "posthumous" else "tặng"
    paper.title("Tờ khai", f"đề nghị {action} Huy hiệu {award.years} năm tuổi Đảng")
    for label, value in _facts(award):
        paper.paragraph(value or "....................", lead=f"{label}:")
    paper.sign_two(Signature("XÁC NHẬN CỦA CHI BỘ", "BÍ THƯ", ""), Signature("NGƯỜI KHAI", "", ""))
    return paper


def _facts(award: BadgeAward) -> list[tuple[str, str]]:
    member = award.member
    seniority = ""
    if award.counted_from and award.round:
        months = _months(award)
        seniority = (
            f"{years_and_months(*divmod(months, 12))} (đến {date_text(award.round.held_on)})"
        )
    return [
        ("Họ và tên", member.full_name),
        ("Họ và tên khai sinh", member.birth_name or member.full_name),
        ("Ngày sinh", str(member.birth or "")),
        ("Giới tính", str(member.get_sex_display())),
        ("Quê quán", member.native_place),
        ("Nơi ở hiện nay", member.residence),
        ("Ngày quyết định kết nạp", _known(member.admission_decided_on)),
        ("Ngày vào Đảng", _known(member.ceremony_on)),
        ("Ngày chính thức", _known(member.official_on)),
        ("Số thẻ đảng viên", member.card_number),
        ("Tuổi đảng", seniority),
        ("Thời gian không tính tuổi đảng, lý do", ""),
        ("Kỷ luật (hình thức, thời gian)", ""),
        ("Lý do đề nghị", award.reason),
    ]


def _known(day: Any) -> str:
    return date_text(day) if day else ""


def _months(award: BadgeAward) -> int:
    return whole_months_between(award.counted_from, award.round.held_on)  # type: ignore[arg-type,union-attr]
