"""Addresses of transfers."""

from django.urls import URLPattern, URLResolver, path

from apps.membership.transfers import views
from apps.membership.transfers.acts import ACTS

urlpatterns: list[URLPattern | URLResolver] = [
    path("members/<int:pk>/transfer/", views.request_new, name="transfer_new"),
    path("transfers/", views.transfers, name="transfers"),
    path("transfers/export/", views.transfers_export, name="transfers_export"),
    path("transfers/print/", views.transfers_print, name="transfers_print"),
    path("transfers/offices/", views.transfer_offices, name="transfer_offices"),
    path("transfers/arrival/", views.arrival, name="transfer_arrival"),
    path("transfers/<int:pk>/", views.transfer, name="transfer"),
    path("transfers/<int:pk>/paper.docx", views.transfer_paper, name="transfer_paper"),
    *(
        path(f"transfers/<int:pk>/{code}/", views.act, {"code": code}, name=f"transfer_{code}")
        for code in ACTS
    ),
]
