"""Addresses of draws."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.verification import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("draws/", views.draws, name="draws"),
    path("draws/new/", views.draw_new, name="draw_new"),
    path("draws/<str:reference>/", views.draw, name="draw"),
    path("draws/<str:reference>/minutes/", views.draw_minutes, name="draw_minutes"),
    path("draws/<str:reference>/export/", views.draw_export, name="draw_export"),
    path("draws/<str:reference>/list/", views.draw_list, name="draw_list"),
    path("draws/<str:reference>/fix/", views.draw_fix, name="draw_fix"),
    path("draws/<str:reference>/make/", views.draw_make, name="draw_make"),
    path("draws/<str:reference>/cases/", views.draw_open, name="draw_open"),
]
