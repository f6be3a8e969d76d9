"""Measures of inspection: cases, their subjects, sanctions, complaints, letters, demands.

As in the indicators, what counts is a concluded case in the period of its conclusion, with the
subjects who are still part of it, and a sanction in the period of its first announcement.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.choices import Body, CaseKind, CommitteeLevel, Finding, ManagementTier, Phase
from apps.inspection.complaints.choices import ComplaintOutcome, ComplaintState
from apps.inspection.discipline.choices import DisciplineBody, Form
from apps.inspection.findings.choices import HOLDS, DemandState, Result
from apps.inspection.findings.law_keys import TITLES
from apps.inspection.letters.choices import FilingReason
from apps.inspection.letters.choices import Kind as LetterKind
from apps.inspection.letters.choices import State as LetterState
from apps.inspection.models import (
    Allegation,
    Case,
    CaseContent,
    CaseSubject,
    Complaint,
    Demand,
    Letter,
    Sanction,
)
from apps.regulations.choices import RuleLevel
from apps.reports.choices import Subject
from apps.reports.indicators.inspection import CONCLUDED, was_disciplined
from apps.reports.tables.dimensions import (
    Dimension,
    Moment,
    chosen,
    flag,
    of_person,
    one_of,
)
from apps.reports.tables.measures import TIER, measure, with_tier
from apps.tenancy.choices import Form as OrganizationForm
from apps.tenancy.choices import Tier

CASES, SUBJECTS = _("cases"), _("subjects of cases")
TIMES_UNIT = pgettext_lazy("unit", "times")
CHANGES = {
    "heavier": pgettext_lazy("change of discipline", "heavier"),
    "lighter": pgettext_lazy("change of discipline", "lighter"),
    "cancelled": pgettext_lazy("change of discipline", "cancelled"),
}
OBJECTS = {
    "member": pgettext_lazy("about whom", "person"),
    "organisation": pgettext_lazy("about whom", "party organisation"),
}
RANK = {form: rank for rank, form in enumerate(Form.values)}


def _content(case: str) -> Dimension:
    """What the case examines; a case with several counts under each."""

    def within(asked: tuple[str, ...], negated: bool, _moment: Moment) -> Q:  # noqa: FBT001
        rows = CaseContent.objects.filter(case=OuterRef(case), removed_on__isnull=True)
        rows = rows.exclude(code__in=asked) if negated else rows.filter(code__in=asked)
        return Q(Exists(rows))

    return Dimension(
        "content", _("content that the case examines"), dict(TITLES), lambda _asked, _moment: Q(),
        within=within,
    )  # fmt: skip


def _of_case(prefix: str) -> list[Dimension]:
    case = f"{prefix}pk" if not prefix else "case"
    return [
        chosen("kind", _("kind of case"), f"{prefix}kind", CaseKind.choices),
        chosen("body", _("carried out by"), f"{prefix}body", Body.choices),
        chosen("tier", _("tier of who carries it out"), TIER, Tier.choices),
        _content(case),
    ]


def _object(lookup: str) -> Dimension:
    return one_of(
        "object", _("about whom"), OBJECTS,
        lambda value, _moment: Q(**{lookup: value == "member"}),
    )  # fmt: skip


def _of_subject(prefix: str) -> list[Dimension]:
    return [
        _object(f"{prefix}is_person"),
        chosen(
            "committee_level", _("committee of the person at the time"),
            f"{prefix}committee_level", CommitteeLevel.choices,
        ),
        chosen(
            "management", _("who managed the person at the time"), f"{prefix}management_tier",
            ManagementTier.choices,
        ),
        chosen(
            "subject_tier", _("tier of the organisation concerned"),
            f"{prefix}subject_organization__tier", Tier.choices,
        ),
        chosen(
            "subject_form", _("committee or cell, of the organisation concerned"),
            f"{prefix}subject_organization__form", OrganizationForm.choices,
        ),
        chosen("finding", _("finding"), f"{prefix}finding", Finding.choices),
    ]  # fmt: skip


def _allegation(value: str, _moment: Moment) -> Q:
    rows = Allegation.objects.filter(subject=OuterRef("pk"), removed_on__isnull=True)
    holds = Q(Exists(rows.filter(result__in=HOLDS)))
    unclear = Q(Exists(rows.filter(result=Result.NO_GROUND)))
    if value == "holds":
        return holds
    if value == "no_ground":
        return ~holds & unclear
    return ~holds & ~unclear & Q(Exists(rows.filter(result=Result.WRONG)))


def _followed(value: str, _moment: Moment) -> Q:
    return Q(Exists(Case.objects.filter(origin=OuterRef("case"), kind=value)))


def _changed(value: str, _moment: Moment) -> Q:
    if value == "cancelled":
        return Q(outcome=ComplaintOutcome.CANCELLED)
    pairs = [
        Q(sanction__form=old, form=new)
        for old in RANK
        for new in RANK
        if (RANK[new] > RANK[old]) == (value == "heavier") and old != new
    ]
    found = Q(pk__in=[])
    for pair in pairs:
        found |= pair
    return Q(outcome=ComplaintOutcome.CHANGED) & found


def _cases(moment: Moment) -> QuerySet[Any]:
    rows = Case.objects.filter(concluded_on__range=(moment.first, moment.last), phase__in=CONCLUDED)
    return with_tier(rows, "concluded_on")


def _subjects(moment: Moment) -> QuerySet[Any]:
    rows = CaseSubject.objects.filter(
        case__concluded_on__range=(moment.first, moment.last), case__phase__in=CONCLUDED,
        removed_on__isnull=True,
    )  # fmt: skip
    return with_tier(rows, "case__concluded_on")


def _to_resolve(moment: Moment) -> QuerySet[Any]:
    rows = CaseSubject.objects.filter(
        Q(case__concluded_on__isnull=True) | Q(case__concluded_on__gte=moment.first),
        case__registered_on__lte=moment.last, removed_on__isnull=True,
    ).exclude(case__phase=Phase.STOPPED)  # fmt: skip
    return with_tier(rows, "case__registered_on")


def _sanctions(moment: Moment) -> QuerySet[Any]:
    return Sanction.objects.filter(
        Q(replaced_on__isnull=True) | Q(replaced_on__gt=moment.last),
        first_announced_on__range=(moment.first, moment.last), announced_on__lte=moment.last,
    ).exclude(form="none")  # fmt: skip


def _complaints(moment: Moment) -> QuerySet[Any]:
    return Complaint.objects.filter(
        state=ComplaintState.RESOLVED, resolved_on__range=(moment.first, moment.last)
    )


def _complaints_due(moment: Moment) -> QuerySet[Any]:
    return Complaint.objects.filter(
        Q(resolved_on__isnull=True) | Q(resolved_on__gte=moment.first),
        received_on__lte=moment.last,
    ).exclude(state=ComplaintState.REFUSED)  # fmt: skip


def _letters(moment: Moment) -> QuerySet[Any]:
    rows = Letter.objects.filter(arrived_on__range=(moment.first, moment.last))
    return with_tier(rows, "arrived_on")


def _demands(moment: Moment) -> QuerySet[Any]:
    return Demand.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=moment.first), made_on__lte=moment.last
    ).exclude(state=DemandState.DROPPED)


def _remedied(moment: Moment) -> Q:
    return Q(state=DemandState.CLOSED, ended_on__lte=moment.last)


PEOPLE = of_person("member__", is_member=True)
OF_SUBJECTS = [
    *PEOPLE,
    *_of_case("case__"),
    *_of_subject(""),
    flag("to_discipline", _("to be disciplined"), lambda _moment: Q(discipline_due=True)),
    flag(
        "disciplined", _("disciplined by the last day, in this case or one that follows"),
        lambda moment: was_disciplined(moment.last),
    ),
    one_of(
        "followed_by", _("followed by a case of the kind"), dict(CaseKind.choices), _followed
    ),
    one_of(
        "allegation", _("what was found of what is alleged"),
        {"holds": _("right or partly right"), "wrong": pgettext_lazy("allegation", "wrong"),
         "no_ground": _("no ground to conclude")},
        _allegation,
    ),
]  # fmt: skip
BY_BODY = [
    chosen("body", _("deciding body"), "body", DisciplineBody.choices),
    chosen("level", _("level of the deciding body"), "level", RuleLevel.choices),
]
OF_COMPLAINTS = [
    *BY_BODY,
    *_of_subject("subject__"),
    chosen("outcome", _("outcome"), "outcome", ComplaintOutcome.choices),
    one_of("change", _("how the discipline was changed"), CHANGES, _changed),
]

OF_CASES = [
    measure(
        "cases", _("cases concluded in the period"), CASES, _cases, _of_case(""),
        subject=Subject.CASE,
    ),
    measure(
        "case_subjects", _("subjects of cases concluded in the period"), SUBJECTS, _subjects,
        OF_SUBJECTS, subject=Subject.CASE_SUBJECT,
    ),
    measure(
        "subjects_to_resolve", _("subjects of cases that were to be resolved in the period"),
        SUBJECTS, _to_resolve, OF_SUBJECTS, subject=Subject.CASE_SUBJECT,
    ),
    measure(
        "sanctions", _("sanctions announced in the period, as they stand on its last day"),
        SUBJECTS, _sanctions,
        [
            *PEOPLE, *BY_BODY, *_of_subject("subject__"), _content("case"),
            chosen("form", _("form of the sanction"), "form", Form.choices),
        ],
        subject=Subject.SANCTION,
    ),
    measure(
        "complaints", _("complaints on discipline resolved in the period"), SUBJECTS, _complaints,
        OF_COMPLAINTS, subject=Subject.COMPLAINT,
    ),
    measure(
        "complaints_to_resolve", _("complaints on discipline to be resolved in the period"),
        SUBJECTS, _complaints_due, OF_COMPLAINTS, subject=Subject.COMPLAINT,
    ),
    measure(
        "letters", _("letters that arrived in the period"), pgettext_lazy("unit", "letters"),
        _letters,
        [
            chosen("letter", _("what the letter asks for"), "kind", LetterKind.choices),
            chosen("tier", _("tier of the office"), TIER, Tier.choices),
            chosen("state", _("where the letter stands"), "state", LetterState.choices),
            chosen("filed", _("why not handled"), "filed_reason", FilingReason.choices),
        ],
        subject=Subject.LETTER,
    ),
    measure(
        "demands", _("remedies that were to be followed up in the period"), TIMES_UNIT, _demands,
        [flag("remedied", _("remedied by the last day"), _remedied)], subject=Subject.DEMAND,
    ),
]  # fmt: skip
