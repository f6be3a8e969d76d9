"""Clean data in the guards."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.core.partial_dates import PartialDate
from apps.membership.models import DuplicateNotice, ListReconciliation
from apps.membership.quality import actions, reconcile_actions
from apps.membership.quality.rules import BY_CODE
from apps.tenancy.choices import Tier
from tests.factories.membership import member
from tests.factories.world import organization
from tests.guards.acting import actor
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

KINDS = ("notice", "reconciliation")
WALLED = ("reconciliation",)
TODAY = date(2026, 1, 5)


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A question of another office about the twin's member."""
    return {
        "notice": DuplicateNotice.objects.create(
            id=ids["notice"], organization=twin.cell, member=twin.member, side="received",
            match="name_birth", asking_office=f"Huyện ủy {twin.word}", asked_at=timezone.now(),
            pair=UUID(int=ids["notice"]),
        ),
        "reconciliation": ListReconciliation.objects.create(
            id=ids["reconciliation"], organization=twin.cell, held_on=date(2025, 1, 10), on_list=2,
            files=1, differences=f"Thiếu {twin.word}",
        ),
    }  # fmt: skip


def _sent(name: str, of: str, see: Any, data: Any) -> Route:
    return Route(f"membership:{name}", of=of, see=see, post=Act(P.CHANGE_MEMBER, ok=302, data=data))


SCORES = ("order=share", "order=-complete&page=9", "order=members")
RULES = tuple(f"rule={code}" for code in BY_CODE)
ROUTES = [
    Route("membership:quality", get=Act(P.VIEW_MEMBER, views=SCORES, rows="member")),
    Route(
        "membership:quality_export", get=Act(P.EXPORT_MEMBERS, views=SCORES, rows="member"),
        right_first=True,
    ),
    Route("membership:findings", get=Act(P.VIEW_MEMBER, views=RULES, rows="member")),
    Route("membership:mend", get=Act(P.CHANGE_MEMBER, rows="member")),
    Route(
        "membership:mend_next",
        get=Act(
            P.CHANGE_MEMBER, ok=302, queries=lambda twin: [f"after={twin.member.pk}"]
            if "member" in twin.records else [],
        ),
    ),
    Route("membership:mended", get=Act(P.CHANGE_MEMBER, rows="mended")),
    Route("membership:duplicates", get=Act(P.CHANGE_MEMBER, rows="notice")),
    _sent("duplicate_ask", "member", P.VIEW_MEMBER, lambda stage, twin: {"match": "card_number"}),
    _sent(
        "duplicate_answer", "notice", P.CHANGE_MEMBER,
        lambda stage, twin: {"answer": "other_person"},
    ),
    Route(
        "membership:reconciliations",
        get=Act(P.CHANGE_MEMBER, rows="reconciliation"),
        post=Act(P.CHANGE_MEMBER, ok=302, aimed=404, data=lambda stage, twin: {
            "organization": twin.cell.code, "files_found": 0, "differences": "Chưa tìm thấy",
            **three("held_on", "3", "1", "2026"),
        }),
    ),
    _sent(
        "reconciliation_strike", "reconciliation", P.CHANGE_MEMBER,
        lambda stage, twin: {"reason": "Nhầm"},
    ),
    Route(
        "reconciliation-list", stranger=CLOSED,
        get=Act(P.CHANGE_MEMBER, rows="reconciliation"),
        post=Act(P.CHANGE_MEMBER, ok=201, aimed=404, json=True, data=lambda stage, twin: {
            "organization": twin.cell.code, "held_on": "2026-01-03", "files_found": 0,
            "differences": "Chưa tìm thấy",
        }),
    ),
    Route(
        "reconciliation-strike", of="reconciliation", see=P.CHANGE_MEMBER, stranger=CLOSED,
        post=Act(P.CHANGE_MEMBER, json=True, data=lambda stage, twin: {"reason": "Nhầm"}),
    ),
    *Table(
        "membership.listreconciliation", P.ADMINISTER_MEMBERSHIP, of="reconciliation",
        rows="reconciliation", page=403,
    ).routes(),
    _sent("confirm", "member", P.VIEW_MEMBER, None),
    Route(
        "finding-list", stranger=CLOSED, get=Act(P.VIEW_MEMBER, views=RULES[:3], rows="member")
    ),
]  # fmt: skip


def _more_notices(stage: Stage, role: str, number: int) -> None:
    made = member(stage.twins[OWN].cell, f"Thêm Hỏi {number}", citizen_number="", card_number="")
    _made(made.organization, number, {"membership.member": {number: made}}, None)


def _more_mended(stage: Stage, role: str, number: int) -> None:
    made = member(
        stage.twins[OWN].cell, f"Thêm Sửa {number}", citizen_number="", card_number="", education=""
    )
    made.education = "university"
    made.save()


def _made(unit: Any, number: int, made: Any, who: Any) -> Any:
    return DuplicateNotice.objects.create(
        organization=unit, member=made["membership.member"][number], side="received",
        match="name_birth", asking_office="x", asked_at=timezone.now(), pair=UUID(int=number + 1),
    )  # fmt: skip


def _more_compared(stage: Stage, role: str, number: int) -> None:
    _compared(stage.twins[OWN].cell, 40 + number, None, None)


def _compared(unit: Any, number: int, made: Any, who: Any) -> Any:
    return ListReconciliation.objects.create(
        organization=unit, held_on=date(2020, 1, 1) + timedelta(days=number), on_list=0, files=0
    )


MORE = {
    "notice": _more_notices, "mended": _more_mended, "reconciliation": _more_compared
}  # fmt: skip
RIGHTS = dict.fromkeys(
    ("membership.duplicatenotice", "membership.listreconciliation"), P.CHANGE_MEMBER
)
GUARDED = {"membership.duplicatenotice": "membership.member"}
MAKERS = {"membership.duplicatenotice": _made, "membership.listreconciliation": _compared}


def _officer(stage: Stage) -> Any:
    return actor(stage, "organization_officer")


def _ask(stage: Stage) -> Any:
    """Somebody of the same name and birth in the neighbour's register."""
    name, birth = "Người Trùng Tên", PartialDate(1980, 1, 2)
    elsewhere = organization("elsewhere", parent=stage.organizations["alpha"], tier=Tier.SECTION)
    elsewhere.refresh_from_db()
    mine = member(stage.twins[OWN].cell, name, birth=birth)
    member(elsewhere, name, birth=birth)
    by = _officer(stage)
    from apps.tenancy import scope

    with scope.use(by.scope()):
        return actions.ask_about_duplicate(member=mine, match="name_birth", by=by)


def _answer(stage: Stage) -> Any:
    by = _officer(stage)
    from apps.tenancy import scope

    with scope.use(by.scope()):
        return actions.answer_duplicate(
            notice=stage.twins[OWN].notice, answer="other_person", by=by
        )


_LISTS = "apps.membership.quality.reconcile_actions"
ACTIONS = {
    f"{_LISTS}.record_reconciliation": lambda stage: reconcile_actions.record_reconciliation(
        organization=stage.twins[OWN].cell,
        held_on=TODAY,
        files_found=0,
        differences="Thiếu",
        today=TODAY,
        by=_officer(stage),
    ),
    f"{_LISTS}.strike_reconciliation": lambda stage: reconcile_actions.strike_reconciliation(
        reconciliation=stage.twins[OWN].reconciliation, reason="Nhầm", by=_officer(stage)
    ),
    "apps.membership.quality.actions.confirm_record": lambda stage: actions.confirm_record(
        member=stage.twins[OWN].member, today=TODAY, by=_officer(stage)
    ),
    "apps.membership.quality.actions.ask_about_duplicate": _ask,
    "apps.membership.quality.actions.answer_duplicate": _answer,
}
