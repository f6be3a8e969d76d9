"""The page of a subject's discipline: its forms and what stands beside them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.inspection import permissions
from apps.inspection.complaints import part as complaints
from apps.inspection.discipline import forms, judging, reading
from apps.inspection.discipline.choices import Form
from apps.inspection.discipline.judging import Picture
from apps.inspection.discipline.reading import holds
from apps.inspection.models import Case, CaseSubject
from apps.inspection.team.people import people_of_the_office
from apps.membership.models import Member
from apps.membership.views import REFUSED


def may(actor: Any, right: str, case: Case) -> bool:
    """Whether the actor may do it in the own range; a grant opens for reading only."""
    return bool(actor.has(right) and actor.lo <= case.path < actor.hi)


def forms_of(request: Any, case: Case, subject: CaseSubject, *, bound: str = "") -> dict[str, Any]:
    """The forms of the acts; the one named is filled from the request."""
    return _forms(request, judging.picture_of(case, subject), bound=bound)


def _forms(request: Any, picture: Picture, *, bound: str = "") -> dict[str, Any]:
    today, case = timezone.localdate(), picture.case
    start = {"version": case.version}
    lines = judging.ledger(picture, "", today=today)

    def data(name: str) -> Any:
        return request.POST if name == bound else None

    about = {"allowed": picture.forms}
    return {
        "act": forms.ActForm(data("act"), initial=start, **about),
        "hearing": forms.HearingForm(
            data("hearing"), initial=start | _hearing_start(picture), **about
        ),
        "session": forms.SessionForm(
            data("session"), initial=start | _session_start(picture, today),
            office=people_of_the_office(case, request.actor, today),
            known=Member.objects.visible_to(request.actor),
        ),
        "ballot": forms.BallotForm(
            data("ballot"), sessions=picture.sessions, initial=start, **about
        ),
        "strike": forms.StrikeForm(
            data("strike"), rows=reading.strikable(picture), initial=start
        ),
        "excuse": forms.ExcuseForm(
            data("excuse"), points=reading.excusable(lines), initial=start
        ),
        "propose": forms.ProposeForm(data("propose"), initial=start | {"sent_on": today}),
        **complaints.forms_of(picture, today, data, request.actor),
        **_final_forms(data, picture, start, today),
    }  # fmt: skip


def _final_forms(data: Any, picture: Picture, start: dict[str, Any], today: Any) -> dict[str, Any]:
    sanction, name = picture.sanction, picture.subject.name
    voted = picture.deciding.result if picture.deciding else ""
    waiting = [one for one in sanction.notices.all() if not one.sent_on] if sanction else []
    wrong = {}
    if sanction:
        wrong = {
            "number": sanction.number, "decided_on": sanction.decided_on, "acts": sanction.acts,
        }  # fmt: skip
    return {
        "decide": forms.DecideForm(
            data("decide"), allowed=picture.forms, sentence=_decide_sentence(name, voted),
            initial=start | {"form": voted, "decided_on": today},
        ),
        "without": forms.NoSanctionForm(
            data("without"), initial=start | {"concluded_on": today},
            sentence=_("%(name)s is concluded on without a sanction. This cannot be undone.")
            % {"name": name},
        ),
        "announce": forms.AnnounceForm(
            data("announce"), initial=start | {"announced_on": today},
            sentence=_("The decision was announced. Its effect and its end count from here."),
        ),
        "handover": forms.HandOverForm(
            data("handover"), initial=start | {"served_to": name, "served_on": today}
        ),
        "notice": forms.NoticeForm(data("notice"), initial=start),
        "sent": forms.NoticeSentForm(
            data("sent"), notices=waiting, initial=start | {"sent_on": today}
        ),
        "correct": forms.CorrectForm(
            data("correct"), initial=start | wrong,
            sentence=_(
                "The corrected entry takes the place of the earlier one, which stays on file."
            ),
        ),
    }  # fmt: skip


def _decide_sentence(name: str, voted: str) -> str:
    """What whoever records the decision confirms."""
    form = capfirst(str(Form(voted).label)) if voted in Form.values else ""
    words = _("“%(form)s”, %(name)s: the decision is recorded, and this cannot be undone.")
    return words % {"form": form, "name": name}


def _hearing_start(picture: Picture) -> dict[str, Any]:
    row = picture.hearing
    names = (
        "explained_on", "own_form", "invited", "outcome", "heard_on", "heard_by", "view", "reason",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names} if row else {}


def _body_name(case: Case) -> str:
    """The body that carries out the case, as papers name it."""
    if case.body not in ("inspection_committee", "standing_committee"):
        return str(case.organization.name)
    with override(settings.LANGUAGE_CODE):  # a name, not a word of the page
        return f"{capfirst(case.get_body_display())} {case.organization.name}"


def _session_start(picture: Picture, today: Any) -> dict[str, Any]:
    case = picture.case
    return {
        "body": case.body, "level": judging.level_of(case, today),
        "body_name": _body_name(case),
    }  # fmt: skip


def page_of(
    request: Any, case: Case, subject: CaseSubject, *, failed: tuple[str, Any] | None = None
) -> HttpResponse:
    """The page; with the form that was refused open, and status 422."""
    today, actor = timezone.localdate(), request.actor
    picture = judging.picture_of(case, subject)
    reading.with_votes(picture)
    steps = _forms(request, picture)
    if failed:
        steps[failed[0]] = failed[1]
    sanction = picture.sanction
    lines = judging.ledger(picture, sanction.form if sanction else "", today=today)
    voted = picture.deciding.result if picture.deciding else ""
    goes_on = case.is_open and subject.removed_on is None and not picture.is_ended
    complained = complaints.context_of(picture, actor, today)
    ahead = reading.consequences(actor, sanction, today) if sanction else None
    context = {
        "case": case, "subject": subject, "picture": picture, "sanction": sanction,
        "lines": reading.kept(sanction) if sanction else reading.shown(lines),
        "settled": all(line.is_settled for line in lines),
        "warned": [] if picture.is_ended else reading.limitation_by_form(picture, today),
        "ahead": ahead,
        "in_force": bool(sanction and ahead and holds(sanction, today, ahead.renewal)),
        "able": reading.able(picture, voted, today) if voted in picture.forms else [],
        **complained,
        "events": reading.events_of(picture, complained["complaints"]),
        "steps": steps, "today": today,
        "failed": failed[0] if failed else "", "failed_form": failed[1] if failed else None,
        "may_record": goes_on and may(actor, permissions.CHANGE, case),
        "may_decide": goes_on and may(actor, permissions.DECIDE, case),
        "may_follow": sanction is not None and may(actor, permissions.CHANGE, case),
        "may_correct": sanction is not None and may(actor, permissions.DECIDE, case),
    }  # fmt: skip
    status = REFUSED if failed else 200
    return render(request, "inspection/discipline/subject.html", context, status=status)
