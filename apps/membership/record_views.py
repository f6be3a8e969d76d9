"""The record page: facts, dates that explain themselves, what is opened to whom."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts import grants
from apps.accounts.permissions import Permission
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.formats import key_of
from apps.membership import judging, permissions
from apps.membership.explain import explained_dates
from apps.membership.forms import GrantForm, PurposeForm
from apps.membership.listing import with_probation
from apps.membership.lookup import book_of_limits, probation_spans
from apps.membership.models import Member
from apps.membership.panels import panels_of
from apps.membership.views import REFUSED, seen

READ_MEMBER = "read_member"


@require_safe
def record(request: Any, pk: int) -> HttpResponse:
    """A member's record. Each opening leaves one line in the read log."""
    member = seen(request, pk)
    audit.record_read(request.actor, action="membership.member_read", obj=member)
    return _record_page(request, member)


@require_safe
def record_parts(request: Any, pk: int) -> HttpResponse:
    """What the topics say of the member beyond the first look, for the record page to take in."""
    member = seen(request, pk)
    audit.record_read(request.actor, action="membership.member_parts_read", obj=member)
    context = {"member": member, "panels": panels_of(request.actor, member, later=True)}
    alone = not request.htmx
    template = "membership/record_parts.html" if alone else "membership/_record_parts.html"
    return render(request, template, context)


@require_POST
def sensitive(request: Any, pk: int) -> HttpResponse:
    """Ethnic group and religion, opened with a purpose and logged with it."""
    member = seen(request, pk)
    if not permissions.can_see_sensitive(request.actor, member):
        raise NotAllowed(permission=str(permissions.SENSITIVE))
    form = PurposeForm(request.POST)
    opened = form.is_valid()
    if opened:
        audit.record_read(
            request.actor,
            action="membership.sensitive_read",
            obj=member,
            purpose=form.cleaned_data["purpose"],
        )
    status = 200 if opened else REFUSED
    if request.htmx:
        context = {"member": member, "purpose_form": form, "opened": opened, "may_open": True}
        return render(request, "membership/_sensitive.html", context, status=status)
    return _record_page(request, member, purpose_form=form, opened=opened, status=status)


@require_POST
def share(request: Any, pk: int) -> HttpResponse:
    """Open this record to one person for reading, until a day, with a reason."""
    member = _shareable(request, pk)
    form = GrantForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            grants.grant(
                user=data["person"],
                obj=member,
                codename=READ_MEMBER,
                valid_from=data["valid_from"],
                valid_to=data["valid_to"],
                reason=data["reason"],
                by=request.actor,
            )
        except RuleRefused as error:
            form.place(error)
        else:
            messages.success(
                request, _("The record is open to %(name)s.") % {"name": data["person"]}
            )
            return redirect("membership:record", pk=member.pk)
    return _record_page(request, member, grant_form=form, status=REFUSED)


@require_POST
def unshare(request: Any, pk: int) -> HttpResponse:
    """End what was opened to one person."""
    member = _shareable(request, pk)
    today = timezone.localdate()
    # Only whom the record is open to: any other key is nobody's business here.
    person = grants.holder(key_of(request.POST.get("user", "")), obj=member, today=today)
    if person is not None:
        grants.revoke(user=person, obj=member, by=request.actor, today=today)
        messages.success(request, _("The record is no longer open to %(name)s.") % {"name": person})
    return redirect("membership:record", pk=member.pk)


def _shareable(request: Any, pk: int) -> Member:
    member = seen(request, pk)
    if not permissions.can_share(request.actor, member):
        raise NotAllowed(permission=str(Permission.GRANT_ACCESS))
    return member


def _record_page(
    request: Any,
    member: Member,
    *,
    grant_form: GrantForm | None = None,
    purpose_form: PurposeForm | None = None,
    opened: bool = False,
    status: int = 200,
) -> HttpResponse:
    today, actor = timezone.localdate(), request.actor
    book = book_of_limits()
    with_probation(member, probation_spans(book), today=today)
    refusals, warnings = judging.judge(member, today=today, book=book)
    placements = member.placements.visible_to(actor).select_related("organization__parent")
    may_share = permissions.can_share(actor, member)
    context = {
        "member": member,
        "dates": explained_dates(member, book),
        "to_check": [*refusals, *warnings],
        "placements": placements.order_by("-valid", "-pk"),
        "by_grant": not (actor.has(permissions.VIEW) and actor.lo <= member.path < actor.hi),
        "may_change": permissions.can_change(actor, member),
        "may_open": permissions.can_see_sensitive(actor, member),
        "opened": opened,
        "purpose_form": purpose_form or PurposeForm(),
        "may_share": may_share,
        "grants": _grants(member) if may_share else (),
        "grant_form": grant_form or GrantForm(initial={"valid_from": today}),
        "today": today,
        "may_see_trail": actor.has(Permission.VIEW_RECORD_TRAIL),
        "panels": panels_of(actor, member),
    }
    return render(request, "membership/record.html", context, status=status)


def _grants(member: Member) -> Any:
    rows = member.grants.select_related("user", "granted_by")  # type: ignore[attr-defined]
    return rows.order_by("-valid_to", "user__full_name", "pk")
