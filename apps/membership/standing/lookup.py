"""Law of a day, and what the register knows, for the rules of this topic."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import prefetch_related_objects

from apps.membership.choices import Leaving, Sex
from apps.membership.lookup import citation
from apps.membership.models import EarlierMembership, Member, StandingPeriod
from apps.membership.standing.choices import Reason
from apps.membership.standing.rules import (
    NO_BASIS,
    Basis,
    ExemptionLaw,
    ReadmissionLaw,
    StrikeOffLaw,
)
from apps.regulations.lookup import rule_book
from apps.regulations.rules import Rule, RuleBook

EXEMPTION = "membership.exemption."
STRIKE_OFF = "membership.strike_off."
READMISSION = "membership.readmission."
SUSPENSION_LIMIT = "membership.suspension.limit"
COMPLAINT = "membership.strike_off.complaint.limit"
MEN, WOMEN = EXEMPTION + "old_age.male.years", EXEMPTION + "old_age.female.years"
TREATMENT, MOBILE = EXEMPTION + "treatment.months", EXEMPTION + "mobile.months"
WAIT, CLEARED = READMISSION + "wait.months", READMISSION + "record_cleared.months"
TIMES, CONSENT, BARRED = READMISSION + "times", READMISSION + "consent", READMISSION + "barred"
MISSED, NO_PROGRESS = STRIKE_OFF + "missed.months", STRIKE_OFF + "no_progress.months"
BELOW_QUALITY = STRIKE_OFF + "below_quality.years"
REQUESTS = STRIKE_OFF + "self_review.requests"


def basis_of(found: Rule | None) -> Basis:
    """A rule value as the rules of this topic take it; a text counts by its source alone."""
    if found is None or found.is_unlimited:
        return NO_BASIS
    value = found.whole if found.value.isdigit() else 0
    return Basis(value, citation(found), found.may_block, found.extension or 0)


def _law(keys: tuple[str, ...], on: date) -> list[Basis]:
    """The values of some keys on a day, in their order; one query."""
    book: RuleBook = rule_book(keys)
    return [basis_of(book.find(key, on=on)) for key in keys]


def exemption_law(sex: str, *, on: date) -> ExemptionLaw:
    """What exemptions are judged by on that day."""
    age = WOMEN if sex == Sex.FEMALE else MEN
    return ExemptionLaw(*_law((age, TREATMENT, MOBILE), on))


def strike_off_law(*, on: date) -> StrikeOffLaw:
    """What striking off is judged by on that day."""
    return StrikeOffLaw(*_law((MISSED, NO_PROGRESS, BELOW_QUALITY, REQUESTS), on))


def readmission_law(*, on: date) -> ReadmissionLaw:
    """What an admission again is judged by on that day."""
    return ReadmissionLaw(*_law((WAIT, CLEARED, TIMES, CONSENT, BARRED), on))


def suspension_limit(*, on: date) -> Basis:
    """How long a suspension that begins on that day may last."""
    return _law((SUSPENSION_LIMIT,), on)[0]


def readmitted_before(member: Member) -> bool:
    """Whether the member has been admitted again once already."""
    return EarlierMembership.objects.interrupted().filter(member=member).exists()


def earlier_of(member: Member) -> list[EarlierMembership]:
    """Memberships before the one that counts now, the first first; read once for one member."""
    prefetch_related_objects([member], "earlier_memberships")
    return sorted(member.earlier_memberships.all(), key=lambda row: (row.left_on, row.pk))


def suspended_before(member: Member, since: date) -> int:
    """Days of the suspensions that ran without a gap until the day before: this one prolongs
    them."""
    rows = StandingPeriod.objects.suspended().in_force()
    rows = rows.filter(member=member, reason=Reason.OBSTRUCTION, valid__upper_inf=False)
    begun = {row.valid.upper: row.valid.lower for row in rows}
    first = since
    while first in begun:
        first = begun[first]
    return (since - first).days


def running(member: Member, kind: str, *, on: date) -> StandingPeriod | None:
    """The time of that kind in which the member is on that day."""
    return StandingPeriod.objects.on(on).filter(member=member, kind=kind).first()


def latest(member: Member, kind: str, *, since: date) -> StandingPeriod | None:
    """The latest time of that kind that has not ended before that day."""
    rows = StandingPeriod.objects.unfinished(since).filter(member=member, kind=kind)
    return rows.order_by("-valid").first()


def age_on(member: Member, day: date) -> int | None:
    """The greatest completed years that the recorded birth allows."""
    if not member.birth:
        return None
    born = member.birth.earliest()
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def joined_on(member: Member) -> date | None:
    """The day from which the present membership counts in the register."""
    return member.ceremony_on or member.admission_decided_on


def overlapping(member: Member, kind: str, since: date, until: date | None) -> bool:
    """Whether a time of that kind lies within those days already."""
    upper = until + timedelta(days=1) if until else None
    rows = StandingPeriod.objects.in_force().filter(member=member, kind=kind)
    return rows.filter(valid__overlap=(since, upper)).exists()


RETURNABLE = (Leaving.STRUCK_OFF, Leaving.OWN_REQUEST, Leaving.EXPELLED)
"""Ways out after which somebody may be admitted again."""
RESTORABLE = (Leaving.STRUCK_OFF, Leaving.EXPELLED)
