"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People who sign in, the roles they act in, and who must not see what."""

    name = "apps.accounts"
    verbose_name = _("accounts and rights")
