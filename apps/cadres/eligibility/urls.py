"""Address of the question."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres.eligibility import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("cadres/<str:reference>/eligibility/", views.eligibility, name="eligibility"),
]
