"""The one door to object grants: this person, this record, until this day, by whom and why.

Grants are django-guardian rows with a direct foreign key per model. They serve teams and help
across tenants; they never carry bulk access.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import Permission as DjangoPermission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermissionBase
from guardian.utils import get_user_obj_perms_model

from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused, register_labels

register_labels(
    {
        "grant_codename": _("This right cannot be granted for a single record."),
        "grant_reason": _("A grant needs a reason."),
        "grant_period": _("A grant must end, on or after the day it begins."),
    }
)
audit.register_actions(
    {
        "accounts.access_granted": _("opened a record to a person"),
        "accounts.access_revoked": _("took back access to a record"),
    }
)

Day = date | None


class GrantBase(UserObjectPermissionBase):
    """A dated grant on one record. Subclasses add ``content_object`` and ``ALLOWED``."""

    ALLOWED: ClassVar[frozenset[str]] = frozenset()
    OPEN_ENDED: ClassVar[bool] = False
    """Whether the database ends a grant without a last day when the record says so."""

    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True)
    reason = models.CharField(_("reason"), max_length=300)
    granted_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("granted by")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True


@audit.act("accounts.access_granted")
def grant(
    *, user: Any, obj: Any, codename: str, valid_from: date, valid_to: Day, reason: str, by: Any
) -> GrantBase:
    """Open one record to one person until a day, or until the record ends it where it does so.

    Raises NotAllowed without the right to grant or without sight of the record, RuleRefused for a
    right that may not be granted singly, an empty reason or a period that ends before it begins.
    """
    require(by, Permission.GRANT_ACCESS, obj)
    if not by.lo <= obj.path < by.hi:
        # Whoever sees a record by a grant alone cannot pass it on.
        raise NotAllowed(permission=str(Permission.GRANT_ACCESS))
    model = _table(type(obj))
    if codename not in model.ALLOWED:
        raise RuleRefused("grant_codename", field="codename")
    if not reason.strip():
        raise RuleRefused("grant_reason", field="reason")
    _check_period(model, valid_from, valid_to)
    permission = DjangoPermission.objects.get(
        content_type=ContentType.objects.get_for_model(obj), codename=codename
    )
    row, _created = model.objects.update_or_create(
        user=user,
        permission=permission,
        content_object=obj,
        defaults={
            "valid_from": valid_from,
            "valid_to": valid_to,
            "reason": reason.strip(),
            "granted_by_id": by.user_id,
        },
    )
    audit.record(
        by, action="accounts.access_granted", obj=obj, person=user.pk, until=str(valid_to or "")
    )
    return row


def _check_period(model: Any, valid_from: date, valid_to: date | None) -> None:
    if valid_to is None:
        if not model.OPEN_ENDED:
            raise RuleRefused("grant_period", field="valid_to")
    elif valid_to < valid_from:
        raise RuleRefused("grant_period", field="valid_to")


@audit.act("accounts.access_revoked")
def revoke(*, user: Any, obj: Any, by: Any, today: date) -> int:
    """End every grant of the person on the record; returns how many. Raises NotAllowed."""
    require(by, Permission.GRANT_ACCESS, obj)
    ended = _open(type(obj), user.pk, today).filter(content_object=obj).delete()[0]
    audit.record(by, action="accounts.access_revoked", obj=obj, person=user.pk)
    return ended


def holder(user_id: int | None, *, obj: Any, today: date) -> Any:
    """The person with that key, when the record is open to them by grant today; else None."""
    if user_id is None:
        return None
    row = _open(type(obj), user_id, today).filter(content_object=obj).select_related("user").first()
    return row.user if row else None


def granted(*, user_id: int, today: date) -> dict[str, frozenset[int]]:
    """Ids of the records open to the person by grant today, by label of their model: one query."""
    tables = [
        _in_force(table, user_id, today).values_list(
            models.Value(_guarded(table)._meta.label_lower), "content_object_id"
        )
        for table in GrantBase.__subclasses__()
    ]
    found: dict[str, set[int]] = {}
    for label, key in tables[0].union(*tables[1:], all=True):
        found.setdefault(label, set()).add(key)
    return {label: frozenset(keys) for label, keys in found.items()}


def _guarded(table: Any) -> Any:
    return table._meta.get_field("content_object").related_model


def _table(model: Any) -> Any:
    """The grant table of a guarded model."""
    return get_user_obj_perms_model(model)


def _open(model: Any, user_id: int, today: date) -> Any:
    return _in_force(_table(model), user_id, today)


def _in_force(table: Any, user_id: int, today: date) -> Any:
    return table.objects.filter(
        models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=today),
        user_id=user_id,
        valid_from__lte=today,
    )
