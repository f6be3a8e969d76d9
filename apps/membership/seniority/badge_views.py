"""Pages of Party badges. They parse, call one action or one reading, and render."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import Permission
from apps.core.errors import DomainError, NotAllowed
from apps.core.formats import key_of
from apps.membership.forms import PlacingForm
from apps.membership.models import BadgeAward, BadgeRound, Member
from apps.membership.seniority import badge_actions as actions
from apps.membership.seniority.badge_forms import (
    AwardForm,
    DecideForm,
    HandOverForm,
    NumberForm,
    RecordForm,
    ReissueForm,
    RoundForm,
    SpecialForm,
    SubmitForm,
)
from apps.membership.seniority.badge_lookup import badge_law
from apps.membership.seniority.candidates import (
    candidates,
    near_misses,
    of_draft_years,
    the_dead,
    with_due,
)
from apps.membership.seniority.choices import RoundState
from apps.membership.seniority.forms import ReasonForm
from apps.membership.views import REFUSED, seen

PAGE = 50
PICKED_MAX = 500


def attempt(form: PlacingForm, act: Callable[[], Any]) -> bool:
    """Do it; a refusal is placed on the form, a missing right rises."""
    try:
        act()
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        form.place(error)
        return False
    return True


def may(request: Any, permission: str) -> None:
    """Raise NotAllowed unless the role holds the right."""
    if not request.actor.has(permission):
        raise NotAllowed(permission=str(permission))


def seen_round(request: Any, pk: int) -> BadgeRound:
    """The round, when the reader may know of it; else 404."""
    rows = BadgeRound.objects.visible_to(request.actor).select_related("organization__parent")
    found: BadgeRound = get_object_or_404(rows, pk=pk)
    return found


def seen_award(request: Any, pk: int) -> BadgeAward:
    """The badge, when the reader may know of it; else 404."""
    rows = BadgeAward.objects.visible_to(request.actor).select_related(
        "member__organization", "round"
    )
    found: BadgeAward = get_object_or_404(rows, pk=pk)
    return found


@require_http_methods(["GET", "POST"])
def rounds(request: Any) -> HttpResponse:
    """The rounds of the range, and a new one for a day to come."""
    may(request, Permission.VIEW_BADGE)
    today, form = timezone.localdate(), RoundForm(request.POST or None)
    if request.method == "POST":
        may(request, Permission.CHANGE_BADGE)
        if form.is_valid():
            done = attempt(
                form,
                lambda: actions.open_round(
                    organization=request.actor.organization, by=request.actor, **form.cleaned_data
                ),
            )
            if done:
                messages.success(request, _("The round is open."))
                return redirect("membership:badge_rounds")
    rows = BadgeRound.objects.visible_to(request.actor).select_related("organization")
    standing = ~Q(awards__state="withdrawn")
    rows = rows.annotate(count=Count("awards", filter=standing)).order_by("-held_on", "path", "pk")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "form": form,
        "next_days": badge_law(today).next_days(),
        "today": today,
        "may_change": request.actor.has(Permission.CHANGE_BADGE),
    }
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "membership/seniority/badge_rounds.html", context, status=status)


@require_safe
def round_(request: Any, pk: int) -> HttpResponse:
    """One round: who is proposed, who comes into question, who almost does."""
    return _round_page(request, seen_round(request, pk))


def _round_page(request: Any, found: BadgeRound, *, refusal: str = "") -> HttpResponse:
    actor, unit, law = request.actor, found.organization, badge_law(found.held_on)
    awards = BadgeAward.objects.visible_to(actor).filter(round=found)
    context = {
        "round": found,
        "law": law,
        "awards": _page(request, awards_of(awards), "page"),
        "refusal": refusal,
        "may_export": actor.has(Permission.EXPORT_MEMBERS),
        "may_change": actor.has(Permission.CHANGE_BADGE),
        "today": timezone.localdate(),
        "days_left": (found.held_on - timezone.localdate()).days,
    }
    if found.state == RoundState.OPEN:
        listed = _page(request, candidates(actor, unit, law), "candidates")
        near = _page(request, near_misses(actor, unit, law), "near")
        listed.object_list = with_due(listed.object_list, on=found.held_on)
        near.object_list = with_due(near.object_list, on=found.held_on)
        context |= {
            "candidates": listed,
            "near": near,
            "dead": list(the_dead(actor, unit, law)[:PAGE]),
            "draft_count": of_draft_years(actor, unit, law).count(),
        }
    status = REFUSED if refusal else 200
    return render(request, "membership/seniority/badge_round.html", context, status=status)


def awards_of(rows: Any) -> Any:
    """Badges with their members, the greatest first."""
    return rows.select_related("member__organization__parent").order_by(
        "state", "-years", "member__sort_key", "pk"
    )


def _page(request: Any, rows: Any, param: str) -> Any:
    return Paginator(rows, PAGE).get_page(request.GET.get(param))


@require_POST
def propose(request: Any, pk: int) -> HttpResponse:
    """Propose the candidates that were ticked."""
    found = seen_round(request, pk)
    may(request, Permission.CHANGE_BADGE)
    keys = (key_of(key) for key in request.POST.getlist("member"))
    picked = [key for key in keys if key is not None]
    try:
        made = actions.propose_badges(round_=found, members=picked[:PICKED_MAX], by=request.actor)
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        return _round_page(request, seen_round(request, pk), refusal=error.message)
    messages.success(request, _("Proposed: %(count)s.") % {"count": len(made)})
    return redirect("membership:badge_round", pk=found.pk)


STEPS: dict[str, tuple[Any, type[PlacingForm], Any]] = {
    "submit": (actions.submit_round, SubmitForm, _("Submit the list")),
    "decide": (actions.decide_round, DecideForm, _("Record the decision")),
    "award": (actions.award_round, AwardForm, _("Record the handing over")),
}


@require_http_methods(["GET", "POST"])
def step(request: Any, pk: int, step: str) -> HttpResponse:
    """Submit, decide or hand over: one paper each."""
    found = seen_round(request, pk)
    may(request, Permission.CHANGE_BADGE)
    act, form_class, _title = STEPS[step]
    above = found.organization.parent or found.organization
    form = form_class(request.POST or None, initial={"body": above.name})
    version = request.POST.get("version", "")
    if request.method == "POST" and form.is_valid():
        values = {
            "version": key_of(version) or 0,
            "by": request.actor,
            "today": timezone.localdate(),
        }
        if attempt(form, lambda: act(round_=found, **values, **form.cleaned_data)):
            messages.success(request, _("The round of %(day)s is saved.") % {"day": found})
            return redirect("membership:badge_round", pk=found.pk)
    awards = found.awards.filter(state="proposed").count()  # type: ignore[attr-defined]
    context = {"round": found, "step": step, "form": form, "count": awards}
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "membership/seniority/badge_step.html", context, status=status)


AWARD_ACTS: dict[str, tuple[Any, type[PlacingForm]]] = {
    "withdraw": (actions.withdraw_badge, ReasonForm),
    "number": (actions.number_badge, NumberForm),
    "hand_over": (actions.hand_over_badge, HandOverForm),
    "reissue": (actions.reissue_badge, ReissueForm),
}


@require_http_methods(["GET", "POST"])
def award_act(request: Any, pk: int, act: str) -> HttpResponse:
    """Withdraw a proposal, record number or handing over of a badge, issue a lost one again."""
    award = seen_award(request, pk)
    may(request, Permission.CHANGE_BADGE)
    action, form_class = AWARD_ACTS[act]
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        dated = act in ("hand_over", "reissue")
        more = {"today": timezone.localdate()} if dated else {}
        if attempt(
            form, lambda: action(award=award, by=request.actor, **more, **form.cleaned_data)
        ):
            messages.success(request, _("Saved."))
            return redirect("membership:member_badges", pk=award.member_id)
    context = {"award": award, "member": award.member, "act": act, "form": form}
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "membership/seniority/badge_act.html", context, status=status)


@require_http_methods(["GET", "POST"])
def member_badges(request: Any, pk: int) -> HttpResponse:
    """The badges of one member: propose one by hand, take over an earlier one."""
    member = seen(request, pk)
    actor = request.actor
    may(request, Permission.VIEW_BADGE)
    may_change = actor.has(Permission.CHANGE_BADGE) and actor.lo <= member.path < actor.hi
    open_rounds = BadgeRound.objects.visible_to(actor).filter(state=RoundState.OPEN)
    kind = request.POST.get("form", "")
    special = SpecialForm(
        request.POST if kind == "special" else None, rounds=open_rounds.order_by("held_on", "pk")
    )
    record = RecordForm(request.POST if kind == "record" else None)
    if request.method == "POST":
        if not may_change:
            raise NotAllowed(permission=str(Permission.CHANGE_BADGE))
        if _badge_saved(request, member, special, record):
            messages.success(request, _("Saved."))
            return redirect("membership:member_badges", pk=member.pk)
    rows = BadgeAward.objects.visible_to(actor).filter(member=member).select_related("round")
    context = {
        "member": member,
        "awards": rows.order_by("-years", "-pk"),
        "special": special,
        "record": record,
        "may_change": may_change,
    }
    status = REFUSED if special.errors or record.errors else 200
    return render(request, "membership/seniority/member_badges.html", context, status=status)


def _badge_saved(request: Any, member: Member, special: SpecialForm, record: RecordForm) -> bool:
    if special.is_bound and special.is_valid():
        return attempt(
            special,
            lambda: actions.propose_special_badge(
                member=member, by=request.actor, **special.cleaned_data
            ),
        )
    if record.is_bound and record.is_valid():
        return attempt(
            record,
            lambda: actions.record_badge(
                member=member,
                by=request.actor,
                today=timezone.localdate(),
                **record.cleaned_data,
            ),
        )
    return False
