"""Indicators of the life of cells: meetings, groups of officials who attend cells, their visits."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps.membership.models import (
    AttendanceGroup,
    AttendanceGroupPerson,
    AttendanceVisit,
    Meeting,
)
from apps.reports.choices import FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator

LOCAL = "Quyết định của cấp ủy"
MEETINGS = "Điều 22 Điều lệ Đảng"


def _meetings(first: date, last: date) -> QuerySet[Any]:
    return Meeting.objects.held().filter(held_on__range=(first, last))


def _groups(first: date, last: date) -> QuerySet[Any]:
    return AttendanceGroup.objects.filter(decided_on__range=(first, last))


def _people(first: date, last: date) -> QuerySet[Any]:
    return AttendanceGroupPerson.objects.filter(group__decided_on__range=(first, last))


def _visits(first: date, last: date) -> QuerySet[Any]:
    return AttendanceVisit.objects.filter(visited_on__range=(first, last))


def _flow(
    key: str, label: Any, unit: Any, definition: Any, source: str, facts: Facts, day: str
) -> Indicator:
    return Indicator(
        key, label, unit, FigureKind.FLOW, definition, source, facts,
        subject=Subject.ORGANIZATION, day=day,
    )  # fmt: skip


CELL_LIFE = [
    _flow(
        "cell_meetings",
        _("Cell meetings held"),
        _("meetings"),
        _("Meetings of cells held in the period, regular, topical and extraordinary."),
        MEETINGS,
        _meetings,
        "held_on",
    ),
    _flow(
        "cell_attendance_groups",
        _("Groups that attend cells, set up"),
        _("groups"),
        _("Working groups of officials who attend cells, by the date of their decision."),
        LOCAL,
        _groups,
        "decided_on",
    ),
    _flow(
        "cell_attendance_people",
        _("Officials in groups set up to attend cells"),
        _("officials"),
        _("Officials named in the groups that were decided on in the period."),
        LOCAL,
        _people,
        "group__decided_on",
    ),
    _flow(
        "cell_attendance_visits",
        _("Visits of officials to cells"),
        _("attendances"),
        _("Visits of officials to meetings of cells in the period."),
        LOCAL,
        _visits,
        "visited_on",
    ),
]
