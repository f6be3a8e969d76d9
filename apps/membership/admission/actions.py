"""What happens to a person on the way into the Party, up to the dossier. One action per event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused, raise_all
from apps.core.vietnamese import normalise
from apps.membership.admission import alike, judging, permissions
from apps.membership.admission.choices import ON_THE_WAY, Outcome, Stage
from apps.membership.admission.steps import locked_candidate, log, step, store
from apps.membership.judging import HOMES
from apps.membership.models import (
    BackgroundCheck,
    Candidate,
    CandidatePaper,
    CandidateReview,
    CandidateVote,
    Member,
)
from apps.membership.procedures.judging import refusals_of, settle
from apps.membership.procedures.rules import Finding, day_findings
from apps.regulations.lookup import rule_book
from apps.tenancy.models import Organization

EDITABLE = (
    "full_name", "birth_name", "birth", "sex", "ethnicity", "religion", "citizen_number",
    "native_place", "residence", "position", "occupation", "education", "education_exception",
    "phone", "noticed_on", "certificate_number", "certificate_on",
)  # fmt: skip


@audit.act("membership.candidate_registered")
def register_candidate(
    *,
    organization: Organization,
    values: dict[str, Any],
    today: date,
    by: Actor,
    other_person: bool = False,
) -> Candidate:
    """Enter an outstanding person whom a cell of the own range follows.

    Raises NotAllowed, RuleRefused or Invalid; RuleRefused too for a record that is alike, unless
    it was said to be of an ``other_person``.
    """
    require(by, permissions.CHANGE, organization)
    _may_write(by, values)
    candidate = Candidate(organization=organization)
    _apply(candidate, values)
    if candidate.noticed_on is None:
        candidate.noticed_on = today
    raise_all(list(refusals_of(_required(candidate, today))))
    twins = alike.in_sight(by, candidate)
    if twins and not other_person:
        raise RuleRefused("candidate_alike", field="other_person", count=len(twins))
    store(candidate)
    said = {"alike": len(twins)} if twins else {}
    log("membership.candidate_registered", candidate, by, **said)
    return candidate


@audit.act("membership.candidate_changed")
def change_candidate(
    *, candidate: Candidate, version: int, values: dict[str, Any], today: date, by: Actor,
    organization: Organization | None = None,
) -> Candidate:  # fmt: skip
    """Change what is known of a person, as read at ``version``, or which cell follows them.

    Raises NotAllowed, Conflict, RuleRefused or Invalid.
    """
    locked = locked_candidate(candidate, version, by, stages=ON_THE_WAY)
    touched = {name for name in values if getattr(locked, name) != values[name]}
    if organization is not None and organization.pk != locked.organization_id:
        _give_to(locked, organization, by)
        touched.add("organization")
    _may_write(by, dict.fromkeys(touched, True))
    _apply(locked, values)
    raise_all(list(refusals_of(_required(locked, today))))
    step(locked)
    log("membership.candidate_changed", locked, by, fields=sorted(touched))
    return locked


@audit.act("membership.candidates_reviewed")
def review_candidates(
    *,
    organization: Organization,
    month: date,
    held_on: date,
    outcomes: Mapping[int, str],
    today: date,
    by: Actor,
) -> list[CandidateReview]:
    """Record the cell's monthly review of the persons it follows, all at once.

    A second recording of the same month replaces what was said of each person. Raises NotAllowed,
    RuleRefused or Invalid; then nothing is recorded.
    """
    require(by, permissions.CHANGE, organization)
    month = CandidateReview.month_of(month)
    settle(_review_findings(month, held_on, outcomes, today))
    rows = Candidate.objects.in_scope_of(by).under_review().filter(organization=organization)
    found = {row.pk: row for row in rows.select_for_update(of=("self",)).order_by("pk")}
    if not set(outcomes) <= found.keys():
        raise RuleRefused("review_of_another_cell")
    raise_all(
        [one for pk, outcome in outcomes.items() for one in _unfit(found[pk], outcome, held_on)]
    )
    made = [_review(found[pk], outcome, month, held_on) for pk, outcome in sorted(outcomes.items())]
    counted: dict[str, Any] = {
        code: sum(one.outcome == code for one in made) for code in Outcome.values
    }
    audit.record(
        by, action="membership.candidates_reviewed", obj=organization, month=f"{month:%m/%Y}",
        **{code: count for code, count in counted.items() if count},
    )  # fmt: skip
    return made


@audit.act("membership.candidate_sponsors")
def assign_sponsors(
    *,
    candidate: Candidate,
    version: int,
    helper: Member | None,
    introducer: Member | None,
    introducer_since: date | None,
    today: date,
    by: Actor,
) -> Candidate:
    """Name the member who helps and the one who introduces.

    Raises NotAllowed, Conflict, RuleRefused or Invalid: not official, of another cell.
    """
    locked = locked_candidate(candidate, version, by, stages=ON_THE_WAY)
    for name, given in (("helper", helper), ("introducer", introducer)):
        # Whom a wall hides from the actor is not taken away by a form that cannot show them.
        hidden = getattr(locked, f"{name}_id") is not None and getattr(locked, name) is None
        if given is not None or not hidden:
            setattr(locked, name, given)
    locked.introducer_since = introducer_since if locked.introducer_id else None
    found = judging.sponsor_findings(locked, on=today, book=rule_book([judging.INTRODUCER]))
    # Nobody named yet, and a year not full yet, matter when the cell votes.
    later = {"helper_missing", "introducer_missing", "introducer_too_new"}
    settle(
        [one for one in found if one.code not in later]
        + day_findings(today=today, introducer_since=introducer_since)
    )
    step(locked)
    log("membership.candidate_sponsors", locked, by)
    return locked


@audit.act("membership.candidate_dossier")
def start_dossier(
    *, candidate: Candidate, version: int, started_on: date, today: date, by: Actor
) -> Candidate:
    """Begin the dossier of a sympathiser.

    Raises NotAllowed, Conflict or RuleRefused: not on the list, without helper or introducer.
    """
    locked = locked_candidate(candidate, version, by, stages=(Stage.SYMPATHISER,))
    found = day_findings(today=today, started_on=started_on)
    if locked.listed_on and started_on < locked.listed_on:
        found.append(Finding("dossier_before_list", "started_on"))
    found += [
        Finding(f"{name}_missing", "started_on")
        for name in ("helper", "introducer")
        if getattr(locked, f"{name}_id") is None
    ]
    settle(found)
    locked.stage, locked.dossier_on = Stage.DOSSIER, started_on
    step(locked)
    log("membership.candidate_dossier", locked, by)
    return locked


@audit.act("membership.candidate_ended")
def end_candidate(
    *, candidate: Candidate, version: int, ended_on: date, reason: str, today: date, by: Actor
) -> Candidate:
    """Stop following a person; the record stays with the reason.

    Raises NotAllowed, Conflict, RuleRefused or Invalid.
    """
    locked = locked_candidate(candidate, version, by, stages=ON_THE_WAY)
    if not reason.strip():
        raise RuleRefused("reason_missing", field="reason")
    settle(day_findings(today=today, ended_on=ended_on))
    locked.stage, locked.ended_on = Stage.ENDED, ended_on
    locked.ending_reason = reason.strip()
    step(locked)
    log("membership.candidate_ended", locked, by)
    return locked


def _give_to(locked: Candidate, organization: Organization, by: Actor) -> None:
    """Another cell goes on where this one stopped: what was reviewed, voted and filed goes along,
    and helper and introducer are asked for again when that cell votes."""
    require(by, permissions.CHANGE, organization)
    if not organization.active:
        raise RuleRefused("unit_unknown", field="organization")
    locked.organization = organization
    locked.save(update_fields=["organization"])
    locked.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    for rows in (CandidateReview, CandidateVote, CandidatePaper, BackgroundCheck):
        rows.objects.filter(candidate=locked).update(organization=organization)


def _may_write(by: Actor, values: Mapping[str, Any]) -> None:
    touched = any(values.get(name) for name in Candidate.SENSITIVE)
    if touched and not by.has(permissions.SENSITIVE):
        raise NotAllowed(permission=str(permissions.SENSITIVE))


def _apply(candidate: Candidate, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if name not in EDITABLE:
            raise ValueError(name)
        setattr(candidate, name, normalise(value).strip() if isinstance(value, str) else value)


def _required(candidate: Candidate, today: date) -> list[Finding]:
    found = day_findings(
        today=today, noticed_on=candidate.noticed_on, certificate_on=candidate.certificate_on
    )
    if candidate.organization.tier not in HOMES:
        params = {"unit": candidate.organization.name}
        found.append(Finding("unit_takes_no_members", "organization", params=params))
    if not candidate.full_name:
        found.append(Finding("name_missing", "full_name"))
    if not candidate.sex:
        found.append(Finding("sex_missing", "sex"))
    found += _birth_findings(candidate, today)
    number = candidate.citizen_number
    if number and not (number.isascii() and number.isdigit() and len(number) == 12):
        found.append(Finding("citizen_number_digits", "citizen_number"))
    return found


def _birth_findings(candidate: Candidate, today: date) -> list[Finding]:
    """Nobody is followed, or finishes a class, before being born; of a birth known by month or
    year only what is certain counts."""
    if not candidate.birth:
        return []
    born = candidate.birth.earliest()
    found = [Finding("date_in_future", "birth")] if born > today else []
    for name in ("noticed_on", "certificate_on"):
        day = getattr(candidate, name)
        if day and day < born:
            found.append(Finding("before_birth", name))
    return found


def _review_findings(
    month: date, held_on: date, outcomes: Mapping[int, str], today: date
) -> list[Finding]:
    found = day_findings(today=today, held_on=held_on)
    if CandidateReview.month_of(held_on) != month:
        found.append(Finding("review_of_another_month", "held_on"))
    if not outcomes:
        found.append(Finding("review_of_nobody"))
    if set(outcomes.values()) - set(Outcome.values):
        found.append(Finding("outcome_unknown"))
    return found


FITTING = {
    Stage.OUTSTANDING: {Outcome.PUT_ON, Outcome.NOT_YET},
    Stage.SYMPATHISER: {Outcome.KEPT, Outcome.TAKEN_OFF},
}


def _unfit(candidate: Candidate, outcome: str, held_on: date) -> list[RuleRefused]:
    """An outcome that does not fit where the person stood before this month's review."""
    month = CandidateReview.month_of(held_on)
    again = candidate.reviews.filter(month=month).exists()  # type: ignore[attr-defined]
    if again or outcome in FITTING[Stage(candidate.stage)]:
        return []
    return [RuleRefused("outcome_does_not_fit", name=candidate.full_name)]


def _review(candidate: Candidate, outcome: str, month: date, held_on: date) -> CandidateReview:
    made, _new = CandidateReview.objects.update_or_create(
        candidate=candidate,
        month=month,
        defaults={
            "organization": candidate.organization, "held_on": held_on, "outcome": outcome,
        },
    )  # fmt: skip
    on_list = outcome in (Outcome.PUT_ON, Outcome.KEPT)
    stage = Stage.SYMPATHISER if on_list else Stage.OUTSTANDING
    if candidate.stage != stage:
        candidate.stage = stage
        candidate.listed_on = (candidate.listed_on or held_on) if on_list else None
        step(candidate)
    return made
