"""Every write to accounts, roles, walls and sessions."""

from apps.accounts.actions.people import (
    change_person,
    choose_settings,
    create_person,
    deactivate_person,
    lift_pause,
    reactivate_person,
    set_password,
)
from apps.accounts.actions.roles import (
    assign_role,
    end_role,
    lower_wall,
    raise_wall,
    wall_target,
)
from apps.accounts.actions.sessions import sign_in, sign_out, switch_role

__all__ = [
    "assign_role",
    "change_person",
    "choose_settings",
    "create_person",
    "deactivate_person",
    "end_role",
    "lift_pause",
    "lower_wall",
    "raise_wall",
    "reactivate_person",
    "set_password",
    "sign_in",
    "sign_out",
    "switch_role",
    "wall_target",
]
