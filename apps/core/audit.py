"""The one door to the audit trail."""

from __future__ import annotations

from typing import Any, Protocol

import pghistory

from apps.core.choices import EntryKind
from apps.core.models import AuditEntry


class Acting(Protocol):
    """What the trail needs to know of the person acting."""

    user_id: int | None
    role_code: str
    label: str
    url: str
    organization_id: int | None
    path: str


def record(
    by: Acting, *, action: str, obj: Any = None, kind: str = EntryKind.WRITE, **params: Any
) -> AuditEntry:
    """Append one line: who, in which role, did ``action`` to ``obj``.

    The line lies where the object lies (its organisation), else where the actor works, so that an
    auditor of the object's unit sees outsiders too. ``params`` must be plain JSON values and must
    not hold the content of sensitive fields.
    """
    entry = AuditEntry(
        kind=kind,
        action=action,
        user_id=by.user_id,
        role=by.role_code,
        actor_label=by.label[:300],
        url=by.url[:500],
        params=params,
        organization_id=_organization_id(obj, by),
    )
    if obj is not None:
        entry.object_type = obj._meta.label_lower
        entry.object_id = obj.pk
        entry.object_label = str(obj)[:300]
    entry.save(force_insert=True)
    return entry


def record_read(by: Acting, *, action: str, obj: Any = None, kind: str = EntryKind.READ, **params: Any) -> AuditEntry:
    """Append one line about a reading, an export or a print."""
    return record(by, action=action, obj=obj, kind=kind, **params)


def attach(**metadata: Any) -> Any:
    """Context manager: row history written within carries ``metadata`` (who, role, URL, action)."""
    return pghistory.context(**metadata)


def _organization_id(obj: Any, by: Acting) -> int | None:
    if obj is not None:
        if obj._meta.label_lower == "tenancy.organization":
            return int(obj.pk)
        owner = getattr(obj, "organization_id", None)
        if owner is not None:
            return int(owner)
    return by.organization_id
