"""Every write to the tree of organisations."""

from apps.tenancy.actions.changes import (
    change_tier,
    describe_organization,
    end_organization,
    found_organization,
    move_organization,
    rename_organization,
    set_office,
)
from apps.tenancy.actions.loading import load_units

__all__ = [
    "change_tier",
    "describe_organization",
    "end_organization",
    "found_organization",
    "load_units",
    "move_organization",
    "rename_organization",
    "set_office",
]
