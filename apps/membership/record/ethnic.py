"""Ethnic groups by a code of one of the two lists, or by one of the names they go by."""

from __future__ import annotations

from apps.membership.imports.names import ethnic_groups
from apps.membership.models import EthnicCode, EthnicGroup


def group_of_code(code: str, *, numbering: str) -> EthnicGroup | None:
    """The group of a code in that list; without the list a code names nobody's group.

    Code 04 is Hoa in the list of 1979 and Mường in the census list.
    """
    found = EthnicCode.objects.filter(list=numbering, code=code.strip().zfill(2))
    row = found.select_related("group").first()
    return row.group if row else None


def group_of_name(name: str) -> EthnicGroup | None:
    """The group of a name, whatever its spelling: Khơ-me or Khmer, Mông or H'Mông."""
    found: EthnicGroup | None = ethnic_groups().find(name)
    return found
