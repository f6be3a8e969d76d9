"""Who sees what: another role, a wall, a grant."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor

NAMES = "#list tbody th a"


def members(page: Page) -> dict[str, str]:
    """Addresses and names of the rows of the register."""
    found = page.locator(NAMES).evaluate_all(
        "links => links.map(link => [link.getAttribute('href'), link.textContent.trim()])"
    )
    return dict(found)


def first_hundred(visitor: Visitor) -> dict[str, str]:
    """The beginning of the register as this person sees it."""
    return members(visitor.go("/members/?per_page=100"))


def test_another_role_shows_another_range_at_once(person):
    officer = person("tochuc.thanhtri")
    page = officer.go("/members/")
    expect(page.get_by_role("link", name="Add member")).to_be_visible()
    whole = page.locator("[role=status] b").first.inner_text()

    page.locator(".who .roles > summary").click()
    page.locator(".who .roles").get_by_role("button", name="Unit secretary").click()
    expect(page.locator(".who .roles")).to_contain_text("Unit secretary")
    officer.go("/members/")
    expect(page.get_by_role("link", name="Add member")).to_have_count(0)
    cell = page.locator("[role=status] b").first.inner_text()
    assert len(cell) < len(whole), (cell, whole)
    officer.go("/members/new/", status=403)

    page.locator(".who .roles > summary").click()
    page.locator(".who .roles").get_by_role("button", name="Organisation officer").click()
    expect(page.locator("header.top")).to_contain_text("Huyện ủy Thanh Trì")
    officer.go("/members/")
    expect(page.locator("[role=status] b").first).to_have_text(whole)


def test_a_member_behind_a_wall_is_nowhere_for_the_walled_and_there_for_a_colleague(person):
    colleague, walled = person("tochuc.thanhtri"), person("kiemtra.thanhtri")
    full, reduced = first_hundred(colleague), first_hundred(walled)
    hidden = set(full) - set(reduced)
    assert len(hidden) == 1, "one member of the demo is a relative of the inspection officer"
    address = hidden.pop()
    name = full[address]
    assert list(reduced)[:100] == [one for one in full if one != address] + list(reduced)[99:]

    unknown = walled.go("/members/999999999/", status=404).locator("main").inner_text()
    assert walled.go(address, status=404).locator("main").inner_text() == unknown
    assert walled.go(f"{address}edit/", status=404).locator("main").inner_text() == unknown
    for search in (f"/search/?q={name}", f"/members/?search={name}"):
        assert walled.go(search).locator(f"a[href='{address}']").count() == 0
        expect(colleague.go(search).locator(f"a[href='{address}']")).to_be_visible()
    expect(colleague.go(address).locator("h1")).to_have_text(name)


def test_a_granted_reader_opens_exactly_one_record(person):
    reader = person("thongke.soctrang")
    page = reader.go("/members/")
    opened = members(page)
    assert len(opened) == 1
    page.locator(NAMES).click()
    expect(page.locator("h1")).to_have_text(next(iter(opened.values())))
    expect(page.get_by_text("This record was opened to you for reading.")).to_be_visible()
    expect(page.get_by_role("link", name="Edit the record")).to_have_count(0)

    colleague = person("tochuc.thanhtri")
    neighbour = next(one for one in first_hundred(colleague) if one not in opened)
    reader.go(neighbour, status=404)
    reader.go(f"{next(iter(opened))}edit/", status=403)
