"""Why an organisation cannot end: members, or work that nobody would go on with.

Asked under the scope of the system: a wall around somebody does not make them disappear.
"""

from __future__ import annotations

from collections.abc import Callable

from apps.core.errors import DomainError, RuleRefused
from apps.membership import labels
from apps.membership.models import BadgeAward, Candidate, Member, Transfer
from apps.membership.seniority.choices import AwardState
from apps.tenancy import scope
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals


def _members(organization: Organization) -> int:
    return Member.objects.filter(organization=organization).present().count()


def _candidates(organization: Organization) -> int:
    return Candidate.objects.filter(organization=organization).on_the_way().count()


def _papers(organization: Organization) -> int:
    """On their way to it, or guests whom it receives."""
    here = Transfer.objects.filter(target_organization=organization)
    return here.on_the_way().count() + here.guests().count()


def _proposals(organization: Organization) -> int:
    rows = BadgeAward.objects.filter(round__organization=organization)
    return rows.filter(state=AwardState.PROPOSED).count()


LEFT: dict[str, Callable[[Organization], int]] = {
    "members_left": _members,
    "candidates_left": _candidates,
    "papers_left": _papers,
    "proposals_left": _proposals,
}
"""Refusal → how many there are; each can be moved, given to another, returned or withdrawn."""


def work_left(organization: Organization) -> DomainError | None:
    """Members and open work must go elsewhere first; nobody may be left with a closed body."""
    with scope.use(scope.Scope.everything()):
        for code, count in LEFT.items():
            if found := count(organization):
                return RuleRefused(code, count=found)
    return None
