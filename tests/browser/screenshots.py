"""Pictures of the main pages, to be looked at: wide and narrow, light and dark.

By hand, with an instance running:
python -m tests.browser.screenshots http://127.0.0.1:8000 var/shots [--language vi] [name ...]
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partybuild.settings.dev")

import django

django.setup()

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tests.browser.conftest import ARGUMENTS, CHROMIUM  # noqa: E402
from tests.browser.pages import PAGES, Shown  # noqa: E402
from tests.browser.visitor import Visitor  # noqa: E402

WIDTHS = {1366: 768, 360: 740}
Look = Callable[[Page], None]


@dataclass(frozen=True)
class Wanted:
    """What to photograph and where to put it."""

    url: str
    folder: Path
    language: str
    names: list[str]


def main() -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="only these pages")
    parser.add_argument("--language", default="vi")
    parser.add_argument("--width", type=int, nargs="*", default=list(WIDTHS))
    parser.add_argument("--theme", nargs="*", default=["light", "dark"])
    given = parser.parse_args()
    wanted = Wanted(given.url.rstrip("/"), given.folder, given.language, given.names)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for width in given.width:
            for theme in given.theme:
                take_all(browser, wanted, width=width, theme=theme)
        browser.close()


def take_all(browser: Browser, wanted: Wanted, *, width: int, theme: str) -> None:
    """All pages at one width in one theme, one window for each person."""
    folder = wanted.folder / f"{width}-{theme}"
    folder.mkdir(parents=True, exist_ok=True)
    windows: dict[str, Visitor] = {}
    for shown in PAGES:
        if wanted.names and shown.name not in wanted.names:
            continue
        if shown.person not in windows:
            viewport = {"width": width, "height": WIDTHS.get(width, 768)}
            context = browser.new_context(viewport=viewport, color_scheme=theme)  # type: ignore[arg-type]
            windows[shown.person] = Visitor(context, wanted.url)
            if shown.person:
                windows[shown.person].sign_in(shown.person, language=wanted.language)
        take(windows[shown.person], shown, folder)
    for visitor in windows.values():
        for trouble in visitor.trouble:
            print(f"{width} {theme}: {trouble}")  # noqa: T201 (a command)
        visitor.context.close()


def take(visitor: Visitor, shown: Shown, folder: Path) -> None:
    """One page, whole."""
    try:
        page = shown.open(visitor)
        page.screenshot(path=folder / f"{shown.name}.png", full_page=True)
    except Exception as error:  # noqa: BLE001 (the other pages are still wanted)
        print(f"{folder.name} {shown.name}: {error}")  # noqa: T201 (a command)


if __name__ == "__main__":
    main()
