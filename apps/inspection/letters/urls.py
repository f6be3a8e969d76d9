"""Addresses of letters."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.letters import identity_views, views
from apps.inspection.letters.acts import ACTS

ONE = "letters/<str:reference>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("letters/", views.letters, name="letters"),
    path("letters/export/", views.letters_export, name="letters_export"),
    path("letters/print/", views.letters_print, name="letters_print"),
    path("letters/new/", views.letter_new, name="letter_new"),
    path("letters/offices/", views.letter_offices, name="letter_offices"),
    path(ONE, views.letter, name="letter"),
    path(f"{ONE}subjects/<key:pk>/", views.letter_identify, name="letter_identify"),
    path(f"{ONE}writer/", identity_views.letter_writer, name="letter_writer"),
    path(f"{ONE}identity/", identity_views.identity_ask, name="identity_ask"),
    path(f"{ONE}identity/<key:pk>/", identity_views.identity_decide, name="identity_decide"),
    path(f"{ONE}identity/<key:pk>/open/", identity_views.identity_open, name="identity_open"),
    *(path(f"{ONE}{code}/", views.act, {"code": code}, name=f"letter_{code}") for code in ACTS),
]
