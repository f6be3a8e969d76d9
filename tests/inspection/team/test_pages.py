"""The team through its pages."""

from __future__ import annotations

import pytest

from apps.core.errors import RuleRefused
from apps.core.keys import row_key
from apps.inspection.cases.actions import Subject, assign_handler
from apps.inspection.models import Case, Recusal, TeamMember
from apps.tenancy import scope
from tests.guards.browsers import client_of
from tests.inspection.conftest import acting

pytestmark = pytest.mark.django_db


def page(case, way=""):
    return f"/cases/{case.reference}/{way}"


def test_somebody_is_named_changed_and_leaves_through_the_pages(register, chair, officer):
    case = register()
    client = client_of(chair.user)

    done = client.post(page(case, "team/new/"), {"user": officer.user_id, "role": "lead"})
    assert done.status_code == 302
    with scope.use(scope.Scope.everything()):
        row = TeamMember.objects.get()
    one = page(case, f"team/{row_key(row.pk)}/")
    assert client.post(f"{one}change/", {"role": "deputy", "part": "Đất đai"}).status_code == 302
    shown = client.get(page(case, "team/")).content.decode()
    assert "Phó trưởng đoàn" in shown or "phó trưởng đoàn" in shown.lower()
    assert "chưa kiểm tra được" in shown  # the account is linked to no member
    unticked = client.post(f"{one}leave/", {"note": "Xong"})
    assert unticked.status_code == 422


def test_naming_nobody_or_two_ways_is_refused_beside_the_field(register, chair, officer):
    case, client = register(), client_of(chair.user)
    for data in ({}, {"user": officer.user_id, "sign_in_name": "a@example.vn"}):
        answer = client.post(page(case, "team/new/"), {"role": "member", **data})
        assert answer.status_code == 422
    answer = client.post(
        page(case, "team/new/"), {"role": "member", "sign_in_name": "khong.co@example.vn"}
    )
    assert answer.status_code == 422
    assert "Không có tài khoản nào" in answer.content.decode()


def test_a_conflict_is_said_beside_the_reason_and_the_override_is_shown_on_the_case(
    register, chair, officer, somebody
):
    somebody("Lê Văn Mình", officer.user)
    case = register(subjects=[Subject(member=somebody("Lê Văn Cùng"))], by=chair)
    client = client_of(chair.user)
    data = {"user": officer.user_id, "role": "member"}

    refused = client.post(page(case, "team/new/"), data)
    assert refused.status_code == 422
    assert "131-QĐ/TW" in refused.content.decode()
    data |= {"override_reason": "Thiếu người", "override_decision": "Phiên họp 01/9"}
    assert client.post(page(case, "team/new/"), data).status_code == 302
    assert "Vẫn cho tham gia" in client.get(page(case)).content.decode()


def test_declaring_oneself_leads_to_the_desk_and_the_case_is_gone(register, chair, officer):
    case, client = register(), client_of(officer.user)

    done = client.post(page(case, "recusals/own/"), {"reason": "Quen biết", "confirmed": "on"})

    assert (done.status_code, done.url) == (302, "/")
    desk = client.get("/").content.decode()
    assert "không tham gia" in desk
    assert case.reference not in desk
    assert client.get(page(case)).status_code == 404
    boss = client_of(chair.user)
    shown = boss.get(page(case, "team/")).content.decode()
    assert "Bị hạn chế xem vụ việc này" in shown
    with scope.use(scope.Scope.everything()):
        made = Recusal.objects.get()
    lifted = boss.post(
        page(case, f"recusals/{row_key(made.pk)}/lift/"), {"reason": "Ghi nhầm", "confirmed": "on"}
    )
    assert lifted.status_code == 302


def test_only_those_who_decide_read_from_whom_a_case_is_kept(
    world, register, chair, officer, somebody
):
    reader = acting(world, "standing_committee_member", "alpha-east")
    case = register(subjects=[Subject(member=somebody("Lê Văn Chủ", reader.user))])
    shown = [
        "Bị hạn chế xem" in client_of(one.user).get(page(case, "team/")).content.decode()
        for one in (chair, officer)
    ]
    assert shown == [True, False]


def test_the_officer_in_charge_has_no_conflict_either(register, chair, officer, somebody):
    somebody("Lê Văn Mình", officer.user)
    case = register(subjects=[Subject(member=somebody("Lê Văn Cùng"))], by=chair)
    values = {"handler": officer.user, "today": case.registered_on, "by": chair}

    with scope.use(chair.scope()):
        with pytest.raises(RuleRefused) as refused:
            assign_handler(case=case, version=case.version, **values)
        assert refused.value.code == "case_conflict"
    client_of(chair.user).post(
        page(case, "team/new/"),
        {
            "user": officer.user_id, "role": "lead", "override_reason": "Thiếu người",
            "override_decision": "Phiên họp 01/9",
        },
    )  # fmt: skip
    with scope.use(chair.scope()):
        assign_handler(case=case, version=case.version, **values)
        assert Case.objects.get(pk=case.pk).handler_id == officer.user_id
