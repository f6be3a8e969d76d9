"""Addresses of training."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres.training import plan_views, views

BASE = "cadres/training/"
ONE = f"{BASE}<str:reference>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(BASE, views.trainings, name="trainings"),
    path(f"{BASE}export/", views.trainings_export, name="trainings_export"),
    path(f"{BASE}new/", views.training_new, name="training_new"),
    path(f"{BASE}plans/", plan_views.training_plans, name="training_plans"),
    path(f"{BASE}plans/new/", plan_views.training_plan_new, name="training_plan_new"),
    path(f"{BASE}plans/<str:reference>/", plan_views.training_plan, name="training_plan"),
    path(f"{BASE}needs/", views.training_needs, name="training_needs"),
    path(f"{BASE}needs/export/", views.training_needs_export, name="training_needs_export"),
    path(ONE, views.training_class, name="training_class"),
    path(f"{ONE}enter/", views.training_enrol, name="training_enrol"),
    path(f"{ONE}close/", views.training_end, name="training_end"),
    path(f"{ONE}people/<str:attendance>/", views.training_result, name="training_result"),
]
