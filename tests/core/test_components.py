"""The tags of the design system: words, links, names for readers, and nothing inline."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation

from tests.rendering import rendered

TEMPLATES = Path(settings.BASE_DIR) / "templates"
SPRITE = (TEMPLATES / "shell" / "sprite.html").read_text()


@pytest.fixture(autouse=True)
def english():  # type: ignore[no-untyped-def]
    """The words in the templates themselves, whatever the catalogues say."""
    with translation.override("en"):
        yield


class FilterForm(forms.Form):
    """Filters of a list."""

    q = forms.CharField(label="Search", required=False)
    theory = forms.ChoiceField(
        label="Theory", required=False, choices=[("", "all"), ("Levels", [("2", "Middle")])]
    )
    women = forms.BooleanField(label="Women only", required=False)


# ---------- Marks ----------


def test_icon_beside_words_is_silent() -> None:
    assert 'aria-hidden="true"' in rendered('{% icon "bell" %}')


def test_icon_alone_has_a_name() -> None:
    html = rendered('{% icon "bell" "Notifications" %}')
    assert 'role="img" aria-label="Notifications"' in html


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-3, "3 days overdue", "bad"),
        (-1, "1 day overdue", "bad"),
        (0, "Due today", "warn"),
        (3, "3 days left", "warn"),
        (4, "4 days left", "ok"),
        (None, "No deadline", "calm"),
    ],
)
def test_due_says_days_in_words(days: int | None, words: str, tone: str) -> None:
    html = rendered("{% due days %}", days=days)
    assert words in html
    assert f"t-{tone}" in html


def test_due_on_hold_counts_up_from_its_date() -> None:
    html = rendered("{% due 7 day paused=True %}", day=date(2026, 10, 2))
    assert "On hold for 7 days" in html
    assert "since 02/10/2026" in html


def test_stamp_of_nothing_is_nothing() -> None:
    assert rendered("{% stamp word %}", word="") == ""


# ---------- Controls ----------


def test_button_with_url_is_a_link_and_passes_attributes() -> None:
    html = rendered('{% button "Show" "/x/" hx_get="/y/" %}')
    assert '<a class="btn" href="/x/" hx-get="/y/">' in html


def test_button_without_url_submits() -> None:
    assert 'type="submit"' in rendered('{% button "Save" kind="main" %}')


def test_disabled_button_says_why() -> None:
    html = rendered('{% button "Sign" "/sign/" disabled="One item is missing." %}')
    described = re.search(r'aria-describedby="([^"]+)"', html)
    assert described
    assert f'id="{described[1]}">One item is missing.' in html
    assert "/sign/" not in html


def test_button_refuses_an_unknown_option() -> None:
    with pytest.raises(TypeError, match="onclick"):
        rendered('{% button "Save" onclick="x()" %}')


def test_text_is_escaped() -> None:
    html = rendered("{% tag word %}{% fact word word %}{% crumb word %}", word="<b>x</b>")
    assert "<b>" not in html


# ---------- Lists ----------


@pytest.mark.parametrize(
    ("query", "sort", "link"),
    [
        ("", None, "?order=birth"),
        ("order=birth", "ascending", "?order=-birth"),
        ("order=-birth", "descending", "?order=birth"),
    ],
)
def test_sort_header_turns_the_order(query: str, sort: str | None, link: str) -> None:
    html = rendered('{% sort_header "birth" "Date of birth" %}', query)
    assert (f'aria-sort="{sort}"' in html) is bool(sort)
    assert ("aria-sort" in html) is bool(sort)
    assert f'href="{link}"' in html


def test_sort_header_marks_the_default_order_only_while_nothing_is_asked() -> None:
    source = '{% sort_header "name" "Name" default=True %}'
    assert 'aria-sort="ascending"' in rendered(source)
    assert "aria-sort" not in rendered(source, "order=birth")


def test_sort_header_keeps_filters_and_drops_the_page() -> None:
    html = rendered('{% sort_header "name" "Name" %}', "q=an&page=4")
    assert 'href="?q=an&amp;order=name"' in html


def test_pager_keeps_the_query_and_names_its_ends() -> None:
    page = Paginator(range(1248), 50).get_page(2)
    html = rendered('{% pager page sizes="50 100" %}', "q=an&page=2", page=page)
    assert "51–100" in html
    assert "1.248" in html
    assert 'href="?q=an&amp;page=3" rel="next"' in html
    assert 'href="?q=an&amp;page=1" rel="prev"' in html
    assert 'href="?q=an&amp;per_page=100"' in html


def test_pager_of_one_page_has_no_links() -> None:
    html = rendered("{% pager page %}", page=Paginator([1, 2], 50).get_page(1))
    assert "href" not in html


def test_chips_use_the_words_of_the_form_and_drop_one_filter_each() -> None:
    form = FilterForm({"theory": "2", "women": "on", "q": ""})
    html = rendered("{% filter_chips form %}", "theory=2&women=on&page=3", form=form)
    assert "Theory: Middle" in html
    assert 'href="?women=on"' in html
    assert "Women only<" in html
    assert "Women only:" not in html
    assert "Search" not in html
    assert "Clear filters" in html


def test_chips_are_absent_without_a_filter() -> None:
    assert rendered("{% filter_chips form %}", form=FilterForm({})) == ""


# ---------- Records and states ----------


def test_fact_without_value_says_so_but_zero_is_a_value() -> None:
    assert "Not recorded" in rendered('{% fact "Card" None %}')
    assert "Not recorded" not in rendered('{% fact "Terms" 0 %}')


def test_sensitive_data_stay_out_of_the_page_until_shown() -> None:
    source = '{% sensitive "Religion" url="/show/" shown=shown %}Catholic{% endsensitive %}'
    hidden, shown = rendered(source, shown=False), rendered(source, shown=True)
    assert "Catholic" not in hidden
    assert 'action="/show/"' in hidden
    assert "Catholic" in shown


@pytest.mark.parametrize(("state", "polls"), [("queued", 1), ("running", 1), ("done", 0)])
def test_progress_polls_only_while_work_goes_on(state: str, polls: int) -> None:
    job = SimpleNamespace(
        uuid="u", state=state, done=14, total=26, message="", title="Report", unit="forms"
    )
    html = rendered('{% progress_panel job url="/jobs/u/" %}', job=job)
    assert html.count('hx-trigger="every 2s"') == polls
    assert "14/26" in html


def test_timeline_shows_the_hour_of_a_moment_but_not_of_a_day() -> None:
    events = [
        {"when": datetime(2026, 10, 12, 8, 5, tzinfo=UTC), "text": "handed in"},
        {"when": date(2026, 10, 14), "text": "visit", "planned": True},
    ]
    html = rendered("{% timeline events %}", events=events)
    assert "15:05" in html
    assert "00:00" not in html
    assert "planned" in html


def test_history_tells_old_from_new_without_colour() -> None:
    changes = [{"label": "Card", "old": "", "new": "48201337"}]
    entry = {"when": datetime(2026, 1, 1, tzinfo=UTC), "who": "An", "changes": changes}
    html = rendered("{% history entries %}", entries=[entry])
    assert "empty" in html
    assert "after:" in html


def test_preview_names_the_row_and_the_wrong_cell() -> None:
    rows = [
        {
            "number": 3,
            "state": "error",
            "cells": ["Nguyễn Bá", {"value": "31/02/1949", "problem": "No such day"}, 0],
            "problems": ["Date of birth: no such day"],
        }
    ]
    html = rendered('{% import_preview columns rows caption="Rows" %}', columns=["A"], rows=rows)
    assert 'class="wrong">31/02/1949' in html
    assert "No such day" in html
    assert "Date of birth: no such day" in html


# ---------- All templates ----------


def sources() -> list[tuple[str, str]]:
    """Every template of the project with its name."""
    return [(str(p.relative_to(TEMPLATES)), p.read_text()) for p in TEMPLATES.rglob("*.html")]


INLINE = re.compile(r"<style|\sstyle=|\son\w+=|hx-on|javascript:|<script(?![^>]*\ssrc=)", re.I)


def test_no_template_carries_inline_style_or_script() -> None:
    assert [name for name, text in sources() if INLINE.search(text)] == []


def test_every_icon_named_in_a_template_is_drawn() -> None:
    drawn = set(re.findall(r'id="i-(\w+)"', SPRITE))
    used = re.compile(r'{% icon "(\w+)"|icon="(\w+)"|#i-(\w+)')
    named = {
        (name, next(filter(None, match)))
        for name, text in sources()
        if name != "shell/sprite.html"
        for match in used.findall(text)
    }
    assert {(name, icon) for name, icon in named if icon not in drawn} == set()


@pytest.mark.parametrize("code", [400, 403, 404, 409, 429, 500])
def test_error_pages_need_no_context(code: int) -> None:
    html = get_template(f"{code}.html").render()
    assert "<h1" in html
    assert html.count('class="btn') >= 1


def test_fault_page_quotes_the_incident() -> None:
    assert "7F3-210" in get_template("500.html").render({"incident": "7F3-210"})


def test_signed_out_page_shows_no_navigation() -> None:
    request = RequestFactory().get("/nowhere/")
    request.user = AnonymousUser()
    html = get_template("404.html").render({}, request)
    assert 'class="nav"' not in html
    assert "not within the scope of your work" in html
