"""Evidence of open cases of Thanh Trì in every state; the files are made here, in code."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import docx
from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.core.choices import Secrecy
from apps.desk.demo.topics import Demo
from apps.inspection.evidence import actions
from apps.inspection.findings.actions import report_remedy
from apps.inspection.findings.choices import DemandState
from apps.inspection.models import Case, CasePaper, Demand, Evidence
from apps.inspection.papers.choices import PaperState

UNIT, OFFICER = "thanh-tri-hn", "kiemtra.thanhtri@demo.vn"
CASES = 3
PAGE = (1240, 1754)
"""A4 at 150 dots an inch."""


def build(demo: Demo) -> None:
    """Nothing is made twice; without cases nothing is made."""
    by = SystemActor(demo.units[UNIT], user=User.objects.get(sign_in_name=OFFICER))
    if not Evidence.objects.exists():
        _documents(demo, by)
    if not Evidence.objects.filter(paper__isnull=False).exists():
        _scan_of_a_paper(demo, by)
    if not Evidence.objects.filter(kind="remedy").exists():
        _proof_of_a_remedy(demo, by)


def _scan_of_a_paper(demo: Demo, by: SystemActor) -> None:
    """The first issued paper has its signed scan; that of the others is missing."""
    papers = CasePaper.objects.visible_to(by).filter(state=PaperState.ISSUED).defer("content")
    for paper in papers.select_related("case").order_by("pk"):
        if paper.case.is_open:
            _Documents(demo, paper.case, by).add(
                "signed_paper", f"Bản quét đã ký {paper.symbol}",
                [_scan("van-ban-da-ky.pdf", 2, "đã ký")], paper=paper,
            )  # fmt: skip
            return


def _proof_of_a_remedy(demo: Demo, by: SystemActor) -> None:
    """The first reported remedy points to its proof; the others name a paper alone."""
    demands = Demand.objects.visible_to(by).filter(state=DemandState.REPORTED)
    row = demands.select_related("case").order_by("pk").first()
    if row is None or row.remedied_on is None or not row.case.is_open:
        return
    proof = _Documents(demo, row.case, by).add(
        "remedy", "Biên bản bàn giao đất", [_scan("ban-giao.pdf", 1, "khắc phục")]
    )
    report_remedy(
        demand=row, version=row.version, remedy=row.remedy, remedied_on=row.remedied_on,
        proof=row.proof, document=proof, today=demo.today, by=by,
    )  # fmt: skip


def _documents(demo: Demo, by: SystemActor) -> None:
    # Some cases of the demo are walled from this officer.
    cases = Case.objects.visible_to(by).below(demo.units[UNIT]).open()
    cases = cases.filter(secrecy=Secrecy.NORMAL).exclude(decided_on=None)
    for case in cases.order_by("-registered_on", "pk")[:CASES]:
        _Documents(demo, case, by).build()
    demo.say(f"{Evidence.objects.count()} documents of evidence")


class _Documents:
    """The documents of one case."""

    def __init__(self, demo: Demo, case: Case, by: SystemActor) -> None:
        self.case, self.today, self.by = case, demo.today, by

    def build(self) -> None:
        """One document in each state."""
        report = self.add("explanation", "Bản giải trình", [_scan("giai-trinh.pdf", 2)])
        self.replace(report, _scan("giai-trinh-co-ky.pdf", 3), "Bản có chữ ký trên từng trang")
        self.add("picture", "Ảnh hiện trạng thửa đất", [_picture("hien-trang.png")])
        self.add("minutes", "Biên bản làm việc với cấp ủy", [_word("bien-ban-lam-viec.docx")])
        self.add("statement", "Xác nhận của cơ quan chuyên môn", [_scan("xac-nhan.pdf", 1)],
                 is_sealed=True)  # fmt: skip
        self.add("record", "Sổ thu đảng phí quyển 2", [], kept_where="Tủ lưu trữ số 3, ngăn 2")
        wrong = self.add("other", "Thông báo gửi nhầm hồ sơ", [_scan("thong-bao.pdf", 1, "nhầm")])
        self.withdraw(wrong, "Thuộc vụ việc khác, nhập nhầm")
        self.add("other", "Văn bản trao đổi với cơ quan điều tra",
                 [_scan("trao-doi.pdf", 1, "mật")],
                 own_secrecy=Secrecy.CONFIDENTIAL,
                 secrecy_reason="Theo danh mục bí mật nhà nước của Đảng",
                 declassify_on=self.today + timedelta(days=20))  # fmt: skip
        self.add("signed_paper", "Quyết định kiểm tra (bản quét đã ký)",
                 [_scan("quyet-dinh.pdf", 1, "ký")])  # fmt: skip

    def add(self, kind: str, title: str, files: list[Any], **values: Any) -> Evidence:
        """One document, received today."""
        added = actions.add_evidence(
            case=self.case, files=files, kind=kind, title=title, received_on=self.today,
            proves="Nội dung kiểm tra theo kế hoạch", today=self.today, by=self.by, **values,
        )  # fmt: skip
        return added.rows[0]

    def replace(self, row: Evidence, file: Any, reason: str) -> None:
        """A newer file."""
        actions.replace_evidence(evidence=row, version=1, file=file, reason=reason, by=self.by)

    def withdraw(self, row: Evidence, reason: str) -> None:
        """Taken out."""
        actions.withdraw_evidence(evidence=row, version=1, reason=reason, by=self.by)


def _named(file: io.BytesIO, name: str) -> io.BytesIO:
    file.name = name
    return file


def _sheet(text: str) -> Image.Image:
    page = Image.new("L", PAGE, 255)
    path = settings.BASE_DIR / "static/fonts/be-vietnam-pro-regular.woff2"
    ImageDraw.Draw(page).multiline_text(
        (150, 160), text, fill=0, font=ImageFont.truetype(path, 30), spacing=18
    )
    return page


def _scan(name: str, pages: int, word: str = "") -> io.BytesIO:
    """A PDF of pictures, as a scanner makes it."""
    sheets = [
        _sheet(
            f"TÀI LIỆU MINH HỌA {word}\n\nNội dung được dựng để giới thiệu phần mềm.\nTrang {one}"
        )
        for one in range(1, pages + 1)
    ]
    file = io.BytesIO()
    sheets[0].save(file, "PDF", save_all=True, append_images=sheets[1:], resolution=150)
    return _named(file, name)


def _picture(name: str) -> io.BytesIO:
    file = io.BytesIO()
    drawn = Image.new("RGB", (800, 600), (214, 222, 205))
    ImageDraw.Draw(drawn).polygon(
        [(120, 460), (300, 140), (650, 200), (700, 500)], outline=(60, 90, 60)
    )
    drawn.save(file, "PNG")
    return _named(file, name)


def _word(name: str) -> io.BytesIO:
    file, document = io.BytesIO(), docx.Document()
    document.add_paragraph("BIÊN BẢN LÀM VIỆC (minh họa)")
    document.add_paragraph("Nội dung được dựng để giới thiệu phần mềm.")
    document.save(file)
    return _named(file, name)
