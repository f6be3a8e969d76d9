"""Facts of a case: its subjects, their relatives whose kinship keeps from it, who is recused."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from apps.accounts.choices import WallReason
from apps.inspection.models import CaseSubject, Recusal
from apps.membership.identity.lookup import relations_of

Found = Iterator[tuple[int, int, str]]
_RELATIVES = (("relations", "relative"), ("related_to", "member"))
"""A relation binds both ends: who is declared by the subject, and who declared the subject."""


def facts(cases: Collection[int] | None) -> Found:
    """(case, account, reason) of the subjects, of their relatives, of whoever is recused."""
    rows = CaseSubject.objects.current().filter(member__isnull=False)
    if cases is not None:
        rows = rows.filter(case__in=list(cases))
    yield from _accounts(rows, "member", WallReason.SUBJECT)
    for relations, end in _RELATIVES:
        step = f"member__{relations}"
        standing = {f"{step}__ended_on__isnull": True, f"{step}__kinship__raises_wall": True}
        yield from _accounts(rows, f"{step}__{end}", WallReason.RELATIVE, **standing)
    recused = Recusal.objects.standing()
    recused = recused if cases is None else recused.filter(case__in=list(cases))
    for case_id, user_id in recused.values_list("case_id", "user_id"):
        yield case_id, user_id, WallReason.RECUSED


def _accounts(rows: Any, way: str, reason: str, **conditions: Any) -> Found:
    """The accounts of the members at the end of the way; one filter, so that one row meets all."""
    linked = {
        f"{way}__accounts__ended_on__isnull": True,
        f"{way}__accounts__user__isnull": False,
    }
    found = rows.filter(**conditions, **linked)
    for case_id, user_id in found.values_list("case_id", f"{way}__accounts__user_id").distinct():
        yield case_id, user_id, reason


def cases_about(members: Collection[int]) -> Iterator[int]:
    """Cases about these members or about relatives of theirs."""
    ends = {one for found in relations_of(members) for one in (found.member_id, found.relative_id)}
    rows = CaseSubject.objects.filter(member__in={*members, *ends})
    yield from rows.values_list("case_id", flat=True).distinct()
