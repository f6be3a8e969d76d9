"""Addresses of profiles."""

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from apps.cadres.profiles import row_views, views
from apps.cadres.profiles.acts import CADRE_ACTS, ROW_ACTS


class ProfileReference(StringConverter):
    """References of profiles begin alike: other topics have addresses below ``cadres/`` too."""

    regex = "C-[^/]+"


register_converter(ProfileReference, "profile")
ONE = "cadres/<profile:reference>/"
ROW = f"{ONE}<slug:kind>/<int:pk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("cadres/", views.cadres, name="cadres"),
    path("cadres/export/", views.cadres_export, name="cadres_export"),
    path("cadres/print/", views.cadres_print, name="cadres_print"),
    path("cadres/new/", views.cadre_new, name="cadre_new"),
    path("cadres/members/", views.members_offered, name="members_offered"),
    path(ONE, views.cadre, name="cadre"),
    path(f"{ONE}sensitive/", views.cadre_sensitive, name="cadre_sensitive"),
    path(f"{ONE}sheet/", views.cadre_sheet, name="cadre_sheet"),
    path(f"{ONE}edit/", views.cadre_edit, name="cadre_edit"),
    *(
        path(f"{ONE}{code}/", views.cadre_act, {"code": code}, name=f"cadre_{code}")
        for code in CADRE_ACTS
    ),
    path(f"{ONE}<slug:kind>/new/", row_views.row_new, name="row_new"),
    path(f"{ROW}edit/", row_views.row_edit, name="row_edit"),
    *(
        path(f"{ROW}{code}/", row_views.row_act, {"code": code}, name=f"row_{code}")
        for code in ROW_ACTS
    ),
]
