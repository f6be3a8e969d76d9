"""Random lives, classes and planning lists, and a naive count of them in plain Python."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from apps.cadres.planning.structure import bands_of, is_under
from apps.core.partial_dates import PartialDate
from apps.reports.indicators import INDICATORS

FIRST = date(2016, 3, 1)
START = date(2015, 6, 1)
OFFICES = 3
DAYS = st.integers(0, 1400).map(lambda days: START + timedelta(days=days))
EDUCATION = ("", "upper_secondary", "vocational", "university", "master")
THEORY = ("", "none", "elementary", "intermediate", "advanced", "bachelor")
TITLES = ("district-secretary", "district-board-head", "district-department-deputy",
          "grassroots-secretary", "school-head", "specialist")  # fmt: skip
HELD = "held"
PAPERS = {
    "Trung cấp lý luận chính trị": ("theory", "intermediate"),
    "Cao cấp lý luận chính trị": ("theory", "advanced"),
    "Trung cấp kế toán": ("professional", "vocational"),
    "Đại học Luật": ("professional", "university"),
    "Thạc sĩ Luật": ("professional", "master"),
}
"""What a certificate says, and of which level it is."""


@dataclass(frozen=True)
class Life:
    """A cadre of an office with positions as (title, since, until), and papers with their days."""

    office: int
    woman: bool
    birth: str | None
    education: str
    theory: str
    staff: str
    posts: list[tuple[str, str, str | None]]
    papers: list[tuple[str, str | None]]

    def holds(self, kind: str, levels: set[str], last: date) -> bool:
        """Today's level, unless everything that proves it is of a later day."""
        named = self.theory if kind == "theory" else self.education
        days = [day for paper, day in self.papers
                if PAPERS[paper][0] == kind and PAPERS[paper][1] in levels]  # fmt: skip
        return named in levels and (
            not days or any(day is None or day <= str(last) for day in days)
        )


@dataclass(frozen=True)
class Course:
    """A class with the cadres and members in it, and whether each came."""

    office: int
    kind: str
    audience: str
    theory: str
    programme: str
    begins: date
    ends: date
    state: str
    cadres: dict[int, bool]
    members: dict[int, bool]


@dataclass(frozen=True)
class Plan:
    """A planning list with the cadres on it, each with the day from which they are planned."""

    office: int
    scope: str
    year: int
    approved: date | None
    places: int
    planned: dict[int, date]


PARTIAL = DAYS.flatmap(
    lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"])
)
BIRTHS = st.dates(date(1950, 1, 1), date(1998, 12, 31)).flatmap(
    lambda day: st.sampled_from([None, f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"])
)
OFFICE = st.integers(0, OFFICES)


@st.composite
def worlds(draw) -> tuple[list[Life], list[Course], list[Plan]]:
    """Lives, classes and lists of a root (0) and its offices."""
    post = st.tuples(st.sampled_from(TITLES), PARTIAL, st.one_of(st.none(), PARTIAL))
    lives = draw(st.lists(st.builds(
        Life, OFFICE, st.booleans(), BIRTHS, st.sampled_from(EDUCATION), st.sampled_from(THEORY),
        st.sampled_from(("cadre", "commune", "employee")), st.lists(post, max_size=3),
        st.lists(st.tuples(st.sampled_from(list(PAPERS)), st.one_of(st.none(), PARTIAL)), max_size=3),
    ), min_size=1, max_size=6))  # fmt: skip
    who = st.dictionaries(st.integers(0, len(lives) - 1), st.booleans(), max_size=3)
    theory = st.sampled_from(("", "intermediate", "advanced"))
    courses = draw(st.lists(st.builds(
        Course, OFFICE, st.sampled_from(("theory", "professional", "other")),
        st.sampled_from(("managed", "planned", "commune", "base", "other")), theory,
        st.sampled_from(("", "completion", "second")), DAYS, DAYS,
        st.sampled_from((HELD, HELD, "open", "cancelled")), who,
        st.dictionaries(st.integers(0, 2), st.booleans(), max_size=2),
    ), max_size=4))  # fmt: skip
    planned = st.dictionaries(st.integers(0, len(lives) - 1), DAYS, max_size=4)
    plans = draw(st.lists(st.builds(
        Plan, OFFICE, st.sampled_from(("committee", "titles")), st.integers(2018, 2021),
        st.one_of(st.none(), DAYS), st.integers(1, 5), planned,
    ), max_size=3))  # fmt: skip
    return lives, courses, plans


# ---------- The naive count ----------


def in_post(lives: list[Life], last: date, titles: set[str], staff: set[str], fits) -> Counter[int]:
    found: Counter[int] = Counter()
    for one in lives:
        there = [
            title for title, since, until in one.posts
            if since <= str(last) and (until is None or until > str(last)) and title in titles
        ]  # fmt: skip
        found[one.office] += bool(there) and one.staff in staff and fits(one, last)
    return found


ANY_TITLE, STAFF = set(TITLES), {"cadre", "commune", "employee"}
CIVIL, HEADS, DEPUTIES = (
    {"cadre", "commune"},
    {"district-board-head"},
    {"district-department-deputy"},
)
DISTRICT = {"district-secretary", "district-board-head", "district-department-deputy"}
SEATS, STANDING = {"district-secretary", "grassroots-secretary"}, {"district-secretary"}
LEADING = ANY_TITLE - {"specialist"}
HIGH, MIDDLE = {"advanced", "bachelor"}, {"intermediate", "advanced", "bachelor"}
STANDARDS = {
    "civil_servants_in_post": (ANY_TITLE, CIVIL, lambda one, _last: True),
    "cadres_with_master_degree": (ANY_TITLE, CIVIL, lambda one, last: one.holds("professional", {"master"}, last)),
    "civil_servants_with_intermediate_theory": (ANY_TITLE, CIVIL, lambda one, last: one.holds("theory", MIDDLE, last)),
    "women_cadres": (ANY_TITLE, CIVIL, lambda one, _last: one.woman),
    "women_cadres_with_university_degree": (
        ANY_TITLE, CIVIL,
        lambda one, last: one.woman and one.holds("professional", {"university", "master"}, last),
    ),
    "women_cadres_with_intermediate_theory": (
        ANY_TITLE, CIVIL, lambda one, last: one.woman and one.holds("theory", MIDDLE, last),
    ),
    "leaders_in_post": (LEADING, STAFF, lambda one, _last: True),
    "women_in_leadership": (LEADING, STAFF, lambda one, _last: one.woman),
    "committee_members": (SEATS, STAFF, lambda one, _last: True),
    "women_committee_members": (SEATS, STAFF, lambda one, _last: one.woman),
    "standing_committee_members": (STANDING, STAFF, lambda one, _last: True),
    "women_standing_committee_members": (STANDING, STAFF, lambda one, _last: one.woman),
    "public_employees_in_post": (ANY_TITLE, {"employee"}, lambda one, _last: True),
    "public_employees_with_intermediate_theory": (
        ANY_TITLE, {"employee"}, lambda one, last: one.holds("theory", MIDDLE, last),
    ),
    "department_heads": (HEADS, STAFF, lambda one, _last: True),
    "department_heads_with_advanced_theory": (HEADS, STAFF, lambda one, last: one.holds("theory", HIGH, last)),
    "department_deputies": (DEPUTIES, STAFF, lambda one, _last: True),
    "department_deputies_with_advanced_theory": (DEPUTIES, STAFF, lambda one, last: one.holds("theory", HIGH, last)),
    "district_leaders": (DISTRICT, STAFF, lambda one, _last: True),
    "district_leaders_with_university_degree": (
        DISTRICT, STAFF, lambda one, last: one.holds("professional", {"university", "master"}, last),
    ),
    "commune_leaders": ({"grassroots-secretary"}, STAFF, lambda one, _last: True),
    "commune_leaders_with_professional_qualification": (
        {"grassroots-secretary"}, STAFF,
        lambda one, last: one.holds("professional", {"vocational", "university", "master"}, last),
    ),
}  # fmt: skip
AUDIENCES = {
    "committee_managed_cadres": "managed", "planned_cadres": "planned", "commune_level": "commune",
    "base": "base", "others": "other",
}  # fmt: skip
SENT = {
    "sent_to_advanced_theory": lambda one: (one.kind, one.theory, one.programme)
    == ("theory", "advanced", ""),
    "sent_to_intermediate_theory": lambda one: (one.kind, one.theory, one.programme)
    == ("theory", "intermediate", ""),
    "sent_to_complete_knowledge_for_advanced_degree": lambda one: (
        one.kind, one.theory, one.programme,
    ) == ("theory", "advanced", "completion"),
    "sent_to_second_degree_political_university": lambda one: (one.kind, one.programme)
    == ("theory", "second"),
    "sent_to_specialised_training": lambda one: one.kind == "professional",
}  # fmt: skip


def came(one: Course) -> int:
    return sum(one.cadres.values()) + sum(one.members.values())


def of_training(courses: list[Course], key: str, last: date) -> Counter[int]:
    found: Counter[int] = Counter()
    held = [one for one in courses if one.state == HELD and FIRST <= one.ends <= last]
    if key in SENT:
        for one in courses:
            if (
                one.state != "cancelled"
                and FIRST <= min(one.begins, one.ends) <= last
                and SENT[key](one)
            ):
                found[one.office] += came(one)
        return found
    if key in ("trained_cadres", "trained_members"):
        people = {
            (one.office, who)
            for one in held
            for who, there in (one.cadres if key == "trained_cadres" else one.members).items()
            if there
        }
        return Counter(office for office, _who in people)
    audience = next((code for end, code in AUDIENCES.items() if end in key), "")
    for one in held:
        if audience in ("", one.audience) and ("theory" not in key or one.kind == "theory"):
            found[one.office] += came(one) if "attendances" in key else 1
    return found


def of_planning(lives: list[Life], plans: list[Plan], key: str, last: date) -> Counter[int]:
    force = [one for one in plans if one.approved is not None and one.approved <= last]
    there = {id(one): [who for who, day in one.planned.items() if day <= last] for one in force}
    births = {who: PartialDate.from_stored(one.birth) if one.birth else None
              for who, one in enumerate(lives)}  # fmt: skip
    if key == "planning_lists":
        return Counter(one.office for one in force)
    if key == "planning_three_age_bands_filled":
        return Counter(
            one.office for one in force
            if 0 not in [band.count for band in bands_of(
                [births[who] for who in there[id(one)]], age_on(one), (40, 50)).rows]
        )  # fmt: skip
    if key in ("planning_places", "planning_coefficient"):
        newest: dict[int, Plan] = {}
        for one in force:
            if one.scope == "committee":
                old = newest.get(one.office)
                newest[one.office] = one if old is None or one.year >= old.year else old
        sizes = {office: len(there[id(one)]) for office, one in newest.items()}
        places = {office: one.places for office, one in newest.items()}
        return Counter(places if key == "planning_places" else sizes)
    once: dict[tuple[int, int], Plan] = {}
    for one in force:
        for who in there[id(one)]:
            once.setdefault((one.office, who), one)
    tests = {
        "planned_people": lambda who, one: True,
        "planned_women": lambda who, one: lives[who].woman,
        "planning_share_women": lambda who, one: lives[who].woman,
        "planning_share_young": lambda who, one: is_under(births[who], age_on(one), 40) is True,
        "planning_share_under_35": lambda who, one: is_under(births[who], age_on(one), 35) is True,
    }
    return Counter(office for (office, who), one in once.items() if tests[key](who, one))


def age_on(one: Plan) -> date:
    return date(one.year, 7, 1)


def naive(world, key: str, last: date) -> Counter[int]:
    """How much each office has of an indicator."""
    lives, courses, plans = world
    if key in STANDARDS:
        return in_post(lives, last, *STANDARDS[key])
    if INDICATORS[key].subject.startswith("plan"):
        return of_planning(lives, plans, key, last)
    return of_training(courses, key, last)


# ---------- Forms 9 and 12 ----------

SCALES = {
    "professional": ("primary", "lower_secondary", "upper_secondary", "vocational", "college",
                     "university", "master", "doctor"),
    "theory": ("none", "elementary", "intermediate", "advanced", "bachelor"),
}  # fmt: skip
HELD_IN = {"district-secretary": "b3", "district-department-deputy": "b8"}
PLANNED_FOR = "b4"
ROWS = {
    "TK9": {"m1": ("college",), "m2": ("university",), "m3": ("master", "doctor"),
            "l1": ("elementary",), "l2": ("intermediate",), "l3": ("advanced", "bachelor")},
    "TK12": {"m1": ("college",), "m2": ("university",), "m3": ("master", "doctor"),
             "l1": ("intermediate",), "l2": ("advanced", "bachelor")},
}  # fmt: skip


def highest(one: Life, kind: str, last: date) -> str:
    """The highest level that was held by the day; empty where none is told."""
    scale = SCALES[kind]
    held = [level for place, level in enumerate(scale) if one.holds(kind, set(scale[place:]), last)]
    return held[-1] if held else ""


def rows_of(form: str, one: Life, last: date):
    """The rows of a form in which a person counts."""
    yield "T"
    if one.woman:
        yield "T1"
    if one.birth:
        born = PartialDate.from_stored(one.birth).earliest()
        age = last.year - born.year - ((last.month, last.day) < (born.month, born.day))
        yield "t1" if age <= 40 else "t2" if age <= 50 else "t3"
    for row, levels in ROWS[form].items():
        if highest(one, "professional" if row[0] == "m" else "theory", last) in levels:
            yield row


def of_forms(world, last: date) -> Counter[str]:
    """Cells of forms 9 and 12, of all offices together."""
    lives, _courses, plans = world
    found: Counter[str] = Counter()
    for one in lives:
        for title, since, until in one.posts:
            there = since <= str(last) and (until is None or until > str(last))
            if there and title in HELD_IN:
                found.update(f"TK9.{row}.{HELD_IN[title]}" for row in rows_of("TK9", one, last))
    for plan in plans:
        if plan.approved is None or plan.approved > last:
            continue
        for who, day in plan.planned.items():
            if day <= last:
                rows = rows_of("TK12", lives[who], last)
                found.update(f"TK12.{row}.{PLANNED_FOR}" for row in rows)
    return found
