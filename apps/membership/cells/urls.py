"""Addresses of the life of cells."""

from django.urls import path

from apps.membership.cells import group_views, views, visit_views

urlpatterns = [
    path("cells/", views.overview, name="cells"),
    path("cells/export/", views.overview_export, name="cells_export"),
    path("cells/<slug:code>/", views.cell, name="cell"),
    path("cells/<slug:code>/meetings/new/", views.meeting_new, name="meeting_new"),
    path("cells/<slug:code>/visits/new/", group_views.visit_new, name="visit_new"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
    path("meetings/<int:pk>/edit/", views.meeting_edit, name="meeting_edit"),
    path("meetings/<int:pk>/quality/", views.meeting_quality, name="meeting_quality"),
    path("meetings/<int:pk>/strike/", views.meeting_strike, name="meeting_strike"),
    path("attendance-groups/", group_views.groups, name="attendance_groups"),
    path("attendance-groups/export/", visit_views.groups_export, name="attendance_groups_export"),
    path("attendance-visits/", visit_views.visits, name="attendance_visits"),
    path("attendance-visits/export/", visit_views.visits_export, name="attendance_visits_export"),
    path("attendance-groups/new/", group_views.group_new, name="attendance_group_new"),
    path("attendance-groups/<int:pk>/", group_views.group, name="attendance_group"),
    path("attendance-groups/<int:pk>/end/", group_views.group_end, name="attendance_group_end"),
]
