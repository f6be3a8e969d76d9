"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TenancyConfig(AppConfig):
    """The dated tree of organisations and the border between tenants."""

    name = "apps.tenancy"
    verbose_name = _("party organisations")
