"""On a telephone the further filters of a list stand in a fold: every one can be reached."""

from __future__ import annotations

from tests.browser.pages.opening import FIRST_ROW, OFFICER
from tests.browser.tour import PHONE, has_sideways_scroll

LISTS = (
    "/members/", "/candidates/", "/candidates/review/", "/procedures/", "/transfers/", "/clocks/",
    "/organizations/", "/regulations/", "/regulations/documents/", "/summaries/", "/targets/",
    "/grading/commendations/",
)  # fmt: skip
BOXES = ".filters :is(input:not([type=hidden]), select)"


def test_every_filter_of_every_list_is_reached_on_a_telephone(person):
    officer = person(OFFICER)
    officer.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    officer.go("/grading/")
    board = officer.page.locator(FIRST_ROW).first.get_attribute("href")
    for path in (*LISTS, board):
        page = officer.go(path)
        assert page.locator(BOXES).count(), path
        fold = page.locator(".filters > .fold > summary")
        if fold.count():
            fold.click()
        hidden = [
            one.get_attribute("name") for one in page.locator(BOXES).all() if not one.is_visible()
        ]
        assert not hidden, f"{path}: {hidden}"
        assert not has_sideways_scroll(page), path
