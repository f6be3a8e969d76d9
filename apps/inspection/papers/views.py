"""Pages of the papers of a case."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.documents.papers.shown import report
from apps.inspection import permissions
from apps.inspection.evidence.reading import may_add, scans_of
from apps.inspection.models import Case, CasePaper, CaseSubject
from apps.inspection.papers import actions, making, reading
from apps.inspection.papers.forms import CorrectForm, DropForm, IssueForm, SubjectForm, WriteForm
from apps.inspection.papers.specs import SPECS
from apps.inspection.reading import case_or_404
from apps.inspection.team.reading import may
from apps.membership.views import REFUSED

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
def case_paper_new(request: Any, reference: str, template: str) -> HttpResponse:
    """Begin a paper; one about a single subject asks about whom."""
    actor, spec = request.actor, SPECS.get(template)
    case = case_or_404(actor, reference)
    permissions.require_in_range(actor, permissions.CHANGE, case)
    if spec is None:
        raise Http404
    form = _subject_form(request, case, template) if spec.of_subject else None
    given: dict[str, Any] = {"case": case, "template": template, "by": actor}
    if request.method == "POST" and (form is None or form.is_valid()):
        given |= {"subject": form.cleaned_data["subject"]} if form else {}
        try:
            paper = actions.draft_paper(**given, today=timezone.localdate())
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            if form is not None:
                form.place(error)
            else:
                messages.error(request, error.message)
        else:
            return redirect(paper.get_absolute_url())
    status = REFUSED if request.method == "POST" else 200
    context = {"case": case, "spec": spec, "form": form}
    return render(request, "inspection/papers/new.html", context, status=status)


def _subject_form(request: Any, case: Case, template: str) -> SubjectForm:
    known = [one.pk for one in reading.subjects_for(case, template, request.actor)]
    rows = CaseSubject.objects.visible_to(request.actor).filter(pk__in=known).order_by("pk")
    return SubjectForm(request.POST if request.method == "POST" else None, rows=rows)


@require_safe
def case_paper(request: Any, reference: str, key: str) -> HttpResponse:
    """One paper: its words, what our own check says of it, what may be done."""
    case = case_or_404(request.actor, reference)
    paper = reading.paper_or_404(case, request.actor, key)
    audit.record_read(
        request.actor, action="inspection.papers_read", obj=case, paper=paper.template
    )
    return _page(request, case, paper)


def _page(request: Any, case: Case, paper: CasePaper, failed: Any = None) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    spec = SPECS[paper.template]
    forms: dict[str, Any] = {}
    version = {"version": paper.version}
    if paper.is_draft and may(actor, permissions.CHANGE, case):
        initial = version | {
            name: getattr(paper, name)
            for name in ("main", "more", "signer", "position", "recipients")
        }
        forms["write"] = WriteForm(case=case, paper=paper, initial=initial)
        forms["drop"] = DropForm(initial=version)
    if paper.is_draft and may(actor, spec.issued_with, case):
        forms["issue"] = IssueForm(initial=version | {"day": today})
    if paper.state == "issued" and may(actor, permissions.CHANGE, case):
        forms["correct"] = CorrectForm(initial=version)
    if failed is not None:
        forms[failed[0]] = failed[1]
    verdicts = None
    if paper.is_draft:
        content, sheet = making.made(case, paper, today=today)
        verdicts = report(making.judged(content, paper, sheet))
    scan = scans_of(actor, [paper]).get(paper.pk) if paper.sha256 else None
    context = {
        "case": case, "paper": paper, "spec": spec, "forms": forms, "report": verdicts,
        "scan": scan, "may_file": paper.state == "issued" and may_add(actor, case),
        "recorded": reading.recorded_otherwise(paper),
        "form": failed[1] if failed else None,
    }  # fmt: skip
    return render(
        request, "inspection/papers/paper.html", context, status=REFUSED if failed else 200
    )


def _act(request: Any, reference: str, key: str, name: str, form: Any, run: Any) -> HttpResponse:
    """One act on a paper; a refusal stands beside its field, and what was typed stays."""
    actor = request.actor
    case = case_or_404(actor, reference)
    paper = reading.paper_or_404(case, actor, key)
    right = SPECS[paper.template].issued_with if name == "issue" else permissions.CHANGE
    permissions.require_in_range(actor, right, case)
    known = {"case": case, "paper": paper} if name == "write" else {}
    form = form(request.POST, **known)
    if form.is_valid():
        try:
            made = run(paper=paper, by=actor, **form.cleaned_data)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
            if isinstance(error, Conflict):
                form.refresh(reading.paper_or_404(case, actor, key).version)
        else:
            messages.success(request, _("The paper is saved."))
            return redirect(made.get_absolute_url())
    return _page(request, case, paper, (name, form))


@require_POST
def case_paper_write(request: Any, reference: str, key: str) -> HttpResponse:
    """Change what is typed."""
    return _act(request, reference, key, "write", WriteForm, actions.write_paper)


@require_POST
def case_paper_issue(request: Any, reference: str, key: str) -> HttpResponse:
    """Give it its number."""

    def run(**given: Any) -> CasePaper:
        return actions.issue_paper(**given, today=timezone.localdate())

    return _act(request, reference, key, "issue", IssueForm, run)


@require_POST
def case_paper_correct(request: Any, reference: str, key: str) -> HttpResponse:
    """Begin the paper that takes its place."""
    return _act(request, reference, key, "correct", CorrectForm, actions.correct_paper)


@require_POST
def case_paper_drop(request: Any, reference: str, key: str) -> HttpResponse:
    """Give the draft up."""
    return _act(request, reference, key, "drop", DropForm, actions.drop_paper)


@require_safe
def case_paper_file(request: Any, reference: str, key: str) -> HttpResponse:
    """The Word file: a draft from the records as they stand, an issued one as it was frozen."""
    case = case_or_404(request.actor, reference)
    paper = reading.paper_or_404(case, request.actor, key)
    if paper.sha256:
        content = bytes(paper.content or b"")
        if hashlib.sha256(content).hexdigest() != paper.sha256:
            raise Http404
    else:
        content, _sheet = making.made(case, paper, today=timezone.localdate())
    audit.record_read(
        request.actor, action="inspection.paper_taken", obj=case, kind=EntryKind.EXPORT,
        paper=paper.template,
    )  # fmt: skip
    response = HttpResponse(content, content_type=WORD)
    # Neither names nor the matter: file names travel.
    name = f"{paper.template}-{case.reference}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
