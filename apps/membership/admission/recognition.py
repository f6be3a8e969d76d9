"""Recognition as an official member: the procedure that ends a probation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.core.formats import date_text
from apps.membership import judging
from apps.membership.admission.rules import meeting_findings
from apps.membership.choices import State
from apps.membership.lookup import citation, limits_for
from apps.membership.models import Member, Procedure
from apps.membership.procedures.choices import Body, Kind
from apps.membership.procedures.lookup import limit_day
from apps.membership.procedures.registry import Decision, Details, KindSpec, PaperSpec
from apps.membership.procedures.rules import Finding
from apps.membership.rules import Dates, Limit, official_date

MEETING = "membership.recognition.limit"
PAPERS = (
    PaperSpec("new_member_class", _("certificate of the class for new members")),
    PaperSpec("self_review", _("self-review of the probationary member")),
    PaperSpec("helper_opinion", _("opinion of the helping member")),
    PaperSpec("opinions", _("summary of opinions of mass organisations and of the residence")),
    PaperSpec("cell_resolution", _("resolution of the cell")),
    PaperSpec("section_report", _("report of the section committee"), required=False),
    PaperSpec("grassroots_resolution", _("resolution of the grassroots committee"), required=False),
)


def probation_of(member: Member) -> Limit | None:
    """How long this member's probation lasts, by the rule of the ceremony."""
    return limits_for(Dates(ceremony=member.ceremony_on)).probation_months


def day_of_recognition(member: Member) -> date | None:
    """The day a fit member becomes official, whatever the day of the meeting."""
    limit = probation_of(member)
    if member.ceremony_on is None or limit is None:
        return None
    return official_date(member.ceremony_on, limit.value)


def _may_open(member: Member, day: date, details: Details) -> list[Finding]:
    if member.state != State.PROBATIONARY:
        return [Finding("kind_does_not_fit")]
    return [] if member.ceremony_on else [Finding("ceremony_unknown")]


def _may_vote(procedure: Procedure, body: str, held_on: date) -> list[Finding]:
    member = procedure.member
    if body != Body.CELL or member.ceremony_on is None:
        return []
    return meeting_findings(member.ceremony_on, held_on, probation_of(member))


def _may_decide(procedure: Procedure, decision: Decision) -> list[Finding]:
    if procedure.member.state != State.PROBATIONARY:
        return [Finding("kind_does_not_fit")]
    due = day_of_recognition(procedure.member)
    if due is None:
        return [Finding("ceremony_unknown")]
    if decision.decided_on < due:
        return [Finding("decided_before_probation_ends", params={"day": f"{due:%d/%m/%Y}"})]
    return []


def _effective(procedure: Procedure, decision: Decision) -> date:
    due = day_of_recognition(procedure.member)
    assert due is not None
    return due


def _apply(procedure: Procedure, by: Any) -> None:
    """The member is official from the day the probation ended; raises what a record refuses."""
    member = Member.objects.select_for_update(of=("self",)).get(pk=procedure.member_id)
    member.official_on = procedure.effective_on
    member.official_decision_number = procedure.decision_number
    member.state = State.OFFICIAL
    judging.check(member, today=procedure.decided_on or member.official_on)
    member.version += 1
    member.save()


def _notes(procedure: Procedure, votes: list[Any]) -> list[tuple[str, Any]]:
    """From when until when the cell meets, and a meeting that came late."""
    due = day_of_recognition(procedure.member) or procedure.effective_on
    found = limit_day(MEETING, start=due) if due else None
    if due is None or found is None:
        return []
    words = {"first": date_text(due), "last": date_text(found[0]), "source": citation(found[1])}
    window = _("The cell meets from %(first)s to %(last)s (%(source)s).") % words
    if not found[1].may_block:
        window = " ".join([window, _("Draft rule, only a reminder") + "."])
    notes = [("info", window)]
    late = [vote.held_on for vote in votes if vote.body == Body.CELL and vote.held_on > found[0]]
    if late:
        words["day"] = date_text(min(late))
        text = _("The cell met late, on %(day)s. The official date stays %(first)s.") % words
        notes.append(("warn", text))
    return notes


SPEC = KindSpec(
    code=Kind.RECOGNITION,
    label=Kind.RECOGNITION.label,
    papers=PAPERS,
    fits=lambda member: member.state == State.PROBATIONARY,
    may_open=_may_open,
    may_vote=_may_vote,
    may_decide=_may_decide,
    effective_on=_effective,
    apply=_apply,
    rounds_key="membership.recognition.vote_rounds",
    decision_limit="membership.recognition.decision.limit",
    notes=_notes,
    after_refusal=Kind.STRIKE_OFF,
    help=_(
        "The member becomes official on the day the probation ends, whatever the day of the "
        "meeting."
    ),
)
