"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembershipConfig(AppConfig):
    """See the README of this app."""

    name = "apps.membership"
    verbose_name = _("membership")
