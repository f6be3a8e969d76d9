"""What inspections on signs of violation and thematic supervisions were about, by content.

Counted are cases; one case examines several contents, so they are never added up. The codes are
those of the shipped dictionary; what an administrator added counts under "other".
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from apps.inspection.choices import CaseKind
from apps.inspection.findings.law_keys import TITLES
from apps.inspection.models import CaseContent
from apps.reports.choices import FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed
from apps.reports.indicators.inspection import (
    CONCLUDED,
    DAY_OF_SUBJECT,
    INSPECTIONS,
    STATISTICS,
    SUPERVISIONS,
)

OTHER = "other"
KINDS = {
    "signs_content": CaseKind.SIGNS_OF_VIOLATION,
    "supervision_content": CaseKind.THEMATIC_SUPERVISION,
}
EXAMINED = {
    "signs_content": _("Cases on signs of violation, concluded in the period, that examine it."),
    "supervision_content": _("Thematic supervisions, concluded in the period, that examine it."),
}


def _examined(first: date, last: date) -> QuerySet[Any]:
    """Contents of cases concluded in the period."""
    rows: QuerySet[Any] = CaseContent.objects.filter(
        case__concluded_on__range=(first, last), case__phase__in=CONCLUDED, removed_on__isnull=True
    )
    return rows


def contents_of(kind: str, code: str) -> Facts:
    """Contents of concluded cases of a kind; those that no indicator names count as other."""
    named = Q(code__in=[one for one in TITLES if one != OTHER])
    return Narrowed(_examined, Q(case__kind=kind) & (~named if code == OTHER else Q(code=code)))


UNITS = {"signs_content": INSPECTIONS, "supervision_content": SUPERVISIONS}
WORDS = {"signs_content": _("Signs of violation"), "supervision_content": _("Supervision")}


def _content(prefix: str, code: str, title: Any) -> Indicator:
    label = format_lazy("{kind} · {title}", kind=WORDS[prefix], title=title)
    return Indicator(
        f"{prefix}_{code}", label, UNITS[prefix], FigureKind.FLOW, EXAMINED[prefix], STATISTICS,
        contents_of(KINDS[prefix], code), subject=Subject.CASE_CONTENT, day=DAY_OF_SUBJECT,
    )  # fmt: skip


CONTENTS = [_content(prefix, code, title) for prefix in KINDS for code, title in TITLES.items()]
