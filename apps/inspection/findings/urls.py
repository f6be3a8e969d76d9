"""Addresses of findings and demands."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.findings import views
from apps.inspection.findings.acts import ACTS, FOLLOWING, OF_CONTENT, Act

ONE = "cases/<str:reference>/findings/"
DEMAND = "demands/<str:key>/"


def _address(code: str, act: Act) -> str:
    if not act.of:
        return f"{ONE}{code}/"
    return f"{ONE}{'contents' if act.of == OF_CONTENT else 'allegations'}/<key:pk>/{code}/"


urlpatterns: list[URLPattern | URLResolver] = [
    path(ONE, views.case_findings, name="case_findings"),
    *(
        path(_address(code, act), views.act, {"code": code}, name=f"findings_{code}")
        for code, act in ACTS.items()
    ),
    path("demands/", views.demands, name="demands"),
    path("demands/export/", views.demands_export, name="demands_export"),
    path("demands/print/", views.demands_print, name="demands_print"),
    path(DEMAND, views.demand, name="demand"),
    *(
        path(f"{DEMAND}{code}/", views.follow, {"code": code}, name=f"demand_{code}")
        for code in FOLLOWING
    ),
]
