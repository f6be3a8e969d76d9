"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InspectionConfig(AppConfig):
    """Inspection, supervision, denunciations, complaints and discipline."""

    name = "apps.inspection"
    verbose_name = _("inspection")
    topics = (
        "cases",
        "walls",
        "deadlines",
        "team",
        "discipline",
        "complaints",
        "letters",
        "findings",
        "papers",
        "programmes",
        "verification",
        "evidence",
    )

    def ready(self) -> None:
        """Refusals of the topics have their sentences."""
        from apps.core.topics import load

        load("labels", self.label)
