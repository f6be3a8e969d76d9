"""Transfers in every state between Thanh Trì (Hà Nội), Thạnh Trị (Sóc Trăng) and Cần Đước."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.core.working_days import add_months
from apps.desk.demo.topics import Demo
from apps.membership.models import BadgeAward, BadgeRound, Member, Transfer
from apps.membership.transfers import actions
from apps.membership.transfers.lookup import Office
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

HOME, AWAY, THIRD = "thanh-tri-hn", "thanh-tri-st", "can-duoc"


def build(demo: Demo) -> None:
    """Papers asked for, on the way both ways, late, returned, withdrawn; guests; moves; abroad."""
    if Transfer.objects.exists():
        return
    made = _Papers(demo)
    for number in range(3):
        made.asked(HOME, AWAY, days=5 + number)
    made.sent(HOME, AWAY, days=10)
    made.sent(HOME, THIRD, days=70)  # past its 30 working days
    made.sent(HOME, AWAY, days=130)  # past three months: to be reported
    for number in range(2):
        made.sent(AWAY, HOME, days=8 + number)
    made.handed_in(AWAY, HOME, days=15)
    made.file(made.handed_in(HOME, THIRD, days=18), days=10, missing=[])
    made.received(HOME, AWAY, days=90)  # received, and nothing heard of the paper file
    made.file(made.received(AWAY, HOME, days=60), days=48, missing=["review"])
    made.returned(HOME, AWAY, days=40)
    made.withdrawn(HOME, THIRD, days=30)
    made.guest(HOME, AWAY, days=45)
    made.guest(AWAY, HOME, days=50)
    made.abroad(HOME, days=100)
    made.inside(HOME, days=20)
    made.with_badge(AWAY, HOME, days=40)
    demo.say(f"{Transfer.objects.count()} transfers")


class _Papers:
    """Makes one transfer after another, each of another member."""

    def __init__(self, demo: Demo) -> None:
        self.demo, self.today = demo, demo.today
        self.by = SystemActor()
        draw = demo.draw("transfers")
        self.people = {code: self._people(code, draw) for code in (HOME, AWAY)}

    def _people(self, code: str, draw: Any) -> list[Member]:
        """Official members of long standing whom no other topic is about."""
        unit = self.demo.units[code]
        rows = Member.objects.below(unit).filter(
            state="official", official_on__lt=date(2013, 1, 1), organization__tier=Tier.CELL,
            standing_periods__isnull=True, procedures__isnull=True,
        )  # fmt: skip
        found = list(rows.order_by("pk").values_list("pk", flat=True)[:2000])
        return [Member.objects.get(pk=pk) for pk in draw.sample(found, 16 if code == HOME else 6)]

    def _office(self, code: str) -> Office:
        unit = Organization.objects.select_related("province").get(code=code)
        return Office(unit.pk, unit.code, unit.name, unit.province.name)

    def _cell(self, code: str, besides: int = 0) -> Organization:
        rows = Organization.objects.below(self.demo.units[code]).filter(tier=Tier.CELL, active=True)
        cell: Organization = rows.exclude(pk=besides).order_by("path")[3]
        return cell

    def asked(self, home: str, to: str, *, days: int, **more: Any) -> Transfer:
        """Asked for so many days ago."""
        day = self.today - timedelta(days=days)
        values: dict[str, Any] = {"kind": "official", "reason": "work", "effective_on": day} | more
        if to:
            values["office"] = self._office(to)
        return actions.request_transfer(
            member=self.people[home].pop(), asked=actions.Asked(**values), by=self.by, today=day
        )

    def sent(self, home: str, to: str, *, days: int, **more: Any) -> Transfer:
        """The paper issued so many days ago."""
        asked, day = self.asked(home, to, days=days, **more), self.today - timedelta(days=days)
        return actions.send_transfer(
            transfer=asked, version=asked.version, fee_paid_through=day, by=self.by, today=day
        )

    def handed_in(self, home: str, to: str, *, days: int, **more: Any) -> Transfer:
        """The paper handed in a few days after its issue."""
        sent, day = self.sent(home, to, days=days, **more), self.today - timedelta(days=days - 5)
        return actions.hand_in_transfer(**self._now(sent, day), handed_in_on=day)

    def received(self, home: str, to: str, *, days: int, **more: Any) -> Transfer:
        """Received in a cell."""
        here, day = self.handed_in(home, to, days=days, **more), self.today - timedelta(days - 8)
        return actions.receive_transfer(
            **self._now(here, day), organization=self._cell(to), received_on=day
        )

    def file(self, there: Transfer, *, days: int, missing: list[str]) -> None:
        """The paper file, sent and arrived four days later, whole or not."""
        sent, day = self.today - timedelta(days=days), self.today - timedelta(days=days - 4)
        under_way = actions.send_file(
            **self._now(there, sent), sent_on=sent, way="courier", carrier="Giao liên Tỉnh ủy",
            papers=["decision", "card", "dossier", "sheet"],
        )  # fmt: skip
        actions.receive_file(**self._now(under_way, day), received_on=day, missing=missing)

    def returned(self, home: str, to: str, *, days: int) -> None:
        """Box 1 is wrong, and the paper file is at the other committee already."""
        there, day = self.handed_in(home, to, days=days), self.today - timedelta(days=days - 8)
        here = actions.send_file(
            **self._now(there, day), sent_on=day, way="post", carrier="Bưu gửi EA123456789VN",
            papers=["decision", "dossier"],
        )  # fmt: skip
        actions.return_transfer(
            **self._now(here, day), reason="Ô số 1 ghi sai ngày sinh", wrong_box=1
        )

    def withdrawn(self, home: str, to: str, *, days: int) -> None:
        """Taken back before anybody saw the paper."""
        asked, day = self.asked(home, to, days=days), self.today - timedelta(days=days - 3)
        actions.withdraw_transfer(**self._now(asked, day), reason="Không chuyển công tác nữa")

    def guest(self, home: str, to: str, *, days: int) -> None:
        """On a temporary stay."""
        first = self.today - timedelta(days=days)
        last = first + timedelta(days=200)
        self.received(
            home, to, days=days, kind="temporary", reason="residence", stay_from=first,
            stay_last=last,
        )  # fmt: skip

    def abroad(self, home: str, *, days: int) -> None:
        """Gone abroad, confirmed."""
        sent = self.sent(home, "", days=days, kind="abroad", outside="Đảng bộ tại Nhật Bản")
        day = self.today - timedelta(days=days - 20)
        actions.confirm_reception(**self._now(sent, day), received_on=day)

    def inside(self, home: str, *, days: int) -> None:
        """From one cell of the committee to another."""
        person, day = self.people[home].pop(), self.today - timedelta(days=days)
        actions.move_within(
            member=person, organization=self._cell(home, person.organization_id),
            reason="residence", moved_on=day, by=self.by, today=day,
        )  # fmt: skip

    def with_badge(self, home: str, to: str, *, days: int) -> None:
        """Received between the decision on a badge and its handing over."""
        years, day = 30, self.today - timedelta(days=days)
        rows = Member.objects.below(self.demo.units[home]).filter(
            state="official", admission_decided_on__lte=add_months(day, -12 * years),
            organization__tier=Tier.CELL, standing_periods__isnull=True, procedures__isnull=True,
            transfers__isnull=True, badges__isnull=True,
        )  # fmt: skip
        person = rows.order_by("-admission_decided_on", "pk")[0]
        said = {"decision_number": "212-QĐ/TU", "decided_on": day - timedelta(days=9)}
        round_ = BadgeRound.objects.create(
            organization=self.demo.units[home], held_on=day + timedelta(days=30), state="decided",
            deciding_body="Ban Thường vụ Tỉnh ủy Sóc Trăng", **said,
        )  # fmt: skip
        BadgeAward.objects.create(
            organization=person.organization, member=person, round=round_, years=years,
            kind="regular", state="decided", counted_from=person.admission_decided_on, **said,
        )  # fmt: skip
        self.people[home].append(person)
        self.received(home, to, days=days)

    def _now(self, transfer: Transfer, day: date) -> dict[str, Any]:
        return {"transfer": transfer, "version": transfer.version, "by": self.by, "today": day}
