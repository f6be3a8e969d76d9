"""The actor: a person in the role they act in now. Everything that serves a person takes one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Any

from django.db import connection
from django.utils import timezone

from apps.accounts import grants, roles
from apps.tenancy import scope


class Actor:
    """A person acting in one role over one organisation and everything below it."""

    def __init__(
        self,
        *,
        user: Any,
        role: roles.Role,
        organization: Any,
        assignment: Any = None,
        url: str = "",
    ) -> None:
        self.user, self.role, self.organization = user, role, organization
        self.assignment, self.url = assignment, url

    def __repr__(self) -> str:
        return f"<Actor {self.user_id} {self.role_code} {self.path}>"

    @property
    def user_id(self) -> int | None:
        """Key of the person; None for the system."""
        return self.user.pk if self.user else None

    @property
    def role_code(self) -> str:
        """Stable code of the role."""
        return self.role.code

    @property
    def label(self) -> str:
        """Name, role and unit as the trail keeps them."""
        name = self.user.full_name if self.user else "PartyBuild"
        return f"{name} · {self.role.code} · {self.organization.name if self.organization else ''}"

    @property
    def words(self) -> str:
        """Name, role and unit for the foot of a list, in the language of the reader."""
        name = self.user.full_name if self.user else "PartyBuild"
        unit = self.organization.name if self.organization else ""
        return " · ".join(
            part for part in (name, str(roles.label_of(self.role.code)), unit) if part
        )

    @property
    def organization_id(self) -> int | None:
        """Key of the organisation acted in."""
        return self.organization.pk if self.organization else None

    @property
    def path(self) -> str:
        """Place of the organisation in the tree."""
        return self.organization.path if self.organization else ""

    @property
    def lo(self) -> str:
        """First path of the range."""
        return self.scope().lo

    @property
    def hi(self) -> str:
        """Path just after the range."""
        return self.scope().hi

    @property
    def province_id(self) -> int | None:
        """The province when the whole province is the range, else None."""
        if self.organization and self.organization.is_province:
            return int(self.organization.pk)
        return None

    @property
    def clearance(self) -> int:
        """The highest grade of secrecy that the role assignment lets this person read."""
        return self.assignment.clearance if self.assignment else 0

    def scope(self) -> scope.Scope:
        """The row scope for the database."""
        if self.organization is None:
            return scope.Scope("", "", self.user_id)
        return scope.Scope.below(self.organization.path, self.user_id, self.clearance)

    def has(self, permission: str) -> bool:
        """Whether the role holds the permission."""
        return permission in self.role.permissions

    @cached_property
    def walls(self) -> dict[str, frozenset[int]]:
        """Ids of the records, by model label, that this person must not know of."""
        if self.user_id is None:
            return {}
        found: dict[str, set[int]] = {}
        with connection.cursor() as cursor:
            cursor.execute("select walls_of(%s)", [self.user_id])
            for key in cursor.fetchone()[0]:
                label, _colon, number = key.rpartition(":")
                found.setdefault(label, set()).add(int(number))
        return {label: frozenset(ids) for label, ids in found.items()}

    def walled(self, label: str) -> Collection[int]:
        """Ids of the records of that model that this person must not know of."""
        return self.walls.get(label, frozenset())

    @cached_property
    def _granted(self) -> dict[str, frozenset[int]]:
        if self.user_id is None:
            return {}
        return grants.granted(user_id=self.user_id, today=timezone.localdate())

    def granted(self, label: str) -> Collection[int]:
        """Ids of the records of that model opened to this person by a grant."""
        return self._granted.get(label, frozenset())


class SystemActor(Actor):
    """The system itself, for jobs and commands: everything, in the name of nobody."""

    def __init__(self, organization: Any = None, *, user: Any = None, url: str = "") -> None:
        super().__init__(
            user=user, role=roles.Role(roles.SYSTEM, "", ""), organization=organization, url=url
        )

    @property
    def clearance(self) -> int:
        """Every grade: the system counts secret cases too."""
        return scope.HIGHEST

    def scope(self) -> scope.Scope:
        """The whole tree."""
        return scope.Scope.everything(self.user_id)

    def has(self, permission: str) -> bool:
        """The system may do what its jobs do."""
        return True


def assignments_of(user: Any, today: date) -> list[Any]:
    """The person's roles in force, read before any scope exists and therefore under all of it."""
    from django.db import transaction

    from apps.accounts.models import RoleAssignment

    with scope.use(scope.Scope.everything()), transaction.atomic():
        found = (
            RoleAssignment.objects.filter(user=user, organization__active=True)
            .current(today)
            .select_related("organization")
            .order_by("organization__path", "pk")
        )
        return list(found)


def person_actor(user: Any, *, url: str = "") -> Actor:
    """The person before a role is chosen: in the first of their roles, else in none."""
    held = assignments_of(user, timezone.localdate())
    if held:
        held[0].user = user
        return actor_for(held[0], url=url)
    return Actor(user=user, role=roles.NOBODY, organization=None, url=url)


def acting(request: Any) -> Actor:
    """Who acts in a request: the actor, or the signed-in person without a role."""
    if request.actor is not None:
        return request.actor  # type: ignore[no-any-return]
    return Actor(user=request.user, role=roles.NOBODY, organization=None, url=request.path[:500])


def actor_for(assignment: Any, *, url: str = "") -> Actor:
    """The person of an assignment, acting in it."""
    return Actor(
        user=assignment.user,
        role=roles.role(assignment.role),
        organization=assignment.organization,
        assignment=assignment,
        url=url,
    )
