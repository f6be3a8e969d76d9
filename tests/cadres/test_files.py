"""Profiles, positions, earlier decisions and moves and people to plan from Excel, and every kind of file has its
right: a file that nobody may know of could be sent and never seen again."""

from __future__ import annotations

from datetime import date

import pytest

from apps.cadres.appointments.files import ACT_WORDS
from apps.cadres.models import AppointmentFile, Cadre, Move, PlanningEntry, Position
from apps.cadres.moves.files import KIND_WORDS
from apps.core.partial_dates import PartialDate
from apps.membership.choices import BatchState, FileCode
from apps.membership.imports.registry import kinds
from apps.membership.models import ImportBatch
from tests.cadres.planning.conftest import law  # noqa: F401 (the values that planning asks for)
from tests.cadres.planning.made import person, titles_list
from tests.cadres.posts.test_files import checked
from tests.factories import cadres
from tests.factories import membership as members
from tests.membership import import_files as files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
DAY = date(2019, 5, 6)


def test_every_kind_of_file_is_known_and_asks_for_the_right_of_its_part():
    assert kinds().keys() <= set(FileCode.values)
    own = {code: one.base for code, one in kinds().items()}
    asked = {code: ImportBatch.RIGHTS.get(code, ImportBatch.view_permission) for code in own}
    assert asked == own


def test_earlier_decisions_come_in_and_a_wrong_one_stays_out_with_its_cell(world, officer):
    of = cadres.cadre(world["alpha-east"])
    foreign = cadres.cadre(world["alpha-west"])
    word = dict(ACT_WORDS)["appointment"]
    batch = checked(
        officer, "appointments",
        ("Mã hồ sơ cán bộ", "Loại việc", "Chức danh", "Số quyết định", "Ngày quyết định"),
        (of.reference, word, "Trưởng phòng", "12-QĐ", DAY),
        (foreign.reference, word, "Trưởng phòng", "13-QĐ", DAY),
        (of.reference, "Việc lạ", "Trưởng phòng", "14-QĐ", DAY),
    )  # fmt: skip
    assert batch.new_rows == 1, batch.report
    assert not AppointmentFile.objects.exists(), "a check saves nothing"
    files.loaded(batch, by=officer, only_good=True)
    made = AppointmentFile.objects.get()
    assert (made.cadre, made.decision_number, made.decided_on) == (of, "12-QĐ", DAY)


def test_earlier_moves_come_in_and_a_wrong_one_stays_out_with_its_cell(world, officer):
    of = cadres.cadre(world["alpha-east"])
    foreign = cadres.cadre(world["alpha-west"])
    word = dict(KIND_WORDS)["rotation"]
    batch = checked(
        officer, "moves",
        ("Mã hồ sơ cán bộ", "Hình thức", "Chức danh mới", "Số quyết định", "Ngày quyết định"),
        (of.reference, word, "Phó bí thư đảng ủy xã", "12-QĐ", DAY),
        (foreign.reference, word, "Phó bí thư đảng ủy xã", "13-QĐ", DAY),
        (of.reference, word, None, "14-QĐ", DAY),
    )  # fmt: skip
    assert batch.new_rows == 1, batch.report
    assert not Move.objects.exists(), "a check saves nothing"
    files.loaded(batch, by=officer, only_good=True)
    made = Move.objects.get()
    assert (made.cadre, made.kind, made.decision_number) == (of, "rotation", "12-QĐ")


@pytest.mark.usefixtures("law")
def test_people_are_put_on_a_list_in_preparation(world, officer):
    office = world["alpha-east"]
    listed, one = titles_list(officer), person(office)
    foreign = person(world["alpha-west"])
    title = "district-board-head"
    batch = checked(
        officer, "planning",
        ("Mã danh sách", "Mã hồ sơ cán bộ", "Chức danh quy hoạch", "Lý do"),
        (listed.reference, one.reference, title, "Theo đề nghị"),
        (listed.reference, foreign.reference, title, "Theo đề nghị"),
        (listed.reference, one.reference, "Chức danh lạ", None),
        ("Q-NEVERWAS", one.reference, title, None),
    )  # fmt: skip
    assert batch.new_rows == 1, batch.report
    assert batch.state == BatchState.TO_CORRECT
    assert not PlanningEntry.objects.exists(), "a check saves nothing"
    files.loaded(batch, by=officer, only_good=True)
    assert PlanningEntry.objects.get().cadre == one


PROFILES = (
    "Mã hồ sơ cán bộ",
    "Số thẻ đảng viên",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Đối tượng",
)


def test_profiles_are_begun_of_members_and_of_others_and_corrected(world, officer):
    member = members.member(world["alpha-east"], card_number="912345678901")
    foreign = members.member(world["alpha-west"], card_number="912345678902")
    old = cadres.cadre(world["alpha-east"], 7)
    batch = checked(
        officer, "profiles", PROFILES,
        (None, member.card_number, "Tên khác", None, None, "Viên chức"),
        (None, None, "Lò Thị Ban", "05/1980", "Nữ", "Cán bộ, công chức"),
        (old.reference, None, None, None, None, "Viên chức"),
        (None, foreign.card_number, None, None, None, "Viên chức"),
        (None, None, "Lò Văn Ngoài", "1979", "Nam", None),
        ("C-NEVERWAS", None, None, None, None, "Viên chức"),
    )  # fmt: skip
    assert (batch.new_rows, batch.state) == (2, BatchState.TO_CORRECT), batch.report
    assert Cadre.objects.count() == 1, "a check saves nothing"
    files.loaded(batch, by=officer, only_good=True)
    begun = Cadre.objects.exclude(pk=old.pk).order_by("member_id")
    assert [(one.full_name, one.member) for one in begun] == [
        (member.full_name, member), ("Lò Thị Ban", None),
    ]  # fmt: skip
    assert begun[1].birth == PartialDate(1980, 5)
    old.refresh_from_db()
    assert (old.staff_kind, old.version) == ("employee", 2)


def test_positions_come_in_of_seats_and_of_elsewhere(world, officer):
    of = cadres.cadre(world["alpha-east"])
    seat = cadres.seat(cadres.work_unit(world["alpha-east"]))
    foreign = cadres.seat(cadres.work_unit(world["alpha-west"]))
    batch = checked(
        officer, "positions",
        ("Mã hồ sơ cán bộ", "Mã vị trí", "Chức vụ", "Hình thức", "Từ ngày", "Đến ngày",
         "Lý do thôi giữ"),
        (of.reference, None, "Phó Bí thư Đảng ủy xã", "Bầu", "06/2010", "2015", "Luân chuyển đi"),
        (of.reference, None, "Phó Bí thư Đảng ủy xã", "Bầu", "06/2010", "2015",
         "Nhận chức vụ khác"),
        (of.reference, seat.reference, None, "Bổ nhiệm", "07/2015", None, None),
        (of.reference, foreign.reference, None, "Bổ nhiệm", "07/2015", None, None),
        (of.reference, None, None, "Bổ nhiệm", "07/2015", None, None),
    )  # fmt: skip
    assert batch.new_rows == 2, batch.report
    assert not Position.objects.exists(), "a check saves nothing"
    files.loaded(batch, by=officer, only_good=True)
    held = {one.title_text: one for one in Position.objects.all()}
    assert held["Phó Bí thư Đảng ủy xã"].until == PartialDate(2015)
    (other,) = (one for one in held.values() if one.seat_id == seat.pk)
    assert other.title == seat.title
