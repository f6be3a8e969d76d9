"""Pages of cards and curriculum numbers. They parse, call one action or reading, and render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.core.errors import NotAllowed
from apps.core.excel.writer import TableColumn
from apps.membership import permissions
from apps.membership.export import export_table
from apps.membership.models import CardEvent, CurriculumNumber, CurriculumRange, Member
from apps.membership.seniority import card_actions as actions
from apps.membership.seniority.badge_views import PAGE, attempt, may
from apps.membership.seniority.card_forms import TAKEN, CardForm, NumberForm, RangeForm
from apps.membership.seniority.card_lookup import LISTS, counts, listed
from apps.membership.seniority.choices import CardKind
from apps.membership.views import REFUSED, seen
from apps.tenancy.models import Organization


def _chosen(request: Any) -> str:
    asked = request.GET.get("list", "")
    return asked if asked in LISTS else next(iter(LISTS))


@require_safe
def cards(request: Any) -> HttpResponse:
    """Members whose card or curriculum number asks for an act."""
    may(request, permissions.VIEW)
    today, chosen = timezone.localdate(), _chosen(request)
    found, url = counts(request.actor, today=today), reverse("membership:cards")
    paginator = Paginator(listed(request.actor, chosen, today=today), PAGE)
    paginator.__dict__["count"] = found[chosen]
    tabs = [
        {"url": f"{url}?list={name}", "label": label, "count": found[name],
         "current": name == chosen}
        for name, label in LISTS.items()
    ]  # fmt: skip
    context = {
        "tabs": tabs,
        "chosen": chosen,
        "label": LISTS[chosen],
        "page": paginator.get_page(request.GET.get("page")),
        "may_export": request.actor.has(permissions.EXPORT),
    }
    return render(request, "membership/seniority/cards.html", context)


@require_safe
def cards_export(request: Any) -> HttpResponse:
    """The list as a workbook; the record number lets the register's import find each row again."""
    may(request, permissions.EXPORT)
    chosen = _chosen(request)
    rows = listed(request.actor, chosen, today=timezone.localdate())
    heads = (
        _("Record number"), _("Full name"), _("Date of birth"), _("Citizen number"),
        _("Member card number"), _("Curriculum number"), _("Official"), _("Organisation"),
    )  # fmt: skip
    return export_table(
        _("Member cards"),
        [TableColumn(head, 18) for head in heads],
        (_line(member) for member in rows.iterator(2000)),
        by=request.actor,
        filter_words=str(LISTS[chosen]),
        total=rows.count(),
        name=f"the-dang-vien-{chosen}",
    )


def _line(member: Member) -> list[Any]:
    return [
        str(member.pk), member.full_name, member.birth, member.citizen_number, member.card_number,
        member.record_number, member.official_on, member.organization.name,
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
def member_card(request: Any, pk: int) -> HttpResponse:
    """Card and curriculum number of one member: what happened, and the next act."""
    member, actor = seen(request, pk), request.actor
    may_change = permissions.can_change(actor, member)
    asked = request.POST.get("form", "")
    card = CardForm(request.POST if asked == "card" else None)
    curriculum = NumberForm(request.POST if asked == "curriculum" else None)
    if request.method == "POST":
        if not may_change:
            raise NotAllowed(permission=str(permissions.CHANGE))
        if _saved(request, member, card, curriculum):
            messages.success(request, _("Saved."))
            return redirect("membership:member_card", pk=member.pk)
    events = CardEvent.objects.visible_to(actor).filter(member=member)
    numbers = CurriculumNumber.objects.visible_to(actor).filter(member=member)
    context = {
        "member": member,
        "events": events.order_by("-happened_on", "-pk"),
        "numbers": numbers.order_by("-given_on", "-pk"),
        "card": card,
        "curriculum": curriculum,
        "may_change": may_change,
    }
    status = REFUSED if card.errors or curriculum.errors else 200
    return render(request, "membership/seniority/member_card.html", context, status=status)


ACTS: dict[str, tuple[Any, tuple[str, ...]]] = {
    CardKind.ISSUED: (
        actions.issue_card,
        ("number", "on", "decision_number", "basis", "discipline", "disciplined_on"),
    ),
    CardKind.REISSUED: (actions.reissue_card, ("number", "on", "decision_number", "reason")),
    CardKind.EXCHANGED: (actions.exchange_card, ("number", "on", "decision_number")),
    CardKind.LOST: (actions.report_card_lost, ("on", "reason")),
    TAKEN: (actions.collect_card, ("on", "reason")),
}


def _saved(request: Any, member: Member, card: CardForm, curriculum: NumberForm) -> bool:
    given = {"member": member, "by": request.actor, "today": timezone.localdate()}
    if card.is_bound and card.is_valid():
        act, names = ACTS[card.cleaned_data["kind"]]
        values = {name: card.cleaned_data[name] for name in names}
        return attempt(card, lambda: act(**given, **values))
    if curriculum.is_bound and curriculum.is_valid():
        values = curriculum.cleaned_data
        return attempt(curriculum, lambda: actions.assign_curriculum_number(**given, **values))
    return False


@require_http_methods(["GET", "POST"])
def ranges(request: Any) -> HttpResponse:
    """Ranges of curriculum numbers handed to units of the range."""
    may(request, permissions.VIEW)
    actor = request.actor
    form = RangeForm(
        request.POST or None,
        units=Organization.objects.visible_to(actor).filter(active=True),
    )
    if request.method == "POST":
        may(request, permissions.CHANGE)
        values = {"by": actor, "today": timezone.localdate()}
        if form.is_valid() and attempt(
            form, lambda: actions.hand_out_range(**values, **form.cleaned_data)
        ):
            messages.success(request, _("The range is handed out."))
            return redirect("membership:curriculum_ranges")
    rows = CurriculumRange.objects.visible_to(actor).select_related("organization")
    context = {
        "page": Paginator(rows.order_by("letters", "numbers", "pk"), PAGE).get_page(
            request.GET.get("page")
        ),
        "form": form,
        "may_change": actor.has(permissions.CHANGE),
    }
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "membership/seniority/ranges.html", context, status=status)
