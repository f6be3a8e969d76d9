"""Measures one database: each act through the program and, beside it, the same rows by hand."""

from __future__ import annotations

import json
import os
import re
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import django
import psycopg

ROUNDS, FEW_ROUNDS, WARM = 15, 5, 3
SEARCH = "nguyen thi lan"


def timed(act: Callable[[], Any]) -> tuple[float, float]:
    """Median and p95 in milliseconds, warm; an act of seconds is repeated a few times only."""
    start = time.perf_counter()
    for _round in range(WARM):
        act()
    slow = time.perf_counter() - start > WARM
    spent = []
    for _round in range(FEW_ROUNDS if slow else ROUNDS):
        start = time.perf_counter()
        act()
        spent.append((time.perf_counter() - start) * 1000)
    spent.sort()
    return statistics.median(spent), spent[int(len(spent) * 0.95)]


def _asked(queries: Any) -> int:
    """How many statements ask for something: marks of transactions do not."""
    marks = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT")
    return sum(not _bare(one["sql"]).startswith(marks) for one in queries)


def _bare(sql: str) -> str:
    """A statement without the words about who acts, which go in front for the history."""
    return re.sub(r"^SELECT set_config\('pghistory.*?', true\);\s*", "", sql, flags=re.S)


COUNTED = (
    "members", "members_women", "members_ethnic_minority", "members_religious",
    "members_admitted", "members_made_official",
)  # fmt: skip
"""The indicators whose rows the floor of a summary counts as well."""


class Bench:
    """The restricted readers of one database, and what they do."""

    def __init__(self) -> None:
        from django.db import connection, transaction
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        from apps.membership.models import Member
        from apps.tenancy import scope
        from apps.tenancy.models import Organization

        self.capture = lambda: CaptureQueriesContext(connection)
        self.floor = psycopg.connect(os.environ["BENCH_SUPERUSER_URL"], autocommit=True)
        self.results: list[dict[str, Any]] = []
        self.clients: dict[str, Client] = {}
        with scope.use(scope.Scope.everything()), transaction.atomic():
            self.province = Organization.objects.get(code="p01")
            self.district = Organization.objects.filter(parent=self.province).order_by("path")[0]
            self.member = Member.objects.filter(tenant_id=self.district.pk).order_by("pk")[0]
        for unit in (self.province, self.district):
            self.reader(unit, "organization_officer")

    def reader(self, unit: Any, role: str, kind: str = "") -> Any:
        """Somebody in a role there, signed in; their client is found by ``code`` or ``code-kind``."""
        from django.db import transaction
        from django.test import Client

        from apps.accounts.middleware import STARTED_KEY
        from apps.accounts.models import RoleAssignment, User
        from apps.tenancy import scope

        name = f"{unit.code}-{kind}" if kind else unit.code
        with scope.use(scope.Scope.everything()), transaction.atomic():
            user = User.objects.create_user(f"{name}@bench.vn", "x", full_name=name)
            RoleAssignment.objects.create(
                user=user, role=role, organization=unit, valid_from=date(2020, 1, 1)
            )
            client = Client(headers={"host": "localhost"})
            client.force_login(user, backend="apps.accounts.backends.SignInNameBackend")
            session = client.session
            session[STARTED_KEY] = time.time()
            session.save()
        self.clients[name] = client
        return user

    def page(self, name: str, who: str, url: str, floor: str, params: list[Any]) -> None:
        """A page of the program against the rows it shows."""
        client = self.clients[who]
        with self.capture() as queries:
            response = client.get(url)
        asked = _asked(queries)  # now: the next request empties the list
        if response.status_code != 200:
            raise SystemExit(f"{url}: {response.status_code}")
        self._keep(name, timed(lambda: client.get(url)), asked, floor, params)

    def call(self, name: str, act: Callable[[], Any], floor: str, params: list[Any]) -> None:
        """A piece of the program against the same rows."""
        with self.capture() as queries:
            act()
        asked = _asked(queries)
        self._keep(name, timed(act), asked, floor, params)

    def _keep(
        self, name: str, spent: tuple[float, float], queries: int, floor: str, params: list[Any]
    ) -> None:
        base, _p95 = timed(lambda: self.floor.execute(floor, params).fetchall())
        self.results.append(
            {
                "act": name,
                "median_ms": round(spent[0], 2),
                "p95_ms": round(spent[1], 2),
                "queries": queries,
                "floor_ms": round(base, 3),
                "ratio": round(spent[0] / base, 1),
            }
        )


def _register(bench: Bench) -> None:
    columns = "id, full_name, birth, sex, organization_id, ceremony_on, official_on, state"
    district, province = bench.district, bench.province
    bench.page(
        "register, first page, district", district.code, "/members/",
        f"select {columns} from membership_member where path >= %s and path < %s"
        " and state <> 'left' order by sort_key, id limit 50",
        [district.path, district.path + "~"],
    )  # fmt: skip
    bench.page(
        "register, first page, province", province.code, "/members/",
        f"select {columns} from membership_member where province_id = %s"
        " and state <> 'left' order by sort_key, id limit 50",
        [province.pk],
    )  # fmt: skip
    words = [f"%{word}%" for word in SEARCH.split()]
    for unit in (district, province):
        bench.page(
            f"name search, {unit.tier}", unit.code, f"/members/?search={SEARCH.replace(' ', '+')}",
            f"select {columns} from membership_member where search_key like all (%s)"
            " and path >= %s and path < %s order by sort_key, id limit 50",
            [words, unit.path, unit.path + "~"],
        )  # fmt: skip
    bench.page(
        "record page", district.code, f"/members/{bench.member.pk}/",
        "select m.*, o.name from membership_member m join tenancy_organization o"
        " on o.id = m.organization_id where m.id = %s",
        [bench.member.pk],
    )  # fmt: skip


def _counts(bench: Bench) -> None:
    from django.db import transaction

    from apps.accounts.actor import actor_for
    from apps.accounts.models import RoleAssignment
    from apps.membership.models import Member
    from apps.tenancy import scope

    for unit in (bench.district, bench.province):
        with scope.use(scope.Scope.everything()), transaction.atomic():
            actor = actor_for(
                RoleAssignment.objects.select_related("user", "organization").get(
                    organization=unit, role="organization_officer"
                )
            )

        def count(actor: Any = actor) -> int:
            with scope.use(actor.scope()), transaction.atomic():
                return Member.objects.visible_to(actor).count()

        bench.call(
            f"count, {unit.tier}", count,
            "select count(*) from membership_member where path >= %s and path < %s",
            [unit.path, unit.path + "~"],
        )  # fmt: skip


def _summaries(bench: Bench) -> None:
    from django.db import transaction

    from apps.reports import counting, indicators
    from apps.tenancy import scope

    first, last = date(2020, 1, 1), date(2024, 12, 31)
    for unit, name in (
        (bench.district, "summary of a district"),
        (bench.province, "roll-up of a province"),
    ):

        def summarise(unit: Any = unit) -> None:
            with scope.use(scope.Scope.everything()), transaction.atomic():
                for code in COUNTED:
                    counting.count(indicators.INDICATORS[code], root=unit, first=first, last=last)

        bench.call(
            name, summarise,
            "select p.organization_id, count(*), count(*) filter (where m.sex = 'female'),"
            " count(*) filter (where e.is_minority), count(*) filter (where not r.is_none),"
            " count(*) filter (where m.admission_decided_on between %s and %s),"
            " count(*) filter (where m.official_on between %s and %s)"
            " from membership_placement p join membership_member m on m.id = p.member_id"
            " left join membership_ethnicgroup e on e.id = m.ethnicity_id"
            " left join membership_religion r on r.id = m.religion_id"
            " where p.path >= %s and p.path < %s and p.valid @> %s::date group by 1",
            [first, last, first, last, unit.path, unit.path + "~", last],
        )  # fmt: skip


def _guardian(bench: Bench) -> None:
    """The same list by one grant per row: what we do not do, and why."""
    from django.contrib.auth.models import Permission
    from django.contrib.contenttypes.models import ContentType
    from django.db import transaction
    from guardian.shortcuts import get_objects_for_user  # noqa: TID251 (measured, not used)

    from apps.accounts.models import User
    from apps.membership.models import Member
    from apps.tenancy import scope

    content_type = ContentType.objects.get_for_model(Member)
    right = Permission.objects.get(content_type=content_type, codename="read_member")
    for unit in (bench.district, bench.province):
        user = User.objects.get(sign_in_name=f"{unit.code}@bench.vn")
        # Direct foreign keys, the quickest way that guardian has.
        bench.floor.execute(
            "insert into membership_membergrant (content_object_id, permission_id, user_id,"
            " granted_by_id, valid_from, reason, created_at) select id, %s, %s, %s, current_date,"
            " 'bench', now() from membership_member where path >= %s and path < %s",
            [right.pk, user.pk, user.pk, unit.path, unit.path + "~"],
        )
        bench.floor.execute("analyze membership_membergrant")

        def first_page(user: Any = user) -> list[Any]:
            with scope.use(scope.Scope.everything()), transaction.atomic():
                rows = get_objects_for_user(
                    user, "membership.read_member", Member.objects.all(), use_groups=False,
                    with_superuser=False, accept_global_perms=False,
                )  # fmt: skip
                page = list(rows.order_by("sort_key", "pk")[:50])
            if not page:
                raise AssertionError("guardian found nothing: the grants are not where it looks")
            return page

        bench.call(
            f"guardian get_objects_for_user, first page, {unit.tier}", first_page,
            "select id, full_name from membership_member where path >= %s and path < %s"
            " order by sort_key, id limit 50",
            [unit.path, unit.path + "~"],
        )  # fmt: skip


def main() -> None:
    """Measure the database of the environment; JSON on the last line."""
    django.setup()
    from django.core.management import call_command

    from tests.bench import measure_cases, measure_grading

    call_command("load_regulations", verbosity=0, stdout=sys.stderr)
    from tests.bench.measure_flow import _flow

    bench = Bench()
    for part in (_register, _counts, _summaries, measure_grading.board, _guardian, _flow,
                 measure_cases.cases):  # fmt: skip
        part(bench)
    print(json.dumps(bench.results))  # noqa: T201


if __name__ == "__main__":
    main()
