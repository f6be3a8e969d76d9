"""All addresses."""

from django.contrib import admin
from django.urls import include, path

from apps.core.health import healthz

urlpatterns = [
    path("", include("apps.accounts.urls")),
    path("", include("apps.core.urls")),
    path("", include("apps.tenancy.urls")),
    path("", include("apps.desk.urls")),
    path("", include("apps.membership.urls")),
    path("", include("apps.documents.urls")),
    path("", include("apps.inspection.urls")),
    path("", include("apps.cadres.urls")),
    path("", include("apps.reports.urls")),
    path("", include("apps.regulations.urls")),
    path("admin/", admin.site.urls),
    path("api/", include("partybuild.api_urls")),
    path("healthz", healthz, name="healthz"),
]
