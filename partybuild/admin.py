"""The admin site: for administrators, asked through the acting role."""

from importlib import import_module

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission


class Site(AdminSite):
    """Open to a role that holds USE_ADMIN_SITE; a superuser without one finds it closed."""

    site_title = _("PartyBuild administration")
    site_header = _("PartyBuild administration")
    index_title = _("Configuration")
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the acting role administers."""
        actor = getattr(request, "actor", None)
        return actor is not None and actor.has(Permission.USE_ADMIN_SITE)


class SiteConfig(AdminConfig):
    """Puts our site in the place of Django's."""

    default_site = "partybuild.admin.Site"

    def ready(self) -> None:
        """Load the Celery application too, so that every process knows the broker."""
        super().ready()
        import_module("partybuild.celery")
