"""Needs against standards as they hold on a day; what is not on record is never met."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from apps.cadres.models import Cadre, Qualification, TitleStandard
from apps.cadres.training import needs
from apps.core.partial_dates import PartialDate
from apps.tenancy import scope
from tests.cadres.conftest import TODAY
from tests.cadres.planning import made
from tests.factories import cadres

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]


def asks(attribute, minimum, code="district-department-deputy", **values):
    given = {"valid_from": date(2020, 1, 1)} | values
    return TitleStandard.objects.create(
        title=cadres.title(code), attribute=attribute, minimum=minimum, **given
    )


@pytest.fixture
def holder(office):
    """Somebody who holds a title since a day, with elementary theory."""
    person = cadres.cadre(office, political_theory="elementary")
    cadres.position(person, title=cadres.title(), since=PartialDate(2026, 1, 15))
    return person


def found(actor, today=TODAY):
    return needs.needs_of(Cadre.objects.order_by("pk"), actor=actor, today=today)


def test_a_standard_not_met_is_a_need_until_it_is_learned(holder, officer):
    asks("theory", "intermediate")
    (need,) = found(officer)
    assert (need.cadre, need.attribute, need.minimum) == (holder, "theory", "intermediate")
    assert (need.held, need.planned, need.unknown) == (True, False, False)
    holder.political_theory = "intermediate"
    holder.save(update_fields=["political_theory"])
    assert found(officer) == []


def test_what_is_not_on_record_is_unknown_and_never_met(holder, officer):
    """Trap 14."""
    asks("state_management", "yes")
    (need,) = found(officer)
    assert need.unknown
    Qualification.of(holder, kind="state_management", level="Chuyên viên").save()
    assert found(officer) == []
    asks("theory", "intermediate")
    holder.political_theory = ""
    holder.save(update_fields=["political_theory"])
    assert [one.unknown for one in found(officer)] == [True]


@pytest.mark.parametrize(
    ("day", "count"), [(date(2026, 8, 31), 0), (date(2026, 9, 1), 1), (date(2026, 9, 15), 1)]
)
def test_the_standards_of_the_day_count(holder, officer, day, count):
    """Trap 12: a standard of later is none of an earlier day."""
    asks("theory", "intermediate", valid_from=date(2026, 9, 1))
    assert len(found(officer, day)) == count


def test_a_standard_with_a_time_to_make_it_up_says_until_when(holder, officer):
    """Trap 17: standards are rows with grace periods."""
    asks("theory", "intermediate", grace_months=12)
    (need,) = found(officer)
    assert need.due == date(2027, 1, 15)


def test_experience_and_ratings_are_no_matter_of_training(holder, officer):
    asks("experience", "120")
    asks("rating", "good")
    assert found(officer) == []


def test_two_titles_are_one_need_of_one_person(holder, officer):
    """Trap 23: held beside the main position; the higher standard counts."""
    asks("theory", "intermediate")
    asks("theory", "advanced", "district-department-head")
    cadres.position(holder, title=cadres.title("district-department-head"), is_concurrent=True)
    (need,) = found(officer)
    assert need.minimum == "advanced"
    (line,) = needs.counted([need])
    assert (line.persons, line.held, line.planned) == (1, 1, 0)


def test_a_planned_title_is_a_need_of_those_who_may_read_the_list(officer, head, world):
    asks("theory", "advanced", "district-committee-member")
    with scope.use(head.scope()):
        planning = made.approved(officer, head, people=2)
    people = needs.needs_of(Cadre.objects.order_by("pk"), actor=head, today=TODAY)
    assert people
    assert {(one.planned, one.held) for one in people} == {(True, False)}
    planning.refresh_from_db()
    assert planning.state == "approved"


def test_persons_are_counted_once_in_each_line(office, officer):
    asks("theory", "advanced")
    asks("education", "master")
    for number in range(3):
        cadres.position(cadres.cadre(office, number), title=cadres.title())
    rows = found(officer)
    assert needs.persons(rows) == 3
    assert [line.persons for line in needs.counted(rows)] == [3, 3]


def test_the_page_lists_and_counts(browser, holder):
    asks("theory", "intermediate")
    shown = browser().get(reverse("cadres:training_needs")).content.decode()
    assert holder.full_name in shown
    assert "chưa đạt" in shown
    other = browser("organization_officer", "alpha-west")
    assert holder.full_name not in other.get(reverse("cadres:training_needs")).content.decode()
    empty = browser().get(reverse("cadres:training_needs") + "?attribute=education")
    assert holder.full_name not in empty.content.decode()
