"""The page of one organisation in a campaign: its members in one table, its steps, the decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.core import audit
from apps.core.errors import DomainError, NotAllowed
from apps.membership.grading import actions, filling, forms, permissions
from apps.membership.grading.choices import PRESENT_STATES, Body
from apps.membership.grading.judging import Judge
from apps.membership.grading.sight import as_seen
from apps.membership.models import CampaignUnit, MemberGrade, OrganizationGrade
from apps.membership.views import REFUSED


def _seen(request: Any, pk: int) -> CampaignUnit:
    """The unit, when the reader may know of it; else the same 404 as for none."""
    rows = CampaignUnit.objects.visible_to(request.actor)
    found: CampaignUnit = get_object_or_404(
        rows.select_related("organization__parent", "scale"), pk=pk
    )
    return found


@require_safe
def unit(request: Any, pk: int) -> HttpResponse:
    """Members with their grades; reading is logged."""
    found = _seen(request, pk)
    audit.record_read(request.actor, action="membership.unit_grades_read", obj=found)
    return _page(request, found)


def _rows(request: Any, found: CampaignUnit) -> list[MemberGrade]:
    rows = MemberGrade.objects.visible_to(request.actor).live().filter(unit=found)
    return list(rows.select_related("member").order_by("member__sort_key", "pk"))


def _own(found: CampaignUnit) -> OrganizationGrade | None:
    rows = OrganizationGrade.objects.live().filter(unit=found)
    return rows.select_related("organization").first()


def _forms(request: Any, found: CampaignUnit, rows: Any, own: Any, *, bound: str = "") -> Any:
    start: dict[str, Any] = {"version": found.version}
    today = timezone.localdate()

    def data(name: str) -> Any:
        return request.POST if name == bound else None

    cell = {"scale": found.scale, "rows": rows, "own": own, "initial": start}
    meeting = {"held_on": found.held_on or today, "entitled": found.entitled}
    return {
        "propose": forms.ProposalForm(data("propose"), prefix="propose", **cell),
        "review": forms.ReviewForm(data("review"), prefix="review", **cell),
        "vote": forms.CellVoteForm(
            data("vote"), prefix="vote", rows=rows,
            initial={**start, **meeting, "present": found.present},
        ),
        "decide": forms.DecideForm(
            data("decide"), prefix="decide", initial={**start, "decided_on": today}
        ),
    }  # fmt: skip


def _page(
    request: Any, found: CampaignUnit, *, failed: tuple[str, Any] | None = None
) -> HttpResponse:
    rows, own = _rows(request, found), _own(found)
    steps = _forms(request, found, rows, own)
    if failed:
        steps[failed[0]] = failed[1]
    _name_grades(found, rows, own)
    is_open = found.state in PRESENT_STATES and not found.decided_on
    top = found.body == Body.ORGANIZATION and found.tier not in filling.LOWEST
    actor = request.actor
    context = {
        "unit": as_seen([found], actor)[0],
        "rows": rows,
        "own": own,
        "steps": steps,
        "failed": failed[0] if failed else "",
        "failed_form": failed[1] if failed else None,
        "may_change": is_open and permissions.may(actor, permissions.CHANGE, found),
        "may_decide": top
        and not found.decided_on
        and permissions.may(actor, permissions.DECIDE, found),
        "may_correct": permissions.may(actor, permissions.DECIDE, found),
        "is_top": top,
        "campaign_seen": found.campaign_id
        if actor.organization is not None and actor.path < found.path
        else None,
    }
    status = REFUSED if failed else 200
    return render(request, "membership/grading/unit.html", context, status=status)


def _name_grades(found: CampaignUnit, rows: list[MemberGrade], own: Any) -> None:
    """Put on each row its grades as the scale calls them, and how a member's stands to the one as
    cadre or civil servant; the rules are read once."""
    judge = Judge(found.days[1], found.scale)
    for row in [*rows, *([own] if own else [])]:
        of_member = isinstance(row, MemberGrade)
        for name, shown in (("self_grade", "self"), ("proposal", "proposal"), ("grade", "final")):
            word = found.scale.name_of(getattr(row, name), of_member=of_member)
            setattr(row, f"{shown}_name", word)
    for row in rows:
        grade = row.grade or row.proposal
        compared = judge.as_cadre(row, grade) if grade else None
        row.as_cadre = compared.verdict if compared else ""  # type: ignore[attr-defined]


def _step(
    request: Any, pk: int, name: str, right: str, act: Callable[[CampaignUnit, Any], Any], said: str
) -> HttpResponse:
    found = _seen(request, pk)
    if not permissions.may(request.actor, right, found):
        raise NotAllowed(permission=str(right))
    form = _forms(request, found, _rows(request, found), _own(found), bound=name)[name]
    if form.is_valid():
        try:
            act(found, form)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, said)
            return redirect("membership:campaign_unit", pk=pk)
    return _page(request, _seen(request, pk), failed=(name, form))


@require_POST
def unit_review(request: Any, pk: int) -> HttpResponse:
    """Record the self-reviews of the whole unit."""

    def act(found: CampaignUnit, form: Any) -> None:
        actions.record_self_review(
            unit=found, version=form.cleaned_data["version"], members=form.members,
            own=form.of_unit, by=request.actor,
        )  # fmt: skip

    said = _("The self-reviews are recorded.")
    return _step(request, pk, "review", permissions.CHANGE, act, said)


@require_POST
def unit_propose(request: Any, pk: int) -> HttpResponse:
    """Record the proposals of the whole unit."""

    def act(found: CampaignUnit, form: Any) -> None:
        actions.record_proposals(
            unit=found, version=form.cleaned_data["version"], members=form.members,
            own=form.of_unit, by=request.actor,
        )  # fmt: skip

    said = _("The proposals are recorded.")
    return _step(request, pk, "propose", permissions.CHANGE, act, said)


@require_POST
def unit_vote(request: Any, pk: int) -> HttpResponse:
    """Record the ballots of the cell."""

    def act(found: CampaignUnit, form: Any) -> None:
        data = form.cleaned_data
        actions.record_cell_vote(
            unit=found, version=data["version"], held_on=data["held_on"],
            entitled=data["entitled"], present=data["present"], ballots=form.ballots,
            today=timezone.localdate(), by=request.actor,
        )  # fmt: skip

    return _step(request, pk, "vote", permissions.CHANGE, act, _("The ballots are recorded."))


@require_POST
def unit_decide(request: Any, pk: int) -> HttpResponse:
    """Decide the members of a grassroots organisation and of its cells."""

    def act(found: CampaignUnit, form: Any) -> None:
        actions.decide_unit(
            unit=found, today=timezone.localdate(), by=request.actor, **form.cleaned_data
        )

    return _step(request, pk, "decide", permissions.DECIDE, act, _("The decision is recorded."))


@require_http_methods(["GET", "POST"])
def grade_correct(request: Any, pk: int) -> HttpResponse:
    """Another decision on a member's grade; the old one stays."""
    rows = MemberGrade.objects.visible_to(request.actor).select_related("member")
    return _correct(request, rows, pk, actions.correct_member_grade, of_member=True)


@require_http_methods(["GET", "POST"])
def own_grade_correct(request: Any, pk: int) -> HttpResponse:
    """Another decision on the grade of an organisation or collective; the old one stays."""
    rows = OrganizationGrade.objects.visible_to(request.actor)
    return _correct(request, rows, pk, actions.correct_organization_grade, of_member=False)


def _correct(
    request: Any, rows: Any, pk: int, correct: Callable[..., Any], *, of_member: bool
) -> HttpResponse:
    found = get_object_or_404(rows.decided().select_related("scale", "organization", "unit"), pk=pk)
    if not permissions.may(request.actor, permissions.DECIDE, found):
        raise NotAllowed(permission=str(permissions.DECIDE))
    today = timezone.localdate()
    start = {"decided_on": today, "new": found.grade}
    form = forms.CorrectForm(
        request.POST or None, scale=found.scale, of_member=of_member, initial=start
    )
    if request.method == "POST" and form.is_valid():
        try:
            correct(grade=found, today=today, by=request.actor, **form.cleaned_data)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The correction is recorded."))
            return redirect("membership:campaign_unit", pk=found.unit_id)
    status = REFUSED if form.is_bound else 200
    context = {
        "grade": found, "form": form, "name": found.member.full_name if of_member else found.unit,
    }  # fmt: skip
    return render(request, "membership/grading/correct.html", context, status=status)
