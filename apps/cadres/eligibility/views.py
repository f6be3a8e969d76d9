"""The page of the question. Both answers are the same page, but for the word."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from apps.cadres.eligibility import asking
from apps.cadres.eligibility.forms import QuestionForm
from apps.cadres.permissions import CHANGE, require_in_range
from apps.cadres.profiles.own import is_own
from apps.cadres.profiles.reading import cadre_or_404
from apps.core.errors import DomainError, NotAllowed
from apps.membership.views import REFUSED


@never_cache
@require_http_methods(["GET", "POST"])
def eligibility(request: Any, reference: str) -> HttpResponse:
    """Ask whether somebody may be put forward. Nothing of the answer is kept here."""
    actor, today = request.actor, timezone.localdate()
    cadre = cadre_or_404(actor, reference)
    require_in_range(actor, CHANGE, cadre)
    if is_own(actor, cadre):
        raise NotAllowed("cadre_own")
    form = QuestionForm(request.POST or None, initial={"on": today})
    context: dict[str, Any] = {"form": form, "cadre": cadre}
    if request.method == "POST" and form.is_valid():
        try:
            found = asking.answer(cadre=cadre, today=today, by=actor, **form.cleaned_data)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            context |= {"answer": asking.padded(found), "asked": form.cleaned_data}
    status = REFUSED if form.errors else 200
    return render(request, "cadres/eligibility/question.html", context, status=status)
