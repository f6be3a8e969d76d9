"""What is open about a member on the way: what bars the transfer, what goes along with them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.core.errors import RuleRefused
from apps.core.formats import date_text
from apps.membership.models import BadgeAward, Member, Procedure
from apps.membership.procedures.choices import Kind as ProcedureKind
from apps.membership.seniority.choices import AwardState
from apps.membership.seniority.holding import citation
from apps.membership.transfers import labels
from apps.membership.transfers.choices import Kind
from apps.membership.transfers.lookup import BAR
from apps.regulations.lookup import find_rule
from apps.regulations.rules import Rule

assert labels  # the sentences of the refusals below


def check_bar(member: Member, kind: str, on: date, *, note: str) -> None:
    """Refuse the official transfer of a member under discipline (294-QĐ/TW, điểm 6.3.1đ).

    A draft rule lets it pass when the note says why. Nothing is refused where no rule of the day
    says so, and no other kind of transfer: those leave the member with the committee in charge.
    """
    case = _discipline(member).first() if kind == Kind.OFFICIAL else None
    rule = find_rule(BAR, on=on) if case is not None else None
    if case is None or rule is None:
        return
    said = {"name": member.full_name, "day": date_text(case.opened_on), "source": citation(rule)}
    if rule.may_block:
        raise RuleRefused("transfer_under_discipline", **said)
    if not note.strip():
        raise RuleRefused("transfer_under_discipline_draft", field="note", **said)


def bar(on: date) -> Rule | None:
    """The rule that bars transfers, on a day."""
    return find_rule(BAR, on=on)


def goes_along(actor: Actor, member: Member) -> list[str]:
    """What the sending office should settle first, as sentences; two queries."""
    open_badges = BadgeAward.objects.visible_to(actor).filter(
        member=member, state__in=[AwardState.PROPOSED, AwardState.DECIDED]
    )
    words = {
        AwardState.DECIDED: _(
            "The badge of %(years)s years is decided and not handed over. Hand it over first, or"
            " the receiving office does."
        ),
        AwardState.PROPOSED: _(
            "A badge of %(years)s years is proposed. Withdraw the proposal before the round is"
            " decided: the receiving office proposes it anew."
        ),
    }
    found = [
        words[AwardState(award.state)] % {"years": award.years}
        for award in open_badges.order_by("-years")
    ]
    case = _discipline(member, Procedure.objects.visible_to(actor)).first()
    if case is not None:
        opened = {"day": date_text(case.opened_on)}
        found.append(_("An expulsion opened on %(day)s is not decided.") % opened)
    return found


def _discipline(member: Member, rows: Any = None) -> Any:
    """Open procedures of discipline: of the kinds in the register only an expulsion is one."""
    rows = Procedure.objects.all() if rows is None else rows
    return rows.open().filter(member=member, kind=ProcedureKind.EXPULSION).order_by("opened_on")
