"""What several stories of cases do: fill forms in, record steps, open what is folded away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.members import SAVE, type_date
from tests.browser.visitor import Visitor


def ago(days: int) -> str:
    """The day so many days before today, as it is typed."""
    return f"{date.today() - timedelta(days):%d/%m/%Y}"


def fill(page: Page, prefix: str = "", **values: Any) -> None:
    """Fill fields in by name, whatever they are; a date is typed into its three boxes."""
    for name, value in values.items():
        _fill_one(page, f"{prefix}{name}", value)


def _fill_one(page: Page, name: str, value: Any) -> None:
    if page.locator(f"[name='{name}_day']").count():
        type_date(page, name, value)
        return
    boxes = page.locator(f"[name='{name}']")
    kind = boxes.first.evaluate("one => one.type")
    if kind == "select-one":
        boxes.select_option(value)
    elif kind == "radio":
        page.locator(f"[name='{name}'][value='{value}']").check()
    elif kind == "checkbox":
        boxes.first.set_checked(value)
    else:
        boxes.fill(str(value))


def choose_subject(page: Page, field: str, name: str) -> None:
    """Type a name and take what is offered while typing."""
    page.locator(f"[name='{field}']").press_sequentially(name)
    offered = page.locator(f"#subjects-offered option[value^='{name}']").first
    expect(offered).to_be_attached()
    page.locator(f"[name='{field}']").fill(offered.get_attribute("value") or "")


def send(page: Page, said: str = "") -> None:
    """Send the form of the page, and read what it says."""
    page.locator(SAVE).click()
    expect(page.locator(".toast").first).to_contain_text(said)


def act(visitor: Visitor, case: str, words: str, **values: Any) -> Page:
    """On the page of a case: follow the link with these words, fill the form in, send it."""
    page = visitor.go(case)
    page.locator("main").get_by_role("link", name=words, exact=True).first.click()
    page.wait_for_load_state()
    fill(page, **values)
    send(page)
    return page


def step_of(page: Page, code: str) -> Locator:
    """A step in the list of the procedure, by a part of its words."""
    return page.locator("[aria-labelledby=steps] li").filter(has_text=code).first


def record_step(visitor: Visitor, case: str, words: str, day: str, **values: Any) -> None:
    """Record a step of the procedure as done."""
    page = visitor.go(case)
    step_of(page, words).locator("a[href*='/done/']").click()
    page.wait_for_load_state()
    fill(page, done_on=day, **values)
    send(page)
    expect(step_of(page, words)).to_contain_text(day)


def unfold(page: Page, address: str) -> Locator:
    """Open the folded form that is sent to this address."""
    form = page.locator(f"form[action$='/{address}/']")
    if not form.is_visible():
        page.locator("details.fold", has=form).locator("summary").click()
    expect(form).to_be_visible()
    return form


def part(visitor: Visitor, where: str, address: str, **values: Any) -> Page:
    """On the page of somebody's discipline: open a part, fill it in, send it."""
    page = visitor.go(where)
    form = unfold(page, address)
    fill(page, prefix=f"{address}-", **values)
    form.locator("button[type=submit], button:not([type])").last.click()
    expect(page.locator(".toast").first).to_be_visible()
    return page
