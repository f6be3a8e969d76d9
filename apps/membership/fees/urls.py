"""Addresses of the party fee."""

from django.urls import path

from apps.membership.fees import member_views, views

urlpatterns = [
    path("fees/", views.overview, name="fees"),
    path("fees/arrears/", views.arrears, name="fee_arrears"),
    path("fees/report/", views.report, name="fee_report"),
    path("fees/entry/<int:pk>/", member_views.excuse, name="fee_excuse"),
    path("fees/<slug:code>/", views.ledger, name="fee_ledger"),
    path("fees/<slug:code>/draw-up/", views.draw_up, name="fee_draw_up"),
    path("fees/<slug:code>/pay-all/", views.pay_all, name="fee_pay_all"),
    path("fees/<slug:code>/close/", views.close, name="fee_close"),
    path("fees/<slug:code>/export/", views.export, name="fee_export"),
    path("fees/<slug:code>/print/", views.ledger_print, name="fee_print"),
    path("members/<int:pk>/fees/", member_views.member_fees, name="member_fees"),
    path("members/<int:pk>/fees/charge/", member_views.charge, name="fee_charge"),
]
