"""Addresses of the decisions of cadre work."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres.papers import views

LIST = "planning/<str:reference>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "cadres/appointments/<str:reference>/paper/", views.appointment_paper,
        name="appointment_paper",
    ),
    path("cadres/moves/<str:reference>/paper/", views.move_paper, name="move_paper"),
    path("cadres/moves/plans/<str:reference>/paper/", views.move_plan_paper,
         name="move_plan_paper"),
    path(f"{LIST}paper/", views.planning_paper, name="planning_paper"),
]  # fmt: skip
