"""Complaints on the page of a subject's discipline: what is on record, and the forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.inspection.cases.people import officers
from apps.inspection.choices import OPEN, CaseKind
from apps.inspection.complaints import forms, lookup, rules
from apps.inspection.complaints.lookup import filing_of
from apps.inspection.discipline.judging import Picture
from apps.inspection.models import Case, CaseSubject, Complaint
from apps.regulations.choices import RuleLevel

LISTED = 20


def complaints_of(picture: Picture) -> list[Complaint]:
    """The complaints of the subject, the earliest first, with what is made good."""
    rows = lookup.complaints_of(picture).prefetch_related("redress")
    return list(rows.with_limit().order_by("pk"))


def forms_of(picture: Picture, today: date, data: Any, actor: Actor) -> dict[str, Any]:
    """The forms of complaints; ``data`` gives those that the request has filled."""
    start = {"version": picture.case.version}
    found = complaints_of(picture) if picture.sanctions else []
    waiting = [one for row in found for one in row.redress.all() if one.done_on is None]
    pending = next((one for one in found if one.state == "accepted"), None)
    unexamined = pending is not None and pending.examined_in_id is None
    offices = _offices(picture, actor) if unexamined else []
    title = _("Complaint about the discipline of %(name)s") % {"name": picture.subject.name}
    return {
        "complaint": forms.ComplaintForm(data("complaint"), initial=start),
        "resolve": forms.ResolveForm(
            data("resolve"), allowed=picture.forms, initial=start | {"resolved_on": today}
        ),
        "redress": forms.RedressForm(
            data("redress"), rows=waiting, initial=start | {"done_on": today}
        ),
        "redress_owner": forms.RedressOwnerForm(
            data("redress_owner"), rows=waiting, initial=start,
            people=officers(actor, today) if waiting else [],
        ),
        "complaint_case": forms.OpenCaseForm(
            data("complaint_case"), offices=offices, initial=start | {"title": title}
        ),
        "complaint_link": forms.LinkCaseForm(
            data("complaint_link"), initial=start,
            cases=_linkable(picture, actor) if unexamined else [],
        ),
    }  # fmt: skip


def _offices(picture: Picture, actor: Actor) -> list[Any]:
    """The offices above and this one, as far as the actor works there."""
    found = lookup.offices_for(picture.case)
    return [one for one in found if actor.lo <= one.path < actor.hi]


def _linkable(picture: Picture, actor: Actor) -> list[Case]:
    """Open cases of complaint about the same person that follow no other decision."""
    subject = picture.subject
    same = CaseSubject.objects.visible_to(actor).current().filter(is_person=subject.is_person)
    if subject.member_id or subject.subject_organization_id:
        same = same.filter(
            member=subject.member_id, subject_organization=subject.subject_organization_id
        )
    else:
        same = same.filter(name=subject.name)
    rows = Case.objects.in_scope_of(actor).filter(
        kind=CaseKind.COMPLAINT, phase__in=OPEN, pk__in=same.values("case_id")
    )
    found = rows.order_by("-registered_on", "-pk")[:LISTED]
    return [one for one in found if one.origin_id in (None, picture.case.pk)]


@dataclass(frozen=True)
class Rung:
    """One level of the ladder of a complaint, in words."""

    label: str
    icon: str
    words: str


def ladder(picture: Picture, rows: list[Any]) -> list[Rung]:
    """The levels from the decision upwards: what each has done, and where a complaint goes next."""
    sanction = picture.sanction
    if sanction is None:
        return []
    steps = lookup.ladder_of(picture, sanction)
    levels, by_level = dict(RuleLevel.choices), {row.level: row for row in rows}
    found = [Rung(_level(levels, steps.level), "seal", _("decided"))]
    if by_level.get(steps.level):
        found.append(_rung(levels, steps.level, by_level))
    above = [one for one in rules.LEVELS if one in {*steps.existing, *by_level, "central"}]
    rank = rules.LEVELS.index
    # Once the discipline is cancelled nothing is left to complain about.
    going = sanction.form == "none" or any(row.state == "accepted" for row in rows)
    for level in (one for one in above if rank(one) > rank(steps.level)):
        known = by_level.get(level)
        next_one = known is None and not going
        found.append(_rung(levels, level, by_level, is_next=next_one))
        going = going or next_one
    return found


def _level(levels: dict[str, Any], code: str) -> str:
    return capfirst(str(levels.get(code, code)))


def _rung(
    levels: dict[str, Any], level: str, rows: dict[str, Complaint], *, is_next: bool = False
) -> Rung:
    row = rows.get(level)
    if row is None:
        words = _("a complaint may go here next") if is_next else _("not reached")
        return Rung(_level(levels, level), "up" if is_next else "open", words)
    words = str(row.get_outcome_display() or row.get_state_display())
    icons = {"accepted": "half", "resolved": "ok", "refused": "x"}
    return Rung(_level(levels, level), icons[row.state], words)


def _last(picture: Picture, rows: list[Any], today: date) -> lookup.Last | None:
    """Who decides for good on a complaint about the decision in force."""
    sanction = picture.sanction
    if sanction is None or sanction.form == "none":
        return None
    day = rows[-1].received_on if rows else today
    return lookup.last_instance(sanction, picture.sanctions[0].level, day)


def context_of(picture: Picture, actor: Actor, today: date) -> dict[str, Any]:
    """What the page shows of complaints."""
    sanction = picture.sanction
    rows: list[Any] = complaints_of(picture) if sanction else []
    pending = next((one for one in rows if one.state == "accepted"), None)
    due = lookup.resolving_due(pending.received_on, pending.level) if pending else None
    cases = {one.examined_in_id for one in rows} - {None}
    seen = Case.objects.visible_to(actor).in_bulk(cases) if cases else {}
    for row in rows:
        row.case_shown = seen.get(row.examined_in_id)
    return {
        "complaints": rows,
        "pending": pending,
        "resolving": due if due and due.rule else None,
        "resolving_source": lookup.citation(due.rule) if due else "",
        "late": bool(pending and pending.limit_on and pending.limit_on < today),
        "ladder": ladder(picture, rows) if rows else [],
        "last": _last(picture, rows, today),
        "filing": filing_of(sanction) if sanction and not rows else None,
        "may_complain": sanction is not None and sanction.form != "none",
    }
