"""What every act on a case does before and after: right, range, lock, version, signature."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.inspection import permissions
from apps.inspection.choices import Submission
from apps.inspection.deadlines.keeping import keep_days
from apps.inspection.letters.keeping import keep_grade as keep_grade_of_letters
from apps.inspection.models import Case
from apps.inspection.programmes.keeping import keep_grade


def held(case: Case, version: int, *, permission: str, by: Actor) -> Case:
    """The case, locked, when the actor holds the right over it and has read its latest version.

    Raises NotAllowed, or Conflict when somebody else changed it meanwhile.
    """
    if not by.has(permission):
        raise NotAllowed(permission=str(permission))
    rows = Case.objects.visible_to(by).select_for_update(of=("self",))
    found: Case | None = rows.filter(pk=case.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permission))
    permissions.require_in_range(by, permission, found)
    if found.version != version:
        raise Conflict("stale")
    return found


def held_open(case: Case, version: int, *, permission: str, by: Actor) -> Case:
    """The same for a case on which work goes on. Raises RuleRefused for one that has ended."""
    found = held(case, version, permission=permission, by=by)
    if not found.is_open:
        raise RuleRefused("case_ended")
    return found


def stored(case: Case) -> Case:
    """Save what the act changed, with the due day that follows; whoever read it before is told."""
    case.version += 1
    case.save()
    keep_days([case])
    keep_grade(case)
    keep_grade_of_letters(case)
    return case


def void_signature(case: Case) -> bool:
    """Take back what a change of the plan makes untrue; whether there was anything.

    A plan that waits goes back to the officer, one that is signed has to be signed again.
    """
    touched = case.submission == Submission.SUBMITTED or case.signed_on is not None
    if case.submission == Submission.SUBMITTED:
        case.submission = Submission.NONE
    case.signed_by_id = case.signed_on = None  # type: ignore[assignment]
    return touched


def not_ahead(day: date, today: date, field: str) -> None:
    """Raises RuleRefused for a day that has not come."""
    if day > today:
        raise RuleRefused("case_day_ahead", field=field)
