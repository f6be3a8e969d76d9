"""Cases that ended before they were kept here, from Excel: one row a subject."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.errors import DomainError, RuleRefused
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.inspection.cases import actions
from apps.inspection.cases.actions import PastEnd, PastSubject, Subject
from apps.inspection.cases.files_words import (
    BODY_WORDS,
    FINDING_WORDS,
    HINTS,
    KIND_WORDS,
    LEVEL_WORDS,
    OUTCOME_WORDS,
    SOURCE_WORDS,
    TIER_WORDS,
    YES_NO,
)
from apps.inspection.choices import Source
from apps.membership.imports.changes import KEYS, ChangesCheck, key_columns
from apps.membership.imports.names import Units, units_for_members
from apps.membership.imports.outcomes import NEW, Outcome, Result
from apps.membership.imports.read import STEP
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.imports.report import value_text
from apps.membership.models import ImportBatch

CASE, UNIT = "case", "organization"
FACTS = (
    Column(CASE, "Số hồ sơ gốc", (), max_length=60, required=True,
           help="Các dòng cùng số là các đối tượng của một hồ sơ."),
    Column("kind", "Loại vụ việc", ("Loại việc",), "choice", required=True, choices=KIND_WORDS),
    Column("body", "Chủ thể thực hiện", ("Chủ thể",), "choice", required=True, choices=BODY_WORDS),
    Column(UNIT, "Mã tổ chức tiến hành", ("Tổ chức tiến hành",), max_length=260,
           help="Để trống: tổ chức của người nhập."),
    Column("title", "Nội dung vụ việc", ("Nội dung",), required=True, max_length=300),
    Column("source", "Nguồn", (), "choice", choices=SOURCE_WORDS),
    Column("lookback_from", "Mốc từ ngày", (), "date"),
    Column("lookback_to", "Mốc đến ngày", (), "date"),
    Column("registered_on", "Ngày lập hồ sơ", ("Ngày lập",), "date", required=True),
    Column("decision_number", "Số quyết định", (), required=True, max_length=60),
    Column("decided_on", "Ngày quyết định", (), "date", required=True),
    Column("concluded_on", "Ngày kết luận", (), "date", required=True),
    Column("outcome", "Kết quả", (), "choice", required=True, choices=OUTCOME_WORDS),
    Column("conclusion", "Nội dung kết luận", ("Kết luận",), required=True, max_length=4000),
    Column("closed_on", "Ngày kết thúc", (), "date", required=True),
)  # fmt: skip
"""What every row of a case says alike."""
ABOUT = (
    Column("subject_unit", "Mã tổ chức là đối tượng", ("Tổ chức đối tượng",), max_length=260,
           help="Khi đối tượng là tổ chức đảng."),
    Column("position", "Chức vụ khi lập hồ sơ", ("Chức vụ",), max_length=200),
    Column("committee_level", "Cấp ủy viên", (), "choice", choices=LEVEL_WORDS),
    Column("management_tier", "Diện quản lý", (), "choice", choices=TIER_WORDS),
    Column("position_at_act", "Chức vụ khi vi phạm", (), max_length=200),
    Column("finding", "Kết luận về đối tượng", (), "choice", choices=FINDING_WORDS),
    Column("discipline_due", "Phải kỷ luật", (), "choice", choices=YES_NO),
)  # fmt: skip
"""What a row says of its subject."""
SHARED = tuple(column.key for column in FACTS)
NEEDED = tuple(column.key for column in FACTS if column.required)
END = ("decision_number", "decided_on", "concluded_on", "outcome", "conclusion", "closed_on")
COPIED = ("position", "committee_level", "management_tier", "position_at_act")
PREVIEWED = (CASE, "kind", "title", "outcome")


class CasesFile(FileKind):
    """A case is entered whole or not at all: one wrong row holds back all rows of its case."""

    code: ClassVar[str] = "cases"
    label: Any = gettext_lazy("Older cases")
    title: Any = gettext_lazy("Load older cases from Excel")
    base: ClassVar[str] = Permission.CHANGE_CASE
    right: ClassVar[str] = Permission.CHANGE_CASE
    action: ClassVar[str] = "inspection.cases_imported"
    sheet: ClassVar[str] = "Hồ sơ vụ việc"
    template_name: ClassVar[str] = "mau-ho-so-vu-viec"
    identifying: ClassVar[tuple[str, ...]] = (CASE,)
    needed: ClassVar[tuple[str, ...]] = NEEDED
    hints: tuple[Any, ...] = HINTS
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Rows to enter"), "changed": gettext_lazy("Changed"),
    }  # fmt: skip
    done_url: ClassVar[str] = "inspection:cases"
    done_label: Any = gettext_lazy("Open the cases")

    def columns(self) -> list[Column]:
        """The case, then the subject."""
        return [*FACTS, *key_columns(), *ABOUT]

    def template_columns(self, actor: Actor) -> list[Column]:
        """With the organisations of the own range to choose from."""
        units = tuple((unit.code, unit.code) for unit in units_for_members(actor))
        return [
            replace(column, kind="choice", choices=units) if column.key == "subject_unit"
            else replace(column, required=False) if column.key in (*KEYS, "full_name") else column
            for column in self.columns()
        ]  # fmt: skip

    def check(
        self, rows: list[Row], header: Header, *, by: Actor, progress: Progress | None = None,
        lock: bool = False,
    ) -> Result:  # fmt: skip
        """Enter every case, note what is refused, and take everything back."""
        judge = ChangesCheck(rows, header, by=by, lock=lock)
        outcomes = [self._judged(row, judge) for row in rows]
        with transaction.atomic():
            for done, group in enumerate(_groups(outcomes), 1):
                _try(group, judge, by)
                if progress and done % STEP == 0:
                    progress(min(len(rows), done))
            transaction.set_rollback(True)
        return Result(header, outcomes, self.file_warnings(header))

    def _judged(self, row: Row, judge: ChangesCheck) -> Outcome:
        """The subject of a row, and the cells that must not be empty."""
        outcome = Outcome(row, problems=list(row.errors), warnings=list(row.warnings))
        for key in NEEDED:
            if not row.values.get(key) and not outcome.problems:
                outcome.problems.append(judge.places.error(row, key, "cell_missing"))
        if not outcome.problems and any(row.values.get(key) for key in KEYS):
            outcome.record = judge.whom(outcome)
        return outcome

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Enter the good cases for good, each with its own line in the trail."""
        good, units, done = result.of(NEW), Units(by), 0
        for group in _groups(good):
            _enter(group, units, by)
            done += len(group)
            if progress:
                progress(done)
        return len(good), 0

    def preview_headers(self) -> list[str]:
        """The case and its subject."""
        headers = self.headers()
        return [*(headers[key] for key in PREVIEWED), pgettext("case", "Subject")]

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """What the row says."""
        values = outcome.row.values
        words = {"kind": dict(KIND_WORDS), "outcome": dict(OUTCOME_WORDS)}
        shown = [words.get(key, {}).get(str(values.get(key)), values.get(key)) for key in PREVIEWED]
        name = outcome.record.full_name if outcome.record else values.get("full_name")
        shown.append(name or values.get("subject_unit"))
        return [{"value": value_text(value)} for value in shown]

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """The member as they were, and what is entered."""
        member = outcome.record
        values = [[key, str(value)] for key, value in sorted(outcome.row.values.items())]
        return [member.pk if member else 0, member.version if member else 0, *values]


def _groups(outcomes: Iterable[Outcome]) -> list[list[Outcome]]:
    found: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        key = str(outcome.row.values.get(CASE) or f"row {outcome.row.number}")
        found.setdefault(key, []).append(outcome)
    return list(found.values())


def _try(group: list[Outcome], judge: ChangesCheck, by: Actor) -> None:
    """Enter one case; a refusal stands at its cell, the other rows say that their case waits."""
    first = group[0]
    differing = [
        (one, key) for one in group[1:] for key in SHARED
        if one.row.values.get(key) != first.row.values.get(key)
    ]  # fmt: skip
    for one, key in differing:
        one.problems.append(judge.places.error(one.row, key, "case_rows_differ"))
    if all(one.is_good for one in group):
        try:
            with transaction.atomic():
                _enter(group, judge.units, by)
        except DomainError as error:
            key = {"subjects": "full_name"}.get(error.field, error.field)
            first.problems.append(judge.places.error(first.row, key, error.code, **error.params))
    if all(one.is_good for one in group):
        for one in group:
            one.state = NEW
        return
    for one in group:
        if one.is_good:
            one.problems.append(judge.places.error(one.row, CASE, "case_group_wrong"))


def _enter(group: list[Outcome], units: Units, by: Actor) -> None:
    values = group[0].row.values
    code = str(values.get(UNIT) or "")
    organization = _unit(code, units, UNIT) if code else by.organization
    actions.enter_past_case(
        organization=organization, kind=values["kind"], body=values["body"],
        title=values["title"], source=values.get("source") or Source.OTHER,
        lookback_from=values.get("lookback_from") or None,
        lookback_to=values.get("lookback_to") or None, registered_on=values["registered_on"],
        end=PastEnd(**{key: values[key] for key in END}),
        subjects=[_subject(one, units) for one in group], today=timezone.localdate(), by=by,
    )  # fmt: skip


def _subject(outcome: Outcome, units: Units) -> PastSubject:
    values = outcome.row.values
    code = str(values.get("subject_unit") or "")
    texts: dict[str, Any] = {key: str(values.get(key) or "") for key in COPIED}
    subject = Subject(
        member=outcome.record,
        organization=_unit(code, units, "subject_unit") if code and not outcome.record else None,
        name=str(values.get("full_name") or ""),
        **texts,
    )
    due = {"yes": True, "no": False}.get(str(values.get("discipline_due") or ""))
    return PastSubject(subject, str(values.get("finding") or ""), due)


def _unit(text: str, units: Units, key: str) -> Any:
    found = units.with_code(text)
    named = [found] if found is not None else units.with_name(text)
    if len(named) != 1:
        raise RuleRefused("unit_unknown", field=key)
    return named[0]


def file_kinds() -> list[FileKind]:
    """The file of older cases."""
    return [CasesFile()]
