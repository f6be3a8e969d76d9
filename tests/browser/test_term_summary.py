"""The term summary, from the district's desk to the province and to those who must not see it."""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.members import enter_member
from tests.browser.pages import term_summary

ADMITTED, MADE_OFFICIAL = "members_admitted", "members_made_official"
ROWS = "#list tbody tr"


def figure(page: Page, indicator: str) -> Locator:
    """The box of one figure at the head of a summary."""
    return page.locator(".fig", has=page.locator(f"a[href$='/figures/{indicator}/']"))


def number(text: str) -> int:
    """1.599 as a number."""
    return int(text.replace(".", ""))


def downloaded(page: Page, ending: str, folder: Path) -> Path:
    """Press the link of a file and keep what comes."""
    with page.expect_download() as coming:
        page.locator(f".head a[href$='.{ending}']").click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    assert path.suffix == f".{ending}"
    return path


def test_an_officer_reads_the_published_term_and_opens_the_members_behind_it(person, tmp_path):
    page = term_summary(person("tochuc.thanhtri", language="vi"))
    admitted = figure(page, ADMITTED)
    expect(admitted.locator(".val a")).to_have_text("1.599")
    expect(admitted).to_contain_text("159,9%")
    expect(admitted).to_contain_text("1.000")
    expect(figure(page, MADE_OFFICIAL).locator(".val a")).to_have_text("1.599")

    admitted.locator(".val a").click()
    drawer = page.locator(".drawer")
    expect(drawer.locator("h2")).to_be_focused()
    expect(drawer.locator("h2")).to_contain_text("1.599")
    drawer.locator(".btn-s").first.click()

    expect(page.locator("h1")).to_contain_text("1.599")
    expect(page.locator("[role=status]").first).to_contain_text("1.599")
    expect(page.locator(ROWS)).to_have_count(25)
    first = page.locator(ROWS).first.inner_text()
    page.locator("#page-after").click()
    expect(page).to_have_url(re.compile("page=2"))
    expect(page.locator(ROWS).first).not_to_have_text(first)
    page.locator(".pager .other").last.click()
    expect(page.locator(ROWS)).to_have_count(1599 % 25)

    page.locator(".head a.btn[href^='/summaries/']").click()
    words = "\n".join(
        cell.text
        for table in Document(str(downloaded(page, "docx", tmp_path))).tables
        for row in table.rows
        for cell in row.cells
    )
    assert "1.599" in words
    assert "159,9%" in words
    # Totals, shares and completion are formulas that carry their values.
    book = load_workbook(downloaded(page, "xlsx", tmp_path), data_only=True)
    values = [v for sheet in book for row in sheet.iter_rows(values_only=True) for v in row]
    assert 1599 in values
    assert any(isinstance(v, float) and round(v, 3) == 1.599 for v in values)


def test_the_province_sees_the_roll_up_and_a_stranger_sees_nothing(person):
    province = person("tochuc.hanoi")
    page = term_summary(province)
    expect(figure(page, ADMITTED).locator(".val a")).to_have_text("1.599")
    page.locator("#units").get_by_role("link", name="Huyện ủy Thanh Trì").click()
    expect(page.locator(".head")).to_contain_text("Huyện ủy Thanh Trì")
    expect(figure(page, ADMITTED)).to_contain_text("159,9%")
    summary = province.path()
    figure(page, ADMITTED).locator(".val a").click()
    record = page.locator(".drawer .rec a").first.get_attribute("href")
    key = summary.split("/")[2]

    stranger = person("tochuc.thanhtri.st")
    unknown = stranger.go("/summaries/999999999/", status=404).locator("main").inner_text()
    assert unknown
    parts = ["", "summary.docx", "summary.xlsx", f"figures/{ADMITTED}/", "drift/", "difference/"]
    for address in [*(summary + part for part in parts), record, "/organizations/thanh-tri-hn/"]:
        seen = stranger.go(address, status=404)
        assert seen.locator("main").inner_text() == unknown, address
    for address in (f"/api/summaries/{key}/", "/api/summaries/999999999/"):
        stranger.go(address, status=404)


def test_a_summary_is_made_checked_and_signed_and_late_entries_stay_outside(person):
    officer = person("tochuc.thanhtri")
    page = officer.go("/summaries/new/")
    page.locator("[name=kind]").select_option("year")
    page.locator("[name=year]").fill("2022")
    page.locator(".savebar .btn-main").click()
    page.wait_for_url("**/jobs/*/")
    expect(page.get_by_text("Done", exact=True)).to_be_visible()
    page.get_by_role("link", name="Open the result").click()
    expect(page.locator("h1")).to_contain_text("2022")
    counted = figure(page, ADMITTED).locator(".val a").inner_text()
    page.get_by_role("button", name="Confirm the check").click()
    expect(page.locator(".flow [aria-current]")).to_contain_text("waiting for signature")
    summary = officer.path()

    head = person("truongban.thanhtri")
    # The long group is folded on the desk; chosen by its number it stands open.
    signing = head.go("/?group=undated")
    signing.locator(".task", has_text="Members of the Party, year 2022").locator(".btn").click()
    assert head.path() == summary
    signing.get_by_role("button", name="Sign", exact=True).click()
    about = signing.locator("section:has(#about)")
    expect(about).to_contain_text("Vũ Đức Thiện")
    expect(about).to_contain_text("Signed: nothing changes these figures any more.")
    fingerprint = about.locator("dt:text-is('Fingerprint') + dd").inner_text()
    assert re.match(r"[0-9a-f]{12}…", fingerprint)
    expect(signing.locator(".head .btn-main")).to_have_count(0)

    enter_member(officer, decided="10/03/2022", ceremony="20/03/2022", official="20/03/2023")
    page = officer.go(summary)
    expect(figure(page, ADMITTED).locator(".val a")).to_have_text(counted)
    page.get_by_role("link", name="Late entries since signing").click()
    late = page.locator("#drift tr", has_text="Members admitted").first
    expect(late).to_contain_text(str(number(counted) + 1))
    expect(figure(page, ADMITTED).locator(".val a")).to_have_text(counted)
