"""Addresses of complaints on discipline."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.complaints import list_views, views

_SUBJECT = "cases/<str:reference>/discipline/<int:number>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("complaints/", list_views.complaints, name="complaints"),
    path("complaints/export/", list_views.complaints_export, name="complaints_export"),
    path("complaints/print/", list_views.complaints_print, name="complaints_print"),
    path("complaints/corrections/", list_views.corrections, name="corrections"),
    path(
        "complaints/corrections/export/", list_views.corrections_export, name="corrections_export"
    ),
    path(f"{_SUBJECT}complaint/", views.discipline_complaint, name="discipline_complaint"),
    path(f"{_SUBJECT}resolve/", views.discipline_resolve, name="discipline_resolve"),
    path(f"{_SUBJECT}redress/", views.discipline_redress, name="discipline_redress"),
    path(
        f"{_SUBJECT}redress/owner/", views.discipline_redress_owner,
        name="discipline_redress_owner",
    ),
    path(
        f"{_SUBJECT}complaint/case/", views.discipline_complaint_case,
        name="discipline_complaint_case",
    ),
    path(
        f"{_SUBJECT}complaint/link/", views.discipline_complaint_link,
        name="discipline_complaint_link",
    ),
]  # fmt: skip
