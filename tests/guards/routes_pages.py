"""The leak matrix: pages of accounts, core, tenancy, desk, regulations."""

from __future__ import annotations

from typing import Any

from django_celery_beat.models import CrontabSchedule, PeriodicTask

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.core.keys import shown
from tests.factories.regulations import (
    CalendarDayFactory,
    LegalDocumentFactory,
    ProcedureFactory,
    RuleValueFactory,
    StepFactory,
)
from tests.factories.reports import table as make_table
from tests.guards.matrix import Act, Route
from tests.guards.twins import NEVER, OWN, PASSWORD, Stage, Twin

OWN_SETTINGS = {"language": "vi", "theme": "dark", "density": "", "letter_keys": "on"}
# Records that belong to everybody: the law. Its keys are made by law() below.
KEY = "test.guards.months"


def law() -> None:
    """One document with one value and one procedure, and one day off."""
    document = LegalDocumentFactory(id=7_500_000_001)
    RuleValueFactory(id=7_500_000_002, document=document, key=KEY)
    CalendarDayFactory(id=7_500_000_003)
    procedure = ProcedureFactory(id=7_500_000_004, code="p-7500000004", document=document)
    StepFactory(template=procedure, code="A1")
    make_table(id=7_500_000_005, code="GUARD")
    crontab = CrontabSchedule.objects.create(minute="1")
    PeriodicTask.objects.create(id=7_500_004, name="Work", task="none", crontab=crontab)


def words_of(twin: Twin) -> list[str]:
    """Ways to look for a twin by what is known of its member."""
    member = twin.records.get("member")
    if member is None:
        return []
    return [twin.word, twin.word[1:3], member.citizen_number, member.card_number]


def _searches(name: str) -> Any:
    return lambda twin: [f"{name}={text}" for text in words_of(twin)]


def _assignment(stage: Stage, twin: Twin) -> dict[str, Any]:
    held = twin.records.get("assignment")
    return {"assignment": held.pk if held else 0}


def _trail_key(twin: Twin) -> dict[str, Any]:
    label = "membership.member"
    return {"label": label, "key": shown(label, twin.member.pk)}


def _new_password(stage: Stage, twin: Twin) -> dict[str, str]:
    return {
        "old_password": "secret-word-1",
        "new_password1": PASSWORD,
        "new_password2": PASSWORD,
    }


ACCOUNTS = [
    # Signed in already: the page leads to the desk. A stranger gets the form.
    Route(
        "accounts:sign_in",
        get=Act(ok=302, roleless=302),
        post=Act(ok=302, roleless=302, data=lambda stage, twin: {"username": "x"}),
        stranger={"GET": 200, "POST": 200},
        lenient="the view of the framework takes PUT for POST",
    ),
    Route("accounts:sign_out", post=Act(ok=302, roleless=302), stranger={"POST": 302}),
    Route("accounts:switch_role", post=Act(ok=404, roleless=404, data=_assignment)),
    Route("accounts:no_role", get=Act(ok=302, roleless=403)),
    Route("accounts:extend_session", post=Act(ok=204, roleless=204)),
    Route(
        "accounts:password",
        get=Act(roleless=200),
        post=Act(ok=302, roleless=302, data=_new_password),
    ),
    Route(
        "accounts:settings",
        get=Act(roleless=200),
        post=Act(ok=302, roleless=302, data=lambda stage, twin: OWN_SETTINGS),
    ),
    Route(
        "accounts:trail",
        get=Act(
            P.VIEW_TRAIL,
            queries=lambda twin: [f"person={twin.word}"],
            views=("object_type=membership.member", "kind=write", "page=2"),
            rows="entry",
        ),
    ),
    Route(
        "accounts:record_trail",
        of="member",
        see=P.VIEW_MEMBER,
        key=_trail_key,
        get=Act(P.VIEW_RECORD_TRAIL, rows="entry"),
    ),
    Route("set_language", post=Act(ok=302, roleless=302), stranger={"POST": 302}),
]

CORE = [
    Route(
        "core:job",
        of="job",
        key=lambda twin: {"uuid": twin.job.uuid},
        get=Act(htmx="job"),
    ),
    Route(
        "healthz",
        get=Act(ok=503, roleless=503),  # no worker beats while tests run
        stranger={"GET": 503},
    ),
]

TENANCY = [
    Route(
        "tenancy:organizations",
        get=Act(
            P.VIEW_ORGANIZATION,
            queries=lambda twin: [f"q={twin.word}", f"q={twin.unit.code}&ended=on"],
            rows="organization",
        ),
    ),
    Route(
        "tenancy:organization",
        of="unit",
        see=P.VIEW_ORGANIZATION,
        key=lambda twin: {"code": twin.unit.code},
        get=Act(P.VIEW_ORGANIZATION, rows="organization"),
        right_first=True,
        only=frozenset({OWN, "sibling", "neighbour", "parent", NEVER}),
    ),
]

DESK = [
    Route("desk:today", get=Act(rows="work")),
    Route("desk:search", get=Act(queries=_searches("q"), rows="member")),
    Route("desk:notifications", get=Act(rows="job")),
    Route("desk:help", get=Act()),
]

REGULATIONS = [
    Route("regulations:rules", get=Act(rows="rule")),
    Route("regulations:documents", get=Act(rows="document")),
    Route("regulations:document", key=lambda twin: {"pk": 7_500_000_001}, get=Act(rows="rule")),
    Route(
        "regulations:verify_document",
        key=lambda twin: {"pk": 7_500_000_001},
        post=Act(P.VERIFY_RULE, ok=302),
    ),
    Route(
        "regulations:verify_rule",
        key=lambda twin: {"pk": 7_500_000_002},
        post=Act(P.VERIFY_RULE, ok=302),
    ),
    Route("regulations:procedures", get=Act(rows="procedure")),
    Route("regulations:procedure", key=lambda twin: {"code": "p-7500000004"}, get=Act(rows="step")),
    Route(
        "regulations:verify_procedure",
        key=lambda twin: {"code": "p-7500000004"},
        post=Act(P.VERIFY_RULE, ok=302),
    ),
    Route("regulations:calendar", key=lambda twin: {"year": 2026}, get=Act(rows="day")),
    Route("regulations:rule", key=lambda twin: {"key": KEY}, get=Act(rows="rule")),
]

PAGES = [*ACCOUNTS, *CORE, *TENANCY, *DESK, *REGULATIONS]
