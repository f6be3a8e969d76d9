"""A person at a browser: signs in, looks at pages, and notices everything that goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request, Response, expect

from apps.desk.demo.accounts import LOG_INS, PASSWORD

SIGN_IN = "/sign-in/"
# The browser's own report of what its policy refused; it comes before the page's first script.
REPORT_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => console.error(
  `policy: ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`))"""


class Visitor:
    """One window of one person. ``trouble`` collects what no page may do."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context, self.url = context, url
        self.trouble: list[str] = []
        self.expected: set[int] = set()
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("page", self._watch)
        self.page: Page = context.new_page()

    def _watch(self, page: Page) -> None:
        page.on("console", lambda message: self._on_console(message.type, message.text))
        page.on("pageerror", lambda error: self.trouble.append(f"script: {error}"))
        page.on("request", self._on_request)
        page.on("requestfailed", self._on_failure)
        page.on("response", self._on_response)

    def _on_console(self, kind: str, text: str) -> None:
        # Failed answers are told by their address below.
        if kind in ("error", "warning") and "Failed to load resource" not in text:
            self.trouble.append(f"console: {text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.url + "/", "data:", "blob:")):
            self.trouble.append(f"foreign host: {request.url}")

    def _on_failure(self, request: Request) -> None:
        # A download, or a request that a newer one replaced, ends this way too.
        if request.failure != "net::ERR_ABORTED":
            self.trouble.append(f"{request.failure}: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.trouble.append(f"{response.status}: {response.url}")

    @contextmanager
    def answered(self, *codes: int) -> Iterator[None]:
        """Inside, these refusals are what we came for."""
        before = set(self.expected)
        self.expected.update(codes)
        yield
        self.expected = before

    def go(self, path: str, *, status: int = 200, page: Page | None = None) -> Page:
        """Open an address and expect this answer; returns the page."""
        page = page or self.page
        with self.answered(status):
            answer = page.goto(self.url + path)
        assert answer is not None
        assert answer.status == status, f"{path} answers {answer.status}"
        return page

    def sign_in(self, name: str, *, language: str = "en", password: str = PASSWORD) -> Page:
        """Sign in by the short name of a demo account, in a language; returns the desk."""
        page = self.fill_sign_in(name, password=password)
        expect(page.locator("header.top")).to_be_visible()
        if page.locator("html").get_attribute("lang") != language:
            self.choose_language(language)
        return page

    def fill_sign_in(self, name: str, *, password: str = PASSWORD) -> Page:
        """Fill the sign-in page in and send it, wherever it leads."""
        page = self.page
        if urlsplit(page.url).path != SIGN_IN:
            self.go(SIGN_IN)
        page.locator("[name=username]").fill(name if "@" in name else f"{name}@demo.vn")
        page.locator("[name=password]").fill(password)
        page.locator("form:has([name=password]) button[type=submit]").click()
        page.wait_for_load_state()
        return page

    def choose_language(self, code: str) -> None:
        """Change the language in the account menu."""
        self.open_account_menu()
        self.page.locator(f".account .languages button[value={code}]").click()
        expect(self.page.locator("html")).to_have_attribute("lang", code)

    def open_account_menu(self) -> None:
        """The menu of the person's name."""
        self.page.locator(".account > summary").click()

    def path(self) -> str:
        """Where the window stands, without host."""
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def check(self) -> None:
        """Nothing went wrong on any page so far."""
        assert not self.trouble, "\n".join(self.trouble)


def log_in_names() -> list[str]:
    """Short names of all demo accounts."""
    return [entry.sign_in_name.removesuffix("@demo.vn") for entry in LOG_INS]


def has_sideways_scroll(page: Page) -> bool:
    """Whether the page itself, not a table inside it, is wider than the window."""
    wide: Any = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return bool(wide)
