"""No page breaks the accessibility rules: wide and narrow, light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import PAGES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"wide": {"width": 1366, "height": 768}, "narrow": {"width": 360, "height": 740}}
# Django's own admin pages are held to the law, not to the advice.
OF_DJANGO = ("admin",)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_page_breaks_a_rule(visitor, size, theme):
    windows, found = {}, {}
    for shown in PAGES:
        if shown.person not in windows:
            windows[shown.person] = visitor(viewport=SIZES[size], color_scheme=theme)
            if shown.person:
                windows[shown.person].sign_in(shown.person, language="vi")
        page = shown.open(windows[shown.person])
        rules = RULES[:-1] if shown.name.startswith(OF_DJANGO) else RULES
        answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": rules}})
        violations = answer.response["violations"]
        if violations:
            found[shown.name] = [
                f"{one['id']}: {node['html'][:160]}" for one in violations for node in one["nodes"]
            ]
    assert not found
