"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """See the README of this app."""

    name = "apps.desk"
    verbose_name = _("desk")
