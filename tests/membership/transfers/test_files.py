"""Transfers from Excel: judged by the acts themselves, entered only when confirmed."""

from __future__ import annotations

import openpyxl
import pytest
import time_machine

from apps.core.models import AuditEntry
from apps.membership.choices import BatchState
from apps.membership.models import Member, Placement, Transfer
from tests.factories.membership import member
from tests.membership import import_files as files

HEADERS = (
    "Mã hồ sơ", "Hình thức chuyển", "Mã chi bộ đến", "Mã đảng bộ tiếp nhận",
    "Nơi tiếp nhận ngoài hệ thống", "Lý do", "Ngày chuyển",
)  # fmt: skip
pytestmark = pytest.mark.usefixtures("law", "everything")


@pytest.fixture
def officer(world):
    with time_machine.travel("2026-03-10T05:00:00Z", tick=False):
        yield world.actor("organization_officer", "alpha-east")


@pytest.fixture
def person(world):
    return member(world["alpha-east-1-cell"], "Lê Thị Đi")


def checked(officer, *rows):
    book = openpyxl.Workbook()
    book.active.append(HEADERS)
    for row in rows:
        book.active.append(row)
    return files.checked(files.saved(book), by=officer, kind="transfers")


def test_a_move_within_the_committee_and_a_request_to_another(world, officer, person):
    other = member(world["alpha-east-1-cell"], "Trần Văn Xin")
    batch = checked(
        officer,
        (
            str(person.pk),
            "Nội bộ",
            "alpha-east-2-cell",
            None,
            None,
            "Chuyển công tác",
            "09/03/2026",
        ),
        (str(other.pk), "Chính thức", None, "beta-east", None, "Nghỉ hưu", None),
    )
    assert (batch.state, batch.new_rows) == (BatchState.READY, 2)
    assert Transfer.objects.count() == 0
    assert not AuditEntry.objects.filter(action="membership.member_moved").exists()
    assert Member.objects.get(pk=person.pk).organization == world["alpha-east-1-cell"]

    assert files.loaded(batch, by=officer).state == BatchState.LOADED

    assert Member.objects.get(pk=person.pk).organization == world["alpha-east-2-cell"]
    assert Placement.objects.filter(member=person).count() == 2
    asked = Transfer.objects.get(member=other)
    assert (asked.state, asked.target_organization_id) == ("requested", world["beta-east"].pk)
    assert AuditEntry.objects.filter(action="membership.member_moved").count() == 1


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (
            ("Nội bộ", "alpha-east-1-cell", None, None, "Nghỉ hưu", "09/03/2026"),
            "C",
            "transfer_own_cell",
        ),
        (("Nội bộ", "khong-co", None, None, "Nghỉ hưu", "09/03/2026"), "C", "unit_unknown"),
        (("Nội bộ", "beta-east-1-cell", None, None, "Nghỉ hưu", "09/03/2026"), "C", "unit_unknown"),
        (
            ("Nội bộ", "alpha-east-2-cell", None, None, "Nghỉ hưu", "11/03/2026"),
            "G",
            "transfer_day_in_future",
        ),
        (
            ("Nội bộ", "alpha-east-2-cell", None, None, "Nghỉ hưu", None),
            "G",
            "transfer_day_missing",
        ),
        (("Bay", "alpha-east-2-cell", None, None, "Nghỉ hưu", "09/03/2026"), "B", "choice_unknown"),
        (("Chính thức", None, "alpha-east", None, "Nghỉ hưu", None), "D", "transfer_own_office"),
        (("Chính thức", None, "khong-co", None, "Nghỉ hưu", None), "D", "office_unknown"),
        (("Ra nước ngoài", None, None, None, "Nghỉ hưu", None), "E", "transfer_abroad_outside"),
    ],
)
def test_what_the_act_refuses_is_told_at_its_cell(officer, person, row, column, code):
    batch = checked(officer, (str(person.pk), *row))

    assert files.codes(batch) == [(2, column, code)]
    assert Transfer.objects.count() == 0


def test_two_rows_about_one_member_stand_in_each_others_way(officer, person):
    row = (str(person.pk), "Chính thức", None, "beta-east", None, "Nghỉ hưu", None)
    batch = checked(officer, row, row)

    assert [(number, code) for number, _column, code in files.codes(batch)] == [
        (3, "transfer_open")
    ]
    assert batch.good_rows == 1


def test_the_right_to_transfer_is_asked_beside_the_right_to_load(world, person):
    from apps.membership.imports.registry import open_to

    assert "transfers" in open_to(world.actor("organization_head", "alpha-east"))
    assert open_to(world.actor("unit_secretary", "alpha-east-1-cell")) == {}
