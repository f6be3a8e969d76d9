"""Asking for the archive of a period, and taking it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from apps.core import audit
from apps.core.choices import EntryKind
from apps.reports.packs import actions, keeping
from apps.reports.views.listing import follow
from apps.reports.views.summary import found
from apps.tenancy.models import Organization


@require_POST
def pack_new(request: Any, pk: int) -> HttpResponse:
    """Have all forms of the summary's period put into one archive."""
    summary = found(request, pk)
    job = actions.request_pack(
        organization=summary.organization, kind=summary.kind, first=summary.first,
        last=summary.last, by=request.actor,
    )  # fmt: skip
    return follow(request, job)


@require_safe
def pack_file(request: Any, uuid: UUID) -> FileResponse:
    """The archive, for who asked for it and as long as it is kept; taking it is logged."""
    job = keeping.kept(uuid, request.actor)
    _assignment, organization, kind, first, last = job.key.split(":")
    unit = Organization.objects.get(pk=organization)
    audit.record_read(
        request.actor, action="reports.pack_downloaded", obj=unit, kind=EntryKind.EXPORT,
        period=[kind, first, last], count=job.done,
    )  # fmt: skip
    response = FileResponse(
        default_storage.open(keeping.name_of(job)), as_attachment=True,
        filename=f"{unit.code}-{kind}-{first}-{last}.zip",
    )  # fmt: skip
    response["Cache-Control"] = "private, no-store"
    return response
