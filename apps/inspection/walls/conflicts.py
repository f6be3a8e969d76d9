"""Whether somebody may take part in a case: at the team, at a session, at a ballot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from apps.accounts.models import User, Wall
from apps.core.errors import RuleRefused
from apps.inspection import facts
from apps.inspection.choices import CaseKind, ConflictKind
from apps.inspection.models import Case, CaseSubject, FairnessExcuse, Sanction, TeamMember
from apps.inspection.walls.rules import FAIL, verdict
from apps.membership.identity.lookup import accounts_of, members_of, relations_of, whole_tree
from apps.membership.models import Member


@dataclass(frozen=True)
class Conflict:
    """Why somebody should not take part, and because of whom."""

    kind: str
    about: str = ""

    @property
    def words(self) -> str:
        """The reason for people."""
        label = str(ConflictKind(self.kind).label)
        return f"{label} ({self.about})" if self.about else label


def conflicts(case: Case, who: User | Member) -> list[Conflict]:
    """Why this account or this member should not take part in the case; empty when nothing speaks
    against it. 131-QĐ/TW: relatives, co-workers with an interest, persons named in the letter and
    whoever issued the contested act. An account that belongs to no known member is ``unchecked``.
    """
    with whole_tree():
        user_id, member_id = _both(who)
        found = [*_walls(case, user_id), *_of_member(case, member_id), *_of_origin(case, user_id)]
        if member_id is None:
            found.append(Conflict(ConflictKind.UNCHECKED))
    kept: dict[str, Conflict] = {}
    for one in found:
        kept.setdefault(one.kind, one)
    return list(kept.values())


def takes_part(case: Case, who: User | Member) -> str:
    """The verdict alone: pass, fail or unknown."""
    return verdict([one.kind for one in conflicts(case, who)])


def require_unbiased(case: Case, user: User, field: str) -> None:
    """Refuse to give the case to somebody with a conflict, unless the standing body has let them
    into the team (131-QĐ/TW). Raises RuleRefused.
    """
    found = conflicts(case, user)
    team = TeamMember.objects.filter(case=case, user=user).serving()
    overridden = team.exclude(override_reason="").exists()
    if verdict([one.kind for one in found], overridden=overridden) == FAIL:
        words = "; ".join(one.words for one in found)
        raise RuleRefused("case_conflict", field=field, why=words)


def _both(who: User | Member) -> tuple[int | None, int | None]:
    if isinstance(who, Member):
        return accounts_of([who.pk]).get(who.pk), who.pk
    return who.pk, members_of([who.pk]).get(who.pk)


def _walls(case: Case, user_id: int | None) -> Iterator[Conflict]:
    if user_id is None:
        return
    raised = Wall.objects.filter(user=user_id, label="inspection.case", object_id=case.pk)
    reasons = {reason for user, reason in facts.facts(case) if user == user_id}
    reasons |= set(raised.in_force(timezone.localdate()).values_list("reason", flat=True))
    yield from (Conflict(reason) for reason in sorted(reasons))


def _of_member(case: Case, member_id: int | None) -> Iterator[Conflict]:
    """Kinship and common organisation with the subjects."""
    if member_id is None:
        return
    subjects = CaseSubject.objects.current().filter(case=case)
    rows = list(subjects.select_related("member", "subject_organization"))
    persons = {row.member_id: row.name for row in rows if row.member_id}
    if member_id in persons:
        yield Conflict(ConflictKind.SUBJECT)
    for relation in relations_of([member_id]):
        other = relation.other(member_id)
        if other in persons:
            kind = ConflictKind.RELATIVE if relation.raises_wall else ConflictKind.KIN
            yield Conflict(kind, persons[other])
    yield from _in_organization(case, member_id, rows)


def _in_organization(case: Case, member_id: int, rows: list[Any]) -> Iterator[Conflict]:
    place = Member.objects.values_list("organization_id", "path").get(pk=member_id)
    for row in rows:
        if row.member_id and row.member_id != member_id and row.member.organization_id == place[0]:
            yield Conflict(ConflictKind.COWORKER, row.name)
        examined = row.subject_organization
        # Who examines the own committee belongs to it like everybody else there.
        below = examined and place[1].startswith(examined.path)
        if below and not case.path.startswith(examined.path):
            yield Conflict(ConflictKind.COWORKER, row.name)


def _of_origin(case: Case, user_id: int | None) -> Iterator[Conflict]:
    """Who issued what is complained about (131-QĐ/TW), or worked on it."""
    if case.kind != CaseKind.COMPLAINT or not case.origin_id or user_id is None:
        return
    if _is_official(case.origin_id, user_id):
        yield Conflict(ConflictKind.OFFICIAL)


def _is_official(origin_id: int, user_id: int) -> bool:
    """Whether somebody decided on the contested sanction or on a complaint about it, let a point of
    its ledger pass, signed the plan of its case, was its officer or served in its team."""
    about = {"case": origin_id}
    own = Q(signed_by=user_id) | Q(handler=user_id)
    return (
        TeamMember.objects.filter(**about, user=user_id).exists()
        or Sanction.objects.filter(**about, entered_by=user_id).exists()
        or FairnessExcuse.objects.filter(**about, entered_by=user_id).exists()
        or Case.objects.filter(own, pk=origin_id).exists()
    )
