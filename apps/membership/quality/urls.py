"""Addresses of clean data."""

from django.urls import path

from apps.membership.quality import reconcile_views, views

urlpatterns = [
    path("members/quality/", views.quality, name="quality"),
    path("members/quality/export/", views.quality_export, name="quality_export"),
    path("members/quality/findings/", views.findings, name="findings"),
    path("members/quality/mend/", views.mend, name="mend"),
    path("members/quality/mend/next/", views.mend_next, name="mend_next"),
    path("members/quality/mended/", views.mended, name="mended"),
    path(
        "members/quality/reconciliations/", reconcile_views.reconciliations, name="reconciliations"
    ),
    path(
        "members/quality/reconciliations/<int:pk>/strike/",
        reconcile_views.reconciliation_strike,
        name="reconciliation_strike",
    ),
    path("members/quality/duplicates/", views.duplicates, name="duplicates"),
    path("members/<int:pk>/duplicate/", views.duplicate_ask, name="duplicate_ask"),
    path(
        "members/quality/duplicates/<int:pk>/answer/",
        views.duplicate_answer,
        name="duplicate_answer",
    ),
    path("members/<int:pk>/confirm/", views.confirm, name="confirm"),
]
