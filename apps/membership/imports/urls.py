"""Addresses of files on their way in; the names belong to the namespace ``membership``."""

from django.urls import URLPattern, URLResolver, path

from apps.membership.imports import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("members/import/", views.import_start, name="import_start"),
    path("members/import/template/", views.import_template, name="import_template"),
    path("members/import/<int:pk>/", views.import_batch, name="import_batch"),
    path("members/import/<int:pk>/progress/", views.import_progress, name="import_progress"),
    path("members/import/<int:pk>/load/", views.import_load, name="import_load"),
    path("members/import/<int:pk>/drop/", views.import_drop, name="import_drop"),
    path("members/import/<int:pk>/errors/", views.import_errors, name="import_errors"),
]
