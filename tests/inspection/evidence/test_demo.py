"""The demo shows evidence in every state, and makes nothing twice."""

from __future__ import annotations

import pytest

from apps.desk.demo.topics import Demo
from apps.desk.demo.topics import evidence as topic
from apps.inspection.models import Case, Evidence, EvidenceVersion
from apps.tenancy import scope
from tests.inspection.conftest import TODAY

pytestmark = pytest.mark.django_db


def test_every_state_is_shown_once(register, world, officer, monkeypatch):
    monkeypatch.setattr(topic, "OFFICER", officer.user.sign_in_name)
    case = register()
    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=case.pk).update(
            phase="conduct", decided_on=TODAY, decision_number="1-QĐ", signed_on=TODAY
        )
        demo = Demo({topic.UNIT: world["alpha-east"]}, TODAY, lambda text: None)
        topic.build(demo)
        topic.build(demo)
        rows = Evidence.objects.all()
        assert rows.count() == 8
        assert rows.exclude(declassify_on=None).get().secrecy_reason
        assert rows.exclude(withdrawn_at=None).count() == 1
        assert rows.filter(is_sealed=True).count() == 1
        assert rows.filter(versions=None).exclude(kept_where="").count() == 1
        assert EvidenceVersion.objects.filter(number=2).count() == 1
        assert set(EvidenceVersion.objects.values_list("file_type", flat=True)) == {
            "pdf",
            "png",
            "docx",
        }
