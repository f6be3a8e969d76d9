"""A running PartyBuild, a browser, and people to sit before it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.instance import Instance
from tests.browser.visitor import Visitor

CHROMIUM = os.environ.get("PARTYBUILD_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--no-first-run",
]  # fmt: skip
PATIENCE_MS = 20_000
DESKTOP = {"width": 1366, "height": 768}


@pytest.hookimpl(tryfirst=True)  # before the markers are chosen from
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of an instance started by ./run, stopped and looked after at the end.

    PARTYBUILD_BROWSER_URL names one that runs already: for working on the journeys.
    """
    running = os.environ.get("PARTYBUILD_BROWSER_URL")
    if running:
        yield running.rstrip("/")
        return
    with tempfile.TemporaryDirectory(prefix="partybuild-browser-") as folder:
        # Started by root, the servers run under an account that must be able to enter.
        os.chmod(folder, 0o755)  # noqa: S103
        instance = Instance(Path(folder) / "var")
        try:
            instance.start()
            yield instance.url
        finally:
            instance.stop()


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
