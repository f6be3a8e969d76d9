"""Organisations and subjects as a program names them: by code, by key, or by a name alone."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from apps.core.errors import RuleRefused
from apps.inspection.cases.actions import Subject
from apps.membership.models import Member
from apps.tenancy.models import Organization


def unit_named(actor: Any, code: str) -> Organization:
    """The organisation of that code in the actor's range. Raises Http404."""
    unit: Organization = get_object_or_404(Organization.objects.visible_to(actor), code=code)
    return unit


def subject_named(actor: Any, values: dict[str, Any]) -> Subject:
    """A member by key, an organisation by code, or a name alone.

    Raises RuleRefused for a member who is not on record in the range, Http404 for an organisation.
    """
    given = dict(values)
    key, code = given.pop("member", None), given.pop("organization", None)
    if key is not None:
        rows = Member.objects.visible_to(actor).select_related("organization")
        given["member"] = rows.filter(pk=key).first()
        if given["member"] is None:
            raise RuleRefused("case_member_unknown", field="subjects")
    elif code is not None:
        given["organization"] = unit_named(actor, code)
    return Subject(**given)
