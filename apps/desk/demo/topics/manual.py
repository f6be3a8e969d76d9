"""Manual figures: what Thanh Trì published, what a target of Thạnh Trị rests on, and one in each
state. The numbers of Thanh Trì were published, all others are invented and say so."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor, actor_for
from apps.accounts.models import RoleAssignment
from apps.core.audit import attach
from apps.desk.demo.figures import committees
from apps.desk.demo.topics import Demo
from apps.desk.demo.topics.manual_words import (
    BASIS,
    CELLS,
    CELLS_FORM,
    CELLS_WAITING,
    CELLS_YEAR,
    MEASURED,
    YEARS,
)
from apps.reports.choices import PeriodKind
from apps.reports.manual import actions
from apps.reports.manual.cells import form_on
from apps.reports.manual.loading import load_manual, read_manual
from apps.reports.models import ManualFigure, ManualIndicator, StatisticalTable

PUBLISHED, MEASURED_IN = "thanh-tri-hn", "thanh-tri-st"


def build(demo: Demo) -> None:
    """The shipped catalogue, then the figures; nothing is made twice."""
    if ManualFigure.objects.exists():
        return
    with attach(action="demo"):
        load_manual(read_manual(), by=_acting("quantri.hanoi@demo.vn"))
        _published(demo)
        _measured(demo)
        _in_each_state(demo)
        _cells(demo)
    demo.say(f"{ManualFigure.objects.count()} manual figures")


def _acting(name: str) -> Actor:
    assignments = RoleAssignment.objects.select_related("user", "organization")
    return actor_for(assignments.filter(user__sign_in_name=name).order_by("pk")[0], url="/demo/")


def _published(demo: Demo) -> None:
    """Each published row that no app holds records of."""
    committee = committees()[PUBLISHED]
    enters, approves = _acting("tochuc.thanhtri@demo.vn"), _acting("truongban.thanhtri@demo.vn")
    for row in committee.figures:
        if row.get("manual"):
            figure = actions.enter_figure(
                organization=demo.units[PUBLISHED],
                indicator=ManualIndicator.objects.get(code=row["indicator"]),
                kind=PeriodKind.TERM, first=committee.first, last=committee.last,
                value=row["value"], basis="Báo cáo chính trị nhiệm kỳ 2015-2020", by=enters,
            )  # fmt: skip
            actions.approve_figure(figure=figure, by=approves)


def _measured(demo: Demo) -> None:
    enters, approves = _acting("tochuc.thanhtri.st@demo.vn"), _acting("tochuc.soctrang@demo.vn")
    for code, values in MEASURED.items():
        indicator = ManualIndicator.objects.get(code=code)
        for year, value in zip(YEARS, values, strict=True):
            figure = actions.enter_figure(
                organization=demo.units[MEASURED_IN], indicator=indicator, kind=PeriodKind.YEAR,
                first=date(year, 1, 1), last=date(year, 12, 31), value=value, basis=BASIS,
                by=enters,
            )  # fmt: skip
            actions.approve_figure(figure=figure, by=approves)


def _in_each_state(demo: Demo) -> None:
    """Of last year in Thanh Trì: one corrected, one withdrawn, one that waits."""
    enters, approves = _acting("tochuc.thanhtri@demo.vn"), _acting("truongban.thanhtri@demo.vn")
    year = demo.today.year - 1

    def enter(code: str, value: int) -> ManualFigure:
        return actions.enter_figure(
            organization=demo.units[PUBLISHED],
            indicator=ManualIndicator.objects.get(code=code), kind=PeriodKind.YEAR,
            first=date(year, 1, 1), last=date(year, 12, 31), value=value, basis=BASIS, by=enters,
        )  # fmt: skip

    for value in (12, 14):
        actions.approve_figure(
            figure=enter("trade_unions_founded_non_state_enterprises", value), by=approves
        )
    taken_back = enter("youth_unions_founded_non_state_enterprises", 31)
    actions.withdraw_figure(figure=taken_back, reason="Nhập nhầm số của quý", by=enters)
    enter("skilful_mass_mobilisation_models", 47)


def _cells(demo: Demo) -> None:
    """Cells of a form that no app records: some approved, one that waits."""
    day = CELLS_YEAR[1]
    if not StatisticalTable.objects.in_force(day).filter(code=CELLS_FORM).exists():
        return  # the forms are not loaded
    enters, approves = _acting("tochuc.thanhtri@demo.vn"), _acting("truongban.thanhtri@demo.vn")
    form = form_on(CELLS_FORM, day)

    def enter(values: dict[str, int]) -> list[ManualFigure]:
        return actions.enter_figures(
            organization=demo.units[PUBLISHED], kind=PeriodKind.YEAR, first=CELLS_YEAR[0],
            last=day, by=enters,
            entries=[
                actions.Entry(form.indicator(f"{CELLS_FORM}.{cell}"), value, BASIS)
                for cell, value in values.items()
            ],
        )  # fmt: skip

    actions.approve_figures(figures=enter(CELLS), by=approves)
    enter(CELLS_WAITING)
