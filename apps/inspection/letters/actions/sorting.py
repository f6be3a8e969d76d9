"""Classifying and grading letters, and filing those that are not handled."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection.letters import rules
from apps.inspection.letters.actions import held as share
from apps.inspection.letters.choices import Competence, State
from apps.inspection.letters.permissions import DECIDE
from apps.inspection.models import Case, Letter
from apps.inspection.secrecy import regrade


@audit.act("inspection.letter_classified")
def classify_letter(
    *,
    letter: Letter,
    version: int,
    kind: str,
    competence: str,
    competent_name: str,
    classified_on: date,
    is_false_name: bool = False,
    is_vague: bool = False,
    congress_on: date | None = None,
    by: Actor,
    today: date,
) -> Letter:
    """Say what a letter is and who is competent; the clock counts from the receipt there.

    A letter for another body waits for its forwarding. ``congress_on`` is the opening of a congress
    that is near: what comes shortly before it is told. Raises NotAllowed, Conflict, RuleRefused
    (22-QĐ/TW, article 20: receipt by the competent body).
    """
    found = share.held(letter, version, "classify", by)
    share.not_after(classified_on, today, "classified_on")
    share.not_before(classified_on, found.arrived_on, "classified_on")
    if not competence:
        raise RuleRefused("letter_competence", field="competence")
    if competence == Competence.OTHER:
        share.words(competent_name, "letter_competent_name", "competent_name")
    own = competence == Competence.OWN
    found.kind, found.competence, found.state = kind, competence, State.CLASSIFIED
    found.competent_name = "" if own else competent_name.strip()
    found.classified_on = classified_on
    found.is_false_name, found.is_vague = is_false_name, is_vague
    share.not_before(congress_on or found.arrived_on, found.arrived_on, "congress_on")
    found.congress_on = congress_on
    found.clock_from = (
        rules.counted_from(found.channel, found.arrived_on, found.postmarked_on) if own else None
    )
    share.keep(found)
    audit.record(by, action="inspection.letter_classified", obj=found, letter_kind=kind)
    return found


@audit.act("inspection.letter_filed")
def file_letter(
    *, letter: Letter, version: int, reason: str, filed_on: date, note: str, by: Actor, today: date
) -> Letter:
    """File a letter without handling it, for one of the reasons that the rules name.

    Raises NotAllowed, Conflict, RuleRefused for a reason that does not fit the letter
    (22-QĐ/TW, article 20; 296-QĐ/TW; 21-QĐ/TW as far as it is known).
    """
    found = share.held(letter, version, "file", by)
    share.not_after(filed_on, today, "filed_on")
    share.not_before(filed_on, found.arrived_on, "filed_on")
    if not rules.reason_fits(
        reason, is_anonymous=found.is_anonymous, is_false_name=found.is_false_name
    ):
        raise RuleRefused("letter_filing_reason", field="reason")
    found.state, found.filed_reason = State.FILED, reason
    found.filed_on, found.filed_note = filed_on, note.strip()
    share.keep(found)
    audit.record(by, action="inspection.letter_filed", obj=found, filing_reason=reason)
    return found


@audit.act("inspection.letter_regraded")
def regrade_letter(
    *, letter: Letter, version: int, secrecy: int, secrecy_reason: str, declassify_on: date | None,
    decision: str, by: Actor,
) -> Letter:  # fmt: skip
    """Lower or raise the grade of a letter, or set another last day of it; also after its end.

    Raises NotAllowed without the right to decide, Conflict, RuleRefused without a decision, for
    a grade above the actor's own, one without a reason, a last day that is none, one below the
    grade of its case.
    """
    found = share.held(letter, version, "regrade", by, DECIDE)
    told = regrade(
        found, secrecy, secrecy_reason, declassify_on, decision=decision, since=found.arrived_on,
        by=by,
    )  # fmt: skip
    if found.case_id and Case.objects.filter(pk=found.case_id, secrecy__gt=secrecy).exists():
        raise RuleRefused("letter_below_case", field="secrecy")
    share.keep(found)
    audit.record(by, action="inspection.letter_regraded", obj=found, **told)
    return found
