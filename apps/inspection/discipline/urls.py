"""Addresses of discipline."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.discipline import list_views, views

_SUBJECT = "cases/<str:reference>/discipline/<int:number>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("sanctions/", list_views.sanctions, name="sanctions"),
    path("sanctions/export/", list_views.sanctions_export, name="sanctions_export"),
    path("sanctions/print/", list_views.sanctions_print, name="sanctions_print"),
    path(_SUBJECT, views.discipline, name="discipline"),
    path(f"{_SUBJECT}act/", views.discipline_act, name="discipline_act"),
    path(f"{_SUBJECT}hearing/", views.discipline_hearing, name="discipline_hearing"),
    path(f"{_SUBJECT}session/", views.discipline_session, name="discipline_session"),
    path(f"{_SUBJECT}ballot/", views.discipline_ballot, name="discipline_ballot"),
    path(f"{_SUBJECT}strike/", views.discipline_strike, name="discipline_strike"),
    path(f"{_SUBJECT}excuse/", views.discipline_excuse, name="discipline_excuse"),
    path(f"{_SUBJECT}propose/", views.discipline_propose, name="discipline_propose"),
    path(f"{_SUBJECT}decide/", views.discipline_decide, name="discipline_decide"),
    path(f"{_SUBJECT}without/", views.discipline_without, name="discipline_without"),
    path(f"{_SUBJECT}announce/", views.discipline_announce, name="discipline_announce"),
    path(f"{_SUBJECT}handover/", views.discipline_handover, name="discipline_handover"),
    path(f"{_SUBJECT}notice/", views.discipline_notice, name="discipline_notice"),
    path(f"{_SUBJECT}sent/", views.discipline_sent, name="discipline_sent"),
    path(f"{_SUBJECT}correct/", views.discipline_correct, name="discipline_correct"),
]
