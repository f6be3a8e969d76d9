"""What the schedule of summaries and their way up add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from apps.accounts.actor import actor_for
from apps.accounts.models import RoleAssignment
from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.core import actions as core
from apps.core.models import Job
from apps.reports.figures import fingerprint
from apps.reports.handover import actions as handover
from apps.reports.models import (
    CutOffDay,
    Handover,
    LevelCheck,
    Summary,
    SummarySchedule,
    WaitingSummary,
)
from apps.reports.rules import quarter_end
from apps.reports.schedule import actions
from tests.guards.acting import actor
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.twins import NEVER, OWN, SINCE, Stage, Twin
from tests.guards.twins import WALLED as BEHIND_A_WALL

SUMMARY = "reports.summary"
RIGHTS = {
    "reports.handover": P.VIEW_SUMMARY,
    "reports.waitingsummary": P.VIEW_SUMMARY,
    "reports.levelcheck": P.VIEW_SUMMARY,
    "reports.cutoffday": P.CHANGE_SCHEDULE,
    "reports.summaryschedule": P.CHANGE_SCHEDULE,
}
GUARDED = {"reports.handover": SUMMARY}
KINDS = ("sealed", "handed", "handover", "waiting", "levelcheck", "cutoff", "schedule")
WALLED = ("sealed", "handed")
SETTINGS = frozenset({OWN, "sibling", "neighbour", "parent", NEVER})
"""Settings of an organisation stand behind no wall."""
TODAY = date(2026, 1, 5)
YEAR = {"kind": "year", "first": date(2021, 1, 1), "last": date(2021, 12, 31)}


def _signed(twin: Twin, key: int, owner: Any, form: str) -> Any:
    now = timezone.now()
    walled = twin.where == BEHIND_A_WALL
    row = Summary(
        id=key, organization=twin.unit, form=form, kind="year", name=f"Đảng bộ {twin.word}",
        first=date(2005 if walled else 2006, 1, 1), last=date(2005 if walled else 2006, 12, 31),
        counted_at=now, checked_by=owner, checked_at=now, signed_by=owner, signed_at=now,
        state="signed",
    )  # fmt: skip
    row.sha256 = fingerprint(row)
    row.save(force_insert=True)
    row.refresh_from_db()
    return row


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A summary signed and not sent, one sent; what waits, and the settings of the unit."""
    found: dict[str, Any] = {
        "sealed": _signed(twin, ids["sealed"], owner, "membership"),
        "handed": _signed(twin, ids["handed"], owner, "grading"),
    }
    found["handover"] = Handover.objects.create(
        id=ids["handover"], summary=found["handed"], organization=twin.unit, sent_by=owner
    )
    if twin.where != BEHIND_A_WALL:
        found |= {
            "waiting": WaitingSummary.objects.create(
                id=ids["waiting"], organization=twin.unit, form="grading", asked_by=owner, **YEAR
            ),
            "levelcheck": LevelCheck.objects.create(
                id=ids["levelcheck"], organization=twin.unit, until=date(2007, 3, 31),
                differences=0, missing=0, note=f"Ghi chú {twin.word}", done_by=owner,
            ),
            "cutoff": CutOffDay.objects.create(
                id=ids["cutoff"], organization=twin.unit, form="grading", kind="year", day=15,
                month=11, since=1990, until=1991, document=f"Công văn {twin.word}",
            ),
            "schedule": SummarySchedule.objects.create(
                id=ids["schedule"], organization=twin.unit, form="grading", kinds=["year"]
            ),
        }  # fmt: skip
    for row in found.values():
        row.refresh_from_db()
    return found


def _reason(stage: Stage, twin: Twin) -> dict[str, str]:
    return {"reason": "Thiếu số liệu", "note": "Thiếu số liệu"}


def _of(name: str, of: str, **acts: Act) -> Route:
    return Route(f"reports:{name}", of=of, see=P.VIEW_SUMMARY, **acts)


def _api(name: str, of: str, act: Act) -> Route:
    return Route(name, of=of, see=P.VIEW_SUMMARY, stranger=API_CLOSED, post=act)


TOTALS = "counts the official totals of the unit"
# The readers work at the unit itself: the level above answers (tests/reports/test_handover.py).
ROUTES = [
    _of("send", "sealed", post=Act(P.SIGN_SUMMARY, ok=302)),
    _of("accept", "handed", post=Act(P.CHECK_SUMMARY, ok=403)),
    _of(
        "return_to_unit", "handed", get=Act(P.CHECK_SUMMARY, ok=403),
        post=Act(P.CHECK_SUMMARY, ok=403, data=_reason),
    ),
    _of("summary_levels", "summary", get=Act(rows="figure")),
    _of("waiting", "waiting", get=Act()),
    _of("waiting_end", "waiting", post=Act(P.GENERATE_SUMMARY, ok=302)),
    Route(
        "reports:late", of="summary", see=P.VIEW_SUMMARY,
        key=lambda twin: {"pk": twin.summary.pk, "indicator": "members"},
        get=Act(
            P.VIEW_MEMBER, queries=lambda twin: [f"unit={twin.unit.pk}"],
            views=("order=-name&page=7",), differs=TOTALS,
        ),
    ),
    Route(
        "reports:levels", get=Act(P.VIEW_SUMMARY, views=("page=2",), rows="levelcheck"),
        post=Act(P.CHECK_SUMMARY, ok=302, data=lambda stage, twin: {"note": "Đã đối chiếu"}),
    ),
    Route(
        "core:job_cancel", of="job", key=lambda twin: {"uuid": twin.job.uuid}, post=Act(ok=409)
    ),
    _api("summary-send", "sealed", Act(P.SIGN_SUMMARY)),
    _api("summary-accept", "handed", Act(P.CHECK_SUMMARY, ok=403)),
    _api("summary-return-to-unit", "handed", Act(P.CHECK_SUMMARY, ok=403, data=_reason, json=True)),
    *Table(
        "reports.cutoffday", P.CHANGE_SCHEDULE, P.CHANGE_SCHEDULE, of="cutoff", rows="cutoff",
        only=SETTINGS,
    ).routes(),
    *Table(
        "reports.summaryschedule", P.CHANGE_SCHEDULE, P.CHANGE_SCHEDULE, of="schedule",
        rows="schedule", only=SETTINGS,
    ).routes(),
]  # fmt: skip


def _more_check(stage: Stage, role: str, number: int) -> None:
    LevelCheck.objects.create(
        organization=stage.twins[OWN].unit, until=quarter_end(date(2008 + number, 1, 1)),
        differences=0, missing=number,
    )  # fmt: skip


def _more_cutoff(stage: Stage, role: str, number: int) -> None:
    CutOffDay.objects.create(
        organization=stage.twins[OWN].unit, form="", kind="year", day=1, month=12,
        since=1900 + number, until=1900 + number,
    )  # fmt: skip


def _more_schedule(stage: Stage, role: str, number: int) -> None:
    unit = stage.organizations[("alpha-east-1", "alpha-east-2")[number % 2]]
    forms = ("", "membership", "grading", "cell_life", "inspection", "conclusions", "discipline",
             "cadres", "membership_flow", "inspection_contents")  # fmt: skip
    SummarySchedule.objects.create(
        organization=unit, form=forms[number // 2 % len(forms)], kinds=["year"]
    )


MORE = {"levelcheck": _more_check, "cutoff": _more_cutoff, "schedule": _more_schedule}


def _row_handover(unit: Any, number: int, made: Any, who: Any) -> Any:
    """The summary of the same number, sent up by its own unit."""
    summary = made[SUMMARY][number]
    now = timezone.now()
    Summary.objects.filter(pk=summary.pk).update(
        state="signed", checked_by=who, checked_at=now, signed_by=who, signed_at=now,
        sha256=fingerprint(summary),
    )  # fmt: skip
    return Handover.objects.create(summary=summary, organization=unit, sent_by=who)


MAKERS = {
    "reports.handover": _row_handover,
    "reports.waitingsummary": lambda unit, number, made, who: WaitingSummary.objects.create(
        organization=unit, form="grading", kind="year", first=date(1900 + number, 1, 1),
        last=date(1900 + number, 12, 31),
    ),
    "reports.levelcheck": lambda unit, number, made, who: LevelCheck.objects.create(
        organization=unit, until=date(1900 + number, 3, 31), differences=0, missing=0
    ),
    "reports.cutoffday": lambda unit, number, made, who: CutOffDay.objects.create(
        organization=unit, kind="month", day=15, since=1900 + number, until=1900 + number
    ),
    "reports.summaryschedule": lambda unit, number, made, who: SummarySchedule.objects.create(
        organization=unit, form=("grading", "membership", "cell_life")[number], kinds=["year"]
    ),
}  # fmt: skip


def _own(stage: Stage) -> Any:
    return stage.twins[OWN]


def _head(stage: Stage) -> Any:
    return actor(stage, "organization_head")


def _above(stage: Stage) -> Any:
    """The head of the organisation board of the whole province."""
    held = RoleAssignment.objects.create(
        user=stage.readers["auditor"], role="organization_head", valid_from=SINCE,
        organization=stage.organizations["alpha"],
    )  # fmt: skip
    return actor_for(held)


def _admin(stage: Stage) -> Any:
    return actor(stage, "system_administrator")


def _cancelled(stage: Stage) -> Any:
    head = _head(stage)
    job = Job.objects.create(
        kind="reports.generate", title="Việc", started_by=head.user, state="running"
    )
    return core.cancel_job(job=job, by=head)


def _ended(stage: Stage) -> Any:
    return actions.end_waiting(row=_own(stage).waiting, by=_head(stage))


HANDOVER, SCHEDULE = "apps.reports.handover.actions.", "apps.reports.schedule.actions."
ACTIONS = {
    f"{HANDOVER}send_up": lambda stage: handover.send_up(
        summary=_own(stage).sealed, by=_head(stage)
    ),
    f"{HANDOVER}accept": lambda stage: handover.accept(
        summary=_own(stage).handed, by=_above(stage)
    ),
    f"{HANDOVER}return_to_unit": lambda stage: handover.return_to_unit(
        summary=_own(stage).handed, note="Thiếu", by=_above(stage)
    ),
    f"{HANDOVER}reconcile_levels": lambda stage: handover.reconcile_levels(
        until=date(2020, 3, 31), by=_head(stage)
    ),
    f"{SCHEDULE}set_cut_off": lambda stage: actions.set_cut_off(
        row=CutOffDay(organization=_own(stage).unit, kind="year", day=15, month=11, since=2030),
        by=_admin(stage),
    ),
    f"{SCHEDULE}set_schedule": lambda stage: actions.set_schedule(
        row=SummarySchedule(organization=_own(stage).unit, form="discipline", kinds=["year"]),
        by=_admin(stage),
    ),
    f"{SCHEDULE}wait_for_units": lambda stage: actions.wait_for_units(
        organization=stage.organizations["alpha"], form="cell_life", by=_above(stage), **YEAR
    ),
    f"{SCHEDULE}end_waiting": _ended,
    "apps.core.actions.cancel_job": _cancelled,
}
