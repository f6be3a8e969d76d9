"""Addresses of who is who."""

from django.urls import path

from apps.membership.identity import views

urlpatterns = [
    path("members/<int:pk>/identity/", views.identity, name="identity"),
    path("members/<int:pk>/identity/account/", views.account_link, name="account_link"),
    path("members/<int:pk>/identity/relatives/", views.relation_new, name="relation_new"),
    path("accounts-of-members/<int:pk>/end/", views.account_end, name="account_end"),
    path("relatives/<int:pk>/end/", views.relation_end, name="relation_end"),
]
