"""Levels of education and political theory as somebody in post held them on a day.

A profile names the highest level of today. What dates it are the degrees of the member card and the
qualifications of the profile: a level does not count on a day when every dated proof of it, or of a
higher one, is of a later day. Where no proof is dated, the level of the profile holds, as with
other dated facts of which no period is known.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from apps.cadres.choices import QualificationKind
from apps.cadres.models import Qualification
from apps.core.partial_dates import PartialDate
from apps.membership.choices import Education, PoliticalTheory
from apps.membership.models import RecordEntry
from apps.membership.record.choices import Kind

Level = Callable[[date], Q]
EDUCATION, THEORY = list(Education.values), list(PoliticalTheory.values)
WORDS: dict[str, tuple[str, ...]] = {
    Education.VOCATIONAL: ("trung cấp", "trung học chuyên nghiệp"),
    Education.COLLEGE: ("cao đẳng",),
    Education.UNIVERSITY: ("đại học", "cử nhân", "kỹ sư", "bác sĩ"),
    Education.MASTER: ("thạc sĩ",),
    Education.DOCTOR: ("tiến sĩ",),
    PoliticalTheory.ELEMENTARY: ("sơ cấp",),
    PoliticalTheory.INTERMEDIATE: ("trung cấp",),
    PoliticalTheory.ADVANCED: ("cao cấp",),
    PoliticalTheory.BACHELOR: ("cử nhân",),
}
"""Words of a level as certificates write it: the level of a qualification is free text."""


def education(least: str) -> Level:
    """At least this education on a day."""
    levels = EDUCATION[EDUCATION.index(least) :]

    def held(day: date) -> Q:
        degrees = RecordEntry.objects.filter(
            member=OuterRef("cadre__member"), kind=Kind.DEGREE, code__in=levels, struck=""
        )
        papers = _papers(QualificationKind.PROFESSIONAL, levels)
        later = Exists(degrees.filter(until__gt=PartialDate.of(day))) | _later(papers, day)
        known = Exists(degrees.exclude(until__gt=PartialDate.of(day))) | _known(papers, day)
        return Q(cadre__education__in=levels) & (~Q(later) | Q(known))

    return held


def theory(least: str) -> Level:
    """At least this political theory on a day."""
    levels = THEORY[THEORY.index(least) :]

    def held(day: date) -> Q:
        papers = _papers(QualificationKind.THEORY, levels)
        named = Q(cadre__political_theory__in=levels)
        return named & (~Q(_later(papers, day)) | Q(_known(papers, day)))

    return held


def _papers(kind: str, levels: list[str]) -> QuerySet[Any]:
    named = Q()
    for level in levels:
        for words in WORDS[level]:
            named |= Q(level__icontains=words)
    valid: QuerySet[Any] = Qualification.objects.valid()
    return valid.filter(named, cadre=OuterRef("cadre"), kind=kind)


def _is_later(day: date) -> Q:
    """Of a later day: by the certificate, else by the end of the studies."""
    by_end = Q(certified_on__isnull=True, finished__gt=PartialDate.of(day))
    return Q(certified_on__gt=day) | by_end


def _later(papers: QuerySet[Any], day: date) -> Any:
    return Exists(papers.filter(_is_later(day)))


def _known(papers: QuerySet[Any], day: date) -> Any:
    """Proofs by that day, and those without a day."""
    return Exists(papers.exclude(_is_later(day)))
