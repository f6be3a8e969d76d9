"""Steps of admission through the API: the refusals of the pages, nothing half-done."""

from __future__ import annotations

from datetime import date

import pytest

from apps.membership.models import Candidate
from apps.tenancy import scope
from tests.membership.api import sent

pytestmark = pytest.mark.django_db
VOTE = {"held_on": "2026-03-20", "entitled": 6, "present": 6, "in_favour": 6, "against": 0}


def test_a_vote_with_more_ballots_than_members_is_refused_with_its_rule_and_leaves_nothing(
    browser, admission_law, person
):
    someone = person
    with scope.use(scope.Scope.everything()):
        Candidate.objects.filter(pk=someone.pk).update(stage="dossier", dossier_on=date(2026, 3, 1))
    client, one = browser(), f"candidates/{someone.pk}"
    code, said = sent(client, f"{one}/votes", version=1, body="cell", **VOTE | {"in_favour": 7})
    assert (code, set(said["fields"])) == (409, {"in_favour"})
    code, said = sent(client, f"{one}/votes", version=1, body="cell", **VOTE)
    assert (code, len(said["votes"]), said["version"]) == (200, 1, 2)
    # Over an older version: told, and nothing written.
    assert (
        sent(client, f"{one}/papers", version=1, code="opinions", dated_on="2026-03-20")[0] == 409
    )
    away = browser("organization_officer", "alpha-west")
    never = sent(away, "candidates/7999999999/votes", version=1, body="cell", **VOTE)
    assert sent(away, f"{one}/votes", version=2, body="cell", **VOTE) == never
    assert never[0] == 404
