"""Members with their first placement. Call under the ``everything`` scope (or the unit's own)."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory
from psycopg.types.range import DateRange

from apps.core.partial_dates import PartialDate
from apps.membership.choices import Education, Entry, Leaving, PoliticalTheory, Sex, State
from apps.membership.models import EarlierMembership, Member, Placement, StandingPeriod
from apps.membership.standing.choices import Kind, Reason

FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Vũ", "Đỗ", "Thạch", "Nông")
MEN = ("Văn Bảo", "Đình Khôi", "Quốc Ân", "Hữu Ước", "Đức Thiện", "Minh Đăng", "Xuân Hòa")
WOMEN = ("Thị Quỳnh Anh", "Thị Mỹ Duyên", "Thanh Huyền", "Thị Ánh", "Phương Thảo", "Thị Ý")


def invented_name(number: int) -> str:
    """A plausible name that is the same for the same number; even numbers are women's."""
    given = WOMEN if number % 2 == 0 else MEN
    return f"{FAMILY_NAMES[number % len(FAMILY_NAMES)]} {given[number // 2 % len(given)]}"


class MemberFactory(DjangoModelFactory):
    """An official member admitted in 2010; the first placement begins with the ceremony.

    Traits: ``probationary`` (ceremony on 3 February 2026), ``left`` (struck off in 2020).
    ``entry`` names how the member came into the organisation.
    """

    class Meta:
        model = Member
        skip_postgeneration_save = True

    class Params:
        probationary = factory.Trait(
            admission_decided_on=date(2026, 1, 15),
            ceremony_on=date(2026, 2, 3),
            official_on=None,
            state=State.PROBATIONARY,
        )
        left = factory.Trait(
            state=State.LEFT, left_on=date(2020, 6, 30), leaving=Leaving.STRUCK_OFF
        )

    full_name = factory.Sequence(invented_name)
    sex = factory.Sequence(lambda number: Sex.MALE if number % 2 else Sex.FEMALE)
    birth = PartialDate(1985, 8, 14)
    citizen_number = factory.Sequence(lambda number: f"0010850{number:05}")
    card_number = factory.Sequence(lambda number: f"{48_200_000 + number}")
    position = "Đảng viên"
    education = Education.UNIVERSITY
    political_theory = PoliticalTheory.ELEMENTARY
    admission_decided_on = date(2010, 5, 10)
    ceremony_on = date(2010, 5, 19)
    official_on = date(2011, 5, 19)
    state = State.OFFICIAL

    @factory.post_generation
    def entry(self: Member, create: bool, extracted: str | None, **_kwargs: Any) -> None:  # type: ignore[misc]  # noqa: FBT001
        """Place the member for as long as they belong."""
        if not create:
            return
        Placement.objects.create(
            member=self,
            organization=self.organization,
            valid=DateRange(self.ceremony_on or self.admission_decided_on, self.left_on),
            exit=self.leaving,
            entry=extracted or Entry.ADMITTED,
        )


def member(organization: Any, full_name: str = "", **fields: Any) -> Member:
    """A member of that organisation; traits and fields as in ``MemberFactory``."""
    if full_name:
        fields["full_name"] = full_name
    made: Member = MemberFactory.create(organization=organization, **fields)
    made.refresh_from_db()
    return made


def standing(
    of: Member, *, since: date, until: date | None = None, kind: str = Kind.EXEMPT, **fields: Any
) -> StandingPeriod:
    """A time of exemption (old age) or suspension (detained); ``until`` is the first day after."""
    fields.setdefault("reason", Reason.OLD_AGE if kind == Kind.EXEMPT else Reason.DETAINED)
    made: StandingPeriod = StandingPeriod.objects.create(
        member=of, organization=of.organization, kind=kind, valid=DateRange(since, until), **fields
    )
    made.refresh_from_db()
    return made


def earlier(of: Member, **fields: Any) -> EarlierMembership:
    """A first membership from 1998, struck off in 2004, before the member's re-admission."""
    values: dict[str, Any] = {
        "admission_decided_on": date(1998, 3, 1), "ceremony_on": date(1998, 3, 26),
        "official_on": date(1999, 3, 26), "left_on": date(2004, 6, 30),
        "leaving": Leaving.STRUCK_OFF, "returned_on": of.ceremony_on,
    }  # fmt: skip
    made: EarlierMembership = EarlierMembership.objects.create(
        member=of, organization=of.organization, **(values | fields)
    )
    made.refresh_from_db()
    return made
