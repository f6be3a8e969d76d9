"""One walk through all main pages, looking at each in every size, light and dark."""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from playwright.sync_api import Page

from tests.browser.pages import Shown
from tests.browser.visitor import Visitor, has_sideways_scroll

WIDE, ZOOMED, PHONE = (1366, 768), (683, 384), (360, 740)  # 683: a laptop at 200 %
LAW = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
HIGHEST = 12_000
# Light is looked at on a desk, dark on a telephone; PARTYBUILD_FULL_MATRIX=1: each on both.
EVERY = bool(os.environ.get("PARTYBUILD_FULL_MATRIX"))
ADVICE = "best-practice"
# Pages that Django draws are held to the law, not to the advice.
OF_DJANGO = "admin"
COLOURS = {"type": "rule", "values": ["color-contrast"]}
SAME = {"word", "excel", "partybuild", "long"}  # products; Long is a name too
SHORT = 4  # letters; shorter words are common to both languages
TEXTS = """() => {
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest("script, style, template, kbd, [lang=en]"))
      found.push(walker.currentNode.data);
  }
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [title], [data-k]"))
    for (const name of ["aria-label", "placeholder", "title", "data-k"])
      found.push(one.getAttribute(name) ?? "");
  return found.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""

# Axe asks each element of each row again. Of rows that differ in text and addresses alone (same
# elements, same classes, empty where the others are empty) two tell what fifty do.
FEW_OF_EACH_SHAPE = """() => {
  const told = /^(class|role|type|tabindex|disabled|aria-(invalid|disabled|current|hidden))$/;
  const shape = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() && "text";
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const named = [...node.attributes].map(({name, value}) =>
      `${name}=${told.test(name) ? value : value.trim() && "some"}`);
    return `<${node.localName} ${named.join(" ")}>${[...node.childNodes].map(shape).join("")}</>`;
  };
  for (const parent of document.querySelectorAll("tbody, ul, ol, select")) {
    const seen = {};
    for (const one of [...parent.children].filter((child) => !child.contains(document.activeElement))) {
      const key = shape(one);
      seen[key] = (seen[key] ?? 0) + 1;
      if (seen[key] > 2 && !one.selected) one.remove();
    }
  }
}"""
AXE = "async (options) => (await axe.run(options)).violations"


@dataclass
class Tour:
    """What was found, by the name of the page."""

    not_vietnamese: dict[str, list[str]] = field(default_factory=dict)
    barriers: dict[str, list[str]] = field(default_factory=dict)
    too_wide: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)


def walk(open_window: Callable[[], Visitor], pages: list[Shown]) -> Tour:
    """Look at these pages, one window for each person."""
    tour = Tour()
    windows: dict[str, Visitor] = {}
    for shown in pages:
        if shown.person not in windows:
            windows[shown.person] = open_window()
            if shown.person:
                windows[shown.person].sign_in(shown.person, language="vi")
        _look(windows[shown.person], shown, tour)
    for visitor in windows.values():
        visitor.context.close()
        tour.trouble += visitor.trouble
    return tour


def _look(visitor: Visitor, shown: Shown, tour: Tour) -> None:
    _as(visitor.page, WIDE, "light")
    page = shown.open(visitor)
    found = left_in_english(page)
    if page.locator("html").get_attribute("lang") != "vi":
        found.append("<html lang>")
    if found:
        tour.not_vietnamese[shown.name] = found
    barriers = []
    rules = {"type": "tag", "values": LAW if shown.name.startswith(OF_DJANGO) else [*LAW, ADVICE]}
    for size in (PHONE, ZOOMED, WIDE):
        _as(page, size, "light")
        if has_sideways_scroll(page):
            tour.too_wide.append(f"{shown.name} at {size[0]}")
    looks = [(WIDE, "light", rules), (PHONE, "dark", rules)]
    if EVERY:
        looks += [(WIDE, "dark", COLOURS), (PHONE, "light", COLOURS)]
    page.evaluate(FEW_OF_EACH_SHAPE)
    page.evaluate(AXE_SCRIPT)
    for size, theme, what in looks:
        _as(page, size, theme)
        _unrolled(page, size[0])
        barriers += [f"{size[0]} {theme} {one}" for one in _broken_rules(page, what)]
    if barriers:
        tour.barriers[shown.name] = barriers


def _as(page: Page, size: tuple[int, int], theme: Any) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")


def _unrolled(page: Page, width: int) -> None:
    """As high as the page, so that bars which stay in sight lie over nothing."""
    height = min(int(page.evaluate("document.documentElement.scrollHeight")) + 100, HIGHEST)
    page.set_viewport_size({"width": width, "height": height})


def _broken_rules(page: Page, what: dict[str, Any]) -> list[str]:
    options = {"runOnly": what, "resultTypes": ["violations"], "preload": False}
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in page.evaluate(AXE, options)
        for node in one["nodes"]
    ]


@cache
def english_words() -> frozenset[str]:
    """Words of the English sentences that no Vietnamese sentence uses."""
    path = settings.BASE_DIR / "locale/vi/LC_MESSAGES/django.mo"
    with path.open("rb") as file:
        catalogue: dict[Any, str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    english: set[str] = set()
    vietnamese: set[str] = set()
    for message, translation in catalogue.items():
        english |= words(message[0] if isinstance(message, tuple) else message)
        vietnamese |= words(translation)
    return frozenset(english - vietnamese - SAME)


def words(text: str) -> set[str]:
    """Words worth looking at; addresses, file names and placeholders are nobody's language."""
    text = re.sub(
        r"https?://\S+|\S+@\S+|%\(\w+\)\w|\S+\.\w{3,4}\b|<[^>]*>|\S*-\S*|/\S+/", " ", text
    )
    return {word.lower() for word in re.findall(r"[^\W\d_]+", text) if len(word) >= SHORT}


def left_in_english(page: Page) -> list[str]:
    """Texts of a Vietnamese page that hold a word of English."""
    return sorted({text for text in page.evaluate(TEXTS) if words(text) & english_words()})
