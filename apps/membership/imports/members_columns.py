"""The columns of the official member file. Headers and words are Vietnamese in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from apps.core.excel.columns import Column
from apps.core.vietnamese import fold
from apps.membership.choices import Education, PoliticalTheory, Sex
from apps.membership.models import Member
from apps.tenancy.models import Organization

RECORD, UNIT_CODE, UNIT_NAME = "record", "unit_code", "unit_name"
SHEET = "Đảng viên"
NOT_FIELDS = frozenset({RECORD, UNIT_CODE, UNIT_NAME})
IDENTIFYING = (RECORD, "full_name", "citizen_number", "card_number")

SEX_WORDS = ((Sex.MALE.value, "Nam"), (Sex.FEMALE.value, "Nữ"))
EDUCATION_WORDS = (
    (Education.PRIMARY.value, "Tiểu học"),
    (Education.LOWER_SECONDARY.value, "Trung học cơ sở"),
    (Education.UPPER_SECONDARY.value, "Trung học phổ thông"),
    (Education.VOCATIONAL.value, "Trung cấp"),
    (Education.COLLEGE.value, "Cao đẳng"),
    (Education.UNIVERSITY.value, "Đại học"),
    (Education.MASTER.value, "Thạc sĩ"),
    (Education.DOCTOR.value, "Tiến sĩ"),
)
THEORY_WORDS = (
    (PoliticalTheory.NONE.value, "Chưa qua đào tạo"),
    (PoliticalTheory.ELEMENTARY.value, "Sơ cấp"),
    (PoliticalTheory.INTERMEDIATE.value, "Trung cấp"),
    (PoliticalTheory.ADVANCED.value, "Cao cấp"),
    (PoliticalTheory.BACHELOR.value, "Cử nhân"),
)
WORDS: dict[str, dict[str, str]] = {
    "sex": dict(SEX_WORDS),
    "education": dict(EDUCATION_WORDS),
    "political_theory": dict(THEORY_WORDS),
}

COLUMNS = (
    Column(
        RECORD, "Mã hồ sơ", ("Record number", "ID"), "integer",
        help="Hệ thống điền khi xuất tệp để sửa. Để trống khi thêm đảng viên mới. Không tự gõ.",
    ),
    Column(
        "full_name", "Họ và tên", ("Họ tên", "Họ và tên khai sinh đang dùng", "Full name"),
        required=True, max_length=120, help="Viết đủ họ, tên đệm và tên. Bắt buộc khi thêm mới.",
    ),
    Column(
        "birth_name", "Họ tên khai sinh", ("Họ và tên khai sinh", "Name at birth"),
        max_length=120, help="Chỉ ghi khi khác họ và tên đang dùng.",
    ),
    Column(
        "birth", "Ngày sinh", ("Ngày, tháng, năm sinh", "Năm sinh", "Date of birth"),
        "partial_date", help="14/02/1989; không rõ ngày thì 02/1989, chỉ rõ năm thì 1989.",
    ),
    Column(
        "sex", "Giới tính", ("Giới", "Phái", "Sex"), "choice", required=True, choices=SEX_WORDS,
        help="Nam hoặc Nữ. Bắt buộc khi thêm mới.",
    ),
    Column(
        "ethnicity", "Dân tộc", ("Ethnic group", "Ethnicity"), max_length=60,
        help="Ghi tên dân tộc, không ghi mã số. Chỉ nhận từ người có quyền xem thông tin này.",
    ),
    Column(
        "religion", "Tôn giáo", ("Religion",), max_length=60,
        help="Ghi tên tôn giáo; không theo tôn giáo nào thì ghi Không.",
    ),
    Column(
        "citizen_number", "Số định danh cá nhân",
        ("Số căn cước công dân", "Số căn cước", "Số CCCD", "CCCD", "Citizen number"),
        "digits", lengths=(12,), max_length=12, help="12 chữ số, giữ đủ các số 0 ở đầu.",
    ),
    Column(
        "card_number", "Số thẻ đảng viên", ("Số thẻ đảng", "Số thẻ", "Member card number"),
        "digits", lengths=(8, 12), max_length=12, help="Đủ các chữ số trên thẻ, không có dấu chấm.",
    ),
    Column(
        "record_number", "Số lý lịch", ("Số LL", "Số lý lịch đảng viên", "Curriculum number"),
        max_length=12, help="Số lý lịch đảng viên như trên bìa hồ sơ.",
    ),
    Column(
        "native_place", "Quê quán", ("Nguyên quán", "Native place"), max_length=200,
        help="Xã, huyện, tỉnh như trong lý lịch.",
    ),
    Column(
        "residence", "Nơi ở", ("Nơi ở hiện nay", "Nơi thường trú", "Residence"), max_length=200,
        help="Nơi ở hiện nay.",
    ),
    Column("position", "Chức vụ", ("Chức vụ hiện nay", "Position"), max_length=200),
    Column("occupation", "Nghề nghiệp", ("Nghề nghiệp hiện nay", "Occupation"), max_length=120),
    Column(
        "education", "Trình độ", ("Trình độ học vấn", "Trình độ chuyên môn", "Education"),
        "choice", choices=EDUCATION_WORDS, help="Trình độ cao nhất, chọn trong danh sách.",
    ),
    Column(
        "political_theory", "Lý luận chính trị", ("Trình độ lý luận chính trị", "LLCT",
        "Political theory"), "choice", choices=THEORY_WORDS, help="Trình độ cao nhất đã có bằng.",
    ),
    Column("phone", "Điện thoại", ("Số điện thoại", "Telephone", "Phone"), max_length=30),
    Column(
        "admission_decision_number", "Số quyết định kết nạp",
        ("Quyết định kết nạp", "Admission decision number"), max_length=60,
        help="Số và ký hiệu như trên quyết định, ví dụ 15-QĐ/HU.",
    ),
    Column(
        "admission_decided_on", "Ngày quyết định kết nạp",
        ("Ngày ký quyết định kết nạp", "Admission decision date"), "date",
        help="Ngày cấp ủy ký quyết định.",
    ),
    Column(
        "ceremony_on", "Ngày kết nạp", ("Ngày vào Đảng", "Ngày tổ chức lễ kết nạp",
        "Admission ceremony date", "Date of joining"), "date",
        help="Ngày chi bộ tổ chức lễ kết nạp; thời gian dự bị tính từ ngày này.",
    ),
    Column(
        "official_decision_number", "Số quyết định công nhận",
        ("Số quyết định công nhận chính thức", "Recognition decision number"), max_length=60,
        help="Để trống khi còn dự bị.",
    ),
    Column(
        "official_on", "Ngày chính thức", ("Ngày vào Đảng chính thức", "Official date"), "date",
        help="Đúng ngày hết thời gian dự bị. Để trống khi còn dự bị.",
    ),
    Column(
        UNIT_CODE, "Mã tổ chức", ("Mã tổ chức đảng", "Mã chi bộ", "Organisation code"),
        max_length=60, help="Mã hoặc tên tổ chức đảng: một trong hai cột, bắt buộc khi thêm mới.",
    ),
    Column(
        UNIT_NAME, "Tổ chức đảng", ("Tên tổ chức đảng", "Chi bộ", "Đơn vị", "Organisation"),
        max_length=260, help="Tên đúng như trong hệ thống. Không dùng để chuyển sinh hoạt đảng.",
    ),
)  # fmt: skip
HEADERS = {column.key: str(column.header) for column in COLUMNS}


def columns_to_read() -> list[Column]:
    """All columns, none of which must be there: an update may bring only what it changes."""
    return [replace(column, required=False) for column in COLUMNS]


def columns_of_template(
    *, ethnic_groups: Iterable[str], religions: Iterable[str], units: Iterable[Organization]
) -> list[Column]:
    """The columns with drop-down lists for a person's own range."""
    units = list(units)
    lists = {
        "ethnicity": list(ethnic_groups),
        "religion": list(religions),
        UNIT_CODE: [unit.code for unit in units],
        UNIT_NAME: list(unit_labels(units)),
    }
    return [
        replace(column, choices=tuple((word, word) for word in lists[column.key]), kind="choice")
        if column.key in lists
        else column
        for column in COLUMNS
    ]


def unit_labels(units: Iterable[Organization]) -> Iterator[str]:
    """Names of organisations; where two share a name, the code stands behind it in brackets."""
    units = list(units)
    seen: dict[str, int] = {}
    for unit in units:
        seen[fold(unit.name)] = seen.get(fold(unit.name), 0) + 1
    for unit in units:
        yield unit.name if seen[fold(unit.name)] == 1 else f"{unit.name} ({unit.code})"


def cells_of(member: Member, *, sensitive: bool) -> dict[str, Any]:
    """A member as a row of the file to edit and load back; reads organisation, ethnicity, religion.

    Without ``sensitive`` ethnicity and religion stay empty, which an import leaves alone.
    """
    cells: dict[str, Any] = {
        RECORD: str(member.pk),
        UNIT_CODE: member.organization.code,
        UNIT_NAME: member.organization.name,
    }
    for column in COLUMNS:
        if column.key not in NOT_FIELDS and (sensitive or column.key not in Member.SENSITIVE):
            cells[column.key] = word_of(column.key, getattr(member, column.key))
    return cells


def word_of(key: str, value: Any) -> Any:
    """A field's value as the file writes it: the word of a choice, the name of a reference."""
    if value is None or value == "":
        return None
    if key in WORDS:
        return WORDS[key].get(value, value)
    return str(value) if key in Member.SENSITIVE else value
