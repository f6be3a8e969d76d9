"""Pages of the team: one for the team, one for each act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.core.errors import DomainError, NotAllowed, RuleRefused
from apps.inspection import permissions
from apps.inspection.models import Case, TeamMember
from apps.inspection.reading import case_or_404
from apps.inspection.team import actions, people, reading
from apps.inspection.team.forms import AssignForm, ChangeForm, HandOverForm, LeaveForm
from apps.membership.views import REFUSED

FORM = ["GET", "HEAD", "POST"]


@require_safe
def team(request: Any, reference: str) -> HttpResponse:
    """Who works on the case, who has left, who takes no part, and from whom it is kept."""
    case, actor = case_or_404(request.actor, reference), request.actor
    found = reading.team_of(case, actor)
    may_decide = case.is_open and reading.may(actor, permissions.DECIDE, case)
    own_work = case.is_open and reading.may(actor, permissions.CHANGE, case)
    context = {
        "case": case, "team": found, "may_decide": may_decide,
        "own_row": actor.user_id if own_work else None,
        "kept_from": reading.kept_from(case, actor, timezone.localdate()),
    }  # fmt: skip
    return render(request, "inspection/team/team.html", context)


@require_http_methods(FORM)
def team_assign(request: Any, reference: str) -> HttpResponse:
    """Name somebody to the team."""
    case = decided(request, reference)
    form = AssignForm(request.POST or None, people=_office(request, case))

    def act(values: dict[str, Any]) -> None:
        actions.assign_team_member(case=case, **_with_person(case, values))

    return answer(
        request, form, case, title=_("Name somebody to the team"), done=_("The person is named."),
        act=act,
    )  # fmt: skip


@require_http_methods(FORM)
def team_change(request: Any, reference: str, pk: int) -> HttpResponse:
    """Give somebody another role or part."""
    case = decided(request, reference)
    row = _row(request, case, pk)
    form = ChangeForm(request.POST or None, initial={"role": row.role, "part": row.part})

    def act(values: dict[str, Any]) -> None:
        values.pop("today")
        actions.change_team_member(row=row, **values)

    return answer(
        request, form, case, title=_("Change the role in the team"), lead=row.name,
        done=_("The role is changed."), act=act,
    )  # fmt: skip


@require_http_methods(FORM)
def team_leave(request: Any, reference: str, pk: int) -> HttpResponse:
    """Let somebody leave the team."""
    case = decided(request, reference)
    row = _row(request, case, pk)
    form = LeaveForm(request.POST or None, initial={"until_on": timezone.localdate()})
    return answer(
        request, form, case, title=_("Leave the team"), lead=row.name,
        done=_("The person has left the team."),
        act=lambda values: actions.end_team_membership(row=row, **values),
    )  # fmt: skip


@require_http_methods(FORM)
def team_hand_over(request: Any, reference: str, pk: int) -> HttpResponse:
    """Hand the work of somebody who is away over to another person."""
    case = case_or_404(request.actor, reference)
    row = _row(request, case, pk)
    may_decide = reading.may(request.actor, permissions.DECIDE, case)
    own = row.user_id == request.actor.user_id
    if not may_decide and not (own and reading.may(request.actor, permissions.CHANGE, case)):
        raise NotAllowed(permission=str(permissions.DECIDE))
    office = _office(request, case).exclude(pk=row.user_id)
    form = HandOverForm(request.POST or None, people=office, outside=may_decide)
    return answer(
        request, form, case, title=_("Hand the work over"), lead=row.name,
        done=_("The work is handed over."),
        act=lambda values: actions.hand_over(row=row, **_with_person(case, values)),
    )  # fmt: skip


def decided(request: Any, reference: str) -> Case:
    """The case, for whoever decides on it."""
    case = case_or_404(request.actor, reference)
    permissions.require_in_range(request.actor, permissions.DECIDE, case)
    return case


def _row(request: Any, case: Case, pk: int) -> TeamMember:
    rows = TeamMember.objects.visible_to(request.actor).of_case(case).select_related("case")
    found: TeamMember | None = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _office(request: Any, case: Case) -> Any:
    return people.people_of_the_office(case, request.actor, timezone.localdate())


def _with_person(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    """The values with the account that a sign-in name stands for."""
    name = values.pop("sign_in_name", "")
    if name:
        values["user"] = people.of_the_province(name, case, values["today"])
        if values["user"] is None:
            raise RuleRefused("team_elsewhere", field="sign_in_name")
    return values


def answer(
    request: Any,
    form: Any,
    case: Case,
    *,
    title: str,
    done: str,
    act: Callable[[dict[str, Any]], Any],
    lead: str = "",
    after: str = "",
) -> HttpResponse:
    """One form of the case: done, or shown again with what is refused beside its field."""
    if request.method == "POST" and form.is_valid():
        try:
            act({**form.cleaned_data, "today": timezone.localdate(), "by": request.actor})
        except NotAllowed:
            raise
        except DomainError as error:
            form.place(error)
        else:
            messages.success(request, done)
            if after:
                return redirect(after)
            return redirect("inspection:team", reference=case.reference)
    status = REFUSED if form.is_bound and form.errors else 200
    context = {"form": form, "case": case, "title": title, "lead": lead}
    return render(request, "inspection/team/form.html", context, status=status)
