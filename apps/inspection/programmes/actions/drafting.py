"""Drafting a programme, copying items into it, giving a draft up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.models import Programme, ProgrammeItem, ProgrammeSubject
from apps.inspection.programmes import rules
from apps.inspection.programmes.actions import held as share
from apps.inspection.programmes.actions.items import Planned, named_again, new_item
from apps.inspection.programmes.choices import Owner, ProgrammeState, Span
from apps.inspection.programmes.references import programme_reference
from apps.inspection.secrecy import same_grade
from apps.tenancy.models import Organization

COPIED = ("kind", "body", "title", "content", "lead", "cooperating", "note", "quarter")


@audit.act("inspection.programme_drafted")
def draft_programme(
    *,
    organization: Organization,
    owner: str,
    span: str,
    first_year: int,
    last_year: int | None = None,
    title: str = "",
    today: date,
    by: Actor,
) -> Programme:
    """Begin the programme of a committee, an inspection committee or a cell.

    Raises NotAllowed without the right or outside the range, RuleRefused for an organisation that
    has no such body (296-QĐ/TW, articles 3 and 7), for years that do not fit, for a second one.
    """
    require(by, permissions.CHANGE, organization)
    last = first_year if span == Span.YEAR else last_year or first_year
    _check_owner(organization, owner, span)
    code = rules.years_refused(span, first_year, last)
    if code:
        raise RuleRefused(code, field="last_year")
    if _twins(organization, owner, span, first_year, last).exists():
        raise RuleRefused("programme_exists", field="first_year")
    programme = Programme(
        organization=organization, owner=owner, span=span, first_year=first_year, last_year=last,
        reference=programme_reference(first_year), drafted_by_id=by.user_id,
    )  # fmt: skip
    programme.title = title.strip() or _usual_title(programme)
    programme.save()
    programme.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    audit.record(by, action="inspection.programme_drafted", obj=programme, years=programme.years)
    return programme


def _check_owner(organization: Organization, owner: str, span: str) -> None:
    if owner not in rules.owners(organization.tier, organization.form):
        raise RuleRefused(
            "programme_owner", field="owner", owner=Owner(owner).label, unit=organization.name
        )
    if span not in rules.spans(owner):
        raise RuleRefused("programme_cell_term", field="span")


def _twins(organization: Organization, owner: str, span: str, first: int, last: int) -> Any:
    """Programmes of the same body for the same time; terms may touch in the year of a congress."""
    rows = Programme.objects.live().filter(organization=organization, owner=owner, span=span)
    if span == Span.YEAR:
        return rows.filter(first_year=first)
    return rows.filter(first_year__lt=last, last_year__gt=first)


def _usual_title(programme: Programme) -> str:
    words = {
        Span.YEAR: _("Programme of inspection and supervision, %(years)s"),
        Span.TERM: _("Programme of inspection and supervision of the term %(years)s"),
    }
    return str(words[Span(programme.span)] % {"years": programme.years})


@audit.act("inspection.programme_discarded")
def discard_programme(*, programme: Programme, version: int, reason: str, by: Actor) -> Programme:
    """Give a draft up, with the reason; it stays to be read.

    Raises NotAllowed, Conflict, RuleRefused once it is adopted or without a reason.
    """
    found = share.held(programme, version, permission=permissions.CHANGE, by=by)
    if found.is_adopted:
        raise RuleRefused("programme_adopted_stays")
    found.discard_note = share.words(reason, "programme_reason_missing", "reason")
    found.state = ProgrammeState.DISCARDED
    share.stored(found)
    audit.record(by, action="inspection.programme_discarded", obj=found, reason=found.discard_note)
    return found


@audit.act("inspection.programme_items_copied")
def copy_items(
    *, programme: Programme, version: int, items: Sequence[ProgrammeItem], today: date, by: Actor
) -> list[ProgrammeItem]:
    """Copy items of an earlier programme into a draft, with their subjects, into the new year.

    What is looked back upon moves on by as many years. Raises NotAllowed, Conflict, RuleRefused
    when nothing is chosen, once the draft is adopted, for an item that the reader may not see.
    """
    found = share.held(programme, version, permission=permissions.CHANGE, by=by)
    if found.is_adopted:
        raise RuleRefused("programme_adopted_stays")
    rows = ProgrammeItem.objects.visible_to(by).filter(pk__in=[one.pk for one in items])
    chosen = list(rows.select_related("programme").by_time())
    if not chosen:
        raise RuleRefused("programme_nothing_chosen", field="items")
    made = [_copied(one, found, today, by) for one in chosen]
    found.copied_from = chosen[0].programme
    share.stored(found)
    audit.record(
        by, action="inspection.programme_items_copied", obj=found, count=len(made),
        source=chosen[0].programme.reference,
    )  # fmt: skip
    return made


def _copied(item: ProgrammeItem, into: Programme, today: date, by: Actor) -> ProgrammeItem:
    by_years = into.first_year - item.programme.first_year
    values = {name: getattr(item, name) for name in COPIED}
    rows = ProgrammeSubject.objects.visible_to(by).of_item(item).current().order_by("pk")
    planned = Planned(
        year=min(item.year + by_years, into.last_year), subjects=[named_again(row) for row in rows],
        lookback_from=_later(item.lookback_from, by_years),
        lookback_to=_later(item.lookback_to, by_years), **same_grade(item, today=today), **values,
    )  # fmt: skip
    return new_item(into, planned, today, by)


def _later(day: date | None, years: int) -> date | None:
    """The same day so many years later; the last of February for a day that the year lacks."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
