"""A grant opens a record to one person; it is not theirs to give away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.accounts import grants
from apps.core.errors import NotAllowed
from tests.factories.membership import member


def test_who_received_a_grant_cannot_pass_it_on(world, everything):
    today = timezone.localdate()
    record = member(world["alpha-east-1-cell"], "Trần Văn Chuyển")
    owner = world.actor("organization_head", "alpha-east")
    receiver = world.actor("organization_head", "beta-east")
    third = world.user("unit_secretary", "beta-west")
    period = {"codename": "read_member", "valid_from": today, "valid_to": today + timedelta(days=7)}
    grants.grant(user=receiver.user, obj=record, reason="Phối hợp", by=owner, **period)
    again = world.actor("organization_head", "beta-east")
    assert type(record).objects.visible_to(again).filter(pk=record.pk).exists()

    with pytest.raises(NotAllowed):
        grants.grant(user=third, obj=record, reason="Chuyển tiếp", by=again, **period)
