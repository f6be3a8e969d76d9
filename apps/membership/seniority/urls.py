"""Addresses of seniority."""

from django.urls import URLPattern, URLResolver, path

from apps.membership.seniority import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("members/<int:pk>/seniority/", views.seniority, name="seniority"),
    path(
        "members/seniority/<int:pk>/withdraw/", views.deduction_withdraw, name="deduction_withdraw"
    ),
]
