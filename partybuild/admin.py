"""The admin site: for administrators, asked through the acting role."""

from importlib import import_module
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.core.errors import NotAllowed

OWN_PACKAGES = ("apps.", "partybuild.")


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

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take pages of our own alone: those that packages bring know neither range nor walls."""
        if (admin_class or ModelAdmin).__module__.startswith(OWN_PACKAGES):
            super().register(model_or_iterable, admin_class, **options)

    def get_urls(self) -> list[Any]:
        """All but the shortcut that would follow any content type and key."""
        return [one for one in super().get_urls() if getattr(one, "name", "") != "view_on_site"]

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one sign-in page; somebody signed in without the right learns so."""
        if request.user.is_authenticated:
            raise NotAllowed(permission=str(Permission.USE_ADMIN_SITE))
        following = urlencode({"next": request.GET.get("next", reverse("admin:index"))})
        return redirect(f"{reverse('accounts:sign_in')}?{following}")

    login = login_not_required(login)  # type: ignore[assignment]

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """There is one way out."""
        return redirect("accounts:settings")

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """There is one page for one's own password."""
        return redirect("accounts:password")


class SiteConfig(AdminConfig):
    """Puts our site in the place of Django's."""

    default_site = "partybuild.admin.Site"

    def ready(self) -> None:
        """Load what every process needs: the Celery application (the broker) and our checks."""
        super().ready()
        import_module("partybuild.celery")
        import_module("partybuild.checks")
