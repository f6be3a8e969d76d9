"""The pages of campaigns in the leak matrix."""

from __future__ import annotations

from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.grading.lookup import scale_of
from apps.membership.models import MemberCommendation, OrganizationCommendation
from tests.factories.membership import member
from tests.factories.world import organization
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_pages import words_of
from tests.guards.routes_records import three
from tests.guards.topics.grading import (
    COMMENDED,
    GROUP,
    campaign_of,
    grade_of,
    own_grade_of,
    unit_of,
)
from tests.guards.twins import NEVER, OWN, Stage, Twin


def _queries(twin: Twin) -> list[str]:
    return [f"search={text}" for text in words_of(twin)]


def _open_data(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"organization": twin.unit.code, "year": 2022, **three("as_of", "31", "12", "2022")}


def _correct_data(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "new": "completed", "decision_number": "5", "reason": "Kết luận",
        **three("decided_on", "5", "1", "2021"),
    }  # fmt: skip


def _vote_data(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "vote-version": 1, "vote-entitled": 1, "vote-present": 0,
        **three("vote-held_on", "1", "6", "2020"),
    }  # fmt: skip


def _of_campaign(name: str, **acts: Any) -> Route:
    return Route(f"membership:campaign{name}", of="campaign", see=P.VIEW_GRADING, **acts)


def _of_unit(name: str, right: str, data: Any, ok: int = 302) -> Route:
    return Route(
        f"membership:unit_{name}", of="campaign_unit", see=P.VIEW_GRADING,
        post=Act(right, ok=ok, data=data),
    )  # fmt: skip


def _version(name: str) -> Any:
    return lambda stage, twin: {f"{name}-version": 1}


def _commend_data(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "kind": "ad_hoc", "year": 2020, "form": "certificate", "deciding_body": "Ban Thường vụ",
        "decision_number": "77-QĐ", **three("decided_on", "1", "2", "2021"),
    }  # fmt: skip


def _reason(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"reason": "Ghi nhầm"}


def _api(name: str, right: str, ok: int = 200, **values: Any) -> Route:
    return Route(
        f"campaign-unit-{name}", of="campaign_unit", see=P.VIEW_GRADING, stranger=CLOSED,
        post=Act(right, ok=ok, json=True, data=lambda stage, twin: {"version": 1, **values}),
    )  # fmt: skip


UNITS = frozenset({OWN, "sibling", "neighbour", "parent", NEVER})
"""An organisation bears no wall of its own."""
PRAISED = ("of=organizations", "tab=ad_hoc&order=-name", "order=year&year=2020", "tab=withdrawn")
VIEWS = ("tab=not_started&order=-members", "order=state", "tier=cell", "late=on", "page=9")
ROUTES = [
    Route("membership:campaigns", get=Act(P.VIEW_GRADING, rows="campaign")),
    Route(
        "membership:campaign_new",
        get=Act(P.CHANGE_GRADING),
        post=Act(P.CHANGE_GRADING, ok=302, data=_open_data, aimed=404),
    ),
    _of_campaign("", get=Act(queries=_queries, views=VIEWS, rows="campaign_unit")),
    _of_campaign("_progress", get=Act()),
    _of_campaign("_export", get=Act(P.EXPORT_MEMBERS, views=VIEWS, rows="campaign_unit")),
    _of_campaign("_print", get=Act(views=VIEWS, rows="campaign_unit")),
    _of_campaign(
        "_close",
        post=Act(P.DECIDE_GRADING, ok=422, data=lambda stage, twin: {"version": 1}),
    ),
    _of_campaign(
        "_reopen",
        post=Act(
            P.DECIDE_GRADING, ok=422, data=lambda stage, twin: {"version": 1, "reason": "Sót"}
        ),
    ),
    _of_campaign(
        "_group",
        key=lambda twin: {"pk": twin.campaign.pk, "body": "organization", "group": GROUP},
        get=Act(P.DECIDE_GRADING),
        post=Act(P.DECIDE_GRADING, ok=422, data=lambda stage, twin: {"reason": "Lý do"}),
    ),
    Route(
        "membership:campaign_unit", of="campaign_unit", see=P.VIEW_GRADING,
        get=Act(rows="member_grade"),
    ),
    _of_unit("review", P.CHANGE_GRADING, _version("review")),
    _of_unit("propose", P.CHANGE_GRADING, _version("propose")),
    _of_unit("vote", P.CHANGE_GRADING, _vote_data),
    _of_unit("decide", P.DECIDE_GRADING, _version("decide"), ok=422),
    Route(
        "membership:grade_correct", of="member_grade", see=P.VIEW_GRADING,
        get=Act(P.DECIDE_GRADING),
        post=Act(P.DECIDE_GRADING, data=_correct_data, ok=302),
    ),
    Route(
        "membership:commendations",
        get=Act(P.VIEW_GRADING, queries=_queries, views=PRAISED, rows="member_commendation"),
    ),
    Route(
        "membership:commendations_export",
        get=Act(P.EXPORT_MEMBERS, views=PRAISED, rows="member_commendation"),
    ),
    Route(
        "membership:commendations_print",
        get=Act(P.VIEW_GRADING, views=PRAISED, rows="member_commendation"),
    ),
    Route(
        "membership:commendation_candidates",
        get=Act(P.VIEW_GRADING, views=("of=organizations", "year=2020"), rows="member_grade"),
    ),
    Route(
        "membership:commendation_candidates_export",
        get=Act(P.EXPORT_MEMBERS, views=("of=organizations", "year=2020"), rows="member_grade"),
    ),
    Route(
        "membership:own_grade_correct", of="organization_grade", see=P.VIEW_GRADING,
        get=Act(P.DECIDE_GRADING),
        post=Act(P.DECIDE_GRADING, data=_correct_data, ok=302),
    ),
    Route(
        "membership:commend_member", of="member", see=P.VIEW_MEMBER,
        get=Act(P.CHANGE_GRADING), post=Act(P.CHANGE_GRADING, ok=302, data=_commend_data),
    ),
    Route(
        "membership:commend_organization", of="unit", key=lambda twin: {"code": twin.cell.code},
        only=UNITS,
        get=Act(P.CHANGE_GRADING), post=Act(P.CHANGE_GRADING, ok=302, data=_commend_data),
    ),
    Route(
        "membership:member_commendation", of="member_commendation", see=P.VIEW_GRADING,
        get=Act(), post=Act(P.CHANGE_GRADING, ok=302, data=_reason),
    ),
    Route(
        "membership:organization_commendation", of="organization_commendation",
        see=P.VIEW_GRADING, get=Act(), post=Act(P.CHANGE_GRADING, ok=302, data=_reason),
    ),
    Route(
        "campaign-list",
        stranger=CLOSED,
        get=Act(P.VIEW_GRADING, rows="campaign"),
    ),
    Route("campaign-detail", of="campaign", see=P.VIEW_GRADING, stranger=CLOSED, get=Act()),
    _api("self-review", P.CHANGE_GRADING),
    _api("proposals", P.CHANGE_GRADING),
    _api(
        "vote", P.CHANGE_GRADING, held_on="2020-06-01", entitled=1, present=0, ballots=[],
    ),
    _api("decide", P.DECIDE_GRADING, ok=409, decision_number="5", decided_on="2021-01-05"),
    Route("campaign-unit-list", stranger=CLOSED, get=Act(P.VIEW_GRADING, rows="campaign_unit")),
    Route(
        "campaign-unit-detail",
        of="campaign_unit",
        see=P.VIEW_GRADING,
        stranger=CLOSED,
        get=Act(),
    ),
    Route("member-grade-list", stranger=CLOSED, get=Act(P.VIEW_GRADING, rows="member_grade")),
    Route(
        "member-commendation-list", stranger=CLOSED,
        get=Act(P.VIEW_GRADING, rows="member_commendation"),
    ),
    Route(
        "organization-commendation-list", stranger=CLOSED,
        get=Act(P.VIEW_GRADING, rows="organization_commendation"),
    ),
    *[
        route
        for of in ("member_commendation", "organization_commendation")
        for route in Table(
            f"membership.{of.replace('_', '')}", P.ADMINISTER_MEMBERSHIP, of=of, rows=of, page=403
        ).routes()
    ],
    *Table(
        "membership.campaign", P.ADMINISTER_MEMBERSHIP, of="campaign", rows="campaign", page=403
    ).routes(),
    *Table(
        "membership.gradescale", P.ADMINISTER_MEMBERSHIP, key=lambda: scale_of(2026).pk
    ).routes(),
]  # fmt: skip


def _more_campaigns(stage: Stage, role: str, number: int) -> None:
    campaign_of(stage.twins[OWN].unit, year=2023 + number)


def _more_units(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    cell = organization(f"more-cell-{number}", parent=twin.cell.parent, tier="cell")
    own_grade_of(unit_of(twin.campaign, cell))


def _more_grades(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    about = member(twin.cell, f"Thêm Xếp Loại {number}", citizen_number="", card_number="")
    grade_of(twin.campaign_unit, about)


def _more_commendations(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    about = member(twin.cell, f"Thêm Khen Thưởng {number}", citizen_number="", card_number="")
    MemberCommendation.objects.create(organization=twin.cell, member=about, **COMMENDED)


def _more_praised_units(stage: Stage, role: str, number: int) -> None:
    values = COMMENDED | {"decision_number": f"{number + 50}-QĐ"}
    OrganizationCommendation.objects.create(organization=stage.twins[OWN].cell, **values)


MORE = {
    "organization_commendation": _more_praised_units,
    "member_commendation": _more_commendations,
    "campaign": _more_campaigns,
    "campaign_unit": _more_units,
    "member_grade": _more_grades,
}
