"""Addresses of the board of moves."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres.board import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("moves/scenarios/", views.scenarios, name="scenarios"),
    path("moves/scenarios/new/", views.scenario_new, name="scenario_new"),
    path("moves/scenarios/<str:reference>/", views.scenario, name="scenario"),
    path("moves/scenarios/<str:reference>/export/", views.scenario_export, name="scenario_export"),
    path("moves/scenarios/<str:reference>/board/", views.scenario_board, name="scenario_board"),
    path("moves/scenarios/<str:reference>/start/", views.scenario_start, name="scenario_start"),
    path("moves/scenarios/<str:reference>/copy/", views.scenario_copy, name="scenario_copy"),
    path("moves/scenarios/<str:reference>/plan/", views.scenario_plan, name="scenario_plan"),
    path(
        "moves/scenarios/<str:reference>/people/<str:person>/",
        views.scenario_person,
        name="scenario_person",
    ),
    path(
        "moves/scenarios/<str:reference>/with/<str:other>/",
        views.scenario_compare,
        name="scenario_compare",
    ),
]
