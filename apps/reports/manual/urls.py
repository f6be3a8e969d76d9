"""Addresses of manual figures."""

from django.urls import URLPattern, URLResolver, path

from apps.reports.manual import cell_views, views

BASE = "manual-figures/"
ONE = f"{BASE}<int:pk>/"
CELLS = "summaries/<int:pk>/by-hand/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(BASE, views.manual_list, name="manual"),
    path(f"{BASE}export/", views.manual_export, name="manual_export"),
    path(f"{BASE}catalogue/", views.manual_catalogue, name="manual_catalogue"),
    path(f"{BASE}new/", views.manual_new, name="manual_new"),
    path(ONE, views.manual_figure, name="manual_figure"),
    path(f"{ONE}approve/", views.manual_approve, name="manual_approve"),
    path(f"{ONE}withdraw/", views.manual_withdraw, name="manual_withdraw"),
    path(CELLS, cell_views.cells, name="cells"),
    path(f"{CELLS}template/", cell_views.cells_template, name="cells_template"),
    path(f"{CELLS}approve/", cell_views.cells_approve, name="cells_approve"),
]
