"""Addresses of cases."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.cases import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/", views.cases, name="cases"),
    path("cases/export/", views.cases_export, name="cases_export"),
    path("cases/print/", views.cases_print, name="cases_print"),
    path("cases/<str:reference>/", views.case, name="case"),
    path("cases/<str:reference>/parts/", views.case_parts, name="case_parts"),
]
