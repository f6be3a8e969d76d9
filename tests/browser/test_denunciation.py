"""A denunciation from the letter to the answered denouncer; who wrote it is on one page only."""

from __future__ import annotations

import secrets
from datetime import date

from playwright.sync_api import expect

from tests.browser.members import SAVE, type_date

READERS = ("chunhiem.thanhtri", "tochuc.thanhtri", "thuongvu.thanhtri", "quantri.hanoi")


def test_a_denunciation_is_answered_and_its_writer_stays_unknown(person):
    today = f"{date.today():%d/%m/%Y}"
    mark = secrets.token_hex(3)
    writer, matter = f"Đoàn Thị Kín {mark}", f"Giao đất sai đối tượng {mark}"
    officer, chair = person("kiemtra.thanhtri"), person("chunhiem.thanhtri")

    page = officer.go("/letters/new/")
    page.locator("[name=matter]").fill(matter)
    page.locator("[name=contents]").fill("Giao 3 suất đất\nNhận tiền")
    page.locator("[name=people]").fill("Bùi Văn Tạo; Bí thư chi bộ; Chi bộ 9")
    page.locator("[name=writer_name]").fill(writer)
    page.locator("[name=writer_address]").fill(f"Ngõ Vắng {mark}")
    type_date(page, "arrived_on", today)
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(matter)
    letter = officer.path()
    assert writer not in page.content()

    page = officer.go(f"{letter}classify/")
    page.locator("[name=competence][value=own]").check()
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(matter)
    page = officer.go(f"{letter}open/")
    page.locator("[name=confirmed]").check()
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(matter)
    case = page.locator("main a[href^='/cases/']").first.get_attribute("href")

    page = officer.go(f"{letter}identity/")
    page.locator("[name=reason]").fill("Gặp người viết đơn để làm rõ nội dung")
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(matter)
    page = chair.go(letter)
    page.locator("main a[href*='/identity/']").first.click()
    page.locator("[name=decision][value=agree]").check()
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(matter)
    page = officer.go(letter)
    page.locator("form[action*='/open/'] button").click()
    expect(page.locator("main")).to_contain_text(writer)
    opened = officer.path()

    page = officer.go(f"{letter}answer/")
    page.locator("[name=number]").fill("45-CV/UBKT")
    page.locator(SAVE).click()
    expect(page.locator("main")).to_contain_text("45-CV/UBKT")

    assert case is not None
    searched = f"/search/?q={matter.replace(' ', '+')}"
    for reader in (officer, chair):
        for address in (letter, case, searched, "/", "/letters/?tab=in_hand", "/letters/print/"):
            assert mark_of(writer) not in reader.go(address).content(), address
    officer.go(opened, status=405)
    for name in READERS[1:]:
        other = person(name)
        other.go(letter, status=404)
        for address in ("/", searched):
            assert mark_of(writer) not in other.go(address).content(), address


def mark_of(writer: str) -> str:
    """What nobody else's page may hold: the name without the mark that the matter bears too."""
    return writer.rsplit(" ", 1)[0]
