"""Reading plans, classes and attendances for pages and the API."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from apps.cadres.models import (
    Cadre,
    CadreAttendance,
    MemberAttendance,
    TrainingClass,
    TrainingPlan,
)
from apps.cadres.training.counting import ATTENDANCES, people_in
from apps.core.errors import RuleRefused
from apps.membership.models import Member

SHOWN = 1_000
"""So many people of a class are on its page; no class is larger in practice."""


def class_or_404(actor: Any, reference: str) -> TrainingClass:
    """The class with its plan; raises Http404 for none or not the reader's."""
    rows = TrainingClass.objects.visible_to(actor).select_related("organization", "plan")
    found: TrainingClass | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def plan_or_404(actor: Any, reference: str) -> TrainingPlan:
    """The plan; raises Http404 for none or not the reader's."""
    rows = TrainingPlan.objects.visible_to(actor).select_related("organization")
    found: TrainingPlan | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def attendance_or_404(actor: Any, training_class: TrainingClass, reference: str) -> Any:
    """Somebody in a class; raises Http404 for nobody or somebody out of sight."""
    for rows in _people(actor, training_class):
        found = rows.filter(reference=reference).first()
        if found is not None:
            return found
    raise Http404


def people_of(actor: Any, training_class: TrainingClass) -> list[Any]:
    """Cadres and members of a class whom the reader may know of, by name; two queries."""
    found = [row for rows in _people(actor, training_class) for row in rows[:SHOWN]]
    return sorted(found, key=lambda row: (row.person.sort_key, row.pk))


def _people(actor: Any, training_class: TrainingClass) -> tuple[Any, Any]:
    cadres = CadreAttendance.objects.visible_to(actor).of_class(training_class)
    members = MemberAttendance.objects.visible_to(actor).of_class(training_class)
    return (
        cadres.select_related("cadre", "training_class").order_by("cadre__sort_key", "pk"),
        members.select_related("member", "training_class").order_by("member__sort_key", "pk"),
    )


def who(actor: Any, cadre: str, card: str) -> tuple[Cadre | None, Member | None]:
    """A cadre by the reference of the profile, or a member by the number of the card.

    Never by name: names are shared. Raises RuleRefused for both, none, or somebody out of sight.
    """
    if bool(cadre) == bool(card):
        raise RuleRefused("training_who_missing", field="cadre")
    if cadre:
        found = Cadre.objects.visible_to(actor).filter(reference=cadre.upper()).first()
        if found is None:
            raise RuleRefused("appointment_profile_unknown", field="cadre")
        return found, None
    member = Member.objects.visible_to(actor).filter(card_number=card).first()
    if member is None:
        raise RuleRefused("cadre_member_unknown", field="member")
    return None, member


def with_people(actor: Any, classes: Any) -> Any:
    """Classes with how many people the reader may know of, as ``people``; no query more."""
    return classes.annotate(people=people_in(lambda model: model.objects.visible_to(actor)))


@dataclass(frozen=True)
class Narrowed:
    """What a reader looks at: their range, narrowed to a unit, a kind, a group."""

    actor: Any
    unit: Any = None
    kind: str = ""
    audience: str = ""

    @property
    def rows(self) -> Callable[[Any], Any]:
        """Rows of a model within it."""

        def of(model: Any) -> Any:
            prefix = "training_class__" if model in ATTENDANCES else ""
            wanted = {"kind": self.kind, "audience": self.audience}
            rows = model.objects.visible_to(self.actor)
            rows = rows.below(self.unit) if self.unit else rows
            return rows.filter(**{prefix + name: one for name, one in wanted.items() if one})

        return of
