"""What is written: links lead somewhere, the index of decisions is whole, both guides say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.utils import translation

from apps.core import topics

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "apps").rglob("*.md")]
)
GUIDES = {"en": ROOT / "docs" / "guide.en.md", "vi": ROOT / "docs" / "guide.vi.md"}
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path):
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_decision_is_in_the_index_once_and_in_order():
    index = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    files = sorted(path.name for path in (ROOT / "docs" / "adr").glob("0*.md"))
    assert re.findall(r"\((0\d{3}-[\w-]+\.md)\)", index) == files


def test_both_guides_have_the_same_parts_in_the_same_order():
    parts = {
        language: re.findall(r"^## (\d+)\.", path.read_text(encoding="utf-8"), re.MULTILINE)
        for language, path in GUIDES.items()
    }
    assert parts["en"] == parts["vi"]
    assert parts["en"] == [str(number) for number in range(1, len(parts["en"]) + 1)]


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_names_every_place_of_the_navigation(language):
    text = GUIDES[language].read_text(encoding="utf-8").casefold()
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "apps").rglob("navigation.py")
    )
    labels = set(re.findall(r"_\(\"([^\"]+)\"\)", sources))
    with translation.override(language):
        missing = [
            label for label in labels if str(translation.gettext(label)).casefold() not in text
        ]
    assert labels
    assert missing == []


@pytest.mark.parametrize("app", ["membership", "inspection", "documents", "cadres"])
def test_the_readme_of_an_app_names_every_topic(app):
    text = (ROOT / "apps" / app / "README.md").read_text(encoding="utf-8")
    assert [topic for topic in topics.names(app) if f"`{topic}/`" not in text] == []


def test_every_scheduled_job_and_variable_is_described_to_those_who_operate():
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    jobs = [entry["task"] for entry in configured.CELERY_BEAT_SCHEDULE.values()]
    settings = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "partybuild" / "settings").glob("*.py")
    )
    variables = re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_]+)\"", settings)
    assert [name for name in [*jobs, *variables] if f"`{name}`" not in text] == []


def test_every_test_named_in_the_list_of_traps_exists():
    text = (ROOT / "docs" / "traps.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", text)
    assert len(set(re.findall(r"^\| (T\d+) ", text, re.MULTILINE))) == 35
    assert len(set(re.findall(r"^\| (C\d+) ", text, re.MULTILINE))) == 24
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).exists()
        or (name and f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8"))
    ]
    assert missing == []
