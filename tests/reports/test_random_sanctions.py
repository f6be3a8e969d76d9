"""Discipline that is corrected, changed, kept or cancelled after a complaint, and the crosses of the
forms (form by level, rank by form, rank by level), equal a naive count.

Each sanction is a chain of random entries: the decision, then what supersedes it, announced or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, pairwise

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts.actor import SystemActor
from apps.inspection.models import Complaint, Sanction
from apps.reports import counting
from apps.reports.indicators import indicators_of
from apps.reports.models import StatisticalTable
from apps.reports.tables import counting as tables
from apps.reports.tables.loading import load_tables, read_tables
from apps.reports.tree import tree_on
from apps.tenancy import scope
from tests.factories import reports as make
from tests.factories.world import organization
from tests.reports.test_inspection import case, sanction, subject
from tests.reports.test_random_inspection import (
    COMMITTEES,
    FORM_COLUMNS,
    LEVEL_COLUMNS,
    MANAGED,
    OF_MEMBERS,
    OF_ORGANISATIONS,
    SHEETS,
    SIDE_OF,
)

FIRST, MIDDLE, LAST = date(2017, 3, 1), date(2017, 12, 31), date(2018, 6, 30)
KEYS = [
    *(one.key for one in indicators_of("discipline")),
    *(one.key for one in indicators_of("petitions") if one.key.startswith("discipline_")),
]
FORMS = (*SHEETS.values(), "KN01", "KN02", "KN03")
LEVELS = ("central", "province", "district", "commune", "grassroots", "cell")
CANCELLED = "none"
CROSS = {True: "CHEO1", False: "CHEO2"}
"""Tables of the office's own: every form of discipline by every level."""
numbers = count()


@dataclass(frozen=True)
class Entry:
    """One state of a sanction: how many days after the one before it was entered, and announced."""

    days: int
    wait: int | None
    form: str
    body: str
    level: str
    by_complaint: bool


@dataclass(frozen=True)
class Chain:
    """What became of the discipline of one subject, the decision first."""

    person: bool
    committee: str
    managed: str
    begins: date
    entries: list[Entry]
    is_pending: bool
    """A complaint against the last entry is being resolved."""

    @property
    def days(self) -> list[date]:
        """The day on which each entry was made."""
        found, day = [], self.begins
        for one in self.entries:
            day += timedelta(one.days)
            found.append(day)
        return found

    @property
    def announced(self) -> list[date | None]:
        return [
            None if one.wait is None else day + timedelta(one.wait)
            for one, day in zip(self.entries, self.days, strict=True)
        ]

    def standing(self, last: date) -> Entry | None:
        """What stands on a day of what was first announced in the period; nothing if cancelled."""
        announced = self.announced
        if announced[0] is None or not FIRST <= announced[0] <= last:
            return None
        made = [place for place, day in enumerate(self.days) if day <= last]
        now = made[-1]
        if announced[now] is None or announced[now] > last:
            return None
        return None if self.entries[now].form == CANCELLED else self.entries[now]

    def complaints(self) -> Iterator[tuple[date, date, Entry, Entry]]:
        """Received and resolved on; the entry complained of, and what it led to."""
        steps = zip(pairwise(self.entries), pairwise(self.days), strict=True)
        for (old, new), (before, day) in steps:
            if new.by_complaint:
                yield before, day, old, new


def outcome_of(old: Entry, new: Entry) -> str:
    if new.form == CANCELLED:
        return "cancelled"
    return "kept" if new.form == old.form else "changed"


@st.composite
def chains(draw) -> Chain:
    person = draw(st.booleans())
    forms = st.sampled_from(OF_MEMBERS if person else OF_ORGANISATIONS)
    entries: list[Entry] = []
    for number in range(draw(st.integers(1, 3))):
        form = draw(st.one_of(forms, st.just(CANCELLED)) if number else forms)
        entries.append(Entry(
            draw(st.integers(1, 200)) if number else 0,
            draw(st.sampled_from((0, 0, 0, 30, None))), form,
            draw(st.sampled_from(tuple(SIDE_OF))), draw(st.sampled_from(LEVELS)),
            bool(number) and draw(st.sampled_from((True, True, False))),
        ))  # fmt: skip
        if form == CANCELLED:
            break
    return Chain(
        person, draw(st.sampled_from(COMMITTEES)) if person else "",
        draw(st.sampled_from(MANAGED)) if person else "",
        FIRST + timedelta(draw(st.integers(-30, 300))), entries,
        draw(st.booleans()) and entries[-1].form != CANCELLED,
    )  # fmt: skip


# ---------- The records ----------


def keep(chain: Chain, office) -> None:
    about = subject(
        case(office), person=chain.person, committee_level=chain.committee,
        management_tier=chain.managed,
    )  # fmt: skip
    days = chain.days
    row = None
    for place, (one, announced) in enumerate(zip(chain.entries, chain.announced, strict=True)):
        fields = {
            "form": one.form, "body": one.body, "level": one.level, "decided_on": days[place],
            "announced_on": announced, "announced_at": "x" if announced else "",
            "first_announced_on": chain.announced[0],
            "replaced_on": days[place + 1] if place + 1 < len(days) else None,
            "posts": "Chi ủy viên" if one.form == "removal" else "",
        }  # fmt: skip
        before, row = row, _entry(about, row, one, fields)
        if before is not None and one.by_complaint:
            complain(
                about, before, one, days[place - 1], state="resolved", result=row, number="2",
                resolved_on=days[place], outcome=outcome_of(chain.entries[place - 1], one),
                form="" if one.form == CANCELLED else one.form,
            )  # fmt: skip
    if chain.is_pending:
        complain(about, row, chain.entries[-1], days[-1], state="accepted")


def _entry(about, before, one: Entry, fields: dict) -> Sanction:
    if before is None:
        return sanction(about, announced=fields.pop("announced_on"), replaced=fields.pop(
            "replaced_on"), **fields)  # fmt: skip
    made = Sanction.of(
        before.case, key=f"C{next(numbers):09}", replaces=before, subject=about,
        subject_name=about.name, ballot=before.ballot, number="2", body_name="x", acts="x",
        origin="complaint" if one.by_complaint else "correction", **fields,
    )  # fmt: skip
    made.save()
    return made


def complain(about, against, body: Entry, received: date, **fields) -> None:
    Complaint.of(
        against.case, subject=about, sanction=against, body=body.body, level=body.level,
        body_name="x", filed_on=received, received_on=received, **fields,
    ).save()  # fmt: skip


# ---------- The naive count ----------


def of_indicators(ones: list[Chain], last: date) -> Iterator[str]:
    for one in ones:
        pending = [one.days[-1]] if one.is_pending else []
        for received in [*(each[0] for each in one.complaints()), *pending]:
            if FIRST <= received <= last:
                yield "discipline_complaints_received"
        for _received, day, old, new in one.complaints():
            if FIRST <= day <= last:
                yield "discipline_complaints_resolved"
                yield f"discipline_complaints_{outcome_of(old, new)}"
        now = one.standing(last)
        if now is None:
            continue
        whole = "members_disciplined" if one.person else "organisations_disciplined"
        side = f"{whole}_{SIDE_OF[now.body]}"
        yield from (whole, side, f"{side}_{now.form}")
        for key in (whole, side) if one.person else ():
            if one.committee:
                yield f"{key}_committee_members"
            if one.managed in ("province", "district", "commune"):
                yield f"{key}_managed"


RANKS = {"central": "1", "province": "2", "district": "3", "commune": "3", "grassroots": "4",
         "cell": "6"}  # fmt: skip


def rows_of(one: Chain) -> Iterator[str]:
    """The rows of the forms on members in which a person counts."""
    yield "T"
    if one.committee:
        yield from ("I", f"I{RANKS[one.committee]}")
    if one.managed in RANKS:
        yield f"II{RANKS[one.managed]}"


def of_forms(ones: list[Chain], last: date) -> Iterator[str]:
    for one in ones:
        now = one.standing(last)
        if now is not None:
            yield f"{CROSS[one.person]}.{now.form}.{now.level}"
            sheet = SHEETS[one.person, SIDE_OF[now.body]]
            columns = ("c1", FORM_COLUMNS[one.person][now.form], LEVEL_COLUMNS[now.level])
            yield from (f"{sheet}.{row}.{column}" for row in rows_of(one) for column in columns)
        yield from of_complaints(one, last)


def of_complaints(one: Chain, last: date) -> Iterator[str]:
    """Forms KN01 to KN03; what inspection committees resolved about organisations has none."""

    def cells(body: str, *columns: str) -> Iterator[str]:
        side = SIDE_OF[body]
        sheet = ("KN01" if side == "committee" else "KN02") if one.person else "KN03"
        if one.person or side == "committee":
            yield from (f"{sheet}.{row}.{column}" for row in rows_of(one) for column in columns)

    weights = OF_MEMBERS if one.person else OF_ORGANISATIONS
    for received, day, old, new in one.complaints():
        if received <= last and day >= FIRST:
            yield from cells(new.body, "c1")
        if not FIRST <= day <= last:
            continue
        outcome = outcome_of(old, new)
        yield from cells(new.body, "xong", "giu" if outcome == "kept" else "doi")
        if outcome == "cancelled":
            yield from cells(new.body, "doi3")
        elif outcome == "changed":
            heavier = weights.index(new.form) > weights.index(old.form)
            yield from cells(new.body, "doi1" if heavier else "doi2")
    if one.is_pending and one.days[-1] <= last:
        yield from cells(one.entries[-1].body, "c1")


def is_known(key: str) -> bool:
    """Cells that the naive count knows: not the contents, nor the levels of complaints."""
    form, row, column = key.split(".")
    if form in CROSS.values():
        return True
    if form.startswith("KN"):
        return column in ("c1", "xong", "giu", "doi", "doi1", "doi2", "doi3") and (
            row == "T" or form != "KN03"
        )
    of_members = form in (SHEETS[True, "committee"], SHEETS[True, "inspection"])
    return (column == "c1" or column[:2] in ("ht", "lv")) and (row == "T" or of_members)


class UndoneError(Exception):
    """Takes one example's rows back."""


def own_tables() -> None:
    for person, code in CROSS.items():
        forms = OF_MEMBERS if person else OF_ORGANISATIONS
        make.table(
            code=code, measure="sanctions", unit_word="lượt",
            base=f"object = {'member' if person else 'organisation'}",
            rows="\n".join(f"{one} | {one} | form = {one}" for one in forms),
            columns="\n".join(f"{one} | {one} | level = {one}" for one in LEVELS),
        )  # fmt: skip


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=st.lists(chains(), max_size=6))
def test_superseded_discipline_and_the_crosses_equal_a_naive_count(db, made):
    try:
        with scope.use(scope.Scope.everything()), transaction.atomic():
            load_tables(
                {key: one for key, one in read_tables().items() if key[:4] in FORMS},
                by=SystemActor(),
            )
            own_tables()
            root = organization(f"chains-{next(numbers)}", parent=None, tier="province")
            for one in made:
                keep(one, root)
            for last in (MIDDLE, LAST):
                check(made, root, last)
            raise UndoneError
    except UndoneError:
        pass


def check(made: list[Chain], root, last: date) -> None:
    found = counting.totals(KEYS, root=root, first=FIRST, last=last)
    expected = Counter(of_indicators(made, last))
    assert set(expected) <= set(KEYS)
    assert {key: found[key].whole for key in KEYS} == {key: expected[key] for key in KEYS}
    cells = Counter(of_forms(made, last))
    tree = tree_on(root, last)
    codes = [*FORMS, *CROSS.values()]
    # Some are of a later day than these records: the newest definition is counted all the same.
    newest = StatisticalTable.objects.newest().filter(code__in=codes)
    assert {table.code for table in newest} == set(codes)
    for table in newest:
        counted = tables.count(table.definition, tree=tree, first=FIRST, last=last)
        for key, cell in counted.items():
            if is_known(key):
                assert cell.value == cells[key], (key, last)
