"""Worked examples of limits: each names the document and article of its rule.

Days and units come from the shipped law of the day; the calendar is the shipped one (Tết, days off
in lieu, Saturdays worked in exchange).
"""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.working_days import Calendar
from apps.inspection.deadlines import rules
from apps.inspection.deadlines.rules import Extension, Pause
from apps.regulations.catalogue import read_catalogue
from apps.regulations.holiday_source import calendar_entries
from apps.regulations.rules import Rule, choose

D = date.fromisoformat


@pytest.fixture(scope="module")
def law():
    """The shipped values by key, and the shipped calendar."""
    catalogue = read_catalogue()
    known: dict[str, list[Rule]] = {}
    for number, entry in enumerate(catalogue.values.values()):
        given = entry.fields
        rule = Rule(
            key=given["key"], value=given["value"], unit=given["unit"], level=given["level"],
            valid_from=given["valid_from"], valid_to=given["valid_to"], status=given["status"],
            extension=given["extension_cap"], article=given["article"],
            document=catalogue.documents[entry.refers["document"]].fields["number"], pk=number,
        )  # fmt: skip
        known.setdefault(rule.key, []).append(rule)
    days = calendar_entries(catalogue.calendar).values()
    kinds = {
        kind: frozenset(day.fields["date"] for day in days if day.fields["kind"] == kind)
        for kind in ("holiday", "working_swap")
    }
    calendar = Calendar(holidays=kinds["holiday"], working_swaps=kinds["working_swap"])
    return known, calendar


SUPERVISION = "inspection.case.thematic_supervision.limit"
ADVISORY = "inspection.case.advisory_body.limit"
DENUNCIATION, COMPLAINT = "inspection.denunciation.limit", "inspection.complaint.limit"
CENTRE = "inspection.denunciation.managed_by_centre.limit"
FILING = "inspection.complaint.filing.limit"
ANNOUNCE, NOTICE = "inspection.discipline.announce.limit", "inspection.discipline.notice.limit"
PAPER = "inspection.discipline.cell_paper.limit"
MEMBER = "inspection.suspension.member.limit"
SEAT = "inspection.suspension.committee_member.limit"
ORGANISATION = "inspection.suspension.organisation.limit"
CELL_TEAM = "inspection.team.start.limit"
CELL_SIGNS = "inspection.case.signs_of_violation.limit"
CELL_TOPIC = "inspection.case.thematic_inspection.limit"
CELL_ANNOUNCE = "inspection.conclusion.announce.limit"

GUIDE_2017 = "02-HD/UBKTTW"
EXAMPLES = [
    # rule, level, counted from, holds, extensions, due, document, article
    # -- thematic supervision: working days from receipt of the object's report (02-HD of 2017)
    (SUPERVISION, "district", "2024-09-16", [], [], "2024-10-21", GUIDE_2017, ""),
    (SUPERVISION, "grassroots", "2024-09-16", [], [], "2024-10-14", GUIDE_2017, ""),
    (SUPERVISION, "province", "2024-09-16", [], [], "2024-10-28", GUIDE_2017, ""),
    (SUPERVISION, "central", "2024-09-16", [], [], "2024-11-18", GUIDE_2017, ""),
    # the national days of 2 and 3 September do not count
    (SUPERVISION, "grassroots", "2024-08-26", [], [], "2024-09-25", GUIDE_2017, ""),
    # Tết of 2024: seven days off, five of them on weekdays
    (SUPERVISION, "grassroots", "2024-02-01", [], [], "2024-03-07", GUIDE_2017, ""),
    # Tết of 2025, with the Saturday of 1 February in it
    (SUPERVISION, "district", "2025-01-20", [], [], "2025-03-03", GUIDE_2017, ""),
    # Saturday 4 May 2024 was worked in exchange for Monday 29 April
    (SUPERVISION, "grassroots", "2024-04-22", [], [], "2024-05-22", GUIDE_2017, ""),
    # Saturday 26 April 2025 was worked in exchange for Friday 2 May
    (SUPERVISION, "grassroots", "2025-04-14", [], [], "2025-05-14", GUIDE_2017, ""),
    # received on a Saturday: Monday is the first day
    (SUPERVISION, "grassroots", "2024-10-05", [], [], "2024-11-01", GUIDE_2017, ""),
    # extended by a third at most: 8 of 25, 6 of 20 working days
    (SUPERVISION, "district", "2024-09-16", [], [8], "2024-10-31", GUIDE_2017, ""),
    (SUPERVISION, "district", "2024-09-16", [], [5, 3], "2024-10-31", GUIDE_2017, ""),
    (SUPERVISION, "grassroots", "2024-09-16", [], [6], "2024-10-22", GUIDE_2017, ""),
    # what exceeds the cap of a confirmed rule adds nothing
    (SUPERVISION, "grassroots", "2024-09-16", [], [6, 9], "2024-10-22", GUIDE_2017, ""),
    # a hold of one working week moves the day by one week
    (SUPERVISION, "grassroots", "2024-09-16", [("2024-09-23", "2024-09-30")], [], "2024-10-21", GUIDE_2017, ""),
    # a hold over a weekend alone costs nothing
    (SUPERVISION, "grassroots", "2024-09-16", [("2024-09-21", "2024-09-23")], [], "2024-10-14", GUIDE_2017, ""),
    # a hold and an extension together
    (SUPERVISION, "grassroots", "2024-09-16", [("2024-09-23", "2024-09-30")], [6], "2024-10-29", GUIDE_2017, ""),
    # -- advisory bodies: days of unknown kind from the decision (331-QĐ/TW of 2025)
    (ADVISORY, "central", "2025-07-01", [], [], "2025-08-30", "331-QĐ/TW", ""),
    (ADVISORY, "province", "2025-07-01", [], [], "2025-08-15", "331-QĐ/TW", ""),
    (ADVISORY, "commune", "2025-07-01", [], [], "2025-07-21", "331-QĐ/TW", ""),
    (ADVISORY, "grassroots", "2026-09-01", [], [], "2026-09-21", "331-QĐ/TW", ""),
    (ADVISORY, "province", "2025-07-01", [], [15], "2025-08-30", "331-QĐ/TW", ""),
    (ADVISORY, "province", "2025-07-01", [], [15, 10], "2025-08-30", "331-QĐ/TW", ""),
    (ADVISORY, "central", "2025-07-01", [("2025-07-11", "2025-07-21")], [], "2025-09-09", "331-QĐ/TW", ""),
    # over Tết of 2026: days of unknown kind run on
    (ADVISORY, "province", "2026-01-20", [], [], "2026-03-06", "331-QĐ/TW", ""),
    # -- denunciations: from receipt by the competent body (22-QĐ/TW, article 20)
    (DENUNCIATION, "district", "2024-03-01", [], [], "2024-05-30", "22-QĐ/TW", "Điều 20"),
    (DENUNCIATION, "grassroots", "2021-07-28", [], [], "2021-10-26", "22-QĐ/TW", "Điều 20"),
    (DENUNCIATION, "province", "2023-12-01", [], [], "2024-02-29", "22-QĐ/TW", "Điều 20"),
    (DENUNCIATION, "central", "2024-03-01", [], [], "2024-08-28", "22-QĐ/TW", "Điều 20"),
    (DENUNCIATION, "district", "2025-05-29", [], [], "2025-08-27", "22-QĐ/TW", "Điều 20"),
    # the next day another regulation is in force: the same days, but a draft
    (DENUNCIATION, "district", "2025-05-30", [], [], "2025-08-28", "296-QĐ/TW", ""),
    (DENUNCIATION, "commune", "2025-09-15", [], [], "2025-12-14", "296-QĐ/TW", ""),
    # 2026: no days seen in 21-QĐ/TW, the earlier ones remind
    (DENUNCIATION, "grassroots", "2026-09-15", [], [], "2026-12-14", "296-QĐ/TW", ""),
    (DENUNCIATION, "district", "2024-03-01", [("2024-03-11", "2024-04-10")], [], "2024-06-29", "22-QĐ/TW", "Điều 20"),
    (DENUNCIATION, "district", "2024-03-01", [("2024-03-11", "2024-03-21"), ("2024-03-15", "2024-03-25")], [], "2024-06-13", "22-QĐ/TW", "Điều 20"),
    # a hold after the last day moves nothing
    (DENUNCIATION, "district", "2024-03-01", [("2024-06-10", "2024-06-20")], [], "2024-05-30", "22-QĐ/TW", "Điều 20"),
    # a hold before the clock began moves nothing
    (DENUNCIATION, "district", "2024-03-01", [("2024-02-01", "2024-02-20")], [], "2024-05-30", "22-QĐ/TW", "Điều 20"),
    # a hold that still lasts: the clock stands still
    (DENUNCIATION, "district", "2024-03-01", [("2024-03-11", None)], [], None, "22-QĐ/TW", "Điều 20"),
    # centrally managed cadres: from the decision on the team, 180 + 60 (164-QĐ/TW of 2024)
    (CENTRE, "", "2024-07-01", [], [], "2024-12-28", "164-QĐ/TW", ""),
    (CENTRE, "", "2024-07-01", [], [60], "2025-02-26", "164-QĐ/TW", ""),
    (CENTRE, "", "2024-07-01", [], [60, 30], "2025-02-26", "164-QĐ/TW", ""),
    # -- complaints: 90 working days in 2016 to 2021, days of unknown kind after
    (COMPLAINT, "district", "2018-03-01", [], [], "2018-07-10", "30-QĐ/TW", ""),
    (COMPLAINT, "central", "2018-03-01", [], [], "2018-11-14", "30-QĐ/TW", ""),
    (COMPLAINT, "district", "2024-03-01", [], [], "2024-05-30", "22-QĐ/TW", ""),
    (COMPLAINT, "commune", "2025-09-01", [], [], "2025-11-30", "296-QĐ/TW", ""),
    (COMPLAINT, "grassroots", "2026-08-20", [], [], "2026-11-18", "296-QĐ/TW", ""),
    # filing a complaint: one month, 30 working days, one month, 30 days
    (FILING, "", "2015-01-31", [], [], "2015-02-28", "", "Điều 39.7"),
    (FILING, "", "2017-03-01", [], [], "2017-04-13", "30-QĐ/TW", ""),
    (FILING, "", "2024-01-31", [], [], "2024-02-29", "", "Điều 39.7"),
    (FILING, "", "2025-06-02", [], [], "2025-07-02", "296-QĐ/TW", "Điều 25.1"),
    (FILING, "", "2026-09-01", [], [], "2026-10-01", "296-QĐ/TW", "Điều 25.1"),
    # -- announcing, handing over, telling others
    (ANNOUNCE, "district", "2018-06-01", [], [], "2018-06-16", "30-QĐ/TW", ""),
    (ANNOUNCE, "district", "2024-06-03", [], [], "2024-06-18", "22-QĐ/TW", ""),
    (ANNOUNCE, "grassroots", "2026-09-01", [], [], "2026-09-16", "21-QĐ/TW", ""),
    (PAPER, "cell", "2018-06-01", [], [], "2018-06-11", "30-QĐ/TW", ""),
    (PAPER, "cell", "2025-09-01", [], [], "2025-09-11", "296-QĐ/TW", ""),
    (NOTICE, "", "2019-06-03", [], [], "2019-07-15", "102-QĐ/TW", ""),
    (NOTICE, "", "2025-09-01", [], [], "2025-09-06", "296-QĐ/TW", "khoản 5 Điều 8"),
    # -- suspension: 90 + 90, then 90 + one of 30 days
    (MEMBER, "", "2023-01-02", [], [], "2023-04-02", "22-QĐ/TW", "Điều 31"),
    (MEMBER, "", "2023-01-02", [], [90], "2023-07-01", "22-QĐ/TW", "Điều 31"),
    (MEMBER, "", "2023-01-02", [], [90, 30], "2023-07-01", "22-QĐ/TW", "Điều 31"),
    (SEAT, "", "2024-01-01", [], [45], "2024-05-15", "22-QĐ/TW", "Điều 31"),
    (MEMBER, "", "2026-05-04", [], [], "2026-08-02", "21-QĐ/TW", ""),
    (MEMBER, "", "2026-05-04", [], [30], "2026-09-01", "21-QĐ/TW", ""),
    (ORGANISATION, "", "2023-01-02", [], [], "2023-04-02", "22-QĐ/TW", "Điều 31"),
    (ORGANISATION, "", "2026-05-04", [], [30], "2026-09-01", "21-QĐ/TW", ""),
    # -- cells: a local set of forms and a provincial rule, everywhere only drafts
    (CELL_TEAM, "cell", "2026-02-13", [], [], "2026-02-25", "", ""),
    (CELL_TEAM, "cell", "2026-08-20", [], [], "2026-08-24", "", ""),
    (CELL_SIGNS, "cell", "2026-03-02", [], [], "2026-04-16", "299-QĐ/TU", ""),
    (CELL_TOPIC, "cell", "2026-03-02", [], [10], "2026-04-11", "299-QĐ/TU", ""),
    (CELL_ANNOUNCE, "cell", "2026-04-24", [], [], "2026-05-06", "299-QĐ/TU", ""),
]  # fmt: skip


def found(law, key, level, start):
    known, _calendar = law
    return choose(known[key], on=start, level=level)


def test_there_are_sixty_of_them_under_every_version_of_the_law():
    assert len(EXAMPLES) >= 60
    documents = {example[6] for example in EXAMPLES}
    assert {"30-QĐ/TW", "22-QĐ/TW", "296-QĐ/TW", "21-QĐ/TW", "331-QĐ/TW"} <= documents


@pytest.mark.parametrize(
    ("key", "level", "start", "holds", "more", "expected", "document", "article"), EXAMPLES
)
def test_example(law, key, level, start, holds, more, expected, document, article):
    start = D(start)
    rule = found(law, key, level, start)
    pauses = [Pause(D(one), D(end) if end else None) for one, end in holds]
    extensions = [Extension(days, start) for days in more]

    due = rules.due(start, rule, calendar=law[1], pauses=pauses, extensions=extensions)

    assert due.day == (D(expected) if expected else None)
    assert due.stands == (expected is None)
    assert (rule.document, rule.article) == (document, article)


def test_explanation_names_rule_trigger_pauses_and_extensions(law):
    start = D("2024-09-16")
    rule = found(law, SUPERVISION, "grassroots", start)
    pauses = [Pause(D("2024-09-23"), D("2024-09-30")), Pause(D("2023-01-01"), D("2023-02-01"))]
    due = rules.due(
        start, rule, calendar=law[1], pauses=pauses, extensions=[Extension(6, start, "12-QĐ")]
    )

    assert (due.started, due.limit, due.extended, due.unit) == (start, 20, 6, "working_days")
    assert due.plain == D("2024-10-22")
    assert [one.start for one in due.pauses] == [D("2024-09-23")]  # the other moved nothing
    assert [one.number for one in due.extensions] == ["12-QĐ"]
    assert not due.is_doubtful


def test_days_left_while_a_clock_stands_still(law):
    start = D("2024-03-01")
    rule = found(law, DENUNCIATION, "district", start)
    due = rules.due(start, rule, calendar=law[1], pauses=[Pause(D("2024-03-11"))])

    assert due.left == 81  # nine of ninety days have run
    assert due.is_doubtful


def test_plan_stands_in_where_no_rule_sets_a_limit():
    """354-QĐ/UBKTTW: no days known; the limit is entered from the plan."""
    due = rules.due_by_plan(
        D("2026-03-02"), D("2026-04-01"), pauses=[Pause(D("2026-03-10"), D("2026-03-15"))],
        extensions=[Extension(10, D("2026-03-20"))],
    )  # fmt: skip
    assert (due.day, due.from_plan, due.rule) == (D("2026-04-16"), True, None)


@pytest.mark.parametrize(
    ("days", "decided_on", "code"),
    [
        (0, "2024-10-01", "extension_days"),
        (7, "2024-10-01", "extension_cap"),
        (6, "2024-10-15", "extension_late"),
        (6, "2024-10-14", ""),
    ],
)
def test_extension_before_the_end_and_within_the_cap(law, days, decided_on, code):
    """02-HD/UBKTTW of 2017: 20 working days, a third more at most."""
    start = D("2024-09-16")
    rule = found(law, SUPERVISION, "grassroots", start)
    now = rules.due(start, rule, calendar=law[1])

    findings = rules.extension_findings(now, days=days, decided_on=D(decided_on))

    assert [one.code for one in findings if one.blocks] == ([code] if code else [])


def test_cap_of_a_draft_reminds_and_refuses_nothing(law):
    """21-QĐ/TW: 90 and one of 30 days, from a question bank alone."""
    start = D("2026-05-04")
    rule = found(law, MEMBER, "", start)
    now = rules.due(start, rule, calendar=law[1], extensions=[Extension(30, start)])

    findings = rules.extension_findings(now, days=10, decided_on=D("2026-06-01"), most=1)

    assert [(one.code, one.blocks) for one in findings] == [
        ("extension_times", False),
        ("extension_cap", False),
    ]


@pytest.mark.parametrize(
    ("kind", "body", "key", "trigger"),
    [
        ("thematic_supervision", "inspection_committee", SUPERVISION, "B2"),
        ("denunciation", "standing_committee", DENUNCIATION, "received_on"),
        ("complaint", "inspection_committee", COMPLAINT, "received_on"),
        ("signs_of_violation", "inspection_committee", CELL_SIGNS, "decided_on"),
        ("signs_of_violation", "cell", CELL_SIGNS, "B1"),
        ("thematic_inspection", "advisory_body", ADVISORY, "decided_on"),
        ("suspension", "inspection_committee", MEMBER, "decided_on"),
    ],
)
def test_each_kind_counts_from_its_own_trigger(kind, body, key, trigger):
    spec = rules.main_clock(kind, body)
    assert (spec.key, spec.trigger) == (key, trigger)


def test_regular_supervision_and_discipline_follow_the_plan():
    assert rules.main_clock("regular_supervision", "inspection_committee") is None
    assert rules.main_clock("discipline", "inspection_committee") is None
