"""Account and relatives of a member as those who keep them see them, on the page and by the API."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.membership.models import Member, MemberAccount, MemberRelation


def links_of(member: Member, actor: Actor) -> list[Any]:
    """The accounts with which a member signs in or signed in."""
    rows = MemberAccount.objects.visible_to(actor).filter(member=member).select_related("user")
    return list(rows.order_by("ended_on", "-since", "pk"))


def relations_of_member(member: Member, actor: Actor) -> list[Any]:
    """Declared relatives who are members too; ``shown_name`` is empty where the reader may not see
    the relative."""
    rows = MemberRelation.objects.visible_to(actor).filter(member=member)
    found = list(
        rows.select_related("kinship", "entry").order_by("ended_on", "kinship__rank", "pk")
    )
    seen = Member.objects.visible_to(actor).filter(pk__in=[one.relative_id for one in found])
    names = dict(seen.values_list("pk", "full_name"))
    for one in found:
        one.shown_name = names.get(one.relative_id, "")
    return found
