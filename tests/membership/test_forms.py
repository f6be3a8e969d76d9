"""Entering and changing records through the pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.membership.models import EthnicGroup, Member, Religion
from apps.tenancy import scope
from apps.tenancy.choices import Tier
from tests.factories.membership import member
from tests.factories.world import ALL_ROLES, organization

WRITERS = {"organization_officer", "organization_head"}


def day(name: str, text: str) -> dict[str, str]:
    """Three boxes of a date written 19/05/2014; missing parts stay empty."""
    parts = ["", "", *text.split("/")][-3:] if text else ["", "", ""]
    return {
        f"{name}_{box}": part for box, part in zip(("day", "month", "year"), parts, strict=True)
    }


def filled(**changes: Any) -> dict[str, Any]:
    """A form that would be accepted for a new member of alpha-east-1-cell."""
    return {
        "organization": "alpha-east-1-cell",
        "full_name": "Lê Hoàng An",
        "sex": "female",
        "citizen_number": "001 089 000 123",
        "position": "Phó Bí thư chi bộ",
        **day("birth", "02/1989"),
        **day("admission_decided_on", "05/05/2014"),
        **day("ceremony_on", "19/05/2014"),
        **day("official_on", "19/05/2015"),
        **changes,
    }


def as_form(response: Any, **changes: Any) -> dict[str, Any]:
    """What a browser would send back from a page with the form, with some boxes changed."""
    form = response.context["form"]
    data: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        widget = bound.field.widget
        if hasattr(widget, "decompress"):
            boxes = value if isinstance(value, list) else widget.decompress(value)
            names = (f"{bound.html_name}{suffix}" for suffix in widget.widgets_names)
            data |= {name: box or "" for name, box in zip(names, boxes, strict=True)}
        else:
            data[bound.html_name] = "" if value is None else value
    return data | changes


def test_a_filled_form_enters_a_member_and_opens_the_record(world, everything, law, browser):
    response = browser().post("/members/new/", filled())

    made = Member.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/members/{made.pk}/"
    assert (made.organization, made.birth) == (world["alpha-east-1-cell"], PartialDate(1989, 2))
    assert (made.citizen_number, made.state) == ("001089000123", "official")
    assert made.placements.get().valid.lower == date(2014, 5, 19)


def test_save_and_next_offers_an_empty_form_of_the_same_unit(world, everything, law, browser):
    client = browser()
    response = client.post("/members/new/", filled(_next="1"))

    assert response["Location"] == "/members/new/?unit=alpha-east-1-cell"
    following = client.get(response["Location"]).context["form"]
    assert following["organization"].value() == "alpha-east-1-cell"


@pytest.mark.parametrize("role", ALL_ROLES)
def test_only_writers_enter_members(world, law, browser, role):
    client = browser(role)

    shown, sent = client.get("/members/new/"), client.post("/members/new/", filled())

    expected = (200, 302) if role in WRITERS else (403, 403)
    assert (shown.status_code, sent.status_code) == expected
    with scope.use(scope.Scope.everything()):
        assert Member.objects.count() == (role in WRITERS)


@pytest.mark.parametrize("code", ["alpha-west-1-cell", "beta-east-1-cell", "nowhere"])
def test_units_out_of_range_are_neither_offered_nor_taken(world, everything, law, browser, code):
    client = browser()

    offered = client.get("/members/new/").content.decode()
    refused = client.post("/members/new/", filled(organization=code))

    assert code not in offered
    assert refused.status_code == 404
    assert not Member.objects.exists()


def test_only_cells_and_grassroots_are_offered(world, everything, browser):
    offered = browser().get("/members/new/").context["form"].fields["organization"].widget.choices

    assert {code for code, _label in offered} == {
        "", "alpha-east-1", "alpha-east-1-cell", "alpha-east-2", "alpha-east-2-cell",
    }  # fmt: skip


def test_in_a_large_range_the_unit_is_typed_by_name_or_code(world, everything, law, browser):
    for number in range(300):
        organization(
            f"cell-{number}", parent=world["alpha-east-1"], tier=Tier.CELL, name=f"Chi bộ {number}"
        )
    client = browser()

    page = client.get("/members/new/").content.decode()
    client.post("/members/new/", filled(organization="Chi bộ 17 (cell-17)"))
    client.post("/members/new/", filled(organization="chi bộ 18", citizen_number=""))

    assert '<datalist id="units">' in page
    assert "Chi bộ 17" not in page
    units = set(Member.objects.values_list("organization__code", flat=True))
    assert units == {"cell-17", "cell-18"}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"full_name": " "}, "full_name", ""),
        ({"sex": ""}, "sex", ""),
        (day("birth", "30/02/1989"), "birth", ""),
        (day("birth", "1999"), "birth", "294-QĐ/TW"),
        (day("birth", "01/2015"), "birth", "trước ngày kết nạp"),
        (day("birth", "20/05/2014"), "birth", "trước ngày kết nạp"),
        (day("ceremony_on", "05/2014"), "ceremony_on", ""),
        (day("ceremony_on", "01/05/2014"), "ceremony_on", ""),
        (day("official_on", "20/05/2015"), "official_on", "19/05/2015"),
        (day("official_on", "19/05/2099"), "official_on", ""),
        ({"citizen_number": "12345"}, "citizen_number", "12"),
        ({"phone": "0" * 31}, "phone", "30"),
        ({**day("ceremony_on", ""), **day("admission_decided_on", "")}, "ceremony_on", ""),
    ],
)
def test_what_is_refused_is_said_at_its_field_and_nothing_typed_is_lost(
    world, everything, law, browser, changes, field, words
):
    response = browser().post("/members/new/", filled(residence="Số 18, Hoa Ban", **changes))

    page = response.content.decode()
    errors = response.context["form"].errors
    assert response.status_code == 422
    assert field in errors
    assert words in str(errors[field])
    assert 'role="alert"' in page
    assert f'href="#id_{field}' in page
    assert 'aria-invalid="true"' in page
    assert 'value="Số 18, Hoa Ban"' in page
    assert not Member.objects.exists()


def test_a_taken_citizen_number_is_told_without_telling_whose(world, everything, law, browser):
    taken = member(world["beta-east-1-cell"], "Trần Bí Mật", citizen_number="001089000123")

    response = browser().post("/members/new/", filled())

    page = response.content.decode()
    assert set(response.context["form"].errors) == {"citizen_number"}
    assert taken.full_name not in page
    assert "beta" not in page
    assert Member.objects.count() == 1


def test_the_side_index_says_how_far_each_part_is_filled(world, everything, law, browser):
    response = browser().post("/members/new/", filled(phone="", **day("official_on", "1/1/2015")))

    parts = {part["code"]: part for part in response.context["sections"]}
    assert parts["joining"]["errors"] == 1
    assert parts["general"] | {"fields": [], "title": ""} == {
        "code": "general", "title": "", "fields": [], "errors": 0, "missing": 0,
    }  # fmt: skip
    assert parts["places"]["missing"] == 2
    assert parts["work"]["missing"] == 1


@pytest.mark.parametrize(
    ("typed", "echo"),
    [("08/1974", "08/1974"), ("1949", "1949"), ("14/02/1989", "14/02/1989"), ("", ":")],
)
def test_the_form_reads_back_what_will_be_stored_of_a_birth(db, browser, typed, echo):
    response = browser().post("/members/birth/", day("birth", typed))

    assert echo in response.content.decode()
    assert "01/01" not in response.content.decode()


def test_the_echo_of_a_birth_looks_at_nothing_else_in_the_form(db, browser):
    typed = day("birth", "14/02/1989") | {"organization": "chosen-already", "full_name": "x"}

    response = browser().post("/members/birth/", typed)

    assert "14/02/1989" in response.content.decode()


def test_an_impossible_birth_has_no_echo(db, browser):
    response = browser().post("/members/birth/", day("birth", "31/02/1974"))

    assert not response.content.decode().strip()


def test_a_change_is_saved_with_one_audit_line_and_its_history(world, everything, law, browser):
    known = member(world["alpha-east-1-cell"], "Lê Hoàng An", phone="0900")
    client = browser()

    data = as_form(client.get(f"/members/{known.pk}/edit/"), phone="0911")
    response = client.post(f"/members/{known.pk}/edit/", data)

    assert response["Location"] == f"/members/{known.pk}/"
    entry = AuditEntry.objects.get(kind="write")
    assert (entry.action, entry.object_id) == ("membership.member_changed", known.pk)
    assert entry.params == {"fields": ["phone"]}
    event = known.events.order_by("pgh_id").last()
    officer = world.user("organization_officer", "alpha-east").pk
    assert (event.phone, event.version, event.pgh_label) == ("0911", 2, "update")
    assert event.pgh_context["user"] == officer
    assert event.pgh_context["role"] == "organization_officer"
    assert event.pgh_context["url"] == f"/members/{known.pk}/edit/"
    assert event.pgh_context["action"] == "membership.member_changed"


def test_the_form_opens_the_next_record_of_the_unit_by_name(world, everything, law, browser):
    cell = world["alpha-east-1-cell"]
    first, second = member(cell, "Lê An"), member(cell, "Lê Ân")
    member(world["alpha-east-2-cell"], "Lê Ăn")
    client = browser()

    data = as_form(client.get(f"/members/{first.pk}/edit/"), _next="1")
    to_second = client.post(f"/members/{first.pk}/edit/", data)
    data = as_form(client.get(f"/members/{second.pk}/edit/"), _next="1")
    to_list = client.post(f"/members/{second.pk}/edit/", data)

    assert to_second["Location"] == f"/members/{second.pk}/edit/"
    assert to_list["Location"] == "/members/"


def test_namesakes_follow_each_other(world, everything, law, browser):
    cell = world["alpha-east-1-cell"]
    first, second = member(cell, "Lê An"), member(cell, "Lê An")
    client = browser()

    data = as_form(client.get(f"/members/{first.pk}/edit/"), _next="1")

    assert client.post(f"/members/{first.pk}/edit/", data)["Location"] == (
        f"/members/{second.pk}/edit/"
    )


def two_editors(world: Any, browser: Any) -> tuple[Member, Any, dict[str, Any]]:
    """A record that the head changes while the officer has it open and types."""
    known = member(
        world["alpha-east-1-cell"],
        "Lê Hoàng An",
        phone="0900",
        residence="Khu 1",
        position="Ủy viên",
    )
    officer, head = browser(), browser("organization_head")
    typed = as_form(officer.get(f"/members/{known.pk}/edit/"), residence="Khu 2", phone="0911")
    theirs = as_form(
        head.get(f"/members/{known.pk}/edit/"), residence="Khu 3", position="Bí thư chi bộ"
    )
    assert head.post(f"/members/{known.pk}/edit/", theirs).status_code == 302
    return known, officer, typed


def test_the_second_editor_is_told_and_loses_nothing(world, everything, law, browser):
    known, officer, typed = two_editors(world, browser)

    response = officer.post(f"/members/{known.pk}/edit/", typed)

    assert response.status_code == 409
    found = {one.name: one for one in response.context["differences"]}
    assert {name: (d.mine, d.saved, d.preferred) for name, d in found.items()} == {
        "residence": ("Khu 2", "Khu 3", "mine"),
        "phone": ("0911", "0900", "mine"),
        "position": ("Ủy viên", "Bí thư chi bộ", "saved"),
    }
    assert 'value="Khu 2"' in response.content.decode()
    known.refresh_from_db()
    assert (known.residence, known.phone, known.version) == ("Khu 3", "0900", 2)


def test_the_second_editor_chooses_field_by_field(world, everything, law, browser):
    known, officer, typed = two_editors(world, browser)
    compared = officer.post(f"/members/{known.pk}/edit/", typed)

    chosen = as_form(compared, keep_residence="saved", keep_phone="mine", keep_position="saved")
    response = officer.post(f"/members/{known.pk}/edit/", chosen)

    assert response.status_code == 302
    known.refresh_from_db()
    assert (known.residence, known.phone, known.position) == ("Khu 3", "0911", "Bí thư chi bộ")
    assert known.version == 3


def test_a_third_change_while_comparing_is_told_again(world, everything, law, browser):
    known, officer, typed = two_editors(world, browser)
    compared = officer.post(f"/members/{known.pk}/edit/", typed)
    Member.objects.filter(pk=known.pk).update(version=3, phone="0999")

    response = officer.post(f"/members/{known.pk}/edit/", as_form(compared))

    assert response.status_code == 409


def test_sensitive_fields_are_changed_only_after_opening_them(world, everything, law, browser):
    khmer = EthnicGroup.objects.get(code="05")
    known = member(world["alpha-east-1-cell"], ethnicity=khmer)
    client = browser()

    closed = client.get(f"/members/{known.pk}/edit/")
    assert "ethnicity" not in closed.context["form"].fields
    smuggled = as_form(closed, ethnicity="", religion="")
    client.post(f"/members/{known.pk}/edit/", smuggled)
    known.refresh_from_db()
    assert known.ethnicity == khmer

    opened = client.get(f"/members/{known.pk}/edit/?purpose=record")
    assert AuditEntry.objects.get(action="membership.sensitive_read").params == {
        "purpose": "record"
    }
    buddhist = Religion.objects.get(code="01")
    typed = as_form(opened, ethnicity="", religion=str(buddhist.pk))
    client.post(f"/members/{known.pk}/edit/?purpose=record", typed)
    known.refresh_from_db()
    # What is recorded already is changed by a request alone.
    assert (known.religion, known.ethnicity) == (buddhist, khmer)
    page = opened.content.decode()
    assert page.split('id="id_ethnicity"')[0].rsplit("<select", 1)[1].count("data-sensitive") == 1


def test_an_ended_session_leads_back_to_the_form(world, everything, browser):
    known = member(world["alpha-east-1-cell"])
    client = browser()
    client.logout()

    response = client.post(f"/members/{known.pk}/edit/", {"full_name": "Lê An"})

    assert response.status_code == 302
    assert response["Location"].endswith(f"?next=/members/{known.pk}/edit/&undone=1")
    known.refresh_from_db()
    assert known.version == 1
