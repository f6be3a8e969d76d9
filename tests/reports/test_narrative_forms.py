"""The sentences of each set of figures: with figures, without, with a plan, with manual figures."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from apps.accounts.actor import SystemActor
from apps.core import formats
from apps.reports.choices import SummaryForm
from apps.reports.models import SummaryFigure
from apps.reports.narrative import SENTENCES
from apps.reports.narrative.writing import Narrative
from apps.reports.sheet import Sheet
from tests.factories import reports as make
from tests.reports.test_narrative import nothing, put

TERM = {"kind": "term", "first": make.FIRST, "last": make.LAST}
ON_DAY = "đến ngày 18/03/2020, "
CASES = {
    SummaryForm.CONCLUSIONS: (
        {
            "signs_inspection_members_inspected": 30,
            "signs_inspection_members_violating": (12, 30),
            "signs_inspection_members_to_discipline": (8, 12),
            "signs_inspection_members_disciplined": (6, 8),
            "topic_committee_organisations_inspected": 151,
        },
        "cấp ủy các cấp kiểm tra chuyên đề đối với 151 tổ chức đảng. Ủy ban kiểm tra các cấp kiểm"
        " tra khi có dấu hiệu vi phạm đối với 30 đảng viên; qua kiểm tra kết luận: 12 đảng viên có"
        " vi phạm (40%); 08 đảng viên phải thi hành kỷ luật; đã thi hành kỷ luật 06 đảng viên.",
    ),
    SummaryForm.INSPECTION_CONTENTS: (
        {"signs_content_finance": 2, "signs_content_conduct": 12, "supervision_content_unity": 1},
        "nội dung kiểm tra khi có dấu hiệu vi phạm tập trung vào tài chính, ngân sách, đầu tư"
        " (02 cuộc); đạo đức, lối sống, nêu gương (12 cuộc). Nội dung giám sát chuyên đề tập trung"
        " vào đoàn kết nội bộ (01 cuộc).",
    ),
    SummaryForm.PETITIONS: (
        {
            "denunciations_concluded": 7, "denounced_members": 11,
            "denounced_committee_members": (4, 11), "denounced_members_violating": (3, 11),
            "allegations_concluded": 20, "allegations_right": (5, 20),
            "allegations_wrong": (15, 20), "discipline_complaints_resolved": 2,
            "discipline_complaints_kept": (1, 2), "discipline_complaints_changed": (1, 2),
        },
        "giải quyết, kết luận 07 vụ tố cáo; tố cáo đối với 11 đảng viên, trong đó cấp ủy viên 04"
        " đồng chí (36,36%); 03 đảng viên có vi phạm (27,27%). Kết luận 20 nội dung tố cáo, trong"
        " đó tố cáo đúng 05 (25%); tố cáo sai 15 (75%). Giải quyết xong 02 trường hợp khiếu nại kỷ"
        " luật đảng, kết quả: giữ nguyên hình thức kỷ luật 01 trường hợp (50%); thay đổi hình thức"
        " kỷ luật 01 trường hợp (50%).",
    ),
    SummaryForm.TRAINING: (
        {
            "training_classes": 365, "training_classes_planned_cadres": (5, 365),
            "training_attendances": 60000,
            "training_attendances_committee_managed_cadres": (52680, 60000),
            "sent_to_second_degree_political_university": 9,
            "department_heads": 40, "department_heads_with_advanced_theory": (38, 40),
        },
        "tổ chức 365 lớp đào tạo, bồi dưỡng, trong đó 05 lớp cho cán bộ quy hoạch (1,37%). Đào tạo,"
        " bồi dưỡng 60.000 lượt người, trong đó cán bộ thuộc diện cấp ủy quản lý 52.680 lượt"
        " (87,80%). Cử 09 đồng chí đi học đại học chính trị văn bằng hai. Đến ngày 18/03/2020, có"
        " 40 trưởng ban, trưởng phòng và tương đương cấp huyện, trong đó có trình độ cao cấp lý"
        " luận chính trị 38 đồng chí (95%).",
    ),
    SummaryForm.ORGANISATIONS: (
        {
            "party_organisations": 151, "party_organisations_grassroots": (65, 151),
            "party_organisations_founded": 33,
            "party_orgs_founded_non_state_enterprises": (30, 33, 25),
        },
        "đến ngày 18/03/2020, có 151 tổ chức đảng, trong đó 65 tổ chức cơ sở đảng (43,05%). Thành"
        " lập 33 tổ chức đảng, trong đó 30/25 tổ chức đảng trong doanh nghiệp ngoài khu vực nhà"
        " nước (90,91%, đạt 120% kế hoạch).",
    ),
    SummaryForm.ADMISSIONS: (
        {
            "members_admitted": 217, "members_admitted_up_to_30": (150, 217),
            "members_admitted_university": (90, 217), "badges_awarded": 45,
            "badges_awarded_30": (40, 45), "badges_awarded_60": (5, 45), "badges_posthumous": 3,
        },
        "kết nạp 217 đảng viên, trong đó từ 30 tuổi trở xuống 150 đồng chí (69,12%); trình độ đại"
        " học 90 đồng chí (41,47%). Tặng Huy hiệu Đảng cho 45 đảng viên, trong đó 40 Huy hiệu 30"
        " năm tuổi Đảng (88,89%); 05 Huy hiệu 60 năm tuổi Đảng (11,11%); truy tặng Huy hiệu Đảng"
        " cho 03 đảng viên.",
    ),
    SummaryForm.CADRES: (
        {
            "released_or_dismissed": 25, "planned_people": 100, "planned_women": (36, 100),
            "planning_share_under_35": (21, 100), "planning_lists": 4,
            "planning_three_age_bands_filled": (4, 4), "planning_coefficient": (60, 40),
        },
        "cho thôi giữ chức vụ, từ chức, miễn nhiệm 25 đồng chí. Đến ngày 18/03/2020, quy hoạch 100"
        " cán bộ vào các chức danh, trong đó nữ 36 đồng chí (36%); dưới 35 tuổi 21%; các danh sách"
        " đều bảo đảm ba độ tuổi; hệ số quy hoạch cấp ủy 1,5 lần.",
    ),
}  # fmt: skip


@pytest.fixture
def head(heads):
    return heads["alpha-east"]


@pytest.fixture
def of(world, head, everything):
    """An empty summary of a form."""

    def made(form: str):
        found = make.summary(
            world["alpha-east"], by=SystemActor(world["alpha-east"]), form=form, **TERM
        )
        nothing(found)
        return found

    return made


def text_of(summary, actor) -> str:
    with translation.override("vi"):
        return Narrative(Sheet(summary, actor)).text


@pytest.mark.parametrize("form", CASES)
def test_a_set_reads_as_reports_of_the_branch_do(of, head, form):
    figures, sentences = CASES[form]
    made = of(form)
    put(made, **figures)

    assert text_of(made, head) == f"Nhiệm kỳ 2015–2020, {made.name}: {sentences}"


@pytest.mark.parametrize("form", SENTENCES)
def test_each_set_of_noughts_says_so_in_one_sentence(of, head, form):
    made = of(form)

    assert text_of(made, head) == f"Nhiệm kỳ 2015–2020, {made.name}: không phát sinh."


@pytest.mark.parametrize("form", SENTENCES)
def test_each_set_says_its_numbers_without_a_list_of_labels(of, head, form):
    """Whatever figure there is of those that lead a sentence is told, and none as "label: n"."""
    made = of(form)
    rows = SummaryFigure.objects.filter(summary=made, unit=None)
    rows.update(value=1234, of_value=1234)

    text = text_of(made, head)

    leads = [clause for one in SENTENCES[form] for clause in one if clause.key]
    assert text.count("1.234") >= max(1, len(leads) - 1)
    labels = {str(card.indicator.label) for card in Sheet(made, head).cards}
    assert not any(f"{label}: 1.234" in text for label in labels)


def test_three_age_bands_are_told_where_every_list_has_them_only(of, head):
    made = of(SummaryForm.CADRES)
    put(made, planned_people=100, planning_lists=4, planning_three_age_bands_filled=(3, 4))

    assert "độ tuổi" not in text_of(made, head)


def test_a_target_said_as_a_share_or_not_to_be_exceeded_stands_in_words(of, head):
    made = of(SummaryForm.TRAINING)
    put(
        made,
        department_heads=40,
        department_heads_with_advanced_theory=(38, 40),
        training_classes=9,
    )
    figures = SummaryFigure.objects.filter(summary=made, unit=None)
    figures.filter(indicator="department_heads_with_advanced_theory").update(plan_share="95.00")
    figures.filter(indicator="training_classes").update(plan=10, plan_is_most=True)

    text = text_of(made, head)

    assert "38 đồng chí (95%, chỉ tiêu ít nhất 95%, đạt)" in text
    assert "tổ chức 09 lớp đào tạo, bồi dưỡng, chỉ tiêu nhiều nhất 10, đạt." in text


def test_manual_figures_follow_the_counted_ones_with_unit_word_share_and_plan(of, head):
    made = of(SummaryForm.MEMBERSHIP)
    put(made, members_admitted=(1599, None, 1000))
    line = {"of": None, "units": [], "units_total": None, "sources": []}
    made.details["manual"] = [
        {**line, "code": "a", "label": "Công đoàn cơ sở thành lập", "value": 81,
         "unit_word": "tổ chức"},
        {**line, "code": "b", "label": "Đoàn viên kết nạp", "value": 2239, "plan": 1605,
         "unit_word": "đoàn viên"},
        {**line, "code": "c", "label": "Tổ chức hội thành lập", "value": 8, "plan": 8,
         "unit_word": "tổ chức"},
        {**line, "code": "d", "label": "Số tổ dân vận vững mạnh", "value": 77, "of": 84,
         "unit_word": "tổ", "plan_share": "90"},
        {**line, "code": "e", "label": "Mô hình", "value": 0, "unit_word": "mô hình"},
    ]  # fmt: skip
    made.save(update_fields=["details"])

    assert text_of(made, head) == (
        f"Nhiệm kỳ 2015–2020, {made.name}: kết nạp 1.599/1.000 đảng viên, đạt 159,9% kế hoạch."
        " Theo số liệu báo cáo đã được phê duyệt, số công đoàn cơ sở thành lập là 81 tổ chức;"
        " số đoàn viên kết nạp là 2.239/1.605 đoàn viên, đạt 139,5% kế hoạch;"
        " số tổ chức hội thành lập là 08/08 tổ chức, đạt 100% kế hoạch;"
        " số tổ dân vận vững mạnh là 77 tổ (91,67%), chỉ tiêu ít nhất 90%, đạt."
    )


def test_manual_figures_of_an_approved_period_reach_the_paragraph(world, head, everything):
    """From the entry on: what waits for approval stays out, what is approved comes in."""
    officer = make.checker(world["alpha-east"])
    make.manual_figure(world["alpha-east"], 660, by=officer, approved_by=head)
    waits = make.manual_indicator("waits")
    make.manual_figure(world["alpha-east"], 777, by=officer, indicator=waits)
    made = make.summary(world["alpha-east"], by=head)

    text = text_of(made, head)

    assert "số chỉ tiêu trade_unions là 660 tổ chức" in text
    assert "777" not in text


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (0, "0"), (1, "01"), (9, "09"), (10, "10"), (1599, "1.599")],
)
def test_running_text_has_a_nought_before_numbers_below_ten(value, text):
    assert formats.prose_number(value) == text
    assert formats.number(value) == (text.lstrip("0") or "0")


def test_the_change_against_the_year_before_is_told_of_new_sets_too(world, head, everything):
    years = {
        year: make.summary(
            world["alpha-east"], by=SystemActor(), form=SummaryForm.PETITIONS, kind="year",
            first=date(year, 1, 1), last=date(year, 12, 31),
        )
        for year in (2018, 2019)
    }  # fmt: skip
    for made, value in zip(years.values(), (4, 7), strict=True):
        nothing(made)
        put(made, denunciations_concluded=value)

    assert "kết luận 07 vụ tố cáo, tăng 03 (75%) so với năm 2018." in text_of(years[2019], head)
