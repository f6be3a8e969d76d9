"""Teams and recusals in the admin: that there are some, not who or why."""

from __future__ import annotations

from django.contrib import admin

from apps.inspection.deadlines.admin import ListAdmin
from apps.inspection.models import Recusal, TeamMember


@admin.register(TeamMember)
class TeamMemberAdmin(ListAdmin):
    """Which roles which case has, and since when."""

    list_display = ("case", "organization", "role", "from_on", "until_on")
    list_filter = ("role",)


@admin.register(Recusal)
class RecusalAdmin(ListAdmin):
    """How often somebody takes no part, and whether by decision."""

    list_display = ("case", "organization", "declared", "recused_on", "lifted_on")
    list_filter = ("declared",)
