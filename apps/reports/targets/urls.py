"""Addresses of targets."""

from django.urls import URLPattern, URLResolver, path

from apps.reports.targets import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("targets/", views.target_list, name="targets"),
    path("targets/new/", views.target_new, name="target_new"),
    path("targets/<int:pk>/", views.target_page, name="target"),
    path("targets/<int:pk>/records/", views.target_records, name="target_records"),
    path("targets/<int:pk>/end/", views.target_end, name="target_end"),
]
