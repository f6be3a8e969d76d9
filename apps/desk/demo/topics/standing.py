"""Members of Thanh Trì who are exempt, suspended, gone and back: one at least of each state.

They are members of long standing, outside every published period.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import Actor, SystemActor
from apps.accounts.models import User
from apps.desk.demo.topics import Demo
from apps.membership.choices import Entry
from apps.membership.models import Member, Placement, Procedure, StandingPeriod
from apps.membership.procedures import actions
from apps.membership.procedures.choices import Body, Kind
from apps.membership.procedures.judging import needed_bodies
from apps.membership.procedures.lookup import official_members
from apps.membership.procedures.registry import spec_of
from apps.membership.procedures.rules import Ballots

DECIDER = "truongban.thanhtri@demo.vn"
UNIT, BEFORE = "thanh-tri-hn", date(2013, 1, 1)
COMMITTEE = 15
REASON = "Theo đề nghị của chi bộ"
OPEN, DECIDED = "open", "decided"
LETTER = {"letter_on": "2026-01-05", "letter_reason": "Hoàn cảnh gia đình, theo đơn"}


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if StandingPeriod.objects.exists():
        return
    by_age = _elders(demo)
    old, people = iter(by_age[:8]), iter(sorted(by_age[-24:], key=lambda one: one.sex))
    by = SystemActor(demo.units[UNIT], user=User.objects.get(sign_in_name=DECIDER))
    _set_aside(old, people, by, demo.today)
    _gone(old, people, by, demo.today)
    _back(people, by, demo.today)
    demo.say(f"{StandingPeriod.objects.count()} exemptions and suspensions, ways out and back")


def _elders(demo: Demo) -> list[Member]:
    unit = demo.units[UNIT]
    unit.refresh_from_db()
    # Keys, not a join: the rows are new, and the planner has no statistics of them yet.
    recorded = Placement.objects.below(unit).filter(entry=Entry.RECORDED)
    keys = list(recorded.values_list("member_id", flat=True))
    rows = Member.objects.filter(pk__in=keys, admission_decided_on__lt=BEFORE).present()
    return list(rows.select_related("organization__parent__parent").order_by("birth", "pk"))


def _set_aside(old: Iterator[Member], people: Iterator[Member], by: Actor, today: date) -> None:
    def day(days: int) -> str:
        return (today + timedelta(days=days)).isoformat()

    exempt = {"body": Body.CELL}
    past, recent = today - timedelta(days=420), today - timedelta(days=40)
    for reason, since, until, on in (
        ("old_age", -410, None, past),
        ("ill_health", -400, None, past),
        ("long_treatment", -160, 21, today - timedelta(days=165)),
        ("abroad_alone", -30, 300, recent),
        ("maternity", -30, 150, recent),
    ):
        details = {"reason_code": reason, "since": day(since), "until": until and day(until)}
        who = next(old if reason in ("old_age", "ill_health") else people)
        _run(who, Kind.EXEMPTION, on, details, by, today, **exempt)
    back = next(old)
    _run(
        back, Kind.EXEMPTION, past, {"reason_code": "ill_health", "since": day(-410)}, by, today,
        **exempt,
    )  # fmt: skip
    _run(back, Kind.EXEMPTION_END, recent, {"returns_on": day(-35)}, by, today, **exempt)
    waiting = {"reason_code": "old_age", "since": day(10)}
    _run(next(old), Kind.EXEMPTION, today - timedelta(days=6), waiting, by, today, end=OPEN)
    detained = {"reason_code": "detained", "since": day(-40)}
    _run(next(people), Kind.SUSPENSION, recent, detained, by, today)
    held = {"reason_code": "obstruction", "since": day(-40), "until": day(14)}
    _run(next(people), Kind.SUSPENSION, recent, held, by, today)
    lifted = next(people)
    _run(
        lifted, Kind.SUSPENSION, past, {"reason_code": "prosecuted", "since": day(-410)}, by, today
    )
    _run(lifted, Kind.SUSPENSION_END, recent, {"returns_on": day(-38)}, by, today)


def _gone(old: Iterator[Member], people: Iterator[Member], by: Actor, today: date) -> None:
    recent = today - timedelta(days=20)
    missed = {"ground": "missed", "amount": 4, "review": "refused", "requests": 3}
    _run(next(people), Kind.STRIKE_OFF, recent, missed, by, today)
    no_progress = {"ground": "no_progress", "amount": 14, "review": "done"}
    _run(next(people), Kind.STRIKE_OFF, recent, no_progress, by, today, end=OPEN)
    refused = _run(
        next(people), Kind.STRIKE_OFF, recent, {"ground": "political", "review": "done"}, by,
        today, end=OPEN,
    )  # fmt: skip
    actions.refuse_procedure(
        procedure=refused, version=refused.version, closed_on=today, today=today, by=by,
        reason="Chưa đủ căn cứ",
    )  # fmt: skip
    _run(next(people), Kind.OWN_REQUEST, recent, LETTER, by, today)
    withdrawn = _run(next(people), Kind.OWN_REQUEST, recent, LETTER, by, today, end=OPEN)
    actions.withdraw_procedure(
        procedure=withdrawn, version=withdrawn.version, closed_on=today, today=today, by=by,
        reason="Đảng viên rút đơn",
    )  # fmt: skip
    violation = {"violation": "Vi phạm quy định về những điều đảng viên không được làm"}
    _run(next(people), Kind.EXPULSION, recent, violation | {"bar": "corruption"}, by, today)
    died = {"died_on": (recent - timedelta(days=4)).isoformat(), "cause": "Tuổi cao, bệnh nặng"}
    _run(next(old), Kind.DEATH, recent, died, by, today, body=Body.CELL)


def _back(people: Iterator[Member], by: Actor, today: date) -> None:
    violation = {"violation": "Vi phạm"}
    returned, asking, restored = next(people), next(people), next(people)
    _run(returned, Kind.EXPULSION, date(2021, 9, 15), violation, by, today)
    consent = {"consent_number": "112-CV/TU", "consent_on": "2026-03-02"}
    _run(returned, Kind.READMISSION, date(2026, 3, 16), consent, by, today)
    _run(asking, Kind.EXPULSION, date(2022, 5, 16), violation, by, today)
    _run(asking, Kind.READMISSION, today - timedelta(days=12), {}, by, today, end=OPEN)
    _run(restored, Kind.EXPULSION, date(2024, 6, 3), violation, by, today)
    annulled = {"annulled_by": "Kết luận 21-KL/UBKT", "annulled_on": "2026-02-20"}
    _run(restored, Kind.RESTORATION, date(2026, 3, 2), annulled, by, today, body=Body.PROVINCE)


def _run(
    of: Member, kind: str, on: date, details: dict[str, Any], by: Actor, today: date, *,
    body: str = Body.STANDING_COMMITTEE, end: str = DECIDED,
) -> Procedure:  # fmt: skip
    """Open a procedure, with the votes that it needs, and decide it unless it stays open."""
    made = actions.open_procedure(
        member=of, kind=kind, opened_on=on, today=today, by=by, reason=REASON, details=details
    )
    voters = needed_bodies(made, spec_of(kind))
    for number, voter in enumerate(voters[:1] if end == OPEN else voters):
        entitled = official_members(made.organization, on=on) if voter == Body.CELL else COMMITTEE
        actions.record_vote(
            procedure=made, version=1 + number, body=voter, held_on=on,
            ballots=Ballots(entitled, entitled, entitled, 0), today=today, by=by,
        )  # fmt: skip
    made.refresh_from_db()
    if end == OPEN:
        return made
    done = actions.decide_procedure(
        procedure=made, version=made.version, decided_on=on, deciding_body=body, reason=REASON,
        decision_number=f"{100 + made.pk % 300}-{'NQ/CB' if body == Body.CELL else 'QĐ/HU'}",
        today=today, by=by,
    )  # fmt: skip
    of.refresh_from_db()
    return done
