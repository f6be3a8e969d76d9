"""Addresses of the card and of requests to change a record."""

from django.urls import path

from apps.membership.record import change_views, views

urlpatterns = [
    path("members/<int:pk>/card-form/", views.card_edit, name="card_edit"),
    path("members/<int:pk>/photo/", views.photo, name="photo"),
    path("members/<int:pk>/photo/new/", views.photo_new, name="photo_new"),
    path("members/<int:pk>/guarded/", views.guarded, name="guarded"),
    path("members/<int:pk>/guarded/<slug:group>/", views.guarded_edit, name="guarded_edit"),
    path("members/<int:pk>/entries/<slug:kind>/new/", views.entry_new, name="entry_new"),
    path("members/entries/<int:pk>/", views.entry_edit, name="entry_edit"),
    path("members/entries/<int:pk>/strike/", views.entry_strike, name="entry_strike"),
    path("members/guarded-entries/<int:pk>/", views.private_edit, name="private_edit"),
    path("members/guarded-entries/<int:pk>/strike/", views.private_strike, name="private_strike"),
    path("members/<int:pk>/check-sheet/", views.check_sheet, name="check_sheet"),
    path("members/<int:pk>/history/", views.history, name="history"),
    path("members/changes/", change_views.changes, name="changes"),
    path("members/<int:pk>/changes/new/", change_views.change_new, name="change_new"),
    path("members/changes/<int:pk>/", change_views.change, name="change"),
    path("members/changes/<int:pk>/decide/", change_views.decide, name="change_decide"),
    path("members/changes/<int:pk>/withdraw/", change_views.withdraw, name="change_withdraw"),
    path("members/changes/<int:pk>/evidence/", change_views.evidence, name="change_evidence"),
]
