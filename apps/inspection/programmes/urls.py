"""Addresses of programmes."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.programmes import agenda_views, item_views, views
from apps.inspection.programmes.acts import ITEM_ACTS, PROGRAMME_ACTS

ONE = "programmes/<str:reference>/"
ITEM = f"{ONE}items/<str:item>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("programmes/", views.programmes, name="programmes"),
    path("programmes/export/", views.programmes_export, name="programmes_export"),
    path("programmes/print/", views.programmes_print, name="programmes_print"),
    path("programmes/new/", views.programme_new, name="programme_new"),
    path("programmes/items/", views.programme_items, name="programme_items"),
    path("programmes/items/export/", views.programme_items_export, name="programme_items_export"),
    path("programmes/items/print/", views.programme_items_print, name="programme_items_print"),
    path("programmes/calendar/", agenda_views.office_calendar, name="calendar"),
    path("programmes/calendar/export/", agenda_views.calendar_export, name="calendar_export"),
    path(ONE, views.programme, name="programme"),
    path(f"{ONE}export/", views.programme_export, name="programme_export"),
    path(f"{ONE}copy/", views.programme_copy, name="programme_copy"),
    *(
        path(f"{ONE}{code}/", views.programme_act, {"code": code}, name=f"programme_{code}")
        for code in PROGRAMME_ACTS
    ),
    path(f"{ONE}items/new/", item_views.item_new, name="programme_item_new"),
    path(ITEM, item_views.item, name="programme_item"),
    path(f"{ITEM}edit/", item_views.item_edit, name="programme_item_edit"),
    path(f"{ITEM}open/", item_views.item_open, name="programme_item_open"),
    *(
        path(f"{ITEM}{code}/", item_views.item_act, {"code": code}, name=f"programme_item_{code}")
        for code in ITEM_ACTS
    ),
]
