"""Papers to look at: good ones written with our own writer, and ways to spoil them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from apps.core.word import Letterhead, PartyDocument, Signature
from apps.documents.papers.parsed import Line, Paper, Table
from apps.documents.papers.word_reader import read

DAY = date(2026, 6, 5)
SECRETARY = Signature("T/M Ban Thường vụ", "Bí thư", "Nguyễn Văn Bình")
RECIPIENTS = ("Tỉnh ủy An Bình", "Đảng ủy bộ phận Hậu cần", "Lưu Văn phòng Đảng ủy")


def head(**changes: Any) -> Letterhead:
    given = {
        "superior": "Đảng bộ tỉnh An Bình", "body": "Đảng ủy xã Gia Sơn",
        "number": "Số 05-QĐ/ĐU", "place": "Gia Sơn", "day": DAY,
    }  # fmt: skip
    return Letterhead(**(given | changes))


def parsed(document: PartyDocument, name: str = "") -> Paper:
    return read(io.BytesIO(document.to_bytes()), name)


def decision(signature: Signature = SECRETARY, **changes: Any) -> PartyDocument:
    document = PartyDocument(head(**changes))
    document.title("Quyết định", "về việc kiểm tra công tác thu, nộp đảng phí")
    document.bases(["Căn cứ Điều lệ Đảng", "Xét đề nghị của Văn phòng Đảng ủy"])
    document.heading("BAN THƯỜNG VỤ QUYẾT ĐỊNH", center=True)
    document.paragraph("Kiểm tra Chi bộ Hậu cần về công tác thu, nộp đảng phí.", lead="Điều 1.")
    document.paragraph("Số liệu kiểm tra như sau:", lead="Điều 2.")
    document.table(
        ["TT", "Nội dung", "Số cuộc"],
        [["1", "Kiểm tra", "12"], ["2", "Giám sát", "7"], ["", "Tổng cộng", "19"]],
        widths_mm=[15, 120, 30],
    )
    document.paragraph("Các đồng chí chịu trách nhiệm thi hành Quyết định này.", lead="Điều 3.")
    document.sign(signature, RECIPIENTS)
    return document


def letter(**changes: Any) -> PartyDocument:
    given = {"number": "Số 12-CV/ĐU", "subject": "về việc cung cấp hồ sơ"} | changes
    document = PartyDocument(head(**given))
    document.addressees(["Đảng ủy xã Hòa An", "Chi bộ Hậu cần"])
    document.paragraph("Đề nghị các đồng chí cung cấp hồ sơ trước ngày 15/6/2026.")
    document.sign(SECRETARY, ["Như trên", "Lưu Văn phòng Đảng ủy"])
    return document


def submission(label: str = "Kính trình:") -> PartyDocument:
    document = PartyDocument(head(number="Số 03-TTr/ĐU"))
    document.title("Tờ trình", "về việc phê duyệt chương trình")
    document.addressees(["Ban Thường vụ Tỉnh ủy"], label=label)
    document.paragraph("Đảng ủy trình Ban Thường vụ xem xét.")
    document.sign(SECRETARY, ["Như trên", "Lưu Văn phòng Đảng ủy"])
    return document


def minutes() -> PartyDocument:
    document = PartyDocument(head(number="Số 02-BB/ĐU"))
    document.title("Biên bản", "hội nghị Ban Thường vụ")
    document.paragraph("Hội nghị bắt đầu lúc 08 giờ.")
    document.sign_two(
        Signature("Người ghi biên bản", "", "Lê Thị Cúc"),
        Signature("Chủ trì hội nghị", "", "Nguyễn Văn Bình"),
    )
    return document


def notice(*cited: str, demand: str = "Yêu cầu đồng chí nộp bản kiểm điểm trước ngày 15/7/2026."):  # type: ignore[no-untyped-def]
    document = PartyDocument(head(number="Số 07-TB/ĐU"))
    document.title("Thông báo", "kết luận kiểm tra đối với Chi bộ Hậu cần")
    document.paragraph(", ".join(cited) + ".")
    document.paragraph(demand)
    document.sign(SECRETARY, RECIPIENTS)
    return document


def plain(*lines: str, title: str = "Phiếu biểu quyết") -> PartyDocument:
    document = PartyDocument(head())
    for line in (title, *lines):
        document.paragraph(line)
    return document


def with_appendices(*names: str, text: str) -> PartyDocument:
    document = PartyDocument(head())
    document.title("Quyết định", "về việc ban hành danh mục")
    document.paragraph(text, lead="Điều 1.")
    document.sign(SECRETARY, RECIPIENTS)
    for name in names:
        document.appendix([name, "Danh mục"])
        document.paragraph("Nội dung.")
    return document


Change = Callable[[Line], Line]


def changed(paper: Paper, start: str, change: Change) -> Paper:
    """The paper with every line that begins so changed."""
    hits = 0

    def line(one: Line) -> Line:
        nonlocal hits
        if not one.text.startswith(start):
            return one
        hits += 1
        return change(one)

    blocks = []
    for block in paper.blocks:
        if isinstance(block, Table):
            rows = tuple(tuple(tuple(map(line, cell)) for cell in row) for row in block.rows)
            blocks.append(replace(block, rows=rows))
        else:
            blocks.append(line(block))
    assert hits, start
    return replace(paper, blocks=tuple(blocks), cached={})


def runs(**values: Any) -> Change:
    """Every run of the line in another style."""
    return lambda one: replace(one, runs=tuple(replace(run, **values) for run in one.runs))


def words(text: str) -> Change:
    """Another text in the style of the first run."""
    return lambda one: replace(one, runs=(replace(one.inked[0], text=text),))


def layout(**values: Any) -> Change:
    """Another layout of the paragraph."""
    return lambda one: replace(one, **values)


def gone(paper: Paper, start: str) -> Paper:
    """The paper without the lines that begin so."""
    return changed(paper, start, lambda one: replace(one, runs=()))


def tables(paper: Paper, **values: Any) -> Paper:
    """The paper with every table but the head changed."""
    seen = False
    blocks: list[Line | Table] = []
    for block in paper.blocks:
        if isinstance(block, Table) and seen:
            blocks.append(replace(block, **values))
        else:
            seen = seen or isinstance(block, Table)
            blocks.append(block)
    return replace(paper, blocks=tuple(blocks), cached={})


def pages(paper: Paper, **values: Any) -> Paper:
    """The paper with its first section changed."""
    first = replace(paper.sections[0], **values)
    return replace(paper, sections=(first, *paper.sections[1:]), cached={})
