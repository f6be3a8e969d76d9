"""Without a mouse, on a phone, and with large letters."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.members import enter_member
from tests.browser.pages import term_summary

PHONE = {"width": 360, "height": 740}
DATES = {"decided": "02/05/2023", "ceremony": "19/05/2023", "official": "19/05/2024"}


def has_visible_ring(page: Page) -> bool:
    """Whether the focused control shows where it is, and nothing lies over it."""
    return page.evaluate(
        """() => {
          const one = document.activeElement, box = one.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const style = getComputedStyle(one);
          return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            && box.width > 0 && (one.contains(top) || (top && top.contains(one)));
        }"""
    )


def reaches_the_thumb(control: Locator) -> None:
    """Whether a control of the bar is large enough and not below the edge."""
    expect(control).to_be_visible()
    control.scroll_into_view_if_needed()
    box = control.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["y"] + box["height"] <= PHONE["height"]


def test_the_keyboard_is_enough_for_a_day(person):
    officer = person("tochuc.thanhtri")
    page = officer.go("/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    assert has_visible_ring(page)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1

    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/members/")
    rows = page.locator("#list tbody th a")
    page.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(rows.nth(0)).to_be_focused()
    assert has_visible_ring(page)
    page.keyboard.press("x")
    expect(page.locator(".bulk")).to_be_visible()
    name = rows.nth(0).inner_text()
    rows.nth(0).focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)

    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type(f"{name}\n")
    page.wait_for_url("**/search/?q=*")
    expect(page.get_by_role("link", name=name).first).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).not_to_be_visible()


def test_a_form_is_saved_and_a_drawer_closed_by_keys(person):
    officer = person("tochuc.thanhtri")
    enter_member(officer, **DATES)
    record = officer.path()
    page = officer.go(f"{record}edit/")
    page.locator("[name=occupation]").focus()
    page.keyboard.type("Công nhân")
    page.keyboard.press("Enter")
    assert officer.path() == f"{record}edit/", "Enter in a text box does not send the form"
    page.keyboard.press("Control+s")
    expect(page.locator(".toast")).to_contain_text("is saved")
    assert officer.path() == record

    page = term_summary(officer)
    figure = page.locator(".fig a[href*=members_admitted]").first
    figure.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".drawer h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".drawer")).to_have_count(0)
    expect(figure).to_be_focused()


def test_every_control_of_the_form_can_be_seen_when_it_has_the_focus(person):
    page = person("tochuc.thanhtri").go("/members/new/")
    page.locator("main").focus()
    for _ in range(50):
        page.keyboard.press("Tab")
        assert has_visible_ring(page), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("document.activeElement.closest('.foot') !== null"):
            return
    raise AssertionError("the end of the page was not reached")


def test_on_a_phone_the_bar_at_the_bottom_leads_everywhere(visitor):
    officer = visitor(viewport=PHONE, has_touch=True, is_mobile=True)
    page = officer.sign_in("tochuc.thanhtri")
    shown, more = page.locator(".nav ul > li:visible > a"), page.locator(".nav .all")
    for number in range(shown.count()):
        reaches_the_thumb(shown.nth(number))
        shown.nth(number).tap()
        expect(shown.nth(number)).to_have_attribute("aria-current", "page")
    behind = more.locator("a").count()
    assert behind >= 5
    for number in range(behind):
        reaches_the_thumb(more.locator("summary"))
        more.locator("summary").tap()
        reaches_the_thumb(more.locator("a").nth(number))
        more.locator("a").nth(number).tap()
        expect(more.locator("a").nth(number)).to_have_attribute("aria-current", "page")
    page.locator(".nav [data-go=members]").tap()
    page.locator("#list tbody th a").first.tap()
    page.wait_for_url(re.compile(r"/members/\d+/"))
    more.locator("summary").tap()
    more.get_by_role("link", name="Organisations").tap()
    expect(page.locator("h1")).to_have_text("Organisations")


def test_a_menu_of_actions_stays_inside_a_phone(visitor):
    officer = visitor(viewport=PHONE, has_touch=True, is_mobile=True)
    officer.sign_in("tochuc.thanhtri")
    page = officer.go("/members/")
    page.locator(".head .menu > summary").first.tap()
    for item in page.locator(".head .menu > div a").all():
        box = item.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
