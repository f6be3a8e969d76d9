"""Addresses of summaries and targets."""

from django.urls import path

from apps.reports.views import catalogue, downloads, figures, flow, listing, summary, targets

app_name = "reports"

urlpatterns = [
    path("summaries/", listing.summary_list, name="list"),
    path("summaries/new/", listing.summary_new, name="new"),
    path("summaries/<int:pk>/", summary.summary_page, name="summary"),
    path("summaries/<int:pk>/check/", summary.summary_check, name="check"),
    path("summaries/<int:pk>/sign/", summary.summary_sign, name="sign"),
    path("summaries/<int:pk>/return/", summary.summary_return, name="return"),
    path("summaries/<int:pk>/again/", summary.summary_again, name="again"),
    path("summaries/<int:pk>/drift/", summary.summary_drift, name="drift"),
    path("summaries/<int:pk>/difference/", summary.summary_difference, name="difference"),
    path("summaries/<int:pk>/summary.docx", downloads.summary_word, name="word"),
    path("summaries/<int:pk>/summary.xlsx", downloads.summary_excel, name="excel"),
    path("summaries/<int:pk>/figures/<slug:indicator>/", figures.figure_records, name="figure"),
    path("indicators/", catalogue.indicator_list, name="indicators"),
    path("indicators/<slug:key>/", catalogue.indicator_page, name="indicator"),
    path("flow/", flow.flow_table, name="flow"),
    path("flow/flow.xlsx", flow.flow_export, name="flow_export"),
    path("flow/<slug:line>/", flow.flow_members, name="flow_members"),
    path("flow/<slug:line>/members.xlsx", flow.flow_members_export, name="flow_members_export"),
    path("targets/", targets.target_list, name="targets"),
    path("targets/new/", targets.target_new, name="target_new"),
    path("targets/<int:pk>/end/", targets.target_end, name="target_end"),
]
