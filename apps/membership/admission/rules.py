"""Rules of admission and recognition: values in, findings out. No database, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months
from apps.membership.procedures.rules import Finding
from apps.membership.rules import Limit, official_date


def meeting_findings(ceremony: date, held_on: date, probation: Limit | None) -> list[Finding]:
    """The cell considers recognition only after the probation has ended (24-QĐ/TW, 4.3)."""
    if probation is None:
        return []
    due = official_date(ceremony, probation.value)
    if held_on >= due:
        return []
    params = {"day": f"{due:%d/%m/%Y}", "source": probation.source}
    return [Finding("meeting_before_probation_ends", "held_on", probation.may_block, params)]


def months_of_age(birth: PartialDate, on: date) -> int:
    """Age in months, counted by month and not by day (294-QĐ/TW, điểm 1.1); of a birth known by
    year the oldest."""
    born = birth.earliest()
    return (on.year - born.year) * 12 + on.month - born.month


def age_findings(
    birth: PartialDate | None, on: date, minimum: Limit | None, maximum: Limit | None
) -> list[Finding]:
    """The age when the cell considers the case: full years counted by month. Above the maximum
    only a committee directly under the Centre decides, which warns here and binds the decision
    (294-QĐ/TW, điểm 1.1).

    Of a birth known by month or year only what is certain counts.
    """
    if birth is None:
        return [Finding("birth_missing", "birth")]
    if minimum is not None and months_of_age(birth, on) < minimum.value * 12:
        params = {"number": minimum.value, "source": minimum.source, "day": f"{on:%d/%m/%Y}"}
        return [Finding("candidate_too_young", "held_on", minimum.may_block, params)]
    if is_above(birth, on, maximum):
        assert maximum is not None
        params = {"number": maximum.value, "source": maximum.source}
        return [Finding("above_maximum_age", "held_on", blocks=False, params=params)]
    return []


def is_above(birth: PartialDate | None, on: date, maximum: Limit | None) -> bool:
    """Whether the person is certainly above the highest age, counted by month (294-QĐ/TW, điểm
    1.1)."""
    if birth is None or maximum is None:
        return False
    born = birth.latest()
    return (on.year - born.year) * 12 + on.month - born.month > maximum.value * 12


BELOW_LOWER_SECONDARY = frozenset({"primary"})


def education_findings(education: str, exception: str, limit: Limit | None) -> list[Finding]:
    """Lower secondary school at least; in mountains, on islands, among minorities and in hardship
    an exception with its reason (24-QĐ/TW; ``membership.admission.education.minimum``)."""
    if not education:
        return [Finding("education_missing", "education", blocks=False)]
    if education not in BELOW_LOWER_SECONDARY or exception.strip():
        return []
    source = limit.source if limit else ""
    blocks = limit.may_block if limit else False
    return [Finding("education_below", "education", blocks, {"source": source})]


@dataclass(frozen=True)
class Sponsor:
    """An official member who helps or introduces, as the rules see them."""

    official_on: date | None
    in_cell: bool
    worked_since: date | None = None


def helper_findings(helper: Sponsor | None, on: date) -> list[Finding]:
    """The helper is an official member of the cell, which assigns one of its own."""
    if helper is None:
        return [Finding("helper_missing", "helper")]
    return _official_of_the_cell(helper, on, "helper")


def introducer_findings(introducer: Sponsor | None, on: date, limit: Limit | None) -> list[Finding]:
    """The introducer is an official member of the cell, a year together with the person
    (294-QĐ/TW of 2025 for the months)."""
    if introducer is None:
        return [Finding("introducer_missing", "introducer")]
    found = _official_of_the_cell(introducer, on, "introducer")
    if limit is None:
        return found
    since = introducer.worked_since
    if since is None or add_months(since, limit.value) > on:
        params = {"number": limit.value, "source": limit.source}
        found.append(Finding("introducer_too_new", "introducer_since", limit.may_block, params))
    return found


def _official_of_the_cell(one: Sponsor, on: date, field: str) -> list[Finding]:
    if one.official_on is None or one.official_on > on:
        return [Finding("sponsor_not_official", field)]
    return [] if one.in_cell else [Finding("sponsor_of_another_cell", field)]


def certificate_since(on: date, months: int) -> date:
    """The earliest day of a certificate of the awareness class that is still valid on a day."""
    day = add_months(on, -months)
    return day if add_months(day, months) >= on else day + timedelta(days=1)


def certificate_findings(issued: date | None, on: date, limit: Limit | None) -> list[Finding]:
    """The certificate of the awareness class, for as long as it is valid: 60 months (06-HD/TW of
    2025, điểm 5.4)."""
    if issued is None:
        return [
            Finding("certificate_missing", "certificate_on", limit.may_block if limit else False)
        ]
    if limit is None or add_months(issued, limit.value) >= on:
        return []
    params = {"number": limit.value, "source": limit.source}
    return [Finding("certificate_expired", "certificate_on", limit.may_block, params)]


@dataclass(frozen=True)
class Due:
    """The last day of a limit, its source, whether it binds."""

    day: date
    source: str
    may_block: bool


def late_decision_findings(decided_on: date, due: Due | None) -> list[Finding]:
    """A decision after the limit counted from the cell's resolution (in working days: 294-QĐ/TW,
    điểm 4.3.1) needs a written reason; it is not void."""
    if due is None or decided_on <= due.day:
        return []
    params = {"day": f"{due.day:%d/%m/%Y}", "source": due.source}
    return [Finding("decision_late", "decided_on", blocks=False, params=params)]


def ceremony_findings(
    held_on: date, decided_on: date, received_on: date | None, due: Due | None, consent: str
) -> list[Finding]:
    """The ceremony follows the decision, within the limit; later only with the consent of the
    committee directly above (294-QĐ/TW, điểm 4.1; the limit is in working days)."""
    if held_on < decided_on:
        return [Finding("ceremony_before_decision", "held_on")]
    if received_on is not None and held_on < received_on:
        return [Finding("ceremony_before_receipt", "held_on")]
    if due is None or held_on <= due.day or consent.strip():
        return []
    params = {"day": f"{due.day:%d/%m/%Y}", "source": due.source}
    return [Finding("ceremony_late", "late_consent", due.may_block, params)]
