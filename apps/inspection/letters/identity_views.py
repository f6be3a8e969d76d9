"""Pages about who wrote a letter. Nothing of them is kept by a browser."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from apps.core.errors import DomainError, NotAllowed
from apps.inspection.letters import actions, reading
from apps.inspection.letters.identity_forms import AskForm, DecideOpeningForm, WriterForm
from apps.inspection.letters.permissions import CHANGE, DECIDE, can
from apps.inspection.letters.views import refused
from apps.inspection.models import IdentityOpening
from apps.membership.views import REFUSED

PAGE = "inspection/letters/identity_form.html"


def _mine(request: Any, reference: str, right: str) -> Any:
    found = reading.letter_or_404(request.actor, reference)
    if not can(request.actor, right, found):
        raise NotAllowed(permission=str(right))
    return found


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def letter_writer(request: Any, reference: str) -> HttpResponse:
    """Enter or correct who wrote the letter; what is entered is sealed at once."""
    letter = _mine(request, reference, CHANGE)
    form = WriterForm(request.POST or None, initial={"version": letter.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.seal_writer(
                letter=letter, by=request.actor, today=timezone.localdate(), **form.values
            )
        except DomainError as error:
            refused(form, error, request, reference)
        else:
            messages.success(request, _("Sealed."))
            return redirect(letter)
    context = {
        "form": form, "letter": letter, "title": _("Who wrote the letter"),
        "text": _("Sealed at once under a code. To see it again, two people are needed."),
    }  # fmt: skip
    return render(request, PAGE, context, status=REFUSED if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def identity_ask(request: Any, reference: str) -> HttpResponse:
    """Ask to see who wrote the letter."""
    letter = _mine(request, reference, CHANGE)
    form = AskForm(request.POST or None, initial={"version": letter.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_to_open(
                letter=letter, by=request.actor, now=timezone.now(), **form.cleaned_data
            )
        except DomainError as error:
            refused(form, error, request, reference)
        else:
            messages.success(request, _("Asked. Somebody else entitled decides."))
            return redirect(letter)
    context = {
        "form": form, "letter": letter, "title": _("Ask to see who wrote it"),
        "text": _("Say why. Somebody else entitled agrees or refuses; each look is logged."),
    }  # fmt: skip
    return render(request, PAGE, context, status=REFUSED if form.errors else 200)


def _opening(request: Any, letter: Any, pk: int) -> IdentityOpening:
    rows = IdentityOpening.objects.visible_to(request.actor).of_letter(letter)
    found: IdentityOpening = get_object_or_404(rows.select_related("asked_by"), pk=pk)
    return found


@never_cache
@require_http_methods(["GET", "POST"])
def identity_decide(request: Any, reference: str, pk: int) -> HttpResponse:
    """Agree that somebody else sees who wrote the letter, or refuse."""
    letter = _mine(request, reference, DECIDE)
    opening = _opening(request, letter, pk)
    form = DecideOpeningForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide_opening(
                opening=opening, by=request.actor, now=timezone.now(), **form.values
            )
        except DomainError as error:
            refused(form, error, request, reference)
        else:
            messages.success(request, _("Decided."))
            return redirect(letter)
    context = {
        "form": form, "letter": letter, "opening": opening,
        "title": _("May they see who wrote it?"), "text": "",
    }  # fmt: skip
    return render(request, PAGE, context, status=REFUSED if form.errors else 200)


@sensitive_variables("words")
@never_cache
@require_POST
def identity_open(request: Any, reference: str, pk: int) -> HttpResponse:
    """Who wrote the letter, for whom it was agreed. A POST: no address leads here again."""
    letter = _mine(request, reference, CHANGE)
    opening = _opening(request, letter, pk)
    try:
        words = actions.open_identity(opening=opening, by=request.actor, now=timezone.now())
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        messages.error(request, error.message)
        return redirect(letter)
    context = {"letter": letter, "opening": opening, "words": words}
    response = render(request, "inspection/letters/identity.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
