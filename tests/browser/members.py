"""Entering invented members by hand, as the stories need them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor

CELL = "thanh-tri-hn-01-1"
GIVEN = ("Bạch Dương", "Chí Hiếu", "Diệu Ái", "Hoài Thương", "Kim Ngân", "Mạnh Quỳnh", "Như Ý")
SAVE = ".savebar .btn-main"
_draw = random.SystemRandom()


@dataclass(frozen=True)
class Invented:
    """A person that no other story knows; 000 is no province's prefix of citizen numbers."""

    name: str = field(
        default_factory=lambda: (
            f"Thử {_draw.choice(GIVEN)} {''.join(_draw.choice('aeghiklmnopruy') for _ in range(6))}"
        )
    )
    citizen_number: str = field(default_factory=lambda: f"0008{_draw.randrange(10**8):08}")


def type_date(page: Page, name: str, text: str) -> None:
    """Fill the three boxes of a date from dd/mm/yyyy."""
    day, month, year = text.split("/")
    for part, value in (("day", day), ("month", month), ("year", year)):
        page.locator(f"[name={name}_{part}]").fill(value)


def fill_member(page: Page, who: Invented, *, decided: str, ceremony: str, official: str) -> None:
    """Fill the form of a new member in."""
    page.locator("[name=organization]").select_option(CELL)
    page.locator("[name=full_name]").fill(who.name)
    page.locator("[name=sex][value=female]").check()
    page.locator("[name=citizen_number]").fill(who.citizen_number)
    type_date(page, "birth", "14/02/1990")
    type_date(page, "admission_decided_on", decided)
    type_date(page, "ceremony_on", ceremony)
    type_date(page, "official_on", official)


def enter_member(visitor: Visitor, **dates: str) -> Invented:
    """Enter a new member through the form; the window stands on the record afterwards."""
    who = Invented()
    page = visitor.go("/members/new/")
    fill_member(page, who, **dates)
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(who.name)
    return who
