"""Whoever may be walled is told figures of cases as they were signed: a case that must not exist for
them changes no byte of any page, file or answer, the first one included."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from apps.reports import reported
from apps.reports.models import SummaryFigure, Target
from apps.reports.work import work_items
from tests.factories import reports as make
from tests.factories.accounts import browser_as, wall
from tests.reports.test_inspection import case, subject

KEY = "violation_sign_inspections_members"
BOARD = {"form": "inspection", "kind": "year", "year": "2018", "indicator": KEY}
TREND = {"indicator": KEY, "year": "2018"}
YEAR = {"kind": "year", "first": date(2018, 1, 1), "last": date(2018, 12, 31)}
API = {"form": "inspection", "kind": "year", "first": "2018-01-01", "last": "2018-12-31",
       "indicator": KEY}  # fmt: skip
OFFICES = ("alpha-east", "beta-east")
VARYING = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|"X-CSRFToken": ?"\w+"'
)


@pytest.fixture(autouse=True)
def one_moment(time_machine):
    """Pages carry the minute at which they were written."""
    time_machine.move_to("2026-06-01T03:00:00Z", tick=False)


@pytest.fixture
def targets(world, everything) -> dict[str, Target]:
    """A term's target on the figure, in both offices."""
    return {
        code: make.target(
            world[code], by=world.actor("organization_head", code), indicator=KEY, plan=3
        )
        for code in OFFICES
    }


def log_case(world, code: str, *hidden_from: tuple[str, str]):
    """A concluded case below the office with one subject, walled from some."""
    made = case(world[f"{code}-1"])
    subject(made)
    for role, office in hidden_from:
        wall(world.user(role, office), made)
    return made


def sign(world, code: str, **span):
    return make.signed(
        world[code], by=world.actor("inspection_chair", code), form="inspection", **span
    )


def told(world, role: str, code: str, target: Target) -> dict[str, bytes]:
    """What every surface tells that person."""
    browser = browser_as(world, role, code)
    pages = {
        "board": (reverse("reports:board"), BOARD),
        "board_export": (reverse("reports:board_export"), BOARD),
        "trend": (reverse("reports:trend"), TREND),
        "trend_export": (reverse("reports:trend_export"), TREND),
        "targets": (reverse("reports:targets"), {}),
        "target": (target.get_absolute_url(), {}),
        "records": (reverse("reports:target_records", args=[target.pk]), {}),
        "api_board": ("/api/comparison/", API),
        "api_trend": ("/api/trend/", TREND),
        "api_target": (f"/api/targets/{target.pk}/standing/", {}),
    }
    found = {}
    for name, (address, query) in pages.items():
        response = browser.get(address, query)
        assert response.status_code == (200 if name != "records" else response.status_code), name
        found[name] = _steady(name, response.content)
    return found


def _steady(name: str, content: bytes) -> bytes:
    """Without what differs at every request: tokens, and the moment at which a file was written."""
    if not name.endswith("_export"):
        return VARYING.sub(b"", content)
    rows = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    return repr(
        [row for row in rows if len([cell for cell in row if cell is not None]) > 1]
    ).encode()


@pytest.mark.parametrize("code", OFFICES)
@pytest.mark.parametrize(
    ("role", "walled_before"),
    [("unit_secretary", False), ("organization_head", False), ("inspection_chair", True)],
)
def test_a_walled_case_changes_nothing_that_its_reader_sees(
    world, targets, everything, code, role, walled_before
):
    log_case(world, code, *([(role, code)] if walled_before else []))
    for is_signed in (False, True):
        if is_signed:
            sign(world, code, **YEAR)
            sign(world, code)
        before = told(world, role, code, targets[code])

        log_case(world, code, (role, code))

        after = told(world, role, code, targets[code])
        for name, content in before.items():
            assert after[name] == content, (name, is_signed)


@pytest.mark.parametrize("code", OFFICES)
def test_whoever_reads_cases_and_is_walled_from_none_counts_now(world, targets, everything, code):
    reader = ("inspection_chair", code)
    log_case(world, code)
    before = told(world, *reader, targets[code])
    other = next(one for one in OFFICES if one != code)
    log_case(world, other, ("inspection_chair", other))
    unmoved = told(world, *reader, targets[code])
    log_case(world, code, ("unit_secretary", code))

    after = told(world, *reader, targets[code])

    assert unmoved == before
    assert [name for name in before if after[name] == before[name]] == []


def test_what_is_told_is_the_signed_figure_else_that_none_is_signed(world, targets, everything):
    secretary, target = ("unit_secretary", "alpha-east"), targets["alpha-east"]
    browser = browser_as(world, *secretary)
    log_case(world, "alpha-east")

    def seen() -> list:
        line = browser.get(reverse("reports:board"), BOARD).context["lines"][0]["cells"][0]
        point = browser.get(reverse("reports:trend"), TREND).context["rows"][-1]
        standing = browser.get(target.get_absolute_url()).context["standing"]
        return [line["text"], point["text"], point["source"], standing.actual, standing.origin]

    assert seen() == ["…", "…", _("no report signed yet"), "…", reported.UNSIGNED]
    for page in (reverse("reports:board"), reverse("reports:trend"), target.get_absolute_url()):
        query = BOARD if page == reverse("reports:board") else TREND
        assert _("no report signed yet") in browser.get(page, query).content.decode()

    sign(world, "alpha-east", **YEAR)
    sign(world, "alpha-east")
    log_case(world, "alpha-east")

    assert seen() == ["1", "1", _("signed"), "1", reported.SIGNED]
    rows = browser.get("/api/comparison/", API).json()
    assert [(row["value"], row["origin"]) for row in rows] == [(1, "signed"), (0, "signed")]


def test_the_newest_revision_of_the_report_that_goes_furthest_is_told(world, targets, everything):
    chair = world.actor("inspection_chair", "alpha-east")
    first, key = date(2018, 1, 1), (world["alpha-east"].pk, KEY)
    for last in (date(2018, 12, 31), date(2018, 6, 30)):
        log_case(world, "alpha-east")
        sign(
            world, "alpha-east", kind="year" if last.month == 12 else "half", first=first, last=last
        )
    log_case(world, "alpha-east")
    make.summary(world["alpha-east"], by=chair, form="inspection", **YEAR)  # a draft tells nothing

    def found(last: date) -> SummaryFigure | None:
        return reported.newest_signed([(*key, first, last)]).get((*key, first, last))

    assert found(date(2018, 3, 31)) is None
    assert found(date(2018, 9, 30)).summary.last == date(2018, 6, 30)
    assert (found(date(2018, 12, 31)).value, found(date(2018, 12, 31)).summary.revision) == (1, 1)
    sign(world, "alpha-east", **YEAR)
    assert (found(date(2018, 12, 31)).value, found(date(2018, 12, 31)).summary.revision) == (3, 2)


def test_the_desk_judges_a_target_by_what_is_signed(world, everything, time_machine):
    time_machine.move_to("2018-12-31T05:00:00Z")
    head = world.actor("organization_head", "alpha-east")
    make.target(world["alpha-east"], by=head, indicator=KEY, plan=1, bound="most")
    for _number in range(2):
        log_case(world, "alpha-east")
    span = {"kind": "free", "first": date(2015, 8, 1), "last": date(2018, 12, 30)}
    chair = world.actor("inspection_chair", "alpha-east")
    made = make.summary(world["alpha-east"], by=chair, form="inspection", **span)

    def warned() -> bool:
        return any(item.url.endswith(f"/{made.pk}/") and item.tone == "warn" for item in
                   work_items(world.actor("organization_head", "alpha-east")))  # fmt: skip

    assert not warned()
    sign(world, "alpha-east", **span)
    assert warned()


def test_late_entries_of_cases_are_never_told_to_the_walled(world, everything):
    chair = ("inspection_chair", "alpha-east")
    log_case(world, "alpha-east", chair)
    summary = sign(world, "alpha-east")
    browser = browser_as(world, *chair)
    late = reverse("reports:late", args=[summary.pk, KEY])
    drift = reverse("reports:drift", args=[summary.pk])

    def seen() -> list:
        return [
            VARYING.sub(b"", browser.get(late).content),
            [change.indicator.key for change in browser.get(drift).context["changes"]],
        ]

    log_case(world, "alpha-east")  # late, and one that they may know of
    before = seen()
    log_case(world, "alpha-east", chair)

    assert seen() == before
    assert before[1] == []
    unwalled = browser_as(world, "inspection_officer", "alpha-east").get(drift)
    assert KEY in [change.indicator.key for change in unwalled.context["changes"]]
