"""Who may decide what: the matrix as shipped, by date, level, body and object."""

from __future__ import annotations

from datetime import date

import pytest

from apps.inspection.discipline import authority
from apps.inspection.discipline.authority import FAIL, PASS, UNKNOWN, Power
from apps.inspection.discipline.lookup import (
    bodies_able_to_decide,
    effect_on,
    months_of_bars,
    powers_on,
    thresholds_on,
)

Y2016, Y2023, Y2025, NOW = date(2018, 1, 5), date(2023, 4, 3), date(2025, 9, 1), date(2026, 9, 15)


@pytest.mark.parametrize(
    ("is_person", "from_above", "committee", "level", "body", "expected"),
    [
        (False, False, "", "district", "standing_committee", "organisation"),
        (True, False, "", "cell", "cell", "member"),
        (True, False, "district", "cell", "cell", "member"),
        (True, True, "", "cell", "cell", "assigned_task"),
        (True, True, "", "district", "inspection_committee", "member"),
        (True, False, "district", "district", "inspection_committee", "committee_member"),
        (True, False, "grassroots", "district", "inspection_committee", "member"),
    ],
)
def test_as_what_somebody_counts_before_a_body(
    is_person, from_above, committee, level, body, expected
):
    found = authority.object_of(
        is_person=is_person, from_above=from_above, committee_level=committee, level=level,
        body=body,
    )  # fmt: skip
    assert found == expected


def test_a_draft_or_missing_row_leaves_it_open_and_a_settled_one_decides():
    settled = Power("cell", "cell", "member", frozenset({"warning"}), settled=True, source="x")
    draft = Power("committee", "province", "member", frozenset({"warning"}), settled=False)
    rows = [settled, draft]

    def verdict(body, level, form):
        return authority.judge(rows, body=body, level=level, target="member", form=form).verdict

    assert verdict("cell", "cell", "warning") == PASS
    assert verdict("cell", "cell", "expulsion") == FAIL
    assert verdict("committee", "province", "warning") == UNKNOWN
    assert verdict("committee", "district", "warning") == UNKNOWN


def bodies(form, on, **about):
    return {
        (one.level, one.body): one.verdict for one in bodies_able_to_decide(form, on=on, **about)
    }


@pytest.mark.usefixtures("shipped_law")
class TestShipped:
    def test_a_cell_reprimands_and_warns_its_members_at_any_time(self):
        for day in (Y2016, Y2023, Y2025, NOW):
            assert bodies("warning", day)["cell", "cell"] == PASS
            assert ("cell", "cell") not in bodies("expulsion", day)
            assert ("cell", "cell") not in bodies("removal", day)

    def test_a_cell_does_not_decide_on_a_task_given_from_above(self):
        assert ("cell", "cell") not in bodies("warning", Y2023, from_above=True)
        assert ("cell", "cell") not in bodies("warning", NOW, from_above=True)

    def test_a_cell_does_not_discipline_organisations(self):
        assert ("cell", "cell") not in bodies("reprimand", Y2025, is_person=False)

    def test_the_district_decides_until_its_rule_ends_and_the_commune_after_it(self):
        before, after = bodies("expulsion", Y2023), bodies("expulsion", Y2025)
        assert before["district", "standing_committee"] == PASS
        assert not any(level == "district" for level, _body in after)
        assert after["commune", "standing_committee"] == UNKNOWN

    def test_removal_of_a_committee_member_of_the_same_level_goes_up(self):
        own = bodies("removal", Y2023, committee_level="district")
        assert not any(level == "district" for level, _body in own)
        assert own["province", "standing_committee"] == UNKNOWN

    def test_every_row_names_its_source_and_what_is_unsure_only_leaves_it_open(self):
        for day in (Y2023, Y2025, NOW):
            rows = powers_on(day)
            assert rows
            assert all(row.source for row in rows)
            assert all(row.forms <= set(authority_forms()) for row in rows)
        assert not any(row.settled for row in powers_on(NOW) if row.body != "cell")

    def test_majorities_follow_the_rule_of_the_day(self):
        settled = thresholds_on(Y2023, "proposal")
        assert settled["warning"].reached(8, 15)
        assert not settled["expulsion"].reached(9, 15)
        assert settled["expulsion"].reached(10, 15)
        assert settled["expulsion"].may_block
        assert not thresholds_on(NOW, "proposal")["expulsion"].may_block
        assert thresholds_on(Y2023, "decision")["expulsion"].reached(8, 15)

    def test_the_rule_of_2026_on_effect_is_a_doubt_and_not_the_rule(self):
        assert effect_on(Y2025).rule == "announcement"
        assert effect_on(Y2025).doubt == ""
        assert effect_on(NOW).rule == "announcement"
        assert "21-QĐ/TW" in effect_on(NOW).doubt

    def test_bars_have_the_months_of_their_document(self):
        assert months_of_bars(Y2023) == {
            "reprimand": 12, "warning": 30, "removal": 60, "election": 12,
        }  # fmt: skip
        assert months_of_bars(Y2016) == {
            "reprimand": 12, "warning": 12, "removal": 12, "election": 12,
        }  # fmt: skip
        assert months_of_bars(date(2017, 12, 18)) == {"election": 12}
        assert months_of_bars(NOW) == {
            "reprimand": 24, "warning": 36, "removal": 60, "election": 12,
        }  # fmt: skip


def authority_forms():
    return ("reprimand", "warning", "removal", "expulsion", "dissolution")
