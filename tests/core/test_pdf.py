"""Papers as PDF: the words can be read and searched, and the same input gives the same bytes."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from apps.core.pdf import PartyPdf
from apps.core.word import Letterhead, Signature

HEAD = Letterhead(
    superior="Đảng bộ tỉnh An Bình",
    body="Đảng ủy xã Gia Sơn",
    number="Số 05-BC/ĐU",
    place="Gia Sơn",
    day=date(2026, 2, 5),
)


def paper(rows: int = 2) -> bytes:
    made = PartyPdf(HEAD)
    made.title("Báo cáo", "về đảng viên <nữ> & dự bị")
    made.paragraph("Kết nạp 1.599 đảng viên, đạt 159,9% kế hoạch.")
    made.table(
        ["Nội dung", "Số"], [[f"Dòng {n}", "1.234"] for n in range(rows)], [100, 20],
        ["left", "right"],
    )  # fmt: skip
    made.sign(Signature("T/M Ban Thường vụ", "", "Nguyễn Văn Bình"), ["Tỉnh ủy", "Lưu Văn phòng"])
    made.appendix(["Số liệu theo đơn vị"], landscape=True)
    made.table(["Đơn vị", "Số"], [[f"Chi bộ {n}", "1"] for n in range(rows)])
    return made.to_bytes()


@pytest.fixture(scope="module")
def long_one() -> PdfReader:
    return PdfReader(BytesIO(paper(rows=70)))


def test_the_letters_of_vietnamese_are_embedded_and_come_out_as_text():
    found = PdfReader(BytesIO(paper()))

    text = found.pages[0].extract_text()

    for words in (
        "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG ỦY XÃ GIA SƠN", "Số 05-BC/ĐU", "về đảng viên <nữ> & dự bị",
        "Kết nạp 1.599 đảng viên, đạt 159,9% kế hoạch.", "ngày 05 tháng 02 năm 2026",
    ):  # fmt: skip
        assert words in text
    fonts = found.pages[0]["/Resources"]["/Font"].values()
    embedded = [one.get_object() for one in fonts if "BeVietnam" in str(one.get_object())]
    assert embedded
    assert all("/FontFile2" in one["/FontDescriptor"].get_object() for one in embedded)
    assert found.trailer["/Root"]["/Lang"] == "vi-VN"


def test_a_table_goes_on_over_pages_under_its_header(long_one):
    pages = [page.extract_text() for page in long_one.pages]

    assert sum("Nội dung" in text for text in pages) >= 3
    assert any("Dòng 69" in text for text in pages)


def test_pages_are_numbered_from_the_second_and_an_appendix_on_its_own(long_one):
    first_lines = [page.extract_text().split("\n")[0].strip() for page in long_one.pages]
    wide = [page.mediabox.width > page.mediabox.height for page in long_one.pages]

    begin = wide.index(True)
    assert [line.isdigit() for line in first_lines[:2]] == [False, True]
    assert first_lines[1:begin] == [str(n) for n in range(2, begin + 1)]
    assert not first_lines[begin].isdigit()
    assert first_lines[begin + 1] == "2"


def test_the_same_input_gives_the_same_bytes():
    assert paper() == paper()
