"""Why not her? The page answers with the rule, the facts and the article, and keeps the answer."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.visitor import Visitor

TARGET = "Phó bí thư đảng ủy xã"
TRIED = 60


def planned(officer: Visitor) -> list[tuple[str, str]]:
    """Everybody on a planning list in force: the list, and the link that opens what rules say."""
    page, found = officer.go("/planning/?tab=force"), []
    lists = [link.get_attribute("href") for link in page.locator(".list tbody th a").all()]
    for address in (str(one).split("?")[0] for one in lists):
        page = officer.go(address)
        expect(page.locator("#meter")).to_be_visible()
        links = page.locator("tbody a[href*='open=']").all()
        found += [(address, str(link.get_attribute("href"))) for link in links]
    return found


def asked(officer: Visitor, planning: str, opened: str) -> None:
    """From the person's line on the list to the rules of a rotation that trains somebody."""
    page = officer.go(planning + opened)
    page.locator("tr.more a[href*='/why/']").click()
    expect(page.locator("main select[name=act]")).to_have_value("plan")
    page.locator("main select[name=act]").select_option("rotate")
    page.locator("main select[name=title]").select_option(label=TARGET)
    fold = page.locator("main details.fold")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    page.locator("main select[name=purpose]").select_option("development")
    page.locator("main form[method=get] button").click()
    expect(page.locator("h2#ask")).to_be_visible()


def test_why_not_her_is_answered_by_rule_facts_and_article(person):
    officer = person("tochuc.thanhtri")
    page = officer.page
    for planning, opened in planned(officer)[:TRIED]:
        asked(officer, planning, opened)
        if page.locator("#fail, #warning").count():
            break
    group = page.locator("[aria-labelledby=fail], [aria-labelledby=warning]").first
    expect(group).to_contain_text(re.compile(r"R-(APP|PLAN|ROT|DAT)-\d\d"))
    law = group.locator("a").first
    words = law.inner_text()
    assert re.search(r"(Điều|khoản|QĐ/TW|NĐ-CP|HD)", words), words
    told = group.locator("li p").first.inner_text()
    # Facts, not only a verdict: the title asked about, months, dates.
    assert TARGET in told or re.search(r"\d", told), told

    page.locator("form[action$='/keep/'] button").click()
    expect(page.locator("main")).to_contain_text(re.compile(r"E-[A-Z0-9]{4,}"))
    kept = officer.path()
    assert told.split(". ", 1)[1] in page.locator("main").inner_text()
    page.locator("main li p.meta a").first.click()
    expect(page.locator("h1")).to_be_visible()
    person("kiemtra.thanhtri").go(kept, status=404)
    person("tochuc.canduoc").go(kept, status=404)
