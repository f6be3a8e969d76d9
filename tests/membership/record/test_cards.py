"""The member card: all its fields, partial dates, guarded groups, photograph, sheet, history."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.membership.imports.names import ethnic_groups
from apps.membership.models import (
    EthnicCode,
    EthnicGroup,
    Member,
    MemberCard,
    MemberPrivate,
    PrivateEntry,
    RecordEntry,
)
from apps.membership.record import actions, reading, rules
from apps.membership.record.choices import SPECS, Group, Kind
from tests.factories.membership import member
from tests.membership.conftest import open_to

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32


@pytest.mark.parametrize(
    ("code", "old", "later"),
    [("04", "Hoa", "Mường"), ("05", "Khơ-me", "Khơ-me"), ("06", "Mường", "Hoa"), ("01", "Kinh", "Kinh")],
)  # fmt: skip
def test_a_code_means_another_group_in_the_other_list(db, code, old, later):
    """Codes 04 to 06 differ between the two official lists."""
    names = dict(EthnicCode.objects.filter(code=code).values_list("list", "group__name"))
    assert names == {"gso_1979": old, "census": later}


def test_every_group_has_its_code_of_1979_and_unconfirmed_codes_name_nobody(db):
    assert EthnicCode.objects.filter(list="gso_1979").count() == EthnicGroup.objects.count() == 54
    assert not EthnicCode.objects.filter(list="census", code="54").exists()


@pytest.mark.parametrize(
    ("spelling", "name"),
    [("Khmer", "Khơ-me"), ("khơ me", "Khơ-me"), ("H'Mông", "Mông"), ("Hmông", "Mông"), ("MÔNG", "Mông")],
)  # fmt: skip
def test_spellings_of_a_group_are_one_group(db, spelling, name):
    """A group is known by its name in any spelling, never by a code alone."""
    assert ethnic_groups().find(spelling).name == name


def test_a_citizen_number_may_be_missing_or_change_and_the_record_stays_itself(known, people):
    """The key is internal; a typing error is mended by a request."""
    wish = actions.request_change(
        member=known, values={"citizen_number": "001185000777"}, reason="Gõ sai", evidence="CCCD",
        by=people(),
    )  # fmt: skip
    actions.approve_change(wish=wish, note="", by=people("organization_head"))

    assert Member.objects.get(pk=known.pk).citizen_number == "001185000777"
    assert member(known.organization, "Lê Văn Cũ", citizen_number="").pk != known.pk


def test_old_and_new_names_of_a_place_stand_side_by_side(known, people):
    """Places were renamed in 2025; the papers of the time keep the old names."""
    by = people()
    actions.change_card(
        member=known, version=0, by=by,
        values={"birth_place": "Xã Thanh Trì, Hà Nội", "birth_place_old": "Xã Đại Áng, Hà Đông"},
    )  # fmt: skip

    sheet = _sheet_text(known)
    assert "Xã Thanh Trì, Hà Nội" in sheet
    assert "Xã Đại Áng, Hà Đông" in sheet


def test_nothing_of_a_record_can_be_deleted_by_the_application(known, people):
    """A mistaken line is struck through, with the reason, and stays."""
    entry = actions.enter_entry(
        member=known, kind="work", values={"title": "Giáo viên"}, by=people()
    )
    entry.refresh_from_db()
    actions.strike_entry(entry=entry, version=1, reason="Của người khác", by=people())

    entry.refresh_from_db()
    assert (entry.title, entry.struck) == ("Giáo viên", "Của người khác")
    with pytest.raises(RuleRefused, match="entry_struck"):
        actions.change_entry(entry=entry, version=2, values={"title": "x"}, by=people())


@pytest.mark.parametrize(
    "name", [f.name for f in MemberCard._meta.fields if "PartialDate" in type(f).__name__]
)
def test_dates_of_the_card_may_be_known_by_year_alone(known, people, name):
    """Nothing is made up."""
    card = actions.change_card(
        member=known, version=0, values={name: PartialDate(1979)}, by=people()
    )

    card.refresh_from_db()
    assert getattr(card, name) == PartialDate(1979)
    assert dict(reading.facts(card, [name])).popitem()[1] == "1979"


@pytest.mark.parametrize(
    ("since", "until", "stands"),
    [
        (PartialDate(1980, 5), PartialDate(1980), True),
        (PartialDate(1980), PartialDate(1980, 5), True),
        (PartialDate(1980, 5), None, True),
        (PartialDate(1980, 5), PartialDate(1979), False),
        (PartialDate(1980, 5, 2), PartialDate(1980, 4), False),
    ],
)
def test_a_partial_period_ends_after_it_began(known, people, since, until, stands):
    """Compared by what is certain of both dates."""
    values = {"title": "Giáo viên", "since": since, "until": until}
    if stands:
        entry = actions.enter_entry(member=known, kind="work", values=values, by=people())
        entry.refresh_from_db()
        assert (entry.since, entry.until) == (since, until)
        return
    with pytest.raises(RuleRefused, match="entry_until_before_since"):
        actions.enter_entry(member=known, kind="work", values=values, by=people())


@pytest.mark.parametrize(
    ("grade", "system", "shown"), [(10, 10, "10/10"), (12, 12, "12/12"), (9, 12, "9/12")]
)
def test_general_education_is_a_grade_of_a_system(known, people, grade, system, shown):
    values = {"general_grade": grade, "general_system": system}
    actions.change_card(member=known, version=0, values=values, by=people())

    known.refresh_from_db()
    assert shown in dict(reading.card_facts(known)).values()


@pytest.mark.parametrize(("grade", "system"), [(11, 10), (9, None), (None, 12), (0, 12)])
def test_a_grade_that_its_system_does_not_have_is_refused(known, people, grade, system):
    values = {"general_grade": grade, "general_system": system}
    with pytest.raises(RuleRefused, match="card_grade"):
        actions.change_card(member=known, version=0, values=values, by=people())
    assert not MemberCard.objects.exists()


@pytest.mark.parametrize("kind", SPECS)
def test_every_kind_of_entry_is_kept_as_entered(known, people, kind):
    spec = SPECS[kind]
    values = {name: f"Nội dung {name}" for name in spec.columns if name not in ("since", "until")}
    values |= {name: PartialDate(2001) for name in ("since", "until") if name in spec.columns}
    if spec.codes:
        values["code"] = spec.codes.values[0]

    entry = actions.enter_entry(member=known, kind=kind, values=values, by=people())

    entry.refresh_from_db()
    assert {name: getattr(entry, name) for name in spec.columns} == values
    assert isinstance(entry, RecordEntry if kind in Kind.values else PrivateEntry)


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        ("work", {"title": ""}, "entry_incomplete"),
        ("degree", {"title": "Luật", "code": "wizard"}, "entry_code"),
        ("discipline", {"code": "warning"}, "entry_incomplete"),
    ],
)
def test_an_entry_is_complete_and_of_its_list(known, people, kind, values, code):
    with pytest.raises(RuleRefused, match=code):
        actions.enter_entry(member=known, kind=kind, values=values, by=people())


def test_two_editors_of_a_card_do_not_overwrite_each_other(known, people):
    actions.change_card(member=known, version=0, values={"aliases": "Hai"}, by=people())

    with pytest.raises(Conflict):
        actions.change_card(member=known, version=0, values={"aliases": "Ba"}, by=people())
    assert MemberCard.objects.get().aliases == "Hai"


def test_a_secretary_writes_no_card_and_a_neighbour_sees_none(known, people):
    actions.change_card(member=known, version=0, values={"aliases": "Hai"}, by=people())

    for by in (people("unit_secretary"), people("organization_head", "beta-east")):
        with pytest.raises(NotAllowed):
            actions.change_card(member=known, version=1, values={"aliases": "Ba"}, by=by)
    assert not MemberCard.objects.visible_to(people("organization_head", "beta-east")).exists()


@pytest.mark.parametrize("role", ["unit_secretary", "inspection_officer"])
def test_guarded_groups_stay_shut_without_their_right(known, people, browser, role):
    """Health, discipline, family, economy and political history have a right of their own."""
    _guarded(known, people())
    page = browser(role).get(reverse("membership:record", args=[known.pk])).content.decode()
    answer = browser(role).post(
        reverse("membership:guarded", args=[known.pk]), {"purpose": "record", "group": "health"}
    )

    assert answer.status_code == 403
    assert "Yếu" not in page
    assert not MemberPrivate.objects.visible_to(people(role)).exists()
    assert not PrivateEntry.objects.visible_to(people(role)).exists()


def test_each_group_is_opened_by_itself_with_a_purpose_that_is_logged(known, people, browser):
    """One reading, one line of the read log."""
    _guarded(known, people())
    url = reverse("membership:guarded", args=[known.pk])
    officer = browser()

    record = officer.get(reverse("membership:record", args=[known.pk])).content.decode()
    health = officer.post(url, {"purpose": "request", "group": "health"}).content.decode()
    family = officer.post(url, {"purpose": "record", "group": "family"}).content.decode()

    assert "Yếu" not in record
    assert "Lê Văn Cha" not in record
    assert "Yếu" in health
    assert "Lê Văn Cha" not in health
    assert "Lê Văn Cha" in family
    lines = AuditEntry.objects.filter(action="membership.private_read").order_by("pk")
    assert [line.params for line in lines] == [
        {"guarded_group": "health", "purpose": "request"},
        {"guarded_group": "family", "purpose": "record"},
    ]  # fmt: skip
    assert "Yếu" not in str(list(AuditEntry.objects.values_list("params", flat=True)))


def test_without_a_purpose_nothing_is_opened(known, people, browser):
    _guarded(known, people())
    answer = browser().post(reverse("membership:guarded", args=[known.pk]), {"group": "health"})

    assert answer.status_code == 422
    assert "Yếu" not in answer.content.decode()
    assert not AuditEntry.objects.filter(action="membership.private_read").exists()


def test_a_grant_on_a_member_does_not_open_what_is_guarded(world, known, people, browser):
    _guarded(known, people())
    open_to(world, "organization_officer", known, "beta-east")
    stranger = browser("organization_officer", "beta-east")

    assert stranger.get(reverse("membership:record", args=[known.pk])).status_code == 200
    answer = stranger.post(
        reverse("membership:guarded", args=[known.pk]), {"purpose": "record", "group": "health"}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("content", [b"GIF89a", b"<svg>", b"\x00\x00"], ids=["gif", "svg", "junk"])
def test_a_photograph_is_an_image_by_its_content(known, people, content):
    with pytest.raises(RuleRefused, match="photo_type"):
        actions.store_photo(
            member=known, file=SimpleUploadedFile("a.png", content, "image/png"), by=people()
        )


def test_a_photograph_has_a_limit(known, people):
    large = SimpleUploadedFile("a.png", PNG + b"0" * rules.PHOTO_BYTES)
    with pytest.raises(RuleRefused, match="file_too_large"):
        actions.store_photo(member=known, file=large, by=people())


def test_a_photograph_is_seen_by_those_who_see_the_record(known, people, browser):
    actions.store_photo(
        member=known, file=SimpleUploadedFile("Nguyễn Thị Bình.png", PNG), by=people()
    )
    url = reverse("membership:photo", args=[known.pk])

    answer = browser("inspection_officer").get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert b"".join(answer.streaming_content) == PNG
    assert browser("organization_officer", "beta-east").get(url).status_code == 404
    assert "Bình" not in MemberCard.objects.get().photo.name


def test_the_sheet_holds_every_field_with_room_to_correct_and_is_logged(known, people, browser):
    _guarded(known, people())
    answer = browser().get(reverse("membership:check_sheet", args=[known.pk]))

    text = _text(answer.content)
    for word in ("PHIẾU TỰ KIỂM TRA", "Nguyễn Thị Bình", "Sửa lại thành", "Lê Văn Cha", "Yếu"):
        assert word in text
    for name in MemberCard.FIELDS:
        if not name.startswith("general_"):
            assert _vietnamese(MemberCard, name) in text
    line = AuditEntry.objects.get(action="membership.check_sheet_printed")
    assert (line.kind, line.object_id) == ("export", known.pk)


def test_the_sheet_of_those_without_the_right_has_no_guarded_part(known, people):
    _guarded(known, people())

    assert "Yếu" not in _sheet_text(known, with_guarded=False)


def test_the_history_says_field_by_field_who_when_old_and_new(known, people, browser):
    """What was recorded before can still be read."""
    by = people()
    actions.change_card(member=known, version=0, values={"aliases": "Hai"}, by=by)
    known.refresh_from_db()
    actions.change_card(member=known, version=1, values={"aliases": "Ba"}, by=by)

    page = browser().get(reverse("membership:history", args=[known.pk])).content.decode()

    assert "Hai" in page
    assert "Ba" in page
    assert browser("unit_secretary").get(
        reverse("membership:history", args=[known.pk])
    ).status_code == 403  # fmt: skip


def test_guarded_history_is_hidden_from_those_who_may_read_trails_alone(known, people, browser):
    _guarded(known, people())
    actions.change_private(
        member=known, group="health", version=1, values={"health": "Tốt"}, by=people()
    )
    url = reverse("membership:history", args=[known.pk])

    assert "Yếu" in browser().get(url).content.decode()
    assert "Yếu" not in browser("inspection_chair").get(url).content.decode()


def test_the_card_goes_where_the_member_goes(world, known, people):
    actions.change_card(member=known, version=0, values={"aliases": "Hai"}, by=people())
    _guarded(known, people())

    known.organization = world["beta-east-1"]
    known.save()

    for model in (MemberCard, MemberPrivate, PrivateEntry):
        row = model.objects.get(member=known)
        assert (row.organization_id, row.path) == (known.organization_id, world["beta-east-1"].path)


def test_guarded_words_are_found_by_no_search_and_no_list(known, people, browser):
    """Never in lists, search, exports."""
    _guarded(known, people())
    officer = browser("organization_head")

    for url in ("/members/?search=Yeu", "/members/export/", "/search/?q=Cha"):
        body = officer.get(url).content
        text = _text(body) if body.startswith(b"PK") else body.decode()
        assert "Yếu" not in text
        assert "Lê Văn Cha" not in text


def test_every_guarded_group_has_something_to_open():
    assert len(Group) == 5


def _guarded(known, by):
    actions.change_private(member=known, group="health", version=0, values={"health": "Yếu"}, by=by)
    actions.enter_entry(
        member=known, kind="family", values={"code": "father", "title": "Lê Văn Cha"}, by=by
    )


def _vietnamese(model, name):
    from django.utils import translation

    with translation.override("vi"):
        label = str(model._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def _sheet_text(known, *, with_guarded=True):
    from apps.membership.record.sheet import sheet_of

    fresh = Member.objects.select_related("organization__parent").get(pk=known.pk)
    return _text(sheet_of(fresh, today=date(2026, 1, 5), with_guarded=with_guarded))


def _text(body):
    import re

    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return re.sub(r"<[^>]+>", "", "\n".join(parts))
