"""Addresses of the foundation."""

from django.urls import path

from apps.core import views

app_name = "core"
urlpatterns = [
    path("jobs/<uuid:uuid>/", views.job_progress, name="job"),
    path("jobs/<uuid:uuid>/cancel/", views.job_cancel, name="job_cancel"),
]
