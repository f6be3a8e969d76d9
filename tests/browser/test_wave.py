"""A wave of moves from the scenario to signed decisions: the positions on the profiles change."""

from __future__ import annotations

import secrets
import time

from playwright.sync_api import Page, expect

from tests.browser.members import SAVE
from tests.browser.visitor import Visitor

PATIENCE_SECONDS = 150


def computed(officer: Visitor, name: str) -> str:
    """A copy of a scenario of the demo, computed anew; its address once it may be proposed."""
    page = officer.go("/moves/scenarios/?tab=computed&order=prepared")
    page.locator(".list tbody th a").last.click()
    page.locator("[name=copy-title]").fill(name)
    page.locator("form[action$='/copy/'] button").click()
    expect(page.locator("h1")).to_have_text(name)
    scenario = officer.path()
    page.locator("form[action$='/start/'] button").click()
    until = time.monotonic() + PATIENCE_SECONDS
    while not officer.go(scenario).locator("main a[href$='/plan/']").count():
        assert time.monotonic() < until, "the plan is not computed"
        time.sleep(1)
    return scenario


def proposed(officer: Visitor, scenario: str, name: str) -> list[str]:
    """Every move of the plan proposed as a transfer of the second wave; their addresses."""
    page = officer.go(scenario)
    movers = page.locator("main .table").first.locator("tbody th").all_inner_texts()
    page.locator("main a[href$='/plan/']").click()
    expect(page.locator("[name=wave]")).to_be_visible()
    with officer.answered(422):  # the sentence is not ticked
        page.locator(SAVE).click()
        expect(page.locator(".errors")).to_be_visible()
    page.locator("[name=kind]").select_option("transfer")
    page.locator("[name=name]").fill(name)
    page.locator("[name=wave]").fill("2")
    page.locator("[name=confirmed]").check()
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(name)
    for mover in movers:
        expect(page.locator("main")).to_contain_text(mover.strip())
    links = page.locator("main li a[href*='/cadres/moves/M-']").all()
    assert len(links) == len(movers) > 0
    return [str(link.get_attribute("href")) for link in links]


def prepared(officer: Visitor, move: str) -> None:
    """The other side is asked and agrees; the person is talked to."""
    page = officer.go(f"{move}letter/")
    page.locator("[name=asked_of]").fill("Đảng ủy cơ quan nơi đi")
    page.locator("[name=number]").fill("18-CV/BTC")
    page.locator("[name=answer]").select_option("agreed")
    today(page, "answered_on", page.locator("[name=asked_on_day]").input_value())
    page.locator(SAVE).click()
    expect(page.locator("main")).to_contain_text("18-CV/BTC")
    page = officer.go(f"{move}talk/")
    page.locator("[name=consent]").select_option("agreed")
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_be_visible()
    officer.go(f"{move}decide/", status=403)


def today(page: Page, name: str, day: str) -> None:
    """The same day as the letter was sent."""
    page.locator(f"[name={name}_day]").fill(day)
    for part in ("month", "year"):
        value = page.locator(f"[name=asked_on_{part}]").input_value()
        page.locator(f"[name={name}_{part}]").fill(value)


def signed(head: Visitor, move: str, number: str) -> None:
    """The head records the decision that was signed."""
    page = head.go(f"{move}decide/")
    page.locator("[name=number]").fill(number)
    page.locator("[name=signer]").fill("Nguyễn Văn Mẫu")
    page.locator("[name=reason]").fill("Theo kết luận của Ban Thường vụ")
    page.locator("[name=confirmed]").check()
    page.locator(SAVE).click()
    expect(page.locator("main")).to_contain_text(number)


def test_a_wave_from_the_scenario_to_signed_decisions(person):
    mark = secrets.token_hex(3)
    officer, head = person("tochuc.thanhtri"), person("truongban.thanhtri")
    scenario = computed(officer, f"Phương án {mark}")
    moves = proposed(officer, scenario, f"Kế hoạch điều động {mark}")
    plan = officer.path()

    page = officer.go(scenario)
    expect(page.locator(f"main a[href='{plan}']")).to_be_visible()
    assert not page.locator("main a[href$='/plan/'], form[action$='/start/']").count()

    move, number = moves[0], f"{secrets.randbelow(9000) + 1000}-QĐ/HU"
    prepared(officer, move)
    signed(head, move, number)
    page = head.go(move)
    profile = page.locator("main dl a[href^='/cadres/C-']").first.get_attribute("href")
    assert profile is not None
    expect(head.go(profile).locator("main")).to_contain_text(number)
    for name in ("kiemtra.thanhtri", "tochuc.canduoc"):
        person(name).go(scenario, status=404)
        person(name).go(plan, status=404)
