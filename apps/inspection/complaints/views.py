"""Acts on complaints; they come from and lead back to the page of the subject's discipline."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.inspection import permissions
from apps.inspection.complaints import actions
from apps.inspection.discipline.views import step


@require_POST
def discipline_complaint(request: Any, reference: str, number: int) -> HttpResponse:
    """Record a complaint."""

    def act(given: dict[str, Any], form: Any) -> None:
        actions.file_complaint(**given, today=timezone.localdate())

    said = _("The complaint is recorded.")
    return step(request, reference, number, "complaint", permissions.CHANGE, act, said)


@require_POST
def discipline_resolve(request: Any, reference: str, number: int) -> HttpResponse:
    """Record what a complaint leads to."""

    def act(given: dict[str, Any], form: Any) -> None:
        actions.resolve_complaint(**given, today=timezone.localdate())

    said = _("The outcome of the complaint is recorded.")
    return step(request, reference, number, "resolve", permissions.DECIDE, act, said)


@require_POST
def discipline_redress(request: Any, reference: str, number: int) -> HttpResponse:
    """Record what was made good."""

    def act(given: dict[str, Any], form: Any) -> None:
        given = given | {"redress": form.rows[given["redress"]]}
        actions.finish_redress(**given, today=timezone.localdate())

    said = _("What was made good is recorded.")
    return step(request, reference, number, "redress", permissions.CHANGE, act, said)


@require_POST
def discipline_redress_owner(request: Any, reference: str, number: int) -> HttpResponse:
    """Say who makes something good, and until when."""

    def act(given: dict[str, Any], form: Any) -> None:
        given = given | {
            "redress": form.rows[given["redress"]], "owner": form.people.get(given["owner"]),
        }  # fmt: skip
        actions.assign_redress(**given, today=timezone.localdate())

    said = _("Who makes it good is recorded.")
    return step(request, reference, number, "redress_owner", permissions.DECIDE, act, said)


@require_POST
def discipline_complaint_case(request: Any, reference: str, number: int) -> HttpResponse:
    """Open the case in which the complaint is examined."""

    def act(given: dict[str, Any], form: Any) -> None:
        given = given | {"organization": form.offices[given["organization"]]}
        actions.open_complaint_case(**given, today=timezone.localdate())

    said = _("The case of the complaint is registered.")
    return step(request, reference, number, "complaint_case", permissions.CHANGE, act, said)


@require_POST
def discipline_complaint_link(request: Any, reference: str, number: int) -> HttpResponse:
    """Say in which registered case the complaint is examined."""

    def act(given: dict[str, Any], form: Any) -> None:
        actions.link_complaint_case(**given | {"examined_in": form.cases[given["examined_in"]]})

    said = _("The complaint is linked with its case.")
    return step(request, reference, number, "complaint_link", permissions.CHANGE, act, said)
