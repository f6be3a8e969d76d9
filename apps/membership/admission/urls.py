"""Addresses of admission."""

from django.urls import URLPattern, URLResolver, path

from apps.membership.admission import document_views, record_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/", views.candidates, name="candidates"),
    path("candidates/print/", views.candidates_print, name="candidates_print"),
    path("candidates/export/", views.candidates_export, name="candidates_export"),
    path("candidates/admitted/", document_views.candidates_admitted, name="candidates_admitted"),
    path("candidates/new/", views.candidate_new, name="candidate_new"),
    path("candidates/review/", views.candidates_review, name="candidates_review"),
    path("candidates/<int:pk>/", record_views.candidate, name="candidate"),
    path("candidates/<int:pk>/edit/", views.candidate_edit, name="candidate_edit"),
    path(
        "candidates/<int:pk>/paper/<slug:kind>/",
        document_views.candidate_document,
        name="candidate_document",
    ),
    path(
        "candidates/<int:pk>/sponsors/", record_views.candidate_sponsors, name="candidate_sponsors"
    ),
    path("candidates/<int:pk>/dossier/", record_views.candidate_dossier, name="candidate_dossier"),
    path("candidates/<int:pk>/vote/", record_views.candidate_vote, name="candidate_vote"),
    path(
        "candidates/<int:pk>/vote/<int:vote>/strike/",
        record_views.candidate_strike,
        name="candidate_strike",
    ),
    path("candidates/<int:pk>/paper/", record_views.candidate_paper, name="candidate_paper"),
    path(
        "candidates/<int:pk>/background/",
        record_views.background_ask,
        name="candidate_background_ask",
    ),
    path(
        "candidates/<int:pk>/background/answer/",
        record_views.background_answer,
        name="candidate_background_answer",
    ),
    path(
        "candidates/<int:pk>/background/strike/",
        record_views.background_strike,
        name="candidate_background_strike",
    ),
    path("candidates/<int:pk>/extend/", record_views.candidate_extend, name="candidate_extend"),
    path("candidates/<int:pk>/decide/", record_views.candidate_decide, name="candidate_decide"),
    path(
        "candidates/<int:pk>/ceremony/", record_views.candidate_ceremony, name="candidate_ceremony"
    ),
    path("candidates/<int:pk>/end/", record_views.candidate_end, name="candidate_end"),
]
