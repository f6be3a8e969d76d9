"""Addresses of the register."""

from django.urls import include, path

from apps.core.topics import modules
from apps.membership import record_views, views

app_name = "membership"
urlpatterns = [
    path("members/", views.register, name="register"),
    path("members/print/", views.register_print, name="print"),
    path("members/export/", views.register_export, name="export"),
    path("members/units/", views.units, name="units"),
    path("members/birth/", views.birth_echo, name="birth_echo"),
    path("members/new/", views.new, name="new"),
    path("members/<int:pk>/", record_views.record, name="record"),
    path("members/<int:pk>/parts/", record_views.record_parts, name="record_parts"),
    path("members/<int:pk>/edit/", views.edit, name="edit"),
    path("members/<int:pk>/sensitive/", record_views.sensitive, name="sensitive"),
    path("members/<int:pk>/share/", record_views.share, name="share"),
    path("members/<int:pk>/unshare/", record_views.unshare, name="unshare"),
    *(path("", include(urls)) for urls in modules("urls", app_name)),
]
