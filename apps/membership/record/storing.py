"""Storing cards and files: for the actions of this topic, which have asked who may."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from apps.core.errors import Conflict, RuleRefused
from apps.core.vietnamese import normalise
from apps.membership.models import Member, MemberCard
from apps.membership.record import rules

_BROKEN = {
    "card_grade_within_its_system": ("card_grade", "general_grade"),
    "until_after_since": ("entry_until_before_since", "until"),
}


def checked_file(file: Any, *, types: frozenset[str], most: int, field: str) -> str:
    """The suffix of an uploaded file by its content; raises RuleRefused for any other kind."""
    if file.size > most:
        raise RuleRefused("file_too_large", field=field, limit=most // (1024 * 1024))
    head = file.read(16)
    file.seek(0)
    kind = rules.content_type(head)
    if kind not in types:
        raise RuleRefused(f"{field}_type", field=field)
    return {rules.JPEG: "jpg", rules.PNG: "png", rules.PDF: "pdf"}[kind]


def write_card(
    member: Member, values: dict[str, Any], *, version: int | None
) -> tuple[MemberCard, list[str]]:
    """Write values into the card of a member; for actions that have asked who may."""
    unknown = values.keys() - set(MemberCard.FIELDS)
    if unknown:
        raise ValueError(unknown)
    card = row_of(MemberCard, member, version)
    touched = sorted(name for name in values if getattr(card, name) != values[name])
    apply_to(card, values)
    save_row(card)
    return card, touched


def row_of(model: Any, member: Member, version: int | None) -> Any:
    """The locked row of a member, or a new one; Conflict when it was read at another version."""
    Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    row = model.objects.select_for_update(of=("self",)).filter(member=member).first()
    if version is not None and version != (row.version if row else 0):
        raise Conflict("stale")
    if row is None:
        return model(member=member, organization_id=member.organization_id, version=1)
    row.version += 1
    return row


def apply_to(row: Any, values: dict[str, Any]) -> None:
    """Put values into a row, text in one form."""
    for name, value in values.items():
        setattr(row, name, normalise(value).strip() if isinstance(value, str) else value)


def save_row(row: Any) -> None:
    """Save; what the database refuses is told as the rule that it keeps."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        for constraint, (code, field) in _BROKEN.items():
            if constraint in str(error):
                raise RuleRefused(code, field=field) from None
        raise
