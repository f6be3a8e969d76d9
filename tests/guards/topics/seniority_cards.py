"""What member cards and curriculum numbers add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.models import CardEvent, CurriculumNumber, CurriculumRange
from apps.membership.seniority import card_actions as cards
from tests.factories.membership import member
from tests.guards.matrix import Act, Route
from tests.guards.routes_api import CLOSED
from tests.guards.topics.seniority import three
from tests.guards.twins import OWN, Stage, Twin

MEMBER = "membership.member"
TODAY = date(2026, 1, 5)
KINDS = ("card_event", "curriculum_range", "curriculum_number")
WALLED = ("curriculum_range",)


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """An event of the card, a range and a number of the twin."""
    word, place = twin.word, ids["card_event"] // 100_000_000 * 1000
    return {
        "card_event": CardEvent.objects.create(
            id=ids["card_event"], organization=twin.cell, member=twin.member, kind="lost",
            happened_on=date(2020, 1, 1), reason=f"Mất {word}", basis=f"Căn cứ {word}",
            decision_number=f"Quyết định {word}", recorded_by=owner,
        ),
        "curriculum_range": CurriculumRange.objects.create(
            id=ids["curriculum_range"], organization=twin.unit, letters="HN",
            numbers=(place + 1, place + 500), handed_on=date(2020, 1, 1), paper=f"Công văn {word}",
        ),
        "curriculum_number": CurriculumNumber.objects.create(
            id=ids["curriculum_number"], organization=twin.cell, member=twin.member, letters="HN",
            digits=f"{place + 1:06}", given_on=date(2020, 1, 1), reason=f"Lý do {word}",
        ),
    }  # fmt: skip


def _lost(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "form": "card", "card-kind": "lost", "card-reason": "Rơi",
        **three("card-on", "5", "1", "2026"),
    }  # fmt: skip


def _range(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.cell.code, "letters": "ST", "first": "1", "last": "9",
        **three("on", "5", "1", "2026"),
    }  # fmt: skip


LISTS = tuple(
    f"list={name}"
    for name in ("exchange", "lost", "collect", "unnumbered", "collisions", "without&page=2")
)
ROUTES = [
    Route(
        "card-event-list", stranger=CLOSED, get=Act(P.VIEW_MEMBER, rows="card_event"),
    ),
    Route("membership:cards", get=Act(P.VIEW_MEMBER, views=LISTS, rows="cardless")),
    Route("membership:cards_export", get=Act(P.EXPORT_MEMBERS, views=LISTS, rows="cardless")),
    Route(
        "membership:curriculum_ranges",
        get=Act(P.VIEW_MEMBER, rows="curriculum_range"),
        post=Act(P.CHANGE_MEMBER, ok=302, data=_range, aimed=404),
    ),
    Route(
        "membership:member_card", of="member", see=P.VIEW_MEMBER, granted=True,
        get=Act(rows="card_event"), post=Act(P.CHANGE_MEMBER, ok=302, data=_lost),
    ),
]  # fmt: skip


def _more_events(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    CardEvent.objects.create(
        organization=twin.cell, member=twin.member, kind="lost",
        happened_on=date(2021, 1, 1 + number),
    )  # fmt: skip


def _more_ranges(stage: Stage, role: str, number: int) -> None:
    CurriculumRange.objects.create(
        organization=stage.twins[OWN].unit, letters="ZZ", handed_on=TODAY,
        numbers=(number * 10 + 1, number * 10 + 5),
    )  # fmt: skip


def _cardless(stage: Stage, role: str, number: int) -> None:
    member(stage.twins[OWN].cell, f"Chưa Thẻ {number}", card_number="", citizen_number="")


MORE = {
    "card_event": _more_events,
    "curriculum_range": _more_ranges,
    "cardless": _cardless,
}
LABELS = tuple(
    f"membership.{name}" for name in ("cardevent", "curriculumrange", "curriculumnumber")
)
RIGHTS = dict.fromkeys(LABELS, P.VIEW_MEMBER)
GUARDED = {LABELS[0]: MEMBER, LABELS[2]: MEMBER}


def _make_event(unit: Any, number: int, made: Any, who: Any) -> Any:
    return CardEvent.objects.create(
        organization=unit, member=made[MEMBER][number], kind="lost", happened_on=TODAY
    )


def _make_range(unit: Any, number: int, made: Any, who: Any) -> Any:
    return CurriculumRange.objects.create(
        organization=unit, letters="HN", handed_on=TODAY,
        numbers=(number * 10 + 1, number * 10 + 5),
    )  # fmt: skip


def _make_number(unit: Any, number: int, made: Any, who: Any) -> Any:
    return CurriculumNumber.objects.create(
        organization=unit, member=made[MEMBER][number], letters="HN", digits=f"{number:06}",
        given_on=TODAY,
    )  # fmt: skip


MAKERS = dict(zip(LABELS, (_make_event, _make_range, _make_number), strict=True))


def _officer(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, "organization_officer")


def _given(stage: Stage, **fields: Any) -> dict[str, Any]:
    """Somebody official in the own cell, and who acts."""
    values = {"card_number": "", "citizen_number": "", **fields}
    person = member(stage.twins[OWN].cell, "Người Có Thẻ", **values)
    return {"member": person, "by": _officer(stage), "today": TODAY, "on": TODAY}


def _new(action: Any, **fields: Any) -> Any:
    def do(stage: Stage) -> Any:
        values = {"number": "12345678", "decision_number": "1-QĐ"}
        if action is cards.reissue_card:
            values["reason"] = "Mất"
        return action(**_given(stage, **fields), **values)

    return do


def _collect(stage: Stage) -> Any:
    gone = {"state": "left", "leaving": "expelled", "left_on": date(2025, 1, 1)}
    return cards.collect_card(**_given(stage, card_number="87654321", **gone))


HERE = "apps.membership.seniority.card_actions"
ACTIONS = {
    f"{HERE}.issue_card": _new(cards.issue_card),
    f"{HERE}.reissue_card": _new(cards.reissue_card, card_number="87654321"),
    f"{HERE}.exchange_card": _new(cards.exchange_card, card_number="87654321"),
    f"{HERE}.report_card_lost": lambda stage: cards.report_card_lost(
        reason="Rơi", **_given(stage, card_number="87654321")
    ),
    f"{HERE}.collect_card": _collect,
    f"{HERE}.hand_out_range": lambda stage: cards.hand_out_range(
        organization=stage.twins[OWN].unit, letters="ST", first=1, last=9, on=TODAY, paper="",
        by=_officer(stage), today=TODAY,
    ),
    f"{HERE}.assign_curriculum_number": lambda stage: cards.assign_curriculum_number(
        number="000009 ST", **_given(stage)
    ),
}  # fmt: skip
