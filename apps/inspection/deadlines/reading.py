"""The limits of cases: facts in a few queries, then the pure rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.text import capfirst

from apps.core.working_days import Calendar
from apps.inspection.choices import OPEN, ManagementTier
from apps.inspection.deadlines import limitation as time_bar
from apps.inspection.deadlines import rules
from apps.inspection.deadlines.choices import HoldReason
from apps.inspection.deadlines.limitation import Limitation, PastAct
from apps.inspection.deadlines.rules import CASE_CLOCK, ClockSpec, Due, Extension, Pause
from apps.inspection.models import (
    Case,
    CaseClock,
    CaseExtension,
    CaseHold,
    CaseStep,
    CaseSubject,
    NoSanction,
    Sanction,
    ViolationAct,
)
from apps.regulations.lookup import calendar_between, rule_book
from apps.regulations.models import ProcedureStep
from apps.regulations.rules import Rule, RuleBook
from apps.tenancy.models import OrganizationVersion

YEARS_AHEAD = timedelta(days=3 * 366)
DAYS = ("registered_on", "received_on", "decided_on", "planned_from", "concluded_on")


@dataclass
class Facts:
    """What the limits of one case follow from."""

    case: Case
    steps: dict[str, CaseStep] = field(default_factory=dict)
    limits: list[ProcedureStep] = field(default_factory=list)
    holds: list[CaseHold] = field(default_factory=list)
    extensions: list[CaseExtension] = field(default_factory=list)
    tiers: list[tuple[Any, str]] = field(default_factory=list)
    about_person: bool = True
    centrally_managed: bool = False
    subjects: int = 0
    contested_received_on: date | None = None

    @property
    def spec(self) -> ClockSpec | None:
        """Which rule limits the case."""
        return rules.main_clock(
            self.case.kind, self.case.body, about_person=self.about_person,
            centrally_managed=self.centrally_managed,
        )  # fmt: skip

    def day(self, trigger: str) -> date | None:
        """A day of the case, or the day on which a step was done."""
        if trigger in DAYS:
            found: date | None = getattr(self.case, trigger)
            return found
        if trigger == rules.FILING.trigger:
            return self.contested_received_on
        step = self.steps.get(trigger)
        return step.done_on if step is not None else None

    def level(self, on: date) -> str:
        """The level of the body on a day: organisations change their tier."""
        then = next((tier for valid, tier in self.tiers if on in valid), "")
        return rules.level_of(then or self.case.organization.tier, self.case.body)

    def pauses(self) -> list[Pause]:
        """The holds that pause the limit of the case."""
        return [_pause(hold) for hold in self.holds if hold.pauses_deadline]

    def step_pauses(self) -> list[Pause]:
        """The holds that pause the limits of steps: those of the whole case. What stands still for
        one of several subjects goes on for the others, so no step waits for it."""
        return [
            _pause(hold)
            for hold in self.holds
            if hold.pauses_deadline and (hold.subject_id is None or self.subjects == 1)
        ]

    def excluded(self, subject_id: int) -> list[Pause]:
        """The holds that pause the limitation of a subject: its own, and those of the case."""
        return [
            _pause(hold)
            for hold in self.holds
            if hold.pauses_limitation and hold.subject_id in (None, subject_id)
        ]

    def extended(self, clock: str) -> list[Extension]:
        """The extensions of a limit."""
        return [
            Extension(row.days, row.decided_on, row.decision_number, row.signer)
            for row in self.extensions
            if row.clock == clock
        ]


def _pause(hold: CaseHold) -> Pause:
    return Pause(hold.from_on, hold.until_on, hold.reason)


@dataclass(frozen=True)
class Law:
    """Rules and calendar for the cases at hand."""

    book: RuleBook
    calendar: Calendar

    def find(self, key: str, *, on: date, level: str) -> Rule | None:
        """The value of the day; with a limit that counts days."""
        return self.book.find(key, on=on, level=level)


@dataclass(frozen=True)
class ShownClock:
    """One limit of a case as its page shows it."""

    code: str
    title: Any
    due: Due | None
    trigger: str = ""
    """What it counts from, while that has not come."""
    done_on: date | None = None
    days_left: int | None = None

    @property
    def was_kept(self) -> bool | None:
        """Whether what is done was done in time; None while it is not, or nothing limits it."""
        if self.done_on is None or self.due is None or self.due.day is None:
            return None
        return self.done_on <= self.due.day

    @property
    def pauses(self) -> list[tuple[str, Pause]]:
        """What moved the day by standing still, each with its ground in words."""
        named = dict(HoldReason.choices)
        found = self.due.pauses if self.due else ()
        return [(capfirst(str(named.get(one.reason, ""))), one) for one in found]


def facts_of(cases: Iterable[Case]) -> dict[int, Facts]:
    """The facts of cases whose organisation was read with them; as many queries for any number."""
    found = {case.pk: Facts(case) for case in cases}
    ids = list(found)
    if not ids:
        return found
    for step in CaseStep.objects.filter(case_id__in=ids):
        found[step.case_id].steps[step.code] = step
    for hold in CaseHold.objects.filter(case_id__in=ids).order_by("from_on", "pk"):
        found[hold.case_id].holds.append(hold)
    for row in CaseExtension.objects.filter(case_id__in=ids).order_by("decided_on", "pk"):
        found[row.case_id].extensions.append(row)
    for clock in CaseClock.objects.filter(case_id__in=ids):
        found[clock.case_id].contested_received_on = clock.contested_received_on
    _add_subjects(found)
    _add_procedures(found)
    _add_tiers(found)
    return found


def _add_subjects(found: dict[int, Facts]) -> None:
    rows = CaseSubject.objects.filter(case_id__in=list(found), removed_on__isnull=True)
    persons: dict[int, bool] = {}
    for case_id, is_person, tier in rows.values_list("case_id", "is_person", "management_tier"):
        persons[case_id] = persons.get(case_id, False) or is_person
        found[case_id].subjects += 1
        found[case_id].centrally_managed |= tier == ManagementTier.CENTRAL
    for case_id, is_person in persons.items():
        found[case_id].about_person = is_person


def _add_procedures(found: dict[int, Facts]) -> None:
    templates = {facts.case.template_id for facts in found.values()} - {None}
    limits: dict[int, list[ProcedureStep]] = {}
    for step in ProcedureStep.objects.filter(template_id__in=templates).exclude(limit_key=""):
        limits.setdefault(step.template_id, []).append(step)
    for facts in found.values():
        facts.limits = limits.get(facts.case.template_id or 0, [])


def _add_tiers(found: dict[int, Facts]) -> None:
    units = {facts.case.organization_id for facts in found.values()}
    rows = OrganizationVersion.objects.filter(organization_id__in=units)
    tiers: dict[int, list[tuple[Any, str]]] = {}
    for unit, valid, tier in rows.values_list("organization_id", "valid", "tier"):
        tiers.setdefault(unit, []).append((valid, tier))
    for facts in found.values():
        facts.tiers = tiers.get(facts.case.organization_id, [])


def law_of(found: Iterable[Facts]) -> Law:
    """The rules that these cases ask for, and the calendar around them; two queries."""
    many = list(found)
    keys = {facts.spec.key for facts in many if facts.spec}
    keys |= {step.limit_key for facts in many for step in facts.limits}
    keys |= {rules.FILING.key}
    days = [day for facts in many for day in _days(facts)] or [date(2020, 1, 1)]
    return Law(rule_book(sorted(keys)), calendar_between(min(days), max(days) + YEARS_AHEAD))


def _days(facts: Facts) -> list[date]:
    triggers = [*DAYS, rules.FILING.trigger, *facts.steps]
    return [day for trigger in triggers if (day := facts.day(trigger)) is not None]


def case_due(facts: Facts, law: Law) -> Due | None:
    """The limit of the case: by its rule, or by its plan where no rule sets one or what the rule
    counts from has not come; None where there is no plan either."""
    spec, pauses, more = facts.spec, facts.pauses(), facts.extended(CASE_CLOCK)
    start = facts.day(spec.trigger) if spec else None
    if spec and start:
        rule = law.find(spec.key, on=start, level=facts.level(start))
        if rule is not None and not rule.is_unlimited:
            return rules.due(start, rule, calendar=law.calendar, pauses=pauses, extensions=more)
    case = facts.case
    if case.planned_until is None:
        return None
    begin = case.planned_from or case.decided_on or case.registered_on
    until = max(begin, case.planned_until)
    return rules.due_by_plan(begin, until, pauses=pauses, extensions=more)


def step_due(facts: Facts, law: Law, step: ProcedureStep) -> Due | None:
    """The limit of a step that its procedure names a rule for."""
    start = facts.day(step.trigger)
    if start is None:
        return None
    rule = law.find(step.limit_key, on=start, level=facts.level(start))
    if rule is None or rule.is_unlimited:
        return None
    more = facts.extended(step.code)
    pauses = facts.step_pauses()
    return rules.due(start, rule, calendar=law.calendar, pauses=pauses, extensions=more)


def filing_due(facts: Facts, law: Law) -> Due | None:
    """Until when the decision could be complained about."""
    start = facts.contested_received_on
    if start is None:
        return None
    rule = law.find(rules.FILING.key, on=start, level=facts.level(start))
    return rules.due(start, rule, calendar=law.calendar) if rule else None


def kept_day(facts: Facts, law: Law) -> date | None:
    """What lists filter by: the day on which an open case without a conclusion is due."""
    if facts.case.phase not in OPEN or facts.case.concluded_on is not None:
        return None
    found = case_due(facts, law)
    return found.day if found else None


@dataclass(frozen=True)
class ActLimits:
    """One violation with its limitation: for the form that was voted, or for each."""

    act: ViolationAct
    found: tuple[Limitation, ...]
    judged_on: date
    """The conclusion; while there is none, today."""
    form: str = ""

    @property
    def expired(self) -> bool:
        """Whether discipline is no longer possible for the form that was voted."""
        states = [one.state(self.judged_on) for one in self.found]
        return bool(self.form) and states == [time_bar.EXPIRED]


def acts_of(case: Case, today: date, facts: Facts) -> list[ActLimits]:
    """The limitation of each violation of a case; as many queries for any number."""
    acts = ViolationAct.objects.filter(case_id=case.pk, struck="")
    rows = list(acts.select_related("subject").order_by("began_on", "pk"))
    if not rows:
        return []
    on = case.concluded_on or today
    voted, keys = _voted_forms(case), _limitation_keys()
    book = rule_book(sorted(set(keys.values())))
    found = []
    for row in rows:
        person, form = row.subject.is_person, voted.get(row.subject_id, "")
        forms: Sequence[str] = [form] if form else _forms(is_person=person)
        by_form = {one: book.find(keys[one, person], on=on) for one in forms}
        others = [
            past(other)
            for other in rows
            if other.subject_id == row.subject_id and other.pk != row.pk
        ]
        excluded = facts.excluded(row.subject_id)
        limits = time_bar.by_form(past(row), by_form, others=others, excluded=excluded)
        found.append(ActLimits(row, tuple(limits), on, form))
    return found


def _voted_forms(case: Case) -> dict[int, str]:
    """The form that was finally voted, by subject."""
    barred = NoSanction.objects.filter(case_id=case.pk, struck="")
    given = Sanction.objects.filter(case_id=case.pk, replaced_on__isnull=True)
    found = dict(barred.exclude(voted_form="").values_list("subject_id", "voted_form"))
    return found | dict(given.values_list("subject_id", "form"))


def _limitation_keys() -> dict[tuple[str, bool], str]:
    return {
        (form, person): time_bar.key_of(form, is_person=person)
        for person in (True, False)
        for form in _forms(is_person=person)
    }


def _forms(*, is_person: bool) -> Sequence[str]:
    return time_bar.PERSON_FORMS if is_person else time_bar.ORGANISATION_FORMS


def past(row: ViolationAct) -> PastAct:
    """A violation as the rules take it."""
    matter = time_bar.UNLIMITED if row.without_limitation else time_bar.ORDINARY
    return PastAct(row.began_on, row.ended_on, row.discovered_on, row.goes_on, matter)


def excluded_of(case: Case, subject_id: int) -> list[Pause]:
    """The time that the limitation of a subject leaves out."""
    holds = CaseHold.objects.filter(case_id=case.pk, pauses_limitation=True).order_by("from_on")
    return [_pause(hold) for hold in holds if hold.subject_id in (None, subject_id)]
