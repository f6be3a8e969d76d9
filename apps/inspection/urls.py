"""Addresses of inspection."""

from django.urls import include, path, register_converter

from apps.core.keys import KeyConverter
from apps.core.topics import modules

register_converter(KeyConverter, "key")

app_name = "inspection"
urlpatterns = [path("", include(urls)) for urls in modules("urls", app_name)]
