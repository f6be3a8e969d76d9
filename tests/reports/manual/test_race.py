"""Two people approve one figure at the same moment: one approves, the other is told."""

from __future__ import annotations

import pytest
from django.db import transaction

from apps.reports.manual import actions
from apps.reports.models import ManualFigure
from apps.tenancy import scope
from tests.factories import reports as make
from tests.inspection.test_races import WON, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_approve_at_once(world):
    with scope.use(scope.Scope.everything()), transaction.atomic():
        officer = world.actor("organization_officer", "alpha-east")
        deciders = [world.actor("organization_head", code) for code in ("alpha-east", "alpha")]
        made = make.manual_figure(world["alpha-east"], 81, by=officer)

    def approve(by):
        with transaction.atomic():
            actions.approve_figure(figure=made, by=by)

    found = at_once(*((by, lambda by=by: approve(by)) for by in deciders))

    assert found == ["manual_not_waiting", WON]
    with scope.use(scope.Scope.everything()), transaction.atomic():
        assert ManualFigure.objects.get().state == "approved"
