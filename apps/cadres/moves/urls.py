"""Addresses of moves."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres.moves import plan_views, views
from apps.cadres.moves.acts import ACTS

BASE = "cadres/moves/"
ONE = f"{BASE}<str:reference>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(BASE, views.moves, name="moves"),
    path(f"{BASE}export/", views.moves_export, name="moves_export"),
    path(f"{BASE}new/", views.move_new, name="move_new"),
    path(f"{BASE}plans/", plan_views.move_plans, name="move_plans"),
    path(f"{BASE}plans/new/", plan_views.move_plan_new, name="move_plan_new"),
    path(f"{BASE}plans/<str:reference>/", plan_views.move_plan, name="move_plan"),
    path(f"{BASE}watch/", plan_views.watch, name="watch"),
    path(f"{BASE}watch/<str:reference>/", plan_views.watch_confirm, name="watch_confirm"),
    path(ONE, views.move, name="move"),
    path(f"{ONE}reveal/", views.move_reveal, name="move_reveal"),
    *(path(f"{ONE}{code}/", views.move_act, {"code": code}, name=f"move_{code}") for code in ACTS),
]
