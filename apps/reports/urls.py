"""Addresses of summaries."""

from django.urls import include, path

from apps.core.topics import modules
from apps.reports.handover import views as handover
from apps.reports.schedule import views as schedule
from apps.reports.views import (
    catalogue,
    comparing,
    downloads,
    figures,
    flow,
    listing,
    packs,
    summary,
    tables,
)

app_name = "reports"

urlpatterns = [
    path("summaries/", listing.summary_list, name="list"),
    path("summaries/new/", listing.summary_new, name="new"),
    path("summaries/<int:pk>/", summary.summary_page, name="summary"),
    path("summaries/<int:pk>/check/", summary.summary_check, name="check"),
    path("summaries/<int:pk>/sign/", summary.summary_sign, name="sign"),
    path("summaries/<int:pk>/return/", summary.summary_return, name="return"),
    path("summaries/<int:pk>/again/", summary.summary_again, name="again"),
    path("summaries/levels/", handover.level_list, name="levels"),
    path("summaries/waiting/<int:pk>/", schedule.waiting_page, name="waiting"),
    path("summaries/waiting/<int:pk>/end/", schedule.waiting_end, name="waiting_end"),
    path("summaries/<int:pk>/send/", handover.summary_send, name="send"),
    path("summaries/<int:pk>/accept/", handover.summary_accept, name="accept"),
    path(
        "summaries/<int:pk>/return-to-unit/", handover.summary_return_to_unit, name="return_to_unit"
    ),
    path("summaries/<int:pk>/levels/", handover.summary_levels, name="summary_levels"),
    path("summaries/<int:pk>/late/<str:indicator>/", figures.late_records, name="late"),
    path("summaries/<int:pk>/drift/", summary.summary_drift, name="drift"),
    path("summaries/<int:pk>/difference/", summary.summary_difference, name="difference"),
    path("summaries/<int:pk>/summary.docx", downloads.summary_word, name="word"),
    path("summaries/<int:pk>/summary.xlsx", downloads.summary_excel, name="excel"),
    path("summaries/<int:pk>/summary.pdf", downloads.summary_pdf, name="pdf"),
    path("summaries/<int:pk>/summary.csv", downloads.summary_csv, name="csv"),
    path("summaries/<int:pk>/pack/", packs.pack_new, name="pack"),
    path("summaries/packs/<uuid:uuid>/", packs.pack_file, name="pack_file"),
    path("summaries/<int:pk>/figures/<str:indicator>/", figures.figure_records, name="figure"),
    path("comparison/", comparing.board, name="board"),
    path("comparison/comparison.xlsx", comparing.board_export, name="board_export"),
    path("trend/", comparing.trend, name="trend"),
    path("trend/trend.xlsx", comparing.trend_export, name="trend_export"),
    path("indicators/", catalogue.indicator_list, name="indicators"),
    path("indicators/<slug:key>/", catalogue.indicator_page, name="indicator"),
    path("forms/", tables.form_list, name="forms"),
    path("flow/", flow.flow_table, name="flow"),
    path("flow/flow.xlsx", flow.flow_export, name="flow_export"),
    path("flow/<slug:line>/", flow.flow_members, name="flow_members"),
    path("flow/<slug:line>/members.xlsx", flow.flow_members_export, name="flow_members_export"),
    *(path("", include(urls)) for urls in modules("urls", app_name)),
]
