"""Addresses of titles, units, seats, staffing and the forecast."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres.posts import views
from apps.cadres.posts.acts import SEAT_ACTS, UNIT_ACTS

ONE = "posts/units/<str:reference>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("posts/units/new/", views.unit_new, name="unit_new"),
    *(
        path(f"posts/{code}/{way}", view, {"code": code}, name=f"{code}{name}")
        for code in views.LISTS
        for way, name, view in (
            ("", "", views.posts),
            ("export/", "_export", views.posts_export),
            ("print/", "_print", views.posts_print),
        )
    ),
    path("posts/titles/<slug:title_code>/", views.title, name="title"),
    path(ONE, views.unit, name="unit"),
    *(
        path(f"{ONE}{code}/", views.unit_act, {"code": code}, name=f"unit_{code}")
        for code in UNIT_ACTS
    ),
    *(
        path(f"{ONE}seats/<str:seat>/{code}/", views.seat_act, {"code": code}, name=f"seat_{code}")
        for code in SEAT_ACTS
    ),
]
