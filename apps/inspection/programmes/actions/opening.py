"""Opening a case from an item: what was planned is entered once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.cases.actions.register import Subject, register_case
from apps.inspection.choices import Phase, Source
from apps.inspection.models import Case, ProgrammeItem, ProgrammeSubject
from apps.inspection.programmes.actions import held as share
from apps.inspection.programmes.actions.items import named_again
from apps.inspection.secrecy import same_grade


@audit.act("inspection.case_registered")
def open_item_case(
    *,
    item: ProgrammeItem,
    version: int,
    subjects: Sequence[ProgrammeSubject] = (),
    others: Sequence[Subject] = (),
    planned_from: date | None = None,
    planned_until: date | None = None,
    today: date,
    by: Actor,
) -> Case:
    """Open a case from an item of an adopted programme: kind, body, matter, times and subjects.

    An item with several subjects may have several cases, each subject in one. ``others`` are
    subjects that the item does not name, such as those it leaves open. The registration of the case
    is the line in the trail. Raises NotAllowed, Conflict,
    RuleRefused before the adoption, for an item that stands no more, for subjects of another case.
    """
    found = share.held(item.programme, version, permission=permissions.CHANGE, by=by)
    if not found.is_adopted:
        raise RuleRefused("programme_not_adopted")
    planned = share.item_of(found, item, by)
    if planned.since > found.edition:
        raise RuleRefused("programme_item_pending")
    if planned.until is not None:
        raise RuleRefused("programme_item_gone")
    rows = _free(planned, subjects, by)
    case = register_case(
        organization=found.organization, kind=planned.kind, body=planned.body, title=planned.title,
        source=Source.PROGRAMME, source_note=_note(planned), lookback_from=planned.lookback_from,
        lookback_to=planned.lookback_to, planned_from=planned_from, planned_until=planned_until,
        **same_grade(planned, today=today), programme_item=planned,
        subjects=[*(named_again(row) for row in rows), *others], today=today, by=by,
    )  # fmt: skip
    for row in rows:
        row.case = case
        row.save()
    share.stored(found)
    return case


def _note(item: ProgrammeItem) -> str:
    """Whence the case comes, in words that stay when the programme is adjusted."""
    parts = [item.programme.title, item.quarter_words, item.lead, item.cooperating]
    return " · ".join(part for part in parts if part)[:300]


def _free(
    item: ProgrammeItem, subjects: Sequence[ProgrammeSubject], by: Actor
) -> list[ProgrammeSubject]:
    """The chosen subjects, none of whom is examined in another case of the item already."""
    keys = [one.pk for one in subjects]
    rows = ProgrammeSubject.objects.visible_to(by).of_item(item).current().filter(pk__in=keys)
    found = list(rows.select_related("case").order_by("pk"))
    for row in found:
        if row.case is not None and row.case.phase != Phase.STOPPED:
            raise RuleRefused("programme_subject_examined", field="subjects", name=row.name)
    return found
