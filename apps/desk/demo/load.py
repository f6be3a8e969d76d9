"""Puts the invented people into the register: in bulk, with placements, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from psycopg.types.range import DateRange

from apps.desk.demo.people import Person
from apps.membership.choices import Education, Entry, Exit, Leaving, PoliticalTheory, Sex, State
from apps.membership.models import EthnicGroup, Member, Placement, Religion
from apps.tenancy.models import Organization

BATCH = 2000
# 000 is no province's prefix: an invented number can be nobody's.
CITIZEN_PREFIX = "000"
POSITIONS = (
    "Đảng viên", "Đảng viên", "Đảng viên", "Đảng viên", "Phó Bí thư chi bộ", "Bí thư chi bộ",
    "Chi ủy viên",
)  # fmt: skip
WORK = ("Giáo viên", "Nông dân", "Công chức xã", "Cán bộ y tế", "Công an", "Công nhân", "Hưu trí")
ONE_LEFT_IN = 120


class Loader:
    """Makes members of one register after another; numbers run on over all of them."""

    def __init__(self, units: dict[str, Organization], *, today: date, draw: Random) -> None:
        self.units, self.today, self.draw = units, today, draw
        self.ethnic_groups = {row.code: row for row in EthnicGroup.objects.all()}
        self.religions = {row.code: row for row in Religion.objects.all()}
        self.number = 0

    def load(self, people: Sequence[Person], *, leave_after: date | None = None) -> int:
        """Save the people; with ``leave_after`` a few of them leave later. Returns how many."""
        members = [self._member(person, leave_after) for person in people]
        Member.objects.bulk_create([member for member, _entry in members], batch_size=BATCH)
        Placement.objects.bulk_create(
            [
                place
                for (member, entry), person in zip(members, people, strict=True)
                for place in self._places(member, entry, person)
            ],
            batch_size=BATCH,
        )
        return len(members)

    def _places(self, member: Member, entry: str, person: Person) -> Iterator[Placement]:
        """Where somebody belonged, one place after the other."""
        since = member.ceremony_on
        if person.moved is not None:
            _unit, day = person.moved
            yield Placement(
                member=member, organization=self.units[person.unit], valid=DateRange(since, day),
                entry=entry, exit=Exit.MOVED,
            )  # fmt: skip
            since, entry = day, Entry.MOVED
        yield Placement(
            member=member, organization=member.organization,
            valid=DateRange(since, member.left_on), entry=entry, exit=member.leaving,
        )  # fmt: skip

    def _base(self, person: Person) -> Organization:
        """The grassroots organisation of the person's first cell."""
        cell = self.units[person.unit]
        return cell.parent or cell

    def _citizen_number(self, person: Person) -> str:
        """A number that is nobody's, with the digits of century, sex and year where they belong."""
        year = person.birth.year if person.birth else 1970
        mark = (year // 100 - 19) * 2 + int(person.female)
        return f"{CITIZEN_PREFIX}{mark}{year % 100:02}{self.number:06}"

    def _member(self, person: Person, leave_after: date | None) -> tuple[Member, str]:
        self.number += 1
        official = person.official(self.today)
        member = Member(
            organization=self.units[person.moved[0] if person.moved else person.unit],
            full_name=person.name,
            birth=person.birth,
            sex=Sex.FEMALE if person.female else Sex.MALE,
            ethnicity=self.ethnic_groups[person.ethnicity],
            religion=self.religions[person.religion],
            citizen_number=self._citizen_number(person),
            card_number=f"{self.number:08}" if official else "",
            native_place=self._base(person).name.removeprefix("Đảng bộ "),
            position=self.draw.choice(POSITIONS),
            occupation=self.draw.choice(WORK),
            education=self.draw.choice(list(Education)[2:]),
            political_theory=self.draw.choice(list(PoliticalTheory)[:4]),
            admission_decision_number=f"{self.draw.randint(1, 400)}-QĐ/HU",
            admission_decided_on=person.decided,
            ceremony_on=person.ceremony,
            official_on=official,
            state=State.OFFICIAL if official else State.PROBATIONARY,
        )
        if leave_after and official and self.draw.randrange(ONE_LEFT_IN) == 0:
            member.state = State.LEFT
            member.leaving = self.draw.choice(
                (Leaving.DECEASED, Leaving.DECEASED, Leaving.OWN_REQUEST)
            )
            member.left_on = max(leave_after, official)
        return member, Entry.ADMITTED if person.admitted_here else Entry.RECORDED
