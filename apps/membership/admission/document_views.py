"""Papers of an admission as Word files."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.choices import EntryKind
from apps.membership.admission import documents, permissions
from apps.membership.admission.choices import Stage
from apps.membership.admission.views import seen
from apps.membership.models import Candidate

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LISTED_MAX = 2000


@require_safe
def candidate_document(request: Any, pk: int, kind: str) -> HttpResponse:
    """A draft about one person; the trail says who took it."""
    found = seen(request, pk)
    require(request.actor, permissions.CHANGE)
    rows = found.votes.filter(struck="").order_by("held_on", "pk")  # type: ignore[attr-defined]
    votes = list(rows)
    if kind not in documents.available(found, votes):
        raise Http404
    audit.record_read(
        request.actor, action="membership.candidate_document", obj=found, kind=EntryKind.EXPORT,
        draft=kind,
    )  # fmt: skip
    names = {documents.RESOLUTION: "nghi-quyet-chi-bo", documents.DECISION: "quyet-dinh-ket-nap"}
    return _file(documents.draft(kind, found, votes), names[kind])


@require_safe
def candidates_admitted(request: Any) -> HttpResponse:
    """The list of those admitted this year in the own range."""
    actor, today = request.actor, timezone.localdate()
    require(actor, permissions.EXPORT)
    require(actor, permissions.VIEW)
    rows = Candidate.objects.in_scope_of(actor).filter(
        stage=Stage.ADMITTED, ceremony_on__year=today.year
    )
    found = list(rows.select_related("organization").order_by("ceremony_on", "pk")[:LISTED_MAX])
    audit.record_read(
        actor, action="membership.candidates_exported", kind=EntryKind.EXPORT, count=len(found),
        filter=str(today.year),
    )  # fmt: skip
    paper = documents.list_of_admitted(actor.organization, found, f"năm {today.year}")
    return _file(paper, f"danh-sach-ket-nap-{today.year}")


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response
