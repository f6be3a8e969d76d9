"""Pages of who is who: one page of a member's account and relatives, one for each act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.core import audit
from apps.core.errors import DomainError, NotAllowed
from apps.membership.identity import actions, permissions, reading
from apps.membership.identity.forms import AccountForm, EndForm, RelationForm
from apps.membership.models import Member, MemberAccount, MemberRelation, PrivateEntry
from apps.membership.record.choices import PrivateKind
from apps.membership.views import REFUSED, seen

FORM = ["GET", "HEAD", "POST"]


@require_safe
def identity(request: Any, pk: int) -> HttpResponse:
    """The account and the relatives of a member. Opening it is a line of the read log."""
    member = _kept(request, pk)
    audit.record_read(request.actor, action="membership.relatives_read", obj=member)
    links = reading.links_of(member, request.actor)
    rows = reading.relations_of_member(member, request.actor)
    context = {
        "member": member, "links": links,
        "linked": any(link.ended_on is None for link in links),
        "relations": [(row, row.shown_name) for row in rows],
        "entries": _entries(member).exclude(
            pk__in=[row.entry_id for row in rows if row.entry_id and row.ended_on is None]
        ),
    }  # fmt: skip
    return render(request, "membership/identity/identity.html", context)


def _entries(member: Member) -> Any:
    rows = PrivateEntry.objects.filter(member=member, kind=PrivateKind.FAMILY, struck="")
    return rows.order_by("since", "pk")


@require_http_methods(FORM)
def account_link(request: Any, pk: int) -> HttpResponse:
    """Link the member to an account."""
    member = _kept(request, pk)
    form = AccountForm(request.POST or None)
    return _act(
        request, form, member, title=_("Link an account"), done=_("The account is linked."),
        act=lambda values: actions.link_account(member=member, **values),
    )  # fmt: skip


@require_http_methods(FORM)
def account_end(request: Any, pk: int) -> HttpResponse:
    """End the link to an account."""
    rows = MemberAccount.objects.visible_to(request.actor).select_related("member__organization")
    link = get_object_or_404(rows, pk=pk)
    _require(request, link.member)
    form = EndForm(request.POST or None)
    return _act(
        request, form, link.member, title=_("End the link to the account"),
        done=_("The link is ended."),
        act=lambda values: actions.unlink_account(link=link, **values),
    )  # fmt: skip


@require_http_methods(FORM)
def relation_new(request: Any, pk: int) -> HttpResponse:
    """Record a declared relative who is a member too."""
    member = _kept(request, pk)
    form = RelationForm(
        request.POST or None, entries=_entries(member),
        initial={"entry": _whole(request.GET.get("entry"))},
    )  # fmt: skip
    return _act(
        request, form, member, title=_("Record a relative who is a member"),
        done=_("The relative is recorded."),
        act=lambda values: actions.declare_relation(member=member, **values),
    )  # fmt: skip


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


@require_http_methods(FORM)
def relation_end(request: Any, pk: int) -> HttpResponse:
    """End a declared relation."""
    rows = MemberRelation.objects.visible_to(request.actor).select_related("member__organization")
    relation = get_object_or_404(rows, pk=pk)
    _require(request, relation.member)
    return _act(
        request, EndForm(request.POST or None), relation.member, title=_("End the relation"),
        done=_("The relation is ended."),
        act=lambda values: actions.end_relation(relation=relation, **values),
    )  # fmt: skip


def _act(request: Any, form: Any, member: Member, *, title: str, done: str, act: Any) -> Any:
    """One form: done and back to the page, or shown again with what is refused."""
    if request.method == "POST" and form.is_valid():
        try:
            act({**form.cleaned_data, "today": timezone.localdate(), "by": request.actor})
        except NotAllowed:
            raise
        except DomainError as error:
            form.place(error)
        else:
            messages.success(request, done)
            return redirect("membership:identity", pk=member.pk)
    status = REFUSED if form.is_bound and form.errors else 200
    context = {"form": form, "member": member, "title": title}
    return render(request, "membership/identity/form.html", context, status=status)


def _kept(request: Any, pk: int) -> Member:
    member = seen(request, pk)
    _require(request, member)
    return member


def _require(request: Any, member: Member) -> None:
    if not permissions.may_keep(request.actor, member):
        raise NotAllowed(permission=str(permissions.CHANGE))
