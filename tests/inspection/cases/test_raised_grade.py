"""A grade that is raised reaches what was written of the case before."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from apps.core import audit
from apps.core.models import AuditEntry
from apps.inspection.models import Case, CaseSubject
from apps.membership.models import ClockWarning
from apps.tenancy import scope

pytestmark = pytest.mark.django_db


def _warning(case: Case) -> ClockWarning:
    row = ClockWarning(
        organization_id=case.organization_id, kind="inspection.case", url="/", threshold=30,
        record_type="inspection.case", record_id=case.pk, guard_type="inspection.case",
        guard_id=case.pk, due=date(2026, 12, 1), right="inspection.change_case",
        made_at=timezone.now(),
    )  # fmt: skip
    row.save()
    return row


def _raise(case: Case, grade: int) -> None:
    Case.objects.filter(pk=case.pk).update(secrecy=grade)


def test_earlier_lines_and_warnings_rise_with_the_case_and_do_not_sink(register, chair):
    case, other = register(), register()
    with scope.use(scope.Scope.everything()):
        _warning(case)
        audit.record(chair, action="inspection.case_read", obj=CaseSubject.objects.get(case=case))
        own = AuditEntry.objects.filter(object_type="inspection.case", object_id=case.pk)
        rows = AuditEntry.objects.filter(guard_type="inspection.case", guard_id=case.pk)
        warning = ClockWarning.objects.filter(guard_id=case.pk)
        assert own.visible_to(chair).exists()

        _raise(case, 2)

        assert {*own.values_list("secrecy", flat=True)} == {2}
        assert {*rows.values_list("secrecy", flat=True)} == {2}
        assert warning.get().secrecy == 2
        assert not own.visible_to(chair).exists()
        assert not AuditEntry.objects.filter(object_id=other.pk, secrecy__gt=0).exists()

        _raise(case, 0)

        assert {*own.values_list("secrecy", flat=True)} == {2}
        assert warning.get().secrecy == 2


def test_the_web_role_still_changes_no_line(register, chair):
    case = register()
    with scope.use(chair.scope()), pytest.raises(ProgrammingError), transaction.atomic():
        AuditEntry.objects.filter(object_id=case.pk).update(secrecy=0)
