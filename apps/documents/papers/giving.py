"""Giving the next number of a series: the part that every act shares, inside its transaction."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from apps.accounts.actor import Actor
from apps.core.errors import RuleRefused
from apps.documents.models import NumberSeries, NumberTerm, PaperNumber
from apps.documents.papers import bodies, numbering
from apps.documents.papers.choices import IssuingBody, NumberState
from apps.documents.papers.permissions import require_in_range
from apps.tenancy.models import Organization


def give_number(
    *, organization: Organization, body: str, kind: str, day: date, today: date, by: Actor,
    abstract: str = "", signer: str = "", recipients: str = "", secrecy: int = 0,
    of_case: bool = False,
) -> PaperNumber:  # fmt: skip
    """The next number for a paper of that day; the act that asks for it writes the trail.

    Raises NotAllowed, RuleRefused: no term on that day, a day to come, a grade above the own, an
    earlier day than a number given before.
    """
    require_in_range(by, organization)
    if day > today:
        raise RuleRefused("number_future", field="day")
    if secrecy > by.clearance:
        raise RuleRefused("number_grade", field="secrecy")
    series = locked_series(organization, body, kind, day)
    if numbering.goes_back(day, series.last_on):
        raise RuleRefused(
            "number_backdated", field="day", last=series.last, day=f"{series.last_on:%d/%m/%Y}"
        )
    return next_number(
        series, kind, by, state=NumberState.ISSUED, day=day, abstract=abstract.strip(),
        signer=signer.strip(), recipients=recipients.strip(), secrecy=secrecy, of_case=of_case,
    )  # fmt: skip


def locked_series(organization: Organization, body: str, kind: str, day: date) -> NumberSeries:
    """The series of that day's term. The lock on the term keeps its first number single too."""
    runs = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    terms = NumberTerm.objects.select_for_update(of=("self",)).filter(
        runs, organization=organization, starts_on__lte=day
    )
    term = terms.first()
    if term is None:
        raise RuleRefused("number_no_term", field="day", day=f"{day:%d/%m/%Y}")
    series, _made = NumberSeries.objects.get_or_create(
        term=term, body=body, series=numbering.series_of(body, kind),
        defaults={"organization_id": organization.pk},
    )  # fmt: skip
    return series


def next_number(
    series: NumberSeries, kind: str, by: Actor, *, state: str, day: date | None = None,
    reason: str = "", abstract: str = "", signer: str = "", recipients: str = "",
    secrecy: int = 0, of_case: bool = False,
) -> PaperNumber:  # fmt: skip
    series.last += 1
    series.last_on = day or series.last_on
    series.save(update_fields=["last", "last_on"])
    body_symbol = _symbol_of(series.organization, series.body)
    row = PaperNumber(
        organization_id=series.organization_id, series=series, kind=kind, number=series.last,
        symbol=numbering.symbol(series.last, kind, body_symbol), state=state, day=day,
        reason=reason, abstract=abstract, signer=signer, recipients=recipients, secrecy=secrecy,
        of_case=of_case, taken_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    return row


def _symbol_of(organization: Organization, body: str) -> str:
    """The symbol of the body that issues; ``ĐH`` for a congress (36-HD/VPTW, component 3)."""
    if body == IssuingBody.CONGRESS:
        return "ĐH"
    symbol = bodies.symbol_of(organization.name, is_province=organization.is_province)
    symbol = symbol or "ĐU"
    return f"UBKT{symbol}" if body == IssuingBody.INSPECTION else symbol
