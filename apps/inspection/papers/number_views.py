"""Pages of the register of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.documents.models import NumberTerm, PaperNumber
from apps.documents.papers import actions, permissions
from apps.inspection.papers import number_forms as forms
from apps.inspection.papers.listing import ONLY_YOURS, NumberList, cells, columns
from apps.membership.export import PRINTED_MAX, export_table, print_table
from apps.membership.views import REFUSED


@dataclass(frozen=True)
class NumberAct:
    """One act on the register: its words, form and action."""

    label: Any
    text: Any
    form: Any
    run: Any
    done: Any
    of_row: bool = False
    dated: bool = True


ACTS = {
    "take": NumberAct(
        gettext_lazy("Take a number"),
        gettext_lazy("The next number of the series, without a gap, for a paper that is signed."),
        forms.TakeForm, actions.take_number, gettext_lazy("The number is %(symbol)s."),
    ),
    "reserve": NumberAct(
        gettext_lazy("Keep a number free"),
        gettext_lazy("For a paper that is signed later but needs its number now."),
        forms.ReserveForm, actions.reserve_number,
        gettext_lazy("Number %(symbol)s is kept free."),
    ),
    "carry": NumberAct(
        gettext_lazy("Go on after a book on paper"),
        gettext_lazy("Once for each series that began on paper in this term."),
        forms.CarryForm, actions.carry_over,
        gettext_lazy("The register goes on after %(symbol)s."),
    ),
    "term": NumberAct(
        gettext_lazy("Begin a term"),
        gettext_lazy("Numbers run through the term of the committee, not through the year."),
        forms.TermForm, actions.open_term, gettext_lazy("The term has begun."),
    ),
    "use": NumberAct(
        gettext_lazy("Use the number"), gettext_lazy("The paper that it was kept for is signed."),
        forms.UseForm, actions.use_number, gettext_lazy("The number is %(symbol)s."), of_row=True,
    ),
    "void": NumberAct(
        gettext_lazy("Say that the number is void"),
        gettext_lazy("It led to no paper, or its paper was withdrawn."),
        forms.VoidForm, actions.void_number, gettext_lazy("Number %(symbol)s is void."),
        of_row=True, dated=False,
    ),
}  # fmt: skip


def _list(request: Any) -> NumberList:
    require(request.actor, permissions.VIEW)
    return NumberList(request)


@require_safe
def numbers(request: Any) -> HttpResponse:
    """The register: given, kept free, void."""
    found = _list(request)
    context = found.context()
    context["page"].object_list = found.prepared(context["page"].object_list)
    terms = NumberTerm.objects.visible_to(request.actor).filter(ends_on__isnull=True)
    context["has_term"] = terms.filter(organization=request.actor.organization).exists()
    return render(request, "inspection/papers/numbers.html", context)


@require_safe
def numbers_export(request: Any) -> HttpResponse:
    """The register as seen, as a workbook."""
    found = _list(request)
    return export_table(
        _("Register of numbers"), columns(), map(cells, found.prepared(found.rows)),
        by=request.actor, filter_words=found.in_words(), total=found.total,
        name="so-van-ban-di", right=permissions.VIEW, notes=[str(ONLY_YOURS)],
    )  # fmt: skip


@require_safe
def numbers_print(request: Any) -> HttpResponse:
    """The register as seen, on paper."""
    found = _list(request)
    return print_table(
        request, _("Register of numbers"), columns(),
        map(cells, found.prepared(found.rows[: PRINTED_MAX + 1])),
        filter_words=found.in_words(), total=found.total,
        back_url=f"{reverse('inspection:numbers')}?{request.GET.urlencode()}",
        notes=[str(ONLY_YOURS)],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def number_act(request: Any, code: str, reference: str = "") -> HttpResponse:
    """One act on the register."""
    actor, spec = request.actor, ACTS[code]
    row = _row(actor, reference) if spec.of_row else None
    require(actor, permissions.TAKE)
    asked = request.POST if request.method == "POST" else None
    form = _form(spec, asked, row, actor)
    if asked is not None and form.is_valid() and _done(request, spec, row, form):
        return redirect("inspection:numbers")
    context = {"form": form, "act": spec, "row": row}
    status = REFUSED if form.errors else 200
    return render(request, "inspection/papers/number_act.html", context, status=status)


def _row(actor: Any, reference: str) -> PaperNumber:
    row: PaperNumber | None = (
        PaperNumber.objects.visible_to(actor).filter(reference=reference).first()
    )
    if row is None:
        raise Http404
    return row


def _form(spec: NumberAct, asked: Any, row: Any, actor: Any) -> Any:
    if row is not None:
        return spec.form(asked, initial={"version": row.version})
    return spec.form(asked, actor=actor, initial={"day": timezone.localdate()})


def _done(request: Any, spec: NumberAct, row: Any, form: Any) -> bool:
    values = dict(form.cleaned_data) | {"by": request.actor}
    if spec.of_row:
        values["number"] = row
    if spec.dated:
        values["today"] = timezone.localdate()
    try:
        made = spec.run(**values)
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        form.place(error)
        if isinstance(error, Conflict):
            form.refresh(_row(request.actor, row.reference).version)
        return False
    messages.success(request, str(spec.done) % {"symbol": getattr(made, "symbol", "")})
    return True
