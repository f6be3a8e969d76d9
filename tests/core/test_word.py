"""Official papers: layout by the rules, and the same bytes for the same input."""

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from apps.core.word import Letterhead, PartyDocument, Signature

HEAD = Letterhead(
    superior="Đảng bộ tỉnh An Bình",
    body="Đảng ủy xã Gia Sơn",
    number="Số 05-NQ/ĐU",
    place="Gia Sơn",
    day=date(2026, 2, 5),
)
SECRETARY = Signature("T/M Ban Thường vụ", "Bí thư", "Nguyễn Văn Bình")


def paper(head: Letterhead = HEAD) -> PartyDocument:
    document = PartyDocument(head)
    document.title("Nghị quyết", "về công tác kiểm tra năm 2026")
    document.bases(["Căn cứ Điều lệ Đảng", "Xét đề nghị của Ủy ban Kiểm tra;"])
    document.heading("QUYẾT NGHỊ", center=True)
    document.paragraph("Thông qua chương trình kiểm tra.", lead="Điều 1.")
    document.table(
        ["TT", "Nội dung", "Số cuộc"],
        [["1", "Kiểm tra", "12"], ["2", "Giám sát", "7"]],
        widths_mm=[15, 120, 30],
        aligns=["center", "left", "right"],
    )
    document.sign(SECRETARY, ["Tỉnh ủy An Bình", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"])
    return document


def opened(document: PartyDocument) -> DocumentObject:
    return Document(io.BytesIO(document.to_bytes()))


def texts(document: DocumentObject) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cell_texts(document: DocumentObject, table: int, column: int) -> list[str]:
    return [p.text for p in document.tables[table].rows[0].cells[column].paragraphs]


def style(paragraph: Paragraph) -> tuple[float | None, bool, bool]:
    size = paragraph.runs[0].font.size
    return (size.pt if size else None, bool(paragraph.runs[0].bold), bool(paragraph.runs[0].italic))


def test_the_page_is_a4_with_the_margins_of_the_rules() -> None:
    (section,) = opened(paper()).sections
    assert section._sectPr.pgSz is not None
    assert section._sectPr.pgMar is not None
    assert section._sectPr.pgSz.attrib == {qn("w:w"): "11906", qn("w:h"): "16838"}
    margins = section._sectPr.pgMar.attrib
    names = ("w:top", "w:bottom", "w:left", "w:right", "w:header")
    assert [margins[qn(name)] for name in names] == ["1134", "1134", "1701", "850", "567"]


def test_everything_is_in_times_new_roman() -> None:
    document = opened(paper())
    for part in (document.element, document.styles.element, document.sections[0].header._element):
        for fonts in part.iter(qn("w:rFonts")):
            assert set(fonts.attrib.values()) == {"Times New Roman"}
    default = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert {qn(f"w:{name}") for name in ("ascii", "hAnsi", "cs", "eastAsia")} == set(default.attrib)


def test_the_head_has_bodies_left_and_party_right() -> None:
    document = opened(paper())
    left, right = document.tables[0].rows[0].cells
    assert [p.text for p in left.paragraphs] == [
        "ĐẢNG BỘ TỈNH AN BÌNH", "ĐẢNG ỦY XÃ GIA SƠN", "*", "Số 05-NQ/ĐU",
    ]  # fmt: skip
    assert [style(p) for p in left.paragraphs[:2]] == [(14, False, False), (14, True, False)]
    title, place = right.paragraphs
    assert (title.text, style(title)) == ("ĐẢNG CỘNG SẢN VIỆT NAM", (15, True, False))
    assert place.text == "Gia Sơn, ngày 05 tháng 02 năm 2026"
    assert style(place) == (14, False, True)
    assert all(p.alignment == WD_ALIGN_PARAGRAPH.CENTER for p in (*left.paragraphs, title, place))


def test_the_head_and_the_signature_fill_the_width_of_the_text() -> None:
    document = opened(paper())
    for table, widths in ((0, [70, 95]), (2, [85, 80])):
        cells = document.tables[table].rows[0].cells
        assert [round(cell.width.mm) for cell in cells if cell.width] == widths
        assert [round(column.width.mm) for column in document.tables[table].columns] == widths


def test_the_line_under_the_party_title_is_drawn() -> None:
    title = opened(paper()).tables[0].rows[0].cells[1].paragraphs[0]
    (extent,) = title._p.iter(qn("wp:extent"))
    assert int(extent.get("cx")) == pytest.approx(Pt(207), rel=0.05)
    assert not any(run.underline for run in title.runs)


def test_marks_of_a_draft_and_of_a_letter_stand_in_the_head() -> None:
    head = Letterhead(
        superior="",
        body="Ủy ban Kiểm tra",
        number="Số      -CV/UBKTĐU",
        place="Gia Sơn",
        subject="về việc báo cáo",
        urgency="Khẩn",
        circulation="Lưu hành nội bộ",
        draft="Dự thảo lần 2",
    )
    document = opened(PartyDocument(head))
    assert cell_texts(document, 0, 0) == [
        "ỦY BAN KIỂM TRA", "*", "Số      -CV/UBKTĐU", "về việc báo cáo", "KHẨN", "Dự thảo lần 2",
    ]  # fmt: skip
    right = cell_texts(document, 0, 1)
    assert right[1].split() == ["Gia", "Sơn,", "ngày", "tháng", "năm"]
    assert right[2] == "LƯU HÀNH NỘI BỘ"


def test_title_bases_and_text() -> None:
    lines = texts(opened(paper()))
    assert lines[0:3] == ["NGHỊ QUYẾT", "về công tác kiểm tra năm 2026", "-----"]
    assert "- Căn cứ Điều lệ Đảng;" in lines
    assert "- Xét đề nghị của Ủy ban Kiểm tra," in lines
    (article,) = [p for p in opened(paper()).paragraphs if p.text.startswith("Điều 1.")]
    assert [run.bold for run in article.runs] == [True, None]
    assert article.paragraph_format.line_spacing == Pt(18)
    assert article.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY


def test_tables_repeat_their_header_and_keep_rows_whole() -> None:
    table = opened(paper()).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [["TT", "Nội dung", "Số cuộc"], ["1", "Kiểm tra", "12"], ["2", "Giám sát", "7"]]
    marks = [[mark.tag for mark in row._tr.trPr] for row in table.rows]
    assert [qn("w:tblHeader") in row for row in marks] == [True, False, False]
    assert all(qn("w:cantSplit") in row for row in marks)
    alignments = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert alignments == [
        WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT,
    ]  # fmt: skip


def test_signature_right_and_recipients_left() -> None:
    document = opened(paper())
    assert cell_texts(document, 2, 0) == [
        "Nơi nhận:", "- Tỉnh ủy An Bình;", "- Các chi bộ trực thuộc;", "- Lưu Văn phòng Đảng ủy.",
    ]  # fmt: skip
    left, right = document.tables[2].rows[0].cells
    assert left.paragraphs[0].runs[0].underline
    assert not left.paragraphs[0].runs[0].bold
    written = [p.text.strip() for p in right.paragraphs]
    assert written == ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "", "", "", "", "Nguyễn Văn Bình"]
    bold = [style(right.paragraphs[at])[1] for at in (0, 1, -1)]
    assert bold == [True, False, True]


def test_one_recipient_has_no_hyphen_and_a_bare_power_no_position() -> None:
    document = PartyDocument(HEAD)
    document.sign(Signature("Trưởng Ban", "", "Trần Thị Cúc"), ["Như trên"])
    found = opened(document)
    assert cell_texts(found, 1, 0) == ["Nơi nhận:", "Như trên."]
    assert cell_texts(found, 1, 1)[:2] == ["TRƯỞNG BAN", " "]


def test_minutes_have_two_signatures() -> None:
    document = PartyDocument(HEAD)
    document.sign_two(Signature("Người ghi biên bản", "", "Lê An"), SECRETARY)
    found = opened(document)
    assert [cell_texts(found, 1, column)[-1] for column in (0, 1)] == ["Lê An", "Nguyễn Văn Bình"]


def test_addressees() -> None:
    document = PartyDocument(HEAD)
    document.addressees(["Ban Thường vụ Tỉnh ủy"], label="Kính trình:")
    document.addressees(["Ban Tổ chức", "Ủy ban Kiểm tra;"])
    assert [text for text in texts(opened(document)) if text] == [
        "Kính trình: Ban Thường vụ Tỉnh ủy", "Kính gửi:", "- Ban Tổ chức;", "- Ủy ban Kiểm tra.",
    ]  # fmt: skip


def test_page_numbers_stand_in_the_header_from_page_two() -> None:
    (section,) = opened(paper()).sections
    assert section.different_first_page_header_footer
    number = section.header.paragraphs[0]
    assert number.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert [code.text for code in number._p.iter(qn("w:instrText"))] == [" PAGE "]
    assert {run.font.size for run in number.runs} == {Pt(14)}
    assert "".join(p.text for p in section.first_page_header.paragraphs) == ""


def test_an_appendix_has_its_own_numbers_and_may_lie_down() -> None:
    document = paper()
    document.appendix(["Phụ lục 1", "Biểu số liệu"], landscape=True)
    document.table(["A", "B"], [["1", "2"]])
    found = opened(document)
    first, second = found.sections
    assert (first.orientation, second.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert second._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert first._sectPr.find(qn("w:pgNumType")) is None
    assert second.header.is_linked_to_previous
    assert found.tables[-1].columns[0].width.mm == pytest.approx((297 - 45) / 2, abs=1)


def test_the_same_paper_has_the_same_bytes() -> None:
    assert paper().to_bytes() == paper().to_bytes()
    other = PartyDocument(Letterhead("", "Chi bộ", "Số 06-NQ/CB", "Gia Sơn"))
    assert other.to_bytes() != paper().to_bytes()


def test_no_trace_of_time_or_tool_is_left() -> None:
    content = paper().to_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    assert b"python-docx" not in everything
    properties = Document(io.BytesIO(content)).core_properties
    assert properties.author == "Đảng ủy xã Gia Sơn"
    assert properties.created is not None
    assert properties.created.date() == date(2026, 2, 5)


def test_signs_that_xml_cannot_hold_are_dropped_and_text_is_composed() -> None:
    document = PartyDocument(HEAD)
    document.paragraph("a\x00b\x1f \u00d0ảng u\u031b")
    assert "ab Đảng ư" in texts(opened(document))
