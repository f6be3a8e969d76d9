"""From the draft to the done item: adoption, adjustment, opening, progress."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Case, CaseSubject, ProgrammeItem, ProgrammeSubject
from apps.inspection.programmes import actions, reading
from apps.tenancy import scope
from tests.factories.membership import member
from tests.inspection.conftest import TODAY, acting
from tests.inspection.programmes.conftest import DECISION, planned

pytestmark = pytest.mark.django_db


def seen(programme, actor, today=TODAY):
    with scope.use(actor.scope()):
        now = type(programme).objects.get(pk=programme.pk)
        return reading.plan_of(now, actor, today)


def open_one(do, item, **values):
    given = {"today": TODAY, "subjects": list(ProgrammeSubject.objects.filter(item=item))}
    return do("open_item_case", item, **(given | values))


@pytest.mark.usefixtures("everything")
def test_a_case_opened_from_an_item_has_everything_filled_in(adopted, do, world, officer):
    _programme, item = adopted

    case = open_one(do, item)

    assert (case.kind, case.body, case.title, case.source) == (
        "thematic_supervision", "inspection_committee", item.title, "programme",
    )  # fmt: skip
    assert case.programme_item_id == item.pk
    assert case.organization == world["alpha-east"]
    assert CaseSubject.objects.get(case=case).subject_organization == world["alpha-east-1"]
    assert AuditEntry.objects.filter(action="inspection.case_registered").count() == 1


@pytest.mark.usefixtures("everything")
def test_no_case_before_the_adoption(draft, plan, do):
    item = plan(draft())
    with pytest.raises(RuleRefused, match="programme_not_adopted"):
        open_one(do, item)
    assert not Case.objects.filter(programme_item__isnull=False).exists()


@pytest.mark.usefixtures("everything")
def test_several_subjects_may_have_a_case_each_and_none_two(draft, plan, adopt, do, world, finish):
    programme = draft()
    units = [Subject(organization=world[code]) for code in ("alpha-east-1", "alpha-east-2")]
    item = plan(programme, subjects=units)
    adopt(programme)
    first, second = ProgrammeSubject.objects.filter(item=item).order_by("pk")

    case = open_one(do, item, subjects=[first])
    finish(case)
    officer = acting(world, "inspection_officer", "alpha-east")
    assert seen(programme, officer).items[0].progress == "opened", "one subject is left"
    with pytest.raises(RuleRefused, match="programme_subject_examined"):
        open_one(do, item, subjects=[first])
    other = open_one(do, item, subjects=[second])
    assert seen(programme, officer).items[0].progress == "opened"
    finish(other)
    assert seen(programme, officer).items[0].progress == "done"


@pytest.mark.usefixtures("everything")
def test_progress_and_rate_come_from_the_cases(adopted, do, officer, finish):
    programme, item = adopted
    assert seen(programme, officer).items[0].progress == "planned"
    assert seen(programme, officer, date(2026, 10, 1)).items[0].progress == "overdue"
    case = open_one(do, item)
    assert seen(programme, officer).items[0].progress == "opened"
    assert seen(programme, officer, date(2026, 10, 1)).items[0].progress == "overdue"
    finish(case)
    plan = seen(programme, officer, date(2026, 10, 1))
    assert (plan.total.done, plan.total.planned) == (1, 1)
    assert [line["rate"].done for line in plan.quarters] == [0, 0, 1, 0]
    Case.objects.filter(pk=case.pk).update(
        phase="stopped", closed_on=TODAY, closing_note="x", concluded_on=None, outcome="",
        conclusion="",
    )  # fmt: skip
    assert seen(programme, officer).items[0].progress == "planned", "not carried out counts not"
    assert open_one(do, item).pk != case.pk


@pytest.mark.usefixtures("everything")
def test_an_adjustment_shows_old_beside_new_and_edits_nothing(adopted, do, chair, officer, world):
    programme, item = adopted
    other = planned(world, quarter=4, title="Công tác cán bộ")

    new = do("change_item", item, planned=other, reason="Trùng đại hội", today=TODAY)

    plan = seen(programme, officer)
    assert [one.pk for one in plan.items] == [item.pk], "until the decision the old one stands"
    assert [(one.old.pk, one.new.pk) for one in plan.pending.changes] == [(item.pk, new.pk)]
    with pytest.raises(RuleRefused, match="programme_item_pending"):
        open_one(do, new)
    with pytest.raises(RuleRefused, match="programme_reason_missing"):
        do("adjust_programme", programme, by=chair, today=TODAY, reason=" ", **DECISION)
    do("adjust_programme", programme, by=chair, today=TODAY, reason="Đại hội", **DECISION)
    plan = seen(programme, officer)
    assert [one.pk for one in plan.items] == [new.pk]
    assert plan.pending is None
    assert [edition.number for edition in plan.editions] == [2, 1]
    assert plan.editions[0].decision.reason == "Đại hội"
    old = ProgrammeItem.objects.get(pk=item.pk)
    assert (old.title, old.quarter, old.since, old.until) == (item.title, 3, 1, 2)
    with pytest.raises(RuleRefused, match="programme_item_gone"):
        open_one(do, item)


@pytest.mark.usefixtures("everything")
def test_dropping_needs_a_reason_and_a_decision(adopted, do, chair, officer):
    programme, item = adopted
    with pytest.raises(RuleRefused, match="programme_reason_missing"):
        do("drop_item", item, reason="")
    do("drop_item", item, reason="Đơn vị giải thể")
    do("restore_item", item)
    with pytest.raises(RuleRefused, match="programme_nothing_pending"):
        do("adjust_programme", programme, by=chair, today=TODAY, reason="x", **DECISION)
    do("drop_item", item, reason="Đơn vị giải thể")
    assert seen(programme, officer).total.planned == 1
    do("adjust_programme", programme, by=chair, today=TODAY, reason="x", **DECISION)
    plan = seen(programme, officer)
    assert plan.total.planned == 0
    assert [one.end_reason for one in plan.dropped] == ["Đơn vị giải thể"]


@pytest.mark.usefixtures("everything")
def test_what_replaces_may_be_taken_back_before_the_decision(adopted, do, officer, world):
    programme, item = adopted
    new = do("change_item", item, planned=planned(world, quarter=4), today=TODAY)
    new = do("change_item", new, planned=planned(world, quarter=2), today=TODAY)
    assert ProgrammeItem.objects.of_programme(programme).count() == 2, "edited in place"
    do("drop_item", new, reason="Nhầm")
    plan = seen(programme, officer)
    assert plan.pending is None
    assert [(one.pk, one.until) for one in plan.items] == [(item.pk, None)]


@pytest.mark.usefixtures("everything")
def test_an_item_with_a_case_is_changed_no_more(adopted, do, world):
    _programme, item = adopted
    open_one(do, item)
    with pytest.raises(RuleRefused, match="programme_item_begun"):
        do("change_item", item, planned=planned(world, quarter=4), today=TODAY)
    with pytest.raises(RuleRefused, match="programme_item_begun"):
        do("drop_item", item, reason="x")


def test_only_the_chair_decides_and_the_second_is_told(draft, plan, do, officer, chair):
    programme = draft()
    plan(programme)
    with pytest.raises(NotAllowed):
        do("adopt_programme", programme, today=TODAY, **DECISION)
    with scope.use(chair.scope()), pytest.raises(Conflict):
        actions.adopt_programme(programme=programme, version=1, today=TODAY, by=chair, **DECISION)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"number": " "}, "case_number_missing"),
        ({"signer": ""}, "programme_signer_missing"),
        ({"decided_on": date(2026, 9, 16)}, "programme_day_ahead"),
    ],
)
def test_an_adoption_has_number_day_and_signer(draft, plan, adopt, values, code):
    programme = draft()
    with pytest.raises(RuleRefused, match="programme_plans_nothing"):
        adopt(programme)
    plan(programme)
    with pytest.raises(RuleRefused, match=code):
        adopt(programme, **values)
    adopt(programme)
    with pytest.raises(RuleRefused, match="programme_adopted_already"):
        adopt(programme)


@pytest.mark.parametrize(
    ("code", "values", "refusal"),
    [
        ("alpha-east-1-cell", {}, "programme_owner"),
        ("alpha-east-1-cell", {"owner": "committee"}, "programme_owner"),
        ("alpha-east", {"owner": "cell"}, "programme_owner"),
        ("alpha-east-1-cell", {"owner": "cell", "span": "term", "last_year": 2030},
         "programme_cell_term"),
        ("alpha-east", {"span": "term"}, "programme_term"),
        ("alpha-east", {"span": "term", "last_year": 2040}, "programme_term"),
    ],
)  # fmt: skip
def test_who_may_have_a_programme(draft, code, values, refusal):
    with pytest.raises(RuleRefused, match=refusal):
        draft(code=code, **values)


def test_one_programme_for_a_time_and_a_draft_given_up_makes_room(draft, do):
    first = draft()
    with pytest.raises(RuleRefused, match="programme_exists"):
        draft()
    draft(owner="committee")
    draft(span="term", last_year=2030)
    with pytest.raises(RuleRefused, match="programme_exists"):
        draft(span="term", first_year=2028, last_year=2032)
    draft(span="term", first_year=2030, last_year=2035)
    do("discard_programme", first, reason="Lập nhầm")
    draft()
    with pytest.raises(RuleRefused, match="programme_given_up"):
        do("discard_programme", first, reason="Lập nhầm")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"kind": "signs_of_violation"}, "programme_item_event"),
        ({"kind": "thematic_inspection"}, "programme_item_kind"),
        ({"body": "cell"}, "programme_item_body"),
        ({"year": 2027}, "programme_item_year"),
        ({"quarter": None}, "programme_item_quarter"),
        ({"title": " "}, "programme_item_title"),
        ({"secrecy": 3}, "case_secrecy"),
        ({"lookback_from": date(2026, 1, 2), "lookback_to": date(2026, 1, 1)}, "case_lookback"),
        ({"subjects": [Subject(name="A"), Subject(name="A")]}, "case_subject_twice"),
    ],
)
def test_what_an_item_may_be(draft, plan, values, code):
    programme = draft()
    with pytest.raises(RuleRefused, match=code):
        plan(programme, **values)


@pytest.mark.usefixtures("everything")
def test_items_are_copied_into_the_next_year(adopted, draft, do, world, officer):
    programme, item = adopted
    do("change_item", item, today=TODAY, planned=planned(world, lookback_from=date(2024, 2, 29)))
    next_year = draft(first_year=2027)
    assert reading.earlier(officer, next_year) == programme

    made = do("copy_items", next_year, items=reading.items_to_copy(officer, programme), today=TODAY)

    assert [(one.year, one.quarter, one.title) for one in made] == [(2027, 3, item.title)]
    assert ProgrammeSubject.objects.get(item=made[0]).subject_organization == world["alpha-east-1"]
    assert made[0].cases.count() == 0


@pytest.mark.usefixtures("everything")
def test_the_same_subject_twice_in_a_year_is_marked(draft, plan, world, officer):
    person = Subject(member=member(world["alpha-east-1-cell"], "Phạm Văn Hai"))
    district, base = draft(), draft(code="alpha-east-1")
    first = plan(district, subjects=[person])
    second = plan(base, subjects=[person, Subject(organization=world["alpha-east-1-cell"])])
    later = plan(draft(first_year=2027), subjects=[person], year=2027)
    rows = list(reading.whole(ProgrammeItem.objects.by_time(), officer, TODAY))
    found = reading.namesakes(officer, rows)
    assert {key: [one.pk for one in items] for key, items in found.items()} == {
        first.pk: [second.pk], second.pk: [first.pk],
    }  # fmt: skip
    assert later.pk not in found
