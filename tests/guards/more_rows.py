"""How to make many more rows of each kind that a page lists, in the readers' own range."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Permission
from django.utils import timezone

from apps.accounts.models import RoleAssignment, SignIn, User, Wall
from apps.core.models import AuditEntry, Job
from apps.membership.models import ImportBatch, MemberGrant
from apps.reports.indicators import indicators_of
from apps.reports.models import Summary, SummaryFigure, Target
from apps.tenancy.choices import Tier
from tests.factories.membership import member
from tests.factories.regulations import (
    CalendarDayFactory,
    LegalDocumentFactory,
    ProcedureFactory,
    RuleValueFactory,
    StepFactory,
)
from tests.factories.reports import table as make_table
from tests.factories.world import organization
from tests.guards import topics
from tests.guards.routes_pages import KEY
from tests.guards.twins import OWN, SINCE, Stage

Maker = Callable[[Stage, str, int], Any]


def _person(number: int) -> Any:
    return User.objects.create_user(f"more{number}@example.vn", None, full_name=f"Người {number}")


def _member(stage: Stage, role: str, number: int) -> None:
    """On a probation that is over, so that the desk lists it as well."""
    member(
        stage.twins[OWN].cell, f"Thêm Người {number}", official_on=None, state="probationary",
        citizen_number="", card_number="",
    )  # fmt: skip


def _summary(stage: Stage, role: str, number: int) -> None:
    Summary.objects.create(
        organization=stage.twins[OWN].unit, form="membership", kind="year", name="Thêm",
        first=date(1950 + number, 1, 1), last=date(1950 + number, 12, 31),
        counted_at=timezone.now(),
    )  # fmt: skip


def _figure(stage: Stage, role: str, number: int) -> None:
    """One more unit in the own summary."""
    twin = stage.twins[OWN]
    unit = organization(f"more-{number}", parent=twin.unit, tier=Tier.GRASSROOTS)
    SummaryFigure.objects.bulk_create(
        SummaryFigure(
            summary=twin.summary, organization=twin.unit, unit=unit, unit_name=unit.name,
            unit_order=number, indicator=indicator.key, value=number,
        )
        for indicator in indicators_of("membership")
    )  # fmt: skip


def _target(stage: Stage, role: str, number: int) -> None:
    Target.objects.create(
        organization=stage.twins[OWN].unit, indicator="members", kind="year", plan=9,
        first=date(1950 + number, 1, 1), last=date(1950 + number, 12, 31),
        set_by=stage.readers[role],
    )  # fmt: skip


def _batch(stage: Stage, role: str, number: int) -> None:
    ImportBatch.objects.create(
        organization=stage.twins[OWN].unit, file="x.xlsx", file_name=f"{number}.xlsx",
        sha256=f"{number:064}", state="to_correct", uploaded_by=_person(number),
    )  # fmt: skip


def _entry(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    entry = AuditEntry(
        kind="write", action="membership.member_changed", user=_person(number), role=role,
        actor_label=f"Ai {number}", organization_id=twin.cell.pk, object_label="x",
        object_type="membership.member", object_id=twin.member.pk, params={"a": number},
    )  # fmt: skip
    AuditEntry.objects.bulk_create([entry])


def _job(stage: Stage, role: str, number: int) -> None:
    Job.objects.create(
        uuid=uuid4(), kind="x", title=f"Việc {number}", state="done",
        started_by=stage.readers[role], organization_id=stage.twins[OWN].unit.pk,
    )  # fmt: skip


def _organization(stage: Stage, role: str, number: int) -> None:
    organization(f"more-{number}", parent=stage.twins[OWN].unit, tier=Tier.GRASSROOTS)


def _rule(stage: Stage, role: str, number: int) -> None:
    RuleValueFactory(
        key=KEY if number % 2 else f"test.guards.key_{number}", document_id=7_500_000_001,
        valid_from=date(1900 + number, 1, 1), valid_to=date(1900 + number, 6, 1),
        verified_by=_person(number), status="verified", verified_at=timezone.now(),
    )  # fmt: skip


def _document(stage: Stage, role: str, number: int) -> None:
    LegalDocumentFactory(replaced_by_id=7_500_000_001)


def _procedure(stage: Stage, role: str, number: int) -> None:
    ProcedureFactory(code=f"more-{number}", valid_from=date(2022, 1, 1))


def _table(stage: Stage, role: str, number: int) -> None:
    make_table(code=f"MORE{number}")


def _step(stage: Stage, role: str, number: int) -> None:
    StepFactory(template_id=7_500_000_004, code=f"M{number}")


def _day(stage: Stage, role: str, number: int) -> None:
    document = LegalDocumentFactory()
    CalendarDayFactory(date=date(2026, 10, 1 + number), document=document)


def _assignment(stage: Stage, role: str, number: int) -> None:
    RoleAssignment.objects.create(
        user=_person(number), role="auditor", organization=stage.twins[OWN].unit,
        valid_from=SINCE, assigned_by=_person(number + 1000),
    )  # fmt: skip


def _own_role(stage: Stage, role: str, number: int) -> None:
    unit = organization(f"more-{number}", parent=stage.twins[OWN].unit, tier=Tier.GRASSROOTS)
    RoleAssignment.objects.create(
        user=stage.readers[role], role="auditor", organization=unit, valid_from=SINCE
    )


def _wall(stage: Stage, role: str, number: int) -> None:
    Wall.objects.create(
        user=_person(number), label="membership.member", object_id=stage.twins[OWN].member.pk,
        reason="recused", organization=stage.twins[OWN].cell, valid_from=SINCE,
    )  # fmt: skip


def _signin(stage: Stage, role: str, number: int) -> None:
    _assignment(stage, role, number)
    user = User.objects.get(sign_in_name=f"more{number}@example.vn")
    SignIn.objects.create(user=user, session_key=f"more{number}")


def _grant(stage: Stage, role: str, number: int) -> None:
    """The own member opened to one more person by one more."""
    MemberGrant.objects.create(
        user=_person(number), content_object=stage.twins[OWN].member, reason="x",
        granted_by=_person(number + 1000), valid_from=SINCE, valid_to=date(2099, 1, 1),
        permission=Permission.objects.get(codename="read_member"),
    )  # fmt: skip


MORE: dict[str, Maker] = {
    "member": _member, "work": _member, "summary": _summary, "figure": _figure, "target": _target,
    "batch": _batch, "entry": _entry, "job": _job, "organization": _organization, "rule": _rule,
    "document": _document, "day": _day, "procedure": _procedure, "table": _table, "step": _step, "assignment": _assignment, "user": _assignment,
    "own_role": _own_role, "wall": _wall, "signin": _signin, "grant": _grant,
}  # fmt: skip
MORE |= topics.merged("MORE")
