"""Papers of this topic for the desk."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import NotAllowed
from apps.membership.procedures import permissions
from apps.membership.procedures.choices import ProcedureState
from apps.membership.procedures.views import seen
from apps.membership.standing import papers

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def standing_paper(request: Any, pk: int) -> HttpResponse:
    """The notice or the draft resolution of a procedure, to be edited and signed on paper."""
    found = seen(request, pk)
    if not permissions.may(request.actor, permissions.CHANGE, found):
        raise NotAllowed(permission=str(permissions.CHANGE))
    closed = found.state in (ProcedureState.REFUSED, ProcedureState.WITHDRAWN)
    if found.kind not in papers.WITH_PAPER or closed or not papers.is_written_here(found):
        raise Http404
    written = papers.write(found)
    audit.record_read(
        request.actor, action="membership.standing_paper", obj=found, kind=EntryKind.EXPORT,
        format="docx",
    )  # fmt: skip
    response = HttpResponse(written, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="{papers.file_name(found)}"'
    return response
