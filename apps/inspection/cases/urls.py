"""Addresses of cases."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.cases import act_views, register_views, views
from apps.inspection.cases.acts import ACTS, OF_SUBJECT, Act


def _address(code: str, act: Act) -> str:
    if not act.of:
        return f"cases/<str:reference>/{code}/"
    rows = "subjects" if act.of == OF_SUBJECT else "steps"
    return f"cases/<str:reference>/{rows}/<key:pk>/{code}/"


urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/", views.cases, name="cases"),
    path("cases/export/", views.cases_export, name="cases_export"),
    path("cases/print/", views.cases_print, name="cases_print"),
    path("cases/new/", register_views.case_new, name="case_new"),
    path("cases/subjects/", register_views.subjects_offered, name="subjects_offered"),
    path("cases/assign/", act_views.assign_many, name="cases_assign"),
    path("cases/<str:reference>/", views.case, name="case"),
    path("cases/<str:reference>/parts/", views.case_parts, name="case_parts"),
    path("cases/<str:reference>/timeline/", views.case_timeline, name="case_timeline"),
    *(
        path(_address(code, act), act_views.act, {"code": code}, name=f"case_{code}")
        for code, act in ACTS.items()
    ),
]
