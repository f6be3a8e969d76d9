"""Rules about lists, meetings, files and staffing at their boundaries; by the law that ships."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from apps.cadres.judging import rules_lists as lists
from apps.cadres.judging import rules_moves as moves
from apps.cadres.judging import rules_office as office
from apps.cadres.judging.acts import PERSON_RULES
from apps.cadres.judging.rules import CODES
from apps.cadres.judging.sentences import sentence, source
from apps.core.working_days import Calendar
from tests.cadres.judging.law import SHIPPED

D = date
P, F, U, NONE = "pass", "fail", "unknown", None
NOW, IN_2023 = D(2026, 5, 4), D(2023, 5, 4)
PLAIN = Calendar()
TET = Calendar(holidays=frozenset({D(2026, 9, 2), D(2026, 9, 1)}))
STEPS = ("collective", "key", "extended", "final")
TWO = {"a": D(2026, 3, 1), "b": D(2026, 3, 2)}


def steps(*days: tuple[str, D | None]) -> dict[str, D | None]:
    return dict(days)


LISTS = [
    # Rule, function, arguments, more, verdict, what it shows. Seed: 27 places, 1.5 × 27 = 40.5.
    ("R-PLAN-14", lists.coefficient, (27, 27), {"on": IN_2023}, P, "1,0"),
    ("R-PLAN-14", lists.coefficient, (26, 27), {"on": IN_2023}, F, "below"),
    ("R-PLAN-14", lists.coefficient, (40, 27), {"on": IN_2023}, P, "1,48"),
    ("R-PLAN-14", lists.coefficient, (41, 27), {"on": IN_2023}, F, "1,52"),
    ("R-PLAN-14", lists.coefficient, (30, 20), {"on": IN_2023}, P, "1,5 sharp"),
    ("R-PLAN-14", lists.coefficient, (None, 27), {"on": IN_2023}, U, "not counted"),
    ("R-PLAN-14", lists.coefficient, (27, None), {"on": IN_2023}, U, "no prescribed number"),
    ("R-PLAN-14", lists.coefficient, (29, 20), {"on": D(2021, 1, 1)}, F, "HD 15: 1,5 to 2,0"),
    ("R-PLAN-14", lists.coefficient, (30, 20), {"on": D(2021, 1, 1)}, P, "HD 15: 1,5"),
    ("R-PLAN-14", lists.coefficient, (40, 20), {"on": D(2021, 1, 1)}, P, "HD 15: 2,0"),
    ("R-PLAN-14", lists.coefficient, (41, 20), {"on": D(2021, 1, 1)}, F, "HD 15: above"),
    ("R-PLAN-14", lists.coefficient, (10, 20), {"on": D(2012, 11, 4)}, NONE, "before HD 15"),
    ("R-PLAN-15", lists.young_share, (3, 20), {"on": IN_2023, "level": "province"}, P, "15%"),
    ("R-PLAN-15", lists.young_share, (2, 20), {"on": IN_2023, "level": "province"}, F, "10%"),
    ("R-PLAN-15", lists.young_share, (4, 20), {"on": IN_2023, "level": "commune"}, P, "20%"),
    ("R-PLAN-15", lists.young_share, (None, 20), {"on": IN_2023, "level": "commune"}, U, "unknown"),
    ("R-PLAN-15", lists.young_share, (1, 20), {"on": NOW, "level": "province"}, F, "377"),
    ("R-PLAN-15", lists.young_share, (1, 20), {"on": D(2021, 12, 26)}, NONE, "before 50-QĐ/TW"),
    ("R-PLAN-16", lists.women_share, (5, 20), {"on": IN_2023}, P, "25%"),
    ("R-PLAN-16", lists.women_share, (4, 20), {"on": IN_2023}, F, "20%"),
    ("R-PLAN-16", lists.women_share, (6, 20), {"on": IN_2023}, P, "30%"),
    ("R-PLAN-16", lists.women_share, (5, None), {"on": IN_2023}, U, "no total"),
    ("R-PLAN-16", lists.women_share, (0, 0), {"on": IN_2023}, U, "an empty list"),
    ("R-PLAN-16", lists.women_share, (1, 20), {"on": D(2021, 12, 26)}, NONE, "before 50-QĐ/TW"),
    ("R-PLAN-17", lists.some_women, (1,), {"on": IN_2023}, P, "one"),
    ("R-PLAN-17", lists.some_women, (0,), {"on": IN_2023}, F, "none"),
    ("R-PLAN-17", lists.some_women, (None,), {"on": IN_2023}, U, "not counted"),
    ("R-PLAN-17", lists.some_women, (0,), {"on": D(2021, 12, 26)}, NONE, "before 50-QĐ/TW"),
    ("R-PLAN-18", lists.age_bands, ((1, 1, 1),), {"on": NOW}, P, "one in each"),
    ("R-PLAN-18", lists.age_bands, ((5, 0, 9),), {"on": NOW}, F, "one is empty"),
    ("R-PLAN-18", lists.age_bands, (None,), {"on": NOW}, U, "not counted"),
    ("R-PLAN-18", lists.age_bands, ((5, 0, 9),), {"on": D(2021, 12, 26)}, NONE, "before"),
    ("R-PLAN-19", lists.minority_share, (2, 20, 10), {"on": NOW}, P, "the unit's aim"),
    ("R-PLAN-19", lists.minority_share, (1, 20, 10), {"on": NOW}, F, "below it"),
    ("R-PLAN-19", lists.minority_share, (1, 20, None), {"on": NOW}, U, "no aim set"),
    ("R-PLAN-19", lists.science_share, (1, 20), {"on": NOW}, P, "5%"),
    ("R-PLAN-19", lists.science_share, (0, 20), {"on": NOW}, F, "none"),
    ("R-PLAN-19", lists.science_share, (0, 20), {"on": D(2025, 4, 13)}, NONE, "before 45-CT/TW"),
    ("R-PLAN-20", lists.quorum, (20, 30), {"on": NOW}, P, "2/3"),
    ("R-PLAN-20", lists.quorum, (19, 30), {"on": NOW}, F, "one short"),
    ("R-PLAN-20", lists.quorum, (21, 30), {"on": NOW}, P, "one more"),
    ("R-PLAN-20", lists.quorum, (None, 30), {"on": NOW}, U, "not entered"),
    ("R-PLAN-20", lists.quorum, (1, 30), {"on": D(2021, 12, 26)}, NONE, "before 50-QĐ/TW"),
    # Trap 3: the base is all who were summoned: 24 of 40 present agreeing are not half of 48.
    ("R-PLAN-21", lists.votes_enough, (24, 48), {"on": NOW}, F, "half of those summoned"),
    ("R-PLAN-21", lists.votes_enough, (25, 48), {"on": NOW}, P, "one more than half"),
    ("R-PLAN-21", lists.votes_enough, (23, 48), {"on": NOW}, F, "less"),
    ("R-PLAN-21", lists.votes_enough, (25, None), {"on": NOW}, U, "nobody says how many"),
    ("R-PLAN-21", lists.votes_enough, (1, 48), {"on": D(2021, 12, 26)}, NONE, "before"),
    ("R-PLAN-22", lists.step_order, (STEPS, steps(("collective", D(2026, 3, 1)), ("key", D(2026, 3, 1)))), {"on": NOW}, P, "in order, the same day"),
    ("R-PLAN-22", lists.step_order, (STEPS, steps(("collective", D(2026, 3, 2)), ("key", D(2026, 3, 1)))), {"on": NOW}, F, "the later one earlier"),
    ("R-PLAN-22", lists.step_order, (STEPS, steps(("collective", D(2026, 3, 1)), ("extended", D(2026, 3, 2)))), {"on": NOW}, F, "a step left out"),
    ("R-PLAN-22", lists.step_order, (STEPS, steps(("collective", None),)), {"on": NOW}, U, "no day"),
    ("R-PLAN-22", lists.step_order, (STEPS, {"key": D(2026, 3, 1)}), {"on": D(2021, 12, 26)}, NONE, "before"),
    ("R-PLAN-23", lists.review_due, (D(2025, 5, 4),), {"on": NOW}, P, "twelve months"),
    ("R-PLAN-23", lists.review_due, (D(2025, 5, 3),), {"on": NOW}, F, "a day more"),
    ("R-PLAN-23", lists.review_due, (D(2025, 5, 5),), {"on": NOW}, P, "a day less"),
    ("R-PLAN-23", lists.review_due, (None,), {"on": NOW}, U, "no review on file"),
    ("R-PLAN-23", lists.review_due, (D(2020, 1, 1),), {"on": D(2021, 12, 26)}, NONE, "before"),
    ("R-PLAN-25", lists.dossier_answered, (D(2026, 3, 2), D(2026, 4, 13)), {"on": NOW, "calendar": PLAIN}, P, "thirty working days"),
    ("R-PLAN-25", lists.dossier_answered, (D(2026, 3, 2), D(2026, 4, 14)), {"on": NOW, "calendar": PLAIN}, F, "a day late"),
    ("R-PLAN-25", lists.dossier_answered, (D(2026, 3, 2), D(2026, 4, 10)), {"on": NOW, "calendar": PLAIN}, P, "a day early"),
    ("R-PLAN-25", lists.dossier_answered, (None, None), {"on": NOW, "calendar": PLAIN}, U, "not received"),
    ("R-PLAN-25", lists.dossier_answered, (D(2022, 1, 3), None), {"on": D(2022, 2, 14), "calendar": PLAIN}, NONE, "before HD 16"),
]  # fmt: skip
OFFICE = [
    ("R-ROT-11", moves.assessment_due, (D(2024, 1, 1), D(2025, 5, 4)), {"on": NOW}, P, "a year"),
    ("R-ROT-11", moves.assessment_due, (D(2024, 1, 1), D(2025, 5, 3)), {"on": NOW}, F, "a day more"),
    ("R-ROT-11", moves.assessment_due, (D(2025, 5, 4), None), {"on": NOW}, P, "never, moved a year ago"),
    ("R-ROT-11", moves.assessment_due, (None, None), {"on": NOW}, U, "no first day"),
    ("R-ROT-11", moves.assessment_due, (D(2020, 1, 1), None), {"on": D(2022, 4, 27)}, NONE, "before 65"),
    ("R-ROT-15", moves.seconded_counted_at_home, (0,), {"on": NOW}, P, "none"),
    ("R-ROT-15", moves.seconded_counted_at_home, (1,), {"on": NOW}, F, "one"),
    ("R-ROT-15", moves.seconded_counted_at_home, (None,), {"on": NOW}, U, "not counted"),
    ("R-ROT-15", moves.seconded_counted_at_home, (1,), {"on": D(2025, 6, 30)}, NONE, "before 170/2025"),
    ("R-APP-08", office.meeting_carried, ({"a": 16, "b": 10}, "a"), {"present": 20, "summoned": 30, "on": NOW}, P, "the most, more than half"),
    ("R-APP-08", office.meeting_carried, ({"a": 15, "b": 10}, "a"), {"present": 20, "summoned": 30, "on": NOW}, F, "half of those summoned"),
    ("R-APP-08", office.meeting_carried, ({"a": 16, "b": 17}, "a"), {"present": 20, "summoned": 30, "on": NOW}, F, "not the most"),
    ("R-APP-08", office.meeting_carried, ({"a": 16}, "a"), {"present": 19, "summoned": 30, "on": NOW}, F, "no quorum"),
    ("R-APP-08", office.meeting_carried, ({"a": 16, "b": 16}, "a"), {"present": 30, "summoned": 30, "on": NOW}, U, "a tie"),
    ("R-APP-08", office.meeting_carried, (None, "a"), {"present": 20, "summoned": 30, "on": NOW}, U, "no votes"),
    ("R-APP-08", office.meeting_carried, ({"a": 1}, "a"), {"present": 1, "summoned": 30, "on": D(2024, 9, 16)}, NONE, "before 116/2024"),
    ("R-APP-09", office.approved_and_in_time, (None, D(2026, 3, 2), D(2026, 3, 2), D(2026, 4, 13)), {"on": NOW, "calendar": PLAIN}, P, "thirty working days"),
    ("R-APP-09", office.approved_and_in_time, (None, D(2026, 3, 2), D(2026, 3, 3), D(2026, 4, 14)), {"on": NOW, "calendar": PLAIN}, F, "a day late"),
    ("R-APP-09", office.approved_and_in_time, (None, D(2026, 3, 2), D(2026, 3, 1), None), {"on": D(2026, 3, 3), "calendar": PLAIN}, F, "begun a day before"),
    ("R-APP-09", office.approved_and_in_time, (None, None, D(2026, 3, 1), None), {"on": NOW, "calendar": PLAIN}, F, "begun without approval"),
    ("R-APP-09", office.approved_and_in_time, (None, None, None, None), {"on": NOW, "calendar": PLAIN}, U, "nothing yet"),
    ("R-APP-09", office.approved_and_in_time, (None, None, D(2024, 9, 1), None), {"on": D(2024, 9, 16), "calendar": PLAIN}, NONE, "before"),
    # Trap 16: ninety working days, and holidays push the notice further ahead.
    ("R-APP-10", office.notice_in_time, (D(2026, 12, 31), D(2026, 8, 25)), {"on": NOW, "calendar": TET}, P, "two days off"),
    ("R-APP-10", office.notice_in_time, (D(2026, 12, 31), D(2026, 8, 26)), {"on": NOW, "calendar": TET}, F, "a day late"),
    ("R-APP-16", office.suspension_over, (D(2025, 3, 3),), {"extended": False, "ended": None, "on": D(2025, 3, 24), "calendar": PLAIN}, P, "fifteen"),
    ("R-APP-16", office.suspension_over, (D(2025, 3, 3),), {"extended": False, "ended": None, "on": D(2025, 3, 25), "calendar": PLAIN}, F, "a day more"),
    ("R-APP-16", office.suspension_over, (D(2025, 3, 3),), {"extended": True, "ended": None, "on": D(2025, 4, 14), "calendar": PLAIN}, P, "thirty, prolonged"),
    ("R-APP-16", office.suspension_over, (D(2025, 3, 3),), {"extended": True, "ended": None, "on": D(2025, 4, 15), "calendar": PLAIN}, F, "a day more, prolonged"),
    ("R-APP-16", office.suspension_over, (None,), {"extended": False, "ended": None, "on": NOW, "calendar": PLAIN}, U, "no first day"),
    ("R-APP-16", office.suspension_over, (D(2024, 1, 1),), {"extended": False, "ended": None, "on": D(2024, 5, 22), "calendar": PLAIN}, NONE, "before 148"),
    ("R-APP-17", office.low_confidence, (20, 30), {"on": NOW}, F, "two thirds"),
    ("R-APP-17", office.low_confidence, (19, 30), {"on": NOW}, F, "below two thirds"),
    ("R-APP-17", office.low_confidence, (15, 30), {"on": NOW}, P, "half"),
    ("R-APP-18", office.release_file_in_time, (D(2026, 3, 2), D(2026, 3, 16), D(2026, 3, 30)), {"on": NOW, "calendar": PLAIN}, P, "ten and ten"),
    ("R-APP-18", office.release_file_in_time, (D(2026, 3, 2), D(2026, 3, 17), D(2026, 3, 30)), {"on": NOW, "calendar": PLAIN}, F, "proposed a day late"),
    ("R-APP-18", office.release_file_in_time, (D(2026, 3, 2), D(2026, 3, 16), D(2026, 3, 31)), {"on": NOW, "calendar": PLAIN}, F, "decided a day late"),
    ("R-APP-18", office.release_file_in_time, (D(2026, 3, 2), D(2026, 3, 16), D(2026, 4, 6)), {"on": NOW, "calendar": PLAIN, "extra_days": 9}, P, "prolonged to fifteen at most"),
    ("R-APP-18", office.release_file_in_time, (D(2026, 3, 2), D(2026, 3, 16), D(2026, 4, 7)), {"on": NOW, "calendar": PLAIN, "extra_days": 9}, F, "beyond fifteen"),
    ("R-APP-18", office.release_file_in_time, (None, None, None), {"on": NOW, "calendar": PLAIN}, U, "not opened"),
    ("R-APP-18", office.release_file_in_time, (D(2025, 3, 2), None, None), {"on": D(2025, 10, 7), "calendar": PLAIN}, NONE, "before 377"),
    ("R-APP-19", office.unit_targets, (Fraction(70, 100), 12), {"on": NOW}, P, "70%"),
    ("R-APP-19", office.unit_targets, (Fraction(6999, 10000), 12), {"on": NOW}, F, "just below, a year in post"),
    ("R-APP-19", office.unit_targets, (Fraction(1, 2), 11), {"on": NOW}, P, "less than a year in post"),
    ("R-APP-19", office.unit_targets, (None, 12), {"on": NOW}, U, "targets not entered"),
    ("R-APP-19", office.unit_targets, (Fraction(1, 2), None), {"on": NOW}, U, "time in post not known"),
    ("R-APP-19", office.unit_targets, (Fraction(1, 2), 12), {"on": D(2025, 10, 7)}, NONE, "before 377"),
    ("R-STF-01", office.staff_within, (10, 10), {"on": NOW}, P, "as assigned"),
    ("R-STF-01", office.staff_within, (11, 10), {"on": NOW}, F, "one more"),
    ("R-STF-01", office.staff_within, (9, 10), {"on": NOW}, P, "one less"),
    ("R-STF-01", office.staff_within, (9, None), {"on": NOW}, U, "nothing assigned on file"),
    ("R-STF-01", office.staff_within, (11, 10), {"on": D(2022, 7, 17)}, NONE, "before 40-KL/TW"),
    ("R-STF-01", office.staff_within, (11, 10), {"on": D(2027, 1, 1)}, NONE, "after 2026"),
    ("R-STF-02", office.deputies_within, (2,), {"on": NOW, "level": "commune"}, P, "two of a commune"),
    ("R-STF-02", office.deputies_within, (3,), {"on": NOW, "level": "commune"}, F, "three"),
    ("R-STF-02", office.deputies_within, (3,), {"on": NOW, "level": "province"}, U, "no norm on record"),
    ("R-STF-02", office.deputies_within, (3,), {"on": NOW, "norm": 3}, P, "the unit's own norm"),
    ("R-STF-02", office.deputies_within, (None,), {"on": NOW, "norm": 3}, U, "not counted"),
]  # fmt: skip
CASES = LISTS + OFFICE
IDS = [f"{one[0]}: {one[5]}" for one in CASES]


@pytest.mark.parametrize(("rule", "judge", "given", "more", "verdict", "words"), CASES, ids=IDS)
def test_a_rule_at_its_boundary(rule, judge, given, more, verdict, words):
    found = judge(*given, law=SHIPPED, **more)
    assert (found and str(found.verdict)) == verdict
    if found is not None:
        assert found.rule == rule
        text = sentence(found)
        assert "–" not in text
        assert "%(" not in text
        assert found.value is None or source(found)


def test_all_sixty_three_rules_are_here_and_each_passes_fails_and_can_be_unknown():
    here = {one[0] for one in CASES}
    assert here | set(PERSON_RULES) == set(CODES)
    assert len(CODES) == 63
    seen = {(one[0], one[4]) for one in CASES}
    alone = here - set(PERSON_RULES)
    assert {(rule, verdict) for rule in alone for verdict in (P, F, U)} <= seen


def test_low_votes_say_what_follows():
    assert office.low_confidence(20, 30, on=NOW, law=SHIPPED).facts["opens"] == "dismissal"
    assert office.low_confidence(19, 30, on=NOW, law=SHIPPED).facts["opens"] == "release"


def test_aims_of_structure_never_block():
    """Trap 18: aims, whatever they are short of."""
    found = [
        lists.women_share(0, 20, on=IN_2023, law=SHIPPED),
        lists.young_share(0, 20, on=IN_2023, law=SHIPPED, level="province"),
        lists.age_bands((0, 1, 1), on=IN_2023, law=SHIPPED),
        lists.coefficient(99, 20, on=IN_2023, law=SHIPPED),
    ]
    assert [(one.verdict, one.blocks) for one in found] == [("fail", False)] * 4


def test_who_is_young_depends_on_level_and_document():
    """Trap 4."""
    ages = {
        (level, day.year): lists.young_below(on=day, law=SHIPPED, level=level)
        for level in ("central", "province", "district", "commune")
        for day in (IN_2023, NOW)
    }
    assert [ages[level, 2023] for level in ("central", "province", "district", "commune")] == [
        45, 40, 40, 35,
    ]  # fmt: skip
    assert ages["province", 2026] == 42
