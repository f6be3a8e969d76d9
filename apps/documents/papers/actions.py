"""What happens to numbers of papers."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.documents.models import NumberSeries, NumberTerm, PaperNumber
from apps.documents.papers import numbering
from apps.documents.papers.choices import NumberState
from apps.documents.papers.giving import give_number, locked_series, next_number
from apps.documents.papers.permissions import TAKE, require_in_range
from apps.tenancy.models import Organization


@audit.act("documents.term_opened")
def open_term(
    *, organization: Organization, name: str, starts_on: date, today: date, by: Actor
) -> NumberTerm:
    """Begin a term of a committee; the one before ends on the eve (36-HD/VPTW, component 3).

    Raises NotAllowed, RuleRefused: a day to come, a term that begins before the last one, or
    numbers already given for later days.
    """
    require_in_range(by, organization)
    rows = NumberTerm.objects.select_for_update(of=("self",)).filter(organization=organization)
    last = rows.order_by("-starts_on").first()
    if starts_on > today:
        raise RuleRefused("term_future", field="starts_on")
    if last is not None:
        if starts_on <= last.starts_on:
            raise RuleRefused("term_before", field="starts_on", day=f"{last.starts_on:%d/%m/%Y}")
        if NumberSeries.objects.filter(term=last, last_on__gte=starts_on).exists():
            raise RuleRefused("term_numbers_later", field="starts_on")
        last.ends_on = numbering.eve(starts_on)
        last.save(update_fields=["ends_on"])
    row = NumberTerm(organization=organization, name=name.strip(), starts_on=starts_on)
    row.save()
    audit.record(by, action="documents.term_opened", obj=row, starts_on=str(starts_on))
    return row


@audit.act("documents.number_taken")
def take_number(
    *, organization: Organization, body: str, kind: str, day: date, today: date, by: Actor,
    abstract: str = "", signer: str = "", recipients: str = "", secrecy: int = 0,
) -> PaperNumber:  # fmt: skip
    """Give the next number of a series to a paper of that day.

    One transaction, the term locked: two clerks never get one number. Raises NotAllowed,
    RuleRefused: no term on that day, a day to come, an earlier day than a number given before (a
    number for an earlier day has to be kept free beforehand).
    """
    row = give_number(
        organization=organization, body=body, kind=kind, day=day, today=today, by=by,
        abstract=abstract, signer=signer, recipients=recipients, secrecy=secrecy,
    )  # fmt: skip
    audit.record(by, action="documents.number_taken", obj=row)
    return row


@audit.act("documents.number_reserved")
def reserve_number(
    *, organization: Organization, body: str, kind: str, reason: str, today: date, by: Actor
) -> PaperNumber:
    """Keep the next number free for a paper that will be dated today or later.

    Raises NotAllowed, RuleRefused: no reason, no term.
    """
    require_in_range(by, organization)
    if not reason.strip():
        raise RuleRefused("number_reason", field="reason")
    series = locked_series(organization, body, kind, today)
    row = next_number(series, kind, by, state=NumberState.RESERVED, reason=reason.strip())
    audit.record(by, action="documents.number_reserved", obj=row)
    return row


@audit.act("documents.number_carried")
def carry_over(
    *, organization: Organization, body: str, kind: str, last: int, today: date, by: Actor
) -> PaperNumber:
    """Say how far the book on paper has come: the register goes on after it.

    Raises NotAllowed, RuleRefused: the series has begun here already.
    """
    require_in_range(by, organization)
    series = locked_series(organization, body, kind, today)
    if series.last:
        raise RuleRefused("number_series_begun", field="last", last=series.last)
    series.last = last - 1
    row = next_number(series, kind, by, state=NumberState.CARRIED)
    audit.record(by, action="documents.number_carried", obj=row)
    return row


@audit.act("documents.number_used")
def use_number(
    *, number: PaperNumber, version: int, day: date, today: date, by: Actor, abstract: str = "",
    signer: str = "", recipients: str = "",
) -> PaperNumber:  # fmt: skip
    """Give a number that was kept free to its paper.

    Raises NotAllowed, Conflict, RuleRefused: not kept free, a day to come, a day that does not lie
    between those of the numbers before and after it. While a number is being given elsewhere in the
    term it waits: both look at the day of the last one.
    """
    require(by, TAKE, number)
    NumberTerm.objects.select_for_update(of=("self",)).get(series__numbers=number.pk)
    row = _locked(number, version, by)
    if row.state != NumberState.RESERVED:
        raise RuleRefused("number_not_free")
    if day > today:
        raise RuleRefused("number_future", field="day")
    others = PaperNumber.objects.filter(series=row.series, state=NumberState.ISSUED)
    if not numbering.fits_between(row.number, day, others.values_list("number", "day")):
        raise RuleRefused("number_out_of_order", field="day")
    row.state, row.day, row.abstract = NumberState.ISSUED, day, abstract.strip()
    row.signer, row.recipients = signer.strip(), recipients.strip()
    _save(row)
    if row.series.last == row.number:
        row.series.last_on = day
        row.series.save(update_fields=["last_on"])
    audit.record(by, action="documents.number_used", obj=row)
    return row


@audit.act("documents.number_voided")
def void_number(*, number: PaperNumber, version: int, reason: str, by: Actor) -> PaperNumber:
    """Say that a number leads to no paper, and why; it stays and is not given again.

    Raises NotAllowed, Conflict, RuleRefused: no reason, void already, of a case (there the paper
    is replaced).
    """
    row = _locked(number, version, by)
    if not reason.strip():
        raise RuleRefused("number_reason", field="reason")
    if row.state not in (NumberState.RESERVED, NumberState.ISSUED):
        raise RuleRefused("number_void_already")
    if row.of_case:
        raise RuleRefused("number_of_case")
    row.state, row.reason = NumberState.VOID, reason.strip()
    _save(row)
    audit.record(by, action="documents.number_voided", obj=row)
    return row


def _locked(number: PaperNumber, version: int, by: Actor) -> PaperNumber:
    if not by.has(TAKE):
        raise NotAllowed(permission=str(TAKE))
    rows = PaperNumber.objects.visible_to(by).select_for_update(of=("self",))
    row: PaperNumber = rows.select_related("series").get(pk=number.pk)
    require_in_range(by, row)
    if row.version != version:
        raise Conflict("stale")
    return row


def _save(row: PaperNumber) -> None:
    row.version += 1
    row.save(
        update_fields=["state", "day", "abstract", "signer", "recipients", "reason", "version"]
    )
