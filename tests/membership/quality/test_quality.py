"""Findings by rule, scores, the next ten, who mended what, confirming, duplicates across offices."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from psycopg.types.range import DateRange

from apps.core.audit import attach
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.membership import actions as register
from apps.membership.forms import MemberForm
from apps.membership.models import DuplicateNotice, EthnicGroup, Member, MemberCard, Placement
from apps.membership.quality import actions, reading, rules
from apps.membership.quality.choices import FINDINGS
from apps.membership.quality.conditions import conditions
from apps.tenancy import scope
from tests.factories.membership import member

TODAY = date(2026, 1, 5)
GOOD = {
    "full_name": "Nguyễn Thị Bình", "sex": "female", "birth": PartialDate(1985, 8, 14),
    "citizen_number": "001185000001", "card_number": "48200001", "native_place": "Hà Nội",
    "occupation": "Giáo viên", "phone": "0912 345 678",
}  # fmt: skip
BROKEN = {
    "probation_over": {
        "official_on": None, "state": "probationary", "ceremony_on": date(2024, 5, 19),
        "admission_decided_on": date(2024, 5, 10), "card_number": "",
    },
    "joined_too_young": {"birth": PartialDate(1993, 8), "citizen_number": "001193000001"},
    "official_not_due_day": {"official_on": date(2011, 5, 20)},
    "citizen_number_shape": {"citizen_number": "00118500000"},
    "citizen_number_contradicts": {"citizen_number": "001085000001"},
    "birth_missing": {"birth": None},
    "citizen_number_missing": {"citizen_number": ""},
    "card_number_missing": {"card_number": ""},
    "decision_missing": {"admission_decided_on": None},
    "native_place_missing": {"native_place": ""},
    "ethnicity_missing": {"ethnicity": None},
    "education_missing": {"education": ""},
    "theory_missing": {"political_theory": ""},
    "occupation_missing": {"occupation": ""},
    "name_form": {"full_name": "NGUYỄN THỊ BÌNH"},
    "card_number_shape": {"card_number": "4820"},
    "phone_shape": {"phone": "không có"},
}  # fmt: skip


@pytest.fixture
def perfect(world, everywhere, law):
    """Makes a record without findings, but for what is given."""

    def make(**fields):
        values = GOOD | {"ethnicity": EthnicGroup.objects.get(code="01")} | fields
        made = member(world[values.pop("unit", "alpha-east-1-cell")], **values)
        MemberCard.objects.create(
            member=made, organization=made.organization, confirmed_on=date(2025, 12, 1),
            confirmed_by=world.user("organization_officer", "alpha-east"),
        )  # fmt: skip
        return made

    return make


def findings(made):
    rows = reading.with_findings(Member.objects.filter(pk=made.pk), today=TODAY)
    return [one["rule"].code for one in rows[0].findings]


def test_a_good_record_has_no_finding(perfect):
    assert findings(perfect()) == []


@pytest.mark.parametrize("code", BROKEN)
def test_each_rule_finds_its_own_fault_and_no_other(perfect, code):
    assert findings(perfect(**BROKEN[code])) == [code]


@pytest.mark.parametrize("name", ["Nguyễn  Bình", "Nguyễn Bình 2", "nguyễn bình", "ĐỖ Ý"])
def test_a_name_in_improper_form_is_found(perfect, name):
    assert findings(perfect(full_name=name)) == ["name_form"]


@pytest.mark.parametrize("name", ["Đỗ Thị Ý", "Ê Đê Y Thu", "K'Sor Phước"])
def test_a_proper_name_is_left_alone(perfect, name):
    assert findings(perfect(full_name=name)) == []


@pytest.mark.parametrize(("day", "alive"), [(date(2025, 1, 5), True), (date(2025, 1, 4), False)])
def test_a_record_is_alive_for_twelve_months_after_it_was_checked(perfect, day, alive):
    made = perfect()
    MemberCard.objects.update(confirmed_on=day)

    assert ("not_confirmed" not in findings(made)) == alive


def test_a_record_that_lies_elsewhere_than_its_placement_is_found(world, perfect):
    made = perfect()
    Placement.objects.filter(member=made).update(organization=world["alpha-east-1"])

    assert findings(made) == ["placement_differs"]


def test_every_rule_is_tried_and_has_its_words():
    tried = {*BROKEN, "not_confirmed", "placement_differs"}
    assert tried == set(rules.BY_CODE) == set(FINDINGS)
    assert {rule.kind for rule in rules.RULES} == set(rules.KINDS)


@given(st.integers(1930, 2007), st.booleans())
def test_the_share_lies_between_none_and_all(clean, female):
    assert rules.share(0, 0) is None
    assert 0 <= rules.share(clean - 1930, 77) <= 100


def test_a_unit_counts_with_all_below_it_and_those_who_left_do_not(world, perfect, people):
    perfect()
    perfect(
        full_name="Lê Thị Hai", card_number="48200002", citizen_number="001185000002", phone="x"
    )
    perfect(
        full_name="Lê Thị Ba", card_number="48200003", citizen_number="", left=True, education=""
    )

    survey = reading.survey(people(), conditions(TODAY))
    found = {score.unit.code: score for score in survey.scores}

    for code in ("alpha-east", "alpha-east-1", "alpha-east-1-cell"):
        assert (found[code].members, found[code].share) == (2, 50.0)
        assert found[code].share_of("clean") == 50.0
        assert found[code].share_of("complete") == 100.0
    assert "beta-east" not in found
    assert {row["rule"].code: row["count"] for row in survey.by_rule if row["count"]} == {
        "phone_shape": 1
    }


def test_scores_take_two_queries(perfect, people, django_assert_max_num_queries):
    perfect()
    actor = people()
    actor.walls  # noqa: B018 (read once a request)
    with django_assert_max_num_queries(4):
        reading.survey(actor, conditions(TODAY))


def test_the_next_ten_come_worst_first_then_the_longest_unchanged(perfect, people):
    mild = perfect(phone="x")
    later = perfect(
        full_name="Lê Hai", birth=None, citizen_number="001185000002", card_number="48200002"
    )
    older = perfect(
        full_name="Lê Ba", birth=None, citizen_number="001185000003", card_number="48200003"
    )
    Member.objects.filter(pk=older.pk).update(changed_at="2020-01-01T00:00:00Z")
    perfect(full_name="Lê Tư", citizen_number="001185000004", card_number="48200004")

    assert list(reading.to_mend(people(), today=TODAY)) == [older, later, mild]


def test_saving_leads_to_the_next_record_to_mend(perfect, browser):
    first = perfect(education="", occupation="")
    second = perfect(
        full_name="Lê Hai", education="", citizen_number="001185000002", card_number="48200002"
    )
    client = browser()
    form = client.get(reverse("membership:edit", args=[first.pk]) + "?mend=1").context["form"]
    data = {"version": form.initial["version"], "sex": "female", "education": "university",
            "phone": "0912 345 678", "native_place": "Hà Nội", "occupation": "Giáo viên",
            "political_theory": "elementary"}  # fmt: skip

    saved = client.post(reverse("membership:edit", args=[first.pk]) + "?mend=1", data)
    following = client.get(saved["Location"])

    to = reverse("membership:edit", args=[second.pk])
    assert following["Location"] == to + "?mend=1#id_education"


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"phone": "x", "citizen_number": ""}, "#id_citizen_number"),  # the worst, not the first
        ({"birth": None, "education": ""}, "#id_birth"),
        ({"ethnicity": None, "phone": "x"}, "#id_phone"),  # a closed field is no place to go to
        ({"ethnicity": None}, ""),
    ],
)
def test_a_link_to_mend_opens_the_form_at_the_field_of_the_worst_finding(
    perfect, browser, fields, at
):
    made = perfect(**fields)
    client = browser()

    shown = client.get(reverse("membership:mend")).content.decode()
    form = client.get(reverse("membership:edit", args=[made.pk]) + "?mend=1").content.decode()

    assert f'href="{reverse("membership:edit", args=[made.pk])}?mend=1{at}"' in shown
    assert not at or f'id="{at[1:]}"' in form


def test_every_rule_names_a_field_of_the_form_or_is_mended_elsewhere():
    names = MemberForm(member=Member()).fields
    assert {rule.field for rule in rules.RULES} - set(names) <= rules.ELSEWHERE
    assert not rules.ELSEWHERE & set(names)


def test_who_mended_is_counted_by_person_and_week(perfect, people):
    made = perfect(education="", occupation="")
    by = people()
    with attach(user=by.user_id):
        register.change_member(
            member=made, version=made.version, by=by,
            values={"education": "university", "occupation": "Giáo viên"},
        )  # fmt: skip

    rows = reading.mended(by, today=timezone.localdate())

    assert [(one.who, one.records, one.findings) for one in rows] == [(str(by.user), 1, 2)]


def test_the_register_has_a_list_of_records_with_gaps(perfect, browser):
    perfect()
    gap = perfect(
        full_name="Lê Hai", education="", citizen_number="001185000002", card_number="48200002"
    )

    page = browser().get("/members/?list=incomplete")

    assert [one.pk for one in page.context["page"].object_list] == [gap.pk]


def test_confirming_makes_a_record_alive_and_leaves_a_line(perfect, people):
    made = perfect()
    MemberCard.objects.update(confirmed_on=date(2020, 1, 1))

    actions.confirm_record(member=made, today=TODAY, by=people())

    assert findings(made) == []
    assert AuditEntry.objects.filter(action="membership.record_confirmed").count() == 1
    with pytest.raises(NotAllowed):
        actions.confirm_record(member=made, today=TODAY, by=people("unit_secretary"))


# Duplicates across offices


@pytest.fixture
def alike(world, everywhere):
    """One name, tones aside, and one full birth in two offices."""
    birth = PartialDate(1980, 1, 2)
    mine = member(world["alpha-east-1-cell"], "Đỗ Thị Hòa", birth=birth, native_place="Hà Nội")
    theirs = member(world["beta-east-1-cell"], "Do Thi Hoà", birth=birth, native_place="")
    return mine, theirs


def seen_by(actor):
    with scope.use(actor.scope()):
        return reading.duplicates_beyond()


def test_each_office_learns_of_its_own_person_and_the_kind_alone(alike, people):
    mine, theirs = alike

    assert seen_by(people()) == [(mine.pk, "name_birth")]
    assert seen_by(people("organization_officer", "beta-east")) == [(theirs.pk, "name_birth")]
    assert seen_by(people("organization_officer", "alpha-west")) == []


def test_within_one_range_both_records_stand_side_by_side(world, people, everywhere):
    birth = PartialDate(1980, 1, 2)
    both = [
        member(world[code], "Đỗ Thị Hòa", birth=birth)
        for code in ("alpha-east-1-cell", "alpha-east-1")
    ]

    assert reading.duplicates_within(people()) == [both]
    assert seen_by(people()) == []


@pytest.mark.parametrize(
    "fields",
    [{"birth": PartialDate(1980)}, {"native_place": "Nam Định"}, {"full_name": "Đỗ Thị Hoa Mai"}],
    ids=["year only", "another native place", "another name"],
)
def test_what_differs_is_no_duplicate(world, alike, people, fields):
    _mine, theirs = alike
    Member.objects.filter(pk=theirs.pk).update(**fields)

    assert seen_by(people()) == []


def test_who_moved_away_is_no_duplicate_and_who_was_expelled_is(alike, people):
    _mine, theirs = alike
    gone = {"state": "left", "left_on": date(2020, 1, 1)}
    Placement.objects.filter(member=theirs).update(
        valid=DateRange(date(2010, 5, 19), date(2020, 1, 1)), exit="expelled"
    )

    Member.objects.filter(pk=theirs.pk).update(leaving="moved_away", **gone)
    assert seen_by(people()) == []
    Member.objects.filter(pk=theirs.pk).update(leaving="expelled", **gone)
    assert len(seen_by(people())) == 1


def test_the_other_office_reads_who_asks_and_by_which_mark(alike, people):
    mine, theirs = alike
    by = people()
    with scope.use(by.scope()):
        actions.ask_about_duplicate(member=mine, match="name_birth", by=by)
        sent = list(DuplicateNotice.objects.all())
    other = people("organization_officer", "beta-east")
    with scope.use(other.scope()):
        received = list(DuplicateNotice.objects.all())

    assert [(one.member_id, one.side, one.asking_office) for one in sent] == [
        (mine.pk, "asked", "")
    ]
    assert [(one.member_id, one.side) for one in received] == [(theirs.pk, "received")]
    assert received[0].asking_office == by.organization.name
    assert received[0].match == "name_birth"


def test_the_answer_comes_back_to_the_asking_office(alike, people):
    mine, _theirs = alike
    by, other = people(), people("organization_officer", "beta-east")
    with scope.use(by.scope()):
        actions.ask_about_duplicate(member=mine, match="name_birth", by=by)
    with scope.use(other.scope()):
        notice = DuplicateNotice.objects.get()
        actions.answer_duplicate(notice=notice, answer="other_person", by=other)
        with pytest.raises(RuleRefused, match="duplicate_answered"):
            actions.answer_duplicate(notice=notice, answer="same_person", by=other)

    with scope.use(by.scope()):
        assert DuplicateNotice.objects.get().answer == "other_person"


def test_nothing_to_ask_and_asked_already_are_one_answer(world, alike, people):
    mine, _theirs = alike
    lonely = member(world["alpha-east-1-cell"], "Lê Văn Một")
    by = people()
    with scope.use(by.scope()):
        actions.ask_about_duplicate(member=mine, match="name_birth", by=by)
        for one in (mine, lonely):
            with pytest.raises(RuleRefused, match="duplicate_not_asked"):
                actions.ask_about_duplicate(member=one, match="name_birth", by=by)


def test_no_page_says_more_than_that_there_is_a_like_record(world, alike, browser):
    """Body and headers hold nothing of the other person, whatever else differs there."""
    mine, theirs = alike
    url = reverse("membership:duplicates")
    client = browser()
    before = client.get(url)

    Member.objects.filter(pk=theirs.pk).update(position="Bí thư", phone="0999", citizen_number="")
    member(world["beta-east-1-cell"], "Đỗ Thị Hòa", birth=PartialDate(1980, 1, 2))
    after = client.get(url)

    for answer in (before, after):
        text = answer.content.decode() + str(answer.headers)
        assert str(mine.pk) in text
        for word in ("Do Thi", theirs.organization.name, theirs.citizen_number, "Bí thư"):
            assert word not in text
    assert before.context["beyond"] == after.context["beyond"]


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("standing_committee_member", False),
        ("unit_secretary", True),
        ("organization_officer", True),
    ],
)
def test_requests_are_offered_to_those_alone_who_may_open_them(world, browser, role, offered):
    client, address = browser(role), reverse("membership:changes")

    for page in ("membership:quality", "membership:findings"):
        assert (f'href="{address}"' in client.get(reverse(page)).content.decode()) is offered
    assert (client.get(address).status_code == 200) is offered
