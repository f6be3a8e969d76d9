"""Who is who in Thanh Trì: the demo's people as members, and relatives of theirs; all invented."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.desk.demo.topics import Demo
from apps.inspection.choices import OPEN
from apps.inspection.models import CaseSubject
from apps.membership.identity import actions
from apps.membership.models import Kinship, Member, MemberAccount
from apps.membership.record.actions import enter_entry

UNIT = "thanh-tri-hn"
LINKED = ("kiemtra", "chunhiem", "truongban", "thuongvu", "tochuc")
RELATED = (("kiemtra", "spouse"), ("chunhiem", "sibling"), ("chunhiem", "uncle_aunt"))


def link_people(demo: Demo) -> None:
    """Accounts linked to members whom no open case concerns; relatives linked and not linked."""
    if MemberAccount.objects.exists():
        return
    unit = demo.units[UNIT]
    # A small register has fewer: as many are linked as there are members to spare.
    spare = list(islice(_spare(unit), len(LINKED) + len(RELATED)))
    people = {
        name: _linked(demo, name, member)
        for name, member in zip(LINKED, spare, strict=False)
    }  # fmt: skip
    keeper = SystemActor(unit, user=_user("truongban"))
    related = list(zip(RELATED, spare[len(LINKED) :], strict=False))
    for (name, kinship), member in related:
        _related(demo, people[name], member, kinship, keeper)
    if "kiemtra" not in people:
        return
    enter_entry(
        member=people["kiemtra"], kind="family", by=keeper,
        values={"code": "father", "title": "Phạm Văn Thọ", "detail": "Đảng viên, đã nghỉ hưu"},
    )  # fmt: skip
    demo.say(f"{len(people)} accounts linked to members, {len(related)} relatives")


def _spare(unit: Any) -> Iterator[Member]:
    """Members with a card whom no case was about, one a cell, of cells without an open case."""
    subjects = CaseSubject.objects.below(unit).filter(case__phase__in=OPEN)
    named = subjects.filter(member__isnull=False).values("member__organization_id")
    examined = subjects.filter(subject_organization__path__gt=unit.path)
    below = tuple(examined.values_list("subject_organization__path", flat=True))
    ever = CaseSubject.objects.filter(member__isnull=False).values("member_id")
    rows = Member.objects.below(unit).filter(state="official").exclude(card_number="")
    rows = rows.exclude(pk__in=ever)
    seen: set[int] = set()
    for member in rows.exclude(organization__in=named).order_by("-path", "-pk").iterator():
        if member.organization_id not in seen and not member.path.startswith(below):
            seen.add(member.organization_id)
            yield member


def _user(name: str) -> User:
    found: User = User.objects.get(sign_in_name=f"{name}.thanhtri@demo.vn")
    return found


def _linked(demo: Demo, name: str, member: Member) -> Member:
    """The member takes the name of the account; somebody else of the board links them."""
    user = _user(name)
    Member.objects.filter(pk=member.pk).update(full_name=user.full_name)
    member.refresh_from_db()
    other = _user("tochuc" if name == "truongban" else "truongban")
    actions.link_account(
        member=member, sign_in_name=user.sign_in_name, today=demo.today,
        by=SystemActor(demo.units[UNIT], user=other),
    )  # fmt: skip
    return member


def _related(demo: Demo, member: Member, relative: Member, kinship: str, by: Any) -> None:
    kin = Kinship.objects.get(code=kinship)
    entry: Any = None
    if kinship in ("spouse", "sibling"):
        entry = enter_entry(
            member=member, kind="family", by=by,
            values={"code": kinship, "title": relative.full_name},
        )  # fmt: skip
    actions.declare_relation(
        member=member, card_number=relative.card_number, kinship=kin, entry=entry,
        today=demo.today, by=by,
    )  # fmt: skip
