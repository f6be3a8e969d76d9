"""Indicators of discipline: decisions announced in the period, by form and by who decided.

Committees (with cells) and inspection committees are disjoint; the forms of each give its total. A
correction or the outcome of a complaint is an entry of its own and counts instead of what it
supersedes once it stands; discipline that was cancelled counts no more.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from apps.inspection.discipline.choices import DisciplineBody
from apps.inspection.models import Sanction
from apps.membership.models import StandingPeriod
from apps.reports.choices import Dimension, FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed
from apps.reports.indicators.inspection import MANAGED_TIERS, MEMBERS, ORGANISATIONS, STATISTICS

INSPECTORS = (DisciplineBody.INSPECTION_COMMITTEE,)
SIDES = {
    "committee": tuple(body for body in DisciplineBody if body not in INSPECTORS),
    "inspection": INSPECTORS,
}


def _announced(first: date, last: date) -> QuerySet[Any]:
    """Sanctions first announced in the period, as they stand on its last day."""
    rows: QuerySet[Any] = Sanction.objects.filter(
        Q(replaced_on__isnull=True) | Q(replaced_on__gt=last),
        first_announced_on__range=(first, last), announced_on__lte=last,
    ).exclude(form="none")  # fmt: skip
    return rows


def sanctions_of(
    *, people: bool, bodies: tuple[str, ...] = (), form: str = "", only: Q | None = None
) -> Facts:
    """Those of them on members, or on organisations."""
    where = Q(subject__is_person=people)
    if bodies:
        where &= Q(body__in=bodies)
    if only is not None:
        where &= only
    return Narrowed(_announced, where & Q(form=form) if form else where)


BY_FORM = _("Of these, by the form of the sanction.")
ANNOUNCED = _(
    "Sanctions announced in the period, as they stand on its last day; cancelled ones do not count."
)
LABELS: dict[tuple[str, bool], dict[str, Any]] = {
    ("committee", True): {
        "": _("Members disciplined by committees and cells"),
        "reprimand": _("Members reprimanded by committees and cells"),
        "warning": _("Members warned by committees and cells"),
        "removal": _("Members removed from post by committees and cells"),
        "expulsion": _("Members expelled by committees and cells"),
    },
    ("inspection", True): {
        "": _("Members disciplined by inspection committees"),
        "reprimand": _("Members reprimanded by inspection committees"),
        "warning": _("Members warned by inspection committees"),
        "removal": _("Members removed from post by inspection committees"),
        "expulsion": _("Members expelled by inspection committees"),
    },
    ("committee", False): {
        "": _("Organisations disciplined by committees"),
        "reprimand": _("Organisations reprimanded by committees"),
        "warning": _("Organisations warned by committees"),
        "dissolution": _("Organisations dissolved by committees"),
    },
    ("inspection", False): {
        "": _("Organisations disciplined by inspection committees"),
        "reprimand": _("Organisations reprimanded by inspection committees"),
        "warning": _("Organisations warned by inspection committees"),
        "dissolution": _("Organisations dissolved by inspection committees"),
    },
}
TOTALS = {
    True: ("members_disciplined", _("Members disciplined")),
    False: ("organisations_disciplined", _("Organisations disciplined")),
}


def _one(key: str, label: Any, *, people: bool, definition: Any, facts: Facts, **more: Any) -> Any:
    return Indicator(
        key, label, MEMBERS if people else ORGANISATIONS, FigureKind.FLOW, definition, STATISTICS,
        facts, subject=Subject.SANCTION, day="first_announced_on", **more,
    )  # fmt: skip


def _of_side(side: str, *, people: bool) -> list[Indicator]:
    """The total of one side and its forms, which give it."""
    labels = LABELS[side, people]
    total = f"{TOTALS[people][0]}_{side}"
    forms = [form for form in labels if form]
    return [
        _one(
            f"{total}_{form}" if form else total, label, people=people,
            definition=BY_FORM if form else ANNOUNCED,
            by=Dimension.FORM if form else Dimension.ACTOR, of=total if form else TOTALS[people][0],
            facts=sanctions_of(people=people, bodies=SIDES[side], form=form),
            parts=() if form else tuple(f"{total}_{one}" for one in forms),
        )
        for form, label in labels.items()
    ]  # fmt: skip


def _of_object(*, people: bool) -> list[Indicator]:
    key, label = TOTALS[people]
    return [
        _one(
            key, label, people=people, definition=ANNOUNCED, facts=sanctions_of(people=people),
            parts=tuple(f"{key}_{side}" for side in SIDES),
        ),
        *(one for side in SIDES for one in _of_side(side, people=people)),
    ]  # fmt: skip


ON_COMMITTEE = ~Q(subject__committee_level="")
MANAGED = Q(subject__management_tier__in=MANAGED_TIERS)
AT_THE_TIME = _("Of these, by what they were at the time of the case; never a part of the forms.")
OF_WHICH: dict[str, tuple[Any, Any]] = {
    "members_disciplined": (
        _("Committee members disciplined"),
        _("Managed by a standing committee, disciplined"),
    ),
    "members_disciplined_committee": (
        _("Committee members disciplined by committees and cells"),
        _("Managed by a standing committee, disciplined by committees and cells"),
    ),
    "members_disciplined_inspection": (
        _("Committee members disciplined by inspection committees"),
        _("Managed by a standing committee, disciplined by inspection committees"),
    ),
}


def _of_which() -> list[Indicator]:
    """The commonest cuts of the disciplined: committee members, and who is managed."""
    bodies: dict[str, tuple[str, ...]] = {
        "members_disciplined": (),
        **{f"members_disciplined_{side}": found for side, found in SIDES.items()},
    }
    return [
        _one(
            f"{key}_{name}", label, people=True, definition=AT_THE_TIME, of=key, by=by,
            facts=sanctions_of(people=True, bodies=bodies[key], only=only),
        )
        for key, labels in OF_WHICH.items()
        for name, label, by, only in (
            ("committee_members", labels[0], Dimension.POST, ON_COMMITTEE),
            ("managed", labels[1], Dimension.TIER, MANAGED),
        )
    ]  # fmt: skip


def _suspended(first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = StandingPeriod.objects.in_force().suspended()
    return rows.filter(valid__startswith__range=(first, last))


SUSPENDED = Indicator(
    "members_activity_suspended", _("Members suspended from party activities"), MEMBERS,
    FigureKind.FLOW,
    _("Suspensions from party activities that began in the period: a measure for a time and no"
      " form of discipline. The register of members records them."),
    "Điều 40 Điều lệ Đảng", _suspended, day="valid__startswith",
)  # fmt: skip
DISCIPLINE = [
    *_of_object(people=True), *_of_which(), *_of_object(people=False), SUSPENDED,
]  # fmt: skip
