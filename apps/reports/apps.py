"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """See the README of this app."""

    name = "apps.reports"
    verbose_name = _("reports")
    topics = ("schedule", "handover", "manual", "targets", "tables")

    def ready(self) -> None:
        """Refusals and acts of the topics have their sentences."""
        from apps.core.topics import load

        load("labels", self.label)
