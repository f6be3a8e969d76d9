"""Entering and changing a member: refusals beside the field, two editors, an ended session."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.members import SAVE, Invented, enter_member, fill_member, type_date
from tests.browser.visitor import SIGN_IN

GOOD = {"decided": "02/05/2023", "ceremony": "19/05/2023", "official": "19/05/2024"}


def field(page: Page, name: str):  # type: ignore[no-untyped-def]
    """The field of that name with its label, refusal and help."""
    return page.locator(".field", has=page.locator(f"[name={name}], [name={name}_day]"))


def test_dates_that_contradict_each_other_are_refused_beside_their_field(person):
    officer = person("tochuc.thanhtri")
    page, who = officer.go("/members/new/"), Invented()
    fill_member(page, who, **(GOOD | {"official": "20/05/2024"}))
    type_date(page, "birth", "01/06/2023")
    with officer.answered(422):
        page.locator(SAVE).click()
        summary = page.locator(".errors")
        expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Error:"))
    expect(field(page, "birth").locator(".err")).to_contain_text("admission")

    summary.locator("a", has_text="Date of birth").click()
    expect(page.locator("[name=birth_day]")).to_be_focused()
    type_date(page, "birth", "14/02/1990")
    with officer.answered(422):
        page.locator(SAVE).click()
        expect(field(page, "official_on").locator(".err")).to_contain_text("19/05/2024")
    expect(field(page, "birth").locator(".err")).to_have_count(0)

    type_date(page, "official_on", "19/05/2024")
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(who.name)
    expect(page.locator(".toast")).to_contain_text("is in the register")
    officer.go(f"/members/?search={who.name.split()[-1]}")
    expect(page.locator("#list tbody th a")).to_have_text([who.name])


def test_the_second_editor_is_told_and_chooses(person):
    officer = person("tochuc.thanhtri")
    enter_member(officer, **GOOD)
    record = officer.path()
    mine = officer.go(f"{record}edit/")
    theirs = officer.go(f"{record}edit/", page=officer.context.new_page())
    theirs.locator("[name=position]").fill("Chi ủy viên")
    theirs.locator(SAVE).click()
    expect(theirs.locator(".toast")).to_contain_text("is saved")

    mine.locator("[name=position]").fill("Phó Bí thư chi bộ")
    mine.locator("[name=occupation]").fill("Giáo viên")
    with officer.answered(409):
        mine.locator(SAVE).click()
        note = mine.locator("[role=alert]", has_text="Somebody else saved this record")
        expect(note).to_be_focused()
    line = mine.locator("tr", has_text="Position")
    expect(line).to_contain_text("Chi ủy viên")
    line.get_by_role("radio", name=re.compile("Phó Bí thư chi bộ")).check()
    mine.locator(SAVE).click()

    facts = mine.locator(".facts", has_text="Occupation")
    expect(facts).to_contain_text("Phó Bí thư chi bộ")
    expect(facts).to_contain_text("Giáo viên")


def test_text_typed_before_the_session_ended_is_offered_back(person):
    officer = person("tochuc.thanhtri")
    enter_member(officer, **GOOD)
    edit = f"{officer.path()}edit/"
    page = officer.go(edit)
    page.locator("[name=residence]").fill("Số 5, ngõ 12, xã Tả Thanh Oai")
    officer.context.clear_cookies(name="partybuild_session")
    with officer.answered(403):
        page.locator(SAVE).click()
        page.wait_for_url(re.compile(SIGN_IN))

    officer.fill_sign_in("tochuc.thanhtri")
    page.wait_for_url(f"**{edit}")
    offer = page.locator(".note", has_text="not saved").or_(page.locator("form ~ .note, .note"))
    offer.get_by_role("button").first.click()
    expect(page.locator("[name=residence]")).to_have_value("Số 5, ngõ 12, xã Tả Thanh Oai")
    page.locator(SAVE).click()
    expect(page.locator(".facts", has_text="Residence")).to_contain_text("Tả Thanh Oai")
