"""Rules about a person to be appointed or nominated: R-APP-01 to 07, 12 to 15, 20. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from apps.cadres.judging.bars import running
from apps.cadres.judging.rules import Judgement, Law, judged
from apps.cadres.judging.rules_planning import COMMITTEE_KINDS, months_left, planned_at_least
from apps.cadres.judging.subjects import Discipline, Question, held_months
from apps.core.working_days import add_months

REMOVAL = "removal"


def is_upward(q: Question) -> bool | None:
    """Whether the title is a first or a higher one; None while that is not known."""
    rank = q.facts.rank
    if rank is not None and q.target.rank <= rank:
        return False
    return None if q.facts.untitled else True


def is_planned(q: Question, law: Law) -> Judgement | None:
    """R-APP-01: planned for this title or one as high; from outside, for one as high (377, 34)."""
    value = law.find("cadres.appoint.planned", on=q.on)
    if value is None:
        return None
    planned = q.facts.planned
    missing = ["planned"] * (planned is None) + ["source"] * (not q.case.source)
    found = planned_at_least(planned or (), q.target.rank, q.target.code)
    by_rank = bool(planned) and (found is None or found.title.code != q.target.code)
    sure = not by_rank or q.target.sure
    return judged(
        "R-APP-01", value, None if missing else found is None, missing=missing, sure=sure,
        target=q.target.name, planned=found.title.name if found else None, source=q.case.source,
    )  # fmt: skip


def months_in_post(q: Question, law: Law) -> Judgement | None:
    """R-APP-02: two years in the present or an equivalent post, added up; not at the first one."""
    value = law.find("cadres.appoint.in_post.months", on=q.on)
    upward = is_upward(q)
    if value is None or upward is False:
        return None
    facts = q.facts
    if facts.untitled or upward is None:
        return judged("R-APP-02", value, None, missing=["present_title"])
    leading = [one for one in facts.current if one.title and one.title.is_leading]
    if not leading:
        return judged("R-APP-02", value, False, first=True)
    rank = max(one.title.rank for one in leading if one.title)
    same = [one for one in (*facts.current, *facts.earlier) if one.title and one.title.rank == rank]
    span = held_months(same, q.on)
    failed = False if span.least >= value.whole else True if span.most < value.whole else None
    return judged(
        "R-APP-02", value, failed, missing=["since"], months=span.least, needed=value.whole
    )


def months_for_term(q: Question, law: Law) -> Judgement | None:
    """R-APP-03: a full term left when the dossier comes in, for a first or higher title."""
    value = law.find("cadres.appoint.term.months", on=q.on)
    upward = is_upward(q)
    if value is None or upward is False:
        return None
    found = months_left("R-APP-03", value.whole, q, value)
    if upward is None and found.verdict == "fail":
        return judged("R-APP-03", value, None, missing=["present_title"], **found.facts)
    return found


def no_age_for_equal(q: Question, law: Law) -> Judgement | None:
    """R-APP-04: an equal or a lower title asks for no age (116/2024/NĐ-CP)."""
    value = law.find("cadres.appoint.equal_no_age", on=q.on)
    upward = is_upward(q)
    if value is None or upward is True:
        return None
    failed = None if upward is None else False
    return judged("R-APP-04", value, failed, missing=["present_title"], target=q.target.name)


def discipline_wait(q: Question, law: Law) -> Judgement | None:
    """R-APP-05: the wait after a discipline is over: 12/30/60 by 80-QĐ/TW, 24/36/60 by 377.

    It bars from a higher title; which months count is asked of the day of the act.
    """
    value = law.find("cadres.appoint.discipline", on=q.on)
    upward = is_upward(q)
    if value is None or upward is False:
        return None
    bar = running(q.facts.discipline, law, q.on)
    failed: bool | None = bool(bar.until)
    missing = []
    if not bar.until and bar.unclear:
        failed, missing = None, ["discipline_wait"]
    elif bar.until and upward is None:
        failed, missing = None, ["present_title"]
    return judged(
        "R-APP-05", value, failed, missing=missing, sure=bar.settled, form=bar.form,
        effective_on=bar.effective_on, until_on=bar.until,
    )  # fmt: skip


def removed_from_party_post(q: Question, law: Law) -> Judgement | None:
    """R-APP-06: a year after a removal from a post in the Party: no committee, no equal post.

    Party Charter, article 40.3.
    """
    value = law.find("cadres.discipline.removal.no_committee.months", on=q.on)
    if value is None or (is_upward(q) is False and _is_below(q)):
        return None
    until = max(
        (
            add_months(one.effective_on, value.whole)
            for one in q.facts.discipline
            if _removes(one) and one.effective_on <= q.on and not _is_lifted(one, q)
        ),
        default=None,
    )
    barred = until is not None and until > q.on
    return judged("R-APP-06", value, barred, until_on=until, needed=value.whole)


def _is_below(q: Question) -> bool:
    """A title below all that were held, and no committee."""
    titles = [one.title for one in (*q.facts.current, *q.facts.earlier)]
    if q.target.kind in COMMITTEE_KINDS or None in titles:
        return False
    return all(one is not None and q.target.rank < one.rank for one in titles)


def _removes(row: Discipline) -> bool:
    return row.track == "party" and row.form == REMOVAL


def _is_lifted(row: Discipline, q: Question) -> bool:
    return row.lifted_on is not None and row.lifted_on <= q.on


def not_prosecuted(q: Question, law: Law) -> Judgement | None:
    """R-APP-07: not prosecuted, and not forbidden to hold office."""
    value = law.find("cadres.appoint.not_prosecuted", on=q.on)
    if value is None:
        return None
    return judged("R-APP-07", value, q.facts.prosecuted, missing=["prosecuted"])


def extension_instead(q: Question, law: Law) -> Judgement | None:
    """R-APP-12: less than two years left when the term ends: prolong, do not appoint again."""
    value = law.find("cadres.reappoint.extension.months", on=q.on)
    if value is None:
        return None
    end = term_end(q)
    left = q.facts.months_left(end)
    missing = ["term_end"] * (end is None) + ["retirement"] * (q.facts.retirement is None)
    return judged(
        "R-APP-12", value, None if left is None else left < value.whole, missing=missing,
        left=left, needed=value.whole, term_end_on=end, retirement_month=q.facts.retirement,
    )  # fmt: skip


def first_entry(q: Question, law: Law) -> Judgement | None:
    """R-APP-13: one full term left for a first entry into a committee (45-CT/TW)."""
    return _entry(q, law, "R-APP-13", "cadres.committee.first.months", wanted=True)


def again(q: Question, law: Law) -> Judgement | None:
    """R-APP-14: months left for a re-election; fewer in a special case of a deputy provincial
    secretary (45-CT/TW)."""
    key = "cadres.committee.again.months"
    if q.case.special and q.target.code == "province-deputy-secretary":
        key = "cadres.committee.again.special.months"
    return _entry(q, law, "R-APP-14", key, wanted=False)


def _entry(q: Question, law: Law, rule: str, key: str, *, wanted: bool) -> Judgement | None:
    value = law.find(key, on=q.on)
    first = q.case.first_entry
    if value is None or not _of_committee(q) or first not in (None, wanted):
        return None
    if first is None:
        return judged(rule, value, None, missing=["first_entry"])
    return months_left(rule, value.whole, q, value)


def _of_committee(q: Question) -> bool:
    """Titles that somebody holds as a member of a party committee."""
    leads = q.target.system == "party" and q.target.is_elected
    return q.target.kind in COMMITTEE_KINDS or leads


def agreement_given(q: Question, law: Law) -> Judgement | None:
    """R-APP-15: the other managing body has agreed in writing, where the title asks for it."""
    value = law.find("cadres.appoint.agreement", on=q.on)
    if value is None or not q.target.needs_agreement:
        return None
    given = q.case.agreement
    return judged(
        "R-APP-15", value, None if given is None else not given, missing=["agreement"],
        target=q.target.name,
    )  # fmt: skip


def no_freeze(q: Question, law: Law) -> Judgement | None:
    """R-APP-20: no freeze of appointments covers the unit and the title on that day."""
    value = law.find("cadres.appoint.freeze", on=q.on)
    if value is None:
        return None
    freezes = q.case.freezes
    return judged(
        "R-APP-20", value, None if freezes is None else bool(freezes), missing=["freezes"],
        freezes=", ".join(freezes) if freezes else None, excepting=q.case.excepting or None,
    )  # fmt: skip


def term_end(q: Question) -> date | None:
    """The day on which the term in the title judged ends."""
    ends = [
        one.term_ends_on
        for one in q.facts.current
        if one.term_ends_on and one.title and one.title.code == q.target.code
    ]
    return q.case.until or max(ends, default=None)


def with_reference(q: Question) -> Question:
    """Where no reference is given and the title is no elected one, age counts from the act."""
    if q.case.reference is None and not q.target.is_elected:
        return replace(q, case=replace(q.case, reference=q.on))
    return q
