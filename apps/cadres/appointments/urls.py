"""Addresses of appointments."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres.appointments import views
from apps.cadres.appointments.acts import ACTS

ONE = "cadres/appointments/<str:reference>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("cadres/appointments/", views.appointments, name="appointments"),
    path("cadres/appointments/export/", views.appointments_export, name="appointments_export"),
    path("cadres/appointments/print/", views.appointments_print, name="appointments_print"),
    path("cadres/appointments/new/", views.appointment_new, name="appointment_new"),
    path("cadres/appointments/terms/", views.terms, name="terms"),
    path("cadres/appointments/terms/export/", views.terms_export, name="terms_export"),
    path(ONE, views.appointment, name="appointment"),
    *(
        path(f"{ONE}{code}/", views.appointment_act, {"code": code}, name=f"appointment_{code}")
        for code in ACTS
    ),
]
