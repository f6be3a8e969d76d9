"""The pages: figures, drill-down, states, downloads, and who reaches what."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from psycopg.types.range import DateRange

from apps.core.models import AuditEntry
from apps.membership.models import Placement
from apps.reports import behind, drift, reading
from apps.reports.figures import fingerprint
from apps.reports.models import Summary, SummaryFigure
from apps.tenancy import scope
from tests.factories import reports as make
from tests.factories.accounts import wall
from tests.factories.world import organization
from tests.reports.conftest import admitted

MARKER = "Hàng Xóm Bêta"
EXACTLY = "Đây đúng là những hồ sơ đã được tính."


def text_of(response) -> str:
    return response.content.decode()


def text_of_zip(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return " ".join(
            archive.read(name).decode("utf-8", "replace")
            for name in archive.namelist()
            if name.endswith(".xml")
        )


PAGES = ("summary", "return", "drift", "word", "excel", "pdf", "csv")
ACTS = ("check", "sign", "again", "return")


def test_the_page_shows_each_figure_with_share_plan_and_link(summary, as_role):
    page = text_of(as_role().get(reverse("reports:summary", args=[summary.pk])))

    assert re.search(r'figures/members_admitted/"[^>]*>4</a>', page)
    assert "133,3%" in page
    assert "50%" in page
    assert page.count('class="btn btn-main"') == 1
    assert "style=" not in page


def test_the_list_behind_a_figure_holds_exactly_the_counted_members(summary, people, as_role):
    url = reverse("reports:figure", args=[summary.pk, "members_admitted"])

    response = as_role().get(url)

    counted = {fact.member_id for fact in response.context["page"]}
    assert counted == {people[key].pk for key in ("woman", "last_day", "religious", "none")}
    names = [fact.member.sort_key for fact in response.context["page"]]
    assert names == sorted(names)
    assert EXACTLY in text_of(response)


def test_what_is_entered_after_the_signing_changes_neither_figure_nor_list(
    world, heads, people, as_role, everything
):
    frozen = make.signed(world["alpha-east"], by=heads["alpha-east"])
    late = admitted(world["alpha-east-1-cell"], date(2016, 7, 7))

    for unit, wanted in ((None, 4), (world["alpha-east-1"].pk, 2)):
        page = as_role().get(
            reverse("reports:figure", args=[frozen.pk, "members_admitted"]),
            {"unit": unit} if unit else {},
        )
        listed = {fact.member_id for fact in page.context["page"]}
        assert (page.context["figure"].value, len(listed)) == (wanted, wanted)
        assert late.pk not in listed
        assert EXACTLY in text_of(page)
    with scope.use(scope.Scope.everything()):
        assert [
            change.new
            for change in drift.since_counted(frozen, heads["alpha-east"])
            if change.indicator.key == "members_admitted" and not change.unit
        ] == [5]


def test_a_member_who_moved_away_is_counted_but_not_listed(
    world, summary, people, as_role, everything
):
    gone, day = people["woman"], date(2021, 1, 1)
    with scope.use(scope.Scope.everything()):
        held = gone.placements.get()
        held.valid, held.exit = DateRange(held.valid.lower, day), "moved_out"
        held.save()
        gone.organization = world["beta-east-1-cell"]
        gone.save()
        Placement.objects.create(
            member=gone,
            organization=gone.organization,
            valid=DateRange(day, None),
            entry="moved_in",
        )

    page = as_role().get(reverse("reports:figure", args=[summary.pk, "members_admitted"]))

    assert (page.context["figure"].value, page.context["page"].paginator.count) == (4, 3)
    assert gone.pk not in {fact.member_id for fact in page.context["page"]}
    assert "hồ sơ đã chuyển sang cơ quan khác hoặc ngoài quyền xem" in text_of(page)


def test_a_figure_without_kept_records_says_that_its_list_is_of_today(
    world, summary, people, as_role, everything
):
    SummaryFigure.objects.filter(summary=summary).update(records=None)
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))

    page = as_role().get(reverse("reports:figure", args=[summary.pk, "members_admitted"]))

    assert (page.context["figure"].value, page.context["page"].paginator.count) == (4, 5)
    assert "được tính lại từ hồ sơ hiện nay" in text_of(page)


def test_very_many_records_are_counted_but_not_kept(world, heads, people, monkeypatch, everything):
    monkeypatch.setattr(reading, "RECORDS_MOST", 4)
    made = make.summary(world["alpha-east"], by=heads["alpha-east"])

    rows = SummaryFigure.objects.filter(summary=made, unit=None)
    assert {row.indicator: behind.are_kept(row) for row in rows}["members"] is False
    assert behind.are_kept(rows.get(indicator="members_admitted"))
    assert rows.get(indicator="members").value == 5


def test_the_fingerprint_stands_for_the_records_too(summary, everything):
    before = fingerprint(summary)
    held = SummaryFigure.objects.filter(summary=summary, indicator="members_women")
    held.filter(unit__isnull=False).update(records="{1}")
    assert fingerprint(summary) != before


@pytest.mark.parametrize(
    ("indicator", "keys"),
    [
        ("members_women", {"woman", "religious"}),
        ("members_ethnic_minority", {"woman"}),
        ("members_admitted_religious", {"religious"}),
        ("members_made_official", {"woman", "religious", "none"}),
        ("probationary_members", {"last_day"}),
    ],
)
def test_every_list_is_the_one_that_was_counted(summary, people, as_role, indicator, keys):
    response = as_role().get(reverse("reports:figure", args=[summary.pk, indicator]))

    assert {fact.member_id for fact in response.context["page"]} == {people[k].pk for k in keys}


def test_the_list_of_a_unit_holds_that_units_members(summary, world, people, as_role):
    url = reverse("reports:figure", args=[summary.pk, "members"])

    response = as_role().get(url, {"unit": world["alpha-east-1"].pk})

    found = {fact.member_id for fact in response.context["page"]}
    assert found == {people[key].pk for key in ("early", "woman", "last_day")}


def test_the_organisations_behind_a_figure_are_listed(summary, world, as_role):
    response = as_role().get(reverse("reports:figure", args=[summary.pk, "grassroots_committees"]))

    codes = {fact.organization.code for fact in response.context["page"]}
    assert codes == {"alpha-east-1", "alpha-east-2"}


def test_a_walled_member_is_absent_from_the_list_though_counted(summary, world, people, as_role):
    with scope.use(scope.Scope.everything()):
        wall(world.user("organization_officer", "alpha-east"), people["woman"])

    response = as_role().get(reverse("reports:figure", args=[summary.pk, "members_admitted"]))

    assert people["woman"].pk not in {fact.member_id for fact in response.context["page"]}
    assert response.context["page"].paginator.count == 3


def test_the_drawer_is_a_part_of_the_page(summary, as_role):
    url = reverse("reports:figure", args=[summary.pk, "members"])

    response = as_role().get(url, headers={"HX-Request": "true", "HX-Target": "drawer-place"})

    page = text_of(response)
    assert "<html" not in page
    assert 'class="panel drawer"' in page


def test_opening_a_list_and_downloading_leave_a_line_in_the_trail(summary, as_role, everything):
    browser = as_role()

    browser.get(reverse("reports:figure", args=[summary.pk, "members"]))
    browser.get(reverse("reports:excel", args=[summary.pk]))

    lines = AuditEntry.objects.filter(object_type="reports.summary", object_id=summary.pk)
    assert list(lines.exclude(kind="write").order_by("pk").values_list("action", "kind")) == [
        ("reports.figure_opened", "read"),
        ("reports.summary_downloaded", "export"),
    ]


@pytest.mark.parametrize("page", [*PAGES, "figure", "difference"])
@pytest.mark.parametrize("code", ["alpha-west", "beta-east", "beta", "alpha-east-1"])
def test_a_neighbour_gets_404_on_every_address(summary, as_role, page, code):
    more = ["members_admitted"] if page == "figure" else []

    response = as_role("organization_head", code).get(
        reverse(f"reports:{page}", args=[summary.pk, *more])
    )

    assert response.status_code == 404


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("code", ["alpha-west", "beta-east", "alpha-east-1"])
def test_a_neighbour_changes_nothing(summary, as_role, act, code, everything):
    browser = as_role("organization_head", code)

    response = browser.post(reverse(f"reports:{act}", args=[summary.pk]), {"reason": "x"})

    summary.refresh_from_db()
    assert response.status_code == 404
    assert summary.state == "draft"


def test_the_province_sees_the_districts_summary_and_its_own_roll_up(
    summary, world, heads, as_role, everything
):
    rolled_up = make.summary(world["alpha"], by=heads["alpha"])
    browser = as_role("organization_officer", "alpha")

    below = browser.get(reverse("reports:summary", args=[summary.pk]))
    page = text_of(browser.get(reverse("reports:summary", args=[rolled_up.pk])))

    assert below.status_code == 200
    assert reverse("reports:summary", args=[summary.pk]) in page
    listed = browser.get(reverse("reports:list")).context["lines"]
    assert {line["summary"].pk for line in listed} == {summary.pk, rolled_up.pk}


LIST_RIGHTS = {
    "inspection_officer": (200, 403),
    "inspection_chair": (200, 403),
    "organization_officer": (200, 200),
    "organization_head": (200, 200),
    "standing_committee_member": (200, 403),
    "unit_secretary": (200, 403),
    "statistics_reader": (403, 403),
    "auditor": (404, 404),
    "system_administrator": (404, 404),
}


@pytest.mark.parametrize("role", LIST_RIGHTS)
def test_lists_need_the_records_right_and_sensitive_ones_their_own(summary, as_role, role):
    browser = as_role(role)

    found = tuple(
        browser.get(reverse("reports:figure", args=[summary.pk, key])).status_code
        for key in ("members", "members_ethnic_minority")
    )

    assert found == LIST_RIGHTS[role]


def test_a_statistics_reader_sees_figures_without_links(summary, as_role):
    page = text_of(as_role("statistics_reader").get(reverse("reports:summary", args=[summary.pk])))

    assert "133,3%" in page
    assert "/figures/" not in page


@pytest.mark.parametrize("role", ["auditor", "system_administrator"])
@pytest.mark.parametrize("page", ["list", "targets", "new", "target_new"])
def test_roles_without_summaries_are_refused_the_lists(world, as_role, role, page):
    assert as_role(role).get(reverse(f"reports:{page}")).status_code == 403


def test_small_sensitive_numbers_are_not_printed_by_unit(summary, as_role):
    page = text_of(as_role().get(reverse("reports:summary", args=[summary.pk])))
    rows = as_role().get(reverse("reports:summary", args=[summary.pk])).context["rows"]

    cells = [line["row"].cell("members_ethnic_minority") for line in rows]
    assert {cell.value for cell in cells} == {None}
    assert rows[0]["row"].cell("members").value == 3
    assert cells[0].text in page


def test_a_small_sensitive_whole_is_shown_to_those_with_the_right_only(summary, as_role):
    found = {}
    for role in ("organization_officer", "statistics_reader"):
        response = as_role(role).get(reverse("reports:summary", args=[summary.pk]))
        cards = {card.indicator.key: card for card in response.context["sheet"].cards}
        found[role] = cards["members_ethnic_minority"].value

    assert found == {"organization_officer": 1, "statistics_reader": None}


@pytest.mark.parametrize("kind", ["word", "excel"])
def test_the_files_hold_the_figures_and_nothing_of_the_neighbour(
    summary, world, heads, people, as_role, kind, everything
):
    make.summary(world["beta-east"], by=heads["beta-east"])

    response = as_role().get(reverse(f"reports:{kind}", args=[summary.pk]))

    text = text_of_zip(response.content)
    assert response.status_code == 200
    assert ("133,3%" if kind == "word" else "1.333") in text
    assert "Đảng bộ alpha-east-1" in text
    for foreign in (MARKER, "beta", "alpha-west"):
        assert foreign not in text
        assert foreign not in str(response.headers)


@pytest.mark.parametrize("page", ["list", "targets", "summary"])
def test_no_page_names_the_neighbour(summary, world, heads, as_role, page, everything):
    make.summary(world["beta-east"], by=heads["beta-east"])
    make.target(world["beta-east"], by=heads["beta-east"], note=MARKER)
    args = [summary.pk] if page == "summary" else []

    text = text_of(as_role().get(reverse(f"reports:{page}", args=args)))

    assert MARKER not in text
    assert "beta-east" not in text


def test_units_are_sorted_by_name_and_by_figure(summary, world, as_role):
    url = reverse("reports:summary", args=[summary.pk])

    def order(key: str) -> list[int]:
        rows = as_role().get(url, {"order": key}).context["rows"]
        return [line["row"].cell("members").value for line in rows]

    assert (order("members"), order("-members"), order("")) == ([2, 3], [3, 2], [3, 2])


def test_the_number_of_queries_does_not_grow_with_the_units(
    world, heads, people, as_role, everything, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = as_role()

    def queries() -> int:
        made = make.summary(world["alpha-east"], by=heads["alpha-east"])
        url = reverse("reports:summary", args=[made.pk])
        browser.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(url).status_code == 200
        return len(captured)

    few = queries()
    for number in range(18):
        unit = organization(f"alpha-east-x{number}", parent=world["alpha-east"], tier="grassroots")
        admitted(unit, date(2016, 1, 1))
    many = queries()

    assert few == many
    assert few <= 30


def test_the_number_of_queries_of_the_list_does_not_grow_with_its_rows(
    world, heads, people, as_role, everything
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser, url = as_role(), reverse("reports:list")

    def queries(years: range) -> int:
        for year in years:
            make.summary(
                world["alpha-east"], by=heads["alpha-east"], kind="year",
                first=date(year, 1, 1), last=date(year, 12, 31),
            )  # fmt: skip
        browser.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert len(browser.get(url).context["lines"]) == len(Summary.objects.all())
        return len(captured)

    assert queries(range(2018, 2020)) == queries(range(2010, 2018))
