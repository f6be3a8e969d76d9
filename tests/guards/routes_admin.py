"""The leak matrix: the admin. One line for each model; the routes of a model are always the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from tests.guards.matrix import Act, Route
from tests.guards.twins import NEVER, OWN, Twin

NOBODY = "nobody"
"""A right that no role holds."""


@dataclass(frozen=True)
class Table:
    """One model in the admin: the rights for its list, a record, a new one; the twin's record."""

    label: str
    view: str
    add: str = NOBODY
    of: str = ""
    """The twin's record; empty for lists that belong to everybody, with ``key`` of one row."""
    key: Callable[[], int] | None = None
    rows: str = ""
    search: Callable[[Twin], list[str]] | None = None
    page: int = 200
    """The form of a row; 403 where there is a list alone."""
    history: int = 302
    """The history of a row leads to its trail; 200 where a page of its own stands."""
    only: frozenset[str] = frozenset()
    differs: str = ""
    """Why the list may tell of what the reader may not see; empty where it never does."""

    def routes(self) -> list[Route]:
        """Its addresses but the last."""
        queries = self._queries
        lists = Route(
            self._name("changelist"), right_first=True, **ALWAYS,
            get=Act(
                self.view, queries=queries, views=("all=", "o=-1", "p=2"), rows=self.rows,
                differs=self.differs,
            ),
        )  # fmt: skip
        return [
            lists,
            Route(self._name("add"), get=Act(self.add), right_first=True, **ALWAYS),
            self._one("change", Act(self.view, ok=self.page)),
            self._one("delete", Act(NOBODY)),
            self._one("history", Act(self.view, ok=self.history)),
        ]

    def redirect(self) -> str:
        """The address that leads an old link to the form; it looks nothing up."""
        app, model = self.label.split(".")
        return f"admin/{app}/{model}/<path:object_id>/"

    def _name(self, kind: str) -> str:
        return f"admin:{self.label.replace('.', '_')}_{kind}"

    def _one(self, kind: str, act: Act) -> Route:
        def key(twin: Twin) -> dict[str, Any]:
            return {"object_id": self.key() if self.key else getattr(twin, self.of).pk}

        return Route(
            self._name(kind), of=self.of, key=key, get=act, right_first=True, only=self.only,
            **ALWAYS,
        )  # fmt: skip

    def _queries(self, twin: Twin) -> list[str]:
        return [f"q={twin.word}"] + (self.search(twin) if self.search else [])


ALWAYS: dict[str, Any] = {
    "site": True, "absent": 302, "lenient": "the views of the framework look at POST alone",
}  # fmt: skip


def _pk(twin: Twin, name: str) -> int:
    record = twin.records.get(name)
    return record.pk if record else 0


def _first(label: str) -> Callable[[], int]:
    return lambda: apps.get_model(label).objects.order_by("pk").values_list("pk", flat=True)[0]


UNITS = frozenset({OWN, "sibling", "neighbour", "parent", NEVER})
TABLES = [
    Table("accounts.user", P.MANAGE_ACCOUNTS, P.MANAGE_ACCOUNTS, of="user", rows="user"),
    Table(
        "accounts.roleassignment", P.MANAGE_ACCOUNTS, P.MANAGE_ACCOUNTS, of="assignment",
        rows="assignment",
        search=lambda twin: [f"user__id__exact={_pk(twin, 'user')}", f"path__gte={twin.word}"],
    ),
    Table(
        "accounts.wall", P.MANAGE_WALLS, P.MANAGE_WALLS, of="wall", rows="wall",
        search=lambda twin: [f"object_id__exact={_pk(twin, 'member')}", "label=membership.member"],
    ),
    Table("accounts.signin", P.MANAGE_ACCOUNTS, of="signin", rows="signin"),
    Table(
        "tenancy.organization", P.VIEW_ORGANIZATION, P.CHANGE_ORGANIZATION, of="unit",
        rows="organization", only=UNITS,
    ),
    Table(
        "membership.member", P.ADMINISTER_MEMBERSHIP, of="member", rows="member",
        search=lambda twin: [
            f"full_name__startswith={twin.word[:3]}", f"id__exact={_pk(twin, 'member')}",
            "batch__isnull=True&ethnicity__isnull=False",
        ],
    ),
    Table("membership.membergrant", P.ADMINISTER_MEMBERSHIP, of="grant", rows="grant", page=403),
    Table("reports.summary", P.USE_ADMIN_SITE, of="summary", rows="summary"),
    Table("reports.target", P.USE_ADMIN_SITE, of="target", rows="target"),
    Table("membership.ethnicgroup", P.ADMINISTER_MEMBERSHIP, key=_first("membership.ethnicgroup")),
    Table("membership.religion", P.ADMINISTER_MEMBERSHIP, key=_first("membership.religion")),
    Table(
        "regulations.legaldocument", P.VERIFY_RULE, P.VERIFY_RULE, rows="document",
        key=lambda: 7_500_000_001, history=200,
    ),
    Table(
        "regulations.rulevalue", P.VERIFY_RULE, P.VERIFY_RULE, rows="rule",
        key=lambda: 7_500_000_002, history=200,
    ),
    Table(
        "regulations.calendarday", P.VERIFY_RULE, P.VERIFY_RULE, rows="day",
        key=lambda: 7_500_000_003, history=200,
    ),
    Table(
        "reports.statisticaltable", P.VERIFY_RULE, P.VERIFY_RULE, rows="table",
        key=lambda: 7_500_000_005, history=200,
    ),
    Table(
        "regulations.proceduretemplate", P.VERIFY_RULE, P.VERIFY_RULE, rows="procedure",
        key=lambda: 7_500_000_004, history=200,
    ),
    Table(
        "django_celery_beat.periodictask", P.CHANGE_SCHEDULE,
        key=_first("django_celery_beat.periodictask"),
    ),
]  # fmt: skip


def _autocomplete(twin: Twin) -> list[str]:
    fields = (
        ("accounts", "roleassignment", "user"), ("accounts", "wall", "user"),
        ("accounts", "roleassignment", "organization"), ("tenancy", "organization", "parent"),
        ("membership", "member", "organization"), ("membership", "placement", "member"),
    )  # fmt: skip
    return [
        f"app_label={app}&model_name={model}&field_name={name}&term={term}"
        for app, model, name in fields
        for term in (twin.word, "")
    ]


SITE = [
    Route("admin:index", get=Act(), **ALWAYS),
    # Everybody signed in is told that the site is not theirs; a stranger goes to the sign-in page.
    Route("admin:login", get=Act(ok=403, roleless=403), stranger={"GET": 302}, lenient="one answer"),
    Route(
        "admin:reports_summary_indicators", get=Act(P.USE_ADMIN_SITE), right_first=True, **ALWAYS
    ),
    Route("admin:logout", get=Act(ok=302), **ALWAYS),
    Route("admin:password_change", get=Act(ok=302), **ALWAYS),
    Route("admin:password_change_done", get=Act(), **ALWAYS),
    Route("admin:autocomplete", get=Act(ok=403, queries=_autocomplete), **ALWAYS),
    Route("admin:jsi18n", get=Act(), **ALWAYS),
    Route("admin:app_list", key=lambda twin: {"app_label": "accounts"}, get=Act(), **ALWAYS),
    Route(
        "admin:accounts_user_set_password", of="user", get=Act(P.MANAGE_ACCOUNTS), right_first=True,
        **(ALWAYS | {"absent": 404}),
    ),
]  # fmt: skip
LEADING_ON = {"admin/(?P<url>.*)$", *(table.redirect() for table in TABLES)}
"""Addresses that look nothing up: they add a slash or lead an old link to its form."""
ADMIN = [*SITE, *(route for table in TABLES for route in table.routes())]
