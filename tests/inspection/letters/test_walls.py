"""Whoever is named, and their declared relatives, know of no letter."""

from __future__ import annotations

import pytest
from django.urls import reverse

from apps.accounts.models import Wall
from apps.core.errors import RuleRefused
from apps.inspection.cases.actions import Subject
from apps.inspection.facts import facts
from apps.inspection.letters.case_panels import later_case_panels
from apps.inspection.letters.tasks import keep_letter_walls
from apps.inspection.models import CaseSubject, Letter, LetterSubject
from apps.membership.models import MemberAccount
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def walls():
    """The walls that stand around a letter: (account, reason)."""

    def standing(letter):
        with scope.use(scope.Scope.everything()):
            rows = Wall.objects.filter(
                label="inspection.letter", object_id=letter.pk, valid_to__isnull=True
            )
            return set(rows.values_list("user_id", "reason"))

    return standing


def test_whoever_is_named_finds_no_letter(browser, chair, came, somebody, walls):
    person = somebody("Nguyễn Văn Đối", chair.user)

    letter = came(subjects=[Subject(member=person)])

    assert walls(letter) == {(chair.user_id, "named")}
    site = browser("inspection_chair", "alpha-east")
    assert site.get(reverse("inspection:letter", args=[letter.reference])).status_code == 404
    assert letter.reference not in site.get(reverse("inspection:letters")).content.decode()
    assert site.get("/api/letters/").json()["count"] == 0
    found = site.get(reverse("desk:search") + "?q=doi").content.decode()
    assert letter.reference not in found


def test_a_declared_relative_finds_none_either(chair, came, somebody, relate, walls):
    person, sister = somebody("Nguyễn Văn Đối"), somebody("Nguyễn Thị Em", chair.user)
    relate(person, sister)

    letter = came(subjects=[Subject(member=person)])

    assert walls(letter) == {(chair.user_id, "relative")}


def test_nobody_registers_a_letter_about_oneself_or_a_relative(
    officer,
    came,
    do,
    somebody,
    relate,
):
    own = somebody("Lê Văn Cán", officer.user)
    brother = somebody("Lê Văn Anh")
    relate(own, brother)
    for person, code in ((own, "letter_names_oneself"), (brother, "letter_names_relative")):
        with pytest.raises(RuleRefused) as refused:
            came(subjects=[Subject(member=person)])
        assert refused.value.code == code
    letter = came(subjects=[Subject(name="Lê Văn Cán")])
    with scope.use(officer.scope()):
        row = LetterSubject.objects.get()
    with pytest.raises(RuleRefused):
        do("identify_letter_subject", letter, subject=row, member=own, today=TODAY)


def test_a_name_that_becomes_a_member_raises_the_wall(chair, officer, came, do, somebody, walls):
    letter = came(subjects=[Subject(name="Nguyễn Văn Đối")])
    assert walls(letter) == set()
    with scope.use(officer.scope()):
        row = LetterSubject.objects.get()

    do(
        "identify_letter_subject", letter, subject=row, today=TODAY,
        member=somebody("Nguyễn Văn Đối", chair.user),
    )  # fmt: skip

    assert walls(letter) == {(chair.user_id, "named")}


def test_the_wall_goes_with_the_letter_to_another_office(world, came, do, somebody, walls):
    from tests.inspection.letters.test_acts import _forward, _office

    there = acting(world, "inspection_chair", "alpha-west")
    letter = came(subjects=[Subject(member=somebody("Nguyễn Văn Đối", there.user))])

    _forward(do, letter, _office(world, "alpha-west"))

    with scope.use(scope.Scope.everything()):
        got = Letter.objects.exclude(pk=letter.pk).get()
    assert walls(got) == {(there.user_id, "named")}
    with scope.use(there.scope()):
        assert not Letter.objects.visible_to(there).exists()


def test_whoever_is_named_in_a_letter_knows_of_no_case(chair, came, do, somebody):
    letter = came(subjects=[Subject(member=somebody("Nguyễn Văn Đối", chair.user))])
    do(
        "classify_letter", letter, kind="denunciation", competence="own", competent_name="",
        classified_on=TODAY, today=TODAY,
    )  # fmt: skip

    case = do("open_case", letter, body="inspection_committee", title="Tố cáo", today=TODAY)

    assert (chair.user_id, "named") in facts(case)
    with scope.use(chair.scope()):
        assert not type(case).objects.visible_to(chair).exists()


def test_whoever_is_kept_from_the_case_is_kept_from_its_letter(
    chair,
    officer,
    sort_and_open,
    somebody,
    walls,
):
    letter, case = sort_and_open()
    with scope.use(officer.scope()):
        assert [panel.column for panel in later_case_panels(officer, case)] == ["side"]
    person = somebody("Lê Văn Thêm", chair.user)
    with scope.use(scope.Scope.everything()):
        CaseSubject.of(
            case, member=person, is_person=True, name=person.full_name, added_on=TODAY
        ).save()

    keep_letter_walls(TODAY.isoformat())

    assert walls(letter) == {(chair.user_id, "subject")}


@pytest.fixture
def sort_and_open(came, do):
    """A letter with its case."""

    def made():
        letter = came(subjects=[Subject(name="Nguyễn Văn Đối")])
        do(
            "classify_letter", letter, kind="denunciation", competence="own", competent_name="",
            classified_on=TODAY, today=TODAY,
        )  # fmt: skip
        return letter, do(
            "open_case", letter, body="inspection_committee", title="Tố cáo", today=TODAY
        )

    return made


def test_the_walls_follow_the_register_and_a_second_run_changes_nothing(
    chair,
    came,
    somebody,
    walls,
):
    letter = came(subjects=[Subject(member=somebody("Nguyễn Văn Đối", chair.user))])
    assert keep_letter_walls(TODAY.isoformat()) == 0
    with scope.use(scope.Scope.everything()):
        MemberAccount.objects.update(ended_on=TODAY, end_reason="Nhầm người")

    assert keep_letter_walls(TODAY.isoformat()) == 1
    assert walls(letter) == set()
    assert keep_letter_walls(TODAY.isoformat()) == 0
