"""How the rules judge a file: asked of ``judging``, stored with the decision, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import pgettext_lazy

from apps.accounts.actor import Actor
from apps.cadres.appointments import reading, rules
from apps.cadres.appointments.choices import Answer, AppointmentAct, Origin
from apps.cadres.choices import TitleKind
from apps.cadres.judging import facts, lookup
from apps.cadres.judging import rules_office as office
from apps.cadres.judging.acts import judge
from apps.cadres.judging.choices import Act
from apps.cadres.judging.lookup import citation
from apps.cadres.judging.reading import (
    Asked,
    exceptions_for,
    kept_with_act,
    with_exceptions,
)
from apps.cadres.judging.rules import Judgement, Law, Verdict, blocks, only_warning, overridden
from apps.cadres.judging.sentences import sentence
from apps.cadres.judging.subjects import CadreFacts, Case
from apps.cadres.models import PlanningEntry
from apps.cadres.planning.choices import ListState
from apps.core.errors import RuleRefused
from apps.regulations.lookup import calendar_between

ACTS = {
    AppointmentAct.APPOINTMENT: "appoint",
    AppointmentAct.REAPPOINTMENT: "reappoint",
    AppointmentAct.EXTENSION: "extend",
    AppointmentAct.NOMINATION: "nominate",
    AppointmentAct.COMMITTEE_SEAT: "fill_committee",
}
"""Acts about a person that ``judging`` knows by name; the others are judged by their file alone."""
KEPT_AS = {
    AppointmentAct.RESIGNATION: Act.RESIGN,
    AppointmentAct.RELEASE: Act.RELEASE,
    AppointmentAct.DISMISSAL: Act.DISMISS,
    AppointmentAct.SUSPENSION: Act.SUSPEND,
}
COMMITTEES = (
    TitleKind.COMMITTEE_MEMBER, TitleKind.STANDING_MEMBER, TitleKind.INSPECTION_MEMBER
)  # fmt: skip
SOURCES = {Origin.ON_SITE: "internal", Origin.EXTERNAL: "external"}
YEAR = timedelta(days=366)
AGREEMENT = "R-APP-15"
FREEZE = "R-APP-20"


def judge_file(whole: reading.Whole, *, on: date, decision: Any = None) -> list[Judgement]:
    """Every rule that the act asks for on a day: of the person, of the meetings, of the file."""
    file = whole.file
    law = lookup.law()
    calendar = calendar_between(min(file.opened_on, on) - YEAR, on + YEAR)
    found = [*_meetings(whole, on, law), *_of_file(whole, on, law, calendar)]
    act = ACTS.get(AppointmentAct(file.act))
    person = facts.facts_of([file.cadre_id], on=on, law=law).get(file.cadre_id)
    if act and file.title is not None and person is not None:
        target: Any = facts.targets_of([file.title], on=on)[file.title.code]
        if file.seat is not None:
            target = facts.seats_of([file.seat], on=on, without=file.cadre_id)[file.seat.pk]
        freeze = reading.freeze_of(file, on)
        case = _case(whole, person, on, decision, freeze)
        found += judge(act, person, target, on, law, case, calendar)
        if freeze is not None and not freeze.may_block:
            found = only_warning(found, FREEZE)  # a draft warns, whatever the rule itself may do
    return sorted(found, key=lambda one: one.rule)


def _meetings(whole: reading.Whole, on: date, law: Law) -> list[Judgement]:
    """R-APP-08 of each meeting held: quorum, and more than half of all summoned."""
    found = []
    for row in whole.meetings:
        agree = {"chosen": row.agree}
        if row.next_agree is not None:
            agree["next"] = row.next_agree
        found.append(
            office.meeting_carried(
                agree, "chosen", present=row.present, summoned=row.summoned, on=on, law=law
            )
        )
    return [one for one in found if one is not None]


def _of_file(whole: reading.Whole, on: date, law: Law, calendar: Any) -> list[Judgement]:
    """R-APP-09 of the approval and the time; R-APP-11 of the term; R-APP-18 of a release."""
    file = whole.file
    found: list[Judgement | None] = []
    if any(one.kind == "principle" for one in whole.steps):
        first = min((row.held_on for row in whole.meetings), default=None)
        found.append(
            office.approved_and_in_time(
                file.principle_asked_on, file.principle_on, first, file.decided_on, on=on, law=law,
                calendar=calendar,
            )
        )  # fmt: skip
    again = file.act in (AppointmentAct.REAPPOINTMENT, AppointmentAct.EXTENSION)
    if again and file.position is not None and file.position.term_ends_on is not None:
        found.append(office.not_expired(file.position.term_ends_on, on=on, law=law))
    if file.act in (AppointmentAct.RELEASE, AppointmentAct.DISMISSAL):
        proposed = max((row.held_on for row in whole.meetings), default=None)
        found.append(
            office.release_file_in_time(
                file.opened_on, proposed, file.decided_on, on=on, law=law, calendar=calendar
            )
        )
    return [one for one in found if one is not None]


def _case(
    whole: reading.Whole, person: CadreFacts, on: date, decision: Any, freeze: rules.Freeze | None
) -> Case:
    """What belongs to the act, not to the person."""
    file = whole.file
    by_dossier = file.act == AppointmentAct.APPOINTMENT
    return Case(
        reference=file.received_on if by_dossier else decision.effective_on if decision else on,
        source=SOURCES.get(Origin(file.origin), "internal"),
        first_entry=_first_entry(person),
        since=file.opened_on,
        until=decision.until if decision else None,
        notified_on=file.notified_on,
        agreement=_agreement(whole),
        both_at_once=_planned_meanwhile(whole),
        **rules.told_of(freeze),
    )


def _agreement(whole: reading.Whole) -> bool | None:
    """Whether the other managing body has agreed; while no letter is answered nothing is known."""
    answers = {row.answer for row in whole.letters} - {Answer.PENDING}
    return None if not answers else Answer.REFUSED not in answers


def _first_entry(person: CadreFacts) -> bool | None:
    """Whether a committee seat would be the first one; None while an earlier title is unclear."""
    held = (*person.current, *person.earlier)
    if any(one.title and one.title.kind in COMMITTEES for one in held):
        return False
    return None if any(one.title is None for one in held) else True


def _planned_meanwhile(whole: reading.Whole) -> bool | None:
    """Whether a list that is being prepared plans the person for the same title (R-PLAN-07).

    None for a title that is not of the catalogue: nobody can compare words.
    """
    file = whole.file
    if file.title_id is None:
        return None
    open_lists = [ListState.DRAFT, ListState.SUBMITTED]
    rows = PlanningEntry.objects.standing().filter(planning__state__in=open_lists)
    return bool(rows.filter(cadre_id=file.cadre_id, target__title_id=file.title_id).exists())


def answered(judgements: Iterable[Judgement], decision: Any) -> None:
    """Raises RuleRefused while the agreement that the title asks for is not answered: unknown is
    neither a pass nor a refusal, so nothing is decided on it; under a draft a reason lets it pass.
    """
    for one in judgements:
        if one.rule != AGREEMENT or one.verdict is not Verdict.UNKNOWN:
            continue
        said = {"rule": one.rule, "source": citation(one)}
        if one.value is not None and one.value.may_block:
            raise RuleRefused("appointment_agreement_open", **said)
        if not decision.reason.strip():
            raise RuleRefused("appointment_agreement_open_draft", field="reason", **said)


def let_pass(judgements: list[Judgement], decision: Any) -> list[Judgement]:
    """The judgements as the decision lets them pass.

    Raises RuleRefused for a rule that blocks without an override, an override that is not whole, a
    warning without a reason.
    """
    standing = blocks(judgements)
    said = (decision.authority, decision.override_reason, decision.paper)
    if standing and not any(said):
        raise RuleRefused("appointment_blocked", field="authority", rules=_names(standing))
    if any(said) and not all(said):
        raise RuleRefused("appointment_override_whole", field="override_reason")
    if standing:
        authority, reason, document = said
        override = {
            "authority": authority, "reason": reason, "document": document,
            "expires_on": decision.decided_on.isoformat(),  # it lets this act pass and no other
        }  # fmt: skip
        judgements = [
            overridden(one, override) if one.blocks else one for one in judgements
        ]  # fmt: skip
    warned = [one for one in judgements if one.verdict is Verdict.FAIL]
    if warned and not decision.reason:
        raise RuleRefused("appointment_warned", field="reason", rules=_names(warned))
    return judgements


def _names(judgements: Iterable[Judgement]) -> str:
    return "; ".join(dict.fromkeys(one.rule for one in judgements))


TONES = {
    Verdict.PASS: ("ok", "check"),
    Verdict.FAIL: ("warn", "alert"),
    Verdict.UNKNOWN: ("info", "info"),
    Verdict.OVERRIDDEN: ("exc", "pen"),
}
LABELS = {
    Verdict.PASS: pgettext_lazy("verdict", "Passed"),
    Verdict.FAIL: pgettext_lazy("verdict", "Warning"),
    Verdict.UNKNOWN: pgettext_lazy("verdict", "Not known"),
    Verdict.OVERRIDDEN: pgettext_lazy("verdict", "Let pass"),
}


def asked_of(file: Any, on: date) -> Asked:
    """The question that a file puts to the rules, as it is kept with the decision."""
    act = KEPT_AS.get(file.act) or ACTS[AppointmentAct(file.act)]
    return Asked(file.cadre, act, file.title, on, file.seat)


def shown(whole: reading.Whole, *, on: date, actor: Actor) -> list[dict[str, Any]]:
    """The judgements for the page: of a decided file those kept with it, else as of today.

    A corrected entry was judged when the first was decided. An earlier decision, entered from a
    list, was not judged here: by the law of its day.
    """
    file = whole.file
    kept: list[Judgement] = []
    first = file if file.decided_on else None
    while first is not None and not kept:
        kept, first = kept_with_act(first.reference, actor), first.supersedes
    if kept:
        return [line(one) for one in kept]
    day = file.decided_on or on
    exceptions = exceptions_for(asked_of(file, day), actor)
    return [line(one) for one in with_exceptions(judge_file(whole, on=day), exceptions)]


def line(one: Judgement) -> dict[str, Any]:
    """A judgement as the page shows it."""
    tone, icon = TONES[one.verdict]
    label = LABELS[one.verdict]
    if one.blocks:
        tone, icon, label = "bad", "bad", pgettext_lazy("verdict", "In the way")
    source = lookup.citation(one)
    text = f"{one.rule}: {sentence(one)}" + (f" {source}" if source else "")
    return {"label": label, "tone": tone, "icon": icon, "sentence": text}
