"""The yearly review of a planning list, from its beginning to the approval, with the meter."""

from __future__ import annotations

import secrets

from playwright.sync_api import Page, expect

from tests.browser.members import SAVE
from tests.browser.visitor import Visitor

STEPS = ("source", "collective_1", "key_cadres", "extended", "collective_2")


def day(page: Page, name: str, year: int, month: int = 6, number: int = 1) -> None:
    """The three boxes of a date."""
    for part, value in (("day", number), ("month", month), ("year", year)):
        page.locator(f"[name={name}_{part}]").fill(str(value))


def begun(officer: Visitor, name: str, year: int) -> str:
    """A list of the inspection committee with three places; its address."""
    page = officer.go("/planning/new/")
    page.locator("[name=name]").fill(name)
    page.locator("[name=scope]").select_option("inspection")
    page.locator("[name=title]").select_option(label="Ủy viên ủy ban kiểm tra huyện ủy")
    page.locator("[name=places]").fill("3")
    for field, value in (
        ("first_year", year + 4), ("last_year", year + 9), ("age_low", 40), ("age_high", 45),
        ("young_below", 40), ("aim_women", 50), ("aim_low", 1), ("aim_high", 2),
    ):  # fmt: skip
        page.locator(f"[name={field}]").fill(str(value))
    day(page, "age_on", year + 4)
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(name)
    return officer.path()


def added(officer: Visitor, planning: str, place: int) -> None:
    """Somebody found by a common name is put on the list."""
    page = officer.go(f"{planning}add/?q=nguyen")
    page.locator("[name=cadre]").nth(place).check()
    page.locator("[name=reason]").fill("Tập thể lãnh đạo đề nghị")
    page.locator(SAVE).click()
    expect(page.locator("#meter")).to_be_visible()


def held(officer: Visitor, planning: str, step: str) -> None:
    """A step with twelve summoned, eleven present; ten agree on everybody."""
    page = officer.go(f"{planning}steps/{step}/")
    page.locator("[name=summoned]").fill("12")
    page.locator("[name=present]").fill("11")
    votes = page.locator("[name^=agree_]")
    for name in ("issued", "collected", "valid"):
        if votes.count():
            page.locator(f"[name={name}]").fill("11")
    for box in votes.all():
        box.fill("10")
    page.locator(SAVE).click()
    expect(page.locator("#steps")).to_be_visible()


def approved(officer: Visitor, head: Visitor, planning: str, number: str) -> None:
    """All five steps, handed in, approved by the head."""
    for step in STEPS:
        held(officer, planning, step)
    page = officer.go(f"{planning}submit/")
    page.locator("[name=approver]").fill("Ban Thường vụ Thành ủy")
    page.locator("[name=reason]").fill("Tập thể lãnh đạo đã thảo luận")
    page.locator("[name=confirmed]").check()
    page.locator(SAVE).click()
    expect(page.locator("#steps")).to_be_visible()
    page = head.go(f"{planning}approve/")
    page.locator("[name=number]").fill(number)
    page.locator("[name=confirmed]").check()
    page.locator(SAVE).click()
    expect(page.locator("main")).to_contain_text(number)


def test_a_planning_list_is_reviewed_to_its_approval(person):
    mark = secrets.token_hex(3)
    officer, head = person("tochuc.thanhtri"), person("truongban.thanhtri")
    name = f"Quy hoạch Ủy ban Kiểm tra {mark}"

    planning = begun(officer, name, 2026)
    for place in range(3):
        added(officer, planning, place)
    meter = officer.go(planning).locator("#meter")
    expect(meter).to_contain_text("3")
    expect(meter).to_contain_text("1,00")
    approved(officer, head, planning, f"{mark}-QĐ/TU")

    page = officer.go(f"{planning}review/")
    page.locator(SAVE).click()
    expect(page.locator("#meter")).to_be_visible()
    review = officer.path()
    assert review != planning
    page.locator("main a[href*='/people/']").first.click()
    page.locator("[name=end][value=removed]").check()
    page.locator("[name=removal]").select_option("tasks")
    page.locator("[name=confirmed]").check()
    page.locator(SAVE).click()
    expect(page.locator("#meter")).to_contain_text("0,67")
    added(officer, review, 4)
    expect(officer.go(review).locator("#meter")).to_contain_text("1,00")
    approved(officer, head, review, f"{mark}-1-QĐ/TU")

    expect(officer.go(planning).locator("#meter")).to_contain_text("1,00")
    assert name in officer.go("/planning/?tab=force").content()
    for other in ("kiemtra.thanhtri", "quantri.hanoi"):
        person(other).go(review, status=404)
