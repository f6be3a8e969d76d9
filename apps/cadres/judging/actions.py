"""Keeping what the rules said, and letting something pass: an exception with who, why, by what."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.cadres.judging import reading
from apps.cadres.judging.choices import VerdictCode
from apps.cadres.judging.keeping import NOT_KEPT, QUESTION_PREFIX, row_of
from apps.cadres.judging.reading import Asked
from apps.cadres.models import Cadre, Evaluation
from apps.cadres.permissions import CHANGE, DECIDE, require_in_range
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused, raise_all


@audit.act("cadres.evaluation_kept")
def evaluate(*, asked: Asked, today: date, by: Actor) -> list[Evaluation]:
    """Judge and keep: one row a rule. An earlier answer to the same question is superseded.

    Raises NotAllowed, and RuleRefused for a day to come that is more than a year away.
    """
    cadre = _locked(asked.cadre, by)
    require_in_range(by, CHANGE, cadre)
    if (asked.on - today).days > 366:
        raise RuleRefused("judging_far", field="on")
    found = reading.judgements_of(asked, by)
    earlier = _earlier(asked, by)
    question = drawn(QUESTION_PREFIX)
    rows = [
        row_of(cadre, asked, one, question, earlier.get(one.rule), by)
        for one in found
        if one.rule not in NOT_KEPT
    ]
    if not rows:
        raise RuleRefused("judging_nothing", field="act")
    for row in rows:
        row.save(force_insert=True)
    audit.record(by, action="cadres.evaluation_kept", obj=cadre, number=question, count=len(rows))
    return rows


@audit.act("cadres.exception_allowed")
def allow_exception(
    *, evaluation: Evaluation, authority: str, reason: str, document: str,
    expires_on: date, today: date, by: Actor,
) -> Evaluation:  # fmt: skip
    """Let a rule pass for this act: by which authority, why, by which paper, until when.

    The exception is a new row that supersedes the one it is about; that one stays as it was.
    """
    cadre = _locked(evaluation.cadre, by)
    require_in_range(by, DECIDE, cadre)
    if Evaluation.objects.filter(supersedes=evaluation).exists():
        raise Conflict("stale")
    raise_all(
        [
            RuleRefused("judging_exception_needs", field=name)
            for name, given in (
                ("authority", authority), ("reason", reason), ("document", document),
            )
            if not given.strip()
        ]
    )  # fmt: skip
    if evaluation.verdict not in (VerdictCode.FAIL, VerdictCode.UNKNOWN):
        raise RuleRefused("judging_nothing_to_allow")
    if expires_on < max(today, evaluation.judged_for):
        raise RuleRefused("judging_exception_past", field="expires_on")
    row = Evaluation.of(
        cadre, question=evaluation.question, act=evaluation.act, title_id=evaluation.title_id,
        seat_id=evaluation.seat_id, judged_for=evaluation.judged_for, judged_by_id=by.user_id,
        inputs=evaluation.inputs, rule=evaluation.rule, verdict=VerdictCode.OVERRIDDEN,
        severity=evaluation.severity, facts=evaluation.facts | {"was": evaluation.verdict},
        value_id=evaluation.value_id, law=evaluation.law, supersedes=evaluation,
        override_authority=authority.strip(), override_reason=reason.strip(),
        override_document=document.strip(), override_expires_on=expires_on,
    )  # fmt: skip
    row.save(force_insert=True)
    audit.record(
        by, action="cadres.exception_allowed", obj=cadre, number=evaluation.question,
        rule=evaluation.rule,
    )  # fmt: skip
    return row


def _locked(cadre: Cadre, by: Actor) -> Cadre:
    """The profile, held until the end: two answers to one question come one after the other."""
    rows = Cadre.objects.visible_to(by).select_for_update(of=("self",))
    found: Cadre = rows.get(pk=cadre.pk)
    return found


def _earlier(asked: Asked, by: Actor) -> dict[str, Evaluation]:
    rows = Evaluation.objects.visible_to(by).of_cadre(asked.cadre).standing().filter(
        act=asked.act, title=asked.title, seat=asked.seat, judged_for=asked.on
    )  # fmt: skip
    return {row.rule: row for row in rows}
