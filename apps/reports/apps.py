"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """See the README of this app."""

    name = "apps.reports"
    verbose_name = _("reports")
