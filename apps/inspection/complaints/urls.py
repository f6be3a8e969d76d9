"""Addresses of complaints on discipline."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.complaints import views

_SUBJECT = "cases/<str:reference>/discipline/<int:number>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{_SUBJECT}complaint/", views.discipline_complaint, name="discipline_complaint"),
    path(f"{_SUBJECT}resolve/", views.discipline_resolve, name="discipline_resolve"),
    path(f"{_SUBJECT}redress/", views.discipline_redress, name="discipline_redress"),
]
