"""Letters are registered as they come, classified, and filed only for a reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.inspection.cases.actions import Subject
from apps.inspection.letters import actions, rules
from apps.inspection.letters.choices import FilingReason
from apps.inspection.letters.forms import person_of
from apps.inspection.models import Letter, LetterContent, LetterSubject
from apps.tenancy import scope
from tests.factories.membership import member
from tests.inspection.conftest import TODAY, acting

pytestmark = pytest.mark.django_db


def test_a_letter_is_registered_with_what_it_says_and_whom_it_names(world, officer, came):
    made = came(
        contents=["Giao đất sai", " ", "Nhận tiền"],
        subjects=[Subject(name="Nguyễn Văn Đối", position="Bí thư")],
    )

    assert made.state == "registered"
    assert made.reference.startswith("D2026-")
    assert len(made.reference) == 12
    with scope.use(officer.scope()):
        texts = (
            LetterContent.objects.of_letter(made).order_by("order").values_list("text", flat=True)
        )
        assert list(texts) == ["Giao đất sai", "Nhận tiền"]
        assert LetterSubject.objects.of_letter(made).get().position == "Bí thư"


def test_who_a_member_was_is_copied_into_the_letter(world, officer, came):
    with scope.use(scope.Scope.everything()):
        person = member(world["alpha-east-1-cell"], "Lê Thị Hai", position="Chủ tịch")

    made = came(subjects=[Subject(member=person)])

    with scope.use(officer.scope()):
        row = LetterSubject.objects.of_letter(made).get()
    assert (row.name, row.position) == ("Lê Thị Hai", "Chủ tịch")
    assert row.unit_name == world["alpha-east-1-cell"].name


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"arrived_on": TODAY + timedelta(days=1)}, "letter_future", "arrived_on"),
        ({"written_on": TODAY + timedelta(days=1)}, "letter_before_written", "written_on"),
        ({"postmarked_on": TODAY + timedelta(days=1)}, "letter_before_written", "postmarked_on"),
        ({"matter": " "}, "letter_matter_missing", "matter"),
        ({"channel": "forwarded"}, "letter_sender_missing", "came_from"),
        ({"secrecy": 1}, "case_secrecy", "secrecy"),
        ({"subjects": [Subject()]}, "letter_subject_missing", "subjects"),
        (
            {"subjects": [Subject(name="A"), Subject(name="A")]},
            "letter_subject_twice", "subjects",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(came, values, code, field):
    with pytest.raises(RuleRefused) as refused:
        came(**values)
    assert (refused.value.code, refused.value.field) == (code, field)
    with scope.use(scope.Scope.everything()):
        assert not Letter.objects.exists()


def test_nobody_registers_for_another_office(world, came):
    stranger = acting(world, "inspection_officer", "alpha-west")
    with pytest.raises(NotAllowed):
        came(by=stranger)


@pytest.mark.parametrize(
    ("channel", "postmark", "day"),
    [
        ("post", date(2026, 9, 10), date(2026, 9, 10)),
        ("post", None, TODAY),
        ("paper", date(2026, 9, 10), TODAY),
    ],
)
def test_the_clock_counts_from_hand_in_or_postmark(came, do, channel, postmark, day):
    letter = came(channel=channel, postmarked_on=postmark)

    sorted_one = do(
        "classify_letter", letter, kind="denunciation", competence="own", competent_name="",
        classified_on=TODAY, today=TODAY,
    )  # fmt: skip

    assert (sorted_one.state, sorted_one.clock_from) == ("classified", day)


def test_no_clock_runs_here_for_what_another_body_handles(came, do):
    sorted_one = do(
        "classify_letter", came(), kind="denunciation", competence="other",
        competent_name="Ủy ban kiểm tra Thành ủy", classified_on=TODAY, today=TODAY,
    )  # fmt: skip
    assert sorted_one.clock_from is None
    with pytest.raises(RuleRefused) as refused:
        do(
            "classify_letter", sorted_one, kind="denunciation", competence="other",
            competent_name=" ", classified_on=TODAY, today=TODAY,
        )  # fmt: skip
    assert refused.value.code == "letter_competent_name"


def test_a_named_letter_is_not_filed_as_anonymous(came, do):
    values = {"filed_on": TODAY, "note": "", "today": TODAY}
    for reason in ("anonymous", "false_name"):
        with pytest.raises(RuleRefused) as refused:
            do("file_letter", came(), reason=reason, **values)
        assert refused.value.code == "letter_filing_reason"
    filed = do("file_letter", came(is_anonymous=True), reason="anonymous", **values)
    assert (filed.state, filed.filed_reason) == ("filed", "anonymous")


def test_every_reason_fits_some_letter():
    for reason in FilingReason.values:
        assert rules.reason_fits(reason, is_anonymous=True, is_false_name=True)


def test_the_second_of_two_writers_is_told(came, do, officer):
    letter = came()
    do("file_letter", letter, reason="vague", filed_on=TODAY, note="", today=TODAY)
    with scope.use(officer.scope()), pytest.raises(Conflict):
        actions.file_letter(
            letter=letter, version=1, reason="copy", filed_on=TODAY, note="", by=officer,
            today=TODAY,
        )  # fmt: skip
    with pytest.raises(RuleRefused) as refused:
        do("file_letter", letter, reason="copy", filed_on=TODAY, note="", today=TODAY)
    assert refused.value.code == "letter_state"


def test_a_name_becomes_a_member(world, officer, came, do):
    with scope.use(scope.Scope.everything()):
        person = member(world["alpha-east-1-cell"], "Nguyễn Văn Đối", position="Bí thư")
    letter = came(subjects=[Subject(name="Nguyễn Văn Đối")])
    with scope.use(officer.scope()):
        row = LetterSubject.objects.of_letter(letter).get()

    do("identify_letter_subject", letter, subject=row, member=person, today=TODAY)

    with scope.use(officer.scope()):
        assert LetterSubject.objects.get(pk=row.pk).member_id == person.pk


def test_a_line_names_person_position_and_unit():
    one = person_of("Nguyễn Văn A; Bí thư; Chi bộ 1")
    assert (one.name, one.position, one.unit_name) == ("Nguyễn Văn A", "Bí thư", "Chi bộ 1")
    assert person_of("Nguyễn Văn A").unit_name == ""
