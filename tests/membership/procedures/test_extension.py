"""The limit of a decision is extended once, as far as its rule allows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.membership.admission import candidate_clocks, dossier_actions
from apps.membership.models import Candidate, CandidateVote, Procedure, ProcedureVote
from apps.membership.procedures import actions, clocks
from apps.regulations.models import RuleValue
from tests.membership.admission.conftest import admission_law, person

__all__ = ["admission_law", "person"]
pytestmark = pytest.mark.usefixtures("admission_law", "everything")
MET, FAR = date(2026, 1, 12), date(2030, 1, 1)
NOON = "2026-03-31T05:00:00Z"
"""60 working days after Monday 12 January end on 6 April, 75 on 27 April: no holiday is known."""
KEYS = ("membership.admission.decision.limit", "membership.recognition.decision.limit")
BALLOTS = {"entitled": 6, "present": 6, "in_favour": 6, "carried": True}


@pytest.fixture
def head(world):
    return world.actor("organization_head", "alpha-east")


@pytest.fixture
def rule(admission_law):
    rows = RuleValue.objects.filter(key__in=KEYS)
    rows.update(extension_cap=15)
    return rows


@pytest.fixture
def proposed(person):
    CandidateVote.objects.create(
        organization=person.organization, candidate=person, body="cell", held_on=MET, **BALLOTS
    )
    Candidate.objects.filter(pk=person.pk).update(stage="proposed")
    person.refresh_from_db()
    return person


def extend(one: Any, by: Any, days: int = 15, basis: str = "Công văn 12-CV/HU") -> Any:
    one.refresh_from_db()
    return dossier_actions.extend_admission(
        candidate=one, version=one.version, days=days, basis=basis, by=by
    )


def due() -> date:
    found = candidate_clocks.candidate_clocks(
        lambda rows: rows.all(), until=FAR, today=date(2026, 3, 31)
    )
    return next(one.due for one in found if one.kind == candidate_clocks.DECISION)


def test_the_limit_of_an_admission_moves_on_page_and_clock(proposed, rule, head, browser):
    assert due() == date(2026, 4, 6)
    extend(proposed, head)
    assert due() == date(2026, 4, 27)
    line = AuditEntry.objects.get(action="membership.candidate_extended")
    assert (line.object_id, line.params["days"]) == (proposed.pk, 15)
    with time_machine.travel(NOON, tick=False):
        text = browser().get(reverse("membership:candidate", args=[proposed.pk])).content.decode()
    assert "27/04/2026" in text
    assert "Công văn 12-CV/HU" in text


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"days": 16}, "extension_too_long"),
        ({"days": 0}, "extension_too_long"),
        ({"basis": " "}, "extension_basis_missing"),
    ],
)
def test_what_the_rule_does_not_allow_is_refused(proposed, rule, head, changes, code):
    with pytest.raises(RuleRefused, match=code):
        extend(proposed, head, **changes)
    proposed.refresh_from_db()
    assert (proposed.extended_by, proposed.version) == (None, 1)


def test_a_second_extension_is_refused_and_names_the_rule(proposed, rule, head):
    extend(proposed, head, days=5)
    with pytest.raises(RuleRefused, match="extension_twice") as found:
        extend(proposed, head, days=5)
    assert "294-QĐ/TW" in found.value.message


def test_a_rule_without_an_extension_allows_none(proposed, head):
    with pytest.raises(RuleRefused, match="extension_unknown"):
        extend(proposed, head)


def test_a_draft_rule_only_reminds_of_its_length(proposed, rule, head):
    rule.update(status="draft")
    assert extend(proposed, head, days=20).extended_by == 20


def test_before_the_resolution_nothing_runs_and_an_officer_extends_nothing(
    person, proposed, rule, head, world
):
    with pytest.raises(NotAllowed):
        extend(proposed, world.actor("organization_officer", "alpha-east"))
    Candidate.objects.filter(pk=person.pk).update(stage="dossier")
    with pytest.raises(RuleRefused, match="step_out_of_order"):
        extend(person, head)


def test_with_a_struck_resolution_the_extension_ends(proposed, rule, head, world):
    extend(proposed, head)
    proposed.refresh_from_db()
    dossier_actions.strike_candidate_vote(
        candidate=proposed, version=proposed.version, vote=proposed.votes.get(), reason="Nhầm",
        by=world.actor("organization_officer", "alpha-east"),
    )  # fmt: skip
    proposed.refresh_from_db()
    assert (proposed.stage, proposed.extended_by, proposed.extension_basis) == ("dossier", None, "")


@pytest.fixture
def recognition(candidate):
    made = Procedure.objects.create(
        organization=candidate.organization, member=candidate, kind="recognition",
        opened_on=date(2026, 2, 2),
    )  # fmt: skip
    ProcedureVote.objects.create(
        organization=candidate.organization, member=candidate, procedure=made, body="cell",
        held_on=date(2026, 2, 9), **BALLOTS,
    )  # fmt: skip
    return made


def test_the_limit_of_a_recognition_is_extended_on_its_page_with_a_tick(recognition, rule, browser):
    page, officer = browser("organization_head"), browser()
    show = reverse("membership:procedure", args=[recognition.pk])
    act = reverse("membership:procedure_extend", args=[recognition.pk])
    assert act in page.get(show).content.decode()
    assert act not in officer.get(show).content.decode()
    data = {"extend-version": "1", "extend-days": "10", "extend-basis": "Công văn 9-CV/HU"}
    assert page.post(act, data).status_code == 422
    assert page.post(act, data | {"extend-confirmed": "on", "extend-days": "16"}).status_code == 422
    assert page.post(act, data | {"extend-confirmed": "on"}).status_code == 302
    text = page.get(show).content.decode()
    # 30 and 10 working days after Monday 9 February 2026.
    assert "06/04/2026" in text
    assert "Công văn 9-CV/HU" in text
    assert act not in text
    (clock,) = clocks.clocks(lambda rows: rows.all(), until=FAR, today=date(2026, 3, 31))
    assert clock.due == date(2026, 4, 6)


def test_a_recognition_without_a_resolution_has_no_limit_to_extend(recognition, rule, head):
    actions.strike_vote(
        procedure=recognition, version=1, vote=recognition.votes.get(), reason="Nhầm", by=head
    )
    recognition.refresh_from_db()
    with pytest.raises(RuleRefused, match="extension_of_no_limit"):
        actions.extend_decision(
            procedure=recognition, version=recognition.version, days=5, basis="x", by=head
        )
