"""The audit trail: for auditors over their range, and the trail of one record."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts import roles
from apps.accounts.forms import TrailFilter
from apps.accounts.models import User
from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.history import event_model, history_of
from apps.core.keys import meant
from apps.core.models import AuditEntry
from apps.core.pagination import window

ROWS = 50
PEOPLE_MOST = 200


@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """Who did, read, exported or printed what, in the range of an auditor; never counted."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, Permission.VIEW_TRAIL)
    form = TrailFilter(request.GET or None)
    rows = AuditEntry.objects.visible_to(actor).newest_first()
    if form.is_bound:
        rows = _filtered(rows, form.cleaned_data) if form.is_valid() else rows.none()
    page = window(rows, request.GET.get("page", ""), size=ROWS)
    lines = _lines(page.rows, actor)
    context = {"form": form, "page": page, "lines": lines, "with_urls": True}
    return render(request, "accounts/trail.html", context)


@require_safe
def record_trail(request: HttpRequest, label: str, key: str) -> HttpResponse:
    """What happened to one record that the reader may see. The reading is itself a line."""
    actor = request.actor  # type: ignore[attr-defined]
    pk = meant(label, key)
    record = None if pk is None else visible_record(label, pk, actor)
    if pk is None or record is None:
        raise Http404
    require(actor, Permission.VIEW_RECORD_TRAIL)
    model = type(record)
    hidden = frozenset() if _may_see_sensitive(actor, record) else sensitive_fields(model)
    entries = AuditEntry.objects.visible_to(actor).about(label, pk).newest_first()
    page = window(entries, request.GET.get("page", ""), size=ROWS)
    context = {
        "record": record,
        "kind": model._meta.verbose_name,
        "back": record.get_absolute_url() if hasattr(record, "get_absolute_url") else "",
        "page": page,
        "lines": _lines(page.rows, actor, linked=False),
        "with_urls": actor.has(Permission.VIEW_TRAIL),
        "history": _worded(history_of(record, hidden=hidden), actor),
        "keeps_history": event_model(model) is not None,
    }
    response = render(request, "accounts/record_trail.html", context)
    audit.record_read(actor, action="core.trail_read", obj=record)
    return response


def visible_record(label: str, pk: int, actor: Any) -> Any:
    """The record of that label and key when the actor may know of it, else None."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    rows = model._default_manager
    # A line of the trail is no record: whoever may not read the trail reads no line by its key.
    if model._meta.label_lower != label or not hasattr(rows, "visible_to") or model is AuditEntry:
        return None
    return rows.visible_to(actor).filter(pk=pk).first()


def _may_see_sensitive(actor: Any, record: Any) -> bool:
    """The right, and the record in the own range: a grant does not open what it was before."""
    inside = actor.lo <= getattr(record, "path", "") < actor.hi
    return actor.has(Permission.VIEW_SENSITIVE) and inside


def sensitive_fields(model: Any) -> frozenset[str]:
    """Fields whose content only some roles read; ethnicity and religion wherever they occur."""
    return frozenset(getattr(model, "SENSITIVE", ())) | {"ethnicity", "religion"}


def _filtered(rows: Any, wanted: dict[str, Any]) -> Any:
    for name in ("kind", "action", "object_type"):
        if wanted[name]:
            rows = rows.filter(**{name: wanted[name]})
    if wanted["person"]:
        rows = rows.filter(user_id__in=_people(wanted["person"]))
    return rows.between(wanted["first"], wanted["last"])


def _people(text: str) -> list[int]:
    """Keys of the people of that name; they only narrow what the auditor sees anyway."""
    named = User.objects.filter(full_name__icontains=text) | User.objects.filter(
        sign_in_name__iexact=text
    )
    return list(named.order_by("pk").values_list("pk", flat=True)[:PEOPLE_MOST])


def _lines(entries: list[AuditEntry], actor: Any, *, linked: bool = True) -> list[dict[str, Any]]:
    may_open = linked and actor.has(Permission.VIEW_RECORD_TRAIL)
    return [
        {
            "entry": entry,
            "who": entry.actor_label.split(" · ")[0],
            "unit": entry.actor_label.split(" · ")[-1],
            "role": roles.label_of(entry.role),
            "act": audit.action_label(entry.action),
            "details": audit.details_of(entry),
            "url": audit.trail_address(entry.object_type, entry.object_id)
            if may_open and entry.object_type and entry.object_id is not None
            else "",
        }
        for entry in entries
    ]


def _worded(history: list[Any], actor: Any) -> list[dict[str, Any]]:
    with_urls = actor.has(Permission.VIEW_TRAIL)
    return [
        {
            **vars(entry),
            "role": roles.label_of(entry.role),
            "url": entry.url if with_urls else "",
        }
        for entry in history
    ]
