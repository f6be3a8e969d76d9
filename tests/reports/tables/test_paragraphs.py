"""The paragraph of a table: from its rows and columns, on page, paper and in the API."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation
from docx import Document
from pypdf import PdfReader

from apps.accounts.actor import SystemActor
from apps.reports import wording
from apps.reports.models import SummaryFigure
from apps.reports.models.tables import StatisticalTable
from apps.reports.narrative.tables import narrative_of
from apps.reports.outputs import written
from apps.reports.tables.sheet import TableSheet
from tests.factories import reports as make

YEAR = {"kind": "year", "first": date(2018, 1, 1), "last": date(2018, 12, 31)}


@pytest.fixture
def head(heads):
    return heads["alpha-east"]


@pytest.fixture
def of(world, head, everything):
    """A summary of a table with these cells and nought in all others."""

    def made(form: str, cells=None, **fields):
        period = {"kind": "year", "first": date(2024, 1, 1), "last": date(2024, 12, 31), **fields}
        maker = SystemActor(world["alpha-east"])
        found = make.summary(world["alpha-east"], by=maker, form=form, **period)
        rows = SummaryFigure.objects.filter(summary=found)
        rows.update(value=0, of_value=None)
        for key, value in (cells or {}).items():
            number, of_value = value if isinstance(value, tuple) else (value, None)
            assert f"{form}.{key}" in dict(found.table.counted()), key
            # A column of which nothing is recorded has no figures yet.
            rows.update_or_create(
                summary=found, organization=found.organization, indicator=f"{form}.{key}",
                defaults={"value": number, "of_value": of_value},
            )  # fmt: skip
        return found

    return made


def text_of(summary, actor) -> str:
    with translation.override("vi"):
        return narrative_of(TableSheet(summary, actor)).text


def test_flow_of_members_reads_as_sentences_with_the_ratio_to_the_year_before(tables, of, head):
    made = of(
        "TK1",
        {
            "A.c2": 2658, "A.c3": 2600, "B.c2": 120, "B.c3": 100, "B1.c2": 80, "B1.c3": 100,
            "B2.c2": 40, "B2a.c2": 8, "B2b.c2": 32, "C.c2": 12, "C1.c2": 12, "D.c2": 2766,
        },
    )  # fmt: skip

    assert text_of(made, head) == (
        f"Năm 2024, {made.name}, theo biểu TK1 “Thống kê tăng, giảm đảng viên”: tổng số đảng viên"
        " cuối kỳ trước chuyển sang 2.658 người, bằng 102,23% so với cùng kỳ năm trước. Đảng viên"
        " tăng 120 người, bằng 120% so với cùng kỳ năm trước, trong đó kết nạp 80 người (bằng 80%"
        " so với cùng kỳ năm trước); chuyển đến 40 người (từ tỉnh khác 08 người; từ huyện khác"
        " trong tỉnh 32 người). Đảng viên giảm 12 người, trong đó từ trần 12 người. Đảng viên trong"
        " danh sách cuối kỳ 2.766 người."
    )


def test_a_form_of_inspection_tells_rows_of_the_total_then_columns_of_the_total(tables, of, head):
    made = of(
        "KT03",
        {
            "T.c1": 30, "I.c1": 12, "I4.c1": 9, "II3.c1": 10, "T.lv3": 25, "T.lv5": 5,
            "T.vp": 14, "T.phai": 8, "T.da": 7, "I.vp": 3,
        },
    )  # fmt: skip

    assert text_of(made, head).partition("”: ")[2] == (
        "tổng số 30 đảng viên. Cấp ủy viên các cấp 12 đảng viên, trong đó đảng ủy viên cơ sở 09"
        " đảng viên. Về diện quản lý, diện Ban Thường vụ huyện ủy quản lý 10 đảng viên. Về cấp"
        " tiến hành, UBKT huyện ủy và tđ 25 đảng viên. Chi bộ 05 đảng viên. Về kết luận, có vi"
        " phạm 14 đảng viên; phải thi hành kỷ luật 08 đảng viên; đã thi hành kỷ luật 07 đảng viên."
    )


def test_columns_that_are_no_parts_of_a_total_are_told_each_by_itself(tables, of, head):
    made = of(
        "GRD",
        {"t.tc": 65, "da.tc": 60, "g1.tc": 12, "da.dv": 2500, "g2.dv": 2000, "da.tt": 4},
    )

    text = text_of(made, head)

    assert (
        "về tổ chức cơ sở đảng, có đến thời điểm đánh giá 65 tổ chức đảng (108,33%); đã đánh giá"
        " 60 tổ chức đảng. Về xếp loại, hoàn thành xuất sắc nhiệm vụ 12 tổ chức đảng (20%)." in text
    )
    assert "Về đảng viên, đã đánh giá 2.500 đảng viên. Về xếp loại, hoàn thành tốt nhiệm" in text
    assert text.endswith("Về tập thể lãnh đạo, đã đánh giá 04 tập thể.")


def test_many_columns_are_told_by_their_first_row_with_its_parts(tables, of, head):
    told = {f"T.{one}": 20 for one in ("a1", "a2", "a4", "a5", "b1", "b2", "b4", "b5", "c1")}
    made = of("TK9", {**told, "T1.b2": 6, "t1.b2": 3})

    text = text_of(made, head)

    assert "”: đến ngày 31/12/2024, về cấp tỉnh, Ban Chấp hành 20 người; Ban Thường vụ 20" in text
    assert "HĐND (chủ tịch, phó) 20 người" in text
    assert "Về cấp huyện, Ban Chấp hành 20 người; Ban Thường vụ 20 người (nữ 06 người);" in text
    assert "03 người" not in text


def test_ages_have_no_number_beside_a_number_and_an_average_its_years(tables, of, head):
    made = of("TK3", {"I.c2": 40, "t1.c2": 25, "v4.c2": 40, "tbq.c2": (1700, 40)})
    moves = of("TK11", {"T.c2": 5, "t3.c2": 5})

    assert "Về tuổi đời, từ 18 đến 30 tuổi 25 người. Tuổi bình quân 42,5 tuổi." in text_of(
        made, head
    )
    assert "Về tuổi, trên 50 có 05 lượt người." in text_of(moves, head)


def test_a_form_of_mixed_units_says_of_each_cell_what_it_counts(tables, of, head):
    made = of(
        "PTDL",
        {"a_tcd.sl": 3, "a_dv.sl": 7, "a_tot.sl": 10, "c_cuoc.sl": 2, "e2.sl": 1, "f.sl": 2,
         "f1.sl": 2},
        first=date(2026, 1, 1), last=date(2026, 3, 31), kind="quarter",
    )  # fmt: skip

    assert text_of(made, head).partition("”: ")[2] == (
        "về kiểm tra theo Điều 30 Điều lệ Đảng, tổ chức đảng được kiểm tra 03 tổ chức đảng; đảng"
        " viên được kiểm tra 07 đảng viên; kết luận (tốt) 10 trường hợp. Về giám sát chuyên đề, số"
        " cuộc 02 cuộc. Về đơn thư, tố cáo 01 đơn. Về thi hành kỷ luật đảng viên, tổng số 02 đảng"
        " viên, trong đó khiển trách 02 đảng viên."
    )


def test_nothing_that_occurred_is_another_thing_than_nothing_that_is_recorded(tables, of, head):
    assert text_of(of("KT03"), head).endswith(
        "vi phạm của ủy ban kiểm tra các cấp và chi bộ”: không phát sinh."
    )
    assert text_of(of("KT06"), head).endswith("hệ thống chưa ghi nhận số liệu của biểu này.")


def test_every_form_in_force_has_a_paragraph_that_lists_no_labels(tables, of, head):
    day = date(2024, 12, 31)
    codes = list(StatisticalTable.objects.in_force(day).values_list("code", flat=True))
    assert len(codes) >= 37
    for code in codes:
        made = of(code)
        SummaryFigure.objects.filter(summary=made).update(value=1234, of_value=2)
        text = text_of(made, head)
        assert text.startswith(f"Năm 2024, {made.name}, theo biểu {code} “"), code
        has_any = SummaryFigure.objects.filter(summary=made).exists()
        assert ("1.234" in text or "617" in text) is has_any, code
        assert "…" not in text, code
        assert ": 1.234" not in text, code


def test_what_is_withheld_from_anybody_stands_in_no_paragraph_whoever_reads(tables, of, head):
    """The head reads every cell on the page; the paragraph is passed on to those who may not."""
    small = of("TK4", {"I.c3": 100, "d01.c3": 90, "d02.c3": 8, "d06.c3": 2})
    for reader in (head, SystemActor(small.organization)):
        # One group is too small: no other is told, or the rest would give it away.
        assert text_of(small, reader).partition("”: ")[2] == (
            "đến ngày 31/12/2024, về dân tộc, tổng số đảng viên 100 người."
        )

    # With 90 and 10 of 100 one would know that there is nobody else.
    full = of("TK4", {"I.c3": 100, "d01.c3": 90, "d02.c3": 10}, first=date(2023, 1, 1),
              last=date(2023, 12, 31))  # fmt: skip
    shown = {row.label: row.cells[0].text for row in TableSheet(full, head).grid if row.cells}
    assert shown["Tày"] == "10"
    assert "Tày" not in text_of(full, head)


def test_the_paragraph_stands_on_the_page_on_paper_and_in_the_api(
    own, people, head, world, as_role
):
    made = make.summary(world["alpha-east"], by=head, form="DP01", **YEAR)
    sheet = TableSheet(made, head)
    words = (
        f"Năm 2018, {made.name}, theo biểu DP01 “Đảng viên theo giới tính và dân tộc”: đến ngày"
        " 31/12/2018, tổng số 04 người, bằng 133,33% so với cùng kỳ năm trước."
    )
    reader = as_role("organization_officer")

    page = reader.get(reverse("reports:summary", args=[made.pk])).content.decode()
    api = reader.get(f"/api/summaries/{made.pk}/narrative/").json()["text"]
    word = [one.text for one in Document(io.BytesIO(written(sheet, "docx"))).paragraphs]
    pdf = PdfReader(io.BytesIO(written(sheet, "pdf")))
    printed = " ".join("\n".join(one.extract_text() for one in pdf.pages).split())

    assert api.startswith(words)
    assert f'<p id="paragraph">{words}' in page
    assert any(one.startswith(words) for one in word)
    assert "bằng 133,33% so với cùng kỳ năm trước" in printed
    assert "dân tộc thiểu số" not in api


def test_the_title_of_a_paper_leaves_codes_as_they_are(own, people, head, world):
    made = make.summary(world["alpha-east"], by=head, form="DP01", **YEAR)

    word = Document(io.BytesIO(written(TableSheet(made, head), "docx")))

    assert any("về DP01 · Đảng viên theo giới tính" in one.text for one in word.paragraphs)


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("TK1 · Biểu số 1", "TK1 · Biểu số 1"),
        ("PTDL · Phiếu", "PTDL · Phiếu"),
        ("UBKT huyện ủy", "UBKT huyện ủy"),
        ("Đảng viên", "đảng viên"),
        ("Ở ngoài nước", "ở ngoài nước"),
        ("HĐND: chủ tịch", "HĐND: chủ tịch"),
        ("đội ngũ", "đội ngũ"),
        ("Ban Chấp hành", "Ban Chấp hành"),
        ("Ban đảng, MTTQ", "ban đảng, MTTQ"),
        ("", ""),
    ],
)
def test_only_a_word_is_written_small_within_a_sentence(title, within):
    assert wording.within(title) == within
