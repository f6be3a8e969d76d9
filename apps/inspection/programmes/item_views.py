"""Pages of the items of a programme."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.core import audit
from apps.core.errors import DomainError
from apps.inspection import permissions
from apps.inspection.cases.forms import unjudged
from apps.inspection.models import ProgrammeItem
from apps.inspection.programmes import actions, reading
from apps.inspection.programmes.acts import ITEM_ACTS, may_edit, may_open, offered_for_item
from apps.inspection.programmes.forms import (
    SUBJECTS_MAX,
    ItemForm,
    OpenForm,
    ReplaceItemForm,
    WhoFormSet,
    who_words,
)
from apps.inspection.programmes.rules import quarter_of
from apps.inspection.programmes.views import refused
from apps.inspection.secrecy import GROUNDS
from apps.membership.models import Member
from apps.membership.views import REFUSED
from apps.tenancy.models import Organization

PREFIX = "subjects"
FACTS = (
    "year", "quarter", "kind", "body", "title", "content", "lookback_from", "lookback_to", "lead",
    "cooperating", "note", "secrecy", *GROUNDS,
)  # fmt: skip


@require_safe
def item(request: Any, reference: str, item: str) -> HttpResponse:
    """One item: what is planned, how far it is, its cases. Opening is logged."""
    actor, today = request.actor, timezone.localdate()
    programme = reading.programme_or_404(actor, reference)
    found = reading.item_or_404(actor, programme, item, today)
    audit.record_read(actor, action="inspection.programme_item_read", obj=found)
    near = ProgrammeItem.objects.visible_to(actor).of_programme(programme)
    successors = near.filter(replaces=found).exclude(end_kind="taken_out")
    context = {
        "programme": programme,
        "item": found,
        "again": reading.namesakes(actor, [found]).get(found.pk, []),
        "before": near.filter(pk=found.replaces_id).first() if found.replaces_id else None,
        "after": successors.first(),
        "acts": offered_for_item(actor, found, programme),
        "may_edit": may_edit(actor, found, programme),
        "may_open": may_open(actor, found, programme),
    }
    return render(request, "inspection/programmes/item.html", context)


@require_http_methods(["GET", "POST"])
def item_new(request: Any, reference: str) -> HttpResponse:
    """Plan one thing."""
    actor, today = request.actor, timezone.localdate()
    programme = reading.programme_or_404(actor, reference)
    permissions.require_in_range(actor, permissions.CHANGE, programme)
    first = {"year": max(programme.first_year, min(today.year, programme.last_year))}
    if programme.first_year == today.year:
        first["quarter"] = quarter_of(today)
    return _written(request, programme, None, ItemForm, first | {"secrecy": 0}, [])


@require_http_methods(["GET", "POST"])
def item_edit(request: Any, reference: str, item: str) -> HttpResponse:
    """Change an item: in place in a draft, else by one that waits for the decision."""
    actor, today = request.actor, timezone.localdate()
    programme = reading.programme_or_404(actor, reference)
    permissions.require_in_range(actor, permissions.CHANGE, programme)
    found = reading.item_or_404(actor, programme, item, today)
    kind = ItemForm if found.since > programme.edition else ReplaceItemForm
    values = {name: getattr(found, name) for name in FACTS}
    return _written(request, programme, found, kind, values, _named(actor, found))


def _named(actor: Any, item: Any) -> list[dict[str, str]]:
    """The subjects as they stand in their boxes."""
    keys = [row.member_id for row in item.subjects]
    units = [row.subject_organization_id for row in item.subjects]
    members = Member.objects.visible_to(actor).select_related("organization").in_bulk(
        [key for key in keys if key]
    )  # fmt: skip
    known = Organization.objects.visible_to(actor).in_bulk([key for key in units if key])
    return [{"who": who_words(row, members, known)} for row in item.subjects]


def _written(
    request: Any, programme: Any, found: Any, kind: Any, first: dict[str, Any], named: Any
) -> HttpResponse:
    """The form of an item; another row for a subject is asked for without sending anything in."""
    actor = request.actor
    asked = request.POST if request.method == "POST" else None
    more = asked is not None and "_more" in asked
    if more:
        asked = _with_another_row(asked)
    form = kind(
        asked, programme=programme, actor=actor, initial=first | {"version": programme.version}
    )
    rows = WhoFormSet(asked, prefix=PREFIX, form_kwargs={"actor": actor}, initial=named)
    if more:
        unjudged(form)
        unjudged(rows)
    elif asked is not None and form.is_valid() & rows.is_valid():
        made = _saved(request, programme, found, form, rows)
        if made is not None:
            return redirect(made)
    wrong = asked is not None and not more
    context = {
        "form": form, "rows": rows, "programme": programme, "item": found,
        "may_add": len(rows.forms) < SUBJECTS_MAX,
    }  # fmt: skip
    return render(
        request, "inspection/programmes/item_form.html", context, status=REFUSED if wrong else 200
    )


def _with_another_row(asked: Any) -> Any:
    data, key = asked.copy(), f"{PREFIX}-TOTAL_FORMS"
    count = data.get(key, "1")
    data[key] = min(int(count) + 1, SUBJECTS_MAX) if count.isdecimal() else 1
    return data


def _saved(request: Any, programme: Any, found: Any, form: Any, rows: Any) -> Any:
    actor, today = request.actor, timezone.localdate()
    subjects = [row.subject for row in rows if row.cleaned_data.get("who", {}) and _says(row)]
    shared = {"version": form.cleaned_data["version"], "planned": form.planned(subjects)}
    try:
        if found is None:
            made = actions.add_item(programme=programme, today=today, by=actor, **shared)
        else:
            made = actions.change_item(
                item=found, reason=form.cleaned_data.get("reason", ""), today=today, by=actor,
                **shared,
            )  # fmt: skip
    except DomainError as error:
        refused(form, error, request, programme)
        return None
    made.programme = programme
    words = (
        _("The change waits for the decision on the adjustment.")
        if programme.is_adopted
        else _("The item is planned.")
    )
    messages.success(request, words)
    return made


def _says(row: Any) -> bool:
    who = row.cleaned_data["who"]
    return bool(who.get("member") or who.get("organization") or who.get("name"))


@require_http_methods(["GET", "POST"])
def item_act(request: Any, reference: str, item: str, code: str) -> HttpResponse:
    """One act on an item: its words, its form, then the action."""
    actor, today, spec = request.actor, timezone.localdate(), ITEM_ACTS[code]
    programme = reading.programme_or_404(actor, reference)
    permissions.require_in_range(actor, spec.right, programme)
    found = reading.item_or_404(actor, programme, item, today)
    form = spec.bound(request.POST or None, found, programme, actor)
    if request.method == "POST" and form.is_valid():
        day = {"today": today} if spec.dated else {}
        try:
            spec.run(item=found, by=actor, **day, **form.cleaned_data)
        except DomainError as error:
            refused(form, error, request, programme)
        else:
            messages.success(request, spec.done)
            return redirect(programme)
    context = {"form": form, "programme": programme, "act": spec, "item": found}
    status = REFUSED if form.errors else 200
    return render(request, "inspection/programmes/act.html", context, status=status)


@require_http_methods(["GET", "POST"])
def item_open(request: Any, reference: str, item: str) -> HttpResponse:
    """Open a case from an item: what is planned is filled in."""
    actor, today = request.actor, timezone.localdate()
    programme = reading.programme_or_404(actor, reference)
    permissions.require_in_range(actor, permissions.CHANGE, programme)
    found = reading.item_or_404(actor, programme, item, today)
    start = {"version": programme.version}
    form = OpenForm(request.POST or None, item=found, actor=actor, today=today, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            case = actions.open_item_case(item=found, today=today, by=actor, **form.values)
        except DomainError as error:
            refused(form, error, request, programme)
        else:
            messages.success(
                request, _("Case %(reference)s is registered.") % {"reference": case.reference}
            )
            return redirect(case.get_absolute_url())
    context = {"form": form, "programme": programme, "item": found}
    status = REFUSED if form.errors else 200
    return render(request, "inspection/programmes/open.html", context, status=status)
