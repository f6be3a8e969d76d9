"""Who may do what with candidates."""

from __future__ import annotations

from apps.accounts.permissions import Permission

VIEW = Permission.VIEW_CANDIDATE
CHANGE = Permission.CHANGE_CANDIDATE
DECIDE = Permission.DECIDE_MEMBERSHIP
ENTER = Permission.CHANGE_MEMBER
"""Recording the ceremony enters a member into the register."""
EXPORT = Permission.EXPORT_MEMBERS
SENSITIVE = Permission.VIEW_SENSITIVE
