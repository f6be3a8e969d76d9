"""Two officers sign one summary at the same moment: one signs, the other is told."""

from __future__ import annotations

import pytest
from django.db import transaction

from apps.reports import actions
from apps.reports.models import Summary
from apps.tenancy import scope
from tests.factories import reports as make
from tests.inspection.test_races import WON, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_sign_at_once(world):
    with scope.use(scope.Scope.everything()), transaction.atomic():
        heads = [world.actor("organization_head", code) for code in ("alpha-east", "alpha")]
        made = make.summary(world["alpha-east"], by=heads[0])
        actions.check_summary(summary=made, by=make.checker(world["alpha-east"]))

    def sign(by):
        with transaction.atomic():
            actions.sign_summary(summary=made, by=by)

    found = at_once(*((by, lambda by=by: sign(by)) for by in heads))

    assert found == ["summary_not_checked", WON]
    with scope.use(scope.Scope.everything()), transaction.atomic():
        assert Summary.objects.get().state == "signed"
