"""What who is who adds to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.models import User
from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.identity import actions
from apps.membership.models import Kinship, MemberAccount, MemberRelation
from tests.factories.membership import member
from tests.guards.acting import actor
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.twins import OWN, Stage, Twin

KINDS = ("account", "relation", "account_user", "brother")
WALLED = ("brother",)
TODAY = date(2026, 1, 5)
SINCE = date(2020, 1, 1)


def _kin() -> Kinship:
    found: Kinship = Kinship.objects.get(code="sibling")
    return found


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """The account of the twin's member, and a declared brother with the twin's word."""
    place = {"organization": twin.cell, "member": twin.member, "since": SINCE, "entered_by": owner}
    user = User.objects.create(
        id=ids["account_user"], full_name=f"Tài khoản {twin.word}",
        sign_in_name=f"tai-khoan-{ids['account_user']}@example.vn",
    )  # fmt: skip
    brother = member(
        twin.cell, f"Lục Đệ {twin.word}", id=ids["brother"], citizen_number="", card_number=""
    )
    return {
        "brother": brother,
        "account": MemberAccount.objects.create(id=ids["account"], user=user, **place),
        "relation": MemberRelation.objects.create(
            id=ids["relation"], relative=brother, kinship=_kin(), **place
        ),
    }


def _account(stage: Stage, twin: Twin) -> dict[str, Any]:
    """The member is linked already: the form comes back."""
    return {"sign_in_name": "nobody@example.vn"}


def _relative(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"kinship": _kin().pk, "card_number": "000000000000"}


def _end(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"reason": "Ghi nhầm", "confirmed": "on"}


KEEP = P.CHANGE_MEMBER
ROUTES = [
    Route("member-identity-detail", of="member", see=P.VIEW_MEMBER, stranger=CLOSED, get=Act(KEEP, rows="kin")),
    Route("kinship-list", stranger=CLOSED, get=Act()),
    Route("membership:identity", of="member", see=P.VIEW_MEMBER, get=Act(KEEP, rows="kin")),
    Route(
        "membership:account_link", of="member", see=P.VIEW_MEMBER,
        get=Act(KEEP), post=Act(KEEP, ok=422, data=_account),
    ),
    Route(
        "membership:relation_new", of="member", see=P.VIEW_MEMBER,
        get=Act(KEEP, views=("entry=7",), rows="relative"), post=Act(KEEP, ok=422, data=_relative),
    ),
    Route(
        "membership:account_end", of="account", see=KEEP,
        get=Act(KEEP), post=Act(KEEP, ok=302, data=_end),
    ),
    Route(
        "membership:relation_end", of="relation", see=P.VIEW_SENSITIVE,
        get=Act(KEEP), post=Act(KEEP, ok=302, data=_end),
    ),
    *Table(
        "membership.kinship", P.ADMINISTER_MEMBERSHIP,
        key=lambda: Kinship.objects.order_by("pk").values_list("pk", flat=True)[0],
    ).routes(),
    *Table(
        "membership.memberaccount", P.ADMINISTER_MEMBERSHIP, of="account", rows="account", page=403
    ).routes(),
]  # fmt: skip


def _more_kin(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    other = member(twin.cell, f"Thêm Thân {number}", citizen_number="", card_number="")
    MemberRelation.objects.create(
        organization=twin.cell, member=twin.member, relative=other, kinship=_kin(), since=SINCE
    )


def _more_accounts(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    other = member(twin.cell, f"Thêm Khoản {number}", citizen_number="", card_number="")
    user = User.objects.create_user(f"khoan{number}@example.vn", None, full_name=f"Khoản {number}")
    MemberAccount.objects.create(organization=twin.cell, member=other, user=user, since=SINCE)


MORE = {"kin": _more_kin, "account": _more_accounts}
RIGHTS = {
    "membership.memberaccount": P.CHANGE_MEMBER,
    "membership.memberrelation": P.VIEW_SENSITIVE,
}
GUARDED = dict.fromkeys(RIGHTS, "membership.member")
CLOSED = tuple(RIGHTS)


def _make_account(unit: Any, number: int, made: Any, who: Any) -> Any:
    user = User.objects.create_user(f"a{unit.pk}-{number}@example.vn", None, full_name="x")
    return MemberAccount.objects.create(
        organization=unit, member=made["membership.member"][number], user=user, since=SINCE
    )


def _make_relation(unit: Any, number: int, made: Any, who: Any) -> Any:
    members = made["membership.member"]
    return MemberRelation.objects.create(
        organization=unit, member=members[number], relative=members[number - 1], kinship=_kin(),
        since=SINCE,
    )  # fmt: skip


MAKERS = {
    "membership.memberaccount": _make_account,
    "membership.memberrelation": _make_relation,
}


def _officer(stage: Stage) -> Any:
    return actor(stage, "organization_officer")


def _link(stage: Stage) -> Any:
    other = member(stage.twins[OWN].cell, "Lê Văn Khác", citizen_number="", card_number="")
    name = stage.readers["unit_secretary"].sign_in_name
    return actions.link_account(member=other, sign_in_name=name, today=TODAY, by=_officer(stage))


def _declare(stage: Stage) -> Any:
    other = member(
        stage.twins[OWN].cell, "Lê Văn Em", citizen_number="", card_number="990000000001"
    )
    return actions.declare_relation(
        member=stage.twins[OWN].member, card_number=other.card_number, kinship=_kin(),
        today=TODAY, by=_officer(stage),
    )  # fmt: skip


_HERE = "apps.membership.identity.actions"
ACTIONS = {
    f"{_HERE}.link_account": _link,
    f"{_HERE}.unlink_account": lambda stage: actions.unlink_account(
        link=stage.twins[OWN].account, reason="Ghi nhầm", today=TODAY, by=_officer(stage)
    ),
    f"{_HERE}.declare_relation": _declare,
    f"{_HERE}.end_relation": lambda stage: actions.end_relation(
        relation=stage.twins[OWN].relation, reason="Ghi nhầm", today=TODAY, by=_officer(stage)
    ),
    f"{_HERE}.change_kinship": lambda stage: actions.change_kinship(
        kinship=_kin(), raises_wall=False, by=actor(stage, "system_administrator")
    ),
}
