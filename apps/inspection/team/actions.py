"""What happens to the team of a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from apps.accounts import grants
from apps.accounts.actor import Actor
from apps.accounts.models import User
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.choices import LeftBecause
from apps.inspection.models import Case, TeamMember
from apps.inspection.team import people
from apps.inspection.walls import rules
from apps.inspection.walls.conflicts import conflicts


@audit.act("inspection.team_assigned")
def assign_team_member(
    *,
    case: Case,
    user: User,
    role: str,
    part: str = "",
    override_reason: str = "",
    override_decision: str = "",
    today: date,
    by: Actor,
) -> TeamMember:
    """Name somebody to the team. Whoever does not read the case by their role gets a grant that the
    database ends with the case or with their service.

    Raises NotAllowed for anybody but the chair, RuleRefused when the case has ended, for a second
    head, somebody named already, somebody of another province or without clearance, and for a
    conflict: a wall never gives way; relatives of a wider degree, co-workers and whoever issued the
    contested act take part only when the standing body so decides, with the reason (131-QĐ/TW).
    """
    locked = _locked(case, by)
    _check_reader(locked, user, today)
    row: TeamMember = TeamMember.of(
        locked, user=user, name=user.full_name, role=role, part=part.strip(), from_on=today
    )
    _judge(row, locked, user, override_reason, override_decision, by)
    _save(row)
    _open_to(locked, user, today, by)
    audit.record(
        by, action="inspection.team_assigned", obj=locked, person=user.pk, team_role=role,
        conflict=row.conflict, decision=row.override_decision,
    )  # fmt: skip
    return row


def _locked(case: Case, by: Actor) -> Case:
    require(by, permissions.DECIDE, case)
    permissions.require_in_range(by, permissions.DECIDE, case)
    return _open_case(case)


def _open_case(case: Case) -> Case:
    locked: Case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not locked.is_open:
        raise RuleRefused("case_ended")
    return locked


def _check_reader(case: Case, user: User, today: date) -> None:
    if people.of_the_province(user.sign_in_name, case, today) is None:
        raise RuleRefused("team_elsewhere", field="user")
    if not people.cleared_for(case, user, today):
        raise RuleRefused("team_clearance", field="user")


def _judge(row: TeamMember, case: Case, user: User, reason: str, decision: str, by: Actor) -> None:
    """Enter what speaks against the person; refuse unless the standing body decided otherwise."""
    found = conflicts(case, user)
    kinds = [one.kind for one in found]
    words = "; ".join(one.words for one in found)
    overridden = bool(reason.strip() and decision.strip())
    said = rules.verdict(kinds, overridden=overridden)
    if said == rules.FAIL:
        if not rules.may_be_overridden(kinds):
            raise RuleRefused("team_walled", field="user", why=words)
        raise RuleRefused("team_conflict", field="override_reason", why=words)
    row.conflict = ",".join(kinds)
    if said == rules.OVERRIDDEN:
        row.override_reason, row.override_decision = reason.strip(), decision.strip()
        row.override_by_id = by.user_id


def _save(row: TeamMember) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if "teammember_one_lead" in str(error):
            raise RuleRefused("team_second_lead", field="role") from None
        if "teammember_once" in str(error):
            raise RuleRefused("team_twice", field="user") from None
        raise


def _open_to(case: Case, user: User, today: date, by: Actor) -> None:
    if not people.reads_by_role(case, user, today):
        grants.grant(
            user=user, obj=case, codename="view_case", valid_from=today, valid_to=None,
            reason=case.reference, by=by,
        )  # fmt: skip


@audit.act("inspection.team_changed")
def change_team_member(*, row: TeamMember, role: str, part: str, by: Actor) -> TeamMember:
    """Give somebody another role or part. Raises NotAllowed, RuleRefused for a second head."""
    _locked(row.case, by)
    locked = _serving(row)
    old = {"role": locked.role, "part": locked.part}
    locked.role, locked.part = role, part.strip()
    _save(locked)
    changed = [name for name, value in old.items() if getattr(locked, name) != value]
    audit.record(
        by, action="inspection.team_changed", obj=locked.case, person=locked.user_id,
        team_role=role, changed=changed,
    )  # fmt: skip
    return locked


@audit.act("inspection.team_left")
def end_team_membership(
    *, row: TeamMember, until_on: date, note: str, today: date, by: Actor
) -> TeamMember:
    """Let somebody leave the team with a last day, not after today; a grant of theirs ends with it.

    Raises NotAllowed, RuleRefused without a note, or for a day before the first or after today.
    """
    _locked(row.case, by)
    locked = _end(row, until_on, note, LeftBecause.DECISION, today)
    audit.record(
        by, action="inspection.team_left", obj=locked.case, person=locked.user_id,
        until=str(until_on),
    )  # fmt: skip
    return locked


@audit.act("inspection.team_handed_over")
def hand_over(
    *,
    row: TeamMember,
    user: User,
    note: str,
    override_reason: str = "",
    override_decision: str = "",
    today: date,
    by: Actor,
) -> TeamMember:
    """Somebody is away: another one takes their role, their part and, if they keep it, the case.

    The chair does so, or the person themselves; only the chair gives it to somebody who does not
    read the case yet or in spite of a conflict. The note stays with both. Returns the new row.
    Raises NotAllowed, RuleRefused as for naming somebody.
    """
    case = _handing(row, by)
    left = _end(row, today, note, LeftBecause.HANDED_OVER, today)
    may_decide = by.has(permissions.DECIDE)
    _check_reader(case, user, today)
    if not may_decide and not people.reads_by_role(case, user, today):
        raise RuleRefused("team_hand_over_inside", field="user")
    taken: TeamMember = TeamMember.of(
        case, user=user, name=user.full_name, role=left.role, part=left.part, from_on=today
    )
    reasons = (override_reason, override_decision) if may_decide else ("", "")
    _judge(taken, case, user, *reasons, by)
    _save(taken)
    if may_decide:
        _open_to(case, user, today, by)
    if case.handler_id == left.user_id:
        Case.objects.filter(pk=case.pk).update(handler=user, version=F("version") + 1)
    audit.record(
        by, action="inspection.team_handed_over", obj=case, person=left.user_id,
        taken_by=user.pk, conflict=taken.conflict, decision=taken.override_decision,
    )  # fmt: skip
    return taken


def _handing(row: TeamMember, by: Actor) -> Case:
    if row.user_id == by.user_id and by.has(permissions.CHANGE):
        require(by, permissions.CHANGE, row.case)
        permissions.require_in_range(by, permissions.CHANGE, row.case)
        return _open_case(row.case)
    return _locked(row.case, by)


def _serving(row: TeamMember) -> TeamMember:
    locked: Any = TeamMember.objects.select_for_update(of=("self",)).select_related("case")
    found: TeamMember = locked.get(pk=row.pk)
    if found.until_on is not None:
        raise RuleRefused("team_has_left")
    return found


def _end(row: TeamMember, until_on: date, note: str, because: str, today: date) -> TeamMember:
    if not note.strip():
        raise RuleRefused("team_note", field="note")
    locked = _serving(row)
    if until_on < locked.from_on or until_on > today:
        raise RuleRefused("team_days", field="until_on")
    locked.until_on, locked.end_note, locked.left_because = until_on, note.strip(), because
    locked.save(update_fields=["until_on", "end_note", "left_because"])
    return locked
