"""The one door to the audit trail."""

from __future__ import annotations

from typing import Any, Protocol

import pghistory
from django.utils.translation import gettext_lazy as _

from apps.core.choices import EntryKind
from apps.core.models import AuditEntry


class Acting(Protocol):
    """What the trail needs to know of the person acting."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def role_code(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def organization_id(self) -> int | None: ...


def record(
    by: Acting, *, action: str, obj: Any = None, kind: str = EntryKind.WRITE, **params: Any
) -> AuditEntry:
    """Append one line: who, in which role, did ``action`` to ``obj``.

    The line lies where the object lies (its organisation), else where the actor works, so that an
    auditor of the object's unit sees outsiders too. ``params`` must be plain JSON values and must
    not hold the content of sensitive fields; ``hidden_from`` names a person who never reads the
    line. The returned line carries no key.
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
    # A line may lie outside the actor's own range (a record opened by a grant, a first sign-in).
    # RETURNING would ask whether the actor may read it; ignore_conflicts inserts without it.
    AuditEntry.objects.bulk_create([entry], ignore_conflicts=True)
    return entry


def record_read(
    by: Acting, *, action: str, obj: Any = None, kind: str = EntryKind.READ, **params: Any
) -> AuditEntry:
    """Append one line about a reading, an export or a print."""
    return record(by, action=action, obj=obj, kind=kind, **params)


ACTION_LABELS: dict[str, Any] = {"core.trail_read": _("read the trail of a record")}


def register_actions(labels: dict[str, Any]) -> None:
    """Add an app's sentences for the trail: action code → what was done, in the past tense."""
    ACTION_LABELS.update(labels)


def action_label(action: str) -> str:
    """The sentence of an action for people; the code itself while nobody has worded it."""
    return str(ACTION_LABELS.get(action, action))


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
