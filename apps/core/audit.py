"""The one door to the audit trail."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

import pghistory
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.choices import EntryKind, Secrecy
from apps.core.errors import Conflict
from apps.core.keys import shown
from apps.core.models import AuditEntry

Given = ParamSpec("Given")
Result = TypeVar("Result")
log = logging.getLogger(__name__)


def trail_address(label: str, pk: int) -> str:
    """The page of what happened to a record; its address tells nothing of other records."""
    return reverse("accounts:record_trail", args=[label, shown(label, pk)])


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
    by: Acting,
    *,
    action: str,
    obj: Any = None,
    kind: str = EntryKind.WRITE,
    secrecy: int = Secrecy.NORMAL,
    **params: Any,
) -> AuditEntry:
    """Append one line: who, in which role, did ``action`` to ``obj``.

    The line lies where the object lies (its organisation), else where the actor works, so that an
    auditor of the object's unit sees outsiders too. It stands behind the wall of the object, or of
    the record that guards it, and is as secret as the object, or as ``secrecy`` says. ``params``
    must be plain JSON values and must not hold the content of sensitive fields; ``hidden_from``
    names a person who never reads the line. The returned line carries no key.
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
        secrecy=secrecy,
    )
    if obj is not None:
        entry.object_type = obj._meta.label_lower
        entry.object_id = obj.pk
        entry.object_label = str(obj)[:300]
        _guard(entry, obj)
    # A line may lie outside the actor's own range (a record opened by a grant, a first sign-in).
    # RETURNING would ask whether the actor may read it; ignore_conflicts inserts without it.
    AuditEntry.objects.bulk_create([entry], ignore_conflicts=True)
    return entry


def _guard(entry: AuditEntry, obj: Any) -> None:
    """The record whose wall the line stands behind, and the grade of secrecy of the object."""
    column, label = getattr(obj, "guarded_by", ("", ""))
    if column:
        entry.guard_type, entry.guard_id = label, getattr(obj, column)
    if getattr(obj, "graded", False):
        entry.secrecy = max(entry.secrecy, obj.secrecy, getattr(obj, "own_secrecy", 0))


def record_read(
    by: Acting, *, action: str, obj: Any = None, kind: str = EntryKind.READ, **params: Any
) -> AuditEntry:
    """Append one line about a reading, an export or a print."""
    return record(by, action=action, obj=obj, kind=kind, **params)


# What stands beside a line: how each detail is called, and its words where it is a code.
DETAIL_LABELS: dict[str, Any] = {
    "address": _("network address"),
    "changed": _("fields"),
    "clearance": _("reads up to"),
    "changes": _("changes"),
    "count": _("rows"),
    "decision": _("decision"),
    "decision_on": _("decision date"),
    "effective_on": _("takes effect on"),
    "enabled": _("switched on"),
    "fields": _("fields"),
    "filter": _("filter"),
    "format": _("file"),
    "hits": _("found"),
    "joined": _("joined"),
    "last_day": _("last day"),
    "layout": _("layout"),
    "list": _("list"),
    "length": _("letters asked for"),
    "new": _("after"),
    "old": _("before"),
    "own": _("own"),
    "period": _("period"),
    "person": _("person"),
    "reason": _("reason"),
    "rows": _("rows"),
    "sha256": _("fingerprint"),
    "status": _("standing"),
    "times": _("times"),
    "unit": _("organisation"),
    "until": _("until"),
    "valid_from": _("from"),
    "valid_to": _("to"),
}
DETAIL_WORDS: dict[str, Callable[[str], Any]] = {
    "clearance": lambda grade: Secrecy(int(grade)).label,
}
UNSHOWN = frozenset({"hidden_from"})
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def register_details(
    labels: dict[str, Any], words: dict[str, Callable[[str], Any]] | None = None
) -> None:
    """Add an app's names of details, and for those that hold codes what turns one into words."""
    DETAIL_LABELS.update(labels)
    DETAIL_WORDS.update(words or {})


def details_of(entry: AuditEntry) -> list[tuple[str, str]]:
    """Details of a line as pairs of words; empty ones are left out."""
    shown = []
    for key, value in entry.params.items():
        if value in ("", None, [], {}) or key in UNSHOWN:
            continue
        label = str(DETAIL_LABELS.get(key, key.replace("_", " ")))
        shown.append((label, _worded(entry, key, value)))
    return shown


def _worded(entry: AuditEntry, key: str, value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{_field(entry, name)}: {one}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(_worded(entry, key, one) for one in value)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if key in ("fields", "changed"):
        return _field(entry, str(value))
    if key in DETAIL_WORDS:
        return str(DETAIL_WORDS[key](str(value)))
    day = _DAY.fullmatch(str(value))
    return "/".join(reversed(day.groups())) if day else str(value)


def _field(entry: AuditEntry, name: str) -> str:
    """The name of a field as people know it; the code where the record has no such field."""
    try:
        return str(apps.get_model(entry.object_type)._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    except (LookupError, ValueError, FieldDoesNotExist, AttributeError):
        return str(DETAIL_LABELS.get(name, name))


ACTION_LABELS: dict[str, Any] = {"core.trail_read": _("read the trail of a record")}


def register_actions(labels: dict[str, Any]) -> None:
    """Add an app's sentences for the trail: action code → what was done, in the past tense."""
    ACTION_LABELS.update(labels)


def action_label(action: str) -> str:
    """The sentence of an action for people; the code itself while nobody has worded it."""
    return str(ACTION_LABELS.get(action, action))


@contextmanager
def attach(**metadata: Any) -> Iterator[None]:
    """Row history written within carries ``metadata``; afterwards what stood before holds again."""
    with pghistory.context() as current:
        before = dict(current.metadata)
        current.metadata.update(metadata)
        try:
            yield
        finally:
            current.metadata.clear()
            current.metadata.update(before)


def who(by: Acting) -> dict[str, Any]:
    """The person, the acting role, the unit and the URL, as row history carries them."""
    return {
        "user": by.user_id,
        "role": by.role_code,
        "organization": by.organization_id,
        "url": by.url[:500],
    }


def act(action: str) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Decorator of every public action: one transaction, whose row history carries who acts (the
    keyword ``by``) and ``action``, the name under which its line of the trail stands.

    A row that the caller held and that is out of reach when the action locks it (another office
    took it over, a wall was raised) is a Conflict.
    """

    def decorate(function: Callable[Given, Result]) -> Callable[Given, Result]:
        @wraps(function)
        def acted(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            by: Any = kwargs.get("by")
            known = who(by) if by is not None else {}
            try:
                with attach(**known, action=action), transaction.atomic():
                    return function(*args, **kwargs)
            except ObjectDoesNotExist as gone:
                log.warning("Out of reach when it was locked, in %s", action, exc_info=True)
                raise Conflict("stale") from gone

        vars(acted)["act"] = action
        return acted

    return decorate


def _organization_id(obj: Any, by: Acting) -> int | None:
    if obj is not None:
        if obj._meta.label_lower == "tenancy.organization":
            return int(obj.pk)
        owner = getattr(obj, "organization_id", None)
        if owner is not None:
            return int(owner)
    return by.organization_id
