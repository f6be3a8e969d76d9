"""Files that wait for the actor, for the desk."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from apps.accounts.actor import Actor
from apps.core.formats import number
from apps.core.work import WorkItem
from apps.membership.choices import BatchState
from apps.membership.imports.registry import open_to
from apps.membership.models import ImportBatch

SHOWN = 20


def work_items(actor: Actor | None) -> list[WorkItem]:
    """The actor's own files to correct and files ready to load, newest first; one query."""
    if actor is None or actor.user_id is None or not open_to(actor):
        return []
    batches = ImportBatch.objects.visible_to(actor).filter(
        uploaded_by=actor.user_id, state__in=[BatchState.READY, BatchState.TO_CORRECT]
    )
    return [_item(batch) for batch in batches.order_by("-uploaded_at")[:SHOWN]]


def _item(batch: ImportBatch) -> WorkItem:
    ready = batch.state == BatchState.READY
    count = batch.new_rows + batch.changed_rows if ready else batch.rows - batch.good_rows
    return WorkItem(
        title=batch.file_name,
        url=reverse("membership:import_batch", args=[batch.pk]),
        act_label=_("Load into the register") if ready else _("See what to correct"),
        meta=_meta(count, ready=ready),
        tone="info" if ready else "warn",
        group=_("Files from Excel"),
    )


def _meta(count: int, *, ready: bool) -> Any:
    if ready:
        words = ngettext("%(count)s row to load", "%(count)s rows to load", count)
    else:
        words = ngettext("%(count)s row to correct", "%(count)s rows to correct", count)
    return words % {"count": number(count)}
