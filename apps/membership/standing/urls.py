"""Addresses of this topic."""

from django.urls import URLPattern, URLResolver, path

from apps.membership.standing import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("procedures/<int:pk>/notice.docx", views.standing_paper, name="standing_paper"),
]
