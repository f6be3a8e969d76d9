"""Addresses of teams."""

from django.urls import path

from apps.inspection.team import views

ONE = "cases/<str:reference>/team/"
urlpatterns = [
    path(ONE, views.team, name="team"),
    path(f"{ONE}new/", views.team_assign, name="team_assign"),
    path(f"{ONE}<key:pk>/change/", views.team_change, name="team_change"),
    path(f"{ONE}<key:pk>/leave/", views.team_leave, name="team_leave"),
    path(f"{ONE}<key:pk>/hand-over/", views.team_hand_over, name="team_hand_over"),
]
