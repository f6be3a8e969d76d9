"""Pages of moves. They parse, call one action or one reading, and render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.models import Move
from apps.cadres.moves import actions, judged, reading
from apps.cadres.moves.acts import ACTS, main_act, may, offered
from apps.cadres.moves.forms import ProposeForm, RevealForm, WhoForm
from apps.cadres.moves.listing import MoveList, cells, columns
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.membership.export import export_table
from apps.membership.views import REFUSED


def _list(request: Any) -> MoveList:
    require(request.actor, permissions.VIEW)
    return MoveList(request)


@require_safe
def moves(request: Any) -> HttpResponse:
    """The lists: going on, proposed, waiting, ended, closed."""
    found = _list(request)
    context = found.context() | {"may_change": request.actor.has(permissions.CHANGE)}
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "cadres/moves/list.html", context)


@require_safe
def moves_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    found = _list(request)
    return export_table(
        _("Moves of cadres"), columns(), map(cells, found.prepared(found.rows)), by=request.actor,
        filter_words=found.in_words(), total=found.total, name="luan-chuyen-dieu-dong",
        right=permissions.EXPORT,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def move_new(request: Any) -> HttpResponse:
    """Propose a move: first who and which kind, then what that kind needs."""
    actor, today = request.actor, timezone.localdate()
    require(actor, permissions.CHANGE)
    asked = request.POST if request.method == "POST" else request.GET
    who = WhoForm(asked if "kind" in asked else None, actor=actor,
                  initial={"cadre": asked.get("cadre")})  # fmt: skip
    if not (who.is_bound and who.is_valid()):
        status = REFUSED if who.errors and request.method == "POST" else 200
        return render(request, "cadres/moves/new.html", {"form": who, "first": True}, status=status)
    cadre, kind = who.cleaned_data["cadre"], who.cleaned_data["kind"]
    form = ProposeForm(
        request.POST if request.method == "POST" else None, actor=actor, who=cadre, kind=kind,
        today=today, initial={"cadre": cadre, "kind": kind, "proposed_on": today},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose_move(today=today, by=actor, **form.values)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The move is proposed."))
            return redirect(made)
    status = REFUSED if form.errors else 200
    context = {"form": form, "cadre": cadre, "kind": dict(who.fields["kind"].choices)[kind]}  # type: ignore[attr-defined]
    return render(request, "cadres/moves/new.html", context, status=status)


@require_safe
def move(request: Any, reference: str) -> HttpResponse:
    """One move: what is proposed, agreed, decided, and how it goes. Opening is logged."""
    actor, today = request.actor, timezone.localdate()
    found = reading.move_or_404(actor, reference)
    audit.record_read(actor, action="cadres.move_read", obj=found)
    return render(request, "cadres/moves/move.html", _page(found, actor, today))


def _page(found: Move, actor: Any, today: Any) -> dict[str, Any]:
    whole = reading.whole(found)
    acts = offered(actor, found)
    assessed = [row.assessed_on for row in whole.assessments]
    return {
        "move": found,
        "whole": whole,
        "acts": acts,
        "main": main_act(acts, found),
        "judgements": judged.shown(found, on=today, actor=actor),
        "has_paper": not found.by_other_body and may(actor, permissions.EXPORT, found),
        "assessment_due": reading.assessment_due(found, assessed),
        "today": today,
        "reveal": RevealForm() if whole.deferrals and actor.has(permissions.CHANGE) else None,
    }


@require_http_methods(["GET", "POST"])
def move_reveal(request: Any, reference: str) -> HttpResponse:
    """The private grounds of a person, read with a purpose; each reading is logged."""
    actor, today = request.actor, timezone.localdate()
    found = reading.move_or_404(actor, reference)
    permissions.require_in_range(actor, permissions.CHANGE, found)
    form = RevealForm(request.POST or None)
    context = _page(found, actor, today)
    if request.method == "POST" and form.is_valid():
        audit.record_read(
            actor,
            action="cadres.move_deferral_read",
            obj=found,
            purpose=form.cleaned_data["purpose"],
        )
        context["revealed"] = context["whole"].deferrals
    else:
        context["reveal"] = form
    status = REFUSED if form.errors else 200
    return render(request, "cadres/moves/move.html", context, status=status)


@require_http_methods(["GET", "POST"])
def move_act(request: Any, reference: str, code: str) -> HttpResponse:
    """One act on a move: its words, its form, then the action."""
    actor, today, spec = request.actor, timezone.localdate(), ACTS[code]
    found = reading.move_or_404(actor, reference)
    permissions.require_in_range(actor, spec.right, found)
    form = spec.form(
        request.POST or None, move=found, today=today, initial={"version": found.version}
    )
    if request.method == "POST" and form.is_valid():
        values = getattr(form, "values", None) or form.cleaned_data
        try:
            spec.run(move=found, by=actor, today=today, **values)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
            if isinstance(error, Conflict):
                form.refresh(reading.move_or_404(actor, reference).version)
        else:
            messages.success(request, spec.done)
            return redirect(found)
    context = {
        "form": form, "move": found, "act": spec,
        "judgements": judged.shown(found, on=today, actor=actor) if code == "decide" else None,
    }  # fmt: skip
    status = REFUSED if form.errors else 200
    return render(request, "cadres/moves/act.html", context, status=status)
