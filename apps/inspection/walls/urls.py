"""Addresses of recusals."""

from django.urls import path

from apps.inspection.walls import views

ONE = "cases/<str:reference>/recusals/"
urlpatterns = [
    path(f"{ONE}new/", views.recusal_new, name="recusal_new"),
    path(f"{ONE}own/", views.recusal_own, name="recusal_own"),
    path(f"{ONE}<key:pk>/lift/", views.recusal_lift, name="recusal_lift"),
]
