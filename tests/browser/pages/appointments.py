"""Pages of appointments and moves of cadres."""

from __future__ import annotations

from tests.browser.pages.opening import HEAD, OFFICER, Shown, at, first_row

PAGES = [
    Shown("appointments", OFFICER, at("/cadres/appointments/?tab=decided")),
    Shown("appointment", OFFICER, first_row("/cadres/appointments/?tab=running")),
    Shown("appointment-new", OFFICER, at("/cadres/appointments/new/")),
    Shown("terms", OFFICER, at("/cadres/appointments/terms/")),
    Shown("moves", OFFICER, at("/cadres/moves/")),
    Shown("move", OFFICER, first_row("/cadres/moves/?tab=running")),
    Shown("move-new", OFFICER, at("/cadres/moves/new/")),
    Shown("move-plans", OFFICER, at("/cadres/moves/plans/")),
    Shown("watch", HEAD, at("/cadres/moves/watch/?tab=terms")),
]
