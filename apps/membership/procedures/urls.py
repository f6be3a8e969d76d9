"""Addresses of procedures about members."""

from django.urls import URLPattern, URLResolver, path

from apps.membership.procedures import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("procedures/", views.procedures, name="procedures"),
    path("procedures/export/", views.procedures_export, name="procedures_export"),
    path("procedures/print/", views.procedures_print, name="procedures_print"),
    path("procedures/<int:pk>/", views.procedure, name="procedure"),
    path("procedures/<int:pk>/vote/", views.procedure_vote, name="procedure_vote"),
    path(
        "procedures/<int:pk>/vote/<int:vote>/strike/",
        views.procedure_strike,
        name="procedure_strike",
    ),
    path("procedures/<int:pk>/paper/", views.procedure_paper, name="procedure_paper"),
    path("procedures/<int:pk>/extend/", views.procedure_extend, name="procedure_extend"),
    path("procedures/<int:pk>/decide/", views.procedure_decide, name="procedure_decide"),
    path("procedures/<int:pk>/refuse/", views.procedure_refuse, name="procedure_refuse"),
    path("procedures/<int:pk>/withdraw/", views.procedure_withdraw, name="procedure_withdraw"),
    path("members/<int:pk>/procedures/new/<slug:kind>/", views.procedure_new, name="procedure_new"),
]
