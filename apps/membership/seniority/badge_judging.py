"""Judging one badge that is proposed by hand: what refuses it, and what asks for a paper."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core.errors import RuleRefused, raise_all
from apps.core.formats import date_text
from apps.membership.choices import Leaving
from apps.membership.models import Member
from apps.membership.seniority.badge_lookup import BadgeLaw
from apps.membership.seniority.lookup import deductions_of, explain
from apps.membership.seniority.rules import Claim, Doubt, doubts


def judge(
    member: Member,
    law: BadgeLaw,
    *,
    years: int,
    kind: str,
    basis: str,
    by: Actor,
    discipline: str,
    disciplined_on: date | None,
) -> date | None:
    """The day seniority is counted from, when nothing speaks against the badge.

    Raises RuleRefused or Invalid: by a settled rule always, by a draft one without a paper.
    """
    total = explain(member, deductions_of(by, member), on=law.on).total
    died_on = member.left_on if member.leaving == Leaving.DECEASED else None
    official = member.left_on is None or died_on is not None
    claim = Claim(
        years=years,
        kind=kind,
        on=law.on,
        counted_from=total.counted_from if total and official else None,
        died_on=died_on,
        disciplined_on=disciplined_on,
        wait=law.wait_after(discipline),
    )
    raise_all([refusal_of(doubt) for doubt in doubts(claim, law.badges) if _refuses(doubt, basis)])
    return claim.counted_from


def _refuses(doubt: Doubt, basis: str) -> bool:
    return doubt.blocks or not basis.strip()


def refusal_of(doubt: Doubt) -> RuleRefused:
    """The sentence of a doubt; one that rests on a draft says that a paper lets it pass."""
    code = doubt.code if doubt.blocks else f"{doubt.code}_draft"
    return RuleRefused(
        code,
        field=doubt.field,
        day=date_text(doubt.day),
        source=doubt.source,
        number=doubt.number,
    )
