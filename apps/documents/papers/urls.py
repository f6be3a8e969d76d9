"""Addresses of papers."""

from django.urls import URLPattern, URLResolver, path

from apps.documents.papers import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("papers/check/", views.check_paper, name="paper_check"),
]
