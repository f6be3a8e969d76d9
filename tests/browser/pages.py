"""The main pages, who looks at them and how one gets there: for accessibility and pictures."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor

OFFICER, HEAD, ADMINISTRATOR = "tochuc.thanhtri", "truongban.thanhtri", "quantri.hanoi"
SECRETARY = "bithu.thanhtri"
INSPECTOR, CHAIR = "kiemtra.thanhtri", "chunhiem.thanhtri"
FIRST_ROW = ".list tbody tr:first-child th a"
ROW = ".list tbody th a[href]"
IN_HAND = "/cases/?tab=open&phase=conduct"
TERM = ("2015-03-18", "2020-03-18")


@dataclass(frozen=True)
class Shown:
    """One page in one state. An empty ``person`` is somebody who has not signed in."""

    name: str
    person: str
    open: Callable[[Visitor], Page]


def at(path: str, *, status: int = 200) -> Callable[[Visitor], Page]:
    """Open an address."""
    return lambda visitor: visitor.go(path, status=status)


def first_row(path: str, *, then: str = "") -> Callable[[Visitor], Page]:
    """Open the first row of a list, and from there a further link."""

    def open_it(visitor: Visitor) -> Page:
        visitor.go(path)
        visitor.page.locator(FIRST_ROW).first.click()
        visitor.page.wait_for_load_state()
        if then:
            visitor.page.locator(then).first.click()
            visitor.page.wait_for_load_state()
        return visitor.page

    return open_it


def first_meeting(visitor: Visitor) -> Page:
    """The newest meeting of a cell."""
    visitor.go("/cells/thanh-tri-hn-01-2/")
    visitor.page.locator(".table tbody th a").first.click()
    visitor.page.wait_for_load_state()
    return visitor.page


def follow(path: str, *links: str) -> Callable[[Visitor], Page]:
    """From a page along addresses with these parts, also out of closed menus and late parts."""

    def open_it(visitor: Visitor) -> Page:
        visitor.go(path)
        for link in links:
            found = visitor.page.locator(link if "[" in link else f"main a[href*='{link}']").first
            href = found.get_attribute("href")
            assert href, link
            visitor.go(href)
        return visitor.page

    return open_it


def refused(
    opened: str | Callable[[Visitor], Page], button: str, *, filled: dict[str, str] | None = None
) -> Callable[[Visitor], Page]:
    """Send a form as it stands, or wrongly filled, to be refused."""

    def open_it(visitor: Visitor) -> Page:
        if callable(opened):
            opened(visitor)
        else:
            visitor.go(opened)
        for name, text in (filled or {}).items():
            visitor.page.locator(f"[name={name}]").fill(text)
        with visitor.answered(422, 200):
            visitor.page.locator(button).first.click()
            expect(visitor.page.locator("[aria-invalid=true], .errors").first).to_be_attached()
        return visitor.page

    return open_it


def sign_in_refused(visitor: Visitor) -> Page:
    """A wrong password."""
    with visitor.answered(401, 422):
        return visitor.fill_sign_in(f"nobody.{secrets.token_hex(4)}", password="wrong")


def term_summary(visitor: Visitor) -> Page:
    """The summary of the published term of the person's own organisation."""
    visitor.go("/summaries/?kind=term")
    visitor.page.locator(FIRST_ROW).first.click()
    expect(visitor.page.locator(".figs").first).to_be_visible()
    return visitor.page


def drawer(visitor: Visitor) -> Page:
    """The records behind the figure of the admitted, beside the summary."""
    page = term_summary(visitor)
    page.locator(".fig a[href*=members_admitted]").first.click()
    expect(page.locator(".drawer h2")).to_be_focused()
    return page


def records_behind(visitor: Visitor) -> Page:
    """The same records as a page."""
    page = drawer(visitor)
    page.locator(".drawer .btn-s").click()
    page.wait_for_url("**/figures/**")
    return page


def batch(file: str) -> Callable[[Visitor], Page]:
    """A file of the demo on its way into the register."""

    def open_it(visitor: Visitor) -> Page:
        visitor.go("/members/import/")
        visitor.page.get_by_role("link", name=file).first.click()
        visitor.page.wait_for_url("**/import/*/")
        return visitor.page

    return open_it


def guarded_data(visitor: Visitor) -> Page:
    """A guarded group of a record, opened with a purpose."""
    first_row("/members/")(visitor)
    form = visitor.page.locator("form[action$='/guarded/']").first
    form.locator("button").first.click()
    expect(visitor.page.locator("a[href*='/guarded/']").first).to_be_attached()
    return visitor.page


def first_of_record(*links: str) -> Callable[[Visitor], Page]:
    """A page that the record of the first member leads to."""
    return follow("/members/", "#list tbody th a[href]", *links)


def corrected(visitor: Visitor) -> Page:
    """The correction of a grade of the oldest campaign, which is closed."""
    visitor.go("/grading/")
    board = visitor.page.locator(".list tbody tr:last-child th a").get_attribute("href")
    return follow(f"{board}?tab=closed&tier=cell", ".list tbody th a[href]", "/correct/")(visitor)


PAGES = [
    Shown("sign-in", "", at("/sign-in/")),
    Shown("sign-in-refused", "", sign_in_refused),
    Shown("desk", OFFICER, at("/")),
    Shown("desk-head", HEAD, at("/")),
    Shown("desk-empty", "bithu.thanhtri", at("/")),
    Shown("search", OFFICER, at("/search/?q=nguyen")),
    Shown("search-nothing", OFFICER, at("/search/?q=zzzz")),
    Shown("notifications", OFFICER, at("/notifications/")),
    Shown("clocks", OFFICER, at("/clocks/")),
    Shown("clocks-print", OFFICER, at("/clocks/print/?tab=overdue")),
    Shown("import-changes", OFFICER, at("/members/import/?kind=changes")),
    Shown("sanctions", INSPECTOR, at("/sanctions/")),
    Shown("discipline", INSPECTOR, first_row("/sanctions/")),
    Shown("letters", INSPECTOR, at("/letters/")),
    Shown("letter", INSPECTOR, first_row("/letters/?tab=in_hand")),
    Shown("letter-new", INSPECTOR, at("/letters/new/")),
    Shown("draws", INSPECTOR, at("/draws/?tab=drawn")),
    Shown("draw", INSPECTOR, first_row("/draws/?tab=drawn")),
    Shown("draw-new", INSPECTOR, at("/draws/new/")),
    Shown("help", OFFICER, at("/help/")),
    Shown("badge-rounds", OFFICER, at("/badges/")),
    Shown("badge-round", OFFICER, first_row("/badges/")),
    Shown("cards", OFFICER, at("/cards/?list=collect")),
    Shown("curriculum-ranges", OFFICER, at("/cards/ranges/")),
    Shown("register", OFFICER, at("/members/?per_page=25")),
    Shown("register-probationary", OFFICER, at("/members/?list=probationary")),
    Shown("campaigns", OFFICER, at("/grading/")),
    Shown("campaign", OFFICER, first_row("/grading/")),
    Shown("campaign-unit", HEAD, first_row("/grading/", then=FIRST_ROW)),
    Shown("commendations", OFFICER, at("/grading/commendations/")),
    Shown("commendations-given", "tochuc.soctrang", at("/grading/commendations/?of=organizations")),
    Shown("commendation-candidates", OFFICER, at("/grading/commendations/candidates/")),
    Shown("transfers", OFFICER, at("/transfers/")),
    Shown("transfer", OFFICER, first_row("/transfers/")),
    Shown("transfer-arrival", OFFICER, at("/transfers/arrival/")),
    Shown("flow", OFFICER, at("/flow/")),
    Shown("flow-members", OFFICER, at("/flow/closing/")),
    Shown("register-nothing", OFFICER, at("/members/?search=nguyen&state=left&theory=bachelor")),
    Shown("register-print", OFFICER, at("/members/print/?search=nguyen+an+1990")),
    Shown("record", OFFICER, first_row("/members/")),
    Shown("record-head", HEAD, first_row("/members/?list=probationary")),
    Shown("member-edit", OFFICER, first_row("/members/", then=".head .btn-main")),
    Shown("member-new", OFFICER, at("/members/new/")),
    Shown("member-errors", OFFICER, refused("/members/new/", ".savebar .btn-main")),
    Shown("import", OFFICER, at("/members/import/")),
    Shown("import-wrong", OFFICER, batch("dang-vien-bo-sung-dot-1.xlsx")),
    Shown("import-preview", OFFICER, batch("dang-vien-bo-sung-dot-2.xlsx")),
    Shown("candidates", OFFICER, at("/candidates/")),
    Shown("candidates-nothing", OFFICER, at("/candidates/?tab=ended&search=zzzz")),
    Shown("candidate", OFFICER, first_row("/candidates/?tab=sympathiser")),
    Shown("candidate-dossier", HEAD, first_row("/candidates/?tab=dossier&order=-stage")),
    Shown("candidate-decided", OFFICER, first_row("/candidates/?tab=decided")),
    Shown("candidate-new", OFFICER, at("/candidates/new/")),
    Shown("candidate-errors", OFFICER, refused("/candidates/new/", ".savebar .btn-main")),
    Shown("candidates-review", OFFICER, at("/candidates/review/?unit=thanh-tri-hn-01-1")),
    Shown("procedures", OFFICER, at("/procedures/")),
    Shown("procedure", HEAD, first_row("/procedures/?kind=recognition")),
    Shown("procedure-decided", OFFICER, first_row("/procedures/?tab=decided&kind=recognition")),
    Shown("cells", OFFICER, at("/cells/?unit=thanh-tri-hn-01")),
    Shown("cell", SECRETARY, at("/cells/thanh-tri-hn-01-2/")),
    Shown("meeting", SECRETARY, first_meeting),
    Shown("meeting-new", SECRETARY, at("/cells/thanh-tri-hn-01-1/meetings/new/")),
    Shown("attendance-groups", OFFICER, at("/attendance-groups/")),
    Shown("attendance-group", OFFICER, first_row("/attendance-groups/")),
    Shown("attendance-visits", OFFICER, at("/attendance-visits/")),
    Shown("attendance-group-new", OFFICER, at("/attendance-groups/new/")),
    Shown("fees", OFFICER, at("/fees/?unit=thanh-tri-hn-01")),
    Shown("fee-ledger", SECRETARY, at("/fees/thanh-tri-hn-01-1/")),
    Shown("fee-arrears", OFFICER, at("/fees/arrears/")),
    Shown("fee-report", OFFICER, at("/fees/report/?period=q3")),
    Shown("record-card", OFFICER, first_of_record("/card-form/")),
    Shown("record-guarded", OFFICER, guarded_data),
    Shown("record-entry-new", OFFICER, first_of_record("/entries/")),
    Shown("record-history", OFFICER, first_of_record("/history/")),
    Shown("changes", HEAD, at("/members/changes/")),
    Shown("change", HEAD, first_row("/members/changes/")),
    Shown("change-new", OFFICER, first_of_record("/changes/new/")),
    Shown(
        "change-errors", OFFICER, refused(first_of_record("/changes/new/"), ".savebar .btn-main")
    ),
    Shown("quality", OFFICER, at("/members/quality/")),
    Shown("quality-findings", OFFICER, at("/members/quality/findings/?rule=name_form")),
    Shown("quality-mend", OFFICER, at("/members/quality/mend/")),
    Shown("quality-mended", OFFICER, at("/members/quality/mended/")),
    Shown("quality-duplicates", OFFICER, at("/members/quality/duplicates/")),
    Shown("member-seniority", OFFICER, first_of_record("/seniority/")),
    Shown("member-badges", OFFICER, first_of_record("/badges/")),
    Shown("member-card", OFFICER, first_of_record("/card/")),
    Shown("member-fees", OFFICER, first_of_record("/fees/")),
    Shown("transfer-new", OFFICER, first_of_record("/transfer/")),
    Shown("campaign-new", HEAD, at("/grading/new/")),
    Shown("grade-correct", HEAD, corrected),
    Shown("commend", OFFICER, follow("/grading/commendations/candidates/", "/commendations/new/")),
    Shown(
        "commend-errors",
        OFFICER,
        refused(
            follow("/grading/commendations/candidates/", "/commendations/new/"),
            ".savebar .btn-main",
        ),
    ),
    Shown("commendation", OFFICER, first_row("/grading/commendations/")),
    Shown(
        "meeting-edit",
        SECRETARY,
        follow("/cells/thanh-tri-hn-01-2/", ".table tbody th a[href]", "/edit/"),
    ),
    Shown(
        "meeting-errors",
        SECRETARY,
        refused("/cells/thanh-tri-hn-01-1/meetings/new/", ".savebar .btn-main"),
    ),
    Shown("visit-new", OFFICER, at("/cells/thanh-tri-hn-01-1/visits/new/")),
    Shown("procedure-new", OFFICER, first_of_record("/procedures/new/")),
    Shown("summaries", OFFICER, at("/summaries/")),
    Shown("summaries-nothing", OFFICER, at("/summaries/?state=signed&kind=month")),
    Shown("summary", OFFICER, term_summary),
    Shown("summary-head", HEAD, term_summary),
    Shown("summary-province", "tochuc.hanoi", term_summary),
    Shown("summary-signed", OFFICER, first_row("/summaries/?state=signed")),
    Shown("drawer", OFFICER, drawer),
    Shown("drill-down", OFFICER, records_behind),
    Shown("summary-new", OFFICER, at("/summaries/new/")),
    Shown("targets", OFFICER, at("/targets/")),
    Shown("target-new", OFFICER, at("/targets/new/")),
    Shown("rules", OFFICER, at("/regulations/")),
    Shown("rule", OFFICER, at("/regulations/membership.probation.months/")),
    Shown("documents", OFFICER, at("/regulations/documents/")),
    Shown("document", OFFICER, at("/regulations/documents/1/")),
    Shown("calendar", OFFICER, at("/regulations/calendar/2026/")),
    Shown("organizations", OFFICER, at("/organizations/")),
    Shown("organization", OFFICER, at("/organizations/thanh-tri-hn/")),
    Shown("settings", OFFICER, at("/settings/")),
    Shown("password", OFFICER, at("/password/")),
    Shown("programmes", INSPECTOR, at("/programmes/")),
    Shown("programme", CHAIR, first_row("/programmes/?owner=inspection_committee&span=year")),
    Shown("programme-item", INSPECTOR, first_row("/programmes/items/?tab=planned&kind=finance")),
    Shown("programme-items", INSPECTOR, at("/programmes/items/?tab=all")),
    Shown(
        "programme-item-errors",
        INSPECTOR,
        refused(
            follow("/programmes/?tab=draft", ".list tbody th a[href]", "/items/new/"),
            ".savebar .btn-main",
        ),
    ),
    Shown(
        "programme-copy",
        INSPECTOR,
        follow("/programmes/?tab=draft&span=year", ".list tbody th a[href]", "/copy/"),
    ),
    Shown("inspection-calendar", INSPECTOR, at("/programmes/calendar/")),
    Shown("inspection-calendar-list", INSPECTOR, at("/programmes/calendar/?view=list")),
    Shown("cases", INSPECTOR, at("/cases/?tab=open")),
    Shown("cases-chair", CHAIR, at("/cases/?tab=signature")),
    Shown("case", INSPECTOR, first_row("/cases/?tab=open&phase=conduct")),
    Shown("case-closed", INSPECTOR, first_row("/cases/?tab=closed&kind=signs_of_violation")),
    Shown("case-new", INSPECTOR, at("/cases/new/")),
    Shown("case-errors", INSPECTOR, refused("/cases/new/", ".savebar .btn-main")),
    Shown(
        "case-decide", CHAIR, follow("/cases/?tab=signature", ".list tbody th a[href]", "/decide/")
    ),
    Shown("demands", INSPECTOR, at("/demands/")),
    Shown("demand", CHAIR, first_row("/demands/?tab=reported")),
    Shown("findings", INSPECTOR, follow("/demands/", ".list tbody th a[href]", "/findings/")),
    Shown(
        "demand-close",
        CHAIR,
        follow("/demands/?tab=reported", ".list tbody th a[href]", "/close/"),
    ),
    Shown("paper-check", INSPECTOR, at("/papers/check/")),
    Shown("numbers", INSPECTOR, at("/numbers/")),
    Shown("number-take", INSPECTOR, at("/numbers/take/")),
    Shown("number-errors", INSPECTOR, refused("/numbers/take/", ".savebar .btn-main")),
    Shown("team", CHAIR, follow("/cases/?tab=open", ".list tbody th a[href]", "/team/")),
    Shown(
        "team-assign",
        CHAIR,
        follow("/cases/?tab=open", ".list tbody th a[href]", "/team/", "/team/new/"),
    ),
    Shown(
        "recusal-own",
        CHAIR,
        follow("/cases/?tab=open", ".list tbody th a[href]", "/team/", "/recusals/own/"),
    ),
    Shown("identity", OFFICER, first_row("/members/", then="main a[href$='/identity/']")),
    Shown(
        "relation-new",
        OFFICER,
        follow("/members/", ".list tbody th a[href]", "/identity/", "/relatives/"),
    ),
    Shown(
        "case-step",
        INSPECTOR,
        follow("/cases/?tab=open&phase=conduct", ".list tbody th a[href]", "/done/"),
    ),
    Shown(
        "case-timeline",
        INSPECTOR,
        follow("/cases/?tab=closed", ".list tbody th a[href]", "/timeline/"),
    ),
    Shown("cases-nothing", INSPECTOR, at("/cases/?tab=open&search=zzzz")),
    Shown("case-finding", INSPECTOR, follow(IN_HAND, ROW, "/finding/")),
    Shown("case-conclude", CHAIR, follow(IN_HAND, ROW, "/conclude/")),
    Shown("case-stop-errors", CHAIR, refused(follow(IN_HAND, ROW, "/stop/"), ".savebar .btn-main")),
    Shown("limits", CHAIR, follow("/cases/?tab=hold", ROW, "/limits/")),
    Shown("limits-hold", CHAIR, follow(IN_HAND, ROW, "/limits/", "/hold/")),
    Shown("limits-extend", CHAIR, follow(IN_HAND, ROW, "/limits/", "/extend/")),
    Shown(
        "limits-errors",
        CHAIR,
        refused(follow(IN_HAND, ROW, "/limits/", "/extend/"), ".savebar .btn-main"),
    ),
    Shown("complaint", INSPECTOR, first_row("/cases/?tab=open&kind=complaint")),
    Shown("discipline-open", CHAIR, follow(IN_HAND, ROW, "/discipline/")),
    Shown("discipline-complaint", CHAIR, first_row("/sanctions/?tab=replaced")),
    Shown("complaints", INSPECTOR, at("/complaints/")),
    Shown("complaints-nothing", INSPECTOR, at("/complaints/?search=zzzz")),
    Shown("complaint-corrections", INSPECTOR, at("/complaints/corrections/")),
    Shown("sanctions-nothing", INSPECTOR, at("/sanctions/?search=zzzz")),
    Shown("sanctions-print", INSPECTOR, at("/sanctions/print/")),
    Shown("letters-new", INSPECTOR, at("/letters/?tab=new")),
    Shown("letters-nothing", INSPECTOR, at("/letters/?search=zzzz")),
    Shown("letter-classify", INSPECTOR, follow("/letters/?tab=new", ROW, "/classify/")),
    Shown("letter-writer", INSPECTOR, follow("/letters/?tab=in_hand", ROW, "/writer/")),
    Shown("letter-errors", INSPECTOR, refused("/letters/new/", ".savebar .btn-main")),
    Shown("inspection-procedures", INSPECTOR, at("/regulations/procedures/")),
    Shown(
        "inspection-procedure",
        INSPECTOR,
        follow("/regulations/procedures/", "main table a[href*='/procedures/']"),
    ),
    Shown("not-found", OFFICER, at("/members/999999999/", status=404)),
    Shown("refused", "kiemtra.thanhtri", at("/members/new/", status=403)),
    Shown("trail", "giamsat.soctrang", at("/trail/")),
    Shown("admin", ADMINISTRATOR, at("/admin/")),
    Shown("admin-people", ADMINISTRATOR, at("/admin/accounts/user/")),
    Shown("admin-person", ADMINISTRATOR, at("/admin/accounts/user/add/")),
    Shown("admin-organizations", ADMINISTRATOR, at("/admin/tenancy/organization/")),
]
