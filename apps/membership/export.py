"""Lists as workbooks and on paper, and the register to edit and load back.

Every list of every topic leaves the system through ``export_table`` and ``print_table``: the limit,
the right, the line of the trail and the foot that says who took it are the same everywhere.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import RuleRefused
from apps.core.excel.template import write_template
from apps.core.excel.writer import TableColumn, write_table
from apps.core.formats import datetime_text, number
from apps.membership import permissions
from apps.membership.imports.members_columns import SHEET, cells_of, columns_of_template
from apps.membership.listing import Register
from apps.membership.models import Member
from apps.membership.standing.choices import Kind
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

LIMIT = 20_000
PRINTED_MAX = 5_000
LIST, EDIT = "list", "edit"
LAYOUTS = (LIST, EDIT)
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHUNK = 2_000
_UNITS_LISTED = 2_000


def unit_words(unit: Organization) -> str:
    """An organisation in a list, a cell with the committee above it; read with its parent."""
    above = unit.parent if unit.tier == Tier.CELL else None
    return f"{unit.name}, {above.name}" if above else unit.name


def export_table(
    title: Any,
    columns: Sequence[TableColumn],
    rows: Iterable[Sequence[object]],
    *,
    by: Any,
    filter_words: str,
    total: int,
    name: str,
    obj: Any = None,
    notes: Sequence[str] = (),
    right: str = permissions.EXPORT,
) -> HttpResponse:
    """A list as seen, as a workbook; its foot and the trail say who took it, when and of what.

    ``rows`` may be lazy; ``total`` is asked before the first is read. ``name`` is that of the
    file, without date and ending. ``obj`` is the record whose list it is, ``notes`` are further
    lines of the foot, ``right`` is what the role must hold. Of ``filter_words`` with a ``logged``
    the trail keeps only that. Raises NotAllowed without the right,
    RuleRefused above the limit.
    """
    require(by, right)
    if total > LIMIT:
        raise RuleRefused("too_many_to_export", count=number(total), limit=number(LIMIT))
    file, now = io.BytesIO(), timezone.now()
    footer = [*footer_lines(by, now, filter_words), *notes]
    count = write_table(file, str(title), columns, rows, footer, created=now)
    audit.record_read(
        by,
        action="membership.list_exported",
        obj=obj,
        kind=EntryKind.EXPORT,
        list=str(title),
        count=count,
        filter=getattr(filter_words, "logged", filter_words),
    )
    return workbook(file.getvalue(), name)


def print_table(
    request: Any,
    title: Any,
    columns: Sequence[TableColumn],
    rows: Iterable[Sequence[object]],
    *,
    filter_words: str,
    total: int,
    back_url: str,
    notes: Sequence[str] = (),
) -> HttpResponse:
    """A list as seen, on paper, with the same columns as its workbook; printing is logged.

    ``notes`` are lines above the table.

    Raises RuleRefused above the limit.
    """
    if total > PRINTED_MAX:
        raise RuleRefused("too_many_to_print", count=number(total), limit=number(PRINTED_MAX))
    shown = [list(row) for row in rows]
    audit.record_read(
        request.actor,
        action="membership.list_printed",
        kind=EntryKind.PRINT,
        list=str(title),
        count=len(shown),
        filter=getattr(filter_words, "logged", filter_words),
    )
    context = {
        "title": title,
        "headers": [column.header for column in columns],
        "rows": shown,
        "back_url": back_url,
        "filter_words": filter_words,
        "notes": notes,
    }
    return render(request, "membership/list_print.html", context)


def footer_lines(by: Any, now: Any, filter_words: str) -> list[str]:
    """What stands under every list that leaves the system."""
    return [
        _("Exported at %(moment)s by %(who)s. Exporting is written to the log.")
        % {"moment": datetime_text(now), "who": by.words},
        _("List and filters: %(filters)s") % {"filters": filter_words},
    ]


def workbook(content: bytes, name: str) -> HttpResponse:
    """A finished workbook as a file to keep, today's date in its name."""
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    stamped = f"{name}-{timezone.localdate():%Y%m%d}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{stamped}"'
    return response


def export(register: Register, *, layout: str, by: Any) -> bytes:
    """The workbook of a list of members; the trail says how many and by which filters.

    Raises NotAllowed without the right to export, RuleRefused above the limit.
    """
    require(by, permissions.EXPORT)
    if register.total > LIMIT:
        raise RuleRefused("too_many_to_export", count=number(register.total), limit=number(LIMIT))
    file = io.BytesIO()
    write = _write_to_edit if layout == EDIT else _write_as_seen
    count = write(file, register, by)
    audit.record_read(
        by,
        action="membership.register_exported",
        kind=EntryKind.EXPORT,
        layout=layout,
        count=count,
        filter=register.in_words(),
    )
    return file.getvalue()


def _write_as_seen(file: io.BytesIO, register: Register, by: Any) -> int:
    now = timezone.now()
    columns = [
        TableColumn(_("Full name"), 28),
        TableColumn(_("Position"), 28),
        TableColumn(_("Date of birth"), 12),
        TableColumn(_("Sex"), 8),
        TableColumn(_("Organisation"), 32),
        TableColumn(_("Joined"), 12),
        TableColumn(_("Official"), 12),
        TableColumn(_("Political theory"), 16),
        TableColumn(_("State"), 22),
    ]
    footer = [
        *footer_lines(by, now, register.in_words()),
        _("Members in this list: %(count)s") % {"count": number(register.total)},
    ]
    rows = (_seen(member) for member in register.rows.iterator(_CHUNK))
    return write_table(file, _("List of members"), columns, rows, footer, created=now)


def _seen(member: Member) -> list[Any]:
    return [
        member.full_name,
        member.position,
        member.birth,
        member.get_sex_display(),
        member.organization.name,
        member.ceremony_on,
        member.official_on,
        member.get_political_theory_display(),
        _state(member),
    ]


def _state(member: Any) -> str:
    """The state, and what sets the member aside today."""
    words = [member.get_state_display(), Kind(member.aside).label if member.aside else ""]
    return ", ".join(str(word) for word in words if word)


def _write_to_edit(file: io.BytesIO, register: Register, by: Any) -> int:
    """Without ethnicity and religion: an import leaves alone what its file does not bring."""
    units = Organization.objects.visible_to(by).filter(active=True).order_by("path")
    columns = columns_of_template(ethnic_groups=(), religions=(), units=units[:_UNITS_LISTED])
    return write_template(
        file,
        [column for column in columns if column.key not in Member.SENSITIVE],
        sheet_name=SHEET,
        rows=max(register.total, 1),
        data=_cells(register, by),
        created=timezone.now(),
    )


def _cells(register: Register, by: Any) -> Iterator[dict[str, Any]]:
    for member in register.rows.iterator(_CHUNK):
        # A grant opens a record to read; only members of the own range can be loaded back.
        if permissions.can_change(by, member):
            yield cells_of(member, sensitive=False)
