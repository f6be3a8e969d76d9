"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Ground that every app stands on; no business words."""

    name = "apps.core"
    verbose_name = _("foundation")

    def ready(self) -> None:
        """Lookups are known by being read."""
        from apps.core import lookups  # noqa: F401
