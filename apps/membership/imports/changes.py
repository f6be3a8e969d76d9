"""The file of changes: a key and only the columns that change; nobody new is entered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.excel.columns import Column
from apps.membership.imports.labels import CHANGES_HINTS
from apps.membership.imports.members import MembersFile
from apps.membership.imports.members_check import Check
from apps.membership.imports.members_columns import RECORD, UNIT_CODE, UNIT_NAME, columns_to_read
from apps.membership.imports.members_register import NUMBERS
from apps.membership.imports.outcomes import Outcome
from apps.membership.models import Member

KEYS = (RECORD, *NUMBERS)
_PLACES = frozenset({UNIT_CODE, UNIT_NAME})


class ChangesCheck(Check):
    """A row that means nobody in the range is wrong: this file enters no one."""

    def whom(self, outcome: Outcome) -> Member | None:
        """The member whom a row is about; None when it is wrong already or means nobody."""
        if self.places.keys_of(outcome.row.errors) & set(KEYS):
            return None
        return self._match(outcome)[1]

    def _match(self, outcome: Outcome) -> tuple[bool, Member | None]:
        matched, member = super()._match(outcome)
        if not matched or member is not None:
            return matched, member
        given = [key for key in KEYS if outcome.row.values.get(key)]
        there = given or [key for key in KEYS if key in outcome.row.values] or [RECORD]
        # Whether the number belongs to somebody elsewhere is nobody's business here.
        outcome.problems = list(outcome.row.errors)
        self._problem(outcome, there[0], "change_of_nobody" if given else "change_without_key")
        return False, None


def key_columns() -> list[Column]:
    """The columns by which every file about known members names them, and the name for reading."""
    wanted = (*KEYS, "full_name")
    by_key = {column.key: column for column in columns_to_read()}
    return [by_key[key] for key in wanted]


class ChangesFile(MembersFile):
    """Changes of known members."""

    code: ClassVar[str] = "changes"
    label: Any = gettext_lazy("Changes of members")
    title: Any = gettext_lazy("Load changes of members from Excel")
    right: ClassVar[str] = Permission.CHANGE_MEMBER
    action: ClassVar[str] = "membership.changes_imported"
    sheet: ClassVar[str] = "Thay đổi"
    template_name: ClassVar[str] = "mau-thay-doi-ho-so-dang-vien"
    identifying: ClassVar[tuple[str, ...]] = KEYS
    hints: tuple[Any, ...] = CHANGES_HINTS
    check_class: ClassVar[type[Check]] = ChangesCheck

    def columns(self) -> list[Column]:
        """All but the organisation: nobody is moved by a file."""
        return [column for column in super().columns() if column.key not in _PLACES]

    def template_columns(self, actor: Actor) -> list[Column]:
        """The keys first, then what may change."""
        columns = [
            replace(column, required=False)
            for column in super().template_columns(actor)
            if column.key not in _PLACES
        ]
        return sorted(columns, key=lambda column: column.key not in KEYS)
