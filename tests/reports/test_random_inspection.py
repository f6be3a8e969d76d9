"""Discipline by form, object and level, denunciations, complaints and letters equal a naive count.

Random offices, of which one merges into another, and random records; every figure is counted once
more in plain Python from what was invented, for the sets of figures and for the statistical forms.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts.actor import SystemActor
from apps.inspection.models import Allegation, CaseContent, Complaint, Letter
from apps.reports import counting
from apps.reports.indicators import INDICATORS, indicators_of
from apps.reports.models.tables import StatisticalTable
from apps.reports.tables import counting as tables
from apps.reports.tables.loading import load_tables, read_tables
from apps.reports.tree import tree_on
from apps.tenancy import scope
from apps.tenancy.choices import Tier
from tests.factories.world import organization
from tests.reports.test_inspection import case, sanction, subject
from tests.reports.test_random_cadres import LAST, MERGED, OFFICES, branch, merge

FIRST = date(2017, 3, 1)
REGISTERED = date(2018, 1, 1)
"""The day on which every case of the factory is registered."""
KEYS = [one.key for form in ("discipline", "petitions") for one in indicators_of(form)]
FORMS = ("KL01", "KL02", "KL03", "KL04", "DT01")
SIDE_OF = {"cell": "committee", "standing_committee": "committee", "committee": "committee",
           "inspection_committee": "inspection"}  # fmt: skip
OF_MEMBERS = ("reprimand", "warning", "removal", "expulsion")
OF_ORGANISATIONS = ("reprimand", "warning", "dissolution")
COMMITTEES = ("", "province", "district", "commune", "cell")
MANAGED = ("", "central", "province", "district", "commune", "grassroots", "other")
OFFICE = st.integers(0, OFFICES)
DAYS = st.integers(-60, 560).map(lambda days: FIRST + timedelta(days=days))
LATER = st.one_of(st.none(), st.integers(0, 500))


@dataclass(frozen=True)
class Decision:
    """Discipline of one subject; ``first`` is the day of what it corrects, if it corrects."""

    office: int
    person: bool
    body: str
    level: str
    form: str
    announced: date | None
    before: int
    replaced: int | None
    committee: str
    managed: str
    complaint: tuple[str, int] | None
    """Outcome, or empty while it is being resolved, and how many days after the announcement."""

    @property
    def first(self) -> date | None:
        return self.announced and self.announced - timedelta(self.before)

    @property
    def until(self) -> date | None:
        return None if self.replaced is None else self.announced + timedelta(self.replaced)

    def stands(self, last: date) -> bool:
        if self.announced is None or not FIRST <= self.first <= last:
            return False
        return self.announced <= last and (self.until is None or self.until > last)


@dataclass(frozen=True)
class Denounced:
    """A subject of a denunciation, with the findings on what is said about it."""

    person: bool
    removed: bool
    committee: str
    violation: bool
    results: list[tuple[str, bool]]
    """Each finding, and whether the allegation was taken out."""


@dataclass(frozen=True)
class Denunciation:
    """A case on a denunciation."""

    office: int
    concluded: date | None
    about: list[Denounced]


@dataclass(frozen=True)
class Post:
    """A letter."""

    office: int
    arrived: date
    kind: str
    state: str
    reason: str


@st.composite
def decisions(draw) -> Decision:
    person = draw(st.booleans())
    announced = draw(st.one_of(st.none(), DAYS))
    outcome = st.tuples(st.sampled_from(("", "kept", "changed", "cancelled")), st.integers(0, 300))
    return Decision(
        draw(OFFICE), person, draw(st.sampled_from(tuple(SIDE_OF))),
        draw(st.sampled_from(("central", "province", "district", "commune", "grassroots", "cell"))),
        draw(st.sampled_from(OF_MEMBERS if person else OF_ORGANISATIONS)), announced,
        draw(st.sampled_from((0, 0, 40))), draw(LATER) if announced else None,
        draw(st.sampled_from(COMMITTEES)) if person else "",
        draw(st.sampled_from(MANAGED)) if person else "",
        draw(st.one_of(st.none(), outcome)) if announced else None,
    )  # fmt: skip


FINDINGS = st.tuples(
    st.sampled_from(("", "right", "partly", "wrong", "no_ground")), st.sampled_from((False, True))
)
DENOUNCED = st.booleans().flatmap(
    lambda person: st.builds(
        Denounced, st.just(person), st.booleans(),
        st.sampled_from(COMMITTEES) if person else st.just(""), st.booleans(),
        st.lists(FINDINGS, max_size=3),
    )
)  # fmt: skip
WORLDS = st.tuples(
    st.lists(decisions(), max_size=6),
    st.lists(
        st.builds(
            Denunciation, OFFICE, st.one_of(st.none(), DAYS), st.lists(DENOUNCED, max_size=3)
        ),
        max_size=3,
    ),
    st.lists(
        st.builds(
            Post, OFFICE, DAYS, st.sampled_from(("denunciation", "complaint", "reflection", "mixed")),
            st.sampled_from(("classified", "forwarded", "filed")),
            st.sampled_from(("anonymous", "false_name")),
        ),
        max_size=6,
    ),
)  # fmt: skip
numbers = count()


# ---------- The records ----------


def offices_of() -> list:
    number = next(numbers)
    root = organization(f"discipline-{number}", parent=None, tier=Tier.PROVINCE)
    made = [root] + [
        organization(f"discipline-{number}-{place}", parent=root, tier=Tier.DISTRICT)
        for place in range(OFFICES)
    ]
    merge(made[3], made[2])
    return made


def keep_decision(one: Decision, office) -> None:
    about = subject(
        case(office), person=one.person, committee_level=one.committee,
        management_tier=one.managed,
    )  # fmt: skip
    row = sanction(
        about, announced=one.announced, replaced=one.until, form=one.form, body=one.body,
        level=one.level, first_announced_on=one.first,
        **({"posts": "Chi ủy viên"} if one.form == "removal" else {}),
    )  # fmt: skip
    if one.complaint is None:
        return
    outcome, days = one.complaint
    day = one.announced + timedelta(days)
    resolved = {
        "state": "resolved", "outcome": outcome, "resolved_on": day, "number": "2",
        "result": sanction(subject(row.case), announced=None, form="reprimand"),
    } if outcome else {"state": "accepted"}  # fmt: skip
    Complaint.of(
        row.case, subject=about, sanction=row, body="committee", level="district", body_name="x",
        filed_on=one.announced, received_on=one.announced, **resolved,
    ).save()  # fmt: skip


def keep_denunciation(one: Denunciation, office) -> None:
    phase = "conclusion" if one.concluded else "conduct"
    of = case(office, kind="denunciation", concluded=one.concluded, phase=phase)
    content = CaseContent.of(of, code="unity", title="x", added_on=FIRST)
    content.save()
    for who in one.about:
        gone = {"removed_on": FIRST, "removal_note": "x"}
        about = subject(
            of, person=who.person, finding="violation" if who.violation else "none",
            committee_level=who.committee, **(gone if who.removed else {}),
        )  # fmt: skip
        for result, removed in who.results:
            found = {"found_on": FIRST, "reasons": "x"} if result else {}
            Allegation.of(
                of, subject=about, content=content, statement="x", stated_on=FIRST, result=result,
                **found, **(gone if removed else {}),
            ).save()  # fmt: skip


def keep_letter(one: Post, office) -> None:
    more = {
        "forwarded": {"forwarded_on": one.arrived, "forwarded_to": "x"},
        "filed": {"filed_on": one.arrived, "filed_reason": one.reason},
    }.get(one.state, {})
    Letter.objects.create(
        organization=office, reference=f"L2017-{next(numbers):06}", channel="post", kind=one.kind,
        matter="x", arrived_on=one.arrived, registered_on=one.arrived, state=one.state, **more,
    )  # fmt: skip


# ---------- The naive count ----------


def of_discipline(ones: list[Decision], last: date):
    for one in ones:
        if one.complaint and FIRST <= one.announced <= last:
            yield one.office, "discipline_complaints_received"
        if one.complaint and one.complaint[0]:
            outcome, days = one.complaint
            if FIRST <= one.announced + timedelta(days) <= last:
                yield one.office, "discipline_complaints_resolved"
                yield one.office, f"discipline_complaints_{outcome}"
        if not one.stands(last):
            continue
        whole = "members_disciplined" if one.person else "organisations_disciplined"
        side = f"{whole}_{SIDE_OF[one.body]}"
        yield from ((one.office, key) for key in (whole, side, f"{side}_{one.form}"))
        for key in (whole, side) if one.person else ():
            if one.committee:
                yield one.office, f"{key}_committee_members"
            if one.managed in ("province", "district", "commune"):
                yield one.office, f"{key}_managed"


def of_denunciations(ones: list[Denunciation], last: date):
    for one in ones:
        if one.concluded is None or not FIRST <= one.concluded <= last:
            continue
        yield one.office, "denunciations_concluded"
        for who in one.about:
            for result, removed in who.results:
                if result and not removed:
                    yield one.office, "allegations_concluded"
                    yield one.office, f"allegations_{result}"
            if who.removed:
                continue
            if not who.person:
                yield one.office, "denounced_organisations"
                continue
            yield one.office, "denounced_members"
            if who.committee:
                yield one.office, "denounced_committee_members"
            if who.violation:
                yield one.office, "denounced_members_violating"


def of_letters(ones: list[Post], last: date):
    for one in ones:
        if FIRST <= one.arrived <= last:
            yield one.office, "petitions_received"
            if one.state in ("forwarded", "filed"):  # on the day on which it came
                yield one.office, f"petitions_{one.state}"


FORM_COLUMNS = {
    True: dict(zip(OF_MEMBERS, ("ht1", "ht2", "ht3", "ht4"), strict=True)),
    False: dict(zip(OF_ORGANISATIONS, ("ht1", "ht2", "ht3"), strict=True)),
}
LEVEL_COLUMNS = {"central": "lv1", "province": "lv2", "district": "lv3", "commune": "lv3",
                 "grassroots": "lv4", "cell": "lv5"}  # fmt: skip
SHEETS = {(True, "committee"): "KL01", (True, "inspection"): "KL02",
          (False, "committee"): "KL03", (False, "inspection"): "KL04"}  # fmt: skip


def of_forms(decided: list[Decision], letters: list[Post], last: date) -> Counter[str]:
    """Cells of the forms on discipline and on letters, of all offices together."""
    found: Counter[str] = Counter()
    for one in decided:
        if one.stands(last):
            sheet = SHEETS[one.person, SIDE_OF[one.body]]
            for column in ("c1", FORM_COLUMNS[one.person][one.form], LEVEL_COLUMNS[one.level]):
                found[f"{sheet}.T.{column}"] += 1
    for one in letters:
        if not FIRST <= one.arrived <= last:
            continue
        # The tier of the day on which it came: what has merged is a grassroots organisation since.
        merged = one.office == 3 and one.arrived >= MERGED
        row = "U4" if merged else "U3" if one.office else "U2"
        if one.kind != "complaint":
            found[f"DT01.{row}.tc"] += 1
            reason = one.reason if one.state == "filed" else ""
            found[
                f"DT01.{row}.{ {'anonymous': 'pl2', 'false_name': 'pl3'}.get(reason, 'pl1') }"
            ] += 1
        handled = {"forwarded": "xl1", "filed": "xl3"}.get(one.state)
        if handled:
            found[f"DT01.{row}.{handled}"] += 1
    return found


def counted_here(key: str) -> bool:
    """Cells that the naive count knows: the totals, forms and levels, and all of the letters."""
    form, row, column = key.split(".")
    return form == "DT01" or (row == "T" and (column == "c1" or column[:2] in ("ht", "lv")))


class UndoneError(Exception):
    """Takes one example's rows back."""


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(world=WORLDS)
def test_discipline_and_petitions_equal_a_naive_count(db, world):
    decided, denounced, letters = world
    try:
        with scope.use(scope.Scope.everything()), transaction.atomic():
            load_tables(
                {key: one for key, one in read_tables().items() if key[:4] in FORMS},
                by=SystemActor(),
            )
            offices = offices_of()
            for one in decided:
                keep_decision(one, offices[one.office])
            for one in denounced:
                keep_denunciation(one, offices[one.office])
            for one in letters:
                keep_letter(one, offices[one.office])

            for last in (MERGED - timedelta(1), LAST):
                check_figures(decided, denounced, letters, offices, last)
                check_forms(decided, letters, offices[0], last)
            raise UndoneError
    except UndoneError:
        pass


def check_figures(decided, denounced, letters, offices, last: date) -> None:
    found = counting.totals(KEYS, root=offices[0], first=FIRST, last=last)
    expected = Counter(of_discipline(decided, last))
    expected.update(of_denunciations(denounced, last))
    expected.update(of_letters(letters, last))
    if last >= REGISTERED:
        expected.update((one.office, "denunciations_received") for one in denounced)
    assert {key for _office, key in expected} <= set(KEYS)
    for key in KEYS:
        units: Counter[int] = Counter()
        for (office, name), value in expected.items():
            if name == key:
                units[branch(office, last)] += value
        assert found[key].own == units.pop(0, 0), key
        assert {pk: value for pk, value in found[key].units.items() if value} == {
            offices[place].pk: value for place, value in units.items()
        }, key
        parts = INDICATORS[key].parts
        assert not parts or found[key].whole == sum(found[part].whole for part in parts), key


def check_forms(decided, letters, root, last: date) -> None:
    expected = of_forms(decided, letters, last)
    tree = tree_on(root, last)
    # Form KL04 is of a later day: the newest definition is counted over these records all the same.
    newest = StatisticalTable.objects.newest().filter(code__in=FORMS)
    assert {table.code for table in newest} == set(FORMS)
    for table in newest:
        found = tables.count(table.definition, tree=tree, first=FIRST, last=last)
        for key, cell in found.items():
            if counted_here(key):
                assert cell.value == expected[key], key
