"""Addresses of evidence."""

from django.urls import path

from apps.inspection.evidence import views

ALL = "cases/<str:reference>/evidence/"
ONE = f"{ALL}<str:key>/"
urlpatterns = [
    path(ALL, views.evidence_list, name="evidence"),
    path(f"{ALL}new/", views.evidence_new, name="evidence_new"),
    path(f"{ALL}export/", views.evidence_export, name="evidence_export"),
    path(ONE, views.evidence_item, name="evidence_item"),
    path(f"{ONE}change/", views.evidence_describe, name="evidence_describe"),
    path(f"{ONE}replace/", views.evidence_replace, name="evidence_replace"),
    path(f"{ONE}grade/", views.evidence_regrade, name="evidence_regrade"),
    path(f"{ONE}withdraw/", views.evidence_withdraw, name="evidence_withdraw"),
    path(f"{ONE}files/<int:number>/", views.evidence_file, name="evidence_file"),
    path(f"{ONE}files/<int:number>/view/", views.evidence_view, name="evidence_view"),
    path(f"{ONE}files/<int:number>/pages/<int:page>/", views.evidence_page, name="evidence_page"),
]
