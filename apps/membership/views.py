"""Pages of the register. They parse, call one action or one reading, and render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import F, Func
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import Conflict, DomainError, NotAllowed, RuleRefused
from apps.core.formats import number
from apps.core.vietnamese import fold
from apps.membership import actions, conflicts, judging, permissions
from apps.membership.choices import ReadingPurpose
from apps.membership.export import LAYOUTS, LIST, PRINTED_MAX, export, workbook
from apps.membership.forms import MemberForm, unit_words
from apps.membership.listing import ORDER_WORDS, PAGE_SIZES, Register
from apps.membership.models import Member, StandingPeriod
from apps.tenancy.models import Organization

UNITS_OFFERED = 20
REFUSED = 422  # a form that came back: htmx swaps it, the browser shows it


def seen(request: Any, pk: int) -> Member:
    """The member, when the reader may know of them; else the same 404 as for a wrong address."""
    rows = Member.objects.visible_to(request.actor).select_related("organization__parent")
    rows = rows.annotate(aside=StandingPeriod.objects.kind_of_outer(timezone.localdate()))
    member: Member = get_object_or_404(rows, pk=pk)
    return member


def _register(request: Any) -> Register:
    actor = request.actor
    if not (actor.has(permissions.VIEW) or actor.granted(Member._meta.label_lower)):
        raise NotAllowed(permission=str(permissions.VIEW))
    return Register(request, today=timezone.localdate())


@require_safe
def register(request: Any) -> HttpResponse:
    """The list: saved lists, filters, order, pages; exact within what the reader may see."""
    found = _register(request)
    page = found.page()
    key, descending = found.order
    context = {
        "register": found,
        "page": page,
        "form": found.filter.form,
        "tabs": found.tabs(reverse("membership:register")),
        "list_total": found.counts[found.list],
        "order_words": ORDER_WORDS[key],
        "order_descending": descending,
        "sizes": " ".join(map(str, PAGE_SIZES)),
        "guilty": found.guilty() if found.filters_in_force and not found.total else None,
        "clear_url": f"?list={found.list}" if found.list else "?",
        "query": request.GET.urlencode(),
        "may_change": request.actor.has(permissions.CHANGE),
        "may_import": request.actor.has(permissions.IMPORT),
        "may_export": request.actor.has(permissions.EXPORT),
    }
    return render(request, "membership/register.html", context)


@require_safe
def register_print(request: Any) -> HttpResponse:
    """Every row of the filter on paper; the trail says who printed what."""
    found = _register(request)
    if found.total > PRINTED_MAX:
        raise RuleRefused("too_many_to_print", count=number(found.total), limit=number(PRINTED_MAX))
    rows = found.prepared(found.rows)
    audit.record_read(
        request.actor,
        action="membership.register_printed",
        kind=EntryKind.PRINT,
        count=len(rows),
        filter=found.in_words(),
    )
    context = {"register": found, "rows": rows, "printed_at": timezone.now()}
    return render(request, "membership/register_print.html", context)


@require_safe
def register_export(request: Any) -> HttpResponse:
    """The list as a workbook, as seen or to edit and load back."""
    found = _register(request)
    layout = request.GET.get("layout", LIST)
    if layout not in LAYOUTS:
        raise Http404
    return workbook(export(found, layout=layout, by=request.actor), "dang-vien")


@require_safe
def units(request: Any) -> HttpResponse:
    """Organisations of the own range whose name holds the words, as options of a list."""
    text = request.GET.get("unit") or request.GET.get("organization") or ""
    rows = Organization.objects.visible_to(request.actor).filter(active=True)
    if request.GET.get("homes"):
        rows = rows.filter(tier__in=judging.HOMES)
    rows = rows.alias(folded=Func(F("name"), function="vi_fold"))
    for word in fold(text[:100]).split():
        rows = rows.filter(folded__contains=word)
    words = [unit_words(unit) for unit in rows.order_by("path")[:UNITS_OFFERED]]
    return render(request, "membership/_units.html", {"words": words})


@require_http_methods(["GET", "POST"])
def new(request: Any) -> HttpResponse:
    """Enter a member; the form keeps every typed value when something is refused."""
    actor = request.actor
    require(actor, permissions.CHANGE)
    form = MemberForm(
        request.POST or None,
        units=Organization.objects.visible_to(actor),
        with_sensitive=actor.has(permissions.SENSITIVE),
    )
    form.fields["organization"].initial = request.GET.get("unit", "")
    if request.GET.get("unit"):
        get_object_or_404(Organization.objects.visible_to(actor), code=request.GET["unit"])
    if request.method == "POST" and form.is_valid():
        try:
            member = actions.register_member(
                organization=form.cleaned_data["organization"], values=form.values, by=actor
            )
        except RuleRefused as error:
            form.place(error)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("%(name)s is in the register.") % {"name": member})
            again = f"{reverse('membership:new')}?unit={member.organization.code}"
            return redirect(again if "_next" in request.POST else _record_url(member))
    return _form_page(request, form, member=None)


@require_http_methods(["GET", "POST"])
def edit(request: Any, pk: int) -> HttpResponse:
    """Change a record. When somebody else saved meanwhile, both versions stand side by side."""
    member = seen(request, pk)
    if not permissions.can_change(request.actor, member):
        raise NotAllowed(permission=str(permissions.CHANGE))
    form = _edit_form(request, member, request.POST or None)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            saved = actions.change_member(
                member=member, version=version, values=form.values, by=request.actor
            )
        except Conflict:
            return _compare(request, member, form, version)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The record of %(name)s is saved.") % {"name": saved})
            return redirect(_after_save(request, saved))
    return _form_page(request, form, member=member)


def _edit_form(request: Any, member: Member, data: Any) -> MemberForm:
    """The form of a record. Sensitive fields come with a purpose, and opening them is logged."""
    purpose = request.GET.get("purpose", "")
    opened = purpose in ReadingPurpose.values and permissions.can_see_sensitive(
        request.actor, member
    )
    if opened and request.method == "GET":
        _log_sensitive(request, member, purpose)
    saved_wins = conflicts.chosen_as_saved(data) if data else ()
    return MemberForm(
        data, member=member, with_sensitive=opened, saved_wins=saved_wins, by_request=True
    )


def _compare(request: Any, member: Member, form: MemberForm, read_version: int) -> HttpResponse:
    member = seen(request, member.pk)
    found = conflicts.differences(form, member, read_version=read_version)
    data = request.POST.copy()
    data["version"] = member.version
    again = _edit_form(request, member, data)
    return _form_page(request, again, member=member, differences=found, status=409)


def _form_page(
    request: Any,
    form: MemberForm,
    *,
    member: Member | None,
    differences: list[conflicts.Difference] | None = None,
    status: int = 200,
) -> HttpResponse:
    if form.is_bound and form.errors:
        status = REFUSED
    context = {
        "form": form,
        "member": member,
        "sections": list(form.sections()),
        "differences": differences,
        "may_open_sensitive": member is not None
        and "ethnicity" not in form.fields
        and permissions.can_see_sensitive(request.actor, member),
        "back_url": _record_url(member) if member else reverse("membership:register"),
        "birth_echo": birth_in_words(form),
    }
    return render(request, "membership/member_form.html", context, status=status)


@require_POST
def birth_echo(request: Any) -> HttpResponse:
    """What will be stored as the date of birth, for the line under its boxes."""
    # The whole form is sent along; an organisation that is chosen in it is no matter of this line.
    typed = {name: text for name, text in request.POST.items() if name.startswith("birth")}
    form = MemberForm(typed)
    return render(request, "membership/_echo.html", {"echo": birth_in_words(form)})


def birth_in_words(form: MemberForm) -> str:
    """What the typed date of birth will be stored as; empty while it cannot be read."""
    bound = form["birth"]
    if form.is_bound and bound.errors:
        return ""
    value = form.cleaned_data.get("birth") if form.is_bound else form.initial.get("birth")
    if not value:
        return _("Will be stored: not known.")
    if value.is_full:
        return _("Will be stored: %(date)s.") % {"date": value}
    if value.month:
        return _("Will be stored: month %(date)s, day not known.") % {"date": value}
    return _("Will be stored: year %(date)s, month and day not known.") % {"date": value}


def _log_sensitive(request: Any, member: Member, purpose: str) -> None:
    audit.record_read(
        request.actor, action="membership.sensitive_read", obj=member, purpose=purpose
    )


def _record_url(member: Member) -> str:
    return reverse("membership:record", args=[member.pk])


def _after_save(request: HttpRequest, member: Member) -> str:
    """The record, or the form of the next one of the same organisation by name."""
    if "mend" in request.GET:
        return f"{reverse('membership:mend_next')}?after={member.pk}"
    if "_next" not in request.POST:
        return _record_url(member)
    rows = Member.objects.in_scope_of(request.actor).present()  # type: ignore[attr-defined]
    following = (
        rows.filter(organization_id=member.organization_id, sort_key__gte=member.sort_key)
        .exclude(sort_key=member.sort_key, pk__lte=member.pk)
        .by_name()
        .first()
    )
    if following is None:
        messages.info(request, _("That was the last record of this organisation."))
        return reverse("membership:register")
    return reverse("membership:edit", args=[following.pk])
