"""The language of the pages changes where one stands."""

from __future__ import annotations

from playwright.sync_api import expect


def test_the_language_changes_both_ways_and_stays(person, visitor):
    officer = person("tochuc.thanhtri", language="vi")
    page = officer.go("/members/")
    expect(page.locator("h1")).to_have_text("Danh sách đảng viên")
    officer.choose_language("en")
    expect(page.locator("h1")).to_have_text("List of members")
    assert officer.path() == "/members/"
    expect(officer.go("/settings/").locator("h1")).to_have_text("Settings")
    officer.choose_language("vi")
    expect(page.locator("h1")).to_have_text("Cài đặt")

    stranger = visitor()
    page = stranger.go("/sign-in/")
    page.locator("button[name=language][value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Sign in")
