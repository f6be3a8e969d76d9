"""Which rules an act about one person asks for, and asking them. Pure.

``judge`` is the one door: planning, moves, appointments, the rotation board and the page "why?" all
come through it. Rules about a list, a meeting or a file stand in ``rules_lists`` and
``rules_office`` and take plain values.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from apps.cadres.judging import rules_appointing as appointing
from apps.cadres.judging import rules_moves as moves
from apps.cadres.judging import rules_office as office
from apps.cadres.judging import rules_planning as planning
from apps.cadres.judging.rules import Judgement, Law
from apps.cadres.judging.subjects import CadreFacts, Case, Question, SeatFacts, TitleFacts
from apps.core.working_days import Calendar

PersonRule = Callable[[Question, Law], Judgement | None]


def _notice(q: Question, law: Law) -> Judgement | None:
    end = appointing.term_end(q)
    return office.notice_in_time(end, q.case.notified_on, on=q.on, law=law, calendar=q.calendar)


def _not_expired(q: Question, law: Law) -> Judgement | None:
    return office.not_expired(appointing.term_end(q), on=q.on, law=law)


def _low_votes(q: Question, law: Law) -> Judgement | None:
    votes = q.facts.confidence
    if votes == ():
        return None
    held = [one for one in votes or () if one.held_on <= q.on]
    last = max(held, key=lambda one: one.held_on, default=None)
    low, total = (last.low, last.total) if last else (None, None)
    return office.low_confidence(low, total, on=q.on, law=law)


PERSON_RULES: dict[str, PersonRule] = {
    "R-PLAN-01": planning.higher_title,
    "R-PLAN-02": planning.persons_for_title,
    "R-PLAN-03": planning.titles_of_person,
    "R-PLAN-04": planning.next_term,
    "R-PLAN-05": planning.next_term_preferred,
    "R-PLAN-06": planning.current_term,
    "R-PLAN-07": planning.both_at_once,
    "R-PLAN-08": planning.discipline_over,
    "R-PLAN-09": planning.discipline_removes,
    "R-PLAN-10": planning.nothing_open,
    "R-PLAN-11": planning.standards_met,
    "R-PLAN-12": planning.last_rating,
    "R-PLAN-13": planning.confidence,
    "R-PLAN-24": planning.fulfilled,
    "R-ROT-01": moves.is_planned,
    "R-ROT-02": moves.development_months,
    "R-ROT-03": moves.placement_months,
    "R-ROT-04": moves.not_local,
    "R-ROT-05": moves.two_terms,
    "R-ROT-06": moves.no_extra_title,
    "R-ROT-07": moves.stays_long_enough,
    "R-ROT-08": moves.equivalent_rank,
    "R-ROT-09": moves.sound_record,
    "R-ROT-10": moves.may_be_deferred,
    "R-ROT-12": moves.position_change_due,
    "R-ROT-13": moves.position_change_not_late,
    "R-ROT-14": moves.secondment_length,
    "R-APP-01": appointing.is_planned,
    "R-APP-02": appointing.months_in_post,
    "R-APP-03": appointing.months_for_term,
    "R-APP-04": appointing.no_age_for_equal,
    "R-APP-05": appointing.discipline_wait,
    "R-APP-06": appointing.removed_from_party_post,
    "R-APP-07": appointing.not_prosecuted,
    "R-APP-10": _notice,
    "R-APP-11": _not_expired,
    "R-APP-12": appointing.extension_instead,
    "R-APP-13": appointing.first_entry,
    "R-APP-14": appointing.again,
    "R-APP-15": appointing.agreement_given,
    "R-APP-17": _low_votes,
    "R-APP-20": appointing.no_freeze,
    "R-DAT-01": planning.birth_clear,
}
"""Rules about one person, by their codes."""

ENTERING = (
    "R-ROT-04", "R-ROT-05", "R-APP-05", "R-APP-06", "R-APP-07", "R-APP-15", "R-APP-20",
    "R-PLAN-11", "R-DAT-01",
)  # fmt: skip
ACTS: dict[str, tuple[str, ...]] = {
    "plan": (
        "R-PLAN-01", "R-PLAN-02", "R-PLAN-03", "R-PLAN-04", "R-PLAN-05", "R-PLAN-06", "R-PLAN-07",
        "R-PLAN-08", "R-PLAN-10", "R-PLAN-11", "R-PLAN-12", "R-PLAN-13", "R-DAT-01",
    ),
    "review": (
        "R-PLAN-03", "R-PLAN-04", "R-PLAN-05", "R-PLAN-06", "R-PLAN-08", "R-PLAN-09", "R-PLAN-10",
        "R-PLAN-11", "R-PLAN-12", "R-PLAN-13", "R-PLAN-24", "R-DAT-01",
    ),
    "appoint": ("R-APP-01", "R-APP-02", "R-APP-03", "R-APP-04", "R-PLAN-07", *ENTERING),
    "nominate": ("R-APP-01", "R-APP-13", "R-APP-14", "R-PLAN-07", *ENTERING),
    "fill_committee": ("R-APP-13", "R-APP-14", "R-PLAN-07", *ENTERING),
    "reappoint": (
        "R-ROT-05", "R-APP-06", "R-APP-07", "R-APP-10", "R-APP-12", "R-APP-20", "R-PLAN-11",
        "R-PLAN-12", "R-DAT-01",
    ),
    "extend": ("R-APP-07", "R-APP-12", "R-APP-20", "R-DAT-01"),
    "rotate": (
        "R-ROT-01", "R-ROT-02", "R-ROT-03", "R-ROT-06", "R-ROT-08", "R-ROT-09", "R-ROT-10",
        *ENTERING,
    ),
    "end_rotation": ("R-ROT-07",),
    "transfer": ("R-ROT-10", *ENTERING),
    "second": ("R-ROT-10", "R-ROT-14"),
    "change_position": ("R-ROT-10", "R-ROT-13", "R-DAT-01"),
    "hold": ("R-ROT-05", "R-ROT-12", "R-APP-10", "R-APP-11", "R-APP-12", "R-APP-17"),
}  # fmt: skip
"""Acts about one person, and their rules. ``hold``: somebody in office, watched over."""
FROM_TODAY = frozenset({"rotate", "transfer", "change_position"})
"""Acts whose age counts from the day of the act itself."""


def judge(
    act: str,
    facts: CadreFacts,
    target: TitleFacts | SeatFacts,
    on: date,
    law: Law,
    case: Case | None = None,
    calendar: Calendar | None = None,
) -> list[Judgement]:
    """Every rule that the act asks for, as the law stood on that day, in the order of the codes.

    A rule not in force on that day, or not about such a title, gives no judgement. Raises KeyError
    for an act nobody knows.
    """
    seat = target if isinstance(target, SeatFacts) else None
    title = target.title if isinstance(target, SeatFacts) else target
    q = Question(act, facts, title, on, seat, case or Case(), calendar or Calendar())
    if act in FROM_TODAY or act == "appoint":
        q = appointing.with_reference(q)
    found = (PERSON_RULES[code](q, law) for code in sorted(ACTS[act]))
    return [one for one in found if one is not None]
