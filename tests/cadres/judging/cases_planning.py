"""Boundaries of the rules about one person: just before, on, after; unknown; older versions.

Each line: rule, what it shows, the verdict expected (None: the rule does not speak), what differs from
an invented person (see ``law.person``) and an invented act.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from apps.cadres.judging.subjects import (
    Case,
    Confidence,
    Discipline,
    Held,
    Planned,
    Rated,
    Standard,
    TitleFacts,
)
from apps.core.partial_dates import PartialDate
from tests.cadres.judging.law import DEPUTY, HEAD, STAFF

D = date
P, F, U, NONE = "pass", "fail", "unknown", None
NOW, IN_2023, IN_2020 = D(2026, 5, 4), D(2023, 5, 4), D(2020, 5, 4)
NO_TITLE = Held(words="Cán bộ", since=PartialDate(2010))
SECRETARY = TitleFacts(
    "province-secretary", "Bí thư tỉnh ủy", 900, "province", "party", "head", is_elected=True,
    non_local=True, term_limited=True, sure=True,
)  # fmt: skip
DEPUTY_SECRETARY = replace(
    SECRETARY, code="province-deputy-secretary", name="Phó bí thư tỉnh ủy", rank=850, kind="deputy",
    non_local=False, term_limited=False,
)  # fmt: skip
COMMUNE = replace(
    SECRETARY, code="commune-secretary", name="Bí thư đảng ủy xã", level="commune", rank=480
)
MEMBER = TitleFacts(
    "district-committee-member", "Ủy viên ban chấp hành", 440, "district", "party",
    "committee_member", is_elected=True, sure=True,
)  # fmt: skip
POLICE = replace(HEAD, code="district-police-chief", name="Trưởng công an", needs_agreement=True)


def at(*titles: TitleFacts, **fields: Any) -> dict[str, Any]:
    """Holding these titles since 2010."""
    held = (Held(title=one, since=PartialDate(2010, 1, 1), **fields) for one in titles)
    return {"current": tuple(held)}


def since(title: TitleFacts, *day: int, **fields: Any) -> dict[str, Any]:
    return {"current": (Held(title=title, since=PartialDate(*day), **fields),)}


def retires(year: int, month: int) -> dict[str, Any]:
    return {"retirement": D(year, month, 1)}


CONGRESS = D(2030, 10, 1)


def next_term(reference: date = CONGRESS) -> Case:
    return Case(reference=reference, term="next")


def adding(reference: date = CONGRESS, **more: Any) -> Case:
    return Case(reference=reference, term="current", **more)


def disciplined(form: str, *day: int, **more: Any) -> dict[str, Any]:
    return {"discipline": (Discipline(form, more.pop("track", "party"), D(*day), **more),)}


def planned(*titles: TitleFacts) -> dict[str, Any]:
    return {"planned": tuple(Planned(one) for one in titles)}


def votes(low: int, total: int = 30) -> dict[str, Any]:
    return {"confidence": (Confidence(D(2026, 1, 5), low, total),)}


def rated(**years: str) -> dict[str, Any]:
    return {"ratings": tuple(Rated(int(year[1:]), grade) for year, grade in years.items())}


def asks(attribute: str, minimum: str, **more: Any) -> TitleFacts:
    return replace(DEPUTY, standards=(Standard(attribute, minimum, **more),))


THREE = tuple(replace(DEPUTY, code=f"deputy-{n}") for n in range(3))
PLANNING: list[tuple[str, str, Any, dict[str, Any]]] = [
    ("R-PLAN-01", "one rank higher", P, {"target": replace(STAFF, rank=101)}),
    ("R-PLAN-01", "the same rank", F, {"target": replace(HEAD, rank=100)}),
    ("R-PLAN-01", "one rank lower", F, {"target": replace(HEAD, rank=99)}),
    ("R-PLAN-01", "the present title is not known", U, {"facts": {"current": (NO_TITLE,)}}),
    ("R-PLAN-01", "no position on file", U, {"facts": {"current": ()}}),
    ("R-PLAN-01", "known to be too low although another is not known", F,
     {"facts": {"current": (NO_TITLE, Held(title=HEAD))}}),
    ("R-PLAN-01", "the last day before 50-QĐ/TW", NONE, {"on": D(2021, 12, 26)}),
    ("R-PLAN-01", "its first day", P, {"on": D(2021, 12, 27)}),
    ("R-PLAN-02", "two", P, {"case": Case(planned_for_title=2)}),
    ("R-PLAN-02", "three", P, {"case": Case(planned_for_title=3)}),
    ("R-PLAN-02", "four", F, {"case": Case(planned_for_title=4)}),
    ("R-PLAN-02", "not counted", U, {}),
    ("R-PLAN-02", "seats of a committee are many", NONE, {"target": MEMBER}),
    ("R-PLAN-02", "before 50-QĐ/TW", NONE, {"on": D(2021, 12, 26), "case": Case(planned_for_title=9)}),
    ("R-PLAN-03", "two others", P, {"facts": planned(*THREE[:2])}),
    ("R-PLAN-03", "three others", F, {"facts": planned(*THREE)}),
    ("R-PLAN-03", "this one is among the three", P, {"facts": planned(*THREE[:2], DEPUTY)}),
    ("R-PLAN-03", "others of another level", P,
     {"facts": planned(*(replace(one, level="province") for one in THREE))}),
    ("R-PLAN-03", "a reader who may not see the plans", U, {"facts": {"planned": None}}),
    ("R-PLAN-03", "before 50-QĐ/TW", NONE, {"on": D(2021, 12, 26), "facts": planned(*THREE)}),
    *((("R-PLAN-04", f"{left} months", verdict,
        {"on": IN_2023, "case": next_term(), "facts": retires(2035, month)}))
      for left, month, verdict in ((59, 9, F), (60, 10, P), (61, 11, P))),
    ("R-PLAN-04", "no month of retirement", U,
     {"on": IN_2023, "case": next_term(), "facts": {"retirement": None}}),
    ("R-PLAN-04", "no reference date", U, {"on": IN_2023, "case": Case(term="next")}),
    ("R-PLAN-04", "the term is not said", U, {"on": IN_2023, "case": Case(reference=D(2030, 10, 1))}),
    ("R-PLAN-04", "an addition in the term", NONE, {"on": IN_2023, "case": adding()}),
    ("R-PLAN-04", "the last day of 50-QĐ/TW", F,
     {"on": D(2025, 10, 7), "case": next_term(), "facts": retires(2035, 9)}),
    ("R-PLAN-04", "the first day of 377-QĐ/TW", NONE,
     {"on": D(2025, 10, 8), "case": next_term(), "facts": retires(2035, 9)}),
    ("R-PLAN-04", "before 50-QĐ/TW", NONE, {"on": D(2021, 12, 26), "case": next_term()}),
    *((("R-PLAN-05", f"{left} months", verdict, {"case": next_term(), "facts": retires(2040, month)}))
      for left, month, verdict in ((119, 9, F), (120, 10, P), (121, 11, P))),
    ("R-PLAN-05", "no month of retirement", U, {"case": next_term(), "facts": {"retirement": None}}),
    ("R-PLAN-05", "no reference date", U, {"case": Case(term="next")}),
    ("R-PLAN-05", "before 377-QĐ/TW", NONE, {"on": D(2025, 10, 7), "case": next_term()}),
    ("R-PLAN-05", "its first day", P, {"on": D(2025, 10, 8), "case": next_term(D(2026, 1, 1))}),
    *((("R-PLAN-06", f"{left} months by 50-QĐ/TW", verdict,
        {"on": IN_2023, "case": adding(), "facts": {"retirement": day}}))
      for left, day, verdict in ((39, D(2034, 1, 1), F), (40, D(2034, 2, 1), P), (41, D(2034, 3, 1), P))),
    *((("R-PLAN-06", f"{left} months since 377-QĐ/TW", verdict,
        {"case": adding(), "facts": {"retirement": day}}))
      for left, day, verdict in ((35, D(2033, 9, 1), F), (36, D(2033, 10, 1), P))),
    *((("R-PLAN-06", f"provincial secretary, first group, {left}", verdict,
        {"on": IN_2023, "target": SECRETARY, "case": adding(group=1), "facts": {"retirement": day}}))
      for left, day, verdict in ((71, D(2036, 9, 1), F), (72, D(2036, 10, 1), P), (73, D(2036, 11, 1), P))),
    ("R-PLAN-06", "provincial secretary, second group", P,
     {"on": IN_2023, "target": SECRETARY, "case": adding(group=2), "facts": retires(2034, 2)}),
    ("R-PLAN-06", "the group is not said", U, {"on": IN_2023, "target": SECRETARY, "case": adding()}),
    ("R-PLAN-06", "no month of retirement", U, {"case": adding(), "facts": {"retirement": None}}),
    ("R-PLAN-06", "before 50-QĐ/TW", NONE, {"on": D(2021, 12, 26), "case": adding()}),
    ("R-PLAN-07", "not at once", P, {"case": Case(both_at_once=False)}),
    ("R-PLAN-07", "at once", F, {"case": Case(both_at_once=True)}),
    ("R-PLAN-07", "not said", U, {}),
    ("R-PLAN-07", "before 377-QĐ/TW", NONE, {"on": D(2025, 10, 7), "case": Case(both_at_once=True)}),
    ("R-PLAN-07", "its first day", F, {"on": D(2025, 10, 8), "case": Case(both_at_once=True)}),
    # 377-QĐ/TW: until the effect of the discipline ends.
    ("R-PLAN-08", "the day before the effect ends", F, {"facts": disciplined("warning", 2025, 5, 5)}),
    ("R-PLAN-08", "the day it ends", P, {"facts": disciplined("warning", 2025, 5, 4)}),
    ("R-PLAN-08", "the day after", P, {"facts": disciplined("warning", 2025, 5, 3)}),
    ("R-PLAN-08", "no discipline on file", P, {}),
    ("R-PLAN-08", "removed, within the wait", F, {"facts": disciplined("removal", 2021, 5, 5)}),
    ("R-PLAN-08", "removed, longer ago: no document says", U,
     {"facts": disciplined("removal", 2021, 5, 4)}),
    ("R-PLAN-08", "expelled: no document says", U, {"facts": disciplined("expulsion", 2010, 1, 1)}),
    ("R-PLAN-08", "cancelled by a later decision", P,
     {"facts": disciplined("warning", 2026, 1, 5, lifted_on=D(2026, 5, 4))}),
    ("R-PLAN-08", "cancelled only tomorrow", F,
     {"facts": disciplined("warning", 2026, 1, 5, lifted_on=D(2026, 5, 5))}),
    # 80-QĐ/TW: a warning counts thirty months.
    ("R-PLAN-08", "80-QĐ/TW, thirty months less a day", F,
     {"on": IN_2023, "facts": disciplined("warning", 2020, 11, 5)}),
    ("R-PLAN-08", "80-QĐ/TW, thirty months", P,
     {"on": IN_2023, "facts": disciplined("warning", 2020, 11, 4)}),
    ("R-PLAN-08", "80-QĐ/TW, a reprimand of a year ago", P,
     {"on": IN_2023, "facts": disciplined("reprimand", 2022, 5, 4)}),
    ("R-PLAN-08", "before 80-QĐ/TW", NONE,
     {"on": D(2022, 8, 17), "facts": disciplined("warning", 2022, 1, 5)}),
    ("R-PLAN-09", "a reprimand in effect", F,
     {"on": IN_2023, "facts": disciplined("reprimand", 2022, 5, 5)}),
    ("R-PLAN-09", "the day its effect ends", P,
     {"on": IN_2023, "facts": disciplined("reprimand", 2022, 5, 4)}),
    ("R-PLAN-09", "from tomorrow only", P,
     {"on": IN_2023, "facts": disciplined("reprimand", 2023, 5, 5)}),
    ("R-PLAN-09", "how long it lasts was not settled before 69-QĐ/TW", U,
     {"on": D(2022, 1, 5), "facts": disciplined("reprimand", 2021, 12, 28)}),
    ("R-PLAN-09", "377-QĐ/TW no longer says so", NONE, {"facts": disciplined("warning", 2026, 1, 5)}),
    ("R-PLAN-09", "before 50-QĐ/TW", NONE,
     {"on": D(2021, 12, 26), "facts": disciplined("warning", 2021, 12, 1)}),
    ("R-PLAN-10", "clear", P, {}),
    ("R-PLAN-10", "not now", F, {"facts": {"cleared": False}}),
    ("R-PLAN-10", "not asked", U, {"facts": {"cleared": None}}),
    ("R-PLAN-10", "before 377-QĐ/TW", NONE, {"on": D(2025, 10, 7), "facts": {"cleared": False}}),
    ("R-PLAN-11", "one level below", F, {"target": asks("theory", "advanced")}),
    ("R-PLAN-11", "the level asked for", P, {"target": asks("theory", "intermediate")}),
    ("R-PLAN-11", "above it", P, {"target": asks("theory", "elementary")}),
    ("R-PLAN-11", "a bachelor of politics has advanced theory", P,
     {"target": asks("theory", "bachelor"), "facts": {"theory": "advanced"}}),
    ("R-PLAN-11", "education below", F, {"target": asks("education", "master")}),
    ("R-PLAN-11", "education met", P, {"target": asks("education", "university")}),
    ("R-PLAN-11", "to be made up in time", P, {"target": asks("theory", "advanced", grace_months=12)}),
    ("R-PLAN-11", "theory not on file", U,
     {"target": asks("theory", "advanced"), "facts": {"theory": ""}}),
    ("R-PLAN-11", "no standard on record for the title", U, {}),
    ("R-PLAN-11", "one month of experience short", F,
     {"target": asks("experience", "25"), "facts": since(DEPUTY, 2024, 5, 4)}),
    ("R-PLAN-11", "experience just enough", P,
     {"target": asks("experience", "24"), "facts": since(DEPUTY, 2024, 5, 4)}),
    ("R-PLAN-11", "experience known by the year only", U,
     {"target": asks("experience", "24"), "facts": since(DEPUTY, 2024)}),
    ("R-PLAN-11", "on rotation: experience is not asked for", P,
     {"target": asks("experience", "60"), "facts": since(DEPUTY, 2025, 5, 4, act="rotated")}),
    ("R-PLAN-11", "rated good in three years", P, {"target": asks("rating", "good")}),
    ("R-PLAN-11", "one of the three below", F,
     {"target": asks("rating", "good"), "facts": rated(y2023="good", y2024="completed", y2025="good")}),
    ("R-PLAN-11", "one of the three missing", U,
     {"target": asks("rating", "good"), "facts": rated(y2024="good", y2025="good")}),
    ("R-PLAN-11", "no certificate", F,
     {"target": asks("state_management", "yes"), "facts": {"state_management": False}}),
    ("R-PLAN-11", "no learning on file", U,
     {"target": asks("state_management", "yes"), "facts": {"state_management": None}}),
    ("R-PLAN-11", "before 89-QĐ/TW", NONE, {"on": D(2017, 8, 3), "target": asks("theory", "advanced")}),
    ("R-PLAN-12", "completed", P, {"facts": rated(y2025="completed")}),
    ("R-PLAN-12", "not completed", F, {"facts": rated(y2025="not_completed")}),
    ("R-PLAN-12", "the rating of last year is missing", U, {"facts": rated(y2024="good")}),
    ("R-PLAN-12", "until the end of March the year before counts", P,
     {"on": D(2026, 3, 31), "facts": rated(y2024="good")}),
    ("R-PLAN-12", "from April no longer", U, {"on": D(2026, 4, 1), "facts": rated(y2024="good")}),
    ("R-PLAN-12", "before 366-QĐ/TW", NONE, {"on": D(2025, 8, 29), "facts": rated(y2024="not_completed")}),
    ("R-PLAN-13", "half", P, {"facts": votes(15)}),
    ("R-PLAN-13", "one more than half", F, {"facts": votes(16)}),
    ("R-PLAN-13", "less than half", P, {"facts": votes(14)}),
    ("R-PLAN-13", "no vote was held", P, {}),
    ("R-PLAN-13", "nobody has told", U, {"facts": {"confidence": None}}),
    ("R-PLAN-13", "before 96-QĐ/TW", NONE, {"on": D(2023, 1, 31), "facts": votes(30)}),
    ("R-PLAN-24", "not reached", P, {}),
    ("R-PLAN-24", "reached", F, {"facts": at(DEPUTY)}),
    ("R-PLAN-24", "a higher one reached", F, {"facts": at(HEAD)}),
    ("R-PLAN-24", "the present title is not known", U, {"facts": {"current": (NO_TITLE,)}}),
    ("R-PLAN-24", "before 50-QĐ/TW", NONE, {"on": D(2021, 12, 26), "facts": at(DEPUTY)}),
    ("R-DAT-01", "month and year", P, {"facts": {"birth": PartialDate(1980, 5)}}),
    ("R-DAT-01", "the year only", U, {"facts": {"birth": PartialDate(1980)}}),
    ("R-DAT-01", "nothing", U, {"facts": {"birth": None}}),
    ("R-DAT-01", "retires by another law, without a date", U, {"facts": {"retirement": None}}),
]  # fmt: skip
