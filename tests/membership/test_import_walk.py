"""Members, changes and transfers out to Excel and back, through the pages as a user goes."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from apps.membership.choices import BatchState
from apps.membership.models import Member, Transfer
from tests.factories.membership import member
from tests.membership import import_files as files
from tests.membership.import_walk import Walk
from tests.membership.transfers.conftest import limits

__all__ = ["limits"]
pytestmark = pytest.mark.usefixtures("law", "everything")
HEADERS = files.HEADERS


def by_header(row):
    return {HEADERS[key]: value for key, value in row.items()}


def test_members_go_through_template_check_error_file_and_confirmation(world, walk):
    way: Walk = walk("members")
    sheet = way.template()
    assert {"Giới tính", "Trình độ", "Lý luận chính trị", "Mã tổ chức"} <= sheet.lists
    sheet.fill(2, by_header(files.good(1, residence="Xã Một")))
    sheet.fill(3, by_header(files.good(2, sex="Đàn ông")))

    batch = way.send(sheet)
    assert batch.state == BatchState.TO_CORRECT
    text = way.text(batch)
    assert "“Đàn ông”" in text
    assert "Nguyễn Văn B1" in text
    assert not Member.objects.exists()
    assert way.load(batch, only_good=True).state == BatchState.LOADED
    assert Member.objects.get().residence == "Xã Một"

    wrong = way.errors(batch)
    (row,) = wrong.rows
    assert row["Họ và tên"] == "Nguyễn Văn C2"
    wrong.write(2, Giới_tính="Nam")
    right = way.send(wrong)
    assert (right.state, right.new_rows) == (BatchState.READY, 1)
    assert way.load(right).state == BatchState.LOADED
    assert Member.objects.count() == 2


def test_changes_leave_what_is_empty_alone(world, walk):
    known = member(
        world["alpha-east-1-cell"], "Đỗ Thị Ánh", residence="Xã Cũ", position="Phó bí thư",
        education="college",
    )  # fmt: skip
    other = member(world["alpha-east-1-cell"], "Vũ Văn Bình", residence="Xã Cũ")
    way: Walk = walk("changes")
    sheet = way.template()
    assert {"Trình độ", "Lý luận chính trị"} <= sheet.lists
    assert not {"Mã tổ chức", "Tổ chức"} & sheet.heads.keys()
    sheet.write(2, Mã_hồ_sơ=str(known.pk), Nơi_ở="Xã Mới")
    sheet.write(3, Mã_hồ_sơ=str(other.pk), Nơi_ở="Xã Mới", Trình_độ="Giỏi")

    batch = way.send(sheet)
    assert batch.state == BatchState.TO_CORRECT
    assert "Xã Cũ" in way.text(batch)  # what stands before, beside what shall
    wrong = way.errors(batch)
    wrong.write(2, Trình_độ="Đại học")
    way.load(batch, only_good=True)
    known.refresh_from_db()
    assert (known.residence, known.position, known.education) == ("Xã Mới", "Phó bí thư", "college")

    way.load(way.send(wrong))
    other.refresh_from_db()
    assert (other.residence, other.education) == ("Xã Mới", "university")


@pytest.fixture
def people(world):
    cell = world["alpha-east-1-cell"]
    return [member(cell, name) for name in ("Lê Thị Đi", "Trần Văn Xin", "Ngô Thị Sai")]


def test_transfers_are_asked_for_and_made_by_a_file(world, walk, people):
    moving, asking, wrong_one = people
    way: Walk = walk("transfers")
    sheet = way.template()
    assert {"Hình thức chuyển", "Lý do", "Mã chi bộ đến"} <= sheet.lists
    today = timezone.localdate()
    sheet.write(
        2, Mã_hồ_sơ=str(moving.pk), Hình_thức_chuyển="Nội bộ", Mã_chi_bộ_đến="alpha-east-2-cell",
        Lý_do="Chuyển công tác", Ngày_chuyển=today,
    )  # fmt: skip
    sheet.write(
        3, Mã_hồ_sơ=str(asking.pk), Hình_thức_chuyển="Chính thức",
        Mã_đảng_bộ_tiếp_nhận="beta-east", Lý_do="Nghỉ hưu",
    )  # fmt: skip
    sheet.write(
        4, Mã_hồ_sơ=str(wrong_one.pk), Hình_thức_chuyển="Nội bộ",
        Mã_chi_bộ_đến="alpha-east-1-cell", Lý_do="Nghỉ hưu", Ngày_chuyển=today,
    )  # fmt: skip

    batch = way.send(sheet)
    assert (batch.state, batch.good_rows) == (BatchState.TO_CORRECT, 2)
    assert "đã thuộc tổ chức" in way.text(batch) or "Ngô Thị Sai" in way.text(batch)
    assert not Transfer.objects.exists()
    wrong = way.errors(batch)
    way.load(batch, only_good=True)
    assert Member.objects.get(pk=moving.pk).organization == world["alpha-east-2-cell"]
    assert Transfer.objects.get(member=asking).state == "requested"

    wrong.write(2, Mã_chi_bộ_đến="alpha-east-2-cell")
    way.load(way.send(wrong))
    assert Member.objects.get(pk=wrong_one.pk).organization == world["alpha-east-2-cell"]


@pytest.mark.parametrize(("note", "state"), [(None, "to_correct"), ("Có ý kiến", "ready")])
def test_a_file_asks_for_the_note_that_a_draft_rule_wants(world, walk, people, limits, note, state):
    from apps.membership.models import Procedure
    from apps.regulations.models import RuleValue

    RuleValue.objects.filter(key="membership.transfer.bar").update(status="draft")
    Procedure.objects.create(
        organization=people[0].organization, member=people[0], kind="expulsion",
        opened_on=date(2026, 2, 2),
    )  # fmt: skip
    way: Walk = walk("transfers")
    sheet = way.template()
    sheet.write(
        2, Mã_hồ_sơ=str(people[0].pk), Hình_thức_chuyển="Chính thức",
        Mã_đảng_bộ_tiếp_nhận="beta-east", Lý_do="Nghỉ hưu", Ghi_chú=note,
    )  # fmt: skip
    batch = way.send(sheet)
    assert batch.state == state, batch.report
    if note is None:
        assert [one["header"] for one in batch.report["problems"]] == ["Ghi chú"]
