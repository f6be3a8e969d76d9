"""Addresses below members/import/; the names belong to the namespace ``membership``."""

from django.urls import path

from apps.membership import import_views as views

urlpatterns = [
    path("", views.import_start, name="import_start"),
    path("template/", views.import_template, name="import_template"),
    path("<int:pk>/", views.import_batch, name="import_batch"),
    path("<int:pk>/progress/", views.import_progress, name="import_progress"),
    path("<int:pk>/load/", views.import_load, name="import_load"),
    path("<int:pk>/drop/", views.import_drop, name="import_drop"),
    path("<int:pk>/errors/", views.import_errors, name="import_errors"),
]
