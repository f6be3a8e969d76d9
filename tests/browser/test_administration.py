"""An administrator's day: a new person, a role, the end of an account; and sign-in's limits."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.members import Invented

FIRST, CHOSEN = "Tam-thoi-2026!", "Con-duong-lang-42"
WRONG = "The sign-in name or the password is not right."


def choose(page: Page, name: str, text: str) -> None:
    """Pick from a box of the admin that searches while one types."""
    page.locator(f".field-{name} .select2-selection").click()
    page.locator(".select2-search__field").fill(text)
    page.locator(".select2-results__option", has_text=text).first.click()


def test_a_person_comes_works_and_leaves(person, visitor):
    who, name = Invented(), f"{Invented().citizen_number}@demo.vn"
    administrator = person("quantri.hanoi")
    page = administrator.go("/")
    page.locator(".nav").get_by_role("link", name="Administration").click()
    page.locator("#content-main").get_by_role("link", name="People", exact=True).click()
    page.locator(".addlink").last.click()
    page.locator("[name=sign_in_name]").fill(name)
    page.locator("[name=full_name]").fill(who.name)
    page.locator("[name=password]").fill(FIRST)
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_contain_text(who.name)

    administrator.go("/admin/accounts/roleassignment/add/")
    choose(page, "user", who.name)
    page.locator("[name=role]").select_option("organization_officer")
    choose(page, "organization", "Huyện ủy Thanh Trì")
    page.locator(".field-valid_from .datetimeshortcuts a").first.click()
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    newcomer = visitor()
    seen = newcomer.fill_sign_in(name, password=FIRST)
    seen.wait_for_url("**/password/")
    boxes = seen.locator("main input[type=password]")
    for box, text in zip(boxes.all(), (FIRST, CHOSEN, CHOSEN), strict=True):
        box.fill(text)
    seen.locator("main button[type=submit]").last.click()
    expect(newcomer.go("/members/").locator("#list tbody th a").first).to_be_visible()
    expect(seen.locator("header.top")).to_contain_text("Huyện ủy Thanh Trì")

    administrator.go(f"/admin/accounts/user/?q={name}")
    page.locator("#result_list tbody th a").click()
    page.locator("[name=is_active]").uncheck()
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    newcomer.go("/members/")
    assert newcomer.path().startswith("/sign-in/")
    newcomer.fill_sign_in(name, password=CHOSEN)
    language = seen.locator("button[name=language][value=en]")
    if language.is_visible():
        language.click()
        newcomer.fill_sign_in(name, password=CHOSEN)
    expect(seen.locator("#sign-in-error")).to_contain_text(WRONG)


def test_five_failures_pause_sign_in_and_say_nothing_about_the_account(visitor):
    nobody = visitor()
    nobody.go("/sign-in/").locator("button[name=language][value=en]").click()
    name = f"{Invented().citizen_number}@demo.vn"
    for _ in range(4):
        page = nobody.fill_sign_in(name, password="wrong")
        expect(page.locator("#sign-in-error")).to_contain_text(WRONG)
    with nobody.answered(429):
        page = nobody.fill_sign_in(name, password="wrong")
        expect(page.locator("h1")).to_have_text("Sign-in is paused")
        nobody.go("/sign-in/")
        nobody.fill_sign_in(name, password="wrong")
        expect(page.locator("h1")).to_have_text("Sign-in is paused")
