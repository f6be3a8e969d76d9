"""Addresses of planning."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres.planning import downloads, views, work_views
from apps.cadres.planning.acts import ACTS

ONE = "planning/<str:reference>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("planning/", views.plannings, name="plannings"),
    path("planning/new/", work_views.planning_new, name="planning_new"),
    path(ONE, views.planning, name="planning"),
    path(f"{ONE}export/", downloads.planning_export, name="planning_export"),
    path(f"{ONE}print/", downloads.planning_print, name="planning_print"),
    path(f"{ONE}edit/", work_views.planning_edit, name="planning_edit"),
    path(f"{ONE}titles/", work_views.planning_target, name="planning_target"),
    path(f"{ONE}add/", work_views.planning_add, name="planning_add"),
    path(f"{ONE}steps/<str:step>/", work_views.planning_step, name="planning_step"),
    path(f"{ONE}steps/<str:step>/strike/", work_views.planning_strike, name="planning_strike"),
    path(f"{ONE}people/<str:entry>/", work_views.planning_end, name="planning_end"),
    *(
        path(f"{ONE}{code}/", work_views.planning_act, {"code": code}, name=f"planning_{code}")
        for code in ACTS
    ),
]
