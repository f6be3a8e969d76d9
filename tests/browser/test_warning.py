"""Signs of violation: from the registered case to a warning, announced, complained about, reduced.

Everything lies in the past of one day, as when the papers of a case are entered after it.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field

from playwright.sync_api import Response, expect

from tests.browser.cases import (
    act,
    ago,
    choose_subject,
    fill,
    part,
    record_step,
    send,
    step_of,
    unfold,
)
from tests.browser.members import SAVE, Invented, enter_member
from tests.browser.visitor import Visitor

GOOD = {"decided": "02/05/2013", "ceremony": "19/05/2013", "official": "19/05/2014"}
OFFICER = "Phạm Thu Hà"
EXPLANATION = "gửi báo cáo giải trình"
WARNING, REPRIMAND = (f"{secrets.randbelow(900) + 100}-QĐ/{one}" for one in ("UBKT", "UBKTTU"))
PREPARED = (
    ("đề xuất bằng văn bản", 62),
    ("ban hành quyết định và kế hoạch", 60),
    ("lịch làm việc", 58),
)
CONDUCTED = (("Thẩm tra, xác minh", 46), ("làm rõ, dự thảo", 44), ("Hội nghị tại tổ chức đảng", 42))
REPORTED = (("Hoàn chỉnh báo cáo", 40), ("thảo luận, kết luận", 36))
ANNOUNCED = (
    ("Ban hành thông báo kết luận", 35),
    ("Công bố cho đối tượng", 30),
    ("Rút kinh nghiệm", 29),
)


@dataclass
class Story:
    """Who sits where, about whom it is, and every address that was met."""

    officer: Visitor
    chair: Visitor
    who: Invented
    title: str = field(default_factory=lambda: f"Vi phạm trật tự xây dựng {secrets.token_hex(3)}")
    case: str = ""
    met: set[str] = field(default_factory=set)

    @property
    def discipline(self) -> str:
        """The page of the member's discipline."""
        return f"{self.case}discipline/1/"

    def watch(self, visitor: Visitor) -> None:
        """Keep the addresses of the case that a window reads."""

        def read(answer: Response) -> None:
            path = answer.url.removeprefix(visitor.url).split("#")[0]
            read_well = answer.request.method == "GET" and answer.status == 200
            if read_well and re.match(r"/cases/\d{4}-", path):
                self.met.add(path)

        visitor.page.on("response", read)


def test_a_case_leads_to_a_warning_that_a_complaint_reduces(person):
    keeper = person("tochuc.thanhtri")
    who = enter_member(keeper, **GOOD)
    record = keeper.path()
    story = Story(person("kiemtra.thanhtri"), person("chunhiem.thanhtri"), who)
    story.watch(story.officer)
    story.watch(story.chair)

    register_and_sign(story)
    work(story)
    conclude(story)
    prepare_the_decision(story)
    decide_and_announce(story)
    expect(keeper.go(record).locator("main")).to_contain_text("Warning")
    complain(story)

    shown(story, keeper, record)
    stranger = person("tochuc.canduoc")
    assert len(story.met) > 15, story.met
    for address in sorted(story.met):
        stranger.go(address, status=404)
    stranger.go(record, status=404)


def register_and_sign(story: Story) -> None:
    """Registered by the officer, assigned by the chair, submitted and signed."""
    page = story.officer.go("/cases/new/")
    fill(
        page, kind="signs_of_violation", body="inspection_committee", title=story.title,
        organization="thanh-tri-hn", source="press", lookback_from="01/01/2025",
        lookback_to="31/12/2025",
    )  # fmt: skip
    choose_subject(page, "subjects-0-who", story.who.name)
    page.locator(SAVE).click()
    expect(page.locator("h1")).to_have_text(story.title)
    story.case = story.officer.path()
    act(story.chair, story.case, "Assign an officer", handler=OFFICER)

    page = story.officer.go("/cases/?tab=mine")
    page.get_by_role("link", name=story.title).first.click()
    expect(page.locator("h1")).to_have_text(story.title)
    page.get_by_role("link", name="Submit for signature", exact=True).click()
    with story.officer.answered(422):
        page.locator(SAVE).click()
        expect(page.locator("main")).to_contain_text("when the work is planned")
    act(
        story.officer, story.case, "Change the case", planned_from=ago(60), planned_until=ago(20)
    )  # fmt: skip
    act(story.officer, story.case, "Submit for signature")
    number = f"{secrets.randbelow(900) + 100}-QĐ/UBKT"
    page = act(
        story.chair, story.case, "Sign decision and plan", number=number, decided_on=ago(60),
        confirmed=True,
    )  # fmt: skip
    expect(page.locator("main")).to_contain_text(number)


def work(story: Story) -> None:
    """Steps; the explanation asked for with a day, and received before anything is reported."""
    for words, day in PREPARED:
        record_step(story.officer, story.case, words, ago(day))
    record_step(story.officer, story.case, "triển khai quyết định", ago(56))
    page = story.officer.go(story.case)
    step_of(page, EXPLANATION).locator("a[href*='/plan/']").click()
    fill(page, due_on=ago(48))
    send(page)
    step_of(page, "làm rõ, dự thảo").locator("a[href*='/done/']").click()
    fill(page, done_on=ago(49))
    with story.officer.answered(422):
        page.locator(SAVE).click()
        expect(page.locator(".errors")).to_contain_text("explanation")
    record_step(story.officer, story.case, EXPLANATION, ago(50), paper_number="01-BC")
    for words, day in CONDUCTED + REPORTED:
        record_step(story.officer, story.case, words, ago(day))


def conclude(story: Story) -> None:
    """A violation, to be disciplined."""
    page = story.officer.go(story.case)
    page.locator("[aria-labelledby=subjects] a", has_text="Record a finding").click()
    fill(page, finding="violation", discipline_due="yes")
    send(page)
    page = act(
        story.chair, story.case, "Conclude", outcome="disciplined", concluded_on=ago(36),
        conclusion="Xây dựng nhà ở trên đất nông nghiệp, đến mức phải thi hành kỷ luật.",
    )  # fmt: skip
    expect(page.locator("[aria-labelledby=subjects]")).to_contain_text("To be disciplined")


def prepare_the_decision(story: Story) -> None:
    """Violation, hearing, session and ballots; the ledger shows what is missing until it is not."""
    page = story.officer.go(story.case)
    page.locator("main a[href*='/discipline/1/']").first.click()
    expect(page.locator("h1")).to_contain_text(story.who.name)
    where = story.discipline
    part(
        story.officer, where, "act", description="Xây nhà trên đất nông nghiệp",
        began_on="10/03/2025", discovered_on=ago(70),
    )  # fmt: skip
    part(
        story.officer, where, "hearing", explained_on=ago(45), outcome="heard", heard_on=ago(38),
        heard_by="Ủy viên phụ trách", own_form="reprimand", view="Nhận khuyết điểm",
    )  # fmt: skip
    part(
        story.officer, where, "session", held_on=ago(36), members=9, present=9, recusal_asked=True,
        minutes_number="12-BB/UBKT",
    )  # fmt: skip
    counts = {"issued": 9, "returned": 9, "valid": 9, "invalid": 0}
    page = story.officer.go(where)
    form = unfold(page, "ballot")
    fill(page, "ballot-", purpose="decision", votes_warning=5, votes_reprimand=3, **counts)
    with story.officer.answered(422):
        form.locator("button").last.click()
        expect(page.locator(".errors").first).to_be_visible()
    part(
        story.officer, where, "ballot", purpose="decision", votes_warning=6, votes_reprimand=3,
        **counts,
    )  # fmt: skip


def decide_and_announce(story: Story) -> None:
    """What the rules of the day leave open is let pass by the chair, then the warning stands."""
    page = story.chair.go(story.discipline)
    while page.locator("tr", has_text="Not shown yet").count():
        form = unfold(page, "excuse")
        fill(page, "excuse-", reason="Đã đối chiếu văn bản gốc, có biên bản kèm theo")
        form.locator("button").last.click()
        expect(page.locator(".toast").first).to_be_visible()
        page = story.chair.go(story.discipline)
    expect(page.locator("main")).to_contain_text("the decision can be recorded")
    page = part(
        story.chair, story.discipline, "decide", form="warning", number=WARNING,
        decided_on=ago(35), confirmed=True,
    )  # fmt: skip
    expect(page.locator("main")).to_contain_text(WARNING)
    page = part(
        story.officer, story.discipline, "announce", announced_on=ago(30),
        announced_at="Chi bộ", served_to=story.who.name, served_on=ago(30), confirmed=True,
    )  # fmt: skip
    expect(page.locator("main")).to_contain_text(ago(30))
    for words, day in ANNOUNCED:
        record_step(story.officer, story.case, words, ago(day))


def complain(story: Story) -> None:
    """Registered on its day, the warning in force meanwhile, then reduced to a reprimand."""
    page = part(
        story.officer, story.discipline, "complaint", filed_on=ago(15), received_on=ago(12),
        body="inspection_committee", level="province", body_name="Ủy ban Kiểm tra Thành ủy Hà Nội",
    )  # fmt: skip
    expect(page.locator("main")).to_contain_text("stays in force meanwhile")
    page = part(
        story.chair, story.discipline, "resolve", outcome="changed", form="reprimand",
        number=REPRIMAND, resolved_on=ago(1), confirmed=True,
    )  # fmt: skip
    expect(page.locator("main")).to_contain_text(REPRIMAND)
    expect(page.locator("main")).to_contain_text(WARNING)


def shown(story: Story, keeper: Visitor, record: str) -> None:
    """Record and case show the outcome; the case ends."""
    page = keeper.go(record)
    expect(page.locator("main")).to_contain_text("Reprimand")
    assert story.title not in page.content()
    keeper.go(story.case, status=404)
    page = act(story.chair, story.case, "Close the case", closed_on=ago(0), confirmed=True)
    expect(page.locator("main")).to_contain_text(REPRIMAND)
    expect(story.officer.go(story.discipline).locator("main")).to_contain_text(WARNING)
    page = story.officer.go(f"/sanctions/?search={story.who.name.replace(' ', '+')}")
    expect(page.locator("#list")).to_contain_text(REPRIMAND)
