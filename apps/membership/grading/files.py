"""Proposals of grades from Excel: the members of a campaign go out and their grades come back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.errors import DomainError
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.membership.grading import actions
from apps.membership.grading.actions.steps import Proposal
from apps.membership.grading.choices import CadreGrade, CampaignState, Grade
from apps.membership.grading.files_words import HINTS
from apps.membership.imports.changes import KEYS, ChangesCheck, key_columns
from apps.membership.imports.members_columns import RECORD
from apps.membership.imports.outcomes import CHANGED, NEW, SAME, Outcome, Result
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.imports.report import value_text
from apps.membership.models import CampaignUnit, ImportBatch, MemberGrade

YEAR, PROPOSAL, CADRE, GROUNDS = "year", "proposal", "cadre_grade", "grounds"
PERIOD, CAMPAIGN = "period", "campaign"
WHOLE_YEAR = "year"
PERIODS = ((WHOLE_YEAR, "Cả năm"), *((str(number), f"Quý {number}") for number in range(1, 5)))
WORDS = (
    (Grade.EXCELLENT.value, "Hoàn thành xuất sắc nhiệm vụ"),
    (Grade.GOOD.value, "Hoàn thành tốt nhiệm vụ"),
    (Grade.COMPLETED.value, "Hoàn thành nhiệm vụ"),
    (Grade.NOT_COMPLETED.value, "Không hoàn thành nhiệm vụ"),
)
CADRE_WORDS = (*WORDS, (CadreGrade.NONE.value, "Không là cán bộ, công chức"))
COLUMNS = (
    Column("unit", "Chi bộ", (), max_length=260, help="Chỉ để đọc."),
    Column(YEAR, "Năm", ("Năm đánh giá",), "integer", required=True),
    Column(
        PERIOD, "Đợt", ("Kỳ đánh giá", "Quý"), "choice", choices=PERIODS,
        help="Cần ghi khi trong năm có nhiều đợt đang mở.",
    ),
    Column(
        CAMPAIGN, "Mã đợt", (), "integer",
        help="Mã của đợt đánh giá, có sẵn trong tệp mẫu; giữ nguyên.",
    ),
    Column(
        PROPOSAL, "Mức đề xuất", ("Mức đề nghị", "Đề nghị xếp loại", "Mức xếp loại"), "choice",
        choices=WORDS, help="Để trống thì giữ nguyên.",
    ),
    Column(
        CADRE, "Xếp loại cán bộ, công chức", ("Xếp loại công chức", "Xếp loại cán bộ"), "choice",
        choices=CADRE_WORDS,
        help="Mức xếp loại cán bộ, công chức cùng năm. Để trống thì giữ nguyên.",
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
        """Who, which year and campaign, which grade, which one as cadre, and on what grounds."""
        return [*key_columns(), *COLUMNS]

    def template_columns(self, actor: Actor) -> list[Column]:
        """The same for everybody: the members come with it."""
        return self.columns()

    def template_rows(self, actor: Actor) -> Iterable[dict[str, Any]]:
        """The members to be graded in the campaigns of the latest year that are under way: each
        line says of which campaign it is, as a year and its quarters may be open at once."""
        rows = _lines(actor).filter(exclusion="")
        latest = rows.order_by("-year").values_list("year", flat=True).first()
        if latest is None:
            return ()
        rows = rows.filter(year=latest).order_by(
            F("quarter").asc(nulls_first=True), "campaign_id", "path", "member__sort_key"
        )
        words = dict(CADRE_WORDS)
        return (
            {
                RECORD: str(row.member_id),
                "full_name": row.member.full_name,
                "unit": row.organization.name,
                YEAR: str(row.year),
                PERIOD: dict(PERIODS)[_period(row)],
                CAMPAIGN: str(row.campaign_id),
                PROPOSAL: words.get(row.proposal),
                CADRE: words.get(row.cadre_grade),
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
        lines: dict[tuple[int, Any], list[MemberGrade]] = defaultdict(list)
        for line in found.order_by("pk"):
            lines[line.member_id, line.year].append(line)
        seen: dict[int, Outcome] = {}
        for outcome in outcomes:
            member = members[id(outcome)]
            if member is not None and not outcome.problems:
                year = outcome.row.values.get(YEAR)
                _place(outcome, lines.get((member.pk, year), []), judge, seen)
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
        """Who, where, which year, which grade, which one as cadre, and why."""
        return [
            _("Full name"), _("Organisation"), _("Period"), _("Proposal"),
            _("As cadre or civil servant"), _("Grounds"),
        ]  # fmt: skip

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """The line as it would be."""
        line, words, wanted = outcome.record, dict(CADRE_WORDS), _wanted(outcome)
        when = f"{dict(PERIODS)[_period(line)]} {line.year}"
        shown = [line.member.full_name, line.organization.name, when]
        shown += [words.get(wanted[PROPOSAL]), words.get(wanted[CADRE]), wanted[GROUNDS]]
        cells = [{"value": value_text(value)} for value in shown]
        for place, key in ((3, PROPOSAL), (4, CADRE)):
            if outcome.before.get(key):
                cells[place]["old"] = words[outcome.before[key]]
        return cells

    def changes(self, outcome: Outcome) -> list[dict[str, Any]]:
        """Proposal and grade as cadre before and after."""
        words, wanted = dict(CADRE_WORDS), _wanted(outcome)
        return [
            {
                "member": outcome.record.member.full_name,
                "header": self.headers()[key],
                "hidden": False,
                "old": words.get(old, ""),
                "new": words[wanted[key]],
            }
            for key, old in outcome.before.items()
        ]

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """The line, what it holds and what it shall hold."""
        line, wanted = outcome.record, _wanted(outcome)
        return [line.pk, line.proposal, line.cadre_grade, line.grounds, *wanted.values()]


def _lines(by: Actor) -> Any:
    """Live lines of the own range in campaigns that are under way."""
    rows = MemberGrade.objects.visible_to(by).live()
    rows = rows.filter(path__gte=by.lo, path__lt=by.hi, campaign__state=CampaignState.OPEN)
    return rows.select_related("member", "organization")


def _period(line: MemberGrade) -> str:
    return str(line.quarter or WHOLE_YEAR)


def _meant(outcome: Outcome, lines: list[MemberGrade]) -> list[MemberGrade]:
    """Lines of the campaign that the row names, by its number, its period, or only its year."""
    values = outcome.row.values
    period, campaign = values.get(PERIOD), values.get(CAMPAIGN)
    return [
        line
        for line in lines
        if period in (None, _period(line)) and campaign in (None, line.campaign_id)
    ]


def _line(outcome: Outcome, lines: list[MemberGrade], judge: ChangesCheck) -> MemberGrade | None:
    """The one line that the row is about; a row that could mean two campaigns is not guessed."""
    meant = _meant(outcome, lines)
    if len(meant) == 1:
        return meant[0]
    if not meant:
        error = judge.places.error(outcome.row, YEAR, "grade_line_missing")
    else:
        open_ones = ", ".join(
            f"{dict(PERIODS)[_period(line)]} {line.year} ({line.campaign_id})" for line in meant
        )
        error = judge.places.error(
            outcome.row, PERIOD, "grade_campaign_unclear", campaigns=open_ones
        )
    outcome.problems.append(error)
    return None


def _place(
    outcome: Outcome, lines: list[MemberGrade], judge: ChangesCheck, seen: dict[int, Outcome]
) -> None:
    """Which line the row is about, and whether it asks for anything."""
    line = _line(outcome, lines, judge)
    if line is None:
        return
    first = seen.setdefault(line.pk, outcome)
    if first is not outcome:
        number = str(first.row.number)
        error = judge.places.error(outcome.row, YEAR, "grade_row_twice", rows=number)
        outcome.problems.append(error)
        return
    outcome.record = line
    wanted = _wanted(outcome)
    held = {key: getattr(line, key) for key in wanted}
    # Grounds without a grade have nothing to be the grounds of.
    if wanted == held or not (wanted[PROPOSAL] or wanted[CADRE] != held[CADRE]):
        outcome.state = SAME
        return
    named = {key: held[key] for key in (PROPOSAL, CADRE) if wanted[key] != held[key]}
    outcome.before = named or {PROPOSAL: line.proposal}
    outcome.state = CHANGED if line.proposal or not wanted[PROPOSAL] else NEW


def _wanted(outcome: Outcome) -> dict[str, str]:
    """What the row asks its line to hold; an empty cell leaves the value alone."""
    values, line = outcome.row.values, outcome.record
    return {key: values.get(key) or getattr(line, key) for key in (PROPOSAL, CADRE, GROUNDS)}


def _by_unit(outcomes: list[Outcome]) -> list[list[Outcome]]:
    groups: dict[int, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.is_good and outcome.state in (NEW, CHANGED):
            groups[outcome.record.unit_id].append(outcome)
    return list(groups.values())


def _propose(group: list[Outcome], by: Actor) -> None:
    unit = CampaignUnit.objects.get(pk=group[0].record.unit_id)
    members = {}
    for one in group:
        wanted, given = _wanted(one), one.row.values.get(CADRE) or None
        members[one.record.pk] = Proposal(wanted[PROPOSAL], wanted[GROUNDS], given)
    actions.record_proposals(unit=unit, version=unit.version, members=members, own=None, by=by)


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
