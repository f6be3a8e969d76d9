"""Pages of the rows of a profile: entered, corrected, struck, ended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.cadres.permissions import CHANGE, require_in_range
from apps.cadres.profiles import actions, reading
from apps.cadres.profiles.acts import ROW_ACTS
from apps.cadres.profiles.forms import ROW_FORMS
from apps.cadres.profiles.kinds import KINDS
from apps.cadres.profiles.own import is_own
from apps.cadres.profiles.views import refused
from apps.core.errors import DomainError, NotAllowed
from apps.membership.views import REFUSED


def _kept(request: Any, reference: str, kind: str) -> Any:
    """The profile, when the actor may keep it."""
    if kind not in KINDS:
        raise Http404
    found = reading.cadre_or_404(request.actor, reference)
    require_in_range(request.actor, CHANGE, found)
    if is_own(request.actor, found):
        raise NotAllowed("cadre_own")
    return found


@require_http_methods(["GET", "POST"])
def row_new(request: Any, reference: str, kind: str) -> HttpResponse:
    """Enter one more row of a kind."""
    found = _kept(request, reference, kind)
    form = ROW_FORMS[kind](
        request.POST or None, actor=request.actor, initial={"version": found.version}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_row(
                cadre=found, version=form.cleaned_data["version"], kind=kind, values=form.values,
                today=timezone.localdate(), by=request.actor,
            )  # fmt: skip
        except DomainError as error:
            refused(form, error, request, reference)
        else:
            messages.success(request, _("The row is entered."))
            return redirect("cadres:cadre", reference)
    return _form(request, form, found, KINDS[kind].add)


@require_http_methods(["GET", "POST"])
def row_edit(request: Any, reference: str, kind: str, pk: int) -> HttpResponse:
    """Put a better row in the place of one."""
    found = _kept(request, reference, kind)
    row = reading.row_or_404(request.actor, found, kind, pk)
    initial = {name: getattr(row, name) for name in KINDS[kind].fields}
    initial["seat"] = getattr(getattr(row, "seat", None), "reference", None)
    form = ROW_FORMS[kind](
        request.POST or None, actor=request.actor, corrects=True,
        initial=initial | {"version": found.version},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_row(
                row=row, version=form.cleaned_data["version"], values=form.values,
                reason=form.cleaned_data["reason"], today=timezone.localdate(), by=request.actor,
            )  # fmt: skip
        except DomainError as error:
            refused(form, error, request, reference)
        else:
            messages.success(request, _("The row is corrected."))
            return redirect("cadres:cadre", reference)
    return _form(request, form, found, _("Correct the row"))


@require_http_methods(["GET", "POST"])
def row_act(request: Any, reference: str, kind: str, pk: int, code: str) -> HttpResponse:
    """Strike a row, or end a position."""
    spec = ROW_ACTS[code]
    found = _kept(request, reference, kind)
    row = reading.row_or_404(request.actor, found, kind, pk)
    if not spec.fits(row):
        raise Http404
    form = spec.form(request.POST or None, actor=request.actor, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        try:
            spec.run(row=row, today=timezone.localdate(), by=request.actor, **form.cleaned_data)
        except DomainError as error:
            refused(form, error, request, reference)
        else:
            messages.success(request, spec.done)
            return redirect("cadres:cadre", reference)
    return _form(request, form, found, spec.label, f"{row}. {spec.text}")


def _form(request: Any, form: Any, cadre: Any, label: Any, text: Any = "") -> HttpResponse:
    context = {"form": form, "cadre": cadre, "label": label, "text": text}
    status = REFUSED if form.errors else 200
    return render(request, "cadres/profiles/form.html", context, status=status)
