"""Pages of letters. They parse, call one action or one reading, and render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.inspection.letters import actions, reading
from apps.inspection.letters.acts import ACTS, offered
from apps.inspection.letters.congress import shortly_before
from apps.inspection.letters.forms import IdentifyForm, LetterForm
from apps.inspection.letters.listing import LetterList, cells, columns
from apps.inspection.letters.permissions import CHANGE, EXPORT, VIEW, can
from apps.inspection.models import LetterSubject
from apps.membership.export import PRINTED_MAX, export_table, print_table
from apps.membership.models import Member
from apps.membership.transfers.lookup import offices
from apps.membership.views import REFUSED

NAMESAKES = 20


def _list(request: Any) -> LetterList:
    require(request.actor, VIEW)
    return LetterList(request)


@require_safe
def letters(request: Any) -> HttpResponse:
    """The lists: to classify, in hand, withdrawal asked for, forwarded, filed, answered."""
    found = _list(request)
    context = found.context() | {"may_change": request.actor.has(CHANGE)}
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "inspection/letters/list.html", context)


def _numbered(found: LetterList, rows: Any) -> Any:
    return (cells(number, row) for number, row in enumerate(found.prepared(rows), 1))


@require_safe
def letters_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook; nobody who wrote a letter is in it."""
    found = _list(request)
    return export_table(
        _("Register of letters"),
        columns(),
        _numbered(found, found.rows),
        by=request.actor,
        filter_words=found.in_words(),
        total=found.total,
        name="so-theo-doi-don-thu",
        right=EXPORT,
    )


@require_safe
def letters_print(request: Any) -> HttpResponse:
    """The list as seen, on paper; nobody who wrote a letter is in it."""
    found = _list(request)
    return print_table(
        request,
        _("Register of letters"),
        columns(),
        _numbered(found, found.rows[: PRINTED_MAX + 1]),
        filter_words=found.in_words(),
        total=found.total,
        back_url=f"{reverse('inspection:letters')}?{request.GET.urlencode()}",
    )


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def letter_new(request: Any) -> HttpResponse:
    """Register a letter."""
    actor, today = request.actor, timezone.localdate()
    require(actor, CHANGE)
    first = {"arrived_on": today, "organization": actor.organization, "secrecy": 0}
    form = LetterForm(request.POST or None, actor=actor, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.register_letter(by=actor, today=today, **form.values)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(
                request,
                _("The letter is registered as %(reference)s.") % {"reference": made.reference},
            )
            return redirect(made)
    status = REFUSED if form.errors else 200
    return render(request, "inspection/letters/new.html", {"form": form}, status=status)


@require_safe
def letter_offices(request: Any) -> HttpResponse:
    """Committees with an office, wherever they lie, as options; nothing before a word is typed."""
    require(request.actor, CHANGE)
    words = [one.words for one in offices(request.GET.get("office", ""))]
    return render(request, "membership/_units.html", {"words": words})


@never_cache
@require_safe
def letter(request: Any, reference: str) -> HttpResponse:
    """One letter: what it says, whom it names, what may be done. Opening it is logged."""
    actor = request.actor
    found = reading.letter_or_404(actor, reference)
    audit.record_read(actor, action="inspection.letter_read", obj=found)
    case = reading.case_of(actor, found)
    context = {
        "letter": found,
        "contents": reading.contents_of(actor, found),
        "subjects": reading.subjects_of(actor, found),
        "events": reading.events_of(found, case),
        "linked": reading.linked_to(actor, found),
        "case": case,
        "duplicates": reading.duplicates_of(actor, found),
        "acts": offered(actor, found),
        "before": shortly_before(found),
        "may_change": can(actor, CHANGE, found),
        **reading.identity_of(actor, found, timezone.now()),
    }
    return render(request, "inspection/letters/letter.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def act(request: Any, reference: str, code: str) -> HttpResponse:
    """One act on a letter: its words, its form, then the action."""
    actor, today, spec = request.actor, timezone.localdate(), ACTS[code]
    found = reading.letter_or_404(actor, reference)
    if not can(actor, spec.right, found):
        raise NotAllowed(permission=str(spec.right))
    form = spec.bound(request.POST or None, found, actor, today)
    if request.method == "POST" and form.is_valid():
        values = getattr(form, "values", form.cleaned_data)
        day = {"today": today} if spec.dated else {}
        try:
            spec.run(letter=found, by=actor, **day, **values)
        except DomainError as error:
            refused(form, error, request, reference)
        else:
            messages.success(request, spec.done)
            return redirect(found)
    context = {"form": form, "letter": found, "act": spec}
    status = REFUSED if form.errors else 200
    return render(request, "inspection/letters/act.html", context, status=status)


def refused(form: Any, error: DomainError, request: Any, reference: str) -> None:
    """Put the refusal beside its field; after a conflict the form takes the newer version."""
    if isinstance(error, NotAllowed):
        raise error
    form.place(error)
    if isinstance(error, Conflict):
        form.refresh(reading.letter_or_404(request.actor, reference).version)


@never_cache
@require_http_methods(["GET", "POST"])
def letter_identify(request: Any, reference: str, pk: int) -> HttpResponse:
    """Say which member a name in the letter means."""
    actor = request.actor
    found = reading.letter_or_404(actor, reference)
    if not can(actor, CHANGE, found):
        raise NotAllowed(permission=str(CHANGE))
    rows = LetterSubject.objects.visible_to(actor).of_letter(found)
    subject = get_object_or_404(rows, pk=pk)
    if not subject.is_person:
        raise Http404
    namesakes = Member.objects.visible_to(actor).matching(subject.name)
    members = list(namesakes.select_related("organization").order_by("sort_key", "pk")[:NAMESAKES])
    start = {"version": found.version}
    form = IdentifyForm(request.POST or None, members=members, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            actions.identify_letter_subject(
                letter=found, subject=subject, by=actor, today=timezone.localdate(), **form.values
            )
        except DomainError as error:
            refused(form, error, request, reference)
        else:
            messages.success(request, _("The member is named."))
            return redirect(found)
    context = {"form": form, "letter": found, "subject": subject, "members": members}
    status = REFUSED if form.errors else 200
    return render(request, "inspection/letters/identify.html", context, status=status)
