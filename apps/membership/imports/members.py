"""The file of members: enters new ones and changes known ones."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.core.formats import number
from apps.membership import permissions
from apps.membership.imports import members_load
from apps.membership.imports.labels import MEMBERS_HINTS
from apps.membership.imports.members_check import Check, stored
from apps.membership.imports.members_columns import (
    COLUMNS,
    HEADERS,
    IDENTIFYING,
    NOT_FIELDS,
    SHEET,
    columns_of_template,
    columns_to_read,
    word_of,
)
from apps.membership.imports.names import units_for_members
from apps.membership.imports.outcomes import CHANGED, Outcome, Result
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.imports.report import value_text
from apps.membership.models import EthnicGroup, ImportBatch, Member, Religion
from apps.membership.record.actions.changes import request_change

PREVIEWED = ("full_name", "birth", "sex", "organization", "ceremony_on", "official_on")


class MembersFile(FileKind):
    """New members and changes of known ones in one file."""

    code: ClassVar[str] = "members"
    label: Any = gettext_lazy("Members")
    title: Any = gettext_lazy("Load members from Excel")
    right: ClassVar[str] = Permission.IMPORT_MEMBERS
    action: ClassVar[str] = "membership.members_imported"
    sheet: ClassVar[str] = SHEET
    template_name: ClassVar[str] = "mau-danh-sach-dang-vien"
    identifying: ClassVar[tuple[str, ...]] = IDENTIFYING
    hints: tuple[Any, ...] = MEMBERS_HINTS
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("New members"),
        "changed": gettext_lazy("Members changed"),
    }
    done_label: Any = gettext_lazy("Open the register")
    check_class: ClassVar[type[Check]] = Check

    def columns(self) -> list[Column]:
        """Every column, none of which must be there."""
        return columns_to_read()

    def template_columns(self, actor: Actor) -> list[Column]:
        """Lists of the own units; of ethnic groups and religions with the right to see them."""
        sensitive = actor.has(permissions.SENSITIVE)
        return columns_of_template(
            ethnic_groups=_names(EthnicGroup) if sensitive else [],
            religions=_names(Religion) if sensitive else [],
            units=units_for_members(actor),
        )

    def check(
        self,
        rows: list[Row],
        header: Header,
        *,
        by: Actor,
        progress: Progress | None = None,
        lock: bool = False,
    ) -> Result:
        """Judge by the columns, the register and the rules."""
        return self.check_class(rows, header, by=by, lock=lock).run(progress)

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Enter the new ones with their placements, change the others."""
        counts = members_load.load(result, batch, progress=progress)
        wanted = [outcome for outcome in result.of(CHANGED) if outcome.wishes]
        for outcome in wanted:
            request_change(
                member=outcome.record,
                values=outcome.wishes,
                reason=_("Loaded from Excel"),
                evidence=_("File %(file)s, row %(row)s")
                % {"file": batch.file_name, "row": outcome.row.number},
                by=by,
            )
        return counts[0], len(result.of(CHANGED))

    def load_words(self, count: int) -> str:
        """The words of the button that loads."""
        words = ngettext("Load %(count)s member", "Load %(count)s members", count)
        return words % {"count": number(count)}

    def preview_headers(self) -> list[str]:
        """Who, born when, where and since when a member."""
        return [_("Organisation") if key == "organization" else HEADERS[key] for key in PREVIEWED]

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """The values as they would be saved."""
        member, cells = outcome.record, []
        for key in PREVIEWED:
            value = member.organization.name if key == "organization" else getattr(member, key)
            cell = {"value": text_of(key, value)}
            if key in outcome.before:
                cell["old"] = text_of(key, outcome.before[key])
            cells.append(cell)
        return cells

    def changes(self, outcome: Outcome) -> list[dict[str, Any]]:
        """Field by field; sensitive values are told as changed, never repeated."""
        touched = outcome.before.keys() | outcome.wishes.keys()
        return [change_of(outcome, column.key) for column in COLUMNS if column.key in touched]

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """Key, version, place and every value that would be written."""
        member = outcome.record
        keys = outcome.before if outcome.state == CHANGED else HEADERS.keys() - NOT_FIELDS
        values = [[key, str(stored(member, key))] for key in sorted(keys)]
        values += [["?", key, str(outcome.wishes[key])] for key in sorted(outcome.wishes)]
        return [member.pk, member.version, member.organization_id, *values]


def change_of(outcome: Outcome, key: str) -> dict[str, Any]:
    """One changed field of a member."""
    member = outcome.record
    hidden = key in Member.SENSITIVE
    if key in outcome.wishes:
        old, new = getattr(member, key), outcome.wishes[key]
        told = _("%(value)s (to be approved)") % {"value": text_of(key, new)}
    else:
        old, told = outcome.before[key], text_of(key, getattr(member, key))
    return {
        "member": member.full_name,
        "header": HEADERS[key],
        "hidden": hidden,
        "old": "" if hidden else text_of(key, old),
        "new": "" if hidden else told,
    }


def text_of(key: str, value: Any) -> str:
    """A field's value as the file writes it, ``–`` when empty."""
    return value_text(word_of(key, value))


def _names(model: Any) -> list[str]:
    return list(model.objects.order_by("code").values_list("name", flat=True))
