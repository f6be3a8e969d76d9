"""How to do each public act of the project once, rightly, in the world of twins."""

from __future__ import annotations

import importlib
import inspect
import io
import pkgutil
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django_celery_beat.models import PeriodicTask

import apps as apps_package
from apps.accounts import actions as accounts
from apps.accounts import grants
from apps.accounts.actor import actor_for
from apps.accounts.models import RoleAssignment
from apps.core import actions as core
from apps.membership import actions as membership
from apps.membership.imports import actions as import_actions
from apps.membership.imports import run as import_run
from apps.regulations import actions as regulations
from apps.regulations.models import (
    CalendarDay,
    LegalDocument,
    ProcedureStep,
    ProcedureTemplate,
    RuleValue,
)
from apps.reports import actions as reports
from apps.reports.models import StatisticalTable
from apps.reports.packs import actions as packs
from apps.reports.tables import actions as tables
from apps.tenancy import actions as tenancy
from apps.tenancy.actions.loading import UnitRow
from apps.tenancy.choices import Tier
from apps.tenancy.permissions import System
from apps.tenancy.rules import Decision, State
from tests.factories.world import organization
from tests.guards import topics
from tests.guards.acting import actor
from tests.guards.twins import OWN, PASSWORD, SINCE, Stage
from tests.membership.import_files import good, workbook

NOT_ACTIONS = {
    "apps.accounts.actions.sessions.end_sessions": "a step of closing an account and of passwords",
    "apps.accounts.actions.roles.wall_target": "looks a record up for the form",
}
"""Public functions in modules of actions that do nothing to the world, and what they do."""
TODAY = date(2026, 1, 5)
DECISION = Decision("12-QĐ/TU", TODAY, "")
YEAR = {"form": "membership", "kind": "year", "first": date(2021, 1, 1), "last": date(2021, 12, 31)}
Doing = Callable[[Stage], Any]


def actions() -> dict[str, Any]:
    """Every public function of every module of actions, by its full name."""
    found = {}
    for module in pkgutil.walk_packages(apps_package.__path__, "apps."):
        if not re.search(r"actions(\.|$)", module.name):
            continue
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if not name.startswith("_") and inspect.unwrap(function).__module__ == module.name:
                found[f"{module.name}.{name}"] = function
    found |= {f"apps.accounts.grants.{one.__name__}": one for one in (grants.grant, grants.revoke)}
    return {name: one for name, one in found.items() if name not in NOT_ACTIONS}


def _admin(stage: Stage) -> Any:
    return actor(stage, "system_administrator")


def _officer(stage: Stage) -> Any:
    return actor(stage, "organization_officer")


def _head(stage: Stage) -> Any:
    return actor(stage, "organization_head")


def _request(stage: Stage) -> Any:
    request = RequestFactory().post("/sign-in/")
    request.session = SessionStore()
    request.user = stage.readers["auditor"]
    request.session.create()
    return request


def _own(stage: Stage) -> Any:
    return stage.twins[OWN]


def _unit(stage: Stage) -> Any:
    """A unit of the own range that may be changed."""
    parent = stage.organizations["alpha-east-1"]
    made = organization("acted-on", parent=parent, tier=Tier.SECTION)
    made.refresh_from_db()
    return made


def _province_admin(stage: Stage) -> Any:
    """An administrator of the whole province."""
    held = RoleAssignment.objects.create(
        user=stage.readers["auditor"], role="system_administrator", valid_from=SINCE,
        organization=stage.organizations["alpha"],
    )  # fmt: skip
    return actor_for(held)


def _new_values() -> dict[str, Any]:
    return {
        "full_name": "Người Mới", "sex": "female", "ceremony_on": date(2020, 5, 19),
        "admission_decided_on": date(2020, 5, 10),
    }  # fmt: skip


def _wall_fields(stage: Stage) -> dict[str, Any]:
    twin = _own(stage)
    return {
        "person": stage.readers["auditor"], "label": "membership.member",
        "object_id": twin.member.pk, "reason": "recused", "valid_from": TODAY, "valid_to": None,
    }  # fmt: skip


def _upload(stage: Stage) -> Any:
    content = workbook([good()])
    batch, _new = import_actions.upload(
        file=io.BytesIO(content), name="x.xlsx", size=len(content), by=_officer(stage),
        launch=lambda batch, job: None,
    )  # fmt: skip
    return batch


def _load(stage: Stage) -> None:
    """Pressing the button starts the worker; the worker's half leaves the line."""
    by = _officer(stage)
    batch = _upload(stage)
    import_run.check(batch.pk, by=by)
    batch.refresh_from_db()
    yield_lines()
    import_actions.load(batch=batch, by=by, launch=lambda batch, job: None)
    import_run.load(batch.pk, by=by)


def yield_lines() -> None:
    """Forget the lines that the preparation left; replaced by the test."""


def _grant(stage: Stage) -> Any:
    return grants.grant(
        user=stage.readers["auditor"], obj=_own(stage).member, codename="read_member",
        valid_from=TODAY, valid_to=date(2099, 1, 1), reason="Đoàn", by=_head(stage),
    )  # fmt: skip


def _revoke(stage: Stage) -> Any:
    _grant(stage)
    yield_lines()
    grants.revoke(
        user=stage.readers["auditor"], obj=_own(stage).member, by=_head(stage), today=TODAY
    )


def _dated(action: Any, **values: Any) -> Doing:
    """A change of a unit by a decision."""

    def do(stage: Stage) -> None:
        given = {key: one(stage) if callable(one) else one for key, one in values.items()}
        action(
            organization=_unit(stage), effective_on=TODAY, decision=DECISION, by=_admin(stage),
            **given,
        )  # fmt: skip

    return do


def _load_units(stage: Stage) -> None:
    state = State(TODAY, None, "Tỉnh ủy Mới", "province", "", keeps_office=True)
    row = UnitRow(2, "new-province", "committee", "territory", state)
    tenancy.load_units(rows=[row], decision=DECISION, by=System())


def _changed_rule(model: Any, key: int) -> Any:
    row = model.objects.get(pk=key)
    row.note = "Một ghi chú khác"
    return row


TABLE: dict[str, Doing] = {
    "apps.accounts.actions.people.create_person": lambda stage: accounts.create_person(
        sign_in_name="moi@example.vn", full_name="Mới", password=PASSWORD, by=_admin(stage)
    ),
    "apps.accounts.actions.people.change_person": lambda stage: accounts.change_person(
        person=_own(stage).user, sign_in_name="khac@example.vn", full_name="Khác", phone="1",
        by=_admin(stage),
    ),
    "apps.accounts.actions.people.deactivate_person": lambda stage: accounts.deactivate_person(
        person=_own(stage).user, by=_admin(stage)
    ),
    "apps.accounts.actions.people.reactivate_person": lambda stage: accounts.reactivate_person(
        person=_own(stage).user, by=_admin(stage)
    ),
    "apps.accounts.actions.people.set_password": lambda stage: accounts.set_password(
        person=_own(stage).user, password="quite-another-word-3", by=_admin(stage)
    ),
    "apps.accounts.actions.people.choose_settings": lambda stage: accounts.choose_settings(
        theme="dark", by=_officer(stage)
    ),
    "apps.accounts.actions.people.lift_pause": lambda stage: accounts.lift_pause(
        person=_own(stage).user, by=_admin(stage)
    ),
    "apps.accounts.actions.roles.assign_role": lambda stage: accounts.assign_role(
        person=_own(stage).user, role="auditor", organization=_own(stage).unit, valid_from=TODAY,
        valid_to=None, decision="1", by=_admin(stage),
    ),
    "apps.accounts.actions.roles.end_role": lambda stage: accounts.end_role(
        assignment=_own(stage).assignment, last_day=TODAY, by=_admin(stage)
    ),
    "apps.accounts.actions.roles.raise_wall": lambda stage: accounts.raise_wall(
        **_wall_fields(stage), by=_admin(stage)
    ),
    "apps.accounts.actions.roles.lower_wall": lambda stage: accounts.lower_wall(
        wall=_own(stage).wall, last_day=TODAY, by=_admin(stage)
    ),
    "apps.accounts.actions.sessions.sign_in": lambda stage: accounts.sign_in(
        request=_request(stage), by=actor(stage, "auditor")
    ),
    "apps.accounts.actions.sessions.sign_out": lambda stage: accounts.sign_out(
        request=_request(stage), by=actor(stage, "auditor")
    ),
    "apps.accounts.actions.sessions.switch_role": lambda stage: accounts.switch_role(
        request=_request(stage), by=actor(stage, "auditor"),
        assignment=stage.readers["auditor"].assignments.get(),
    ),
    "apps.accounts.grants.grant": _grant,
    "apps.accounts.grants.revoke": _revoke,
    "apps.core.actions.reschedule_task": lambda stage: core.reschedule_task(
        task=PeriodicTask.objects.get(pk=7_500_004), enabled=False, times=None,
        by=_province_admin(stage),
    ),
    "apps.membership.actions.register_member": lambda stage: membership.register_member(
        organization=_own(stage).cell, values=_new_values(), by=_officer(stage)
    ),
    "apps.membership.actions.change_member": lambda stage: membership.change_member(
        member=_own(stage).member, version=1, values={"phone": "1"}, by=_officer(stage)
    ),
    "apps.membership.imports.actions.upload": _upload,
    "apps.membership.imports.actions.load": _load,
    "apps.membership.imports.actions.drop": lambda stage: import_actions.drop(
        batch=stage.own("organization_officer").batch, by=_officer(stage)
    ),
    "apps.regulations.actions.verify_rule": lambda stage: regulations.verify_rule(
        rule=RuleValue.objects.get(pk=7_500_000_002), by=_head(stage)
    ),
    "apps.regulations.actions.verify_document": lambda stage: regulations.verify_document(
        document=LegalDocument.objects.get(pk=7_500_000_001), by=_head(stage)
    ),
    "apps.regulations.actions.record_rule": lambda stage: regulations.record_rule(
        rule=_changed_rule(RuleValue, 7_500_000_002), by=_head(stage)
    ),
    "apps.regulations.actions.record_document": lambda stage: regulations.record_document(
        document=_changed_rule(LegalDocument, 7_500_000_001), by=_head(stage)
    ),
    "apps.regulations.actions.record_calendar_day": lambda stage: regulations.record_calendar_day(
        day=_changed_rule(CalendarDay, 7_500_000_003), by=_head(stage)
    ),
    "apps.regulations.actions.verify_procedure": lambda stage: regulations.verify_procedure(
        procedure=ProcedureTemplate.objects.get(pk=7_500_000_004), by=_head(stage)
    ),
    "apps.regulations.actions.record_procedure": lambda stage: regulations.record_procedure(
        procedure=_changed_rule(ProcedureTemplate, 7_500_000_004), by=_head(stage)
    ),
    "apps.regulations.actions.record_procedure_steps": lambda stage: (
        regulations.record_procedure_steps(
            procedure=ProcedureTemplate.objects.get(pk=7_500_000_004),
            steps=[ProcedureStep.objects.get(template_id=7_500_000_004, code="A1")],
            by=_head(stage),
        )
    ),
    "apps.reports.actions.request_summary": lambda stage: reports.request_summary(
        organization=_own(stage).unit, **YEAR, by=_officer(stage)
    ),
    "apps.reports.packs.actions.request_pack": lambda stage: packs.request_pack(
        organization=_own(stage).unit, kind=_own(stage).summary.kind,
        first=_own(stage).summary.first, last=_own(stage).summary.last, by=_officer(stage),
    ),
    "apps.reports.actions.generate_summary": lambda stage: reports.generate_summary(
        organization=_own(stage).unit, **YEAR, by=_officer(stage)
    ),
    "apps.reports.actions.check_summary": lambda stage: reports.check_summary(
        summary=_own(stage).summary, by=_officer(stage)
    ),
    "apps.reports.actions.sign_summary": lambda stage: reports.sign_summary(
        summary=_own(stage).checked, by=_head(stage)
    ),
    "apps.reports.actions.return_to_draft": lambda stage: reports.return_to_draft(
        summary=_own(stage).checked, reason="Sai", by=_head(stage)
    ),
    "apps.reports.tables.actions.record_table": lambda stage: tables.record_table(
        table=_changed_rule(StatisticalTable, 7_500_000_005), by=_head(stage)
    ),
    "apps.reports.tables.actions.verify_table": lambda stage: tables.verify_table(
        table=StatisticalTable.objects.get(pk=7_500_000_005), by=_head(stage)
    ),
    "apps.tenancy.actions.changes.found_organization": lambda stage: tenancy.found_organization(
        code="founded", name="Mới", tier=Tier.GRASSROOTS, form="committee", sector="village",
        parent=_own(stage).unit, keeps_office=False, effective_on=TODAY, decision=DECISION,
        by=_admin(stage),
    ),
    "apps.tenancy.actions.changes.rename_organization": _dated(
        tenancy.rename_organization, name="Tên mới"
    ),
    "apps.tenancy.actions.changes.move_organization": _dated(
        tenancy.move_organization, parent=lambda stage: stage.organizations["alpha-east-2"],
    ),
    "apps.tenancy.actions.changes.change_tier": _dated(tenancy.change_tier, tier=Tier.CELL),
    "apps.tenancy.actions.changes.set_office": _dated(tenancy.set_office, keeps_office=True),
    "apps.tenancy.actions.changes.end_organization": _dated(tenancy.end_organization),
    "apps.tenancy.actions.changes.describe_organization": lambda stage: (
        tenancy.describe_organization(
            organization=_unit(stage), form="committee", sector="agency", by=_admin(stage)
        )
    ),
    "apps.tenancy.actions.loading.load_units": _load_units,
}  # fmt: skip
TABLE |= topics.merged("ACTIONS")
NOT_ACTIONS |= topics.merged("NOT_ACTIONS")
