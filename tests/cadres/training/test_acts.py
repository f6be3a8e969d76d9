"""Plans, classes, people in them, and the certificate that is entered once."""

from __future__ import annotations

from datetime import date

import pytest

from apps.cadres.models import CadreAttendance, MemberAttendance, Qualification, TrainingPlan
from apps.cadres.training import actions, counting, reading
from apps.cadres.training.actions import Numbers, Result
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.tenancy import scope
from tests.cadres.conftest import TODAY, its_account
from tests.factories import cadres
from tests.factories.membership import MemberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
PASSED = Result("passed", "TC-12/2026", date(2026, 7, 10))


def test_a_plan_is_entered_once_and_changed_by_a_later_decision(planned, do, head, officer):
    plan = planned()
    with pytest.raises(RuleRefused, match="training_planned_already"):
        planned()
    with pytest.raises(NotAllowed):
        do("change_plan", plan, numbers=Numbers(3, 12, "16-KH/HU", TODAY), by=officer)
    do("change_plan", plan, numbers=Numbers(3, 12, "16-KH/HU", TODAY), by=head)
    plan.refresh_from_db()
    assert (plan.turns, plan.classes, plan.version) == (12, 3, 2)
    with pytest.raises(Conflict):
        do("change_plan", plan, version=1, numbers=Numbers(3, 12, "16-KH/HU", TODAY), by=head)


@pytest.mark.parametrize(
    ("numbers", "refused"),
    [
        (Numbers(1, 0, "1", TODAY), "training_turns_missing"),
        (Numbers(11, 10, "1", TODAY), "training_more_classes"),
        (Numbers(1, 10, " ", TODAY), "appointment_number_missing"),
        (Numbers(1, 10, "1", date(2026, 9, 16)), "appointment_day_ahead"),
    ],
)
def test_a_plan_has_turns_and_a_decision(office, head, numbers, refused):
    with scope.use(head.scope()), pytest.raises(RuleRefused, match=refused):
        actions.plan_training(
            organization=office, year=2026, kind="theory", audience="base", numbers=numbers,
            today=TODAY, by=head,
        )  # fmt: skip
    assert not TrainingPlan.objects.exists()


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({"name": " "}, "training_name_missing"),
        ({"institution": ""}, "training_institution_missing"),
        ({"ends_on": date(2026, 3, 1)}, "training_ends_before"),
        ({"kind": "language"}, "training_level_of_theory"),
    ],
)
def test_a_class_says_what_where_and_when(taught, values, refused):
    with pytest.raises(RuleRefused, match=refused):
        taught(**values)


def test_a_class_belongs_to_a_plan_of_its_kind_group_and_year(planned, taught):
    plan = planned()
    assert taught(plan=plan).plan == plan
    with pytest.raises(RuleRefused, match="training_plan_of_other_kind"):
        taught(plan=plan, audience="base")
    with pytest.raises(RuleRefused, match="training_plan_of_other_year"):
        taught(plan=plan, starts_on=date(2025, 3, 2), ends_on=date(2025, 12, 31))
    # A school year counts in the plan of a year that it touches.
    assert taught(plan=plan, starts_on=date(2025, 9, 5), ends_on=date(2026, 6, 30)).plan == plan


def test_a_class_takes_no_plan_of_a_neighbour(planned, taught, world, neighbour):
    plan = planned()
    plan.organization = world["alpha-west"]
    plan.save(update_fields=["organization"])
    with pytest.raises(RuleRefused, match="training_plan_unknown"):
        taught(plan=plan)


def test_nobody_sits_in_a_class_twice(taught, do, person, office):
    member = MemberFactory(organization=office)
    profile = cadres.cadre(office, 3, member=member)
    course = taught()
    do("enrol", course, cadre=person)
    for again in ({"cadre": person}, {"cadre": profile}, {"member": member}):
        if again == {"cadre": profile}:
            do("enrol", course, **again)
            continue
        with pytest.raises(RuleRefused, match="training_in_class_already"):
            do("enrol", course, **again)
    assert MemberAttendance.objects.count() == 0


def test_a_member_with_a_profile_is_entered_as_the_cadre(taught, do, office):
    member = MemberFactory(organization=office)
    profile = cadres.cadre(office, 3, member=member)
    other = MemberFactory(organization=office)
    course = taught()
    assert do("enrol", course, member=member).cadre == profile
    assert do("enrol", course, member=other).member == other
    with pytest.raises(RuleRefused, match="training_who_missing"):
        do("enrol", course)


def test_a_certificate_enters_the_profile_once(taught, do, person):
    row = do("enrol", taught(), cadre=person)
    do("record_result", row, result=PASSED)
    made = Qualification.objects.get()
    assert (made.kind, made.level, made.certificate) == ("theory", "Trung cấp", "TC-12/2026")
    assert made.certified_on == date(2026, 7, 10)
    person.refresh_from_db()
    assert person.political_theory == "intermediate"
    # Recorded again without a change: nothing is entered a second time.
    do("record_result", row, result=PASSED)
    assert Qualification.objects.count() == 1


def test_a_certificate_that_the_profile_has_is_tied_to_it(taught, do, person):
    old = Qualification.of(person, kind="theory", level="Trung cấp", certificate="TC-12/2026")
    old.save()
    row = do("enrol", taught(), cadre=person)
    assert do("record_result", row, result=PASSED).qualification == old
    assert Qualification.objects.count() == 1


def test_a_wrong_certificate_is_struck_with_its_reason(taught, do, person):
    row = do("enrol", taught(), cadre=person)
    do("record_result", row, result=PASSED)
    better = Result("passed", "TC-13/2026", date(2026, 7, 10))
    with pytest.raises(RuleRefused, match="cadre_reason_missing"):
        do("record_result", row, result=better)
    do("record_result", row, result=better, reason="Nhầm số")
    assert [one.certificate for one in Qualification.objects.valid()] == ["TC-13/2026"]
    assert Qualification.objects.filter(struck_because="Nhầm số").count() == 1


def test_a_level_is_never_lowered(taught, do, office):
    person = cadres.cadre(office, political_theory="advanced")
    do("record_result", do("enrol", taught(), cadre=person), result=PASSED)
    person.refresh_from_db()
    assert person.political_theory == "advanced"


def test_a_refresher_leaves_the_profile_alone(taught, do, person):
    row = do("enrol", taught(theory=""), cadre=person)
    do("record_result", row, result=PASSED)
    assert not Qualification.objects.exists()
    person.refresh_from_db()
    assert person.political_theory == "elementary"


def test_nobody_gives_themselves_a_certificate(taught, do, office, officer):
    member = MemberFactory(organization=office)
    profile = cadres.cadre(office, 3, member=member)
    row = do("enrol", taught(), cadre=profile)
    its_account(member, officer)
    with pytest.raises(NotAllowed):
        do("record_result", row, result=PASSED)
    assert not Qualification.objects.exists()
    assert CadreAttendance.objects.get().result == "takes_part"


@pytest.mark.parametrize(
    ("result", "refused"),
    [
        (Result("passed", "1"), "training_certificate_halves"),
        (Result("passed", "", date(2026, 7, 1)), "training_certificate_halves"),
        (Result("not_passed", "1", date(2026, 7, 1)), "training_certificate_without_pass"),
        (Result("passed", "1", date(2026, 9, 16)), "appointment_day_ahead"),
        (Result("passed", "1", date(2026, 3, 1)), "training_certified_before"),
    ],
)
def test_half_a_certificate_is_refused_whole(taught, do, person, result, refused):
    row = do("enrol", taught(), cadre=person)
    with pytest.raises(RuleRefused, match=refused):
        do("record_result", row, result=result)
    assert CadreAttendance.objects.get().result == "takes_part"
    assert not Qualification.objects.exists()


def test_a_class_has_results_once_it_has_begun(taught, do, person):
    later = taught(starts_on=date(2026, 9, 16), ends_on=date(2026, 12, 1))
    row = do("enrol", later, cadre=person)
    with pytest.raises(RuleRefused, match="training_not_begun"):
        do("record_result", row, result=Result("passed"))


@pytest.mark.parametrize(("day", "over"), [(date(2026, 9, 15), True), (date(2026, 9, 16), False)])
def test_a_class_is_held_when_its_last_day_has_come(taught, do, day, over):
    course = taught(ends_on=day)
    if over:
        assert do("close_class", course).state == "held"
        with pytest.raises(RuleRefused, match="training_not_open"):
            do("close_class", course)
    else:
        with pytest.raises(RuleRefused, match="training_not_over"):
            do("close_class", course)


def test_a_cancelled_class_says_why_and_counts_nowhere(taught, do, person, planned, officer):
    plan = planned()
    course = taught(plan=plan)
    row = do("enrol", course, cadre=person)
    with pytest.raises(RuleRefused, match="cadre_reason_missing"):
        do("cancel_class", course, reason=" ")
    do("cancel_class", course, reason="Không đủ học viên")
    with pytest.raises(RuleRefused, match="training_cancelled"):
        do("record_result", row, result=Result("passed"))
    look = reading.Narrowed(officer)
    (year,) = counting.term(range(2026, 2027), rows=look.rows).years
    assert (year.classes, year.turns, year.rate) == (0, 0, 0)


def test_a_class_with_a_certificate_took_place(taught, do, person):
    course = taught()
    do("record_result", do("enrol", course, cadre=person), result=PASSED)
    with pytest.raises(RuleRefused, match="training_certified_already"):
        do("cancel_class", course, reason="Nhầm")


def test_turns_are_no_persons(taught, do, person, planned, office, officer):
    """Trap 7: the same person in two classes is two turns and one person."""
    plan = planned(turns=4)
    member = MemberFactory(organization=office)
    absent = cadres.cadre(office, 5)
    for _number in range(2):
        course = taught(plan=plan)
        do("enrol", course, cadre=person)
        do("enrol", course, member=member)
        away = do("enrol", course, cadre=absent)
        do("record_result", away, result=Result("absent"))
        do("close_class", course)
    found = counting.term(range(2026, 2027), rows=reading.Narrowed(officer).rows)
    (year,) = found.years
    assert (year.turns, found.turns, found.persons, year.classes) == (4, 4, 2, 2)
    assert year.rate == 1
    figures = counting.published(date(2026, 1, 1), TODAY, below=office)
    counted = figures["training_attendances_committee_managed_cadres"]
    assert (counted.cases, counted.persons) == (4, 2)
    assert figures["training_classes_planned_cadres"].cases == 0


def test_a_class_beside_the_plan_raises_no_rate(taught, do, person, planned, officer):
    planned(turns=4)
    course = taught()
    do("enrol", course, cadre=person)
    do("close_class", course)
    (year,) = counting.term(range(2026, 2027), rows=reading.Narrowed(officer).rows).years
    assert (year.turns, year.beside_turns, year.rate) == (0, 1, 0)


def test_a_neighbour_sees_no_class_and_nobody_in_it(taught, do, person, neighbour):
    course = taught()
    row = do("enrol", course, cadre=person)
    with scope.use(neighbour.scope()):
        assert not type(course).objects.visible_to(neighbour).exists()
        assert not CadreAttendance.objects.visible_to(neighbour).exists()
        with pytest.raises(NotAllowed):
            actions.record_result(
                attendance=row, version=1, result=Result("passed"), today=TODAY, by=neighbour
            )
