"""Candidates in the admin: where records lie, without whom they are about."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.membership import permissions
from apps.membership.models import Candidate


@admin.register(Candidate)
class CandidateAdmin(ActorModelAdmin):
    """A list only: a page of one record would say whom it is about."""

    view_permission = permissions.ADMINISTER
    list_display = ("pk", "organization", "stage", "created_at", "changed_at")
    list_display_links = None
    list_filter = ("stage",)
    list_select_related = ("organization",)
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no candidates, so this is not ``visible_to``."""
        actor = request.actor
        rows = Candidate.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        walled = list(actor.walled("membership.candidate"))
        return rows.exclude(pk__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
