"""Payments of the party fee from Excel: the ledgers of the month go out and come back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.core.partial_dates import PartialDate
from apps.membership.fees import actions
from apps.membership.fees.actions import AMOUNT_MAX
from apps.membership.fees.files_words import HINTS
from apps.membership.imports.changes import KEYS, ChangesCheck, key_columns
from apps.membership.imports.members_columns import RECORD
from apps.membership.imports.outcomes import CHANGED, NEW, SAME, Outcome, Result
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.imports.report import value_text
from apps.membership.models import FeeEntry, FeeMonth, ImportBatch
from apps.membership.rules import FUTURE, impossible_day

MONTH, PAID, PAID_ON, REASON = "month", "paid", "paid_on", "reason"
COLUMNS = (
    Column("unit", "Chi bộ", (), max_length=260, help="Chỉ để đọc."),
    Column(
        MONTH, "Tháng", ("Tháng đóng",), "partial_date", required=True,
        help="Ghi tháng/năm, ví dụ 08/2026.",
    ),
    Column("due", "Phải đóng", ("Phải nộp",), "integer", help="Chỉ để đọc."),
    Column(
        PAID, "Đã đóng", ("Đã nộp", "Số tiền đã đóng", "Số tiền đã nộp", "Thực nộp"), "integer",
        help="Số tiền bằng đồng, không có dấu chấm. Để trống thì giữ nguyên.",
    ),
    Column(PAID_ON, "Ngày đóng", ("Ngày nộp",), "date", help="Bắt buộc khi ghi số tiền."),
    Column(REASON, "Lý do sửa", (), max_length=200, help="Bắt buộc khi sửa số đã ghi."),
)  # fmt: skip


class FeesFile(FileKind):
    """Amounts paid, line by line of the ledgers."""

    code: ClassVar[str] = "fees"
    label: Any = gettext_lazy("Party fee")
    title: Any = gettext_lazy("Load payments of the Party fee from Excel")
    right: ClassVar[str] = Permission.CHANGE_FEE
    action: ClassVar[str] = "membership.fees_imported"
    sheet: ClassVar[str] = "Đảng phí"
    template_name: ClassVar[str] = "mau-dong-dang-phi"
    identifying: ClassVar[tuple[str, ...]] = KEYS
    needed: ClassVar[tuple[str, ...]] = (MONTH, PAID)
    hints: tuple[Any, ...] = HINTS
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Payments to record"),
        "changed": gettext_lazy("Payments corrected"),
    }
    done_url: ClassVar[str] = "membership:fees"
    done_label: Any = gettext_lazy("Open the fees")

    def columns(self) -> list[Column]:
        """Who, which month, how much and when."""
        return [*key_columns(), *COLUMNS]

    def template_columns(self, actor: Actor) -> list[Column]:
        """The same for everybody: the lines come with it."""
        return self.columns()

    def template_rows(self, actor: Actor) -> Iterable[dict[str, Any]]:
        """The lines of the latest month that a cell of the range has not closed."""
        months = FeeMonth.objects.visible_to(actor).filter(closed_on__isnull=True)
        latest = months.order_by("-month").values_list("month", flat=True).first()
        if latest is None:
            return ()
        lines = FeeEntry.objects.visible_to(actor).current().of_month(latest)
        lines = lines.filter(path__gte=actor.lo, path__lt=actor.hi)
        lines = lines.select_related("member", "organization").order_by("path", "member__sort_key")
        return (
            {
                RECORD: str(line.member_id),
                "full_name": line.member.full_name,
                "unit": line.organization.name,
                MONTH: f"{line.month:%m/%Y}",
                "due": line.due,
                PAID: line.paid or None,
                PAID_ON: line.paid_on,
            }
            for line in lines.iterator(2000)
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
        """Judge by the ledgers; two queries for the lines, whatever the number."""
        judge = ChangesCheck(rows, header, by=by, lock=False)
        outcomes = [
            Outcome(row, problems=list(row.errors), warnings=list(row.warnings)) for row in rows
        ]
        members = {id(outcome): judge.whom(outcome) for outcome in outcomes}
        lines = _lines([one.pk for one in members.values() if one], rows, by, lock=lock)
        seen: dict[int, Outcome] = {}
        for outcome in outcomes:
            member = members[id(outcome)]
            if member is not None and not outcome.problems:
                self._judge(outcome, member.pk, lines, judge)
                self._once(outcome, seen, judge)
        return Result(header, outcomes, self.file_warnings(header))

    def _judge(
        self,
        outcome: Outcome,
        member: int,
        lines: dict[tuple[int, date], FeeEntry],
        judge: ChangesCheck,
    ) -> None:
        values = outcome.row.values
        month = _month(values.get(MONTH))
        line = lines.get((member, month)) if month else None
        if line is None:
            code = "fee_line_missing" if month else "fee_month_missing"
            outcome.problems.append(judge.places.error(outcome.row, MONTH, code))
            return
        outcome.record = line
        paid = values.get(PAID)
        if paid is None or paid == line.paid:
            outcome.state = SAME
            return
        outcome.before = {PAID: line.paid}
        outcome.state = CHANGED if line.paid else NEW
        for key, code in _wrong(values, line):
            outcome.problems.append(judge.places.error(outcome.row, key, code))

    def _once(self, outcome: Outcome, seen: dict[int, Outcome], judge: ChangesCheck) -> None:
        if outcome.record is None:
            return
        first = seen.setdefault(outcome.record.pk, outcome)
        if first is not outcome:
            error = judge.places.error(
                outcome.row, MONTH, "fee_row_twice", rows=str(first.row.number)
            )
            outcome.problems.append(error)

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Record the payments, all of a cell with one day and reason together."""
        groups: dict[Any, list[Outcome]] = defaultdict(list)
        new, changed = result.of(NEW), result.of(CHANGED)
        for outcome in (*new, *changed):
            values, line = outcome.row.values, outcome.record
            reason = values.get(REASON) or ""
            groups[line.organization_id, line.month, values[PAID_ON], reason].append(outcome)
        done = 0
        for (_unit, month, paid_on, reason), group in groups.items():
            actions.record_payments(
                organization=group[0].record.organization,
                month=month,
                amounts={one.record.pk: one.row.values[PAID] for one in group},
                seen={one.record.pk: one.record.paid for one in group},
                paid_on=paid_on,
                reason=reason,
                today=timezone.localdate(),
                by=by,
            )
            done += len(group)
            if progress:
                progress(done)
        return len(new), len(changed)

    def preview_headers(self) -> list[str]:
        """Whose line, which month, owed, paid and when."""
        return [_("Full name"), _("Organisation"), _("Month"), _("Due"), _("Paid"), _("Paid on")]

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """The line as it would be."""
        line, values = outcome.record, outcome.row.values
        shown = [line.member.full_name, line.organization.name, f"{line.month:%m/%Y}", line.due]
        cells = [{"value": value_text(value)} for value in (*shown, values[PAID], values[PAID_ON])]
        if outcome.before.get(PAID):
            cells[4]["old"] = value_text(outcome.before[PAID])
        return cells

    def changes(self, outcome: Outcome) -> list[dict[str, Any]]:
        """The amount before and after."""
        return [
            {
                "member": outcome.record.member.full_name,
                "header": self.headers()[PAID],
                "hidden": False,
                "old": value_text(outcome.before[PAID]),
                "new": value_text(outcome.row.values[PAID]),
            }
        ]

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """The line, what it holds and what it shall hold."""
        values = outcome.row.values
        return [outcome.record.pk, outcome.record.paid, values[PAID], str(values[PAID_ON])]


def _wrong(values: Mapping[str, Any], line: FeeEntry) -> Iterable[tuple[str, str]]:
    """Columns that stand against recording, each with its code."""
    if not 0 <= values[PAID] <= AMOUNT_MAX:
        yield PAID, "fee_amount"
    if not values.get(PAID_ON):
        yield PAID_ON, "fee_day_missing"
    elif code := impossible_day(values[PAID_ON], today=timezone.localdate()):
        yield PAID_ON, "fee_paid_in_future" if code == FUTURE else code
    if line.paid and not values.get(REASON):
        yield REASON, "fee_correction_reason"


def _month(value: PartialDate | None) -> date | None:
    if not value or not value.month:
        return None
    return date(value.year, value.month, 1)


def _lines(
    members: list[int], rows: list[Row], by: Actor, *, lock: bool
) -> dict[tuple[int, date], FeeEntry]:
    months = {month for row in rows if (month := _month(row.values.get(MONTH)))}
    found = FeeEntry.objects.visible_to(by).current().filter(member__in=members, month__in=months)
    found = found.filter(path__gte=by.lo, path__lt=by.hi).order_by("pk")
    found = found.select_related("member", "organization")
    if lock:
        found = found.select_for_update(of=("self",))
    return {(line.member_id, line.month): line for line in found}


def file_kinds() -> list[FileKind]:
    """The file of payments."""
    return [FeesFile()]
