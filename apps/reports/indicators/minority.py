"""Who counts as an ethnic minority: a definition by date, since reports do not agree on one.

Every group but Kinh is the usual reading; whether Hoa is counted as well differs between reports.
So the groups that are not counted are a value of the law. A summary is counted by the value of its
last day and keeps the words of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import translation

from apps.core.vietnamese import fold
from apps.membership.lookup import citation
from apps.membership.models import EthnicGroup
from apps.regulations.lookup import find_rule

KEY = "membership.minority.majority"


@dataclass(frozen=True)
class Majority:
    """The groups that are not counted as a minority on a day, and what says so.

    Without a value, or with one that names an unknown group, the list of ethnic groups decides.
    """

    names: tuple[str, ...]
    others: tuple[int, ...]
    """Keys of the groups that count as a minority."""
    source: str = ""
    unknown: tuple[str, ...] = ()

    def as_details(self) -> dict[str, object]:
        """What a summary keeps of it."""
        return {"names": list(self.names), "source": self.source, "unknown": list(self.unknown)}


def majority_on(day: date) -> Majority:
    """The definition in force on a day; two queries."""
    groups = list(EthnicGroup.objects.order_by("code"))
    rule = find_rule(KEY, on=day)
    named = [part.strip() for part in (rule.value if rule else "").split(",") if part.strip()]
    known = {fold(one.name) for one in groups}
    unknown = tuple(part for part in named if fold(part) not in known)
    if rule is None or unknown or not named:
        left_out = {one.pk for one in groups if not one.is_minority}
        source = ""
    else:
        folded = {fold(part) for part in named}
        left_out = {one.pk for one in groups if fold(one.name) in folded}
        with translation.override("vi"):  # kept with the figures, whoever counts them
            source = citation(rule)
    names = tuple(one.name for one in groups if one.pk in left_out)
    others = tuple(one.pk for one in groups if one.pk not in left_out)
    return Majority(names, others, source, unknown)


def is_minority(day: date) -> Q:
    """Members of a group that counts as a minority on a day; none whose group is not recorded."""
    return Q(member__ethnicity__in=majority_on(day).others)
