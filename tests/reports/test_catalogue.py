"""The catalogue of indicators: every figure says what it counts, and what may be added up."""

from __future__ import annotations

import pytest
from django.utils import translation

from apps.reports import catalogue
from apps.reports.choices import FigureKind
from apps.reports.indicators import FORMS, INDICATORS
from tests.factories.accounts import browser_as


def test_every_figure_is_told_in_full_in_vietnamese():
    with translation.override("vi"):
        for one in catalogue.entries():
            assert one.form in FORMS
            assert one.indicator.source, one.key
            assert len(one.steps) >= 3, one.key
            words = [str(one.indicator.label), str(one.indicator.unit_word), *one.steps]
            # What is not translated reads as in English.
            assert not any(" of " in text or " the " in text for text in words), one.key


def test_every_day_by_which_something_is_counted_has_its_words():
    days = {one.day for one in INDICATORS.values() if one.kind == FigureKind.FLOW and one.day}
    assert days == set(catalogue.DAYS)


def test_parts_and_cuts_are_told_apart():
    members = catalogue.entry_of("members")
    assert "members_women" in [one.key for one in members.cuts]
    assert members.parts == []
    disciplined = catalogue.entry_of("members_disciplined_committee")
    assert [one.key for one in disciplined.parts] == [
        f"members_disciplined_committee_{form}"
        for form in ("reprimand", "warning", "removal", "expulsion")
    ]
    assert [one.key for one in disciplined.cuts] == [
        "members_disciplined_committee_committee_members",
        "members_disciplined_committee_managed",
    ]
    for one in catalogue.entries():
        # A part belongs to the whole that names it, and says by what.
        assert all(INDICATORS[part.key].of == one.key for part in one.parts), one.key
        assert bool(one.indicator.of) <= bool(one.dimension or one.indicator.shown != "number")


@pytest.mark.usefixtures("db")
def test_the_list_finds_by_words_and_narrows(world):
    reader = browser_as(world, "organization_officer", "alpha-east")
    page = reader.get("/indicators/?q=ket nap nu")
    assert [one.key for one in page.context["page"]] == ["members_admitted_women"]
    page = reader.get("/indicators/?form=training&kind=stock&per_page=100")
    assert {one.form for one in page.context["page"]} == {"training"}
    assert "cadres_with_master_degree" in [one.key for one in page.context["page"]]
    # A value that is no choice narrows nothing.
    everything = reader.get("/indicators/?form=nothing&per_page=500").context["page"]
    assert len(everything.object_list) == len(INDICATORS)  # no manual indicator is loaded
    assert reader.get("/indicators/members/").status_code == 200
    assert reader.get("/indicators/no_such_figure/").status_code == 404


@pytest.mark.usefixtures("db")
def test_the_api_tells_the_same(world):
    reader = browser_as(world, "organization_officer", "alpha-east")
    found = reader.get("/api/indicators/planning_coefficient/").json()
    assert (found["of"], found["shown"], found["kind"]) == ("planning_places", "ratio", "stock")
    rows = reader.get("/api/indicators/?app=tenancy").json()
    assert {one["form"] for one in rows} == {"organisations"}
    assert reader.get("/api/indicators/?kind=no").status_code == 400
    assert reader.get("/api/indicators/no_such_figure/").status_code == 404
