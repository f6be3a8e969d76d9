"""The law of a day."""

from datetime import date

import pytest

from apps.accounts.actor import SystemActor
from apps.core.working_days import add_months
from apps.regulations.catalogue import read_catalogue
from apps.regulations.loading import load_catalogue
from apps.regulations.lookup import (
    RuleUnknown,
    calendar_between,
    find_rule,
    law_at_hand,
    rule,
    rule_book,
    rules_of_day,
)
from apps.regulations.models import LegalDocument, RuleValue
from tests.factories.regulations import CalendarDayFactory, RuleValueFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
DECISION = "membership.admission.decision.limit"
PROBATION = "membership.probation.months"


@pytest.fixture
def law():
    load_catalogue(catalogue=read_catalogue(), by=SystemActor())


@pytest.mark.parametrize(
    ("on", "document", "may_block"),
    [
        (date(2023, 6, 1), "24-QĐ/TW", True),
        (date(2025, 1, 19), "24-QĐ/TW", True),
        (date(2025, 1, 20), "232-QĐ/TW", True),
        (date(2025, 6, 30), "232-QĐ/TW", True),
        (date(2025, 7, 1), "294-QĐ/TW", True),
        (date(2026, 4, 7), "294-QĐ/TW", True),
        (date(2026, 4, 8), "20-QĐ/TW", False),
        (date(2026, 7, 26), "208-QĐ/TW", False),
    ],
)
def test_act_is_judged_by_the_law_of_its_day(law, on, document, may_block):
    found = rule(PROBATION, on=on)

    assert document in found.document
    assert found.may_block is may_block
    assert found.whole == 12


@pytest.mark.parametrize(
    ("on", "days", "extension"), [(date(2025, 6, 30), 60, None), (date(2025, 7, 1), 45, 15)]
)
def test_deadline_of_the_decision_changes_with_the_regulation(law, on, days, extension):
    found = rule(DECISION, on=on)

    assert (found.whole, found.extension, found.article) == (days, extension, "điểm 4.3.1")


def test_rule_of_2026_that_is_not_confirmed_never_blocks(law):
    on = date(2026, 11, 22)
    blocking = {key for key, rules in rules_of_day(on).items() for one in rules if one.may_block}

    assert PROBATION not in blocking
    assert DECISION not in blocking
    assert "membership.organisation.minimum_official_members" in blocking


def test_the_lowest_age_is_asked_of_old_admissions_too_but_only_warns(law):
    key = "membership.admission.age.minimum"
    old, new = rule(key, on=date(2015, 5, 10)), rule(key, on=date(2022, 5, 10))

    assert (old.whole, old.may_block) == (18, False)
    assert (new.whole, new.may_block) == (18, True)


def test_no_upper_age_in_2006_and_sixty_today(law):
    key = "membership.admission.age.maximum"

    assert rule(key, on=date(2007, 1, 1)).is_unlimited
    assert rule(key, on=date(2023, 1, 1)).whole == 60


def test_card_number_grows_to_twelve_digits(law):
    key = "membership.card.digits"

    assert rule(key, on=date(2025, 9, 1)).whole == 8
    assert rule(key, on=date(2025, 9, 2)).whole == 12


def test_level_has_its_own_value(law):
    key = "inspection.case.thematic_supervision.limit"
    on = date(2024, 9, 16)

    assert rule(key, on=on, level="grassroots").whole == 20
    assert rule(key, on=on, level="province").whole == 30
    with pytest.raises(RuleUnknown):
        rule(key, on=on)


def test_unknown_rule_says_which_and_when():
    with pytest.raises(RuleUnknown) as refused:
        rule("test.nothing", on=date(2026, 1, 2))

    assert refused.value.params == {"key": "test.nothing", "on": "02/01/2026"}
    assert "test.nothing" in refused.value.message
    assert find_rule("test.nothing", on=date(2026, 1, 2)) is None


def test_edit_is_seen_by_the_next_question():
    value = RuleValueFactory(key="test.limit", value="12")
    before = rule("test.limit", on=date(2024, 1, 1)).whole

    value.value = "13"
    value.save()

    assert (before, rule("test.limit", on=date(2024, 1, 1)).whole) == (12, 13)


def test_one_question_is_one_query(law, django_assert_num_queries):
    with django_assert_num_queries(1):
        _ = rule(PROBATION, on=date(2024, 1, 1)).document


def test_book_answers_many_days_with_one_query(law, django_assert_num_queries):
    with django_assert_num_queries(1):
        book = rule_book([PROBATION, DECISION])
    days = [add_months(date(2022, 1, 1), month) for month in range(60)]

    assert [book.find(PROBATION, on=day) for day in days] == [
        find_rule(PROBATION, on=day) for day in days
    ]


def test_whole_day_is_one_query_however_many_rules(law, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = rules_of_day(date(2024, 9, 16))

    levels = [one.level for one in found["inspection.case.thematic_supervision.limit"]]
    assert levels == ["central", "province", "district", "grassroots"]


def test_calendar_leaves_out_holidays_and_works_exchanged_days():
    CalendarDayFactory(date=date(2026, 9, 1))
    CalendarDayFactory(date=date(2026, 9, 2))
    CalendarDayFactory(date=date(2026, 8, 22), worked=True)
    CalendarDayFactory(date=date(2027, 9, 2))

    calendar = calendar_between(date(2026, 8, 1), date(2026, 9, 30))

    assert calendar.holidays == {date(2026, 9, 1), date(2026, 9, 2)}
    assert calendar.is_working_day(date(2026, 8, 22))
    assert calendar.add_working_days(date(2026, 8, 31), 1) == date(2026, 9, 3)


def test_thirty_working_days_from_before_tet_2026_skip_the_holiday(law):
    calendar = calendar_between(date(2026, 1, 1), date(2026, 12, 31))

    # Five working days of Tet (16-20/02) push the day from 06/03 to 13/03.
    assert calendar.add_working_days(date(2026, 1, 23), 30) == date(2026, 3, 13)


@pytest.mark.parametrize(
    ("on", "number"),
    [(date(2025, 12, 31), "13/2023/NĐ-CP"), (date(2026, 1, 1), "356/2025/NĐ-CP")],
)
def test_the_decree_on_personal_data_is_that_of_the_day(law, on, number):
    """Trap T3: the decree of 2023 is no basis after 1 January 2026."""
    decrees = LegalDocument.objects.in_force(on).filter(
        number__in=["13/2023/NĐ-CP", "356/2025/NĐ-CP"]
    )
    assert [one.number for one in decrees] == [number]


def test_shipped_documents_of_one_number_stand_apart(law):
    """Trap T1: numbers begin anew with each term of office."""
    for number, least in (("01-HD/TW", 3), ("12-HD/BTCTW", 2)):
        signed = LegalDocument.objects.filter(number=number).values_list("signed_on", flat=True)
        assert len(set(signed)) >= least, number


def test_no_badge_of_35_years_is_shipped(law):
    """Trap T25: the badges are those of 30, 40, 45 and so on."""
    years = rule("membership.badge.years", on=date(2026, 1, 20)).value
    assert "35" not in years.replace(",", " ").split()
    assert "30" in years


def test_a_page_that_only_reads_asks_for_the_law_once(law, django_assert_num_queries):
    day = date(2026, 3, 1)
    apart = (
        find_rule(PROBATION, on=day),
        rule_book([PROBATION, DECISION, PROBATION]),
        calendar_between(date(2026, 1, 1), date(2026, 2, 28)),
    )

    with django_assert_num_queries(2), law_at_hand():
        together = (
            find_rule(PROBATION, on=day),
            rule_book([PROBATION, DECISION, PROBATION]),
            calendar_between(date(2026, 1, 1), date(2026, 2, 28)),
        )
        assert find_rule("membership.no.such", on=day) is None

    assert together[0] is not None
    assert together[0] == apart[0]
    assert set(together[1].rules) == set(apart[1].rules)
    assert together[2] == apart[2]


def test_an_act_after_an_edit_finds_the_new_law(law):
    with law_at_hand():
        before = find_rule(PROBATION, on=date(2023, 6, 1))
    RuleValue.objects.filter(key=PROBATION).update(article="another")
    with law_at_hand():
        after = find_rule(PROBATION, on=date(2023, 6, 1))

    assert before
    assert after
    assert before.article != after.article == "another"
