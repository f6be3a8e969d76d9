"""Two officers give one person to another cell at the same moment, each over a connection."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.errors import Conflict
from apps.membership.admission.actions import change_candidate
from apps.membership.models import Candidate
from apps.tenancy import scope
from tests.membership.transfers.conftest import within
from tests.membership.transfers.test_race import at_once

pytestmark = pytest.mark.django_db(transaction=True)
HERE, THERE, ELSEWHERE = "alpha-east-1-cell", "alpha-east-2-cell", "alpha-east-1"


def test_the_second_who_gives_a_person_away_is_told(world):
    everything = scope.Scope.everything()
    with within(everything):
        roles = ("organization_officer", "organization_head")
        people = [world.actor(role, "alpha-east") for role in roles]
        person = Candidate.objects.create(
            organization=world[HERE], full_name="Đỗ Thị Ưu Tú", sex="female",
            stage="outstanding", noticed_on=date(2025, 1, 5),
        )  # fmt: skip
        person.refresh_from_db()

    def give(by, code):
        with within(by.scope()):
            return change_candidate(
                candidate=person, version=person.version, values={}, today=date(2026, 1, 20),
                by=by, organization=world[code],
            )  # fmt: skip

    found = at_once(lambda: give(people[0], THERE), lambda: give(people[1], ELSEWHERE))

    refused = [one for one in found if isinstance(one, Conflict)]
    assert [one.code for one in refused] == ["stale"]
    with within(everything):
        after = Candidate.objects.select_related("organization").get(pk=person.pk)
    assert after.version == person.version + 1
    assert after.organization.code in (THERE, ELSEWHERE)
