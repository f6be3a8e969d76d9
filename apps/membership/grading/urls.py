"""Addresses of this topic."""

from django.urls import URLPattern, URLResolver, path

from apps.membership.grading import commendation_views, unit_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("grading/", views.campaigns, name="campaigns"),
    path("grading/new/", views.campaign_new, name="campaign_new"),
    path("grading/commendations/", commendation_views.commendations, name="commendations"),
    path(
        "grading/commendations/export/",
        commendation_views.commendations_export,
        name="commendations_export",
    ),
    path(
        "grading/commendations/print/",
        commendation_views.commendations_print,
        name="commendations_print",
    ),
    path(
        "grading/commendations/candidates/",
        commendation_views.commendation_candidates,
        name="commendation_candidates",
    ),
    path(
        "grading/commendations/candidates/export/",
        commendation_views.commendation_candidates_export,
        name="commendation_candidates_export",
    ),
    path(
        "grading/commendations/members/<int:pk>/",
        commendation_views.member_commendation,
        name="member_commendation",
    ),
    path(
        "grading/commendations/organizations/<int:pk>/",
        commendation_views.organization_commendation,
        name="organization_commendation",
    ),
    path(
        "members/<int:pk>/commendations/new/",
        commendation_views.commend_member,
        name="commend_member",
    ),
    path(
        "organizations/<str:code>/commendations/new/",
        commendation_views.commend_organization,
        name="commend_organization",
    ),
    path("grading/<int:pk>/", views.campaign, name="campaign"),
    path("grading/<int:pk>/progress/", views.campaign_progress, name="campaign_progress"),
    path("grading/<int:pk>/export/", views.campaign_export, name="campaign_export"),
    path("grading/<int:pk>/print/", views.campaign_print, name="campaign_print"),
    path("grading/<int:pk>/close/", views.campaign_close, name="campaign_close"),
    path("grading/<int:pk>/reopen/", views.campaign_reopen, name="campaign_reopen"),
    path(
        "grading/<int:pk>/groups/<slug:body>/<str:group>/",
        views.campaign_group,
        name="campaign_group",
    ),
    path("grading/units/<int:pk>/", unit_views.unit, name="campaign_unit"),
    path("grading/units/<int:pk>/review/", unit_views.unit_review, name="unit_review"),
    path("grading/units/<int:pk>/propose/", unit_views.unit_propose, name="unit_propose"),
    path("grading/units/<int:pk>/vote/", unit_views.unit_vote, name="unit_vote"),
    path("grading/units/<int:pk>/decide/", unit_views.unit_decide, name="unit_decide"),
    path(
        "grading/own-grades/<int:pk>/correct/",
        unit_views.own_grade_correct,
        name="own_grade_correct",
    ),
    path("grading/grades/<int:pk>/correct/", unit_views.grade_correct, name="grade_correct"),
]
