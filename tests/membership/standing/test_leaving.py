"""Ways out of the Party: conditions, votes, and what the decision leaves behind."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.errors import Invalid, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.membership.models import Member, Placement, Procedure, StandingPeriod
from apps.membership.procedures import actions
from apps.membership.procedures.registry import spec_of
from apps.membership.standing.clocks import clocks
from apps.tenancy import scope
from tests.factories.membership import member, standing
from tests.membership.standing.conftest import TODAY

DAY = date(2024, 6, 3)
STRIKE = {"ground": "missed", "amount": 3, "review": "done", "votes": True}
LETTER = {"letter_on": "2024-05-20", "letter_reason": "Hoàn cảnh gia đình"}


@pytest.mark.parametrize(
    ("kind", "details", "leaving"),
    [
        ("strike_off", STRIKE, "struck_off"),
        ("own_request", LETTER, "own_request"),
        ("expulsion", {"violation": "Tham ô"}, "expelled"),
        ("death", {"died_on": "2024-06-03", "body": "cell"}, "deceased"),
    ],
)
def test_a_way_out_ends_the_placement_and_says_how_and_nothing_is_deleted(
    run, own_member, kind, details, leaving
):
    number, before = own_member.card_number, Member.objects.count()
    standing(own_member, since=date(2024, 1, 1))

    done = run(own_member, kind, on=DAY, **details)

    assert (own_member.state, own_member.left_on, own_member.leaving) == ("left", DAY, leaving)
    assert own_member.card_number == number
    assert Member.objects.count() == before
    placement = own_member.placements.get()
    assert (placement.valid.upper, placement.exit) == (DAY, leaving)
    period = StandingPeriod.objects.get(member=own_member)
    assert (period.valid.upper, period.ending) == (DAY, "left")
    lines = AuditEntry.objects.filter(action="membership.procedure_decided", object_id=done.pk)
    assert lines.count() == 1


def test_the_day_of_death_counts_not_the_day_of_its_notice(run, own_member):
    run(own_member, "death", on=DAY, died_on="2024-05-30", body="grassroots")

    assert own_member.left_on == date(2024, 5, 30)


def test_a_period_that_was_still_to_begin_never_counts(run, own_member):
    standing(own_member, since=date(2024, 6, 10))

    run(own_member, "death", on=date(2024, 6, 20), died_on="2024-06-03", body="cell")

    assert StandingPeriod.objects.get(member=own_member).ending == "void"
    assert not StandingPeriod.objects.on(date(2024, 7, 1)).exists()


def test_other_open_procedures_close_with_the_membership(run, own_member, world):
    by = world.actor("organization_head", "alpha-east")
    with scope.use(by.scope()):
        other = actions.open_procedure(
            member=own_member, kind="own_request", opened_on=date(2024, 5, 25), today=TODAY,
            by=by, details=LETTER,
        )  # fmt: skip

    run(own_member, "expulsion", on=DAY, violation="Tham ô")

    other.refresh_from_db()
    assert other.state == "withdrawn"
    assert other.closing_reason


def refused(action) -> list[str]:
    """Codes of the refusals."""
    with pytest.raises((RuleRefused, Invalid)) as caught:
        action()
    error = caught.value
    return [one.code for one in getattr(error, "refusals", [error])]


@pytest.mark.parametrize(
    ("kind", "details", "codes"),
    [
        ("strike_off", STRIKE | {"amount": 2}, ["ground_not_met"]),
        ("strike_off", STRIKE | {"votes": False}, ["decision_before_vote"] * 2),
        ("strike_off", STRIKE | {"review": "refused", "requests": 2}, ["self_review_first"]),
        ("strike_off", STRIKE | {"ground": "probation"}, ["ground_for_probation"]),
        ("own_request", LETTER | {"pending": True}, ["discipline_first"]),
        ("own_request", LETTER | {"letter_on": "2024-06-04"}, ["letter_after_opening"]),
        ("death", {"died_on": "2024-06-04", "body": "cell"}, ["died_after_notice"]),
        ("death", {"died_on": "2010-05-19", "body": "cell"}, ["left_before_joining"]),
    ],
)
def test_what_a_way_out_is_refused_for_leaves_the_member_as_before(
    run, own_member, kind, details, codes
):
    found = refused(lambda: run(own_member, kind, on=DAY, **details))

    own_member.refresh_from_db()
    assert found == codes
    assert own_member.state == "official"
    assert Placement.objects.get(member=own_member).exit == ""


def test_a_refusal_names_rule_document_and_article(run, own_member):
    with pytest.raises(RuleRefused) as caught:
        run(own_member, "strike_off", on=DAY, **STRIKE | {"amount": 2})

    assert "294-QĐ/TW" in caught.value.message
    assert "điểm" in caught.value.message


def test_a_probationary_member_is_struck_off_but_not_expelled(run, cell):
    probationary = member(cell, "Lê Dự Bị", official_on=None, state="probationary", card_number="")

    assert refused(lambda: run(probationary, "expulsion", on=DAY, violation="x")) == [
        "probationary_not_expelled"
    ]
    run(probationary, "strike_off", on=DAY, **STRIKE | {"ground": "probation"})
    assert probationary.leaving == "struck_off"


def test_nobody_leaves_before_the_present_placement_began(run, own_member, world):
    placement = own_member.placements.get()
    placement.valid, placement.exit = (placement.valid.lower, date(2024, 6, 1)), "moved"
    placement.save()
    Placement.objects.create(
        member=own_member, organization=own_member.organization, entry="moved",
        valid=(date(2024, 6, 1), None),
    )  # fmt: skip

    assert refused(lambda: run(own_member, "death", on=DAY, died_on="2024-05-31", body="cell")) == [
        "left_before_placement"
    ]


def test_the_citizen_number_is_free_again_and_the_record_stays(run, own_member, world):
    number = own_member.citizen_number
    run(own_member, "own_request", on=DAY, **LETTER)

    again = member(world["alpha-east-2-cell"], "Người Khác", citizen_number=number)

    assert Member.objects.filter(citizen_number=number).count() == 2
    assert again.state == "official"


def test_only_expulsion_is_discipline(run, own_member, browser):
    run(own_member, "strike_off", on=DAY, **STRIKE)

    page = browser().get(f"/members/{own_member.pk}/parts/").content.decode().lower()
    panel = page[page.index('id="standing"') :]
    panel = panel[: panel.index("</section>")]

    assert "xóa tên" in page
    assert "kỷ luật" not in panel
    assert "khai trừ" not in page


def test_the_neighbour_cannot_open_or_decide(run, own_member, world):
    by = world.actor("organization_head", "beta-east")
    with scope.use(by.scope()), pytest.raises(NotAllowed):
        actions.open_procedure(
            member=own_member, kind="death", opened_on=DAY, today=TODAY, by=by,
            details={"died_on": "2024-06-03"},
        )  # fmt: skip

    assert not Procedure.objects.filter(kind="death").exists()


def test_papers_that_come_after_the_decision_are_recorded_then(run, own_member, world):
    done = run(own_member, "strike_off", on=DAY, **STRIKE)
    by = world.actor("organization_officer", "alpha-east")

    def record(code: str, on: date) -> None:
        done.refresh_from_db()
        actions.record_paper(
            procedure=done, version=done.version, code=code, dated_on=on, today=TODAY, by=by
        )

    def due() -> list[date]:
        rows = clocks(lambda rows: rows, until=date(2030, 1, 1), today=date(2024, 7, 1))
        return [one.due for one in rows if one.kind == "standing.file"]

    with pytest.raises(RuleRefused, match="paper_unknown"):
        record("minutes", DAY)
    assert due() == []
    record("card", date(2024, 6, 5))
    record("left_notice", date(2024, 6, 10))
    # 30 working days after Monday 10 June 2024 without holidays.
    assert due() == [date(2024, 7, 22)]
    done.refresh_from_db()
    assert "22/07/2024" in str(spec_of("strike_off").notes(done, [])[0][1])
    record("file_up", date(2024, 7, 2))
    assert due() == []
    assert spec_of("strike_off").notes(done, []) == []


def test_a_withdrawn_leaving_takes_no_papers(own_member, world, settled):
    by = world.actor("organization_officer", "alpha-east")
    made = actions.open_procedure(
        member=own_member, kind="own_request", opened_on=DAY, today=TODAY, by=by, details=LETTER
    )
    ended = actions.withdraw_procedure(
        procedure=made, version=1, closed_on=DAY, reason="Nhầm", today=TODAY, by=by
    )
    with pytest.raises(RuleRefused, match="procedure_closed"):
        actions.record_paper(
            procedure=ended, version=ended.version, code="card", dated_on=DAY, today=TODAY, by=by
        )
