"""Indicators of inspection and supervision: cases, organisations and members apart.

What counts is a concluded case, in the period of its conclusion, with the subjects who are still
part of it: nothing is counted, and nothing can be guessed, before the conclusion. Walls and grades
do not change a total; the list behind it is the reader's. A case of a committee, its standing
committee, an advisory body or a cell counts for the committee, also where the inspection committee
helps; only a case in the name of the inspection committee counts for that.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.choices import (
    Body,
    CaseKind,
    CommitteeLevel,
    Finding,
    ManagementTier,
    Phase,
)
from apps.inspection.models import Case, CaseSubject, Sanction
from apps.reports.choices import Dimension, FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed

CHARTER = "Điều 30, Điều 32 Điều lệ Đảng"
STATISTICS = "885-QĐ/UBKTTW, 29/12/2022"
CONCLUDED = (Phase.CONCLUSION, Phase.CLOSED)
INSPECTORS = (Body.INSPECTION_COMMITTEE,)
COMMITTEES = tuple(body for body in Body if body not in INSPECTORS)
SIDES = {"committee": COMMITTEES, "inspection": INSPECTORS}
MANAGED_TIERS = (ManagementTier.PROVINCE, ManagementTier.DISTRICT, ManagementTier.COMMUNE)
MANAGED = Q(management_tier__in=MANAGED_TIERS)
DISTRICT = Q(committee_level=CommitteeLevel.DISTRICT)
ON_COMMITTEE = ~Q(committee_level="")
VIOLATING = Q(finding=Finding.VIOLATION)
TO_DISCIPLINE = VIOLATING & Q(discipline_due=True)
CASES, ORGANISATIONS, MEMBERS = _("cases"), _("organisations"), _("members")
INSPECTIONS, SUPERVISIONS = (
    pgettext_lazy("unit", "inspections"),
    pgettext_lazy("unit", "supervisions"),
)
"""One case is one inspection, or one supervision: the word of the published figures."""
DAY_OF_CASE, DAY_OF_SUBJECT = "concluded_on", "case__concluded_on"


def concluded_cases(first: date, last: date) -> QuerySet[Any]:
    """Cases that were concluded in the period."""
    rows: QuerySet[Any] = Case.objects.filter(
        concluded_on__range=(first, last), phase__in=CONCLUDED
    )
    return rows


def concluded_subjects(first: date, last: date) -> QuerySet[Any]:
    """Who is still a subject of such a case."""
    rows: QuerySet[Any] = CaseSubject.objects.filter(
        case__concluded_on__range=(first, last), case__phase__in=CONCLUDED, removed_on__isnull=True
    )
    return rows


def cases_of(kind: str, bodies: tuple[str, ...] = ()) -> Facts:
    """Cases of a kind that were concluded in the period."""
    return Narrowed(concluded_cases, Q(kind=kind, **({"body__in": bodies} if bodies else {})))


def subjects_of(
    kind: str, *, people: bool, bodies: tuple[str, ...] = (), only: Q | None = None,
    disciplined: bool = False,
) -> Facts:  # fmt: skip
    """Subjects of such cases: who was inspected or supervised, once for each case."""
    where = Q(case__kind=kind, is_person=people)
    if bodies:
        where &= Q(case__body__in=bodies)
    if only is not None:
        where &= only
    if not disciplined:
        return Narrowed(concluded_subjects, where)
    return Narrowed(concluded_subjects, lambda _first, last: where & was_disciplined(last))


def was_disciplined(last: date) -> Q:
    """A sanction of the subject, or of the same one in a case that follows, stands on the last day.

    A correction or an outcome of a complaint counts from its own day on: what was counted before
    is not edited.
    """
    standing = Sanction.objects.filter(
        Q(replaced_on__isnull=True) | Q(replaced_on__gt=last), announced_on__lte=last
    ).exclude(form="none")
    own = standing.filter(subject_id=OuterRef("pk"))
    same = Q(subject__member=OuterRef("member")) | Q(
        subject__subject_organization=OuterRef("subject_organization")
    )
    followed = standing.filter(same, case__origin=OuterRef("case"))
    return Q(Exists(own)) | Q(Exists(followed))


def _cases(key: str, label: Any, kind: str, unit: Any) -> Indicator:
    return Indicator(
        key, label, unit, FigureKind.FLOW,
        _("Cases concluded in the period; one case may have several subjects."), CHARTER,
        cases_of(kind), subject=Subject.CASE, day=DAY_OF_CASE,
    )  # fmt: skip


def _counted(
    key: str, label: Any, kind: str, *, people: bool, definition: Any = "", of: str = "",
    parts: tuple[str, ...] = (), by: str = "", **narrower: Any,
) -> Indicator:  # fmt: skip
    """Organisations or people who are subjects of concluded cases of a kind."""
    return Indicator(
        key, label, MEMBERS if people else ORGANISATIONS, FigureKind.FLOW,
        definition or _("Subjects of cases concluded in the period, once for each case."),
        CHARTER, subjects_of(kind, people=people, **narrower), of=of, by=by,
        subject=Subject.CASE_SUBJECT, day=DAY_OF_SUBJECT, parts=parts,
    )  # fmt: skip


def _sides(
    key: str, kind: str, *, people: bool, committee: Any, inspection: Any
) -> list[Indicator]:
    """The same count for the committee and for the inspection committee."""
    return [
        _counted(
            f"{key}_{side}",
            label,
            kind,
            people=people,
            bodies=SIDES[side],
            of=key,
            by=Dimension.ACTOR,
        )
        for side, label in (("committee", committee), ("inspection", inspection))
    ]


def _parts(key: str) -> tuple[str, ...]:
    return tuple(f"{key}_{side}" for side in SIDES)


def _together(*, people: bool, **labels: Any) -> list[Indicator]:
    """All kinds of inspection and supervision in one figure, as some reports print it."""
    whole = f"{'members' if people else 'organisations'}_inspected_or_supervised"
    keys = {"whole": whole} | {side: f"{whole}_{side}" for side in SIDES}
    return [
        Indicator(
            keys[name], label, MEMBERS if people else ORGANISATIONS, FigureKind.FLOW,
            _("Subjects of inspections (on signs of violation, by topic, of tasks, of finance) and"
              " of thematic supervisions concluded in the period, once for each case."),
            CHARTER,
            Narrowed(concluded_subjects, Q(
                case__kind__in=INSPECTING, is_person=people,
                **({"case__body__in": SIDES[name]} if name in SIDES else {}),
            )),
            of=whole if name in SIDES else "", by=Dimension.ACTOR if name in SIDES else "",
            parts=() if name in SIDES else _parts(whole), subject=Subject.CASE_SUBJECT,
            day=DAY_OF_SUBJECT,
        )
        for name, label in labels.items()
    ]  # fmt: skip


INSPECTING = (
    CaseKind.SIGNS_OF_VIOLATION, CaseKind.THEMATIC_INSPECTION, CaseKind.SUBORDINATE_TASKS,
    CaseKind.FINANCE, CaseKind.THEMATIC_SUPERVISION,
)  # fmt: skip
SUPERVISION, SIGNS = CaseKind.THEMATIC_SUPERVISION, CaseKind.SIGNS_OF_VIOLATION
AT_THE_TIME = _("Counted by what they were at the time of the case.")
SUP_ORG, SUP_MEM = "thematic_supervisions_organisations", "thematic_supervisions_members"
SIGN_ORG, SIGN_MEM = (
    "violation_sign_inspections_organisations",
    "violation_sign_inspections_members",
)
INSPECTION = [
    _cases("thematic_supervisions_cases", _("Thematic supervisions"), SUPERVISION, SUPERVISIONS),
    _counted(
        SUP_ORG, _("Organisations supervised by topic"), SUPERVISION, people=False,
        parts=_parts(SUP_ORG),
    ),
    *_sides(
        SUP_ORG, SUPERVISION, people=False,
        committee=_("Organisations supervised by topic, by committees"),
        inspection=_("Organisations supervised by topic, by inspection committees"),
    ),
    _counted(
        SUP_MEM, _("Members supervised by topic"), SUPERVISION, people=True, parts=_parts(SUP_MEM)
    ),
    *_sides(
        SUP_MEM, SUPERVISION, people=True,
        committee=_("Members supervised by topic, by committees"),
        inspection=_("Members supervised by topic, by inspection committees"),
    ),
    _counted(
        f"{SUP_MEM}_committee_members", _("Committee members among the supervised"), SUPERVISION,
        people=True, only=ON_COMMITTEE, by=Dimension.POST, of=SUP_MEM, definition=AT_THE_TIME,
    ),
    _counted(
        f"{SUP_MEM}_district_committee", _("District committee members among the supervised"),
        SUPERVISION, people=True, only=DISTRICT, by=Dimension.POST, of=SUP_MEM,
        definition=AT_THE_TIME,
    ),
    _counted(
        f"{SUP_MEM}_managed", _("Managed by a standing committee, among the supervised"),
        SUPERVISION, people=True, only=MANAGED, by=Dimension.TIER, of=SUP_MEM,
        definition=AT_THE_TIME,
    ),
    _cases(
        "violation_sign_inspections_cases", _("Inspections on signs of violation"), SIGNS,
        INSPECTIONS,
    ),
    _counted(
        SIGN_ORG, _("Organisations inspected on signs of violation"), SIGNS, people=False,
        parts=_parts(SIGN_ORG),
    ),
    *_sides(
        SIGN_ORG, SIGNS, people=False,
        committee=_("Organisations inspected on signs of violation, by committees and cells"),
        inspection=_("Organisations inspected on signs of violation, by inspection committees"),
    ),
    _counted(
        SIGN_MEM, _("Members inspected on signs of violation"), SIGNS, people=True,
        parts=_parts(SIGN_MEM),
    ),
    *_sides(
        SIGN_MEM, SIGNS, people=True,
        committee=_("Members inspected on signs of violation, by committees and cells"),
        inspection=_("Members inspected on signs of violation, by inspection committees"),
    ),
    _counted(
        f"{SIGN_MEM}_committee_members",
        _("Committee members among those inspected on signs of violation"), SIGNS, people=True,
        only=ON_COMMITTEE, by=Dimension.POST, of=SIGN_MEM, definition=AT_THE_TIME,
    ),
    _counted(
        f"{SIGN_MEM}_district_committee",
        _("District committee members among those inspected on signs of violation"), SIGNS,
        people=True, only=DISTRICT, by=Dimension.POST, of=SIGN_MEM, definition=AT_THE_TIME,
    ),
    _counted(
        f"{SIGN_MEM}_managed",
        _("Managed by a standing committee, among those inspected on signs of violation"), SIGNS,
        people=True, only=MANAGED, by=Dimension.TIER, of=SIGN_MEM, definition=AT_THE_TIME,
    ),
    _counted(
        "thematic_inspections_organisations", _("Organisations inspected by topic"),
        CaseKind.THEMATIC_INSPECTION, people=False,
    ),
    _counted(
        "thematic_inspections_members", _("Members inspected by topic"),
        CaseKind.THEMATIC_INSPECTION, people=True,
    ),
    _counted(
        "thematic_inspections_members_committee_members",
        _("Committee members among those inspected by topic"), CaseKind.THEMATIC_INSPECTION,
        people=True, only=ON_COMMITTEE, by=Dimension.POST, of="thematic_inspections_members",
        definition=AT_THE_TIME,
    ),
    _counted(
        "thematic_inspections_members_managed",
        _("Managed by a standing committee, among those inspected by topic"),
        CaseKind.THEMATIC_INSPECTION, people=True, only=MANAGED, by=Dimension.TIER,
        of="thematic_inspections_members", definition=AT_THE_TIME,
    ),
    _counted(
        "task_inspections_organisations",
        _("Organisations inspected in their inspection and discipline tasks"),
        CaseKind.SUBORDINATE_TASKS, people=False,
    ),
    _counted(
        "finance_inspections_organisations", _("Organisations inspected in party finance"),
        CaseKind.FINANCE, people=False,
    ),
    *_together(
        people=False, whole=_("Organisations inspected or supervised, in all"),
        committee=_("Organisations inspected or supervised by committees and cells"),
        inspection=_("Organisations inspected or supervised by inspection committees"),
    ),
    *_together(
        people=True, whole=_("Members inspected or supervised, in all"),
        committee=_("Members inspected or supervised by committees and cells"),
        inspection=_("Members inspected or supervised by inspection committees"),
    ),
]  # fmt: skip
