"""Addresses of this topic."""

from django.urls import URLPattern, URLResolver, path

from apps.membership.clocks import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("clocks/", views.clocks, name="clocks"),
    path("clocks/export/", views.clocks_export, name="clocks_export"),
    path("clocks/print/", views.clocks_print, name="clocks_print"),
]
