"""Holding a record while something happens to it, and naming a rule in a refusal."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core.errors import NotAllowed
from apps.membership.models import Member
from apps.regulations.rules import Rule


def locked_member(member: Member, by: Actor, permission: str) -> Member:
    """The member, held against a second act; raises NotAllowed outside the own range.

    A grant opens a record for reading only.
    """
    require(by, permission, member)
    found: Member = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if not by.lo <= found.path < by.hi:
        raise NotAllowed(permission=str(permission))
    return found


def citation(rule: Rule | None) -> str:
    """Article and document of a rule for a sentence; empty without one."""
    if rule is None:
        return ""
    return ", ".join(part for part in (rule.article, rule.document) if part)
