"""A person comes into the files of an organisation board, and what is said of them there."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.cadres.border import COPIES
from apps.cadres.models import Cadre
from apps.cadres.permissions import CHANGE
from apps.cadres.profiles import walls
from apps.cadres.profiles.actions.held import held, not_ahead, stored, words
from apps.cadres.profiles.own import is_own_member
from apps.cadres.profiles.rules import retirement_refused
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.membership.models import Member
from apps.tenancy.models import Organization

WORK = ("staff_kind", "management_tier", "retirement_scheme", "retires_on", "retirement_note")
"""What the board says of everybody."""
PERSON = ("full_name", "birth", "sex", "ethnicity", "education", "political_theory")
"""What the board says of somebody who is no member; a member's record says it itself."""


@audit.act("cadres.cadre_registered")
def register_cadre(
    *,
    organization: Organization,
    values: dict[str, Any],
    member: Member | None = None,
    another_person: bool = False,
    today: date,
    by: Actor,
) -> Cadre:
    """Begin the profile of a member of the actor's range, or of somebody who is no member.

    Raises NotAllowed without the right, outside the range, for oneself; RuleRefused for a second
    profile of a member, without name or sex, for an impossible birth, for a namesake born the same
    day unless ``another_person`` says that it is one.
    """
    require(by, CHANGE, organization)
    given = {name: values[name] for name in WORK if name in values}
    if member is not None:
        given |= _of_member(member, organization, by)
    else:
        given |= _of_person(values, organization, today, by, another_person=another_person)
    cadre = Cadre(
        organization=organization, reference=drawn("C"), member=member, registered_by_id=by.user_id,
        **given,
    )  # fmt: skip
    _check_retirement(cadre)
    cadre.save()
    cadre.refresh_from_db()
    if member is not None:
        walls.keep(member.pk, today=today, by=by)
    audit.record(by, action="cadres.cadre_registered", obj=cadre)
    return cadre


def _of_member(member: Member, organization: Organization, by: Actor) -> dict[str, Any]:
    if not Member.objects.visible_to(by).filter(pk=member.pk).exists():
        raise RuleRefused("cadre_member_unknown", field="member")
    if is_own_member(by, member.pk):
        raise NotAllowed("cadre_own")
    if Cadre.objects.filter(member=member, organization=organization).exists():
        raise RuleRefused("cadre_registered_already", field="member")
    return {name: getattr(member, name) for name in COPIES}


def _of_person(
    values: dict[str, Any], organization: Organization, today: date, by: Actor, *,
    another_person: bool,
) -> dict[str, Any]:  # fmt: skip
    given = {name: values[name] for name in PERSON if name in values}
    given["full_name"] = words(given.get("full_name", ""), "cadre_name_missing", "full_name")
    if not given.get("sex"):
        raise RuleRefused("cadre_sex_missing", field="sex")
    birth = given.get("birth")
    not_ahead(birth.earliest() if birth else None, today, "birth")
    known = Cadre.objects.visible_to(by).filter(organization=organization, birth=birth)
    twins = known.filter(full_name__iexact=given["full_name"]) if birth else known.none()
    if twins.exists() and not another_person:
        raise RuleRefused("cadre_namesake", field="another_person")
    return given


def _check_retirement(cadre: Cadre) -> None:
    refused = retirement_refused(
        cadre.retirement_scheme, cadre.retires_on, cadre.retirement_note,
        cadre.birth.latest() if cadre.birth else None,
    )  # fmt: skip
    if refused:
        raise RuleRefused(refused[0], field=refused[1])


@audit.act("cadres.cadre_changed")
def change_cadre(
    *, cadre: Cadre, version: int, values: dict[str, Any], today: date, by: Actor
) -> Cadre:
    """Say anew how somebody works and retires; of one who is no member also who they are.

    Raises NotAllowed, Conflict, RuleRefused for what the member's record says, for an impossible
    birth, for a retirement beside the roadmap without its basis.
    """
    found = held(cadre, version, by=by)
    given = {name: values[name] for name in (*WORK, *PERSON) if name in values}
    changed = {name for name, value in given.items() if getattr(found, name) != value}
    if found.member_id is not None and changed & set(PERSON):
        raise RuleRefused("cadre_follows_member", field=sorted(changed & set(PERSON))[0])
    if "full_name" in given:
        given["full_name"] = words(given["full_name"], "cadre_name_missing", "full_name")
    if "birth" in changed and given["birth"]:
        not_ahead(given["birth"].earliest(), today, "birth")
    for name in changed:
        setattr(found, name, given[name])
    _check_retirement(found)
    stored(found, *changed)
    # Who belongs to which ethnic group is no matter of the trail; the row's history has it.
    shown = sorted(changed - Cadre.SENSITIVE)
    audit.record(by, action="cadres.cadre_changed", obj=found, fields=", ".join(shown))
    return found


@audit.act("cadres.cadre_linked")
def link_member(*, cadre: Cadre, version: int, member: Member, today: date, by: Actor) -> Cadre:
    """Say that the person has become a member, whose record leads from now on.

    Walls by hand around either stand around both from now on. Raises NotAllowed, Conflict,
    RuleRefused when the profile is a member's already, when the member has another profile here,
    when sex or birth say that it is somebody else.
    """
    found = held(cadre, version, by=by)
    if found.member_id is not None:
        raise RuleRefused("cadre_linked_already")
    copies = _of_member(member, found.organization, by)
    if found.sex != copies["sex"] or not _same_birth(found.birth, copies["birth"]):
        raise RuleRefused("cadre_member_differs", field="member")
    found.member = member
    for name, value in copies.items():
        setattr(found, name, value)
    stored(found, "member", *copies)
    walls.keep(member.pk, today=today, by=by)
    audit.record(by, action="cadres.cadre_linked", obj=found)
    return found


def _same_birth(one: Any, other: Any) -> bool:
    """Whether two births, known well or less well, can be the same."""
    if one is None or other is None:
        return True
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(first is None or second is None or first == second for first, second in pairs)
