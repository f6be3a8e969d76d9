"""Why an organisation cannot end: it still has members."""

from __future__ import annotations

from apps.core.errors import DomainError, RuleRefused
from apps.membership import labels
from apps.membership.models import Member
from apps.tenancy.models import Organization

assert labels  # the sentence of the refusal


def members_left(organization: Organization) -> DomainError | None:
    """Members must be moved first; nobody may be left without an organisation."""
    count = Member.objects.filter(organization=organization).present().count()
    return RuleRefused("members_left", count=count) if count else None
