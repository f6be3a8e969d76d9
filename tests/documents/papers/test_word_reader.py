"""Word files as people make them: styles, themes, drawn lines of old Word, and what is refused."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from apps.documents.papers.boxes import boxes_of
from apps.documents.papers.word_guard import PaperRefused
from apps.documents.papers.word_reader import read
from tests.documents.papers import samples as s


def opened(document: Any) -> Any:
    written = io.BytesIO()
    document.save(written)
    written.seek(0)
    return read(written, "van-ban.docx")


def packed(changes: dict[str, bytes], document: Any = None) -> io.BytesIO:
    """A Word file with parts replaced or added."""
    written = io.BytesIO()
    (document or Document()).save(written)
    result = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.pop(name, old.read(name)))
        for name, content in changes.items():
            new.writestr(name, content)
    result.seek(0)
    return result


def test_style_and_theme_are_followed_to_what_the_page_shows() -> None:
    document = Document()
    document.styles["Normal"].font.size = Pt(13)
    style = document.styles["Heading 1"]
    style.font.bold = True
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_heading("BÁO CÁO", level=1)
    document.add_paragraph("Nội dung")

    heading, text = opened(document).paragraphs

    assert heading.align == "center"
    assert heading.inked[0].bold
    assert text.inked[0].size == 13
    assert text.inked[0].fonts == {"Cambria"}  # the theme of the empty document


def test_page_margins_and_number_of_pages_are_read() -> None:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = Mm(30)
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
        )
    )

    (found,) = opened(document).sections

    assert (round(found.width_mm), round(found.left_mm)) == (210, 30)
    assert found.page_number is not None
    assert found.page_number.align == "right"
    assert found.page_number.on_first_page


def test_a_line_drawn_by_an_old_word_is_a_drawn_line_and_an_underline_is_none() -> None:
    document = Document()
    drawn = document.add_paragraph("ĐẢNG CỘNG SẢN VIỆT NAM")
    drawn.add_run()._r.append(
        parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:line from="10pt,20pt" to="217pt,20pt"/></w:pict>'
        )
    )
    underlined = document.add_paragraph()
    underlined.add_run("ĐẢNG CỘNG SẢN VIỆT NAM").underline = True

    first, second = opened(document).paragraphs

    assert first.drawn == (207,)
    assert second.drawn == ()
    assert second.inked[0].underline


def test_deleted_text_of_tracked_changes_is_not_read_and_inserted_text_is() -> None:
    document = Document()
    paragraph = document.add_paragraph("Giữ ")
    for tag, text in (("w:del", "bỏ"), ("w:ins", "thêm")):
        inner = "w:delText" if tag == "w:del" else "w:t"
        paragraph._p.append(
            parse_xml(
                f'<{tag} {nsdecls("w")} w:id="1"><w:r><{inner}>{text}</{inner}></w:r></{tag}>'
            )
        )

    assert opened(document).paragraphs[0].text == "Giữ thêm"


def test_our_own_paper_comes_back_with_all_its_components() -> None:
    found = boxes_of(s.parsed(s.decision(urgency="Khẩn", draft="Dự thảo lần 2")))

    assert found.title is not None
    assert found.superior is not None
    assert found.superior.text == "ĐẢNG BỘ TỈNH AN BÌNH"
    assert [line.text for line in found.issuers] == ["ĐẢNG ỦY XÃ GIA SƠN"]
    assert found.code == "QĐ"
    assert found.body_code == "ĐU"
    assert found.urgency is not None
    assert found.draft is not None
    assert [line.text for line in found.positions] == ["BÍ THƯ"]
    assert found.signer is not None
    assert found.signer.text == "Nguyễn Văn Bình"
    assert len(found.recipients) == 3


def test_a_head_without_a_table_is_found_too() -> None:
    document = Document()
    for text in (
        "ĐẢNG BỘ XÃ GIA SƠN", "CHI BỘ HẬU CẦN", "*", "Số 03-NQ/CB", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Gia Sơn, ngày 05 tháng 6 năm 2026", "NGHỊ QUYẾT", "Nội dung.",
    ):  # fmt: skip
        document.add_paragraph(text)

    found = boxes_of(opened(document))

    assert found.title is not None
    assert [line.text for line in found.issuers] == ["CHI BỘ HẬU CẦN"]
    assert found.number is not None
    assert found.place is not None
    assert found.kind is not None


TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    b'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (lambda: packed({"[Content_Types].xml": TYPES}), "paper_macros"),
        (lambda: packed({"word/vbaProject.bin": b"x"}), "paper_macros"),
        (lambda: packed({"word/extra.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "paper_unsafe"),
        (lambda: io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100), "paper_old_format"),
        (lambda: io.BytesIO(b"%PDF-1.7"), "paper_not_word"),
        (lambda: packed({"word/document.xml": b"<w:document"}), "paper_damaged"),
        (lambda: packed({"word/styles.xml": b"<a>" * 10}), "paper_damaged"),
        (lambda: io.BytesIO(b"0" * (10 * 1024 * 1024 + 1)), "paper_too_big"),
    ],
    ids=["macro type", "macro part", "entities", "old Word", "PDF", "cut", "styles", "big"],
)
def test_what_is_no_plain_word_paper_is_refused(file: Any, code: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        read(file())

    assert refused.value.code == code


def test_a_zip_that_unpacks_to_too_much_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("word/document.xml", b"0" * 90_000_000)

    with pytest.raises(PaperRefused) as refused:
        read(bomb)

    assert refused.value.code == "paper_unsafe"


def test_an_external_template_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    relations = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/'
        b'2006/relationships/attachedTemplate" Target="http://example.org/x.dotx" TargetMode="External"/>'
        b"</Relationships>"
    )

    paper = read(packed({"word/_rels/settings.xml.rels": relations}))

    assert paper.sections
    assert qn("w:p")  # nothing was fetched: the tests have no network
