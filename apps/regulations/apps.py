"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegulationsConfig(AppConfig):
    """Law as dated data: documents, rule values, the working calendar."""

    name = "apps.regulations"
    verbose_name = _("regulations")

    def ready(self) -> None:
        """Teach the edge the sentences of this app's refusals."""
        from apps.core.errors import register_labels
        from apps.regulations.choices import REFUSALS

        register_labels(REFUSALS)
