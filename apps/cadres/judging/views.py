"""The page "why?": they parse, call one action or one reading, and render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import require
from apps.cadres.judging import actions, reading
from apps.cadres.judging.forms import AskForm, ExceptionForm
from apps.cadres.judging.page import groups_of, lines_of
from apps.cadres.judging.seats import OFFERED, seat_words, seats_fitting
from apps.cadres.permissions import CHANGE, DECIDE, VIEW, require_in_range
from apps.core import audit
from apps.core.errors import DomainError, NotAllowed
from apps.membership.views import REFUSED
from apps.regulations.lookup import law_at_hand


@require_safe
def why(request: Any, reference: str) -> HttpResponse:
    """The question and what the rules say of it. Asking is logged."""
    actor, today = request.actor, timezone.localdate()
    cadre = reading.cadre_or_404(actor, reference)
    form = AskForm(request.GET if "act" in request.GET else None, cadre=cadre, actor=actor)
    context = {
        "cadre": cadre, "form": form, "today": today, "kept": reading.kept_of(cadre, actor),
        "may_keep": actor.has(CHANGE) and actor.lo <= cadre.path < actor.hi,
    }  # fmt: skip
    if form.is_bound and form.is_valid():
        asked = form.asked(today)
        with law_at_hand():
            found = reading.judgements_of(asked, actor)
        audit.record_read(actor, action="cadres.why_read", obj=cadre)
        context |= {"asked": asked, "groups": groups_of(found)}
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "cadres/judging/why.html", context, status=status)


@require_safe
def seats_offered(request: Any) -> HttpResponse:
    """Seats of the range that have the words typed, as options."""
    require(request.actor, VIEW)
    text = request.GET.get("seat", "")[:100]
    found = seats_fitting(request.actor, text)[:OFFERED] if text.strip() else ()
    words = [seat_words(one) for one in found]
    return render(request, "membership/_units.html", {"words": words})


@require_POST
def why_keep(request: Any, reference: str) -> HttpResponse:
    """Keep the answer as it is today."""
    actor, today = request.actor, timezone.localdate()
    cadre = reading.cadre_or_404(actor, reference)
    require_in_range(actor, CHANGE, cadre)
    form = AskForm(request.POST, cadre=cadre, actor=actor)
    if form.is_valid():
        try:
            rows = actions.evaluate(asked=form.asked(today), today=today, by=actor)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("Kept. It will not change any more."))
            return redirect("cadres:evaluation", rows[0].question)
    context = {"cadre": cadre, "form": form, "today": today, "kept": [], "may_keep": True}
    return render(request, "cadres/judging/why.html", context, status=REFUSED)


@require_safe
def evaluation(request: Any, reference: str) -> HttpResponse:
    """What was kept, as it was, with the exceptions since."""
    actor = request.actor
    rows = reading.question_or_404(actor, reference)
    audit.record_read(actor, action="cadres.evaluation_read", obj=rows[0].cadre)
    cadre = rows[0].cadre
    context = {
        "first": rows[0], "cadre": cadre, "lines": lines_of(rows),
        "may_allow": actor.has(DECIDE) and actor.lo <= cadre.path < actor.hi,
    }  # fmt: skip
    return render(request, "cadres/judging/evaluation.html", context)


@require_http_methods(["GET", "POST"])
def evaluation_allow(request: Any, reference: str, rule: str) -> HttpResponse:
    """Allow an exception to one rule."""
    actor, today = request.actor, timezone.localdate()
    rows = reading.question_or_404(actor, reference)
    row = next((one for one in rows if one.rule == rule), None)
    if row is None:
        raise Http404
    require_in_range(actor, DECIDE, row.cadre)
    form = ExceptionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.allow_exception(evaluation=row, today=today, by=actor, **form.cleaned_data)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The exception is on file."))
            return redirect("cadres:evaluation", reference)
    status = REFUSED if form.errors else 200
    context = {"form": form, "row": row, "cadre": row.cadre, "line": lines_of([row])[0]}
    return render(request, "cadres/judging/allow.html", context, status=status)
