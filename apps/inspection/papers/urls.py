"""Addresses of the register of numbers and of the papers of cases."""

from django.urls import URLPattern, URLResolver, path

from apps.inspection.papers import number_views as views
from apps.inspection.papers import views as papers

_FREE = ("take", "reserve", "carry", "term")
_CASE = "cases/<str:reference>/papers/"
_OF_ROW = ("use", "void")

urlpatterns: list[URLPattern | URLResolver] = [
    path("numbers/", views.numbers, name="numbers"),
    path("numbers/export/", views.numbers_export, name="numbers_export"),
    path("numbers/print/", views.numbers_print, name="numbers_print"),
    *(
        path(f"numbers/{code}/", views.number_act, {"code": code}, name=f"number_{code}")
        for code in _FREE
    ),
    *(
        path(
            f"numbers/<str:reference>/{code}/", views.number_act, {"code": code},
            name=f"number_{code}",
        )
        for code in _OF_ROW
    ),
    path(f"{_CASE}new/<slug:template>/", papers.case_paper_new, name="case_paper_new"),
    path(f"{_CASE}<str:key>/", papers.case_paper, name="case_paper"),
    path(f"{_CASE}<str:key>/file/", papers.case_paper_file, name="case_paper_file"),
    path(f"{_CASE}<str:key>/write/", papers.case_paper_write, name="case_paper_write"),
    path(f"{_CASE}<str:key>/issue/", papers.case_paper_issue, name="case_paper_issue"),
    path(f"{_CASE}<str:key>/correct/", papers.case_paper_correct, name="case_paper_correct"),
    path(f"{_CASE}<str:key>/drop/", papers.case_paper_drop, name="case_paper_drop"),
]  # fmt: skip
