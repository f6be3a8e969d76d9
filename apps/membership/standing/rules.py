"""Rules of this topic: values in, verdicts out. No database, no clock, no request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from apps.core.working_days import add_months, whole_months_between
from apps.membership.procedures.rules import Finding

STRUCK_OFF, OWN_REQUEST, EXPELLED = "struck_off", "own_request", "expelled"
MISSED, CARD_GIVEN_BACK, NO_PROGRESS, BELOW_QUALITY, POLITICAL, PROBATION = (
    "missed", "card_given_back", "no_progress", "below_quality", "political", "probation",
)  # fmt: skip
ABANDONED = "abandoned"
REVIEW_DONE, REVIEW_REFUSED = "done", "refused"
OLD_AGE, ILL_HEALTH, LONG_TREATMENT, MOBILE_WORK = (
    "old_age", "ill_health", "long_treatment", "mobile_work",
)  # fmt: skip
OBSTRUCTION = "obstruction"


@dataclass(frozen=True)
class Basis:
    """A dated rule value as these rules need it; ``extension`` in the same unit."""

    value: int = 0
    source: str = ""
    may_block: bool = False
    extension: int = 0


NO_BASIS = Basis()


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _against(code: str, where: str, basis: Basis, **params: object) -> Finding:
    """A finding that blocks only on a settled value, and names its source."""
    return Finding(code, where, basis.may_block, {"source": basis.source, **params})


def period_findings(
    since: date, until: date | None, *, joined: date | None, decided: date | None = None
) -> list[Finding]:
    """A time set aside (``until``: its last day) lies within the membership and forwards.

    One that begins before its decision only warns: the cell may decide for a stay that began.
    """
    found = []
    if until is not None and until < since:
        found.append(Finding("period_backwards", "until", params={"day": _day(since)}))
    if joined is not None and since < joined:
        found.append(Finding("period_before_joining", "since", params={"day": _day(joined)}))
    if decided is not None and since < decided:
        found.append(Finding("period_before_decision", "decided_on", False, {"day": _day(since)}))
    return found


@dataclass(frozen=True)
class ExemptionLaw:
    """Values of the guidance on exemption (27-HD/BTCTW of 2009), in force on the day."""

    old_age: Basis = NO_BASIS
    treatment: Basis = NO_BASIS
    mobile: Basis = NO_BASIS


def exemption_findings(
    reason: str, since: date, until: date | None, age: int | None, law: ExemptionLaw
) -> list[Finding]:
    """Exemption for old age or ill health is in the Charter's regulation (294-QĐ/TW 7.1); the
    other reasons stand in guidance of 2009 only, so they warn."""
    months = None if until is None else whole_months_between(since, until + timedelta(days=1))
    if reason == OLD_AGE:
        return _too_young(age, law.old_age)
    if reason == ILL_HEALTH:
        return []
    found = [Finding("exempt_by_guidance", "reason_code", False, {"source": law.treatment.source})]
    if reason == LONG_TREATMENT and months is not None and months < law.treatment.value:
        basis = law.treatment
        found.append(_against("exempt_too_short", "until", basis, months=basis.value))
    too_long = months is None or months >= law.mobile.value
    if reason == MOBILE_WORK and law.mobile.source and too_long:
        found.append(_against("exempt_too_long", "until", law.mobile, months=law.mobile.value))
    return found


def _too_young(age: int | None, basis: Basis) -> list[Finding]:
    if age is None or age >= basis.value or not basis.source:
        return []
    return [_against("exempt_too_young", "reason_code", basis, years=basis.value)]


def suspension_findings(
    reason: str, since: date, until: date | None, already: int, limit: Basis
) -> list[Finding]:
    """Days of a suspension, with its one extension (``already``: days that ran just before).

    At most 90 calendar days, extended once (22-QĐ/TW of 2021, article 31). For somebody detained
    or prosecuted the time follows the criminal case.
    """
    if reason != OBSTRUCTION or not limit.source:
        return []
    if until is None:
        return [_against("suspension_needs_end", "until", limit, days=limit.value)]
    days = (until - since).days + 1
    most = limit.extension if already else limit.value
    if days > most or (already and days + already > limit.value + limit.extension):
        return [_against("suspension_too_long", "until", limit, days=days, most=most)]
    return []


def return_findings(first: date, upper: date | None, returns_on: date) -> list[Finding]:
    """The return lies after the first day set aside, and before the time ends by itself."""
    if returns_on <= first:
        return [Finding("return_before_start", "returns_on", params={"day": _day(first)})]
    if upper is not None and returns_on > upper:
        return [Finding("return_after_end", "returns_on", params={"day": _day(upper)})]
    return []


@dataclass(frozen=True)
class StrikeOffLaw:
    """Values of the five grounds (24-QĐ/TW, 294-QĐ/TW point 8.1), in force on the day."""

    missed: Basis = NO_BASIS
    no_progress: Basis = NO_BASIS
    below_quality: Basis = NO_BASIS
    requests: Basis = NO_BASIS


def ground_findings(
    ground: str, amount: int | None, law: StrikeOffLaw, *, probationary: bool
) -> list[Finding]:
    """Whether the ground holds: enough months or years. A probationary member may also be struck
    off as unfit on probation (06-HD/TW point 4.6)."""
    if ground == PROBATION and not probationary:
        return [Finding("ground_for_probation", "ground")]
    basis = {
        MISSED: law.missed, NO_PROGRESS: law.no_progress, BELOW_QUALITY: law.below_quality,
    }.get(ground)  # fmt: skip
    if basis is None or not basis.source:
        return []
    if amount is None:
        return [Finding("amount_missing", "amount", params={"needed": basis.value})]
    if amount < basis.value:
        return [_against("ground_not_met", "amount", basis, needed=basis.value, amount=amount)]
    return []


def review_findings(review: str, requests: int | None, law: StrikeOffLaw) -> list[Finding]:
    """The member reviews themselves before the cell; it goes on without only after the third
    request (24-QĐ/TW, procedure of striking off)."""
    if review == REVIEW_DONE:
        return []
    asked, basis = requests or 0, law.requests
    if review == REVIEW_REFUSED and asked >= basis.value:
        return []
    return [_against("self_review_first", "requests", basis, needed=basis.value, amount=asked)]


def leaving_findings(
    left_on: date, *, joined: date | None, placed: date | None, field_name: str = "decided_on"
) -> list[Finding]:
    """Membership ends after it began, and in the organisation to which the member then belonged."""
    if joined is not None and left_on <= joined:
        return [Finding("left_before_joining", field_name)]
    if placed is not None and left_on <= placed:
        return [Finding("left_before_placement", field_name, params={"day": _day(placed)})]
    return []


@dataclass(frozen=True)
class Past:
    """How a membership ended, and what speaks for and against a return."""

    left_on: date
    leaving: str
    readmitted_before: bool = False
    bars: frozenset[str] = frozenset()
    """Groups that are never admitted again, by code."""
    hardship: str = ""
    """Why somebody who left at own request had to: a family in very hard circumstances."""
    convicted: bool = False
    """Of a minor crime."""
    cleared_on: date | None = None
    consent_on: date | None = None
    consent_number: str = ""


@dataclass(frozen=True)
class ReadmissionLaw:
    """Values of 294-QĐ/TW point 3.5 and its successors, in force on the day."""

    wait: Basis = NO_BASIS
    cleared: Basis = NO_BASIS
    times: Basis = NO_BASIS
    consent: Basis = NO_BASIS
    barred: Basis = field(default=NO_BASIS)


def readmission_findings(past: Past, law: ReadmissionLaw, *, on: date) -> list[Finding]:
    """Whether somebody may be admitted again: once, after the waiting time, and not of the groups
    that are barred (294-QĐ/TW point 3.5). That it is once is kept by the database as well."""
    if past.leaving not in (STRUCK_OFF, OWN_REQUEST, EXPELLED):
        return [Finding("readmission_not_for")]
    if past.readmitted_before:
        return [Finding("readmitted_once", params={"source": law.times.source})]
    return [*_waited(past, law, on), *_bars(past, law)]


def _waited(past: Past, law: ReadmissionLaw, on: date) -> list[Finding]:
    if past.convicted and past.cleared_on is None:
        return [_against("record_not_cleared", "cleared_on", law.cleared, months=law.cleared.value)]
    found = []
    wait = add_months(past.left_on, law.wait.value)
    if law.wait.source and on < wait:
        params = {"months": law.wait.value, "day": _day(wait), "left": _day(past.left_on)}
        found.append(_against("readmission_too_early", "", law.wait, **params))
    cleared = past.cleared_on if past.convicted else None
    wait = add_months(cleared, law.cleared.value) if cleared else on
    if law.cleared.source and cleared and on < wait:
        params = {"months": law.cleared.value, "day": _day(wait), "left": _day(cleared)}
        found.append(_against("cleared_too_early", "cleared_on", law.cleared, **params))
    return found


def _bars(past: Past, law: ReadmissionLaw) -> Iterable[Finding]:
    for bar in sorted(past.bars):
        yield _against("readmission_barred", "bars", law.barred, bar=bar)
    if past.leaving == OWN_REQUEST and not past.hardship.strip():
        yield _against("own_request_barred", "hardship", law.barred)


def consent_findings(past: Past, law: ReadmissionLaw, *, on: date) -> list[Finding]:
    """The written consent of the provincial standing committee comes before the decision
    (294-QĐ/TW, point 3.5)."""
    if past.consent_on is None or not past.consent_number.strip():
        return [_against("consent_missing", "", law.consent)]
    if past.consent_on > on:
        return [_against("consent_after_decision", "", law.consent, day=_day(past.consent_on))]
    return []


def restoration_findings(leaving: str, left_on: date, *, on: date) -> list[Finding]:
    """Who was wrongly expelled or struck off is restored (117-QĐ/TW of 2023)."""
    if leaving not in (STRUCK_OFF, EXPELLED):
        return [Finding("restoration_not_for")]
    if on < left_on:
        return [Finding("return_before_leaving", params={"day": _day(left_on)})]
    return []
