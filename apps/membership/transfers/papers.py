"""The referral paper (giấy giới thiệu sinh hoạt đảng) as a Word file. In Vietnamese always."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from apps.core.formats import date_text
from apps.core.word import Letterhead, PartyDocument, Signature
from apps.membership.transfers.choices import Kind
from apps.membership.transfers.reading import last_day

TITLES = {
    Kind.OFFICIAL: "GIẤY GIỚI THIỆU SINH HOẠT ĐẢNG CHÍNH THỨC",
    Kind.TEMPORARY: "GIẤY GIỚI THIỆU SINH HOẠT ĐẢNG TẠM THỜI",
    Kind.ABROAD: "GIẤY GIỚI THIỆU SINH HOẠT ĐẢNG RA NƯỚC NGOÀI",
}
BOXES = 10
DRAFT = "DỰ THẢO: đối chiếu với mẫu giấy 10 ô đang dùng trước khi ký"
WIDTHS = (12, 75, 78)


def referral_paper(transfer: Any, office_name: str, superior: str = "") -> bytes:
    """The first box filled from the transfer; the further ones open for the levels on the way.

    The form has ten boxes, each filled by one level; its exact print was not seen, so the paper
    is plain and marked as a draft.
    """
    with translation.override("vi"):
        paper = PartyDocument(
            Letterhead(
                superior=superior,
                body=office_name,
                number=f"Số {transfer.paper_number or '…'}-GTSHĐ",
                place="",
                day=transfer.sent_on,
                draft=DRAFT,
            )
        )
        paper.title(TITLES.get(transfer.kind, TITLES[Kind.OFFICIAL]))
        paper.paragraph(f"Kính gửi: {transfer.to_name}", lead="")
        paper.table(
            ["Ô", "Nội dung", "Cấp ủy xác nhận, ký tên, đóng dấu"],
            _rows(transfer),
            widths_mm=WIDTHS,
        )
        paper.paragraph(
            "Ô số 1 ghi sai phải cấp giấy mới; các ô sau được sửa và đóng dấu vào chỗ sửa."
        )
        paper.sign(Signature("T/M CẤP ỦY", "", ""))
        return paper.to_bytes()


def _rows(transfer: Any) -> list[list[str]]:
    fee = transfer.fee_paid_through
    parts = [
        f"Đồng chí {transfer.full_name}, sinh ngày {transfer.birth or '…'}, "
        f"{transfer.get_sex_display()}",
        f"Vào Đảng ngày {date_text(transfer.ceremony_on) or '…'}, "
        f"chính thức ngày {date_text(transfer.official_on) or '…'}",
        f"Số TĐV {transfer.card_number or '…'}, số LL {transfer.record_number or '…'}, số SĐV …",
        f"Nay được giới thiệu từ {transfer.from_name} đến {transfer.to_name}",
        f"Lý do: {transfer.get_reason_display()}",
        f"Đảng phí đã đóng đến hết tháng {f'{fee:%m/%Y}' if fee else '…'}",
    ]
    if transfer.stay_from:
        parts.append(
            f"Sinh hoạt tạm thời từ {date_text(transfer.stay_from)} đến"
            f" {date_text(last_day(transfer))}"
        )
    first = ["1", ". ".join(parts) + ".", ""]
    blank = "Kính chuyển đến: …\nSố … ngày …/…/…"
    return [first, *([str(number), blank, ""] for number in range(2, BOXES + 1))]
