"""A running PartyBuild, a browser, and people to sit before it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.instance import Instance, MadeOnce, make_enterable
from tests.browser.visitor import Visitor

CHROMIUM = os.environ.get("PARTYBUILD_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--no-first-run",
]  # fmt: skip
PATIENCE_MS = 20_000
DESKTOP = {"width": 1366, "height": 768}


LONGEST_FIRST = ("test_grading", "test_all_pages", "test_warning")
"""Of two processes none is left with one of them when the other is done."""


@pytest.hookimpl(tryfirst=True)  # before the markers are chosen from, and xdist reads its groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser; one process does a whole file, or a part of the tour."""
    here = Path(__file__).parent
    ours = [item for item in items if here in item.path.parents]
    for item in ours:
        item.add_marker(pytest.mark.browser)
        called = getattr(item, "callspec", None)
        part = called.params.get("tour", "") if called else ""
        item.add_marker(pytest.mark.xdist_group(f"{item.path.stem}{part}"))
    order = {name: place for place, name in enumerate(LONGEST_FIRST)}
    ours.sort(key=lambda item: order.get(item.path.stem, len(order)))
    items[:] = [*(item for item in items if here not in item.path.parents), *ours]


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of an instance started by ./run, stopped and looked after at the end.

    PARTYBUILD_BROWSER_URL names one that runs already: for working on the journeys.
    """
    running = os.environ.get("PARTYBUILD_BROWSER_URL")
    if running:
        yield running.rstrip("/")
        return
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    shared = MadeOnce(run) if run else None
    with tempfile.TemporaryDirectory(prefix="partybuild-browser-") as name:
        folder = Path(name)
        make_enterable(folder)
        instance = Instance(folder / "var")
        if shared:
            shared.copy_to(instance.var)
        try:
            instance.start()
            yield instance.url
        finally:
            instance.stop()
            if shared:
                shared.remove()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, or the one that PARTYBUILD_CHROMIUM names."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visitor(site: str, browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Opens a window; at the end of the story none may have seen anything wrong."""
    opened: list[Visitor] = []

    def open_window(**options: object) -> Visitor:
        context = browser.new_context(**({"viewport": DESKTOP} | options))  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        one = Visitor(context, site)
        opened.append(one)
        return one

    yield open_window
    for one in opened:
        one.context.close()
    for one in opened:
        one.check()


@pytest.fixture
def person(visitor: Callable[..., Visitor]) -> Callable[..., Visitor]:
    """Opens a window and signs in: ``person("tochuc.thanhtri")``."""

    def sign_in(name: str, *, language: str = "en", **options: object) -> Visitor:
        one = visitor(**options)
        one.sign_in(name, language=language)
        return one

    return sign_in
