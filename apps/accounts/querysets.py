"""Reading accounts, assignments and walls."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models

from apps.tenancy.querysets import TenantQuerySet


class UserQuerySet(models.QuerySet[Any]):
    """People who sign in."""

    def visible_to(self, actor: Any) -> Self:
        """Oneself, and those who act in a role within the actor's range."""
        if actor is None:
            return self.none()
        mine = models.Q(pk=actor.user_id)
        if not actor.has("accounts.manage_accounts"):
            return self.filter(mine)
        inside = models.Q(
            pk__in=self.model.assignments.rel.related_model.objects.filter(
                path__gte=actor.lo, path__lt=actor.hi
            ).values("user_id")
        )
        # A person just created has no role yet; only whoever made the account sees it until then.
        return self.filter(mine | inside | models.Q(created_by_id=actor.user_id))


class RoleAssignmentQuerySet(TenantQuerySet):
    """Roles of people, dated."""

    def current(self, on: date) -> Self:
        """In force on that day."""
        return self.filter(
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=on), valid_from__lte=on
        )


class WallQuerySet(TenantQuerySet):
    """Walls, dated."""

    def visible_to(self, actor: Any) -> Self:
        """Walls in the actor's range. One around the reader would tell of the record, and so would
        anybody else's around the same record: neither is shown. Those that follow from facts name
        whom a case concerns: an administrator can do nothing about them and sees none."""
        rows = super().visible_to(actor).filter(from_facts=False)
        if actor is None:
            return rows
        for label, ids in actor.walls.items():
            rows = rows.exclude(label=label, object_id__in=list(ids))
        return rows.exclude(user_id=actor.user_id)

    def in_force(self, on: date) -> Self:
        """Standing on that day."""
        return self.filter(
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=on), valid_from__lte=on
        )

    def by_hand(self, label: str, on: date) -> Self:
        """Those that an administrator raised around such records, standing on that day."""
        return self.filter(label=label, from_facts=False).in_force(on)


class SignInQuerySet(models.QuerySet[Any]):
    """Sessions of people."""

    def visible_to(self, actor: Any) -> Self:
        """Sessions of the people whom the actor may see."""
        people = self.model.user.field.related_model
        return self.filter(user__in=people.objects.visible_to(actor))

    def open(self) -> Self:
        """Not yet ended, newest first."""
        return self.filter(ended_at__isnull=True).order_by("-at", "-pk")
