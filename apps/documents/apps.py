"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Files with versions, and papers: what the apps above keep and write."""

    name = "apps.documents"
    verbose_name = _("documents")
    topics: tuple[str, ...] = ("attachments", "papers")

    def ready(self) -> None:
        """Refusals of the topics have their sentences."""
        from apps.core.topics import load

        load("labels", self.label)
