"""Boundaries of the rules of moves and appointments about one person (see ``cases_planning``)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from apps.cadres.judging.subjects import Case, Held, SeatFacts
from apps.core.partial_dates import PartialDate
from tests.cadres.judging.cases_planning import (
    COMMUNE,
    DEPUTY_SECRETARY,
    IN_2020,
    IN_2023,
    MEMBER,
    NO_TITLE,
    NONE,
    POLICE,
    SECRETARY,
    D,
    F,
    P,
    U,
    at,
    disciplined,
    planned,
    rated,
    retires,
    since,
    votes,
)
from tests.cadres.judging.law import DEPUTY, HEAD


def rotating(purpose: str, **more: Any) -> Case:
    return Case(reference=D(2026, 5, 1), purpose=purpose, **more)


def seat(filled: int | None, quota: int | None = 2) -> dict[str, Any]:
    return {"seat": SeatFacts(DEPUTY, filled=filled, quota=quota)}


def counted() -> Case:
    return Case(reference=D(2026, 5, 1))


def entering(*, first: bool | None, **more: Any) -> dict[str, Any]:
    return {"target": MEMBER, "case": Case(reference=D(2025, 9, 1), first_entry=first, **more)}


def listed(
    began: PartialDate | None, field: str = "other", months: int | None = None, **more: Any
) -> dict[str, Any]:
    """Somebody in a post of the list of those that change hands, in May 2026."""
    held = Held(title=DEPUTY, since=began, change_field=field, change_months=months)
    return {"on": D(2026, 5, 4), "facts": {"current": (held,)}} | more


def continued(title: Any) -> dict[str, Any]:
    """A listed post since 2025, and one until that very day before."""
    day = PartialDate(2025, 7, 1)
    now = Held(title=DEPUTY, since=day, change_field="other", change_months=60)
    before = Held(title=title, since=PartialDate(2020, 1, 1), until=day)
    return {"on": D(2026, 5, 4), "facts": {"current": (now,), "earlier": (before,)}}


def until(day: date | None, title: Any = DEPUTY, **more: Any) -> dict[str, Any]:
    held = Held(title=title, since=PartialDate(2020, 1, 1), term_ends_on=day)
    return {"target": title, "facts": {"current": (held,)} | more}


MOVES: list[tuple[str, str, Any, dict[str, Any]]] = [
    ("R-ROT-01", "in planning", P, {"facts": planned(DEPUTY)}),
    ("R-ROT-01", "in no plan", F, {}),
    ("R-ROT-01", "nobody has told", U, {"facts": {"planned": None}}),
    ("R-ROT-01", "the last day of 98-QĐ/TW", NONE, {"on": D(2022, 4, 27)}),
    ("R-ROT-01", "the first day of 65-QĐ/TW", F, {"on": D(2022, 4, 28)}),
    *((("R-ROT-02", f"{left} months", verdict, {"case": rotating("development"), "facts": retires(2036, month)}))
      for left, month, verdict in ((119, 4, F), (120, 5, P), (121, 6, P))),
    ("R-ROT-02", "the purpose is not said", U, {"case": Case(reference=D(2026, 5, 1))}),
    ("R-ROT-02", "no month of retirement", U, {"case": rotating("development"), "facts": {"retirement": None}}),
    ("R-ROT-02", "another purpose", NONE, {"case": rotating("non_local"), "facts": retires(2027, 1)}),
    ("R-ROT-02", "by 98-QĐ/TW", F,
     {"on": IN_2020, "case": replace(rotating("development"), reference=IN_2020), "facts": retires(2030, 4)}),
    ("R-ROT-02", "before 98-QĐ/TW", NONE, {"on": D(2017, 10, 6), "case": rotating("development")}),
    *((("R-ROT-03", f"{left} months", verdict, {"case": rotating("term_limit"), "facts": retires(2031, month)}))
      for left, month, verdict in ((59, 4, F), (60, 5, P), (61, 6, P))),
    ("R-ROT-03", "no month of retirement", U, {"case": rotating("non_local"), "facts": {"retirement": None}}),
    ("R-ROT-03", "another purpose", NONE, {"case": rotating("development"), "facts": retires(2027, 1)}),
    ("R-ROT-03", "by 98-QĐ/TW", F,
     {"on": IN_2020, "case": Case(reference=IN_2020, purpose="non_local"), "facts": retires(2025, 4)}),
    # Trap 9: the finding of the board, no birthplace.
    ("R-ROT-04", "not of the place", P, {"target": SECRETARY, "case": Case(local=False)}),
    ("R-ROT-04", "of the place", F, {"target": SECRETARY, "case": Case(local=True)}),
    ("R-ROT-04", "the board has not found", U, {"target": SECRETARY}),
    ("R-ROT-04", "a title without the flag", NONE, {"target": DEPUTY, "case": Case(local=True)}),
    ("R-ROT-04", "a commune strives for it", F, {"target": COMMUNE, "case": Case(local=True)}),
    ("R-ROT-04", "before 65-QĐ/TW", NONE,
     {"on": D(2022, 4, 27), "target": SECRETARY, "case": Case(local=True)}),
    # Trap 10: terms are what the board counts.
    ("R-ROT-05", "one term", P, {"target": SECRETARY, "case": Case(terms=1)}),
    ("R-ROT-05", "two terms", F, {"target": SECRETARY, "case": Case(terms=2)}),
    ("R-ROT-05", "three terms", F, {"target": SECRETARY, "case": Case(terms=3)}),
    ("R-ROT-05", "120 months are not two terms: the board confirms", U,
     {"target": SECRETARY, "facts": at(SECRETARY)}),
    ("R-ROT-05", "never held it", P, {"target": SECRETARY}),
    ("R-ROT-05", "a title without the limit", NONE, {"target": DEPUTY, "case": Case(terms=5)}),
    ("R-ROT-05", "by 98-QĐ/TW", F, {"on": IN_2020, "target": SECRETARY, "case": Case(terms=2)}),
    ("R-ROT-05", "before it", NONE, {"on": D(2017, 10, 6), "target": SECRETARY, "case": Case(terms=2)}),
    ("R-ROT-06", "the last free place", P, seat(1)),
    ("R-ROT-06", "none is free", F, seat(2)),
    ("R-ROT-06", "over the quota", F, seat(3)),
    ("R-ROT-06", "no seat named", U, {}),
    ("R-ROT-06", "before 65-QĐ/TW", NONE, {"on": D(2022, 4, 27), **seat(2)}),
    ("R-ROT-07", "36 months less a day", F, {"case": Case(since=D(2023, 5, 5))}),
    ("R-ROT-07", "36 months", P, {"case": Case(since=D(2023, 5, 4))}),
    ("R-ROT-07", "a day more", P, {"case": Case(since=D(2023, 5, 3))}),
    ("R-ROT-07", "earlier, with a reason", P, {"case": Case(since=D(2025, 5, 5), reason="Sáp nhập")}),
    ("R-ROT-07", "no first day", U, {}),
    ("R-ROT-07", "by 98-QĐ/TW", F, {"on": IN_2020, "case": Case(since=D(2018, 1, 1))}),
    ("R-ROT-07", "before it", NONE, {"on": D(2017, 10, 6), "case": Case(since=D(2017, 1, 1))}),
    ("R-ROT-08", "higher", P, {}),
    ("R-ROT-08", "equivalent", P, {"facts": at(DEPUTY)}),
    ("R-ROT-08", "lower", F, {"facts": at(HEAD)}),
    ("R-ROT-08", "lower, with a reason", P, {"facts": at(HEAD), "case": Case(reason="Tăng cường cơ sở")}),
    ("R-ROT-08", "the present title is not known", U, {"facts": {"current": (NO_TITLE,)}}),
    ("R-ROT-08", "before 65-QĐ/TW", NONE, {"on": D(2022, 4, 27), "facts": at(HEAD)}),
    ("R-ROT-09", "nothing against it", P, {}),
    ("R-ROT-09", "a warning, 36 months less a day ago", F, {"facts": disciplined("warning", 2023, 5, 5)}),
    ("R-ROT-09", "36 months ago", P, {"facts": disciplined("warning", 2023, 5, 4)}),
    ("R-ROT-09", "not completed last year", F, {"facts": rated(y2025="not_completed")}),
    ("R-ROT-09", "no rating on file", U, {"facts": {"ratings": ()}}),
    ("R-ROT-09", "by 98-QĐ/TW", F, {"on": IN_2020, "facts": disciplined("warning", 2019, 5, 5)}),
    ("R-ROT-09", "before it", NONE, {"on": D(2017, 10, 6), "facts": disciplined("warning", 2017, 5, 5)}),
    ("R-ROT-10", "no ground", P, {}),
    ("R-ROT-10", "ends tomorrow", F, {"facts": {"deferrals": (D(2026, 5, 5),)}}),
    ("R-ROT-10", "ends today", P, {"facts": {"deferrals": (D(2026, 5, 4),)}}),
    ("R-ROT-10", "no end known", F, {"facts": {"deferrals": (None,)}}),
    ("R-ROT-10", "nobody has told", U, {"facts": {"deferrals": None}}),
    ("R-ROT-10", "before 59/2019/NĐ-CP", NONE, {"on": D(2019, 8, 14), "facts": {"deferrals": (None,)}}),
    ("R-ROT-12", "60 months less a day", P, listed(PartialDate(2021, 5, 5), months=60)),
    ("R-ROT-12", "60 months", F, listed(PartialDate(2021, 5, 4), months=60)),
    ("R-ROT-12", "60 months and a day", F, listed(PartialDate(2021, 5, 3), months=60)),
    ("R-ROT-12", "the most of the decree", F, listed(PartialDate(2021, 5, 4))),
    ("R-ROT-12", "below the least of the decree", P, listed(PartialDate(2024, 5, 5))),
    ("R-ROT-12", "between the two, the list sets no months", U, listed(PartialDate(2024, 5, 4))),
    ("R-ROT-12", "organisation work, below its least", P, listed(PartialDate(2023, 5, 5), "organisation")),
    ("R-ROT-12", "organisation work, between the two", U, listed(PartialDate(2023, 5, 4), "organisation")),
    ("R-ROT-12", "organisation work, 36 months", F, listed(PartialDate(2023, 5, 4), "organisation", 36)),
    ("R-ROT-12", "only the month is known, and it decides", U, listed(PartialDate(2021, 5), months=60)),
    ("R-ROT-12", "only the year is known, long over", F, listed(PartialDate(2015), months=60)),
    ("R-ROT-12", "the same post under another name before", F, continued(DEPUTY)),
    ("R-ROT-12", "another title before", P, continued(HEAD)),
    ("R-ROT-12", "no first day", U, listed(None, months=60)),
    ("R-ROT-12", "not on the list", NONE, listed(PartialDate(2010, 1, 1), "")),
    ("R-ROT-12", "before 59/2019/NĐ-CP", NONE, listed(PartialDate(2010, 1, 1), on=D(2019, 8, 14))),
    *((("R-ROT-13", f"{left} months", verdict, {"facts": retires(2027, month)}))
      for left, month, verdict in ((17, 10, F), (18, 11, P), (19, 12, P))),
    ("R-ROT-13", "no month of retirement", U, {"facts": {"retirement": None}}),
    ("R-ROT-13", "before 59/2019/NĐ-CP", NONE, {"on": D(2019, 8, 14), "facts": retires(2020, 1)}),
    ("R-ROT-14", "36 months", P, {"case": Case(since=D(2026, 5, 1), until=D(2029, 5, 1))}),
    ("R-ROT-14", "36 months less a day", P, {"case": Case(since=D(2026, 5, 1), until=D(2029, 4, 30))}),
    ("R-ROT-14", "a day more", F, {"case": Case(since=D(2026, 5, 1), until=D(2029, 5, 2))}),
    ("R-ROT-14", "past its end", F, {"case": Case(since=D(2025, 5, 1), until=D(2026, 5, 3))}),
    ("R-ROT-14", "on its last day", P, {"case": Case(since=D(2025, 5, 1), until=D(2026, 5, 4))}),
    ("R-ROT-14", "prolonged by a decision", P,
     {"case": Case(since=D(2025, 5, 1), until=D(2026, 5, 3), extended=True)}),
    ("R-ROT-14", "no end", U, {"case": Case(since=D(2025, 5, 1))}),
    ("R-ROT-14", "before 170/2025/NĐ-CP", NONE,
     {"on": D(2025, 6, 30), "case": Case(since=D(2020, 5, 1), until=D(2025, 5, 1))}),
]  # fmt: skip
APPOINTING: list[tuple[str, str, Any, dict[str, Any]]] = [
    ("R-APP-01", "planned for this title", P, {"facts": planned(DEPUTY), "case": Case(source="internal")}),
    ("R-APP-01", "planned for an equivalent one", P,
     {"facts": planned(replace(DEPUTY, code="other")), "case": Case(source="internal")}),
    ("R-APP-01", "planned for a higher one", P, {"facts": planned(HEAD), "case": Case(source="external")}),
    ("R-APP-01", "planned for a lower one", F,
     {"target": HEAD, "facts": planned(DEPUTY), "case": Case(source="internal")}),
    ("R-APP-01", "in no plan", F, {"case": Case(source="internal")}),
    ("R-APP-01", "nobody has told", U, {"facts": {"planned": None}, "case": Case(source="internal")}),
    ("R-APP-01", "the source is not said", U, {"facts": planned(DEPUTY)}),
    ("R-APP-01", "before 377-QĐ/TW", NONE, {"on": D(2025, 10, 7), "case": Case(source="internal")}),
    ("R-APP-02", "24 months less a day", F, {"target": HEAD, "facts": since(DEPUTY, 2024, 5, 5)}),
    ("R-APP-02", "24 months", P, {"target": HEAD, "facts": since(DEPUTY, 2024, 5, 4)}),
    ("R-APP-02", "a day more", P, {"target": HEAD, "facts": since(DEPUTY, 2024, 5, 3)}),
    ("R-APP-02", "added up over two posts of the same rank", P,
     {"target": HEAD, "facts": since(DEPUTY, 2026, 1, 4) | {"earlier": (
         Held(title=DEPUTY, since=PartialDate(2020, 1, 1), until=PartialDate(2021, 9, 1)),)}}),
    ("R-APP-02", "first leading title", P, {}),
    ("R-APP-02", "known by the year only", U, {"target": HEAD, "facts": since(DEPUTY, 2024)}),
    ("R-APP-02", "the present title is not known", U, {"facts": {"current": (NO_TITLE,)}}),
    ("R-APP-02", "an equal title", NONE, {"facts": since(DEPUTY, 2026, 1, 1)}),
    ("R-APP-02", "before 377-QĐ/TW", NONE,
     {"on": D(2025, 10, 7), "target": HEAD, "facts": since(DEPUTY, 2025, 1, 1)}),
    *((("R-APP-03", f"{left} months", verdict, {"case": counted(), "facts": retires(2031, month)}))
      for left, month, verdict in ((59, 4, F), (60, 5, P), (61, 6, P))),
    ("R-APP-03", "no month of retirement", U, {"case": counted(), "facts": {"retirement": None}}),
    ("R-APP-03", "the dossier has no day", U, {}),
    ("R-APP-03", "an equal title asks for no age", NONE,
     {"case": counted(), "facts": at(DEPUTY) | retires(2027, 1)}),
    ("R-APP-03", "too old if the title is higher, which is not known", U,
     {"case": counted(), "facts": {"current": (NO_TITLE,)} | retires(2027, 1)}),
    ("R-APP-03", "before August 2021", NONE, {"on": D(2021, 7, 31), "case": counted(), "facts": retires(2022, 1)}),
    ("R-APP-03", "from August 2021", F, {"on": D(2021, 8, 1), "case": counted(), "facts": retires(2031, 4)}),
    ("R-APP-04", "equal", P, {"facts": at(DEPUTY)}),
    ("R-APP-04", "one rank lower", P, {"facts": at(replace(DEPUTY, rank=361))}),
    ("R-APP-04", "one rank higher", NONE, {"facts": at(replace(DEPUTY, rank=359))}),
    ("R-APP-04", "the present title is not known", U, {"facts": {"current": (NO_TITLE,)}}),
    ("R-APP-04", "before 116/2024/NĐ-CP", NONE, {"on": D(2024, 9, 16), "facts": at(DEPUTY)}),
    # Trap 11: which months depends on the day of the act.
    *((("R-APP-05", f"{form} by 377-QĐ/TW, {months} months {word}", verdict,
        {"facts": disciplined(form, *day)}))
      for form, months, start in (("reprimand", 24, (2024, 5)), ("warning", 36, (2023, 5)), ("removal", 60, (2021, 5)))
      for word, day, verdict in (
          ("less a day", (*start, 5), F), ("sharp", (*start, 4), P), ("and a day", (*start, 3), P))),
    *((("R-APP-05", f"{form} by 80-QĐ/TW, {months} months {word}", verdict,
        {"on": IN_2023, "facts": disciplined(form, *day)}))
      for form, months, start in (("reprimand", 12, (2022, 5)), ("warning", 30, (2020, 11)), ("removal", 60, (2018, 5)))
      for word, day, verdict in (("less a day", (*start, 5), F), ("sharp", (*start, 4), P))),
    ("R-APP-05", "warning by 105-QĐ/TW, 12 months less a day", F,
     {"on": IN_2020, "facts": disciplined("warning", 2019, 5, 5)}),
    ("R-APP-05", "warning by 105-QĐ/TW, 12 months", P,
     {"on": IN_2020, "facts": disciplined("warning", 2019, 5, 4)}),
    ("R-APP-05", "the last day of 80-QĐ/TW: thirty months are over", P,
     {"on": D(2025, 10, 7), "facts": disciplined("warning", 2023, 4, 7)}),
    ("R-APP-05", "the next day thirty-six are asked for", F,
     {"on": D(2025, 10, 8), "facts": disciplined("warning", 2023, 4, 7)}),
    ("R-APP-05", "a form no document names", U, {"facts": disciplined("demotion", 2025, 1, 1)}),
    ("R-APP-05", "expelled", U, {"facts": disciplined("expulsion", 2005, 1, 1)}),
    ("R-APP-05", "barred if the title is higher, which is not known", U,
     {"facts": disciplined("warning", 2026, 1, 5) | {"current": (NO_TITLE,)}}),
    ("R-APP-05", "an equal title", NONE, {"facts": disciplined("warning", 2026, 1, 5) | at(DEPUTY)}),
    ("R-APP-05", "before 105-QĐ/TW", NONE,
     {"on": D(2017, 12, 18), "facts": disciplined("warning", 2017, 12, 1)}),
    ("R-APP-06", "twelve months less a day", F, {"facts": disciplined("removal", 2025, 5, 5)}),
    ("R-APP-06", "twelve months", P, {"facts": disciplined("removal", 2025, 5, 4)}),
    ("R-APP-06", "a removal by the State is another track", P,
     {"facts": disciplined("removal", 2026, 1, 5, track="state")}),
    ("R-APP-06", "a lower post", NONE,
     {"facts": disciplined("removal", 2026, 1, 5) | at(HEAD)}),
    ("R-APP-06", "a committee seat, however low", F,
     {"target": MEMBER, "facts": disciplined("removal", 2026, 1, 5) | at(replace(HEAD, rank=600))}),
    ("R-APP-06", "no removal", P, {}),
    ("R-APP-07", "not prosecuted", P, {}),
    ("R-APP-07", "prosecuted", F, {"facts": {"prosecuted": True}}),
    ("R-APP-07", "nobody has told", U, {"facts": {"prosecuted": None}}),
    ("R-APP-07", "before 80-QĐ/TW", NONE, {"on": D(2022, 8, 17), "facts": {"prosecuted": True}}),
    ("R-APP-10", "notice on the last day", P,
     until(D(2026, 12, 31)) | {"case": Case(notified_on=D(2026, 8, 27))}),
    ("R-APP-10", "a day late", F, until(D(2026, 12, 31)) | {"case": Case(notified_on=D(2026, 8, 28))}),
    ("R-APP-10", "a day early", P, until(D(2026, 12, 31)) | {"case": Case(notified_on=D(2026, 8, 26))}),
    ("R-APP-10", "not given, and there is time", P, until(D(2026, 12, 31)) | {"on": D(2026, 8, 27)}),
    ("R-APP-10", "not given, and it is late", F, until(D(2026, 12, 31)) | {"on": D(2026, 8, 28)}),
    ("R-APP-10", "no end of the term on file", U, until(None)),
    ("R-APP-10", "before 377-QĐ/TW", NONE, until(D(2025, 11, 1)) | {"on": D(2025, 10, 7)}),
    ("R-APP-11", "the day before the end", P, until(D(2026, 5, 5))),
    ("R-APP-11", "the last day", P, until(D(2026, 5, 4))),
    ("R-APP-11", "the day after", F, until(D(2026, 5, 3))),
    ("R-APP-11", "no end of the term on file", U, until(None)),
    ("R-APP-11", "by 138/2020/NĐ-CP", F, until(D(2023, 1, 1)) | {"on": IN_2023}),
    ("R-APP-11", "before it", NONE, until(D(2020, 1, 1)) | {"on": D(2020, 11, 30)}),
    *((("R-APP-12", f"{left} months at the end", verdict, until(D(2026, 10, 31), retirement=D(2028, month, 1))))
      for left, month, verdict in ((23, 9, F), (24, 10, P), (25, 11, P))),
    ("R-APP-12", "no month of retirement", U, until(D(2026, 10, 31), retirement=None)),
    ("R-APP-12", "no end of the term on file", U, until(None)),
    ("R-APP-12", "by the earlier decree", F,
     until(D(2023, 10, 31), retirement=D(2025, 9, 1)) | {"on": IN_2023}),
    *((("R-APP-13", f"{left} months", verdict, entering(first=True) | {"facts": retires(2030, month)}))
      for left, month, verdict in ((59, 8, F), (60, 9, P), (61, 10, P))),
    ("R-APP-13", "no month of retirement", U, entering(first=True) | {"facts": {"retirement": None}}),
    ("R-APP-13", "first or again is not said", U, entering(first=None)),
    ("R-APP-13", "again", NONE, entering(first=False)),
    ("R-APP-13", "no committee", NONE, {"case": Case(reference=D(2025, 9, 1), first_entry=True)}),
    ("R-APP-13", "by 35-CT/TW of 2019", F,
     entering(first=True) | {"on": IN_2020, "facts": retires(2030, 8)}),
    ("R-APP-13", "before it", NONE, entering(first=True) | {"on": D(2019, 5, 29), "facts": retires(2026, 8)}),
    *((("R-APP-14", f"{left} months", verdict, entering(first=False) | {"facts": retires(2029, month)}))
      for left, month, verdict in ((47, 8, F), (48, 9, P), (49, 10, P))),
    *((("R-APP-14", f"deputy provincial secretary, special case, {left}", verdict,
        entering(first=False, special=True) | {"target": DEPUTY_SECRETARY, "facts": retires(2029, month)}))
      for left, month, verdict in ((41, 2, F), (42, 3, P), (43, 4, P))),
    ("R-APP-14", "a special case of somebody else", F,
     entering(first=False, special=True) | {"facts": retires(2029, 3)}),
    *((("R-APP-14", f"by 35-CT/TW of 2019, {left}", verdict,
        entering(first=False) | {"on": IN_2020, "facts": retires(2028, month)}))
      for left, month, verdict in ((29, 2, F), (30, 3, P))),
    ("R-APP-14", "no month of retirement", U, entering(first=False) | {"facts": {"retirement": None}}),
    ("R-APP-14", "no reference date", U, {"target": MEMBER, "case": Case(first_entry=False)}),
    ("R-APP-15", "agreed", P, {"target": POLICE, "case": Case(agreement=True)}),
    ("R-APP-15", "not agreed", F, {"target": POLICE, "case": Case(agreement=False)}),
    ("R-APP-15", "no reply on file", U, {"target": POLICE}),
    ("R-APP-15", "a title that asks for none", NONE, {"case": Case(agreement=False)}),
    ("R-APP-15", "before 377-QĐ/TW", NONE,
     {"on": D(2025, 10, 7), "target": POLICE, "case": Case(agreement=False)}),
    ("R-APP-17", "half", P, {"facts": votes(15)}),
    ("R-APP-17", "one more than half", F, {"facts": votes(16)}),
    ("R-APP-17", "two thirds", F, {"facts": votes(20)}),
    ("R-APP-17", "nobody has told", U, {"facts": {"confidence": None}}),
    ("R-APP-17", "before 96-QĐ/TW", NONE, {"on": D(2023, 1, 31), "facts": votes(30)}),
    ("R-APP-20", "no freeze", P, {"case": Case(freezes=())}),
    ("R-APP-20", "a freeze", F, {"case": Case(freezes=("Tạm dừng kiện toàn cấp xã",))}),
    ("R-APP-20", "nobody has told", U, {}),
    ("R-APP-20", "the day before the pause of 2025", NONE, {"on": D(2025, 3, 6), "case": Case(freezes=("x",))}),
    ("R-APP-20", "its first day", F, {"on": D(2025, 3, 7), "case": Case(freezes=("x",))}),
]  # fmt: skip
