"""Addresses of letters."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.letters import views
from apps.inspection.letters.acts import ACTS

ONE = "letters/<str:reference>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("letters/", views.letters, name="letters"),
    path("letters/export/", views.letters_export, name="letters_export"),
    path("letters/print/", views.letters_print, name="letters_print"),
    path("letters/new/", views.letter_new, name="letter_new"),
    path(ONE, views.letter, name="letter"),
    path(f"{ONE}subjects/<int:pk>/", views.letter_identify, name="letter_identify"),
    *(path(f"{ONE}{code}/", views.act, {"code": code}, name=f"letter_{code}") for code in ACTS),
]
