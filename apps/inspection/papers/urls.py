"""Addresses of the register of numbers."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.papers import number_views as views

_FREE = ("take", "reserve", "carry", "term")
_OF_ROW = ("use", "void")

urlpatterns: list[URLPattern | URLResolver] = [
    path("numbers/", views.numbers, name="numbers"),
    path("numbers/export/", views.numbers_export, name="numbers_export"),
    path("numbers/print/", views.numbers_print, name="numbers_print"),
    *(
        path(f"numbers/{code}/", views.number_act, {"code": code}, name=f"number_{code}")
        for code in _FREE
    ),
    *(
        path(
            f"numbers/<str:reference>/{code}/", views.number_act, {"code": code},
            name=f"number_{code}",
        )
        for code in _OF_ROW
    ),
]  # fmt: skip
