"""What every act of discipline begins and ends with: the case held in its version, one line."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused
from apps.inspection import permissions
from apps.inspection.discipline.judging import Picture, picture_of
from apps.inspection.models import Case, CaseSubject


def held(
    case: Case, subject: CaseSubject, version: int, by: Actor, *, right: str = permissions.CHANGE
) -> Picture:
    """The case locked in the version that the person saw, with what is on record of the subject.

    Raises NotAllowed without the right or outside the range, Conflict when somebody else has acted
    meanwhile, RuleRefused for a subject of another case.
    """
    require(by, right, case)
    permissions.require_in_range(by, right, case)
    rows = Case.objects.select_for_update(of=("self",)).select_related("organization")
    locked: Case | None = rows.filter(pk=case.pk).first()
    if locked is None or locked.version != version:
        raise Conflict("stale")
    permissions.require_in_range(by, right, locked)
    found = CaseSubject.objects.of_case(locked).select_related("member").filter(pk=subject.pk)
    own = found.first()
    if own is None:
        raise Conflict("stale")
    return picture_of(locked, own)


def open_for(picture: Picture) -> None:
    """Refuse once the case is closed, the subject taken out or decided on. Raises RuleRefused."""
    if not picture.case.is_open:
        raise RuleRefused("discipline_case_closed")
    if picture.subject.removed_on is not None:
        raise RuleRefused("discipline_subject_removed")
    if picture.is_ended:
        raise RuleRefused("discipline_decided_already")


def done(picture: Picture, action: str, by: Actor, **params: Any) -> None:
    """Count the case's version on and write the one line of the trail."""
    case = picture.case
    case.version += 1
    case.save(update_fields=["version", "changed_at"])
    audit.record(by, action=action, obj=case, **params)
