"""Addresses of seniority, badges, cards and numbers."""

from django.urls import URLPattern, URLResolver, path

from apps.membership.seniority import badge_downloads, badge_views, card_views, views

BADGES = [
    path("badges/", badge_views.rounds, name="badge_rounds"),
    path("badges/<int:pk>/", badge_views.round_, name="badge_round"),
    path("badges/<int:pk>/propose/", badge_views.propose, name="badge_propose"),
    *(
        path(f"badges/<int:pk>/{step}/", badge_views.step, {"step": step}, name=f"badge_{step}")
        for step in badge_views.STEPS
    ),
    path("badges/<int:pk>/excel/", badge_downloads.round_excel, name="badge_excel"),
    path("badges/<int:pk>/print/", badge_downloads.round_print, name="badge_print"),
    path("badges/<int:pk>/papers/<slug:kind>/", badge_downloads.round_paper, name="badge_paper"),
    *(
        path(
            f"badges/awards/<int:pk>/{act}/", badge_views.award_act, {"act": act},
            name=f"badge_{act}",
        )
        for act in badge_views.AWARD_ACTS
    ),
    path(
        "badges/awards/<int:pk>/declaration/", badge_downloads.declaration,
        name="badge_declaration",
    ),
    path("members/<int:pk>/badges/", badge_views.member_badges, name="member_badges"),
]  # fmt: skip

urlpatterns: list[URLPattern | URLResolver] = [
    path("members/<int:pk>/seniority/", views.seniority, name="seniority"),
    path(
        "members/seniority/<int:pk>/withdraw/", views.deduction_withdraw, name="deduction_withdraw"
    ),
    *BADGES,
    path("cards/", card_views.cards, name="cards"),
    path("cards/export/", card_views.cards_export, name="cards_export"),
    path("cards/ranges/", card_views.ranges, name="curriculum_ranges"),
    path("members/<int:pk>/card/", card_views.member_card, name="member_card"),
]
