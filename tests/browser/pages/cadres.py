"""Pages of cadres: titles and seats, profiles, judging, planning, scenarios of moves."""

from __future__ import annotations

from tests.browser.pages.opening import (
    HEAD,
    OFFICER,
    ROW,
    Shown,
    at,
    first_row,
    follow,
    refused,
)

COMPUTED = "/moves/scenarios/?tab=computed"
SERVING = "/cadres/"
UNITS = "/posts/units/"
IN_FORCE = "/planning/?tab=force"
SAVE = ".savebar .btn-main"
PAGES = [
    Shown("titles", OFFICER, at("/posts/titles/")),
    Shown("title", OFFICER, first_row("/posts/titles/")),
    Shown("units", OFFICER, at(UNITS)),
    Shown("unit", OFFICER, first_row(UNITS)),
    Shown("unit-new-errors", OFFICER, refused("/posts/units/new/", SAVE)),
    Shown("seat-new", OFFICER, follow(UNITS, ROW, "/seat/")),
    Shown("seats", OFFICER, at("/posts/seats/")),
    Shown("staffing", OFFICER, at("/posts/staffing/")),
    Shown("forecast", OFFICER, at("/posts/forecast/")),
    Shown("cadres", OFFICER, at(SERVING)),
    Shown("cadre", HEAD, first_row(SERVING)),
    Shown("cadre-new", OFFICER, at("/cadres/new/")),
    Shown("cadre-edit", OFFICER, follow(SERVING, ROW, "/edit/")),
    Shown("position-new", OFFICER, follow(SERVING, ROW, "/position/new/")),
    Shown("why", OFFICER, follow(SERVING, ROW, "/why/")),
    Shown("eligibility", OFFICER, follow(SERVING, ROW, "/eligibility/")),
    Shown("plannings", OFFICER, at("/planning/")),
    Shown("planning", OFFICER, first_row(IN_FORCE)),
    Shown("planning-new", OFFICER, at("/planning/new/")),
    Shown("scenarios", OFFICER, at("/moves/scenarios/")),
    Shown("scenario", OFFICER, first_row(COMPUTED)),
    Shown("scenario-new", OFFICER, at("/moves/scenarios/new/")),
    Shown("scenario-board", OFFICER, follow(COMPUTED, ROW, "/board/")),
    Shown("scenario-plan", OFFICER, follow(COMPUTED, ROW, "/plan/")),
    Shown("scenario-person", OFFICER, follow(COMPUTED, ROW, "/people/")),
    Shown("scenario-compare", OFFICER, follow(COMPUTED, ROW, "/with/")),
]
