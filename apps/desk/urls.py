"""Addresses of the desk."""

from django.urls import path

from apps.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.today, name="today"),
    path("search/", views.search, name="search"),
    path("notifications/", views.notifications, name="notifications"),
    path("help/", views.help_page, name="help"),
]
