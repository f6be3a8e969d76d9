"""Persons on their way into the Party in Thanh Trì, in every stage; procedures of recognition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from psycopg.types.range import DateRange

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months
from apps.desk.demo.names import name_for
from apps.desk.demo.topics import Demo
from apps.membership.admission import background_actions
from apps.membership.admission.choices import Outcome, Stage
from apps.membership.admission.papers import MEMBER_CURRICULUM, STAGE_A
from apps.membership.choices import State
from apps.membership.models import (
    BackgroundCheck,
    Candidate,
    CandidatePaper,
    CandidateReview,
    CandidateVote,
    Member,
    Procedure,
    ProcedurePaper,
    ProcedureVote,
)
from apps.membership.procedures import actions
from apps.membership.procedures.choices import Body, Kind, ProcedureState
from apps.membership.procedures.lookup import bodies_below, official_members, threshold_of
from apps.membership.procedures.rules import Ballots
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

DECIDER = "truongban.thanhtri@demo.vn"
TENANTS = {"thanh-tri-hn": 10, "thanh-tri-st": 3, "can-duoc": 2}
"""In how many cells of each somebody is followed."""
STAGES = (
    Stage.OUTSTANDING, Stage.OUTSTANDING, Stage.SYMPATHISER, Stage.SYMPATHISER, Stage.SYMPATHISER,
    Stage.DOSSIER, Stage.PROPOSED, Stage.DECIDED, Stage.ENDED,
)  # fmt: skip
IN_DOSSIER = (Stage.DOSSIER, Stage.PROPOSED, Stage.DECIDED)
WORK = ("Giáo viên", "Công nhân", "Nông dân", "Sinh viên", "Kế toán", "Kỹ sư", "Bí thư đoàn xã")


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if not Candidate.objects.exists():
        _people(demo)
    if not BackgroundCheck.objects.exists():
        _background(demo)


def _people(demo: Demo) -> None:
    draw = demo.draw("admission")
    for code, cells in TENANTS.items():
        for unit in _cells(demo, code, cells):
            _follow(unit, demo.today, draw)
    _alike(demo)
    _admitted(demo)
    _recognitions(demo)
    _not_recognised(demo)
    demo.say(f"{Candidate.objects.count()} candidates")


def _background(demo: Demo) -> None:
    """Letters that ask for the background check: waiting, late, abroad, answered."""
    people = Candidate.objects.below(demo.units["thanh-tri-hn"]).filter(stage=Stage.DOSSIER)
    rows = (
        (10, "home", "person", "Đảng ủy xã Tân Ước"),
        (75, "home", "parents", "Đảng ủy xã Hợp Thanh"),
        (60, "abroad", "children", "Đảng bộ tại Cộng hòa Séc"),
        (90, "home", "spouse", "Đảng ủy phường Hoàng Liệt"),
    )  # fmt: skip
    by = SystemActor()
    for person, (days, where, about, asked_of) in zip(
        people.order_by("pk")[: len(rows)], rows, strict=False
    ):
        asked = demo.today - timedelta(days=days)
        made = background_actions.ask_background(
            candidate=person, version=person.version, asked_on=asked, where=where, about=about,
            asked_of=asked_of, number=f"{days}-CV/ĐU", today=demo.today, by=by,
        )  # fmt: skip
    answered = made.asked_on + timedelta(days=30)
    person.refresh_from_db()
    background_actions.answer_background(
        candidate=person, version=person.version, check=made, answered_on=answered,
        number="12-CV/ĐU", today=demo.today, by=by,
    )  # fmt: skip


def _cells(demo: Demo, code: str, number: int) -> list[Any]:
    """Cells with at least three official members, spread over the tenant."""
    root = demo.units[code]
    root.refresh_from_db()
    cells = Organization.objects.below(root).filter(tier=Tier.CELL, active=True)
    rows = cells.select_related("parent__parent").order_by("path")
    return [unit for unit in rows[: number * 4] if _officials(unit).count() >= 3][:number]


def _alike(demo: Demo) -> None:
    """Somebody with the name and birth of a neighbour in the own register, and somebody with those
    of a member in another office."""
    cell = _cells(demo, "thanh-tri-hn", 1)[0]
    for code in ("thanh-tri-hn", "thanh-tri-st"):
        rows = Member.objects.below(demo.units[code]).filter(birth__regex="^.{10}$")
        other = rows.exclude(organization=cell).order_by("-birth", "pk")[0]
        Candidate.objects.create(
            organization=cell, stage=Stage.OUTSTANDING, full_name=other.full_name,
            birth=other.birth, sex=other.sex, noticed_on=demo.today - timedelta(days=20),
        )  # fmt: skip


def _officials(unit: Any) -> Any:
    return Member.objects.filter(organization=unit, state=State.OFFICIAL).order_by("pk")


@dataclass(frozen=True)
class Days:
    """When each step of one person fell, counted back from today."""

    noticed: date
    listed: date
    certificate: date
    dossier: date
    cell: date
    above: date
    decided: date


def _days(today: date, draw: Random) -> Days:
    decided = today - timedelta(days=draw.randint(4, 20))
    above = decided - timedelta(days=draw.randint(6, 15))
    cell = above - timedelta(days=draw.randint(8, 20))
    dossier = cell - timedelta(days=draw.randint(25, 60))
    listed = add_months(dossier, -draw.randint(7, 20))
    return Days(
        add_months(listed, -draw.randint(1, 5)), listed, listed + timedelta(days=45), dossier, cell,
        above, decided,
    )  # fmt: skip


def _follow(unit: Any, today: date, draw: Random) -> None:
    officials = list(_officials(unit)[:6])
    for stage in STAGES:
        days = _days(today, draw)
        person = Candidate.objects.create(
            organization=unit, stage=stage, **_person(today, draw), **_way(stage, days, draw)
        )
        person.refresh_from_db()  # its place, which the database fills in
        if stage not in (Stage.OUTSTANDING, Stage.ENDED):
            person.helper, person.introducer = draw.sample(officials, 2)
            person.introducer_since = add_months(days.listed, -18)
            person.save()
        _reviews(person, today, draw)
        if stage in IN_DOSSIER:
            _dossier(person, days, complete=stage != Stage.DOSSIER)
        if stage in (Stage.PROPOSED, Stage.DECIDED):
            _votes(person, days, len(_officials(unit)), decided=stage == Stage.DECIDED)


def _person(today: date, draw: Random) -> dict[str, Any]:
    female = draw.random() < 0.5
    born = today - timedelta(days=draw.randint(20 * 365, 42 * 365))
    return {
        "full_name": name_for(draw, female=female, ethnicity="01"),
        "sex": "female" if female else "male",
        "birth": PartialDate(born.year, born.month, born.day),
        "education": draw.choice(("upper_secondary", "college", "university")),
        "occupation": draw.choice(WORK),
    }


def _way(stage: str, days: Days, draw: Random) -> dict[str, Any]:
    """The dates that a person of that stage has."""
    found: dict[str, Any] = {"noticed_on": days.noticed}
    if stage == Stage.ENDED:
        return found | {"ended_on": days.decided, "ending_reason": "Chuyển nơi cư trú"}
    if stage == Stage.OUTSTANDING:
        return found
    found["listed_on"] = days.listed
    if draw.random() < 0.8 or stage in IN_DOSSIER:
        found |= {
            "certificate_on": days.certificate,
            "certificate_number": f"{draw.randint(10, 400)}/GCN-TTCT",
        }
    if stage in IN_DOSSIER:
        found["dossier_on"] = days.dossier
    if stage == Stage.DECIDED:
        found |= {
            "decided_on": days.decided,
            "decision_received_on": days.decided + timedelta(days=2),
            "decision_number": f"{draw.randint(100, 900)}-QĐ/HU",
            "deciding_body": Body.STANDING_COMMITTEE,
        }
    return found


def _reviews(person: Candidate, today: date, draw: Random) -> None:
    """The last three months; this month only where the cell has met already."""
    if person.stage not in (Stage.OUTSTANDING, Stage.SYMPATHISER):
        return
    for back in range(3):
        if back == 0 and draw.random() < 0.5:
            continue
        held = add_months(today.replace(day=3), -back)
        if held > today or held < person.noticed_on:
            continue
        on_list = person.listed_on is not None and person.listed_on <= held
        CandidateReview.objects.create(
            organization=person.organization, candidate=person, month=held.replace(day=1),
            held_on=held, outcome=Outcome.KEPT if on_list else Outcome.NOT_YET,
        )  # fmt: skip


def _dossier(person: Candidate, days: Days, *, complete: bool) -> None:
    wanted = STAGE_A if complete else STAGE_A[:3]
    CandidatePaper.objects.bulk_create(
        CandidatePaper(
            **_place(person), candidate=person, code=spec.code,
            dated_on=days.dossier + timedelta(days=5), received_on=days.dossier + timedelta(days=8),
        )
        for spec in wanted
    )  # fmt: skip


def _votes(person: Candidate, days: Days, officials: int, *, decided: bool) -> None:
    bodies = bodies_below(person.organization)
    for body in bodies if decided else bodies[:1]:
        cell = body == Body.CELL
        entitled = officials if cell else 11
        held = days.cell if cell else days.above
        _threshold, rule = threshold_of(body, on=held)
        CandidateVote.objects.create(
            organization=person.organization, candidate=person, body=body, held_on=held,
            entitled=entitled, present=entitled, in_favour=entitled, carried=True,
            resolution_number=f"{held.month:02}-NQ/{'CB' if cell else 'ĐU'}",
            rule_id=rule.pk if rule else None,
        )  # fmt: skip
        CandidatePaper.objects.create(
            organization=person.organization, candidate=person, dated_on=held,
            code="cell_resolution" if cell else "grassroots_resolution",
            number=f"{held.month:02}-NQ/{'CB' if cell else 'ĐU'}",
        )  # fmt: skip


def _admitted(demo: Demo) -> None:
    """Members on probation today were candidates before; no member is made here."""
    root = demo.units["thanh-tri-hn"]
    root.refresh_from_db()
    rows = Member.objects.below(root).filter(  # type: ignore[attr-defined]
        state=State.PROBATIONARY, ceremony_on__isnull=False, admission_decided_on__isnull=False
    )
    for number, member in enumerate(rows.order_by("ceremony_on", "pk")[:8]):
        candidate = Candidate.objects.create(
            organization=member.organization, member=member, stage=Stage.ADMITTED,
            full_name=member.full_name, sex=member.sex, birth=member.birth,
            education=member.education, noticed_on=add_months(member.ceremony_on, -26),
            listed_on=add_months(member.ceremony_on, -20), ceremony_on=member.ceremony_on,
            certificate_on=add_months(member.ceremony_on, -15),
            dossier_on=add_months(member.ceremony_on, -5),
            decided_on=member.admission_decided_on,
            decision_number=member.admission_decision_number or "12-QĐ/HU",
            deciding_body=Body.STANDING_COMMITTEE,
        )  # fmt: skip
        if number % 2 and member.ceremony_on:
            CandidatePaper.objects.create(
                candidate=candidate,
                organization=candidate.organization,
                code=MEMBER_CURRICULUM.code,
                dated_on=member.ceremony_on + timedelta(days=20),
            )


def _recognitions(demo: Demo) -> None:
    """Open ones of members whose probation ends soonest; decided, refused and withdrawn ones."""
    members = Member.objects.below(demo.units["thanh-tri-hn"])  # type: ignore[attr-defined]
    soon = members.filter(state=State.PROBATIONARY, ceremony_on__isnull=False)
    for member in soon.order_by("ceremony_on", "pk")[:3]:
        opened = _open(member, demo.today - timedelta(days=3))
        _papers(opened, demo.today - timedelta(days=10), ("new_member_class", "self_review"))
    known = members.filter(
        state=State.OFFICIAL, official_on__isnull=False, ceremony_on__isnull=False
    ).order_by("-official_on", "pk")[:3]
    for member, first in zip(known, (None, "refused", "withdrawn"), strict=False):
        if first:
            early = _open(member, member.official_on)
            early.state, early.decided_on = first, member.official_on + timedelta(days=5)
            early.closing_reason = "Hồ sơ chưa đủ, làm lại"
            early.save()
        _decided(_open(member, member.official_on + timedelta(days=6)))


def _not_recognised(demo: Demo) -> None:
    """Two whom the cell has not carried three times: the case of one is before the bodies above,
    the other is not recognised and to be struck off."""
    unit, today = demo.units["thanh-tri-hn"], demo.today
    by = SystemActor(unit, user=User.objects.get(sign_in_name=DECIDER))
    probation = Member.objects.below(unit).filter(state=State.PROBATIONARY)  # type: ignore[attr-defined]
    late = probation.filter(ceremony_on__isnull=False).order_by("-ceremony_on", "pk")[:2]
    for member, struck in zip(late, (False, True), strict=False):
        ended = _admitted_earlier(member, add_months(today, -15))
        made = actions.open_procedure(
            member=member, kind=Kind.RECOGNITION, opened_on=ended, today=today, by=by
        )
        for round_, days in enumerate((7, 28, 50), start=1):
            _vote(made, round_, ended + timedelta(days=days), 2, by, today)
        if not struck:
            continue
        closed = ended + timedelta(days=60)
        actions.refuse_procedure(
            procedure=made, version=4, closed_on=closed, today=today, by=by,
            reason="Chi bộ ba lần biểu quyết không đủ hai phần ba",
        )  # fmt: skip
        strike = actions.open_procedure(
            member=member, kind=Kind.STRIKE_OFF, opened_on=closed, today=today, by=by,
            reason="Đảng viên dự bị không đủ tư cách",
            details={"ground": "probation", "review": "done"},
        )  # fmt: skip
        _vote(strike, 1, closed + timedelta(days=5), 1, by, today)


def _admitted_earlier(member: Member, ceremony: date) -> date:
    """Let a newcomer be on probation for longer; returns the day on which it ended."""
    member.ceremony_on, member.admission_decided_on = ceremony, ceremony - timedelta(days=12)
    member.save(update_fields=["ceremony_on", "admission_decided_on"])
    member.placements.update(valid=DateRange(ceremony, None))  # type: ignore[attr-defined]
    return add_months(ceremony, 12)


def _vote(made: Procedure, version: int, held: date, divisor: int, by: Any, today: date) -> None:
    """A vote of the cell with all, or half, in favour."""
    entitled = official_members(made.organization, on=held)
    in_favour = entitled // divisor
    actions.record_vote(
        procedure=made, version=version, body=Body.CELL, held_on=held, today=today, by=by,
        ballots=Ballots(entitled, entitled, in_favour, entitled - in_favour),
    )  # fmt: skip


def _open(member: Member, day: date) -> Procedure:
    made = Procedure.objects.create(
        organization=member.organization, member=member, kind=Kind.RECOGNITION, opened_on=day
    )
    made.refresh_from_db()
    return made


def _papers(procedure: Procedure, day: date, codes: tuple[str, ...]) -> None:
    for code in codes:
        ProcedurePaper.objects.create(
            organization=procedure.organization, member_id=procedure.member_id,
            procedure=procedure, code=code, dated_on=day,
        )  # fmt: skip


def _decided(procedure: Procedure) -> None:
    day = procedure.opened_on
    for number, body in enumerate(bodies_below(procedure.organization)):
        held = day + timedelta(days=4 + 7 * number)
        _threshold, rule = threshold_of(body, on=held)
        ProcedureVote.objects.create(
            organization=procedure.organization, member_id=procedure.member_id,
            procedure=procedure, body=body, held_on=held, entitled=9, present=9, in_favour=9,
            carried=True, rule_id=rule.pk if rule else None,
        )  # fmt: skip
    procedure.state, procedure.decided_on = ProcedureState.DECIDED, day + timedelta(days=30)
    procedure.decision_number = procedure.member.official_decision_number or "45-QĐ/HU"
    procedure.deciding_body = Body.STANDING_COMMITTEE
    procedure.effective_on = procedure.member.official_on
    procedure.save()


def _place(person: Candidate) -> dict[str, Any]:
    """Rows made in bulk take their place from the organisation as well."""
    return {"organization": person.organization}
