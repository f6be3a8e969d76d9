"""From sympathiser to official member: the officer records, the head decides."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Locator, Page, expect

from apps.core.working_days import add_months
from tests.browser.members import CELL, SAVE, Invented, type_date
from tests.browser.visitor import Visitor

CEREMONY = add_months(date.today(), -13)
DECIDED = CEREMONY - timedelta(days=10)
ABOVE, MET = DECIDED - timedelta(days=10), DECIDED - timedelta(days=20)
BEGUN = MET - timedelta(days=20)
LISTED = add_months(BEGUN, -6)
OFFICIAL = add_months(CEREMONY, 12)
PAPERS = ("application", "curriculum", "verification", "introduction", "opinions")


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def act(page: Page, title: str) -> Locator:
    """The opened fold of an act."""
    fold = page.locator("details.fold", has=page.locator("summary", has_text=title)).first
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    return fold


def send(page: Page, fold: Locator) -> None:
    fold.locator("form button.btn:not([type=button])").last.click()
    page.wait_for_load_state()


def vote(page: Page, body: str, on: date, entitled: int, in_favour: int) -> None:
    fold = act(page, "Record a vote")
    fold.locator("[name=vote-body]").select_option(body)
    type_date(page, "vote-held_on", day(on))
    for name, value in (
        ("entitled", entitled), ("present", entitled), ("in_favour", in_favour),
        ("against", entitled - in_favour),
    ):  # fmt: skip
        fold.locator(f"[name=vote-{name}]").fill(str(value))
    send(page, fold)


def paper(page: Page, code: str, on: date) -> None:
    fold = act(page, "Record a paper")
    fold.locator("[name=paper-code]").select_option(code)
    type_date(page, "paper-dated_on", day(on))
    send(page, fold)


def enter(visitor: Visitor, who: Invented) -> Page:
    """A person whom the cell follows."""
    page = visitor.go("/candidates/new/")
    page.locator("[name=organization]").select_option(CELL)
    page.locator("[name=full_name]").fill(who.name)
    page.locator("[name=sex][value=female]").check()
    page.locator("[name=citizen_number]").fill(who.citizen_number)
    page.locator("[name=education]").select_option("university")
    type_date(page, "birth", "14/02/1990")
    type_date(page, "noticed_on", day(add_months(LISTED, -2)))
    type_date(page, "certificate_on", day(add_months(LISTED, 1)))
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(who.name)
    return page


def put_on_the_list(visitor: Visitor, who: Invented) -> None:
    """The monthly review of the cell, recorded afterwards."""
    page = visitor.go(f"/candidates/review/?unit={CELL}")
    type_date(page, "held_on", day(LISTED))
    row = page.locator("tr", has_text=who.name)
    row.locator("select").select_option("put_on")
    page.locator(SAVE).click()
    page.wait_for_url("**/candidates/")


def decide(head: Visitor, path: str, on: date) -> Page:
    page = head.go(path)
    fold = act(page, "Record the decision")
    fold.locator("[name=decision-deciding_body]").select_option("standing_committee")
    type_date(page, "decision-decided_on", day(on))
    fold.locator("[name=decision-decision_number]").fill("77-QĐ/HU")
    fold.locator("[name=decision-reason]").fill("Theo kết luận của Ban Thường vụ")
    fold.locator("[name=decision-confirmed]").check()
    send(page, fold)
    return page


def admit(officer: Visitor, head: Visitor, who: Invented) -> Page:
    """From an outstanding person to the ceremony thirteen months ago."""
    page = enter(officer, who)
    path = officer.path()
    put_on_the_list(officer, who)
    page = officer.go(path)
    fold = act(page, "Name helper and introducer")
    for name, number in (("helper", 1), ("introducer", 2)):
        fold.locator(f"[name=sponsors-{name}]").select_option(index=number)
    type_date(page, "sponsors-introducer_since", day(add_months(MET, -24)))
    send(page, fold)
    refused_before_the_list(officer, page)
    for code in PAPERS:
        paper(page, code, BEGUN)
    with officer.answered(422):
        vote(page, "cell", MET, 500, 500)
    expect(page.locator("details.fold .err").first).to_contain_text("official members of this cell")
    vote(page, "cell", MET, 3, 3)
    expect(page.locator(".flow [aria-current]")).to_contain_text("Proposed")
    vote(page, "grassroots", ABOVE, 11, 10)
    page = decide(head, path, DECIDED)
    expect(page.locator(".facts", has_text="77-QĐ/HU")).to_be_visible()
    page = officer.go(path)
    fold = act(page, "Record the ceremony")
    type_date(page, "ceremony-held_on", day(CEREMONY))
    fold.locator("[name=ceremony-confirmed]").check()
    send(page, fold)
    expect(page.locator(".toast")).to_contain_text("probationary member")
    page.get_by_role("link", name="Member's record").click()
    expect(page.locator("h1")).to_have_text(who.name)
    return page


def refused_before_the_list(officer: Visitor, page: Page) -> None:
    """The dossier cannot begin before the person was put on the list; then it begins."""
    fold = act(page, "Begin the dossier")
    type_date(page, "dossier-started_on", day(LISTED - timedelta(days=1)))
    with officer.answered(422):
        send(page, fold)
    expect(page.locator("details.fold .err")).to_contain_text("list of sympathisers")
    type_date(page, "dossier-started_on", day(BEGUN))
    send(page, act(page, "Begin the dossier"))


def test_from_sympathiser_to_official(person):
    officer, head, who = person("tochuc.thanhtri"), person("truongban.thanhtri"), Invented()
    page = admit(officer, head, who)
    record = officer.path()
    expect(page.locator("main")).to_contain_text(day(CEREMONY))

    page.locator(".menu summary", has_text="Open a procedure").click()
    page.get_by_role("link", name="Recognition as an official member").click()
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_contain_text(who.name)
    path = officer.path()
    with officer.answered(422):
        vote(page, "cell", OFFICIAL - timedelta(days=3), 3, 3)
    expect(page.locator("details.fold .err").first).to_contain_text(day(OFFICIAL))
    vote(page, "cell", OFFICIAL + timedelta(days=3), 3, 3)
    vote(page, "grassroots", OFFICIAL + timedelta(days=6), 11, 10)
    page = decide(head, path, OFFICIAL + timedelta(days=10))
    expect(page.locator(".facts", has_text="Takes effect")).to_contain_text(day(OFFICIAL))
    page = officer.go(record)
    expect(page.locator("main")).to_contain_text(day(OFFICIAL))
