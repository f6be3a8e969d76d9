"""A supervision of the yearly programme: adopted, opened, taken to its end; the rate goes up."""

from __future__ import annotations

import secrets

from playwright.sync_api import Page, expect

from tests.browser.members import SAVE
from tests.browser.visitor import Visitor

RATE = "[data-total-rate]"


def drafted(officer: Visitor, year: int) -> str:
    """A programme of a year that no other run has; its address."""
    page = officer.go("/programmes/new/")
    page.locator("[name=owner]").select_option("inspection_committee")
    page.locator("[name=first_year]").fill(str(year))
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_contain_text(str(year))
    return officer.path()


def planned(officer: Visitor, programme: str, title: str, subject: str) -> str:
    """One supervision of the first quarter; the address of the item."""
    page = officer.go(f"{programme}items/new/")
    page.locator("[name=quarter]").select_option("1")
    page.locator("[name=kind]").select_option("thematic_supervision")
    page.locator("[name=title]").fill(title)
    page.locator("[name=subjects-0-who]").fill(subject)
    page.locator("[name=lead]").fill("Ủy viên phụ trách địa bàn")
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(title)
    return officer.path()


def signed(page: Page, number: str) -> None:
    """Number and tick of a decision of today."""
    page.locator("[name=number]").fill(number)
    page.locator("[name=confirmed]").check()
    page.locator(SAVE).click()


def worked(officer: Visitor, case: str) -> None:
    """All steps are recorded as done today, in their order."""
    links = officer.go(case).locator("main a[href$='/done/']")
    for address in [link.get_attribute("href") for link in links.all()]:
        assert address is not None
        page = officer.go(address)
        page.locator(SAVE).click()
        expect(page.locator("#steps")).to_be_visible()


def ended(officer: Visitor, chair: Visitor, case: str) -> None:
    """Submitted, signed, worked on, found, concluded and closed."""
    page = officer.go(f"{case}submit/")
    page.locator(SAVE).click()
    expect(page.locator("#steps")).to_be_visible()
    page = chair.go(f"{case}decide/")
    signed(page, "12-QĐ/UBKTHU")
    expect(page.locator("#steps")).to_be_visible()
    worked(officer, case)
    page = officer.go(case)
    page.locator("main a[href$='/finding/']").first.click()
    page.locator("[name=finding]").select_option("shortcoming")
    page.locator(SAVE).click()
    expect(page.locator("#steps")).to_be_visible()
    page = chair.go(f"{case}conclude/")
    page.locator("[name=outcome]").select_option("shortcoming")
    page.locator("[name=conclusion]").fill("Đã giám sát, có khuyết điểm phải rút kinh nghiệm.")
    page.locator(SAVE).click()
    expect(page.locator("#steps")).to_be_visible()
    page = chair.go(f"{case}close/")
    page.locator("[name=note]").fill("Đã đủ hồ sơ")
    page.locator("[name=confirmed]").check()
    page.locator(SAVE).click()
    expect(page.locator("#steps")).to_be_visible()


def test_a_supervision_of_the_yearly_programme_is_done_and_counted(person):
    mark, year = secrets.token_hex(3), 2040 + secrets.randbelow(150)
    title, subject = f"Quy chế làm việc {mark}", f"Lê Văn Giám {mark}"
    officer, chair = person("kiemtra.thanhtri"), person("chunhiem.thanhtri")

    programme = drafted(officer, year)
    item = planned(officer, programme, title, subject)
    planned(officer, programme, f"Công tác cán bộ {mark}", "Trần Thị Sát")
    assert officer.go(item).locator("main a[href$='/open/']").count() == 0, "not adopted yet"

    page = chair.go(f"{programme}adopt/")
    page.locator("[name=signer]").fill("Phạm Đình Khôi")
    signed(page, "01-CTr/UBKTHU")
    expect(page.locator("main")).to_contain_text("01-CTr/UBKTHU")
    expect(page.locator(RATE)).to_have_text("0%")

    page = officer.go(item)
    page.locator("main a[href$='/open/']").first.click()
    expect(page.locator("main")).to_contain_text(subject)
    page.locator(SAVE).click()
    expect(page.locator("#steps")).to_be_visible()
    expect(page.locator("h1")).to_have_text(title)
    case = officer.path()
    expect(page.locator("main a[href*='/programmes/']").first).to_be_visible()
    expect(officer.go(programme).locator(RATE)).to_have_text("0%")

    ended(officer, chair, case)
    expect(officer.go(programme).locator(RATE)).to_have_text("50%")
    assert title in officer.go(f"/programmes/items/?tab=done&search={mark}").content()
    for name in ("tochuc.thanhtri", "thuongvu.thanhtri", "quantri.hanoi"):
        other = person(name)
        other.go(programme, status=404)
        other.go(item, status=404)
