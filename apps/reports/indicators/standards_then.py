"""Levels of education and political theory as a cadre or a member held them on a day.

A profile or a card names the highest level of today. What dates it are the degrees of the member
card and the qualifications of the profile: a level does not count on a day when every dated proof
of it, or of a higher one, is of a later day. Where no proof is dated, the level named today holds,
as with other dated facts of which no period is known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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


CADRE, MEMBER = "cadre", "member"
"""Of whom a fact is: the column by which it names the person."""


@dataclass(frozen=True)
class Proofs:
    """What is told of a level, or of a higher one: by the record of today, by what dates later than
    the day, and by what dates until then or has no day."""

    named: Q
    later: Q
    known: Q

    @property
    def hold(self) -> Q:
        """Whether at least this level was held."""
        return self.named & (~self.later | self.known)


def _education(least: str, of: str, day: date) -> Proofs:
    levels = EDUCATION[EDUCATION.index(least) :]
    member = OuterRef("cadre__member") if of == CADRE else OuterRef("member")
    degrees = RecordEntry.objects.filter(
        member=member, kind=Kind.DEGREE, code__in=levels, struck=""
    )
    papers = _papers(QualificationKind.PROFESSIONAL, levels, of)
    return Proofs(
        Q(**{f"{of}__education__in": levels}),
        Q(Exists(degrees.filter(until__gt=PartialDate.of(day)))) | Q(_later(papers, day)),
        Q(Exists(degrees.exclude(until__gt=PartialDate.of(day)))) | Q(_known(papers, day)),
    )


def _theory(least: str, of: str, day: date) -> Proofs:
    levels = THEORY[THEORY.index(least) :]
    papers = _papers(QualificationKind.THEORY, levels, of)
    named = Q(**{f"{of}__political_theory__in": levels})
    return Proofs(named, Q(_later(papers, day)), Q(_known(papers, day)))


def education(least: str, of: str = CADRE) -> Level:
    """At least this education on a day."""
    return lambda day: _education(least, of, day).hold


def theory(least: str, of: str = CADRE) -> Level:
    """At least this political theory on a day."""
    return lambda day: _theory(least, of, day).hold


def exactly_education(level: str, of: str = CADRE) -> Level:
    """This education on a day, and no higher one."""
    return lambda day: _exactly(_education, EDUCATION, level, of, day)


def exactly_theory(level: str, of: str = CADRE) -> Level:
    """This political theory on a day, and no higher one."""
    return lambda day: _exactly(_theory, THEORY, level, of, day)


def _exactly(proofs: Any, scale: list[str], level: str, of: str, day: date) -> Q:
    """The level that today's record names; or a lower one, where a later proof takes that away.

    Most people have no later proof: the second part then ends with its first question.
    """
    own: Proofs = proofs(level, of, day)
    higher = [proofs(one, of, day) for one in scale[scale.index(level) + 1 :]]
    if not higher:
        return own.hold
    lower = higher[0].named & own.later & own.known
    for one in higher:
        lower &= ~one.hold
    return (own.named & ~higher[0].named & (~own.later | own.known)) | lower


def _papers(kind: str, levels: list[str], of: str) -> QuerySet[Any]:
    named = Q(pk__in=[])
    for level in levels:
        for words in WORDS.get(level, ()):
            named |= Q(level__icontains=words)
    whose = {"cadre": OuterRef("cadre")} if of == CADRE else {"cadre__member": OuterRef("member")}
    valid: QuerySet[Any] = Qualification.objects.valid()
    return valid.filter(named, kind=kind, **whose)


def _is_later(day: date) -> Q:
    """Of a later day: by the certificate, else by the end of the studies."""
    by_end = Q(certified_on__isnull=True, finished__gt=PartialDate.of(day))
    return Q(certified_on__gt=day) | by_end


def _later(papers: QuerySet[Any], day: date) -> Any:
    return Exists(papers.filter(_is_later(day)))


def _known(papers: QuerySet[Any], day: date) -> Any:
    """Proofs by that day, and those without a day."""
    return Exists(papers.exclude(_is_later(day)))
