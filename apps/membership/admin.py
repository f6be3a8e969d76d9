"""The register in the admin: reference lists, and records without what they say of a person."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from apps.core.admin_base import ActorModelAdmin
from apps.core.topics import load
from apps.membership import permissions
from apps.membership.models import EthnicGroup, Member, MemberGrant, Religion


class ReferenceAdmin(ActorModelAdmin):
    """A list shared by all tenants. It comes with each release, so it is read here, not edited."""

    view_permission = permissions.ADMINISTER
    of_no_tenant = True
    ordering = ("code",)
    search_fields = ("code", "name")


@admin.register(EthnicGroup)
class EthnicGroupAdmin(ReferenceAdmin):
    """The 54 ethnic groups."""

    list_display = ("code", "name", "is_minority")
    list_filter = ("is_minority",)


@admin.register(Religion)
class ReligionAdmin(ReferenceAdmin):
    """Religions, and the entry that stands for none."""

    list_display = ("code", "name", "is_none")


@admin.register(Member)
class MemberAdmin(ActorModelAdmin):
    """Where a record lies and how it came here. No name, no personal data, no search by name."""

    view_permission = permissions.ADMINISTER
    fields = (
        "number",
        "organization",
        "state",
        "version",
        "batch",
        "created_at",
        "changed_at",
    )
    readonly_fields = fields
    list_display = ("number", "organization", "state", "batch", "created_at", "changed_at")
    list_filter = ("state",)
    list_select_related = ("organization", "batch")
    date_hierarchy = "created_at"
    ordering = ("-pk",)

    @admin.display(description=_("internal number"), ordering="pk")
    def number(self, member: Member) -> int:
        """The key of the record, by which a colleague can name it without naming the person."""
        return int(member.pk)

    def get_queryset(self, request: Any) -> Any:
        """Records of the range. The role reads no members, so this is not ``visible_to``."""
        actor = request.actor
        rows = Member.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        rows = rows.exclude(pk__in=list(actor.walled(Member._meta.label_lower)))
        return rows.order_by(*self.ordering)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """The record under its number: titles and crumbs must not say the name."""
        member = super().get_object(request, object_id, from_field)
        if member is not None:
            member.full_name = f"#{member.pk}"
        return member


@admin.register(MemberGrant)
class MemberGrantAdmin(ActorModelAdmin):
    """Which records of the range are open to whom, until when, by whom. A list only."""

    view_permission = permissions.ADMINISTER
    list_display = ("record", "user", "valid_from", "valid_to", "granted_by")
    list_display_links = None
    list_select_related = ("user", "granted_by")
    date_hierarchy = "valid_to"
    ordering = ("-valid_to", "-pk")

    @admin.display(description=_("member, internal number"), ordering="content_object_id")
    def record(self, grant: MemberGrant) -> str:
        """The number of the record."""
        return format_html("#{}", grant.content_object_id)

    def get_queryset(self, request: Any) -> Any:
        """Grants on records of the range."""
        actor = request.actor
        rows = MemberGrant.objects.filter(
            content_object__path__gte=actor.lo, content_object__path__lt=actor.hi
        )
        walled = list(actor.walled(Member._meta.label_lower))
        return rows.exclude(content_object_id__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone: a page of one grant would name the member."""
        return obj is None and super().has_view_permission(request)


load("admin", "membership")
