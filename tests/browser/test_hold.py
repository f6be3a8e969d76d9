"""A case with a limit, a hold and two extensions: the page explains the day with each of them."""

from __future__ import annotations

import re
import secrets

from playwright.sync_api import Page, expect

from tests.browser.cases import ago, fill, send
from tests.browser.members import SAVE
from tests.browser.visitor import Visitor

NUMBERS = [f"{secrets.randbelow(900) + 100}-QĐ/UBKT" for _one in range(4)]
CAP = 60
"""Days that the rule allows in all (164-QĐ/TW of 2024, for whom the centre manages)."""


def test_a_hold_and_two_extensions_explain_the_day(person):
    officer, chair = person("kiemtra.thanhtri"), person("chunhiem.thanhtri")
    case = opened(officer, chair)
    first = due_day(chair.go(case))

    page = follow(chair, case, "hold")
    fill(page, reason="other_body", from_on=ago(20), evidence="Công văn 15-CV/VKS ngày 20")
    send(page)
    expect(page.locator("main")).to_contain_text("days left when work goes on")
    title = chair.go(case).locator("h1").inner_text()
    expect(chair.go("/cases/?tab=hold").locator("#list")).to_contain_text(title)
    page = chair.go(limits(case))
    page.get_by_role("link", name="Let work go on").click()
    fill(page, on=ago(12), note="Đã có kết quả")
    send(page)
    held = due_day(page)
    assert held > first

    for number, days in zip(NUMBERS[1:3], (40, CAP - 40), strict=True):
        page = extend(chair, case, number, days)
        send(page)
        expect(page.locator("main")).to_contain_text(number)
    extended = due_day(page)
    assert extended > held

    page = extend(chair, case, NUMBERS[3], 1)
    with chair.answered(422):
        page.locator(SAVE).click()
        expect(page.locator(".errors")).to_contain_text("164-QĐ/TW")
    assert due_day(officer.go(limits(case))) == extended
    page = officer.go(case)
    why = page.locator("[aria-labelledby=limits] details.why").first
    why.locator("summary").click()
    for words in (*NUMBERS[1:3], "+40", "+20", ago(20), ago(12), "164-QĐ/TW"):
        expect(why).to_contain_text(words)
    expect(why).not_to_contain_text(NUMBERS[3])
    officer.go(f"{limits(case)}extend/", status=403)


def opened(officer: Visitor, chair: Visitor) -> str:
    """A denunciation with its plan signed; its limit counts from the decision."""
    page = officer.go("/cases/new/")
    fill(
        page, kind="denunciation", body="inspection_committee", organization="thanh-tri-hn",
        title=f"Đơn tố cáo {secrets.token_hex(3)}", source="denunciation", received_on=ago(40),
        planned_from=ago(35), planned_until=ago(-60),
    )  # fmt: skip
    fill(page, "subjects-0-", who="Nguyễn Thử Nghiệm", management_tier="central")
    page.locator(SAVE).click()
    expect(page.locator(".toast")).to_be_visible()
    case = officer.path()
    page.get_by_role("link", name="Submit for signature", exact=True).click()
    send(page)
    page = chair.go(case)
    page.get_by_role("link", name="Sign decision and plan", exact=True).click()
    fill(page, number=NUMBERS[0], decided_on=ago(35), confirmed=True)
    send(page)
    return case


def limits(case: str) -> str:
    """The page of the limits of a case."""
    return f"{case}limits/"


def follow(visitor: Visitor, case: str, act: str) -> Page:
    """From the case over its limits to an act on them."""
    page = visitor.go(case)
    page.locator("[aria-labelledby=limits] a[href$='/limits/']").click()
    page.locator(f".head a[href$='/{act}/']").click()
    page.wait_for_load_state()
    return page


def extend(visitor: Visitor, case: str, number: str, days: int) -> Page:
    """The form of an extension, filled in."""
    page = follow(visitor, case, "extend")
    fill(
        page, days=days, decision_number=number, decided_on=ago(0), signer="Chủ nhiệm",
        reason="Nhiều nội dung phải xác minh", confirmed=True,
    )  # fmt: skip
    return page


def due_day(page: Page) -> tuple[str, ...]:
    """The last day of the case's limit, year first."""
    text = (
        page.locator("td, [aria-labelledby=limits] li")
        .filter(has_text=re.compile(r"\d\d/\d\d/\d{4}"))
        .first
    )
    found = re.search(r"(\d\d)/(\d\d)/(\d{4})", text.inner_text())
    assert found, text.inner_text()
    return found.groups()[::-1]
