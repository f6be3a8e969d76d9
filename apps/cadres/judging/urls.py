"""Addresses of judging."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres.judging import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("why/seats/", views.seats_offered, name="seats_offered"),
    path("why/<str:reference>/", views.why, name="why"),
    path("why/<str:reference>/keep/", views.why_keep, name="why_keep"),
    path("evaluations/<str:reference>/", views.evaluation, name="evaluation"),
    path(
        "evaluations/<str:reference>/<str:rule>/allow/", views.evaluation_allow,
        name="evaluation_allow",
    ),
]  # fmt: skip
