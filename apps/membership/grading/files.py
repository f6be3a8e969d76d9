"""Proposals of grades from Excel: the members of a campaign go out and their grades come back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.errors import DomainError
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.membership.grading import actions
from apps.membership.grading.actions.steps import Proposal
from apps.membership.grading.choices import CampaignState, Grade
from apps.membership.grading.files_words import HINTS
from apps.membership.imports.changes import KEYS, ChangesCheck, key_columns
from apps.membership.imports.members_columns import RECORD
from apps.membership.imports.outcomes import CHANGED, NEW, SAME, Outcome, Result
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.imports.report import value_text
from apps.membership.models import CampaignUnit, ImportBatch, MemberGrade

YEAR, PROPOSAL, GROUNDS = "year", "proposal", "grounds"
WORDS = (
    (Grade.EXCELLENT.value, "Hoàn thành xuất sắc nhiệm vụ"),
    (Grade.GOOD.value, "Hoàn thành tốt nhiệm vụ"),
    (Grade.COMPLETED.value, "Hoàn thành nhiệm vụ"),
    (Grade.NOT_COMPLETED.value, "Không hoàn thành nhiệm vụ"),
)
COLUMNS = (
    Column("unit", "Chi bộ", (), max_length=260, help="Chỉ để đọc."),
    Column(YEAR, "Năm", ("Năm đánh giá",), "integer", required=True),
    Column(
        PROPOSAL, "Mức đề xuất", ("Mức đề nghị", "Đề nghị xếp loại", "Mức xếp loại"), "choice",
        choices=WORDS, help="Để trống thì giữ nguyên.",
    ),
    Column(GROUNDS, "Căn cứ", ("Lý do",), max_length=500, help="Ghi khi thiếu điều kiện của mức."),
)  # fmt: skip


class GradesFile(FileKind):
    """Proposals for the members of the cells."""

    code: ClassVar[str] = "grades"
    label: Any = gettext_lazy("Grades")
    title: Any = gettext_lazy("Load proposals of grades from Excel")
    right: ClassVar[str] = Permission.CHANGE_GRADING
    action: ClassVar[str] = "membership.grades_imported"
    sheet: ClassVar[str] = "Xếp loại"
    template_name: ClassVar[str] = "mau-de-xuat-xep-loai"
    identifying: ClassVar[tuple[str, ...]] = KEYS
    needed: ClassVar[tuple[str, ...]] = (YEAR, PROPOSAL)
    hints: tuple[Any, ...] = HINTS
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Proposals to record"),
        "changed": gettext_lazy("Proposals changed"),
    }
    done_label: Any = gettext_lazy("Open the register")

    def columns(self) -> list[Column]:
        """Who, which year, which grade and on what grounds."""
        return [*key_columns(), *COLUMNS]

    def template_columns(self, actor: Actor) -> list[Column]:
        """The same for everybody: the members come with it."""
        return self.columns()

    def template_rows(self, actor: Actor) -> Iterable[dict[str, Any]]:
        """The members to be graded in the latest campaign that is under way."""
        rows = _lines(actor).filter(exclusion="")
        latest = rows.order_by("-year").values_list("year", flat=True).first()
        if latest is None:
            return ()
        rows = rows.filter(year=latest).order_by("path", "member__sort_key")
        words = dict(WORDS)
        return (
            {
                RECORD: str(row.member_id),
                "full_name": row.member.full_name,
                "unit": row.organization.name,
                YEAR: str(row.year),
                PROPOSAL: words.get(row.proposal),
                GROUNDS: row.grounds or None,
            }
            for row in rows.iterator(2000)
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
        """Find the lines, then propose each cell at once and take it back: what that refuses is
        looked for row by row."""
        judge = ChangesCheck(rows, header, by=by, lock=False)
        outcomes = [
            Outcome(row, problems=list(row.errors), warnings=list(row.warnings)) for row in rows
        ]
        members = {id(outcome): judge.whom(outcome) for outcome in outcomes}
        years = {row.values.get(YEAR) for row in rows} - {None}
        found = _lines(by).filter(
            member__in=[one.pk for one in members.values() if one], year__in=years
        )
        if lock:
            found = found.select_for_update(of=("self",))
        lines = {(line.member_id, line.year): line for line in found.order_by("pk")}
        seen: dict[int, Outcome] = {}
        for outcome in outcomes:
            member = members[id(outcome)]
            if member is not None and not outcome.problems:
                _place(outcome, lines.get((member.pk, outcome.row.values.get(YEAR))), judge, seen)
        for group in _by_unit(outcomes):
            _try(group, judge, by)
        return Result(header, outcomes, self.file_warnings(header))

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Record the proposals, all of a cell together."""
        done = 0
        for group in _by_unit(result.outcomes):
            _propose(group, by)
            done += len(group)
            if progress:
                progress(done)
        return len(result.of(NEW)), len(result.of(CHANGED))

    def preview_headers(self) -> list[str]:
        """Who, where, which year, which grade and why."""
        return [_("Full name"), _("Organisation"), _("Year"), _("Proposal"), _("Grounds")]

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """The line as it would be."""
        line, values, words = outcome.record, outcome.row.values, dict(WORDS)
        shown = [line.member.full_name, line.organization.name, str(line.year)]
        shown += [words[values[PROPOSAL]], values.get(GROUNDS)]
        cells = [{"value": value_text(value)} for value in shown]
        if outcome.before.get(PROPOSAL):
            cells[3]["old"] = words[outcome.before[PROPOSAL]]
        return cells

    def changes(self, outcome: Outcome) -> list[dict[str, Any]]:
        """The proposal before and after."""
        words = dict(WORDS)
        return [
            {
                "member": outcome.record.member.full_name,
                "header": self.headers()[PROPOSAL],
                "hidden": False,
                "old": words.get(outcome.before[PROPOSAL], ""),
                "new": words[outcome.row.values[PROPOSAL]],
            }
        ]

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """The line, what it holds and what it shall hold."""
        values, line = outcome.row.values, outcome.record
        wanted = [values[PROPOSAL], values.get(GROUNDS) or ""]
        return [line.pk, line.proposal, line.grounds, *wanted]


def _lines(by: Actor) -> Any:
    """Live lines of the own range in campaigns that are under way."""
    rows = MemberGrade.objects.visible_to(by).live()
    rows = rows.filter(path__gte=by.lo, path__lt=by.hi, campaign__state=CampaignState.OPEN)
    return rows.select_related("member", "organization")


def _place(
    outcome: Outcome, line: MemberGrade | None, judge: ChangesCheck, seen: dict[int, Outcome]
) -> None:
    """Which line the row is about, and whether it asks for anything."""
    if line is None:
        outcome.problems.append(judge.places.error(outcome.row, YEAR, "grade_line_missing"))
        return
    first = seen.setdefault(line.pk, outcome)
    if first is not outcome:
        number = str(first.row.number)
        error = judge.places.error(outcome.row, YEAR, "grade_row_twice", rows=number)
        outcome.problems.append(error)
        return
    outcome.record = line
    wanted = outcome.row.values.get(PROPOSAL)
    grounds = outcome.row.values.get(GROUNDS) or line.grounds
    if not wanted or (wanted, grounds) == (line.proposal, line.grounds):
        outcome.state = SAME
        return
    outcome.before = {PROPOSAL: line.proposal}
    outcome.state = CHANGED if line.proposal else NEW


def _by_unit(outcomes: list[Outcome]) -> list[list[Outcome]]:
    groups: dict[int, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.is_good and outcome.state in (NEW, CHANGED):
            groups[outcome.record.unit_id].append(outcome)
    return list(groups.values())


def _propose(group: list[Outcome], by: Actor) -> None:
    unit = CampaignUnit.objects.get(pk=group[0].record.unit_id)
    actions.record_proposals(
        unit=unit,
        version=unit.version,
        members={
            one.record.pk: Proposal(
                one.row.values[PROPOSAL], one.row.values.get(GROUNDS) or one.record.grounds
            )
            for one in group
        },
        own=None,
        by=by,
    )


def _refusal(group: list[Outcome], by: Actor) -> DomainError | None:
    """What the proposals of these rows would be refused for; nothing is kept."""
    try:
        with transaction.atomic():
            _propose(group, by)
            transaction.set_rollback(True)
    except DomainError as error:
        return error
    return None


def _try(group: list[Outcome], judge: ChangesCheck, by: Actor) -> None:
    if _refusal(group, by) is None:
        return
    for outcome in group:
        refusal = _refusal([outcome], by)
        if refusal is not None:
            told = getattr(refusal, "refusals", [refusal])[0]
            error = judge.places.error(outcome.row, PROPOSAL, told.code, **told.params)
            outcome.problems.append(error)


def file_kinds() -> list[FileKind]:
    """The file of proposals."""
    return [GradesFile()]
