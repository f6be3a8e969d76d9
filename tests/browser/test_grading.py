"""Cần Đước reviews and grades the year 2024: 37 committees, 145 cells, two who may decide."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.members import SAVE, type_date
from tests.browser.visitor import Visitor

YEAR, LAST, DECIDED = "2024", "31/12/2024", "10/01/2025"
COMMITTEES, CELLS = 37, 145
ROWS = ".list tbody th a"
GOOD, EXCELLENT = "good", "excellent"
SEND = """async ({address, action, values}) => {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const form = page.querySelector(`form[action$="${action}"]`);
  for (const grade of form.querySelectorAll(".table select")) grade.value = "good";
  for (const [name, value] of Object.entries(values)) {
    for (const box of form.querySelectorAll(`[name$="${name}"]`)) {
      if (box.type === "checkbox") box.checked = true; else box.value = value;
    }
  }
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.getAttribute("action"), {method: "POST", body});
  return answer.status;
}"""
"""Opens a form behind the page, fills it as the first one was filled by hand, and sends it."""
DECISION = {
    "decided_on_day": "10", "decided_on_month": "01", "decided_on_year": "2025",
    "decision_number": "7-QĐ/HU", "reason": "Theo đề nghị của các chi bộ",
}  # fmt: skip


def test_a_district_of_37_committees_is_graded_from_opening_to_closing(person):
    officer, head, second = map(person, ("tochuc.canduoc", "truongban.canduoc", "thuongvu.canduoc"))
    board = opened(officer)

    cells = units(officer, f"{board}?tier=cell&per_page=100")
    assert len(cells) == CELLS
    propose_by_hand(officer, cells[0])
    for cell in cells[1:]:
        assert sent(officer, cell, "/propose/") == 200

    committees = units(head, f"{board}?tier=grassroots&body=organization&per_page=100")
    assert len(committees) == COMMITTEES
    decide_by_hand(head, committees[0])
    for committee in committees[1:]:
        assert sent(head, committee, "/decide/", DECISION | {"confirmed": "on"}) == 200

    decide_collectives(head, board)
    close_in_two_windows(head, second, board)
    page = officer.go(f"{board}?tab=closed&per_page=100")
    expect(page.locator(".tabs [aria-current=page]")).to_contain_text(str(CELLS + 2 * COMMITTEES))


def opened(officer: Visitor) -> str:
    """Open the campaign; a background job makes its rows. Returns the address of its board."""
    page = officer.go("/grading/new/")
    page.locator("[name=year]").fill(YEAR)
    type_date(page, "as_of", LAST)
    page.locator(SAVE).click()
    expect(page.locator(ROWS).first).to_be_visible(timeout=60_000)
    return officer.path()


def units(visitor: Visitor, address: str) -> list[str]:
    """Addresses of all units of a list, page after page."""
    page, found = visitor.go(address), []
    while True:
        found += page.locator(ROWS).evaluate_all("all => all.map((a) => a.getAttribute('href'))")
        following = page.locator(".pager a[rel=next]")
        if not following.count():
            return found
        following.click()
        page.wait_for_load_state("networkidle")


def propose_by_hand(officer: Visitor, cell: str) -> None:
    """The proposals of one cell, each member and the cell itself."""
    page = officer.go(cell)
    form = page.locator("form[action$='/propose/']")
    for number in range(form.locator(".table select").count()):
        form.locator(".table select").nth(number).select_option(GOOD)
    form.locator("button.btn-main").click()
    expect(page.locator(".toast")).to_be_visible()


def sent(visitor: Visitor, unit: str, action: str, values: dict[str, str] | None = None) -> int:
    """The same for another unit, without drawing its page."""
    question = {"address": unit, "action": action, "values": values or {}}
    status: int = visitor.page.evaluate(SEND, question)
    return status


def decide_by_hand(head: Visitor, committee: str) -> None:
    """All proposals under one committee become grades."""
    page = head.go(committee)
    form = page.locator("form[action$='/decide/']")
    page.locator("details:has(form[action$='/decide/']) > summary").click()
    for name, value in DECISION.items():
        form.locator(f"[name$={name}]").fill(value)
    form.locator("[name$=confirmed]").check()
    form.locator("button").last.click()
    expect(page.locator(".toast")).to_be_visible()


def fill_decision(page: Page, **changes: str) -> None:
    """The foot of a decision."""
    for name, value in (DECISION | changes).items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=confirmed]").check()


def choose_grades(page: Page, excellent: int) -> int:
    """The first few excellent, the others good; returns how many there are."""
    boxes: Any = page.locator(".table select")
    for number in range(boxes.count()):
        boxes.nth(number).select_option(EXCELLENT if number < excellent else GOOD)
    return boxes.count()


def decide_collectives(head: Visitor, board: str) -> None:
    """Each group of like organisations or collectives: all of them excellent is more than a fifth,
    which is refused with the document; a fifth is not."""
    groups = (
        head.go(board)
        .locator("a[href*='/groups/']")
        .evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    )
    assert groups
    refused = 0
    for address in groups:
        page = head.go(address)
        many = choose_grades(page, excellent=1000)
        fill_decision(page, reason="")
        with head.answered(422):
            page.locator(SAVE).click()
            expect(page.locator(".errors, [role=alert]").first).to_be_visible()
        refused += "124-QĐ/TW" in page.locator("main").inner_text()
        choose_grades(page, excellent=many // 5)
        fill_decision(page)
        page.locator(SAVE).click()
        page.wait_for_url(re.compile(r"/grading/\d+/$"))
    assert refused == len(groups)


def close_in_two_windows(head: Visitor, second: Visitor, board: str) -> None:
    """Both have the board open; the first closes, the second is told who did."""
    first, later = head.go(board), second.go(board)
    for page in (first, later):
        page.locator("details:has(form[action$='/close/']) > summary").click()
        page.locator("form[action$='/close/'] [name=confirmed]").check()
    first.locator("form[action$='/close/'] button").last.click()
    expect(first.locator(".toast")).to_be_visible()
    with second.answered(409, 422):
        later.locator("form[action$='/close/'] button").last.click()
        expect(later.locator(".errors, [role=alert]").first).to_contain_text("Trương Minh Khang")
