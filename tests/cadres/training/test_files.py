"""People of a class from Excel: errors name row and column, all or nothing."""

from __future__ import annotations

from datetime import date

import pytest

from apps.cadres.models import CadreAttendance, MemberAttendance, Qualification
from apps.membership.choices import BatchState
from tests.cadres.posts.test_files import checked
from tests.factories import cadres
from tests.factories.membership import MemberFactory
from tests.membership import import_files as files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
HEADERS = (
    "Mã lớp", "Mã hồ sơ cán bộ", "Số thẻ đảng viên", "Kết quả", "Số văn bằng, chứng chỉ", "Ngày cấp",
)  # fmt: skip


def test_a_file_enters_everybody_with_their_results(officer, taught, person, office):
    course = taught()
    member = MemberFactory(organization=office)
    batch = checked(
        officer, "training", HEADERS,
        (course.reference, person.reference, None, "Đạt", "TC-1", date(2026, 7, 10)),
        (course.reference, None, member.card_number, None, None, None),
    )  # fmt: skip
    assert (batch.state, batch.new_rows) == (BatchState.READY, 2), batch.report
    assert not CadreAttendance.objects.exists(), "a check saves nothing"
    assert files.loaded(batch, by=officer).state == BatchState.LOADED
    assert CadreAttendance.objects.get().result == "passed"
    assert MemberAttendance.objects.get().result == "takes_part"
    assert Qualification.objects.get().certificate == "TC-1"


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"person": "C-NEVERWAS"}, "B"),
        ({"person": None}, "B"),
        ({"course": "L-NEVERWAS"}, "A"),
        ({"course": None}, "A"),
        ({"result": "Giỏi lắm"}, "D"),
        ({"certificate": "TC-1", "result": "Đạt"}, "F"),
        ({"certificate": "TC-1", "day": date(2026, 7, 10)}, "D"),
    ],
)
def test_one_wrong_row_keeps_the_whole_file_out(officer, taught, person, office, wrong, column):
    course, good = taught(), cadres.cadre(office, 3)
    said = {
        "course": course.reference, "person": person.reference, "card": None, "result": None,
        "certificate": None, "day": None,
    } | wrong  # fmt: skip
    batch = checked(
        officer, "training", HEADERS,
        (course.reference, good.reference, None, None, None, None), tuple(said.values()),
    )  # fmt: skip
    assert (batch.state, batch.new_rows) == (BatchState.TO_CORRECT, 0), batch.report
    found = {(one["row"], one["column"]) for one in batch.report["problems"]}
    assert (3, column) in found, batch.report["problems"]
    assert not CadreAttendance.objects.exists()


def test_the_same_person_twice_in_a_file_is_wrong(officer, taught, person):
    row = (taught().reference, person.reference, None, None, None, None)
    batch = checked(officer, "training", HEADERS, row, row)
    assert (batch.state, batch.new_rows) == (BatchState.TO_CORRECT, 0)
