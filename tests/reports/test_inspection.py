"""Figures of inspection: by hand, against a naive count on random cases, the chain, the lists."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from itertools import count
from zipfile import ZipFile

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts.actor import SystemActor
from apps.accounts.models import Wall
from apps.inspection.models import (
    Ballot,
    Case,
    CaseContent,
    CaseSubject,
    Sanction,
    VotingSession,
)
from apps.reports import counting
from apps.reports.actions import generate_summary
from apps.reports.indicators import INDICATORS, indicators_of
from apps.reports.indicators.conclusions import CHAINS
from apps.reports.models import SummaryFigure
from apps.reports.papers import write_word
from apps.reports.sheet import Sheet
from apps.reports.workbook import write_excel
from apps.tenancy import scope
from tests.factories.accounts import browser_as
from tests.factories.reports import FIRST, LAST
from tests.factories.world import organization

INSIDE, OUTSIDE = date(2018, 6, 1), date(2021, 6, 1)
FORMS = ("inspection", "conclusions", "inspection_contents", "discipline")
KEYS = [one.key for form in FORMS for one in indicators_of(form)]
numbers = count()


def case(unit, *, concluded=INSIDE, phase="closed", body="inspection_committee", **fields):
    """A case that has come to its conclusion, unless told otherwise."""
    values = {
        "kind": "signs_of_violation", "title": "Nội dung", "source": "press",
        "registered_on": date(2018, 1, 1), "decided_on": date(2018, 1, 2), "decision_number": "1",
    }  # fmt: skip
    if concluded is not None:
        values |= {"concluded_on": concluded, "conclusion": "x", "outcome": "violation"}
    if phase == "closed":
        values |= {"closed_on": concluded}
    made = Case.objects.create(
        organization=unit, body=body, phase=phase, reference=f"2018-{next(numbers):06}",
        **(values | fields),
    )  # fmt: skip
    made.refresh_from_db()
    return made


def subject(of, *, person=True, finding="", due=None, **fields):
    """A subject with what was found about them."""
    row = CaseSubject.of(
        of, is_person=person, name=f"Đối tượng {next(numbers)}", finding=finding,
        discipline_due=due, added_on=date(2018, 1, 1), **fields,
    )  # fmt: skip
    row.save()
    return row


def sanction(about, *, announced=INSIDE, replaced=None, form="warning", body="committee", **fields):
    """A sanction of a subject."""
    of = Case.objects.get(pk=about.case_id)
    day = announced or INSIDE
    held = {"body": body, "body_name": "x", "held_on": day}
    session = VotingSession.objects.filter(case=of, **held).first()
    if session is None:
        session = VotingSession.of(
            of, level="district", members=9, present=9, recusal_asked=True, **held
        )
        session.save()
    ballot = Ballot.of(
        of, subject=about, session=session, purpose="decision", issued=9, returned=9, valid=9,
        invalid=0, votes_warning=9, result="warning", counted=9,
    )  # fmt: skip
    ballot.save()
    values = {
        "origin": "decision", "form": form, "number": "1", "decided_on": day, "body": body,
        "level": "district", "body_name": "x", "acts": "x", "announced_on": announced,
        "announced_at": "x" if announced else "", "first_announced_on": announced,
        "replaced_on": replaced,
    } | fields  # fmt: skip
    row = Sanction.of(
        of, key=f"K{next(numbers):08}", subject=about, subject_name=about.name, ballot=ballot,
        **values,
    )  # fmt: skip
    row.save()
    return row


def counted(root, *keys):
    found = counting.totals(keys or KEYS, root=root, first=FIRST, last=LAST)
    return {key: counts.whole for key, counts in found.items()}


def test_only_concluded_cases_of_the_period_count(world, everything):
    unit = world["alpha-east"]
    for made in (
        case(unit), case(unit, phase="conclusion"), case(unit, concluded=LAST),
        case(unit, concluded=OUTSIDE), case(unit, concluded=None, phase="conduct"),
        case(world["beta-east"]),
    ):  # fmt: skip
        subject(made)
    found = counted(unit)
    assert found["violation_sign_inspections_cases"] == 3
    assert found["violation_sign_inspections_members"] == 3
    assert found["violation_sign_inspections_organisations"] == 0


def test_cases_organisations_and_members_are_three_counters(world, everything):
    unit = world["alpha-east"]
    one = case(unit, kind="thematic_supervision", body="standing_committee")
    subject(one, person=False)
    subject(one, committee_level="district", management_tier="district")
    subject(one, committee_level="cell")
    subject(one, removed_on=date(2018, 2, 2), removal_note="x")
    found = counted(unit)
    assert found["thematic_supervisions_cases"] == 1
    assert found["thematic_supervisions_organisations"] == 1
    assert found["thematic_supervisions_members"] == 2
    assert found["thematic_supervisions_members_committee"] == 2
    assert found["thematic_supervisions_members_inspection"] == 0
    assert found["thematic_supervisions_members_committee_members"] == 2
    assert found["thematic_supervisions_members_district_committee"] == 1
    assert found["thematic_supervisions_members_managed"] == 1


def test_committee_and_inspection_committee_have_chains_of_their_own(world, everything):
    unit = world["alpha-east"]
    ours, theirs = case(unit), case(unit, body="standing_committee")
    subject(ours, finding="none")
    done = subject(ours, finding="violation", due=True)
    sanction(done, body="inspection_committee")
    subject(ours, finding="violation", due=False)
    late = subject(theirs, finding="violation", due=True)
    sanction(late, announced=OUTSIDE)
    found = counted(unit)
    chain = [found[f"signs_inspection_members_{link}"] for link in
             ("inspected", "violating", "to_discipline", "disciplined")]  # fmt: skip
    assert chain == [3, 2, 1, 1]
    assert found["signs_committee_members_to_discipline"] == 1
    assert found["signs_committee_members_disciplined"] == 0


def test_a_sanction_in_the_case_that_follows_counts_for_the_inspected(world, everything):
    unit = world["alpha-east"]
    other = world["alpha-east-1"]
    first = case(unit)
    subject(first, person=False, finding="violation", due=True, subject_organization=other)
    subject(first, person=False, finding="violation", due=True)
    then = case(unit, kind="discipline", origin=first, concluded=None, phase="conduct")
    again = subject(then, person=False, subject_organization=other)
    sanction(again, form="reprimand")
    found = counted(unit)
    assert found["signs_inspection_organisations_to_discipline"] == 2
    assert found["signs_inspection_organisations_disciplined"] == 1
    assert found["organisations_disciplined_committee_reprimand"] == 1


def test_what_was_superseded_by_the_last_day_counts_no_more(world, everything):
    unit = world["alpha-east"]
    one = case(unit)
    sanction(subject(one, finding="violation", due=True), replaced=INSIDE + timedelta(days=9))
    sanction(subject(one, finding="violation", due=True), replaced=OUTSIDE)
    sanction(subject(one, finding="violation", due=True), announced=None)
    found = counted(unit)
    assert found["signs_inspection_members_disciplined"] == 1
    assert found["members_disciplined"] == 1
    assert found["members_disciplined_committee_warning"] == 1


def test_a_content_that_no_figure_names_counts_as_other(world, everything):
    unit = world["alpha-east"]
    one = case(unit)
    for code in ("land_management", "cadre_work", "new_code"):
        CaseContent.of(one, code=code, title=code, added_on=INSIDE).save()
    gone = CaseContent.of(
        one, code="unity", title="x", added_on=INSIDE, removed_on=INSIDE, removal_note="x"
    )
    gone.save()
    found = counted(unit)
    here = {key for key, value in found.items() if key.startswith("signs_content_") and value}
    assert here == {
        "signs_content_land_management", "signs_content_cadre_work", "signs_content_other",
    }  # fmt: skip
    assert not any(value for key, value in found.items() if key.startswith("supervision_content"))


# ---------- Random cases ----------

SUPERVISIONS = ("thematic_supervision", "regular_supervision")
KINDS = ("signs_of_violation", "thematic_inspection", "finance", *SUPERVISIONS)
BODIES = ("committee", "standing_committee", "inspection_committee", "cell", "advisory_body")
DAYS = st.integers(-200, 200).map(lambda days: LAST + timedelta(days=days))


@dataclass(frozen=True)
class About:
    """One invented subject."""

    person: bool
    removed: bool
    finding: str
    due: bool
    announced: date | None
    replaced: date | None


@dataclass(frozen=True)
class Matter:
    """One invented case."""

    kind: str
    body: str
    concluded: date | None
    about: list[About]


@st.composite
def abouts(draw) -> About:
    finding = draw(st.sampled_from(["", "none", "shortcoming", "violation", "violation"]))
    due = finding == "violation" and draw(st.booleans())
    announced = draw(st.one_of(st.none(), DAYS)) if draw(st.booleans()) else None
    replaced = announced and draw(st.one_of(st.none(), DAYS.filter(lambda day: day >= announced)))
    return About(draw(st.booleans()), draw(st.booleans()), finding, due, announced, replaced)


MATTERS = st.lists(
    st.builds(
        Matter,
        kind=st.sampled_from(KINDS),
        body=st.sampled_from(BODIES), concluded=st.one_of(st.none(), DAYS),
        about=st.lists(abouts(), max_size=4),
    ),
    max_size=5,
)  # fmt: skip


def store(matter, unit):
    phase = "conclusion" if matter.concluded else "conduct"
    made = case(unit, kind=matter.kind, body=matter.body, concluded=matter.concluded, phase=phase)
    for one in matter.about:
        gone = {"removed_on": INSIDE, "removal_note": "x"} if one.removed else {}
        row = subject(
            made, person=one.person, finding=one.finding,
            due=one.due if one.finding == "violation" else None, **gone,
        )  # fmt: skip
        if one.announced:
            sanction(row, announced=one.announced, replaced=one.replaced)


def naive(matters):
    """Every link of every chain, counted in plain Python."""
    found = Counter()
    short = {"signs_of_violation": "signs", "thematic_inspection": "topic"}
    for matter in matters:
        inside = matter.concluded is not None and FIRST <= matter.concluded <= LAST
        if not inside or matter.kind not in short:
            continue
        side = "inspection" if matter.body == "inspection_committee" else "committee"
        for one in matter.about:
            if one.removed:
                continue
            who = "members" if one.person else "organisations"
            key = f"{short[matter.kind]}_{side}_{who}"
            stands = one.announced is not None and one.announced <= LAST and (
                one.replaced is None or one.replaced > LAST
            )  # fmt: skip
            found[f"{key}_inspected"] += 1
            found[f"{key}_violating"] += one.finding == "violation"
            found[f"{key}_to_discipline"] += one.due
            found[f"{key}_disciplined"] += one.due and stands
    return found


def together(matters):
    """Every subject of any inspection or supervision, by who carried it out."""
    found = Counter()
    for matter in matters:
        if not matter.concluded or not FIRST <= matter.concluded <= LAST:
            continue
        side = "inspection" if matter.body == "inspection_committee" else "committee"
        for one in matter.about:
            if matter.kind != "regular_supervision" and not one.removed:
                whole = f"{'members' if one.person else 'organisations'}_inspected_or_supervised"
                found.update((whole, f"{whole}_{side}"))
    return found


class UndoneError(Exception):
    """Takes one example's rows back."""


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(matters=MATTERS)
def test_the_chain_holds_for_random_cases_and_equals_a_naive_count(db, matters):
    try:
        with scope.use(scope.Scope.everything()), transaction.atomic():
            unit = organization(f"chain-{next(numbers)}", parent=None, tier="province")
            for matter in matters:
                store(matter, unit)
            found = counted(unit)

            for chain in CHAINS:
                values = [found[key] for key in chain]
                assert values == sorted(values, reverse=True), chain
            expected = naive(matters)
            expected.update(together(matters))
            keys = [key for chain in CHAINS for key in chain]
            keys += [key for key in KEYS if "_inspected_or_supervised" in key]
            assert {key: found[key] for key in keys} == {key: expected[key] for key in keys}
            for indicator in (INDICATORS[key] for key in KEYS):
                if indicator.parts:
                    parts = sum(found[part] for part in indicator.parts)
                    assert parts == found[indicator.key], indicator.key
            raise UndoneError
    except UndoneError:
        pass


# ---------- The list behind a figure ----------


@pytest.fixture
def summary(world, everything):
    """Two inspected members of the district: one summary of the conclusions, one of the cases."""
    unit = world["alpha-east"]
    for name in ("Nguyễn Mở", "Trần Kín"):
        subject(case(unit, title=f"Vụ {name}"), finding="violation")
        CaseSubject.objects.order_by("-pk").first()
    rows = CaseSubject.objects.filter(case__organization=unit).order_by("pk")
    for row, name in zip(rows, ("Nguyễn Mở", "Trần Kín"), strict=True):
        CaseSubject.objects.filter(pk=row.pk).update(name=name)
    return generate_summary(
        organization=unit, form="conclusions", kind="free", first=FIRST, last=LAST,
        by=SystemActor(unit),
    )  # fmt: skip


KEY = "signs_inspection_members_violating"


def test_a_figure_counts_what_the_reader_may_not_see_and_its_list_closes(
    world, summary, everything
):
    chair = browser_as(world, "inspection_chair", "alpha-east")
    address = f"/summaries/{summary.pk}/figures/{KEY}/"
    shown = chair.get(address).content.decode()
    assert "Nguyễn Mở" in shown
    assert "Trần Kín" in shown
    hidden = CaseSubject.objects.get(name="Trần Kín").case
    Wall.objects.create(
        user=world.user("inspection_chair", "alpha-east"), label="inspection.case",
        object_id=hidden.pk, reason="x", valid_from=date(2015, 1, 1),
        organization=hidden.organization,
    )  # fmt: skip
    shown = chair.get(address).content.decode()
    assert "Nguyễn Mở" not in shown
    assert "Trần Kín" not in shown
    assert hidden.reference not in shown
    assert SummaryFigure.objects.get(summary=summary, unit=None, indicator=KEY).value == 2


def test_who_reads_no_cases_opens_no_list_of_them(world, summary, everything):
    officer = browser_as(world, "organization_officer", "alpha-east")
    assert officer.get(f"/summaries/{summary.pk}/").status_code == 200
    answer = officer.get(f"/summaries/{summary.pk}/figures/{KEY}/")
    assert answer.status_code == 403
    assert "Trần Kín" not in answer.content.decode()


def test_the_summary_goes_to_word_and_excel_with_its_chain(summary, everything):
    chair = SystemActor(summary.organization)
    sheet = Sheet(summary, chair)
    assert sheet.checks_passed == sheet.checks_made > 0
    word, excel = BytesIO(), BytesIO()
    write_word(word, sheet)
    write_excel(excel, sheet)
    label = "Dấu hiệu vi phạm, ủy ban kiểm tra: đảng viên có vi phạm"
    assert label in ZipFile(word).read("word/document.xml").decode()
    book = ZipFile(excel)
    assert label in book.read("xl/sharedStrings.xml").decode()
    foot = book.read("xl/worksheets/sheet2.xml").decode().partition("<oddFooter>")[2]
    assert chair.words in foot
    assert "&amp;P/&amp;N" in foot
