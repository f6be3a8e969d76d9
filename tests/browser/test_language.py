"""Every page in Vietnamese and in English, and nothing of the one in the other."""

from __future__ import annotations

import gettext
import re
from functools import cache

from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.pages import PAGES

SHORT = 4  # letters; shorter words are common to both languages
TEXTS = """() => {
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest("script, style, template, [lang=en]")) found.push(walker.currentNode.data);
  }
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [title], [data-k]"))
    for (const name of ["aria-label", "placeholder", "title", "data-k"])
      found.push(one.getAttribute(name) ?? "");
  return found.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""


@cache
def english_words() -> frozenset[str]:
    """Words of the English sentences that no Vietnamese sentence uses."""
    with open(settings.BASE_DIR / "locale/vi/LC_MESSAGES/django.mo", "rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    english, vietnamese = set(), set()
    for message, translation in catalogue.items():
        english |= words(message[0] if isinstance(message, tuple) else message)
        vietnamese |= words(translation)
    return frozenset(english - vietnamese)


def words(text: str) -> set[str]:
    """Words worth looking at; addresses, file names and placeholders are nobody's language."""
    text = re.sub(r"https?://\S+|\S+@\S+|%\(\w+\)\w|\S+\.\w{3,4}\b|<[^>]*>|\S*-\S*", " ", text)
    return {word.lower() for word in re.findall(r"[^\W\d_]+", text) if len(word) >= SHORT}


def left_in_english(page: Page) -> list[str]:
    """Texts of a Vietnamese page that hold a word of English."""
    return sorted({text for text in page.evaluate(TEXTS) if words(text) & english_words()})


def test_every_page_speaks_vietnamese_by_default(visitor):
    windows, found = {}, {}
    for shown in PAGES:
        if shown.person not in windows:
            windows[shown.person] = visitor()
            if shown.person:
                windows[shown.person].sign_in(shown.person, language="vi")
        page = shown.open(windows[shown.person])
        expect(page.locator("html")).to_have_attribute("lang", "vi")
        texts = left_in_english(page)
        if texts:
            found[shown.name] = texts
    assert not found


def test_the_language_changes_both_ways_and_stays(person, visitor):
    officer = person("tochuc.thanhtri", language="vi")
    page = officer.go("/members/")
    expect(page.locator("h1")).to_have_text("Danh sách đảng viên")
    officer.choose_language("en")
    expect(page.locator("h1")).to_have_text("List of members")
    assert officer.path() == "/members/"
    expect(officer.go("/settings/").locator("h1")).to_have_text("Settings")
    officer.choose_language("vi")
    expect(page.locator("h1")).to_have_text("Cài đặt")

    stranger = visitor()
    page = stranger.go("/sign-in/")
    page.locator("button[name=language][value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Sign in")
