"""Classes: set up, held, cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.appointments.actions.held import words
from apps.cadres.models import TrainingClass, TrainingPlan
from apps.cadres.references import drawn
from apps.cadres.training import rules
from apps.cadres.training.actions import held as share
from apps.cadres.training.choices import ClassState
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.tenancy.models import Organization


@dataclass(frozen=True)
class Course:
    """What a class is."""

    name: str
    kind: str
    audience: str
    institution: str
    starts_on: date
    ends_on: date
    theory: str = ""
    level: str = ""
    programme: str = ""
    plan: TrainingPlan | None = None


@audit.act("cadres.training_class_opened")
def set_up_class(*, organization: Organization, course: Course, by: Actor) -> TrainingClass:
    """Set up a class, of the past too.

    Raises NotAllowed, RuleRefused without name or institution, for days out of order, for a level
    of theory in a course of another kind, for a plan of another office, kind, group or year.
    """
    require(by, permissions.CHANGE, organization)
    made = course_of(organization, course, by)
    made.save()
    made.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    audit.record(by, action="cadres.training_class_opened", obj=made)
    return made


def course_of(organization: Organization, course: Course, by: Actor) -> TrainingClass:
    """The class of a course, not saved; for a step of an act."""
    plan = course.plan
    if plan is not None:
        known = TrainingPlan.objects.visible_to(by).filter(organization=organization)
        if not known.filter(pk=plan.pk).exists():
            raise RuleRefused("training_plan_unknown", field="plan")
    refused = rules.class_refused(
        course.kind, course.theory, course.starts_on, course.ends_on,
        (plan.year, plan.kind, plan.audience) if plan else None, course.audience,
    )  # fmt: skip
    if refused:
        raise RuleRefused(refused[0], field=refused[1])
    return TrainingClass(
        organization=organization, reference=drawn("L"),
        name=words(course.name, "training_name_missing", "name"), kind=course.kind,
        audience=course.audience, theory=course.theory, level=course.level.strip(),
        programme=course.programme,
        institution=words(course.institution, "training_institution_missing", "institution"),
        starts_on=course.starts_on, ends_on=course.ends_on, plan=plan,
    )  # fmt: skip


@audit.act("cadres.training_class_held")
def close_class(
    *, training_class: TrainingClass, version: int, today: date, by: Actor
) -> TrainingClass:
    """Record that a class was held: from now on its people count as turns.

    Certificates may still come in. Raises NotAllowed, Conflict, RuleRefused before its last day,
    for one that is not open.
    """
    found = _open(training_class, version, by)
    if found.ends_on > today:
        raise RuleRefused("training_not_over", day=f"{found.ends_on:%d/%m/%Y}")
    found.state = ClassState.HELD
    share.stored(found)
    audit.record(by, action="cadres.training_class_held", obj=found)
    return found


@audit.act("cadres.training_class_cancelled")
def cancel_class(
    *, training_class: TrainingClass, version: int, reason: str, today: date, by: Actor
) -> TrainingClass:
    """Record that a class does not take place; it counts nowhere and stays to be read.

    Raises NotAllowed, Conflict, RuleRefused without a reason, for one that is not open, once
    somebody has a certificate of it.
    """
    found = _open(training_class, version, by)
    for rows in (found.cadreattendances, found.memberattendances):
        if rows.exclude(certificate="").exists():
            raise RuleRefused("training_certified_already")
    found.note = words(reason, "cadre_reason_missing", "reason")
    found.state = ClassState.CANCELLED
    share.stored(found)
    audit.record(by, action="cadres.training_class_cancelled", obj=found)
    return found


def _open(row: TrainingClass, version: int, by: Actor) -> TrainingClass:
    found: TrainingClass = share.held(row, version, by=by)
    if found.state != ClassState.OPEN:
        raise RuleRefused("training_not_open")
    return found
