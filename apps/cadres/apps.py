"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CadresConfig(AppConfig):
    """Titles and posts, profiles of cadres, planning, rotation, appointment, training."""

    name = "apps.cadres"
    verbose_name = _("cadres")
    topics = (
        "posts",
        "profiles",
        "judging",
        "planning",
        "appointments",
        "board",
        "moves",
        "eligibility",
        "training",
        "papers",
    )

    def ready(self) -> None:
        """Refusals of the topics have their sentences."""
        from apps.core.topics import load

        load("labels", self.label)
