"""Addresses of the limits of a case."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.deadlines import views
from apps.inspection.deadlines.acts import ACTS

ONE = "cases/<str:reference>/limits/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(ONE, views.case_limits, name="case_limits"),
    *(
        path(
            f"{ONE}<key:pk>/{code}/" if act.of else f"{ONE}{code}/",
            views.act,
            {"code": code},
            name=f"limits_{code.replace('-', '_')}",
        )
        for code, act in ACTS.items()
    ),
]
