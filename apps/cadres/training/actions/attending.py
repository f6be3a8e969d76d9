"""People in classes: entered, their results, the certificate that becomes a qualification."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.text import capfirst

from apps.accounts.actor import Actor
from apps.cadres.models import (
    Cadre,
    CadreAttendance,
    MemberAttendance,
    Qualification,
    TrainingClass,
)
from apps.cadres.permissions import CHANGE
from apps.cadres.profiles.actions import held as profile
from apps.cadres.references import drawn
from apps.cadres.training import rules
from apps.cadres.training.actions import held as share
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.partial_dates import PartialDate
from apps.membership.models import Member


@dataclass(frozen=True)
class Result:
    """What became of somebody: the result, and number and day of a certificate."""

    result: str
    certificate: str = ""
    certified_on: date | None = None


@audit.act("cadres.training_attendance_entered")
def enrol(
    *, training_class: TrainingClass, cadre: Cadre | None = None, member: Member | None = None,
    by: Actor,
) -> CadreAttendance | MemberAttendance:  # fmt: skip
    """Enter somebody in a class: a cadre, or a member. A member with a profile counts as the cadre.

    Raises NotAllowed, RuleRefused for nobody or two, somebody out of sight, somebody who is in the
    class already, a class that is over.
    """
    found = share.open_class(training_class, by)
    row = row_of(found, cadre, member, by)
    row.save()
    audit.record(by, action="cadres.training_attendance_entered", obj=found)
    return row


def row_of(
    training_class: TrainingClass, cadre: Cadre | None, member: Member | None, by: Actor
) -> Any:
    """The row of somebody in a class, not saved; for a step of an act. Raises RuleRefused."""
    if (cadre is None) == (member is None):
        raise RuleRefused("training_who_missing", field="cadre")
    cadres = Cadre.objects.visible_to(by)
    if member is not None:
        if not Member.objects.visible_to(by).filter(pk=member.pk).exists():
            raise RuleRefused("cadre_member_unknown", field="member")
        cadre = cadres.filter(member_id=member.pk).order_by("pk").first()
    elif not cadres.filter(pk=cadre.pk if cadre else 0).exists():
        raise RuleRefused("appointment_cadre_unknown", field="cadre")
    _not_there(training_class, cadre, member)
    if cadre is not None:
        return CadreAttendance.of_class(training_class, reference=drawn("T"), cadre=cadre)
    return MemberAttendance.of_class(training_class, reference=drawn("T"), member=member)


def _not_there(training_class: TrainingClass, cadre: Cadre | None, member: Member | None) -> None:
    """Nobody sits in a class twice, as a cadre and as a member neither."""
    key = member.pk if member is not None else cadre.member_id if cadre else None
    mine = CadreAttendance.objects.of_class(training_class)
    here = mine.filter(cadre=cadre) if cadre is not None else mine.none()
    if key is not None:
        here = here | mine.filter(cadre__member_id=key)
        others = MemberAttendance.objects.of_class(training_class).filter(member_id=key)
        if others.exists():
            raise RuleRefused("training_in_class_already", field="member")
    if here.exists():
        raise RuleRefused("training_in_class_already", field="cadre")


@audit.act("cadres.training_result_recorded")
def record_result(
    *, attendance: CadreAttendance | MemberAttendance, version: int, result: Result,
    reason: str = "", today: date, by: Actor,
) -> Any:  # fmt: skip
    """Record what became of somebody; the certificate of a level enters the profile at once.

    A certificate that the profile has already is tied to it, not entered a second time; one
    recorded wrongly is struck there with the reason, and the better one entered. Raises NotAllowed
    (also for one's own profile), Conflict, RuleRefused for a class that has not begun or was
    cancelled, for half a certificate or one without having passed, for days out of order, for a
    certificate changed without a reason.
    """
    found = share.held(attendance, version, by=by)
    course = found.training_class
    number = result.certificate.strip()
    refused = rules.result_refused(
        result.result, number, result.certified_on, course.starts_on, course.state, today
    )
    if refused:
        raise RuleRefused(refused[0], field=refused[1])
    changed = (found.certificate, found.certified_on) != (number, result.certified_on)
    found.result, found.certificate = result.result, number
    found.certified_on = result.certified_on
    if isinstance(found, CadreAttendance) and changed:
        _into_profile(found, reason.strip(), today, by)
    share.stored(found)
    audit.record(by, action="cadres.training_result_recorded", obj=course, result=result.result)
    return found


def _into_profile(row: CadreAttendance, reason: str, today: date, by: Actor) -> None:
    course = row.training_class
    kind = rules.group_of(course.kind, course.theory, course.level)
    if not kind or not (row.certificate or row.qualification_id):
        return
    cadres = Cadre.objects.visible_to(by).filter(pk=row.cadre_id)
    known = cadres.first()
    if known is None:
        raise NotAllowed(permission=str(CHANGE))
    cadre = profile.held(known, known.version, by=by)
    if row.qualification_id:
        _strike(row, reason, today)
    raised = []
    if row.certificate:
        row.qualification = _entered(cadre, row, kind)
        # The level of a member follows the member's record, which another office keeps.
        if cadre.member_id is None and rules.is_higher(cadre.political_theory, course.theory):
            cadre.political_theory = course.theory
            raised.append("political_theory")
    profile.stored(cadre, *raised)
    audit.record(by, action="cadres.row_added", obj=cadre, row_kind="qualification")


def _strike(row: CadreAttendance, reason: str, today: date) -> None:
    old = row.qualification
    if not reason:
        raise RuleRefused("cadre_reason_missing", field="reason")
    assert old is not None
    old.struck_on, old.struck_because, old.version = today, reason, old.version + 1
    old.save(update_fields=["struck_on", "struck_because", "version"])
    row.qualification = None


def _entered(cadre: Cadre, row: CadreAttendance, kind: str) -> Qualification:
    course = row.training_class
    rows = Qualification.objects.valid().of_cadre(cadre)
    known: Qualification | None = rows.filter(kind=kind, certificate=row.certificate).first()
    if known is not None:
        return known
    with translation.override("vi"):  # a profile is in Vietnamese, whoever writes it
        level = capfirst(course.level_words)
    made: Qualification = Qualification.of(
        cadre, kind=kind, level=level, subject=course.name,
        school=course.institution, certificate=row.certificate, certified_on=row.certified_on,
        began=PartialDate.of(course.starts_on), finished=PartialDate.of(course.ends_on),
    )  # fmt: skip
    made.save()
    return made
