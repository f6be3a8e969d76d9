"""Values of a record as plain JSON and back, and as people read them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from apps.core.fields import PartialDateField
from apps.core.formats import date_text
from apps.core.partial_dates import PartialDate
from apps.membership.judging import EDITABLE
from apps.membership.models import Member, MemberCard

REQUESTABLE = (*EDITABLE, *MemberCard.FIELDS)
"""Everything a request may change: the record's own columns and the open part of the card."""


def column(name: str) -> models.Field[Any, Any]:
    """The column of that name, of the record or of the card."""
    model = Member if name in EDITABLE else MemberCard
    found: models.Field[Any, Any] = model._meta.get_field(name)  # type: ignore[assignment]
    return found


def value_of(member: Member, name: str) -> Any:
    """What stands in that field now."""
    if name in EDITABLE:
        return getattr(member, name)
    card = card_of(member)
    return getattr(card, name) if card else MemberCard._meta.get_field(name).get_default()  # type: ignore[union-attr]


def card_of(member: Member) -> MemberCard | None:
    """The card of a member, when one was begun."""
    try:
        return member.card  # type: ignore[attr-defined, no-any-return]
    except MemberCard.DoesNotExist:
        return None


def encoded(name: str, value: Any) -> Any:
    """A value as plain JSON: dates as stored, references by their code."""
    if value is None or value == "":
        return None
    if isinstance(value, PartialDate):
        return value.stored
    if isinstance(value, date):
        return value.isoformat()
    return value.code if isinstance(value, models.Model) else value  # type: ignore[attr-defined]


def decoded(name: str, value: Any) -> Any:
    """The value behind plain JSON; raises ValueError or KeyError for what cannot be one."""
    field = column(name)
    if value is None:
        return None if field.null else ""
    if isinstance(field, models.ForeignKey):
        return field.related_model._default_manager.get(code=value)  # type: ignore[union-attr]
    if isinstance(field, PartialDateField):
        return PartialDate.from_stored(value)
    return date.fromisoformat(value) if isinstance(field, models.DateField) else value


def words(name: str, value: Any) -> str:
    """A value of plain JSON as people read it; empty for nothing."""
    if value is None:
        return ""
    field = column(name)
    if isinstance(field, models.DateField):
        return date_text(date.fromisoformat(value))
    if isinstance(field, PartialDateField):
        return str(PartialDate.from_stored(value))
    if isinstance(field, models.ForeignKey):
        found = field.related_model._default_manager.filter(code=value).first()  # type: ignore[union-attr]
        return str(found or value)
    choices = getattr(field, "flatchoices", None)
    return str(dict(choices).get(value, value)) if choices else str(value)
