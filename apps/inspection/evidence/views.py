"""Pages of evidence: the list, one document with its files, one page for each act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import Conflict, DomainError, NotAllowed, RuleRefused
from apps.documents.attachments.receiving import refuse_what_was_stopped
from apps.documents.attachments.sending import download
from apps.documents.attachments.showing import page_picture, pages_of
from apps.inspection import permissions
from apps.inspection.evidence import actions, reading
from apps.inspection.evidence.forms import (
    AddForm,
    DescribeForm,
    RegradeForm,
    ReplaceForm,
    WithdrawForm,
)
from apps.inspection.evidence.listing import cells, columns
from apps.inspection.models import Case, Evidence
from apps.inspection.reading import case_or_404
from apps.membership.export import export_table
from apps.membership.views import REFUSED

FORM = ["GET", "HEAD", "POST"]


@require_safe
def evidence_list(request: Any, reference: str) -> HttpResponse:
    """Every document of the case, withdrawn ones last; reading is logged."""
    actor = request.actor
    case = case_or_404(actor, reference)
    audit.record_read(actor, action="inspection.evidence_list_read", obj=case)
    context = {
        "case": case, "documents": reading.documents(case, actor),
        "may_change": reading.may_change(actor, case),
        "may_export": actor.has(permissions.EXPORT),
    }  # fmt: skip
    return render(request, "inspection/evidence/list.html", context)


@require_safe
def evidence_export(request: Any, reference: str) -> HttpResponse:
    """The list of the documents as a workbook: the index of the file of the case."""
    case = case_or_404(request.actor, reference)
    rows = reading.documents(case, request.actor)
    return export_table(
        _("Evidence of the case"), columns(), map(cells, rows), by=request.actor,
        filter_words=case.reference, total=len(rows), name="muc-luc-tai-lieu", obj=case,
        right=permissions.EXPORT,
    )  # fmt: skip


@require_safe
def evidence_item(request: Any, reference: str, key: str) -> HttpResponse:
    """One document: what it shows, and its files; reading is logged."""
    found = _seen(request, reference, key)
    audit.record_read(
        request.actor,
        action="inspection.evidence_read",
        obj=found.case,
        secrecy=found.own_secrecy,
        evidence=found.reference,
    )
    context = reading.page_of(found, request.actor)
    return render(request, "inspection/evidence/item.html", context)


@require_http_methods(FORM)
def evidence_new(request: Any, reference: str) -> HttpResponse:
    """Enter documents, several files at once."""
    actor, today = request.actor, timezone.localdate()
    case = case_or_404(actor, reference)
    permissions.require_in_range(actor, permissions.CHANGE, case)
    asked = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AddForm(
        *asked, case=case, actor=actor, today=today, paper=request.GET.get("paper", "")[:12],
        kind=request.GET.get("kind", "")[:16],
    )  # fmt: skip

    def act(values: dict[str, Any]) -> None:
        added = actions.add_evidence(case=case, today=today, by=actor, **values)
        _tell(request, added)

    return _answer(request, form, case, act=act, template="inspection/evidence/new.html")


@require_http_methods(FORM)
def evidence_replace(request: Any, reference: str, key: str) -> HttpResponse:
    """A newer file of the document."""
    found = _changed(request, reference, key)
    asked = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ReplaceForm(*asked, evidence=found)

    def act(values: dict[str, Any]) -> None:
        actions.replace_evidence(evidence=found, by=request.actor, **values)
        messages.success(request, _("The newer file is stored."))

    return _answer(request, form, found.case, act=act, evidence=found, title=_("Replace the file"))


@require_http_methods(FORM)
def evidence_describe(request: Any, reference: str, key: str) -> HttpResponse:
    """Correct what is said of the document."""
    found = _changed(request, reference, key)
    asked = request.POST if request.method == "POST" else None
    form = DescribeForm(asked, evidence=found, actor=request.actor)

    def act(values: dict[str, Any]) -> None:
        actions.describe_evidence(evidence=found, by=request.actor, **values)
        messages.success(request, _("The document is changed."))

    return _answer(request, form, found.case, act=act, evidence=found, title=_("Change"))


@require_http_methods(FORM)
def evidence_regrade(request: Any, reference: str, key: str) -> HttpResponse:
    """Change the grade on the document, also after its case has ended."""
    found = _seen(request, reference, key)
    permissions.require_in_range(request.actor, permissions.DECIDE, found)
    asked = request.POST if request.method == "POST" else None
    form = RegradeForm(asked, evidence=found, actor=request.actor)

    def act(values: dict[str, Any]) -> None:
        actions.regrade_evidence(evidence=found, by=request.actor, **values)
        messages.success(request, _("The grade is changed."))

    return _answer(request, form, found.case, act=act, evidence=found, title=_("Change the grade"))


@require_http_methods(FORM)
def evidence_withdraw(request: Any, reference: str, key: str) -> HttpResponse:
    """Withdraw the document."""
    found = _changed(request, reference, key)
    asked = request.POST if request.method == "POST" else None
    form = WithdrawForm(asked, evidence=found)

    def act(values: dict[str, Any]) -> None:
        actions.withdraw_evidence(evidence=found, by=request.actor, **values)
        messages.success(request, _("The document is withdrawn."))

    return _answer(request, form, found.case, act=act, evidence=found, title=_("Withdraw"))


@require_safe
def evidence_file(request: Any, reference: str, key: str, number: int) -> Any:
    """One file as a download; not of a sealed document. Who took it is logged."""
    found = _seen(request, reference, key)
    row = reading.file_or_404(request.actor, found, number)
    if found.under_seal:
        raise RuleRefused("evidence_sealed")
    answer = download(row)
    audit.record_read(
        request.actor, action="inspection.evidence_downloaded", obj=found.case,
        kind=EntryKind.EXPORT, secrecy=found.own_secrecy, evidence=found.reference,
        file=row.reference,
    )  # fmt: skip
    return answer


@require_safe
def evidence_view(request: Any, reference: str, key: str, number: int) -> HttpResponse:
    """One page of a file at a time, under a watermark; its picture is an address of its own."""
    found = _seen(request, reference, key)
    row = reading.file_or_404(request.actor, found, number)
    count = pages_of(row)
    asked = request.GET.get("page", "1")
    page = min(int(asked) if asked.isdecimal() and len(asked) < 6 else 1, count) or 1
    context = {
        "case": found.case, "evidence": found, "file": row, "page": page, "count": count,
        "before": page - 1, "after": page + 1 if page < count else 0,
    }  # fmt: skip
    return render(request, "inspection/evidence/view.html", context)


@require_safe
def evidence_page(request: Any, reference: str, key: str, number: int, page: int) -> HttpResponse:
    """The picture of one page with who looks at it and when; each looking is logged."""
    actor = request.actor
    found = _seen(request, reference, key)
    row = reading.file_or_404(actor, found, number)
    answer = page_picture(row, page, reading.watermark(actor, timezone.localtime()))
    if answer is None:
        raise Http404
    audit.record_read(
        actor, action="inspection.evidence_viewed", obj=found.case,
        secrecy=found.own_secrecy, evidence=found.reference, file=row.reference, page=page,
    )  # fmt: skip
    return answer


def _seen(request: Any, reference: str, key: str) -> Evidence:
    return reading.evidence_or_404(request.actor, case_or_404(request.actor, reference), key)


def _changed(request: Any, reference: str, key: str) -> Evidence:
    found = _seen(request, reference, key)
    permissions.require_in_range(request.actor, permissions.CHANGE, found)
    return found


def _tell(request: Any, added: actions.Added) -> None:
    count = len(added.rows)
    text = ngettext("%(count)s document is entered.", "%(count)s documents are entered.", count)
    messages.success(request, text % {"count": count})
    for name, title in added.same_as.items():
        messages.warning(
            request,
            _("The content of “%(name)s” is in this case already, as “%(title)s”.")
            % {"name": name, "title": title},
        )


def _answer(
    request: Any,
    form: Any,
    case: Case,
    *,
    act: Callable[[dict[str, Any]], None],
    evidence: Evidence | None = None,
    title: str = "",
    template: str = "inspection/evidence/act.html",
) -> HttpResponse:
    """The form, or after it the page; a refusal is placed beside its field."""
    stopped = _stopped(request, form) if form.is_bound else False
    if form.is_bound and not stopped and form.is_valid():
        try:
            act(form.cleaned_data)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
            if isinstance(error, Conflict) and evidence is not None:
                rows = Evidence.objects.visible_to(request.actor)
                form.refresh(rows.get(pk=evidence.pk).version)
        else:
            return redirect(
                evidence or "inspection:evidence", *(() if evidence else [case.reference])
            )
    status = REFUSED if form.errors else 200
    context = {"form": form, "case": case, "evidence": evidence, "title": title}
    return render(request, template, context, status=status)


def _stopped(request: Any, form: Any) -> bool:
    """Whether a file was left at the limit; its rule stands beside the field then."""
    field = "files" if "files" in form.fields else "file"
    try:
        refuse_what_was_stopped(request, field=field)
    except RuleRefused as error:
        form.errors.pop(field, None)
        form.place(error)
        return True
    return False
