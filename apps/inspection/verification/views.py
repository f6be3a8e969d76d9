"""Pages of draws. They parse, call one action or one reading, and render."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.inspection import permissions
from apps.inspection.models import AssetDraw, Case
from apps.inspection.verification import actions, forms, rules
from apps.inspection.verification.listing import DrawList, cells, columns, rows_of
from apps.inspection.verification.lookup import share_of
from apps.membership.export import export_table
from apps.membership.views import REFUSED
from apps.tenancy.models import Organization


def draw_or_404(actor: Any, reference: str) -> AssetDraw:
    """The draw; Http404 alike when there is none and when it lies outside the range."""
    rows = AssetDraw.objects.visible_to(actor).select_related("organization", "drawn_by")
    found: AssetDraw | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


@require_safe
def draws(request: Any) -> HttpResponse:
    """Draws by how far they are."""
    require(request.actor, permissions.VIEW)
    context = DrawList(request).context() | {"may_change": request.actor.has(permissions.CHANGE)}
    return render(request, "inspection/verification/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def draw_new(request: Any) -> HttpResponse:
    """Begin a draw."""
    require(request.actor, permissions.CHANGE)
    today = timezone.localdate()
    form = forms.NewDrawForm(request.POST or None, initial={"year": today.year})
    form.fields["organization"].offer(_offices(request.actor))  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.prepare_draw(**form.cleaned_data, today=today, by=request.actor)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The draw is begun."))
            return redirect(made)
    status = REFUSED if form.errors else 200
    return render(request, "inspection/verification/new.html", {"form": form}, status=status)


def _offices(actor: Any) -> Any:
    return Organization.objects.visible_to(actor).filter(active=True, keeps_office=True)


@require_safe
def draw(request: Any, reference: str) -> HttpResponse:
    """One draw: list, fingerprint, seed, result, and what can be done. Opening is logged."""
    found = draw_or_404(request.actor, reference)
    audit.record_read(request.actor, action="inspection.draw_read", obj=found)
    return _page(request, found)


@require_safe
def draw_minutes(request: Any, reference: str) -> HttpResponse:
    """The minutes of a draw, to print and sign."""
    found = draw_or_404(request.actor, reference)
    audit.record_read(request.actor, action="inspection.draw_read", obj=found)
    context = {"draw": found, "rows": rows_of(found)}
    return render(request, "inspection/verification/minutes.html", context)


@require_safe
def draw_export(request: Any, reference: str) -> HttpResponse:
    """List, numbers and result as a workbook."""
    found = draw_or_404(request.actor, reference)
    rows = rows_of(found)
    return export_table(
        found.title, columns(), map(cells, rows), by=request.actor,
        filter_words=f"{found.reference} · {found.fingerprint}", total=len(rows),
        name="boc-tham-xac-minh", obj=found, right=permissions.EXPORT,
    )  # fmt: skip


def _forms(request: Any, found: AssetDraw, bound: str = "") -> dict[str, Any]:
    today, start = timezone.localdate(), {"version": found.version}
    count = len(found.people)

    def data(name: str) -> Any:
        return request.POST if name == bound else None

    share = share_of(count, today)
    return {
        "list": forms.ListForm(
            data("list"), initial=start | {"text": rules.written(found.entries)}
        ),
        "fix": forms.FixForm(data("fix"), initial=start | {"number": share.number}),
        "draw": forms.DrawForm(data("draw"), initial=start | {"drawn_on": today}),
        "open": forms.OpenForm(data("open"), initial=start),
    }


def _page(request: Any, found: AssetDraw, failed: tuple[str, Any] | None = None) -> HttpResponse:
    actor = request.actor
    steps = _forms(request, found)
    if failed:
        steps[failed[0]] = failed[1]
    inside = actor.lo <= found.path < actor.hi
    rows = rows_of(found)
    seen = Case.objects.visible_to(actor).filter(reference__in=list(found.cases.values()))
    known = {case.reference: case for case in seen}
    for row in rows:
        row["case"] = known.get(found.cases.get(row["line"], ""))
    context = {
        "draw": found, "rows": rows, "steps": steps,
        "share": share_of(len(rows), found.frozen_on or timezone.localdate()),
        "in_the_draw": len(rules.in_the_draw(found.entries)),
        "may_change": inside and actor.has(permissions.CHANGE),
        "may_decide": inside and actor.has(permissions.DECIDE),
        "may_export": actor.has(permissions.EXPORT),
        "all_open": len(found.cases) >= len(found.result),
        "failed": failed[0] if failed else "", "failed_form": failed[1] if failed else None,
    }  # fmt: skip
    status = REFUSED if failed else 200
    return render(request, "inspection/verification/draw.html", context, status=status)


def _step(
    request: Any, reference: str, name: str, right: str, act: Callable[..., Any], said: Any
) -> HttpResponse:
    """One act: its form, its action, back to the page or the refusal beside the form."""
    found = draw_or_404(request.actor, reference)
    permissions.require_in_range(request.actor, right, found)
    form = _forms(request, found, name)[name]
    if form.is_valid():
        try:
            act(draw=found, by=request.actor, **form.cleaned_data)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
            if isinstance(error, Conflict):
                form.refresh(draw_or_404(request.actor, reference).version)
        else:
            messages.success(request, said)
            return redirect("inspection:draw", reference=reference)
    return _page(request, draw_or_404(request.actor, reference), (name, form))


def _today(act: Callable[..., Any]) -> Callable[..., Any]:
    return lambda **given: act(**given, today=timezone.localdate())


@require_POST
def draw_list(request: Any, reference: str) -> HttpResponse:
    """Change the list."""
    said = _("The list is saved.")
    return _step(request, reference, "list", permissions.CHANGE, actions.change_list, said)


@require_POST
def draw_fix(request: Any, reference: str) -> HttpResponse:
    """Fix the list."""
    act, said = _today(actions.fix_list), _("The list is fixed; publish its fingerprint.")
    return _step(request, reference, "fix", permissions.DECIDE, act, said)


@require_POST
def draw_make(request: Any, reference: str) -> HttpResponse:
    """Draw."""
    act, said = _today(actions.make_draw), _("The draw is made.")
    return _step(request, reference, "draw", permissions.DECIDE, act, said)


@require_POST
def draw_open(request: Any, reference: str) -> HttpResponse:
    """Open the cases of those drawn."""
    act, said = _today(actions.open_cases), _("The cases are registered.")
    return _step(request, reference, "open", permissions.CHANGE, act, said)
