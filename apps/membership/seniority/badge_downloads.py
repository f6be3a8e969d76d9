"""Lists and papers of badges as files and on paper; each is logged."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from apps.core import audit
from apps.core.choices import EntryKind
from apps.membership.export import export_table
from apps.membership.models import BadgeAward, BadgeRound
from apps.membership.seniority import badge_papers
from apps.membership.seniority.badge_lookup import badge_law
from apps.membership.seniority.badge_views import awards_of, seen_award, seen_round

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAPERS = ("list", "submission", "decision")


def _awards(request: Any, round_: BadgeRound) -> list[BadgeAward]:
    rows = BadgeAward.objects.visible_to(request.actor).filter(round=round_)
    return list(awards_of(rows.exclude(state="withdrawn")))


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def round_excel(request: Any, pk: int) -> HttpResponse:
    """The list of a round as a workbook."""
    found = seen_round(request, pk)
    awards = _awards(request, found)
    title, law = badge_papers.title_of(found), badge_law(found.held_on)
    return export_table(
        title,
        badge_papers.columns(),
        badge_papers.cells(awards, law),
        by=request.actor,
        filter_words=title,
        total=len(awards),
        name=f"huy-hieu-{found.held_on:%Y%m%d}",
        obj=found,
        notes=badge_papers.money_notes(law),
    )


@require_safe
def round_paper(request: Any, pk: int, kind: str) -> HttpResponse:
    """The list, the submission or the decision of a round, as a draft in Word."""
    found = seen_round(request, pk)
    if kind not in PAPERS:
        raise Http404
    awards = _awards(request, found)
    audit.record_read(
        request.actor, action="membership.badge_paper_made", obj=found, kind=EntryKind.EXPORT,
        paper=kind, count=len(awards),
    )  # fmt: skip
    name = {"list": "danh-sach", "submission": "to-trinh", "decision": "quyet-dinh"}[kind]
    content = badge_papers.word(kind, found, awards)
    return _file(content, WORD, f"{name}-huy-hieu-{found.held_on:%Y%m%d}.docx")


@require_safe
def round_print(request: Any, pk: int) -> HttpResponse:
    """The list of a round on paper."""
    found = seen_round(request, pk)
    awards = _awards(request, found)
    audit.record_read(
        request.actor, action="membership.badge_list_read", obj=found, kind=EntryKind.PRINT,
        count=len(awards),
    )  # fmt: skip
    context = {"round": found, "awards": awards, "printed_at": timezone.now()}
    return render(request, "membership/seniority/badge_print.html", context)


@require_safe
def declaration(request: Any, pk: int) -> HttpResponse:
    """The declaration of one member for a badge, filled in as far as the register knows."""
    award = seen_award(request, pk)
    audit.record_read(
        request.actor, action="membership.badge_declaration_made", obj=award.member,
        kind=EntryKind.EXPORT, years=award.years,
    )  # fmt: skip
    return _file(badge_papers.declaration(award), WORD, f"to-khai-huy-hieu-{award.pk}.docx")
