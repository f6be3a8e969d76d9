"""A member moves from Thanh Trì (Hà Nội) to Thạnh Trị (Sóc Trăng): asked for, issued, received."""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.members import SAVE, enter_member, type_date

GOOD = {"decided": "02/05/2023", "ceremony": "19/05/2023", "official": "19/05/2024"}


def closing(page: Page) -> int:
    """The last figure of the flow table."""
    text = page.locator(".list tbody tr:last-child td").first.inner_text()
    return int(text.replace(".", "").replace(",", ""))


def test_a_member_moves_to_another_province_and_both_sides_see_their_half(person):
    today = f"{date.today():%d/%m/%Y}"
    sender, receiver = person("tochuc.thanhtri"), person("tochuc.thanhtri.st")
    who = enter_member(sender, **GOOD)
    record = sender.path()
    here, there = closing(sender.go("/flow/")), closing(receiver.go("/flow/"))

    page = sender.go(f"{record}transfer/")
    page.locator("[name=office]").fill("(thanh-tri-st)")
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(who.name)
    transfer = sender.path()
    receiver.go(transfer, status=404)

    page = sender.go(f"{transfer}send/")
    type_date(page, "fee_paid_through", today)
    page.locator(SAVE).click()
    expect(page.locator(".toast")).to_contain_text(re.compile(r"\d+/\d{4}"))
    assert closing(sender.go("/flow/")) == here

    page = receiver.go("/transfers/")
    page.locator(".list tbody th a", has_text=who.name).click()
    expect(page.locator("h1")).to_have_text(who.name)
    receiver.go(record, status=404)
    page = receiver.go(f"{transfer}receive/")
    page.locator("[name=organization]").select_option(index=2)
    page.locator("[name=confirmed]").check()
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(who.name)

    receiver.go(record)
    sender.go(record, status=404)
    sender.go(transfer)
    assert closing(sender.go("/flow/")) == here - 1
    assert closing(receiver.go("/flow/")) == there + 1
