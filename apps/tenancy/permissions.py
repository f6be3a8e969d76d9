"""Who may change the tree. The names are those of the roles; roles themselves lie a layer above."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol

from apps.core.audit import Acting
from apps.core.errors import NotAllowed
from apps.tenancy import scope
from apps.tenancy.models import Organization
from apps.tenancy.querysets import Reader

VIEW_ORGANIZATION = "tenancy.view_organization"
CHANGE_ORGANIZATION = "tenancy.change_organization"


class Keeper(Reader, Acting, Protocol):
    """Whoever acts on the tree: reads within a range and is named in the trail."""


@dataclass(frozen=True)
class System:
    """The installation itself, for commands that load the tree."""

    url: str = ""
    user_id: int | None = None
    role_code: str = "system"
    label: str = "PartyBuild"
    organization_id: int | None = None
    path: str = ""
    lo: str = scope.FIRST
    hi: str = scope.LAST
    clearance: int = scope.HIGHEST
    province_id: int | None = None

    def has(self, permission: str) -> bool:
        """The installation may do what its commands do."""
        return True

    def granted(self, label: str) -> Collection[int]:
        """It needs no grants."""
        return ()

    def walled(self, label: str) -> Collection[int]:
        """There is nobody behind it whom a wall could name."""
        return ()


def rules_everything(by: Any) -> bool:
    """Whether the range is the whole tree, in which alone a new root can be founded."""
    return bool(by is not None and by.lo == scope.FIRST)


def require(by: Keeper | None, permission: str, organization: Organization | None = None) -> None:
    """Refuse unless the role holds ``permission`` and the organisation lies in its range.

    Raises NotAllowed.
    """
    if by is None or not by.has(permission):
        raise NotAllowed(permission=permission)
    if organization is not None:
        inside = Organization.objects.visible_to(by).filter(pk=organization.pk)
        if not inside.exists():
            raise NotAllowed(permission=permission)
