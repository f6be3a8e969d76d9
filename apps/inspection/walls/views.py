"""Pages of recusals."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.models import User
from apps.inspection.models import Recusal
from apps.inspection.reading import case_or_404
from apps.inspection.team import people
from apps.inspection.team.views import answer, decided
from apps.inspection.walls import actions
from apps.inspection.walls.forms import LiftForm, OwnRecusalForm, RecusalForm

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def recusal_own(request: Any, reference: str) -> HttpResponse:
    """Say that one takes no part. Afterwards the case does not exist for the reader."""
    case = case_or_404(request.actor, reference)
    return answer(
        request, OwnRecusalForm(request.POST or None), case, title=_("Take no part in this case"),
        done=_("Recorded: you take no part. The case is no longer shown to you."),
        act=lambda values: actions.declare_recusal(case=case, **values), after="desk:today",
    )  # fmt: skip


@require_http_methods(FORM)
def recusal_new(request: Any, reference: str) -> HttpResponse:
    """Record the decision that somebody takes no part."""
    case = decided(request, reference)
    office = people.people_of_the_office(case, request.actor, timezone.localdate())
    team = case.teammember_set.serving().values("user_id")
    choices = User.objects.filter(pk__in=office.values("pk")) | User.objects.filter(pk__in=team)
    form = RecusalForm(
        request.POST or None,
        people=choices.exclude(pk=request.actor.user_id).order_by("full_name", "pk"),
    )
    return answer(
        request, form, case, title=_("Record that somebody takes no part"),
        done=_("Recorded: the person takes no part."),
        act=lambda values: actions.decide_recusal(case=case, **values),
    )  # fmt: skip


@require_http_methods(FORM)
def recusal_lift(request: Any, reference: str, pk: int) -> HttpResponse:
    """Lift a recusal."""
    case = decided(request, reference)
    rows = Recusal.objects.visible_to(request.actor).of_case(case).select_related("user", "case")
    recusal: Recusal | None = rows.filter(pk=pk).first()
    if recusal is None:
        raise Http404
    return answer(
        request, LiftForm(request.POST or None), case, title=_("Lift the recusal"),
        lead=recusal.user.full_name, done=_("The recusal is lifted."),
        act=lambda values: actions.lift_recusal(recusal=recusal, **values),
    )  # fmt: skip
