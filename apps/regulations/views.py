"""Pages of the law. Every role may read them; comparing with the text needs a right."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.permissions import Permission
from apps.core.vietnamese import fold
from apps.regulations import actions, keys, listing, procedures
from apps.regulations.choices import Standing
from apps.regulations.forms import DocumentFilterForm, ProcedureFilterForm, RuleFilterForm
from apps.regulations.lookup import calendar_between, rules_of_day
from apps.regulations.models import CalendarDay, LegalDocument, ProcedureTemplate, RuleValue
from apps.regulations.rules import choose
from apps.regulations.templatetags.regulations import rule_url

FIRST_YEAR, LAST_YEAR = 1930, 2100


def _tabs(current: str) -> list[dict[str, Any]]:
    year = timezone.localdate().year
    return [
        {
            "label": label,
            "url": url,
            "current": name == current,
        }
        for name, label, url in (
            ("rules", _("Rules"), reverse("regulations:rules")),
            ("documents", _("Documents"), reverse("regulations:documents")),
            ("procedures", _("Procedures of inspection"), reverse("regulations:procedures")),
            ("calendar", _("Working calendar"), reverse("regulations:calendar", args=[year])),
        )
    ]


def _may_verify(request: HttpRequest) -> bool:
    actor = getattr(request, "actor", None)
    return actor is not None and actor.has(Permission.VERIFY_RULE)


def _day(request: HttpRequest) -> date:
    """The day asked for as ``?on=``, today when it is missing or no day."""
    try:
        return parse_date(request.GET.get("on", "")) or timezone.localdate()
    except ValueError:
        return timezone.localdate()


@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    """All rules with their value on a day."""
    form = RuleFilterForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    on = asked.get("on") or timezone.localdate()
    found = listing.chapters(
        rules_of_day(on),
        text=asked.get("q", ""),
        subject=asked.get("subject", ""),
        status=asked.get("status", ""),
    )
    shown = [row for chapter in found for row in chapter.rows]
    context = {
        "form": form,
        "on": on,
        "chapters": found,
        # Folded by topic until something is asked for; on paper all of it is there.
        "unfolded": len(found) == 1 or any(asked.get(name) for name in ("q", "subject", "status")),
        "shown": len(shown),
        "drafts": sum(any(not rule.may_block for rule in row.rules) for row in shown),
        "tabs": _tabs("rules"),
    }
    return render(request, "regulations/rule_list.html", context)


@require_safe
def rule_detail(request: HttpRequest, key: str) -> HttpResponse:
    """One rule explained: its value on a day, article, document, source, and its history."""
    rows = list(RuleValue.objects.history(key).select_related("verified_by"))
    known = {about.key for about in keys.known()}
    if not rows and key not in known:
        raise Http404
    on = _day(request)
    found = {row.pk: row for row in rows}
    levels = listing.by_level([row.as_rule() for row in rows])
    current: list[dict[str, Any]] = [
        {"rule": chosen, "row": found[chosen.pk]}
        for level, rules in levels.items()
        if (chosen := choose(rules, on=on, level=level)) is not None and (chosen.pk is not None)
    ]
    lines = [
        {
            "level": level,
            "rules": rules,
            "segments": listing.history_line(rules, today=timezone.localdate()),
        }
        for level, rules in levels.items()
    ]
    context = {
        "about": keys.describe(key),
        "on": on,
        "is_today": on == timezone.localdate(),
        "current": current,
        "shown_ids": {entry["row"].pk for entry in current},
        "lines": lines,
        "may_verify": _may_verify(request),
    }
    return render(request, "regulations/rule_detail.html", context)


@require_POST
def verify_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """State that the value was compared with the official text."""
    row = get_object_or_404(RuleValue, pk=pk)
    actions.verify_rule(rule=row, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("The value is marked as compared with the official text."))
    return redirect(rule_url(row.key, _day_of_return(request, row)))


def _day_of_return(request: HttpRequest, row: RuleValue) -> date:
    """The day the reader was looking at; the first day of the value when that is unreadable."""
    try:
        return parse_date(request.POST.get("on", "")) or row.valid_from
    except ValueError:
        return row.valid_from


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """All documents, newest first."""
    form = DocumentFilterForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    documents = LegalDocument.objects.newest_first().select_related("replaced_by")
    if asked.get("kind"):
        documents = documents.filter(kind=asked["kind"])
    if asked.get("status"):
        documents = documents.filter(status=asked["status"])
    words = fold(asked.get("q", "")).split()
    # A few dozen documents: folding them here spares an index that nothing else needs.
    found = [entry for entry in documents if _mentions(entry, words)]
    context = {"form": form, "documents": found, "tabs": _tabs("documents")}
    return render(request, "regulations/document_list.html", context)


def _mentions(document: LegalDocument, words: list[str]) -> bool:
    here = fold(f"{document.number} {document.title_vi} {document.issuer}")
    return all(word in here for word in words)


@require_safe
def document_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: its period, what it replaces, the values it sets."""
    found = LegalDocument.objects.select_related("replaced_by", "verified_by")
    document = get_object_or_404(found, pk=pk)
    values = document.values.with_document().order_by("key", "level", "valid_from", "pk")
    context = {
        "document": document,
        "replaces": document.replaces.order_by("signed_on", "pk"),
        "rules": [row.as_rule() for row in values],
        "may_verify": _may_verify(request),
    }
    return render(request, "regulations/document_detail.html", context)


@require_POST
def verify_document(request: HttpRequest, pk: int) -> HttpResponse:
    """State that the document itself was seen."""
    document = get_object_or_404(LegalDocument, pk=pk)
    actions.verify_document(document=document, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("The document is marked as compared with the official text."))
    return redirect("regulations:document", pk=pk)


@require_safe
def procedure_list(request: HttpRequest) -> HttpResponse:
    """Procedures in force on a day, by kind of case."""
    form = ProcedureFilterForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    on = asked.get("on") or timezone.localdate()
    rows = ProcedureTemplate.objects.covering(on).listed()
    for name in ("kind", "body"):
        if asked.get(name):
            rows = rows.filter(**{name: asked[name]})
    words = fold(asked.get("q", "")).split()
    found: dict[str, list[ProcedureTemplate]] = {}
    for row in rows:
        here = fold(f"{row.title} {row.document}")
        if all(word in here for word in words):
            found.setdefault(row.kind, []).append(row)
    order = [code for code, _label in procedures.options(procedures.KIND)]
    chapters = [
        {"title": procedures.word(procedures.KIND, kind), "rows": found[kind]}
        for kind in [*(code for code in order if code in found), *sorted(set(found) - set(order))]
    ]
    context = {
        "form": form,
        "on": on,
        "chapters": chapters,
        "shown": sum(map(len, found.values())),
        "tabs": _tabs("procedures"),
    }
    return render(request, "regulations/procedure_list.html", context)


@require_safe
def procedure_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure: its document and period, the steps by phase, other versions."""
    rows = ProcedureTemplate.objects.select_related("document", "verified_by")
    procedure = get_object_or_404(rows, code=code)
    steps = list(procedure.steps.order_by("order", "pk"))
    titles = {step.code: step.title for step in steps}
    phases: dict[str, list[dict[str, Any]]] = {}
    for step in steps:
        start = titles.get(step.trigger) or procedures.word(procedures.DAY, step.trigger)
        phases.setdefault(step.phase, []).append({"step": step, "start": start})
    versions = ProcedureTemplate.objects.filter(kind=procedure.kind, body=procedure.body)
    context = {
        "procedure": procedure,
        "phases": [
            {"title": procedures.word(procedures.PHASE, phase), "rows": found}
            for phase, found in phases.items()
        ],
        "drafts": sum(step.status == Standing.DRAFT for step in steps),
        "versions": versions.exclude(pk=procedure.pk).listed(),
        "may_verify": _may_verify(request),
    }
    return render(request, "regulations/procedure_detail.html", context)


@require_POST
def verify_procedure(request: HttpRequest, code: str) -> HttpResponse:
    """State that the procedure and its steps were compared with the official text."""
    procedure = get_object_or_404(ProcedureTemplate, code=code)
    actions.verify_procedure(procedure=procedure, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("The procedure is marked as compared with the official text."))
    return redirect("regulations:procedure", code=code)


@require_safe
def calendar_year(request: HttpRequest, year: int) -> HttpResponse:
    """The days of a year that depart from the plain week, and the working days of each month."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    days = list(CalendarDay.objects.of_year(year).select_related("document"))
    calendar = calendar_between(date(year, 1, 1), date(year, 12, 31))
    starts = [*(date(year, month, 1) for month in range(1, 13)), date(year + 1, 1, 1)]
    months: list[dict[str, Any]] = [
        {
            "first": start,
            "working_days": sum(
                calendar.is_working_day(date.fromordinal(day))
                for day in range(start.toordinal(), following.toordinal())
            ),
        }
        for start, following in pairwise(starts)
    ]
    context = {
        "year": year,
        "days": days,
        "has_drafts": any(not day.may_block for day in days),
        "months": months,
        "total": sum(month["working_days"] for month in months),
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
        "tabs": _tabs("calendar"),
    }
    return render(request, "regulations/calendar.html", context)
