"""Content decides what a file is; whatever might run, mislead or burst is refused by its rule."""

from __future__ import annotations

import io

import pytest

from apps.documents.attachments import content, rules
from apps.documents.attachments.rules import Limits, Unfit
from tests.documents.attachments import samples

GOOD = {
    "giải trình.pdf": samples.pdf(), "anh.jpg": samples.jpeg(), "anh.JPEG": samples.jpeg(),
    "anh.png": samples.png(), "quet.tif": samples.scan(), "bien ban.docx": samples.word(),
    "so.xlsx": samples.excel(), "don.odt": samples.odt(),
}  # fmt: skip
RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://x/relationships/%s" Target="http://x/y" TargetMode="External"/>'
    b"</Relationships>"
)
FIELD = b'<w:p xmlns:w="http://x/w">%s</w:p>'
DTD = b'<!DOCTYPE a [<!ENTITY b "c">]><Types>&b;</Types>'
BAD = [
    ("not a PDF", "a.pdf", b"MZ\x90\x00" + b"\0" * 500, "file_type"),
    ("text", "a.pdf", b"hello", "file_type"),
    ("a page", "a.png", b"<html><script>x</script>", "file_type"),
    ("old Word", "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "file_old_office"),
    ("old Word renamed", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file_old_office"),
    ("another ending", "a.pdf", samples.png(), "file_extension"),
    ("no ending", "bien ban", samples.word(), "file_extension"),
    ("two endings", "a.pdf.exe", samples.pdf(), "file_extension"),
    ("macro part", "a.docx", samples.changed(samples.word(), more={"word/vbaProject.bin": b"x"}), "file_macro"),
    ("macro type", "a.docx", samples.changed(samples.word(), kind="application/vnd.ms-word.document.macroEnabled.main+xml"), "file_macro"),
    ("macro sheet", "a.xlsx", samples.changed(samples.excel(), more={"xl/macrosheets/sheet1.xml": b"<x/>"}), "file_macro"),
    ("entities in a part", "a.docx", samples.changed(samples.word(), more={"word/x.xml": DTD}), "file_bomb"),
    ("entities in two bytes", "a.docx", samples.changed(samples.word(), more={"word/x.xml": DTD.decode().encode("utf-16")}), "file_bomb"),
    ("control", "a.docx", samples.changed(samples.word(), more={"word/activeX/activeX1.xml": b"<x/>"}), "file_macro"),
    ("field that runs", "a.docx", samples.changed(samples.word(), more={"word/x.xml": FIELD % b"<w:instrText> DDEAUTO c:\\\\x</w:instrText>"}), "file_macro"),
    ("field in pieces", "a.docx", samples.changed(samples.word(), more={"word/x.xml": FIELD % b"<w:instrText>DD</w:instrText><w:r/><w:instrText>EAUTO c</w:instrText>"}), "file_macro"),
    ("field in one element", "a.docx", samples.changed(samples.word(), more={"word/x.xml": FIELD % b'<w:fldSimple w:instr="DDE c"/>'}), "file_macro"),
    ("field under another prefix", "a.docx", samples.changed(samples.word(), more={"word/x.xml": (FIELD % b"<w:instrText>DDE c</w:instrText>").replace(b"w:", b"q:").replace(b":w=", b":q=")}), "file_macro"),
    ("field in two bytes", "a.docx", samples.changed(samples.word(), more={"word/x.xml": (FIELD % b"<w:instrText>DDE c</w:instrText>").decode().encode("utf-16")}), "file_macro"),
    ("field in a part of another ending", "a.docx", samples.changed(samples.word(), more={"word/x.dat": FIELD % b"<w:instrText>DDE c</w:instrText>"}), "file_macro"),
    ("picture from elsewhere in a field", "a.docx", samples.changed(samples.word(), more={"word/x.xml": FIELD % b'<w:instrText> INCLUDEPICTURE "http://x/y.png" </w:instrText>'}), "file_remote"),
    ("program in a workbook", "a.xlsx", samples.changed(samples.excel(), more={"xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="http://x"><ddeLink ddeService="cmd" ddeTopic="/c x"/></externalLink>'}), "file_macro"),
    ("picture from elsewhere", "a.docx", samples.changed(samples.word(), more={"word/_rels/x.xml.rels": RELS % b"image"}), "file_remote"),
    ("picture from elsewhere, large letters", "a.docx", samples.changed(samples.word(), more={"word/_rels/x.xml.RELS": RELS % b"image"}), "file_remote"),
    ("picture from elsewhere in OpenDocument", "a.odt", samples.odt(b'<d:image xmlns:d="d" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="file://host/x.png"/>'), "file_remote"),
    ("script behind a link of OpenDocument", "a.odt", samples.odt(b'<t:a xmlns:t="t" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="vnd.sun.star.script:x"/>'), "file_macro"),
    ("part that is no XML", "a.docx", samples.changed(samples.word(), more={"word/x.xml": b"<a><b></a>"}), "file_damaged"),
    ("embedded workbook with macros", "a.docx", samples.changed(samples.word(), more={"word/embeddings/x.xlsm": b"x"}), "file_macro"),
    ("object", "a.docx", samples.changed(samples.word(), more={"word/embeddings/oleObject1.bin": b"x"}), "file_objects"),
    ("program inside", "a.odt", samples.packed({"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<m/>", "x.exe": b"MZ"}), "file_objects"),
    ("remote template", "a.docx", samples.changed(samples.word(), more={"word/_rels/settings.xml.rels": RELS % b"attachedTemplate"}), "file_remote"),
    ("entities", "a.docx", samples.changed(samples.word(), more={"[Content_Types].xml": DTD}), "file_damaged"),
    ("other archive", "a.docx", samples.packed({"a.txt": b"x"}), "file_type"),
    ("slides", "a.docx", samples.packed({"[Content_Types].xml": b'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>'}), "file_type"),
    ("way out", "a.docx", samples.changed(samples.word(), more={"../../etc/x": b"x"}), "file_damaged"),
    ("cut off", "a.docx", samples.word()[:-100], "file_damaged"),
    ("macro of OpenDocument", "a.odt", samples.packed({"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<m/>", "Basic/x.xml": b"<x/>"}), "file_macro"),
    ("closed OpenDocument", "a.odt", samples.odt(encrypted=True), "file_encrypted"),
    ("behind the archive", "a.docx", samples.word() + b"more", "file_two_types"),
    ("before the archive", "a.pdf", samples.pdf() + samples.word(), "file_two_types"),
    ("bomb", "a.docx", samples.changed(samples.word(), more={"word/x.xml": b"0" * 20_000_000}), "file_bomb"),
    ("cut off PDF", "a.pdf", samples.pdf()[:-40], "file_damaged"),
    ("closed PDF", "a.pdf", samples.pdf(trailer=b"/Encrypt 9 0 R"), "file_encrypted"),
    ("script", "a.pdf", samples.pdf(b"<</S/JavaScript/JS(app.alert)>>"), "file_pdf_active"),
    ("script written otherwise", "a.pdf", samples.pdf(b"<</S/J#61va#53cript/JS(x)>>"), "file_pdf_active"),
    ("script packed away", "a.pdf", samples.pdf(packed=b"9 0 <</S/JavaScript/JS(x)>>"), "file_pdf_active"),
    ("program started", "a.pdf", samples.pdf(b"<</S/Launch/F(cmd.exe)>>"), "file_pdf_active"),
    ("file on a share", "a.pdf", samples.pdf(b"<</S/GoToR/F(\\\\\\\\host\\\\x)/D[0/Fit]>>"), "file_pdf_active"),
    ("file in a PDF", "a.pdf", samples.pdf(b"<</Type/EmbeddedFile>>"), "file_pdf_packed"),
    ("objects past reading", "a.pdf", samples.pdf(b"<</Type/ObjStm/Filter/Foo/Length 2>>stream\nxx\nendstream"), "file_pdf_unreadable"),
    ("PDF in a picture", "a.png", samples.png().replace(b"IDAT", b"tEXt%PDF-1.4", 1), "file_two_types"),
    ("archive behind a picture", "a.jpg", samples.jpeg() + samples.packed({"a": b"b"}), "file_two_types"),
    ("behind a picture", "a.png", samples.png() + b"<script>", "file_two_types"),
    ("cut off picture", "a.png", samples.png()[:-6], "file_damaged"),
    ("cut off photograph", "a.jpg", samples.jpeg()[:-2], "file_damaged"),
    ("huge picture", "a.png", samples.png(said=(60_000, 60_000)), "file_pixels"),
    ("huge photograph", "a.jpg", samples.jpeg(65_000, 65_000), "file_pixels"),
    ("huge scan", "a.tif", samples.tiff(90_000, 90_000), "file_pixels"),
    ("scan in a circle", "a.tif", samples.tiff(following=8), "file_bomb"),
    ("cut off scan", "a.tif", samples.tiff()[:20], "file_damaged"),
]  # fmt: skip


def judged(name: str, body: bytes) -> str:
    return content.judged(io.BytesIO(body), name, Limits())


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_what_its_content_is(name):
    ending = name.rpartition(".")[2].lower()
    assert ending in rules.EXTENSIONS[judged(name, GOOD[name])]


@pytest.mark.parametrize(
    ("name", "body", "code"), [pytest.param(*one[1:], id=one[0]) for one in BAD]
)
def test_a_bad_file_is_refused_by_its_rule(name, body, code):
    with pytest.raises(Unfit) as refused:
        judged(name, body)
    assert refused.value.code == code


def test_links_to_click_on_may_stay():
    link = b'<t:a xmlns:t="t" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://x/"/>'
    assert judged("a.odt", samples.odt(link)) == rules.ODT
    field = FIELD % b'<w:instrText> HYPERLINK "http://x/LINK" </w:instrText><w:fldChar/>'
    assert (
        judged("a.docx", samples.changed(samples.word(), more={"word/x.xml": field})) == rules.DOCX
    )


def test_hyperlinks_are_no_remote_objects():
    body = samples.changed(samples.word(), more={"word/_rels/x.xml.rels": RELS % b"hyperlink"})
    assert judged("a.docx", body) == rules.DOCX


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a\x00.pdf", "file_name_control"), ("a\u202efdp.exe", "file_name_control"),
        ("../a.pdf", "file_name_path"), ("a\\b.pdf", "file_name_path"), ("..", "file_name_path"),
        (".pdf", "file_name_path"), ("", "file_name_path"), ("x" * 201, "file_name_long"),
    ],
)  # fmt: skip
def test_names_that_mislead_are_refused(name, code):
    with pytest.raises(Unfit) as refused:
        rules.checked_name(name)
    assert refused.value.code == code


def test_a_vietnamese_name_is_kept_in_one_form_of_unicode():
    assert rules.checked_name("Bie\u0302n ba\u0309n.pdf") == "Bi\u00ean b\u1ea3n.pdf"


@pytest.mark.parametrize("size", [0, 51 * rules.MEGABYTE])
def test_empty_files_and_those_above_the_limit_are_refused(size):
    with pytest.raises(Unfit):
        rules.check_size(size, Limits())
