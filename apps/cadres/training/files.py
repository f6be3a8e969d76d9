"""The people of a class from Excel, with their results: the whole file or nothing of it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.cadres.models import TrainingClass
from apps.cadres.training import actions, reading
from apps.cadres.training.actions import Result as Became
from apps.cadres.training.choices import Attended
from apps.core.errors import DomainError, RuleRefused
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.membership.imports.outcomes import NEW, WRONG, Outcome, Result
from apps.membership.imports.places import Places
from apps.membership.imports.read import STEP
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.imports.report import value_text
from apps.membership.models import ImportBatch

CLASS, CADRE, CARD = "training_class", "cadre", "card_number"
RESULT_WORDS = (
    (Attended.TAKES_PART.value, "Tham gia"), (Attended.PASSED.value, "Đạt"),
    (Attended.NOT_PASSED.value, "Không đạt"), (Attended.ABSENT.value, "Không tham gia"),
)  # fmt: skip
COLUMNS = (
    Column(CLASS, "Mã lớp", (), max_length=14, required=True, help="Mã ghi trên trang của lớp."),
    Column(CADRE, "Mã hồ sơ cán bộ", ("Mã hồ sơ",), max_length=14,
           help="Mã ghi trên trang hồ sơ cán bộ."),
    Column(CARD, "Số thẻ đảng viên", ("Số thẻ",), max_length=12,
           help="Dùng cho đảng viên chưa có hồ sơ cán bộ."),
    Column("result", "Kết quả", (), "choice", choices=RESULT_WORDS),
    Column("certificate", "Số văn bằng, chứng chỉ", ("Số chứng chỉ",), max_length=120),
    Column("certified_on", "Ngày cấp", (), "date"),
)  # fmt: skip
PREVIEWED = (CLASS, CADRE, CARD, "result", "certificate")
CELLS = {"member": CARD, "cadre": CADRE}
"""Field of a refusal → column, where the two differ."""


class PeopleFile(FileKind):
    """Each row is judged by the rules of the pages; one that is wrong keeps the whole file out."""

    code: ClassVar[str] = "training"
    label: Any = gettext_lazy("People of classes")
    title: Any = gettext_lazy("Enter the people of a class from Excel")
    base: ClassVar[str] = Permission.CHANGE_CADRE
    right: ClassVar[str] = Permission.CHANGE_CADRE
    action: ClassVar[str] = "cadres.training_file_loaded"
    sheet: ClassVar[str] = "Học viên"
    template_name: ClassVar[str] = "mau-hoc-vien-lop-boi-duong"
    identifying: ClassVar[tuple[str, ...]] = (CADRE, CARD)
    needed: ClassVar[tuple[str, ...]] = (CLASS,)
    hints: tuple[Any, ...] = (
        gettext_lazy(
            "One row for each person: a cadre by the reference of the profile, a member by the "
            "number of the card."
        ),
        gettext_lazy("Nothing of the file is loaded while one of its rows is wrong."),
    )
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("People to enter"), "changed": gettext_lazy("Changed"),
    }  # fmt: skip
    done_url: ClassVar[str] = "cadres:trainings"
    done_label: Any = gettext_lazy("Open the classes")

    def columns(self) -> list[Column]:
        """Class, person, result, certificate."""
        return list(COLUMNS)

    def template_columns(self, actor: Actor) -> list[Column]:
        """The same for everybody."""
        return self.columns()

    def check(
        self, rows: list[Row], header: Header, *, by: Actor, progress: Progress | None = None,
        lock: bool = False,
    ) -> Result:  # fmt: skip
        """Enter everybody, note what is refused, and take everything back."""
        places = Places(header)
        outcomes = [_outcome(row, places) for row in rows]
        with transaction.atomic():
            for done, outcome in enumerate(outcomes, 1):
                if outcome.is_good:
                    _try(outcome, places, by)
                if progress and done % STEP == 0:
                    progress(done)
            transaction.set_rollback(True)
        _all_or_nothing(outcomes, places)
        return Result(header, outcomes, self.file_warnings(header))

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Enter them for good, each with a line of their own in the trail."""
        good = result.of(NEW)
        for done, outcome in enumerate(good, 1):
            _enter(outcome, by)
            if progress and done % STEP == 0:
                progress(done)
        return len(good), 0

    def preview_headers(self) -> list[str]:
        """Class, person, result."""
        headers = self.headers()
        return [headers[key] for key in PREVIEWED]

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """What the row says."""
        words = dict(RESULT_WORDS)
        values = [outcome.row.values.get(key) for key in PREVIEWED]
        return [{"value": value_text(words.get(str(value), value))} for value in values]

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """What is entered."""
        return [[key, str(value)] for key, value in sorted(outcome.row.values.items())]


def _all_or_nothing(outcomes: list[Outcome], places: Places) -> None:
    """Keep the good rows out too, and say so at each, while one is wrong."""
    if all(outcome.is_good for outcome in outcomes):
        return
    for outcome in outcomes:
        if outcome.is_good:
            outcome.state = WRONG
            outcome.warnings.append(places.error(outcome.row, CLASS, "training_not_whole"))


def _outcome(row: Row, places: Places) -> Outcome:
    found = Outcome(row, problems=list(row.errors), warnings=list(row.warnings))
    if not row.values.get(CLASS) and not found.problems:
        found.problems.append(places.error(row, CLASS, "cell_missing"))
    return found


def _try(outcome: Outcome, places: Places, by: Actor) -> None:
    """Enter one person; a refusal stands at its cell."""
    try:
        with transaction.atomic():
            _enter(outcome, by)
    except DomainError as error:
        key = CELLS.get(error.field or "", error.field) or CLASS
        key = key if key in dict.fromkeys(one.key for one in COLUMNS) else CLASS
        outcome.problems.append(places.error(outcome.row, key, error.code, **error.params))
    else:
        outcome.state = NEW


def _text(values: Any, key: str) -> str:
    return str(values.get(key) or "").strip()


def _enter(outcome: Outcome, by: Actor) -> None:
    values = outcome.row.values
    rows = TrainingClass.objects.visible_to(by).open()
    course = rows.filter(reference=_text(values, CLASS).upper()).first()
    if course is None:
        raise RuleRefused("training_class_unknown", field=CLASS)
    cadre, member = reading.who(by, _text(values, CADRE), _text(values, CARD))
    row = actions.enrol(training_class=course, cadre=cadre, member=member, by=by)
    became = Became(
        _text(values, "result") or Attended.TAKES_PART.value, _text(values, "certificate"),
        values.get("certified_on") or None,
    )  # fmt: skip
    if became != Became(Attended.TAKES_PART.value):
        actions.record_result(
            attendance=row, version=row.version, result=became, today=timezone.localdate(), by=by
        )


def file_kinds() -> list[FileKind]:
    """The file of people in classes."""
    return [PeopleFile()]
