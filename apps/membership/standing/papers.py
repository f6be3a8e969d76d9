"""Papers of leaving and exemption as Word files. Papers are always in Vietnamese.

The titles of the two notices are those of the members' guidance; their forms were not seen, so
the layout is that of an official paper with the facts that such a notice carries.
"""

from __future__ import annotations

from datetime import date

from django.utils import translation

from apps.core.formats import date_text
from apps.core.word import Letterhead, PartyDocument, Signature
from apps.membership.models import Member, Placement, Procedure
from apps.membership.procedures.choices import Body, Kind
from apps.membership.standing.aside_kinds import day_of
from apps.membership.standing.choices import Ground, Reason

LEAVING = (Kind.STRIKE_OFF, Kind.OWN_REQUEST, Kind.EXPULSION)
WITH_PAPER = (*LEAVING, Kind.DEATH, Kind.EXEMPTION)
HEAD = ("Nội dung", "Thông tin")
WIDTHS = (60.0, 105.0)
_BLANK = "........................"


def file_name(procedure: Procedure) -> str:
    """Without the name of the member: file names travel."""
    word = {Kind.DEATH: "phieu-bao-tu-tran", Kind.EXEMPTION: "nghi-quyet-mien-sinh-hoat"}
    return f"{word.get(Kind(procedure.kind), 'phieu-bao-ra-khoi-dang')}-{procedure.pk}.docx"


def is_written_here(procedure: Procedure) -> bool:
    """Whether the office that holds the record now is the one whose paper this is: a resolution of
    the organisation that a member came from is not written again under another letterhead."""
    if procedure.decided_on is None or procedure.kind != Kind.EXEMPTION:
        return True
    here = Placement.objects.filter(member=procedure.member_id, valid__upper_inf=True).first()
    return here is None or here.valid.lower <= procedure.decided_on


def write(procedure: Procedure) -> bytes:
    """The paper of a procedure that has one."""
    with translation.override("vi"):
        if procedure.kind == Kind.DEATH:
            return _death(procedure).to_bytes()
        if procedure.kind == Kind.EXEMPTION:
            return _exemption(procedure).to_bytes()
        return _leaving(procedure).to_bytes()


def _start(procedure: Procedure, number: str, *, draft: bool) -> PartyDocument:
    unit = procedure.organization
    return PartyDocument(
        Letterhead(
            superior=unit.parent.name if unit.parent else "",
            body=unit.name,
            number=number,
            place="........",
            day=None if draft else procedure.decided_on,
            draft="DỰ THẢO" if draft else "",
        )
    )


def _person(member: Member) -> list[tuple[str, str]]:
    return [
        ("Họ và tên đang dùng", member.full_name),
        ("Họ và tên khai sinh", member.birth_name or member.full_name),
        ("Ngày sinh", str(member.birth) if member.birth else _BLANK),
        ("Giới tính", str(member.get_sex_display()).capitalize()),
        ("Quê quán", member.native_place or _BLANK),
        ("Nơi ở", member.residence or _BLANK),
        ("Chức vụ, nghề nghiệp", member.position or member.occupation or _BLANK),
        ("Ngày vào Đảng", _day(member.ceremony_on or member.admission_decided_on)),
        ("Ngày chính thức", _day(member.official_on)),
        ("Số thẻ đảng viên", member.card_number or _BLANK),
        ("Số lý lịch", member.record_number or _BLANK),
        ("Sinh hoạt tại", member.organization.name),
    ]


def _day(day: date | None) -> str:
    return date_text(day) if day else _BLANK


def _death(procedure: Procedure) -> PartyDocument:
    paper = _start(procedure, f"Số {procedure.decision_number or '......'}", draft=_open(procedure))
    paper.title("Phiếu báo", "đảng viên từ trần")
    rows = [
        *_person(procedure.member),
        ("Từ trần ngày", _day(day_of(procedure.details, "died_on"))),
        ("Nguyên nhân", procedure.details.get("cause") or _BLANK),
        ("Thẻ đảng viên, Huy hiệu Đảng", "Gia đình giữ"),
    ]
    return _finish(paper, rows)


def _leaving(procedure: Procedure) -> PartyDocument:
    paper = _start(procedure, "Số ......", draft=_open(procedure))
    paper.title("Phiếu báo", "đảng viên ra khỏi Đảng")
    body = dict(Body.choices).get(procedure.deciding_body, "")
    rows = [
        *_person(procedure.member),
        ("Hình thức", str(procedure.get_kind_display()).capitalize()),
        ("Lý do", _why(procedure)),
        ("Quyết định", f"Số {procedure.decision_number or '......'}, {_day(procedure.decided_on)}"),
        ("Cấp quyết định", str(body).capitalize() or _BLANK),
        ("Ra khỏi Đảng từ ngày", _day(procedure.effective_on)),
        ("Thẻ đảng viên", _card(procedure)),
    ]
    return _finish(paper, rows)


def _why(procedure: Procedure) -> str:
    details = procedure.details
    if procedure.kind == Kind.STRIKE_OFF:
        return str(dict(Ground.choices).get(details.get("ground"), _BLANK)).capitalize()
    return details.get("letter_reason") or details.get("violation") or _BLANK


def _card(procedure: Procedure) -> str:
    collected = procedure.papers.filter(code="card").first()
    return f"Đã thu ngày {date_text(collected.dated_on)}" if collected else "Chưa thu"


def _finish(paper: PartyDocument, rows: list[tuple[str, str]]) -> PartyDocument:
    paper.table(HEAD, rows, WIDTHS, ("left", "left"))
    paper.sign(
        Signature(power="T/M CHI BỘ", position="BÍ THƯ", name=""),
        ["Cấp ủy cấp trên (kèm hồ sơ đảng viên)", "Lưu"],
    )
    return paper


def _exemption(procedure: Procedure) -> PartyDocument:
    """The cell's resolution, to be edited at the meeting."""
    details, member = procedure.details, procedure.member
    first, last = day_of(details, "since"), day_of(details, "until")
    until = f" đến hết ngày {date_text(last)}" if last else ""
    paper = _start(procedure, f"Số {procedure.decision_number or '...-NQ/CB'}", draft=True)
    paper.title("Nghị quyết", "về việc miễn công tác và sinh hoạt đảng")
    paper.bases(
        [
            "Căn cứ Điều lệ Đảng và quy định thi hành Điều lệ Đảng",
            f"Xét đề nghị của đồng chí {member.full_name}",
        ]
    )
    paper.heading("CHI BỘ QUYẾT NGHỊ", center=True)
    reason = str(dict(Reason.choices).get(details.get("reason_code"), _BLANK))
    paper.paragraph(
        f"Miễn công tác và sinh hoạt đảng đối với đồng chí {member.full_name}, "
        f"sinh hoạt tại {member.organization.name}, từ ngày {_day(first)}{until}. "
        f"Lý do: {reason}.",
        lead="1.",
    )
    paper.paragraph(
        "Trong thời gian được miễn, đồng chí được dự đại hội đảng viên, được thông tin khi có yêu "
        "cầu, được xét tặng Huy hiệu Đảng, không thuộc diện xếp loại chất lượng; nếu vi phạm vẫn "
        "bị xem xét kỷ luật. Khi có nguyện vọng, đồng chí đề nghị chi bộ cho sinh hoạt trở lại.",
        lead="2.",
    )
    paper.paragraph("Chi ủy báo cáo cấp ủy cấp trên trực tiếp.", lead="3.")
    paper.sign(
        Signature(power="T/M CHI BỘ", position="BÍ THƯ", name=""),
        ["Cấp ủy cấp trên", f"Đồng chí {member.full_name}", "Lưu chi bộ"],
    )
    return paper


def _open(procedure: Procedure) -> bool:
    return procedure.decided_on is None
