"""Queues, a case's page and counts: before and after walls, with few and with many grants."""

from __future__ import annotations

import os
from typing import Any

from tests.bench.build_cases import WALLS, build_walls

MANY_GRANTS, MANY_WALLS, THIRTY = 2_000, 400, 30
TEAM_MATE = "grants"


def cases(bench: Any) -> None:
    """Measure without a wall in the database, then with all of them."""
    district, province = bench.district, bench.province
    plain = bench.reader(district, "inspection_officer", "cases")
    bench.reader(province, "inspection_officer", "cases")
    busy = bench.reader(district, "inspection_officer", TEAM_MATE)
    _give_work(bench, plain)
    _measure(bench, district, "cases", "")
    _measure(bench, province, "cases", "")
    build_walls(os.environ["DATABASE_OWNER_URL"])
    _measure(bench, district, "cases", f", {WALLS:,} walls")
    _measure(bench, province, "cases", f", {WALLS:,} walls")
    _wall_and_grant(bench, busy)
    _measure(
        bench, district, TEAM_MATE, f", {WALLS:,} walls, {MANY_WALLS} own, {MANY_GRANTS:,} grants"
    )


def _give_work(bench: Any, user: Any) -> None:
    """Thirty open cases lie with the officer."""
    bench.floor.execute(
        "update inspection_case set handler_id = %s where id in (select id from inspection_case"
        " where tenant_id = %s and phase = 'conduct' and secrecy = 0 order by id limit %s)",
        [user.pk, bench.district.pk, THIRTY],
    )
    bench.floor.execute("analyze inspection_case")


def _wall_and_grant(bench: Any, user: Any) -> None:
    """One officer kept from many cases at home, and let into many elsewhere."""
    from django.contrib.auth.models import Permission
    from django.contrib.contenttypes.models import ContentType

    from apps.inspection.models import Case

    right = Permission.objects.get(
        content_type=ContentType.objects.get_for_model(Case), codename="view_case"
    )
    bench.floor.execute(
        "insert into accounts_wall (organization_id, path, tenant_id, province_id, user_id, label,"
        " object_id, reason, valid_from, created_at) select organization_id, path, tenant_id,"
        " province_id, %s, 'inspection.case', id, 'named', '2020-01-01', now()"
        " from inspection_case where tenant_id = %s order by id desc limit %s",
        [user.pk, bench.district.pk, MANY_WALLS],
    )
    bench.floor.execute(
        "insert into inspection_casegrant (content_object_id, permission_id, user_id,"
        " granted_by_id, valid_from, reason, created_at) select id, %s, %s, %s, '2020-01-01',"
        " 'bench', now() from inspection_case where tenant_id <> %s and secrecy = 0"
        " order by id limit %s",
        [right.pk, user.pk, user.pk, bench.district.pk, MANY_GRANTS],
    )
    bench.floor.execute("analyze accounts_wall, inspection_casegrant")


def _measure(bench: Any, unit: Any, who: str, state: str) -> None:
    from django.db import transaction

    from apps.accounts.actor import actor_for
    from apps.accounts.models import RoleAssignment
    from apps.inspection.models import Case
    from apps.tenancy import scope

    key = f"{unit.code}-{who}"
    within = [unit.path, unit.path + "~"]
    name = f"{unit.tier}{state}"
    bench.page(
        f"queue of open cases, {name}", key, "/cases/?tab=open",
        "select c.*, o.name from inspection_case c join tenancy_organization o"
        " on o.id = c.organization_id where c.path >= %s and c.path < %s and c.phase in"
        " ('preparation', 'conduct', 'conclusion') and c.secrecy = 0"
        " order by c.registered_on desc, c.id limit 50",
        within,
    )  # fmt: skip
    with scope.use(scope.Scope.everything()), transaction.atomic():
        assignment = RoleAssignment.objects.select_related("user", "organization").get(
            user__sign_in_name=f"{key}@bench.vn"
        )
        actor = actor_for(assignment)
        mine = Case.objects.filter(tenant_id=bench.district.pk, handler__isnull=False)
        shown = mine.order_by("-pk").values_list("pk", "reference")[0]

    def count() -> int:
        with scope.use(actor.scope()), transaction.atomic():
            return Case.objects.visible_to(actor).count()

    bench.call(
        f"count of cases, {name}", count,
        "select count(*) from inspection_case where path >= %s and path < %s and secrecy = 0",
        within,
    )  # fmt: skip
    if unit.pk != bench.district.pk:
        return
    if who == "cases":
        bench.page(
            f"my cases, {name}", key, "/cases/?tab=mine",
            "select c.*, o.name from inspection_case c join tenancy_organization o"
            " on o.id = c.organization_id where c.handler_id = %s and c.phase in"
            " ('preparation', 'conduct', 'conclusion') order by c.registered_on desc, c.id"
            " limit 50",
            [assignment.user_id],
        )  # fmt: skip
    bench.page(
        f"page of a case, {name}", key, f"/cases/{shown[1]}/",
        "select c.*, s.name, s.position from inspection_case c join inspection_casesubject s"
        " on s.case_id = c.id where c.id = %s",
        [shown[0]],
    )  # fmt: skip
