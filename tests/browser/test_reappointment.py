"""A re-appointment from the notice to the decision: the term of a real position is renewed."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.members import SAVE, type_date
from tests.browser.visitor import Visitor

DAY = "%d/%m/%Y"


def opened(officer: Visitor) -> str:
    """The file of the first term to notify that has none; its address."""
    page = officer.go("/cadres/appointments/terms/?order=-ends")
    page.locator("main a[href*='act=reappointment']").first.click()
    expect(page.locator("[name=position]")).to_be_visible()
    type_date(page, "notified_on", timezone.localdate().strftime(DAY))
    page.locator(SAVE).click()
    expect(page.locator("#meetings")).to_be_visible()
    return officer.path()


def voted(officer: Visitor, file: str) -> None:
    """The meetings of the procedure, one after another."""
    page = officer.go(f"{file}meeting/")
    for _meeting in range(page.locator("[name=step] option").count()):
        page = officer.go(f"{file}meeting/")
        for name, count in (
            ("summoned", "30"), ("present", "28"), ("issued", "28"), ("collected", "28"),
            ("valid", "28"), ("agree", "27"), ("disagree", "1"),
        ):  # fmt: skip
            page.locator(f"[name={name}]").fill(count)
        page.locator(SAVE).click()
        expect(page.locator("#meetings")).to_be_visible()


def decided(page: Page, number: str) -> None:
    """Number, reason and who lets rules be passed over; the days are filled in."""
    page.locator("[name=number]").fill(number)
    page.locator("[name=reason]").fill("Theo kết luận của Ban Thường vụ")
    page.locator("[name=authority]").fill("Ban Thường vụ Huyện ủy")
    page.locator("[name=override_reason]").fill("Yêu cầu nhiệm vụ")
    page.locator("[name=paper]").fill("27-TB/HU")
    page.locator("[name=confirmed]").check()
    page.locator(SAVE).click()
    expect(page.locator("#decision")).to_be_visible()


def test_a_reappointment_from_the_notice_to_the_decision(person):
    number = f"{secrets.randbelow(9000) + 1000}-QĐ/HU"
    officer, head = person("tochuc.thanhtri"), person("truongban.thanhtri")
    file = opened(officer)
    voted(officer, file)
    page = officer.go(f"{file}papers/")
    for box in page.locator("[name=codes]").all():
        box.check()
    page.locator(SAVE).click()
    expect(page.locator("#papers")).to_be_visible()
    officer.go(f"{file}decide/", status=403)

    decided(head.go(f"{file}decide/"), number)
    page = head.go("/cadres/appointments/?tab=decided&search=" + number.split("-")[0])
    expect(page.locator(".list tbody")).to_contain_text(number)
    year = str((timezone.localdate() + timedelta(days=1826)).year)
    expect(head.go(file).locator("[aria-labelledby=decision]")).to_contain_text(year[:3])
    for name in ("kiemtra.thanhtri", "tochuc.canduoc"):
        person(name).go(file, status=404)
