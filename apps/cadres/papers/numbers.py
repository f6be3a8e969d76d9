"""Numbers of decisions: typed as they were signed, or the next of the register."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.cadres.papers.templates import DECISION
from apps.core.errors import RuleRefused
from apps.documents.papers.choices import IssuingBody
from apps.documents.papers.giving import give_number
from apps.tenancy.models import Organization


def number_of(
    typed: str, *, take: bool, missing: str, organization: Organization, own: bool, abstract: str,
    day: date, today: date, by: Actor, signer: str = "", secrecy: int = 0,
) -> str:  # fmt: skip
    """The number that was typed or, where it is to be taken, the next one of the committee.

    Taken within the act that records the decision: what is refused takes none. The abstract in the
    register names nobody. Raises NotAllowed, RuleRefused without a number, with both, for the paper
    of another body, and as the register refuses.
    """
    said = typed.strip()
    if not take:
        if not said:
            raise RuleRefused(missing, field="number")
        return said
    if said:
        raise RuleRefused("decision_number_both", field="take_number")
    if not own:
        raise RuleRefused("decision_number_other_body", field="take_number")
    row = give_number(
        organization=organization, body=IssuingBody.COMMITTEE, kind=DECISION, day=day, today=today,
        abstract=abstract, signer=signer, secrecy=secrecy, by=by,
    )  # fmt: skip
    return str(row.symbol)
