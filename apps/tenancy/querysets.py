"""Reading within the border of a tenant."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Protocol, Self

from django.db import models


class Reader(Protocol):
    """What a visibility filter needs to know of the person reading."""

    @property
    def lo(self) -> str: ...
    @property
    def hi(self) -> str: ...
    @property
    def province_id(self) -> int | None: ...
    @property
    def clearance(self) -> int: ...
    def has(self, permission: str) -> bool: ...
    def granted(self, label: str) -> Collection[int]: ...
    def walled(self, label: str) -> Collection[int]: ...


class TenantQuerySet(models.QuerySet[Any]):
    """Rows that belong to an organisation.

    The model names ``view_permission`` and, where the guarded object is not the row itself,
    ``guarded_by``: (column that holds the guarded object's id, its label).
    """

    def _guard(self) -> tuple[str, str]:
        own = ("pk", self.model._meta.label_lower)
        return getattr(self.model, "guarded_by", own)

    def in_scope_of(self, actor: Reader | None) -> Self:
        """Rows of the actor's own range that the role may read, walls taken out; no grants."""
        if actor is None or not actor.has(self.model.view_permission):
            return self.none()
        return self._without_walls(actor, self._in_range(actor))

    def placed_for(self, actor: Reader) -> Self:
        """Rows of the actor's own range, walls and higher grades taken out, whatever the role
        reads: for lists of the administration and for effects, which show nothing of the rest."""
        return self._without_walls(actor, self._in_range(actor))

    def visible_to(self, actor: Reader | None) -> Self:
        """All rows the actor may know of: (role over the range or a grant) and no wall."""
        if actor is None:
            return self.none()
        column, label = self._guard()
        granted = actor.granted(label) if self.model.opened_by_grants else ()
        in_role = actor.has(self.model.view_permission)
        if in_role and not granted:
            return self._without_walls(actor, self._in_range(actor))
        shared = models.Q(**{f"{column}__any_of": granted})
        rows = self.filter(self._range(actor) | shared) if in_role else self.filter(shared)
        return self._without_walls(actor, rows)

    def _range(self, actor: Reader) -> models.Q:
        # A province's range is its equality, and only that: an index then delivers the rows in
        # order, while both together look so rare to the planner that it sorts all of them.
        if actor.province_id:
            return models.Q(province_id=actor.province_id)
        return models.Q(path__gte=actor.lo, path__lt=actor.hi)

    def _in_range(self, actor: Reader) -> Self:
        return self.filter(self._range(actor))

    def _without_walls(self, actor: Reader, rows: Self) -> Self:
        column, label = self._guard()
        walled = actor.walled(label)
        if self.model.graded:
            rows = rows.filter(secrecy__lte=actor.clearance)
        return rows.exclude(**{f"{column}__any_of": walled}) if walled else rows

    def of_province(self, province: Any) -> Self:
        """Rows of one province-level organisation, for jobs of the system."""
        return self.filter(province_id=province.pk)

    def below(self, organization: Any) -> Self:
        """Rows of one organisation and of everything under it."""
        return self.filter(path__gte=organization.path, path__lt=organization.path + "~")


class OrganizationQuerySet(models.QuerySet[Any]):
    """Organisations are seen by everybody who works in their range."""

    def visible_to(self, actor: Reader | None) -> Self:
        """The actor's own organisation and all below it."""
        if actor is None:
            return self.none()
        return self.filter(path__gte=actor.lo, path__lt=actor.hi)

    def below(self, organization: Any) -> Self:
        """The organisation itself and everything under it."""
        return self.filter(path__gte=organization.path, path__lt=organization.path + "~")

    def matching(self, text: str, *, tier: str = "") -> Self:
        """Those whose name or code holds the text; an empty text or tier narrows nothing."""
        rows = self.filter(tier=tier) if tier else self
        for word in text.split():
            rows = rows.filter(models.Q(name__icontains=word) | models.Q(code__icontains=word))
        return rows

    def tree_order(self) -> Self:
        """Parents before their children."""
        return self.order_by("path", "pk")
