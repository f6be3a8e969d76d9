"""Pages of appointments, moves and training of cadres."""

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
    Shown("trainings", OFFICER, at("/cadres/training/?tab=held")),
    Shown("training-class", OFFICER, first_row("/cadres/training/?tab=due")),
    Shown("training-new", OFFICER, at("/cadres/training/new/")),
    Shown("training-plans", HEAD, at("/cadres/training/plans/?first=2016&last=2020")),
    Shown("training-plan-new", HEAD, at("/cadres/training/plans/new/")),
    Shown("training-needs", OFFICER, at("/cadres/training/needs/")),
]
