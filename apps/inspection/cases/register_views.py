"""The page on which a case is registered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import F, Func
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.core.errors import DomainError, NotAllowed
from apps.core.vietnamese import fold
from apps.inspection import permissions
from apps.inspection.cases import actions
from apps.inspection.cases.forms import (
    SUBJECTS_MAX,
    RegisterForm,
    SubjectFormSet,
    member_words,
    unjudged,
)
from apps.membership.forms import unit_words
from apps.membership.models import Member
from apps.membership.views import REFUSED
from apps.tenancy.models import Organization

PREFIX = "subjects"
MEMBERS_OFFERED, UNITS_OFFERED = 12, 8


@require_http_methods(["GET", "POST"])
def case_new(request: Any) -> HttpResponse:
    """Register a case; another row for a subject is asked for without sending anything in."""
    actor = request.actor
    require(actor, permissions.CHANGE)
    asked = request.POST if request.method == "POST" else None
    more = asked is not None and "_more" in asked
    if more:
        asked = _with_another_row(asked)
    form = RegisterForm(
        asked, actor=actor, initial={"organization": actor.organization, "secrecy": 0}
    )
    rows = SubjectFormSet(asked, prefix=PREFIX, form_kwargs={"actor": actor})
    if more:
        unjudged(form)
        unjudged(rows)
    elif asked is not None and form.is_valid() & rows.is_valid():
        made = _registered(form, rows, actor)
        if made is not None:
            messages.success(
                request, _("Case %(reference)s is registered.") % {"reference": made.reference}
            )
            return redirect(made.get_absolute_url())
    wrong = bool(asked) and not more
    context = {"form": form, "rows": rows, "may_add": len(rows.forms) < SUBJECTS_MAX}
    return render(
        request, "inspection/cases/new.html", context, status=REFUSED if wrong else 200
    )  # fmt: skip


def _with_another_row(asked: Any) -> Any:
    data = asked.copy()
    key = f"{PREFIX}-TOTAL_FORMS"
    count = data.get(key, "1")
    data[key] = min(int(count) + 1, SUBJECTS_MAX) if count.isdecimal() else 1
    return data


def _registered(form: Any, rows: Any, actor: Any) -> Any:
    subjects = [row.subject for row in rows if row.cleaned_data.get("who")]
    try:
        return actions.register_case(
            **form.cleaned_data, subjects=subjects, today=timezone.localdate(), by=actor
        )
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        form.place(error)
    return None


@require_safe
def subjects_offered(request: Any) -> HttpResponse:
    """Members and organisations of the range whose name holds the words, as options."""
    actor = request.actor
    require(actor, permissions.CHANGE)
    asked = [value for name, value in request.GET.items() if name.rpartition("-")[2] == "who"]
    text = asked[0][:100] if asked else ""
    words = [*_members(actor, text), *_units(actor, text)] if text.strip() else []
    return render(request, "membership/_units.html", {"words": words})


def _members(actor: Any, text: str) -> list[str]:
    rows = Member.objects.visible_to(actor).matching(text).select_related("organization")
    return [member_words(one) for one in rows.by_name()[:MEMBERS_OFFERED]]


def _units(actor: Any, text: str) -> list[str]:
    rows = Organization.objects.visible_to(actor).alias(folded=Func(F("name"), function="vi_fold"))
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    return [unit_words(unit) for unit in rows.order_by("path")[:UNITS_OFFERED]]
