"""Addresses of the API: every app and topic with an api.py registers its own."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import DefaultRouter

from apps.core import topics

router = DefaultRouter()
router.include_root_view = False
router.include_format_suffixes = False
for config in reversed(list(apps.get_app_configs())):
    if config.name.startswith("apps.") and find_spec(f"{config.name}.api"):
        import_module(f"{config.name}.api").register(router)
for register in topics.offered("api", "register"):
    register(router)

urlpatterns = [
    path("", include(router.urls)),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="docs"),
]
