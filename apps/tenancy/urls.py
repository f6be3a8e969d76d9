"""Addresses of the organisations."""

from django.urls import path

from apps.tenancy import views

app_name = "tenancy"
urlpatterns = [
    path("organizations/", views.organizations, name="organizations"),
    path("organizations/<slug:code>/", views.organization, name="organization"),
]
