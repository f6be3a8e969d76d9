"""How one gets to a page: addresses, first rows, refused forms."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor

OFFICER, HEAD, ADMINISTRATOR = "tochuc.thanhtri", "truongban.thanhtri", "quantri.hanoi"
SECRETARY = "bithu.thanhtri"
INSPECTOR, CHAIR = "kiemtra.thanhtri", "chunhiem.thanhtri"
FIRST_ROW = ".list tbody tr:first-child th a"
ROW = ".list tbody th a[href]"
IN_HAND = "/cases/?tab=open&phase=conduct"


@dataclass(frozen=True)
class Shown:
    """One page in one state. An empty ``person`` is somebody who has not signed in."""

    name: str
    person: str
    open: Callable[[Visitor], Page]


def at(path: str, *, status: int = 200) -> Callable[[Visitor], Page]:
    """Open an address."""
    return lambda visitor: visitor.go(path, status=status)


def first_row(path: str, *, then: str = "") -> Callable[[Visitor], Page]:
    """Open the first row of a list, and from there a further link."""

    def open_it(visitor: Visitor) -> Page:
        visitor.go(path)
        visitor.page.locator(FIRST_ROW).first.click()
        visitor.page.wait_for_load_state()
        if then:
            visitor.page.locator(then).first.click()
            visitor.page.wait_for_load_state()
        return visitor.page

    return open_it


def first_meeting(visitor: Visitor) -> Page:
    """The newest meeting of a cell."""
    visitor.go("/cells/thanh-tri-hn-01-2/")
    visitor.page.locator(".table tbody th a").first.click()
    visitor.page.wait_for_load_state()
    return visitor.page


def follow(path: str, *links: str) -> Callable[[Visitor], Page]:
    """From a page along addresses with these parts, also out of closed menus and late parts."""

    def open_it(visitor: Visitor) -> Page:
        visitor.go(path)
        for link in links:
            found = visitor.page.locator(link if "[" in link else f"main a[href*='{link}']").first
            href = found.get_attribute("href")
            assert href, link
            visitor.go(href)
        return visitor.page

    return open_it


def refused(
    opened: str | Callable[[Visitor], Page], button: str, *, filled: dict[str, str] | None = None
) -> Callable[[Visitor], Page]:
    """Send a form as it stands, or wrongly filled, to be refused."""

    def open_it(visitor: Visitor) -> Page:
        if callable(opened):
            opened(visitor)
        else:
            visitor.go(opened)
        for name, text in (filled or {}).items():
            visitor.page.locator(f"[name={name}]").fill(text)
        with visitor.answered(422, 200):
            visitor.page.locator(button).first.click()
            expect(visitor.page.locator("[aria-invalid=true], .errors").first).to_be_attached()
        return visitor.page

    return open_it


def sign_in_refused(visitor: Visitor) -> Page:
    """A wrong password."""
    with visitor.answered(401, 422):
        return visitor.fill_sign_in(f"nobody.{secrets.token_hex(4)}", password="wrong")


def term_summary(visitor: Visitor) -> Page:
    """The summary of the published term of the person's own organisation."""
    visitor.go("/summaries/?kind=term")
    visitor.page.locator(FIRST_ROW).first.click()
    expect(visitor.page.locator(".figs").first).to_be_visible()
    return visitor.page


def drawer(visitor: Visitor) -> Page:
    """The records behind the figure of the admitted, beside the summary."""
    page = term_summary(visitor)
    page.locator(".fig a[href*=members_admitted]").first.click()
    expect(page.locator(".drawer h2")).to_be_focused()
    return page


def records_behind(visitor: Visitor) -> Page:
    """The same records as a page."""
    page = drawer(visitor)
    page.locator(".drawer .btn-s").first.click()
    page.wait_for_url("**/figures/**")
    return page


def batch(file: str) -> Callable[[Visitor], Page]:
    """A file of the demo on its way into the register."""

    def open_it(visitor: Visitor) -> Page:
        visitor.go("/members/import/")
        visitor.page.get_by_role("link", name=file).first.click()
        visitor.page.wait_for_url("**/import/*/")
        return visitor.page

    return open_it


def guarded_data(visitor: Visitor) -> Page:
    """A guarded group of a record, opened with a purpose."""
    first_row("/members/")(visitor)
    form = visitor.page.locator("form[action$='/guarded/']").first
    form.locator("button").first.click()
    expect(visitor.page.locator("a[href*='/guarded/']").first).to_be_attached()
    return visitor.page


def first_of_record(*links: str) -> Callable[[Visitor], Page]:
    """A page that the record of the first member leads to."""
    return follow("/members/", "#list tbody th a[href]", *links)


def corrected(visitor: Visitor) -> Page:
    """The correction of a grade of the oldest campaign, which is closed."""
    visitor.go("/grading/")
    board = visitor.page.locator(".list tbody tr:last-child th a").get_attribute("href")
    return follow(f"{board}?tab=closed&tier=cell", ".list tbody th a[href]", "/correct/")(visitor)
