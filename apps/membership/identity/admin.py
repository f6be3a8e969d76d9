"""Kinships and links in the admin: no names of members, no relatives."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from apps.core.admin_base import ActionForm, ActorModelAdmin
from apps.membership import permissions
from apps.membership.identity import actions
from apps.membership.identity.permissions import VERIFY
from apps.membership.models import Kinship, Member, MemberAccount


class KinshipForm(ActionForm):
    """Whether a kinship keeps from a case."""

    class Meta:
        model = Kinship
        fields = ["raises_wall"]


@admin.register(Kinship)
class KinshipAdmin(ActorModelAdmin):
    """Which kinships keep from a case: the degrees are not settled, so the office says."""

    view_permission = permissions.ADMINISTER
    change_permission = VERIFY
    of_no_tenant = True
    form = KinshipForm
    list_display = ("name", "raises_wall", "note")
    list_filter = ("raises_wall",)
    search_fields = ("code", "name", "name_en")
    fields = ("code", "name", "name_en", "note", "raises_wall")
    readonly_fields = ("code", "name", "name_en", "note")
    ordering = ("rank", "pk")

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Through the action."""
        return actions.change_kinship(
            kinship=obj, raises_wall=form.cleaned_data["raises_wall"], by=request.actor
        )


@admin.register(MemberAccount)
class MemberAccountAdmin(ActorModelAdmin):
    """Which accounts of the range belong to a member, whose record is named by its number."""

    view_permission = permissions.ADMINISTER
    list_display = ("record", "user", "since", "ended_on", "entered_by")
    list_display_links = None
    list_select_related = ("user", "entered_by")
    date_hierarchy = "since"
    ordering = ("-since", "-pk")

    @admin.display(description=_("member, internal number"), ordering="member_id")
    def record(self, link: MemberAccount) -> str:
        """The number of the record."""
        return format_html("#{}", link.member_id)

    def get_queryset(self, request: Any) -> Any:
        """Links in the range."""
        actor = request.actor
        rows = MemberAccount.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        walled = list(actor.walled(Member._meta.label_lower))
        return rows.exclude(member_id__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone: a page of one link would name the member."""
        return obj is None and super().has_view_permission(request)
