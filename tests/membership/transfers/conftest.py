"""A member of alpha-east on the way to another committee."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from apps.membership.models import Member, Transfer
from apps.membership.transfers import actions
from apps.membership.transfers.lookup import Office
from apps.regulations.choices import DocumentKind, Standing, Unit
from apps.regulations.models import LegalDocument, RuleValue
from apps.tenancy import scope
from tests.factories.membership import member
from tests.factories.world import World, build_world

TODAY = date(2026, 3, 10)
SENT = date(2026, 3, 3)


@contextmanager
def within(found: scope.Scope) -> Iterator[None]:
    """One transaction under a scope, as a request is."""
    with scope.use(found), transaction.atomic():
        yield


def office_of(unit: Any) -> Office:
    """The office of a tenant as the form finds it."""
    with within(scope.Scope.everything()):
        return Office(unit.pk, unit.code, unit.name, unit.province.name)


@dataclass
class Way:
    """The world, the member and the two officers."""

    world: World
    person: Member
    sender: Any
    receiver: Any

    def within(self, actor: Any) -> Any:
        """Work under the database scope of an actor."""
        return within(actor.scope())

    def request(self, to: str = "beta-east", **more: Any) -> Transfer:
        """Ask for a transfer of the member, official unless said otherwise."""
        values: dict[str, Any] = {"kind": "official", "reason": "work", "today": SENT} | more
        if to and "outside" not in values:
            values["office"] = office_of(self.world[to])
        with self.within(self.sender):
            today = values.pop("today")
            asked = actions.Asked(**values)
            return actions.request_transfer(
                member=self.person, asked=asked, by=self.sender, today=today
            )

    def send(self, transfer: Transfer | None = None, **more: Any) -> Transfer:
        """Issue the paper of a transfer (a new one to beta-east)."""
        transfer = transfer or self.request()
        values = {"fee_paid_through": date(2026, 3, 1), "today": SENT} | more
        with self.within(self.sender):
            return actions.send_transfer(
                transfer=transfer, version=transfer.version, by=self.sender, **values
            )

    def receive(self, transfer: Transfer, cell: str = "beta-east-1-cell", **more: Any) -> Transfer:
        """Receive the member in a cell."""
        by = more.pop("by", self.receiver)
        values = {
            "version": transfer.version, "received_on": TODAY, "today": TODAY,
            "organization": self.world[cell],
        } | more  # fmt: skip
        with self.within(by):
            return actions.receive_transfer(transfer=transfer, by=by, **values)


@pytest.fixture
def way(db: None, limits: None) -> Callable[[], Way]:
    """Two officers on the two sides of a border, and a member between them."""
    with within(scope.Scope.everything()):
        world = build_world()
        person = member(world["alpha-east-1-cell"], "Thạch Sa Rươl", ceremony_on=date(2010, 5, 19))
        return Way(
            world, person,
            sender=world.actor("organization_officer", "alpha-east"),
            receiver=world.actor("organization_officer", "beta-east"),
        )  # fmt: skip


@pytest.fixture
def limits(db: None) -> None:
    """The limits of 294-QĐ/TW, settled."""
    document = LegalDocument.objects.create(
        issuer="BCHTW", number="294-QĐ/TW", kind=DocumentKind.REGULATION,
        title_vi="Thi hành Điều lệ Đảng", signed_on=date(2025, 5, 26), status=Standing.CONFIRMED,
    )  # fmt: skip
    for key, value, unit, article in (
        ("membership.transfer.start.limit", "60", Unit.WORKING_DAYS, "điểm 6.3.1a"),
        ("membership.transfer.dissolved.limit", "30", Unit.WORKING_DAYS, "điểm 6.3.5"),
        ("membership.transfer.paper.limit", "30", Unit.WORKING_DAYS, "điểm 6.3.1c"),
        ("membership.transfer.report.months", "3", Unit.MONTHS, ""),
        ("membership.temporary.minimum.months", "3", Unit.MONTHS, "điểm 6.3.2"),
        ("membership.temporary.maximum.months", "12", Unit.MONTHS, "điểm 6.3.2"),
        ("membership.temporary.study.maximum.months", "24", Unit.MONTHS, "điểm 6.3.2"),
        ("membership.transfer.bar", "đang bị kiểm tra", Unit.TEXT, "điểm 6.3.1đ"),
    ):
        RuleValue.objects.create(
            key=key, value=value, unit=unit, document=document, article=article,
            status=Standing.CONFIRMED, source="test", valid_from=date(1976, 1, 1),
        )  # fmt: skip
