"""What seniority, badges, cards and numbers add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from psycopg.types.range import DateRange

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.models import BadgeAward, BadgeRound, SeniorityDeduction
from apps.membership.seniority import actions
from apps.membership.seniority import badge_actions as badges
from tests.factories.membership import member
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.twins import OWN, Stage, Twin

MEMBER = "membership.member"
TODAY = date(2026, 1, 5)
KINDS = (
    "deduction", "badge_round", "proposed_round", "decided_round", "badge", "decided_badge",
    "old_badge",
)  # fmt: skip
WALLED = ("badge_round", "proposed_round", "decided_round")


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A deduction, a round of each state, a proposed badge and one awarded before."""
    word = twin.word
    deduction = SeniorityDeduction.objects.create(
        id=ids["deduction"], organization=twin.cell, member=twin.member, kind="lost_contact",
        valid=DateRange(date(2014, 1, 1), date(2014, 2, 1)), reason=f"Mất liên lạc {word}",
        decision_number=f"Quyết định {word}", recorded_by=owner,
    )  # fmt: skip
    # Walled rounds lie in the unit of the own ones, where a day has one round.
    year = 2025 if twin.where == OWN else 1900 + ids["badge"] // 100_000_000
    rounds = {
        name: BadgeRound.objects.create(
            id=ids[name], organization=twin.unit, held_on=date(year, 1, place), state=state,
            occasion=f"Đợt {word}", decision_number=f"Quyết định {word}",
            decided_on=date(2025, 1, 3), submission_number=f"Tờ trình {word}",
            deciding_body=f"Ban {word}",
        )
        for place, (name, state) in enumerate(
            [("badge_round", "open"), ("proposed_round", "proposed"), ("decided_round", "decided")],
            start=7,
        )
    }  # fmt: skip
    badge = BadgeAward.objects.create(
        id=ids["badge"], organization=twin.cell, member=twin.member, round=rounds["badge_round"],
        years=40, kind="early", state="proposed", reason=f"Bệnh {word}", basis=f"Căn cứ {word}",
        recorded_by=owner,
    )  # fmt: skip
    old = BadgeAward.objects.create(
        id=ids["old_badge"], organization=twin.cell, member=twin.member, years=30,
        kind="recorded", state="awarded", badge_number=f"H {word}"[:20], decided_on=date(2020, 1, 1),
        decision_number=f"Quyết định {word}",
    )  # fmt: skip
    decided = BadgeAward.objects.create(
        id=ids["decided_badge"], organization=twin.cell, member=twin.member, years=45,
        kind="regular", state="decided", decided_on=date(2026, 1, 2),
        decision_number=f"Quyết định {word}",
    )  # fmt: skip
    return {
        "deduction": deduction, **rounds, "badge": badge, "decided_badge": decided,
        "old_badge": old,
    }  # fmt: skip


def three(name: str, day: str, month: str, year: str) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def _deduction(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "kind": "transfer_gap", "reason": "Chuyển chậm", "decision_number": "1-QĐ",
        **three("first", "1", "3", "2015"), **three("last", "1", "5", "2015"),
    }  # fmt: skip


def _reason(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"reason": "Ghi nhầm"}


def _round(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {**three("held_on", "3", "2", "2027"), "occasion": "3/2"}


def _paper(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "version": "1", "number": "1-TTr", "body": "Tỉnh ủy", "confirmed": "on",
        **three("on", "5", "1", "2026"),
    }  # fmt: skip


def _handed(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"confirmed": "on", **three("on", "5", "1", "2026")}


def _lost(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"reason": "Mất", "decision_number": "1", **three("decided_on", "5", "1", "2026")}


def _badge(name: str, of: str, **acts: Act) -> Route:
    return Route(f"membership:badge_{name}", of=of, see=P.VIEW_BADGE, **acts)


def _change(of: str, name: str, data: Any) -> Route:
    return _badge(name, of, get=Act(P.CHANGE_BADGE), post=Act(P.CHANGE_BADGE, ok=302, data=data))


SENIORITY = [
    Route(
        "membership:seniority", of="member", see=P.VIEW_MEMBER, granted=True,
        get=Act(views=("on_day=1&on_month=2&on_year=2020",), rows="deduction"),
        post=Act(P.CHANGE_MEMBER, ok=302, data=_deduction),
    ),
    Route(
        "membership:deduction_withdraw", of="deduction", see=P.VIEW_MEMBER,
        get=Act(P.CHANGE_MEMBER), post=Act(P.CHANGE_MEMBER, ok=302, data=_reason),
    ),
]  # fmt: skip
BADGES = [
    Route(
        "membership:badge_rounds",
        get=Act(P.VIEW_BADGE, rows="badge_round"),
        post=Act(P.CHANGE_BADGE, ok=302, data=_round),
    ),
    _badge("round", "badge_round", get=Act(rows="badge", views=("page=2&candidates=2&near=2",))),
    # Nobody is ticked: the page comes back.
    _badge("propose", "badge_round", post=Act(P.CHANGE_BADGE, ok=422)),
    _change("badge_round", "submit", _paper),
    _change("proposed_round", "decide", _paper),
    _change("decided_round", "award", _paper),
    _badge("excel", "badge_round", get=Act(P.EXPORT_MEMBERS, rows="badge")),
    _badge("print", "badge_round", get=Act(rows="badge")),
    Route(
        "membership:badge_paper", of="badge_round", see=P.VIEW_BADGE, get=Act(rows="badge"),
        key=lambda twin: {"pk": twin.badge_round.pk, "kind": "list"},
    ),
    _change("badge", "withdraw", _reason),
    _change("decided_badge", "hand_over", _handed),
    _change("old_badge", "number", lambda stage, twin: {"number": "12"}),
    _change("old_badge", "reissue", _lost),
    _badge("declaration", "badge", get=Act()),
    Route(
        "membership:member_badges", of="member", see=P.VIEW_MEMBER, get=Act(P.VIEW_BADGE),
        post=Act(
            P.CHANGE_BADGE, ok=422, data=lambda stage, twin: {"form": "record", "record-years": "0"}
        ),
    ),
    *Table(
        "membership.badgeround", P.ADMINISTER_MEMBERSHIP, of="badge_round", rows="badge_round"
    ).routes(),
    Route("badge-round-list", stranger=CLOSED, get=Act(P.VIEW_BADGE, rows="badge_round")),
    Route("badge-list", stranger=CLOSED, get=Act(P.VIEW_BADGE, rows="badge")),
]  # fmt: skip
ROUTES = [*SENIORITY, *BADGES]


def _more_rounds(stage: Stage, role: str, number: int) -> None:
    BadgeRound.objects.create(organization=stage.twins[OWN].unit, held_on=date(2000, 1, 1 + number))


def _more_badges(stage: Stage, role: str, number: int) -> None:
    """One more member of long standing, proposed in the own round."""
    twin = stage.twins[OWN]
    person = member(
        twin.cell, f"Thêm Lão {number}", citizen_number="", card_number="",
        admission_decided_on=date(1970, 1, 1), ceremony_on=date(1970, 1, 9),
        official_on=date(1971, 1, 9), birth=None,
    )  # fmt: skip
    BadgeAward.objects.create(
        organization=twin.cell, member=person, round=twin.badge_round, years=50, kind="regular",
        state="proposed",
    )  # fmt: skip


def _more_deductions(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    SeniorityDeduction.objects.create(
        organization=twin.cell, member=twin.member, kind="other", reason="x", decision_number="1",
        valid=DateRange(date(2016, 1, 1 + number), date(2016, 1, 2 + number)),
    )  # fmt: skip


MORE = {"deduction": _more_deductions, "badge_round": _more_rounds, "badge": _more_badges}
RIGHTS = {
    "membership.senioritydeduction": P.VIEW_MEMBER,
    "membership.badgeround": P.VIEW_BADGE,
    "membership.badgeaward": P.VIEW_BADGE,
}
GUARDED = {"membership.senioritydeduction": MEMBER, "membership.badgeaward": MEMBER}


def _make_deduction(unit: Any, number: int, made: Any, who: Any) -> Any:
    return SeniorityDeduction.objects.create(
        organization=unit, member=made[MEMBER][number], kind="other", reason="x",
        decision_number="1", valid=DateRange(date(2012, 6, 1), date(2012, 7, 1)),
    )  # fmt: skip


def _make_round(unit: Any, number: int, made: Any, who: Any) -> Any:
    return BadgeRound.objects.create(organization=unit, held_on=date(1980, 1, 1 + number))


def _make_badge(unit: Any, number: int, made: Any, who: Any) -> Any:
    return BadgeAward.objects.create(
        organization=unit, member=made[MEMBER][number], years=30, kind="recorded", state="awarded"
    )


MAKERS = {
    "membership.senioritydeduction": _make_deduction,
    "membership.badgeround": _make_round,
    "membership.badgeaward": _make_badge,
}


def _officer(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, "organization_officer")


def _record_deduction(stage: Stage) -> Any:
    return actions.record_deduction(
        member=stage.twins[OWN].member, first=date(2015, 3, 1), last=date(2015, 5, 1),
        kind="other", reason="x", decision_number="1", today=TODAY, by=_officer(stage),
    )  # fmt: skip


def _withdraw_deduction(stage: Stage) -> Any:
    return actions.withdraw_deduction(
        deduction=stage.twins[OWN].deduction, reason="x", today=TODAY, by=_officer(stage)
    )


def _elder(stage: Stage) -> Any:
    """Somebody who completes 30 years before the open round of the own twin."""
    return member(
        stage.twins[OWN].cell, "Lão Thành", citizen_number="", card_number="", birth=None,
        admission_decided_on=date(1994, 1, 1), ceremony_on=date(1994, 1, 9),
        official_on=date(1995, 1, 9),
    )  # fmt: skip


def _law(stage: Stage) -> None:
    from tests.factories.regulations import RuleValueFactory

    RuleValueFactory(
        key="membership.badge.years", value="30, 40", unit="text", status="confirmed",
        valid_from=date(2000, 1, 1), valid_to=None, level="",
    )  # fmt: skip


def _forgotten(stage: Stage) -> None:
    from tests.guards import action_table

    _law(stage)
    action_table.yield_lines()


def _propose(stage: Stage) -> Any:
    person = _elder(stage)
    _forgotten(stage)
    return badges.propose_badges(
        round_=stage.twins[OWN].badge_round, members=[person.pk], by=_officer(stage)
    )


def _propose_special(stage: Stage) -> Any:
    person = _elder(stage)
    _forgotten(stage)
    return badges.propose_special_badge(
        round_=stage.twins[OWN].badge_round, member=person, years=30, kind="regular", reason="x",
        by=_officer(stage),
    )  # fmt: skip


def _record_badge(stage: Stage) -> Any:
    person = _elder(stage)
    _forgotten(stage)
    return badges.record_badge(member=person, years=30, by=_officer(stage), today=TODAY)


def _step(action: Any, of: str, **values: Any) -> Any:
    def do(stage: Stage) -> Any:
        return action(
            round_=stage.twins[OWN].records[of], version=1, on=TODAY, by=_officer(stage),
            today=TODAY, **values,
        )  # fmt: skip

    return do


HERE = "apps.membership.seniority.actions"
OF_BADGES = "apps.membership.seniority.badge_actions"
ACTIONS = {
    f"{HERE}.record_deduction": _record_deduction,
    f"{HERE}.withdraw_deduction": _withdraw_deduction,
    f"{OF_BADGES}.open_round": lambda stage: badges.open_round(
        organization=stage.twins[OWN].unit, held_on=TODAY, occasion="", by=_officer(stage)
    ),
    f"{OF_BADGES}.propose_badges": _propose,
    f"{OF_BADGES}.propose_special_badge": _propose_special,
    f"{OF_BADGES}.withdraw_badge": lambda stage: badges.withdraw_badge(
        award=stage.twins[OWN].badge, reason="x", by=_officer(stage)
    ),
    f"{OF_BADGES}.submit_round": _step(badges.submit_round, "badge_round", number="1"),
    f"{OF_BADGES}.decide_round": _step(
        badges.decide_round, "proposed_round", number="1", body="x"
    ),
    f"{OF_BADGES}.award_round": _step(badges.award_round, "decided_round"),
    f"{OF_BADGES}.hand_over_badge": lambda stage: badges.hand_over_badge(
        award=stage.twins[OWN].decided_badge, on=TODAY, by=_officer(stage), today=TODAY
    ),
    f"{OF_BADGES}.number_badge": lambda stage: badges.number_badge(
        award=stage.twins[OWN].old_badge, number="1", by=_officer(stage)
    ),
    f"{OF_BADGES}.record_badge": _record_badge,
    f"{OF_BADGES}.reissue_badge": lambda stage: badges.reissue_badge(
        award=stage.twins[OWN].old_badge, reason="x", decision_number="1", decided_on=TODAY,
        by=_officer(stage), today=TODAY,
    ),
}  # fmt: skip
