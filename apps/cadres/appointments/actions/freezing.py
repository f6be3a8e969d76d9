"""Times in which nobody is appointed, as administrators enter them from a document."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.models import AppointmentFreeze
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused

FIELDS = (
    "name", "scope", "level", "kind", "title", "exception_authority", "document", "article",
    "standing", "note", "valid_from", "valid_until",
)  # fmt: skip


@audit.act("cadres.freeze_declared")
def declare_freeze(
    *, values: dict[str, Any], freeze: AppointmentFreeze | None = None, by: Actor
) -> AppointmentFreeze:
    """Enter a freeze of appointments (R-APP-20), or say anew what it covers and until when.

    Raises NotAllowed, RuleRefused for one that ends before it begins, or that blocks without the
    document that orders it.
    """
    if not by.has(permissions.ADMINISTER):
        raise NotAllowed(permission=str(permissions.ADMINISTER))
    row = freeze or AppointmentFreeze()
    for name in FIELDS:
        if name in values:
            setattr(row, name, values[name])
    if row.valid_until is not None and row.valid_until <= row.valid_from:
        raise RuleRefused("freeze_period", field="valid_until")
    if row.standing != "draft" and row.document is None:
        raise RuleRefused("freeze_document_missing", field="document")
    row.save()
    audit.record(by, action="cadres.freeze_declared", obj=row)
    return row
