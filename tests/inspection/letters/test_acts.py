"""What becomes of letters: split, forwarded, linked, opened, withdrawn, answered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.core import sealing
from apps.core.errors import NotAllowed, RuleRefused
from apps.inspection.cases.actions import Subject
from apps.inspection.letters.duplicates import likely_duplicates
from apps.inspection.models import Case, DenouncerIdentity, Letter, LetterContent, LetterSubject
from apps.membership.transfers.lookup import Office
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting
from tests.inspection.letters.conftest import WRITER

pytestmark = pytest.mark.django_db
BODY = "inspection_committee"


def _seal(letter):
    with scope.use(scope.Scope.everything()):
        return DenouncerIdentity.objects.of_letter(letter).current().get()


@pytest.fixture
def sort(do):
    """Classify a letter, the office being competent."""

    def classified(letter, kind="denunciation", **values):
        given = {"competence": "own", "competent_name": "", "classified_on": TODAY} | values
        return do("classify_letter", letter, kind=kind, today=TODAY, **given)

    return classified


@pytest.fixture
def about():
    """Somebody named, the same in every letter."""
    return [Subject(name="Nguyễn Văn Đối", position="Bí thư")]


# A letter that complains and denounces is two matters.


def test_a_mixed_letter_keeps_the_complaint_and_a_new_one_denounces(officer, came, do, about):
    letter = came(kind="mixed", contents=["Xem lại kỷ luật", "Nhận tiền"], subjects=about)
    with scope.use(officer.scope()):
        second = LetterContent.objects.of_letter(letter).get(order=2)

    made = do("split_letter", letter, denounced=[second.pk], today=TODAY)

    with scope.use(officer.scope()):
        letter.refresh_from_db()
        assert (letter.kind, made.kind, made.split_of_id) == (
            "complaint",
            "denunciation",
            letter.pk,
        )
        parts = LetterContent.objects.of_letter(letter).order_by("order").values_list("part")
        assert [one for (one,) in parts] == ["complaint", "denunciation"]
        assert LetterContent.objects.of_letter(made).get().text == "Nhận tiền"
        assert LetterSubject.objects.of_letter(made).get().name == "Nguyễn Văn Đối"
    assert _seal(made).sealed == _seal(letter).sealed
    assert _seal(made).code != _seal(letter).code


def test_only_a_mixed_letter_with_both_parts_is_split(officer, came, do):
    with pytest.raises(RuleRefused) as plain:
        do("split_letter", came(), denounced=[], today=TODAY)
    assert plain.value.code == "letter_not_mixed"
    letter = came(kind="mixed", contents=["Một", "Hai"])
    with scope.use(officer.scope()):
        keys = list(LetterContent.objects.of_letter(letter).values_list("pk", flat=True))
    for chosen in ([], keys):
        with pytest.raises(RuleRefused) as all_of_one:
            do("split_letter", letter, denounced=chosen, today=TODAY)
        assert all_of_one.value.code == "letter_parts"


# A letter goes to the competent body and never back.


def _office(world, code):
    unit = world[code]
    return Office(unit.pk, unit.code, unit.name, "Tỉnh")


def _forward(do, letter, office=None, **values):
    given = {"outside": "", "forwarded_on": TODAY, "number": "12-CV/UBKT", "today": TODAY} | values
    return do("forward_letter", letter, office=office, **given)


def test_a_forwarded_letter_is_registered_there_on_its_own_day(world, came, do, about):
    earlier = TODAY - timedelta(days=9)
    letter = came(contents=["Việc một"], subjects=about, arrived_on=earlier)

    sent = _forward(do, letter, _office(world, "alpha-west"))

    there = acting(world, "inspection_officer", "alpha-west")
    with scope.use(there.scope()):
        got = Letter.objects.visible_to(there).get()
        assert (got.state, got.channel, got.arrived_on) == ("registered", "forwarded", TODAY)
        assert got.came_from == world["alpha-east"].name
        assert got.reference != letter.reference
        assert LetterContent.objects.of_letter(got).get().text == "Việc một"
        seal = DenouncerIdentity.objects.of_letter(got).current().get()
    assert sealing.unseal(seal.sealed)["name"] == WRITER.name
    assert (sent.state, sent.clock_from) == ("forwarded", None)


def test_a_letter_does_not_go_in_a_circle(world, came, do):
    _forward(do, came(), _office(world, "alpha-west"))
    there = acting(world, "inspection_officer", "alpha-west")
    with scope.use(there.scope()):
        got = Letter.objects.visible_to(there).get()
    for code in ("alpha-east", "alpha-west"):
        with pytest.raises(RuleRefused) as circle:
            _forward(do, got, _office(world, code), by=there)
        assert circle.value.code == "letter_circle"
    with pytest.raises(RuleRefused) as nowhere:
        _forward(do, got, None, by=there)
    assert nowhere.value.code == "letter_nowhere"
    outside = _forward(do, got, None, outside="Thanh tra tỉnh", by=there)
    assert outside.forwarded_to == "Thanh tra tỉnh"


# Copies have one clock.


def test_copies_have_one_clock_from_the_earliest_receipt(came, do, sort, about):
    lead = sort(came(subjects=about, contents=["Việc một"]))
    copy = came(
        subjects=about, channel="post", arrived_on=TODAY, postmarked_on=TODAY - timedelta(days=7)
    )

    linked = do("link_letter", copy, lead=lead, today=TODAY)

    with scope.use(scope.Scope.everything()):
        lead.refresh_from_db()
    assert (linked.state, linked.lead_id) == ("linked", lead.pk)
    assert lead.clock_from == TODAY - timedelta(days=7)
    assert linked.arrived_on == TODAY


def test_an_earlier_copy_moves_the_clock_of_the_case(came, do, sort, about):
    lead = sort(came(subjects=about))
    case = do("open_case", lead, body=BODY, title="Tố cáo", today=TODAY)
    assert case.received_on == TODAY
    copy = came(subjects=about, arrived_on=TODAY - timedelta(days=20))

    linked = do("link_letter", copy, lead=lead, today=TODAY)

    with scope.use(scope.Scope.everything()):
        case.refresh_from_db()
    assert case.received_on == TODAY - timedelta(days=20)
    assert linked.case_id == case.pk


def test_letters_with_nobody_in_common_are_not_linked(came, do, about):
    lead, other = came(subjects=about), came(subjects=[Subject(name="Lê Thị Khác")])
    with pytest.raises(RuleRefused) as refused:
        do("link_letter", other, lead=lead, today=TODAY)
    assert refused.value.code == "letter_nobody_in_common"
    for wrong in (other, do("link_letter", came(subjects=about), lead=lead, today=TODAY)):
        with pytest.raises(RuleRefused) as no_lead:
            do("link_letter", other, lead=wrong, today=TODAY)
        assert no_lead.value.code == "letter_lead"
    with pytest.raises(RuleRefused) as leads:
        do("link_letter", lead, lead=came(subjects=about), today=TODAY)
    assert leads.value.code == "letter_leads_others"


def test_likely_duplicates_come_in_one_query(officer, came, about):
    letter = came(subjects=[*about, Subject(name="Trần Văn Hai")])
    near = came(subjects=[Subject(name="nguyen van doi"), Subject(name="Trần Văn Hai")])
    far = came(subjects=about)
    came(subjects=[Subject(name="Lê Thị Khác")])
    with (
        scope.use(officer.scope()),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        found = list(likely_duplicates(officer, letter))
    assert [one.pk for one in found] == [near.pk, far.pk]
    selects = [one for one in queries if "inspection_letter" in one["sql"]]
    assert len(selects) == 1


# What a letter opens.


def test_a_denunciation_opens_a_case_with_its_clock_and_its_persons(officer, came, do, sort, about):
    letter = sort(came(subjects=about, channel="post", postmarked_on=TODAY - timedelta(days=3)))

    case = do("open_case", letter, body=BODY, title="Tố cáo về đất đai", today=TODAY)

    with scope.use(officer.scope()):
        letter.refresh_from_db()
        assert (case.kind, case.source) == ("denunciation", "denunciation")
        assert case.received_on == TODAY - timedelta(days=3)
        assert case.casesubject_set.get().name == "Nguyễn Văn Đối"
        assert (letter.state, letter.case_id) == ("opened", case.pk)


@pytest.mark.parametrize(
    ("values", "kind", "code"),
    [
        ({"is_anonymous": True}, "denunciation", "letter_anonymous_opens_nothing"),
        ({"is_false_name": True}, "denunciation", "letter_anonymous_opens_nothing"),
        ({}, "mixed", "letter_opens_nothing"),
        ({}, "reflection", "letter_opens_nothing"),
    ],
)
def test_what_opens_no_case(came, do, sort, about, values, kind, code):
    false_name = values.get("is_false_name", False)
    letter = sort(came(subjects=about, **values), kind, is_false_name=false_name)
    with pytest.raises(RuleRefused) as refused:
        do("open_case", letter, body=BODY, title="Tố cáo", today=TODAY)
    assert refused.value.code == code
    with scope.use(scope.Scope.everything()):
        assert not Case.objects.exists()


def test_a_letter_of_another_body_opens_nothing_here(came, do, sort, about):
    letter = sort(came(subjects=about), competence="other", competent_name="Cấp trên")
    with pytest.raises(RuleRefused) as refused:
        do("open_case", letter, body=BODY, title="Tố cáo", today=TODAY)
    assert refused.value.code == "letter_not_competent"


def test_an_anonymous_letter_feeds_an_inspection_with_other_information(came, do, about):
    letter = came(is_anonymous=True, subjects=about, contents=["Nhận tiền"])
    values = {"body": BODY, "title": "Dấu hiệu vi phạm", "today": TODAY}
    with pytest.raises(RuleRefused) as alone:
        do("feed_inspection", letter, other=" ", **values)
    assert alone.value.code == "letter_other_information"

    case = do("feed_inspection", letter, other="Kết quả giám sát quý II", **values)

    assert (case.kind, case.source) == ("signs_of_violation", "anonymous")
    assert case.source_note == "Kết quả giám sát quý II"


def test_a_filed_letter_stays_filed_when_it_feeds(came, do, about):
    letter = came(is_anonymous=True, subjects=about, contents=["Nhận tiền"])
    do("file_letter", letter, reason="anonymous", filed_on=TODAY, note="", today=TODAY)
    case = do("feed_inspection", letter, body=BODY, title="Dấu hiệu", other="Báo chí", today=TODAY)
    with scope.use(scope.Scope.everything()):
        letter.refresh_from_db()
    assert (letter.state, letter.case_id) == ("filed", case.pk)
    with pytest.raises(RuleRefused) as again:
        do("feed_inspection", letter, body=BODY, title="Dấu hiệu", other="Báo chí", today=TODAY)
    assert again.value.code == "letter_has_case"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"contents": ["Nhận tiền"]}, "letter_feeds_nothing"),
        ({"is_anonymous": True}, "letter_not_concrete"),
        ({"is_anonymous": True, "is_vague": True, "contents": ["?"]}, "letter_not_concrete"),
    ],
)
def test_what_feeds_nothing(came, do, about, values, code):
    with pytest.raises(RuleRefused) as refused:
        do(
            "feed_inspection", came(subjects=about, **values), body=BODY, title="Dấu hiệu",
            other="Báo chí", today=TODAY,
        )  # fmt: skip
    assert refused.value.code == code


def test_a_case_needs_somebody_named(came, do, sort):
    with pytest.raises(RuleRefused) as refused:
        do("open_case", sort(came()), body=BODY, title="Tố cáo", today=TODAY)
    assert refused.value.code == "letter_names_nobody"


# A withdrawal is a request.


def _ask(do, letter):
    return do("ask_withdrawal", letter, asked_on=TODAY, note="Xin rút", today=TODAY)


def _decide(do, letter, decision, by, reason="Không bị ép buộc"):
    return do(
        "decide_withdrawal", letter, decision=decision, reason=reason, decided_on=TODAY, by=by,
        today=TODAY,
    )  # fmt: skip


@pytest.mark.parametrize(("decision", "state"), [("stop", "stopped"), ("continue", "classified")])
def test_the_chair_decides_what_a_withdrawal_does(chair, came, do, sort, decision, state):
    letter = _ask(do, sort(came()))
    assert letter.state == "classified"
    assert _decide(do, letter, decision, chair).state == state


def test_a_withdrawal_needs_a_request_a_reason_and_the_chair(officer, chair, came, do):
    letter = came()
    with pytest.raises(RuleRefused) as none:
        _decide(do, letter, "stop", chair)
    assert none.value.code == "letter_no_withdrawal"
    _ask(do, letter)
    with pytest.raises(RuleRefused) as waits:
        _ask(do, letter)
    assert waits.value.code == "letter_withdrawal_waits"
    with pytest.raises(NotAllowed):
        _decide(do, letter, "stop", officer)
    with pytest.raises(RuleRefused) as silent:
        _decide(do, letter, "stop", chair, reason=" ")
    assert silent.value.code == "letter_withdrawal_reason"
    with pytest.raises(RuleRefused) as nobody:
        _ask(do, came(is_anonymous=True))
    assert nobody.value.code == "letter_nobody_to_answer"


def test_a_second_request_is_decided_anew(chair, came, do):
    letter = came()
    _ask(do, letter)
    _decide(do, letter, "continue", chair)
    assert _ask(do, letter).awaits_withdrawal


# The writer is answered.


def _answer(do, letter, number="45-CV/UBKT"):
    return do("answer_letter", letter, answered_on=TODAY, number=number, note="", today=TODAY)


def test_an_answer_ends_a_letter_and_is_interim_while_its_case_is_open(came, do, sort, about):
    assert _answer(do, sort(came(), "reflection")).state == "answered"
    letter = sort(came(subjects=about))
    case = do("open_case", letter, body=BODY, title="Tố cáo", today=TODAY)
    assert _answer(do, letter).state == "opened"
    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=case.pk).update(
            phase="closed", decided_on=TODAY, decision_number="1", concluded_on=TODAY,
            conclusion="x", outcome="no_violation", closed_on=TODAY,
        )  # fmt: skip
    assert _answer(do, letter).state == "answered"


def test_an_answer_has_a_number_and_somebody_to_read_it(came, do, sort):
    with pytest.raises(RuleRefused) as unnumbered:
        _answer(do, sort(came()), " ")
    assert unnumbered.value.code == "letter_answer_number"
    with pytest.raises(RuleRefused) as nobody:
        _answer(do, sort(came(is_anonymous=True)))
    assert nobody.value.code == "letter_nobody_to_answer"


def test_days_lie_between_arrival_and_today(came, do, sort):
    letter = sort(came())
    for day, code in (
        (TODAY + timedelta(1), "letter_future"),
        (date(2026, 1, 1), "letter_before_arrival"),
    ):
        with pytest.raises(RuleRefused) as refused:
            do("answer_letter", letter, answered_on=day, number="1", note="", today=TODAY)
        assert refused.value.code == code
