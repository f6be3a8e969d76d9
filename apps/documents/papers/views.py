"""Pages of papers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from apps.documents.papers.checks import judge
from apps.documents.papers.forms import CheckForm
from apps.documents.papers.lookup import facts_of, rule_sets
from apps.documents.papers.shown import report
from apps.documents.papers.word_guard import PaperRefused
from apps.documents.papers.word_reader import read


@require_http_methods(["GET", "HEAD", "POST"])
def check_paper(request: HttpRequest) -> HttpResponse:
    """Look at a Word file by the rules of layout of its day. Nothing of it is kept."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        file, actor = form.cleaned_data["file"], request.actor  # type: ignore[attr-defined]
        try:
            paper = read(file, file.name)
        except PaperRefused as error:
            form.refuse(error)
        else:
            profile = form.cleaned_data["profile"]
            facts = facts_of(paper, by=actor, today=timezone.localdate(), profile=profile)
            results = judge(paper, facts, rule_sets())
            context |= {"report": report(results), "name": file.name, "day": facts.day}
    status = 422 if form.errors else 200
    return render(request, "documents/papers/check.html", context, status=status)
