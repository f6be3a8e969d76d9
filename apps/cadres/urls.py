"""Addresses of cadres."""

from django.urls import include, path

from apps.core.topics import modules

app_name = "cadres"
urlpatterns = [path("", include(urls)) for urls in modules("urls", app_name)]
