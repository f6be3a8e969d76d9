"""Pages of cadres."""

from __future__ import annotations

from tests.browser.pages.opening import OFFICER, Shown, at, first_row, follow

COMPUTED = "/moves/scenarios/?tab=computed"
PAGES = [
    Shown("scenarios", OFFICER, at("/moves/scenarios/")),
    Shown("scenario", OFFICER, first_row(COMPUTED)),
    Shown("scenario-new", OFFICER, at("/moves/scenarios/new/")),
    Shown("scenario-board", OFFICER, follow(COMPUTED, ".list tbody th a[href]", "/board/")),
    Shown("scenario-plan", OFFICER, follow(COMPUTED, ".list tbody th a[href]", "/plan/")),
    Shown("scenario-person", OFFICER, follow(COMPUTED, ".list tbody th a[href]", "/people/")),
    Shown("scenario-compare", OFFICER, follow(COMPUTED, ".list tbody th a[href]", "/with/")),
]
