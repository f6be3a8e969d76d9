"""Lines of the trail about rows of a case stand behind its wall and its grade, as the case does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection

from apps.accounts.actor import actor_for
from apps.accounts.models import RoleAssignment
from apps.core import audit
from apps.core.models import AuditEntry
from apps.inspection.cases.actions import Subject
from apps.inspection.findings import actions as findings
from apps.inspection.models import Allegation, CaseContent, CaseSubject, Demand
from apps.tenancy import scope
from tests.guards.browsers import client_of
from tests.inspection.conftest import TODAY, acting

pytestmark = pytest.mark.django_db
WORD = "Wựxểq"


def demanded(case: Any, by: Any) -> Demand:
    """A demand of the case, asked for by the action that everybody uses."""
    with scope.use(scope.Scope.everything()):
        subject = CaseSubject.objects.filter(case=case).order_by("pk")[0]
        content = CaseContent.of(case, code="land", title="Đất đai", added_on=TODAY)
        content.save()
        allegation = Allegation.of(
            case, subject=subject, content=content, statement="Giao đất", stated_on=TODAY,
            result="right", reasons="Biên bản", found_on=TODAY,
        )  # fmt: skip
        allegation.save()
    with scope.use(by.scope()):
        case.refresh_from_db()
        return findings.make_demand(
            case=case, version=case.version, allegation=allegation, kind="demand", defect="Sai",
            text=f"Thu hồi {WORD}", owner=findings.Owner(name="UBND xã"), today=TODAY, by=by,
            due_on=date(2026, 12, 1),
        )  # fmt: skip


def lines_for(actor: Any) -> list[str]:
    """What the trail tells them; the filter alone and the policy alone agree."""
    with scope.use(scope.Scope.everything()):
        shown = [str(line) for line in AuditEntry.objects.visible_to(actor)]
    with scope.use(actor.scope()), connection.cursor() as cursor:
        cursor.execute("select action || ' ' || object_label from core_auditentry")
        stored = {row[0].strip() for row in cursor.fetchall()}
    assert set(shown) == stored
    return shown


def fresh(actor: Any, **changed: Any) -> Any:
    """The person as a new request sees them."""
    with scope.use(scope.Scope.everything()):
        RoleAssignment.objects.filter(pk=actor.assignment.pk).update(**changed) if changed else None
        rows = RoleAssignment.objects.select_related("organization", "user")
        return actor_for(rows.get(pk=actor.assignment.pk))


def test_a_line_about_a_row_of_a_case_is_absent_behind_the_wall_of_the_case(
    world, officer, chair, register, somebody, relate
):
    auditor = acting(world, "auditor", "alpha-east")
    subject = somebody("Lục Vắn")
    case = register(subjects=[Subject(member=subject)])
    demanded(case, officer)
    with scope.use(chair.scope()):
        audit.record_read(chair, action="core.trail_read", obj=CaseSubject.objects.get(case=case))
    told = "\n".join(lines_for(fresh(auditor)))
    assert WORD in told
    assert "Lục Vắn" in told

    relate(somebody("Thân nhân", auditor.user), subject, "child")
    from apps.inspection.walls.keeping import keep

    with scope.use(scope.Scope.everything()):
        keep([case.pk], by=chair, today=TODAY)

    assert "inspection." not in "\n".join(lines_for(fresh(auditor)))
    page = client_of(auditor.user).get("/trail/").content.decode()
    assert WORD not in page
    assert "Lục Vắn" not in page
    assert case.reference not in page


def test_lines_about_a_graded_case_are_read_up_to_the_clearance(world, officer, chair, register):
    auditor = acting(world, "auditor", "alpha-east")
    officer, chair = fresh(officer, clearance=2), fresh(chair, clearance=1)
    case = register(by=officer, secrecy=2, secrecy_reason="Danh mục bí mật")
    demanded(case, officer)

    for reader in (auditor, chair):
        told = "\n".join(lines_for(fresh(reader)))
        assert case.reference not in told
        assert WORD not in told
    assert case.reference not in client_of(auditor.user).get("/trail/").content.decode()

    told = "\n".join(lines_for(fresh(auditor, clearance=2)))
    assert case.reference in told
    assert WORD in told


def test_lines_about_a_document_above_its_case_are_read_up_to_its_own_grade(
    world, officer, register, settings, tmp_path
):
    from apps.inspection.evidence import actions as evidence
    from tests.inspection.evidence.conftest import sent

    settings.ATTACHMENT_ROOT = tmp_path
    auditor, officer = acting(world, "auditor", "alpha-east"), fresh(officer, clearance=1)
    case = register(by=officer)
    with scope.use(officer.scope()):
        evidence.add_evidence(
            case=case, files=[sent()], kind="record", proves="Đất đai", received_on=TODAY,
            today=TODAY, own_secrecy=1, secrecy_reason="Danh mục bí mật", by=officer,
        )  # fmt: skip

    assert not any("evidence" in line for line in lines_for(fresh(auditor)))
    assert any("evidence" in line for line in lines_for(fresh(auditor, clearance=1)))


@pytest.mark.parametrize("way", ["export", "print"])
def test_what_was_typed_into_a_list_of_cases_stands_in_no_trail(
    world, chair, register, somebody, way
):
    """Else whoever reads the trail sees that cases about a name were looked for, and how many."""
    auditor = acting(world, "auditor", "alpha-east")
    register(subjects=[Subject(name="Lục Vắn")])
    address = f"/cases/{way}/?tab=open&kind=signs_of_violation&search=Lục+Vắn"
    assert client_of(chair.user).get(address).status_code == 200
    with scope.use(scope.Scope.everything()):
        line = AuditEntry.objects.get(action=f"membership.list_{way}ed")
    assert "dấu hiệu" in line.params["filter"]
    assert "Lục" not in str(line.params)
    assert "Lục" not in client_of(auditor.user).get("/trail/").content.decode()
