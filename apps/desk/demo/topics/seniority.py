"""Thanh Trì: time outside, badges in rounds of every state, cards and curriculum numbers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import Actor, SystemActor
from apps.accounts.models import User
from apps.desk.demo.topics import Demo
from apps.membership.choices import Entry, Leaving, State
from apps.membership.models import BadgeAward, BadgeRound, Member
from apps.membership.seniority import actions, badge_actions, card_actions
from apps.membership.seniority.badge_lookup import badge_law
from apps.membership.seniority.candidates import candidates, near_misses, the_dead, with_due
from apps.membership.seniority.choices import AwardKind, AwardState
from apps.tenancy.models import Organization

UNIT, OFFICER = "thanh-tri-hn", "tochuc.thanhtri@demo.vn"
BATCH, SHOWN = 500, 6


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if BadgeRound.objects.exists():
        return
    unit = demo.units[UNIT]
    unit.refresh_from_db()
    by = SystemActor(unit, user=User.objects.get(sign_in_name=OFFICER))
    _outside(unit, by, demo.today)
    _badges(unit, by, demo.today)
    _cards(unit, by, demo.today)
    demo.say(f"{BadgeAward.objects.count()} badges in {BadgeRound.objects.count()} rounds")


def _elders(unit: Organization) -> list[Member]:
    """Official members of long standing, outside every published period, the oldest first."""
    rows = Member.objects.below(unit).filter(
        state=State.OFFICIAL, admission_decided_on__lt=date(2005, 1, 1),
        placements__entry=Entry.RECORDED,
    )  # fmt: skip
    return list(rows.order_by("admission_decided_on", "pk"))


def _outside(unit: Organization, by: Actor, today: date) -> None:
    one, other = _elders(unit)[40:42]
    for member, kind, reason in (
        (one, "lost_contact", "Mất liên lạc khi đi làm ăn xa"),
        (other, "transfer_gap", "Chậm nộp giấy giới thiệu sinh hoạt đảng"),
    ):
        first = (member.official_on or today) + timedelta(days=800)
        made = actions.record_deduction(
            member=member, first=first, last=first + timedelta(days=200), kind=kind,
            reason=reason, decision_number="15-QĐ/HU", by=by, today=today,
        )  # fmt: skip
    actions.withdraw_deduction(
        deduction=made, reason="Đã tìm thấy giấy giới thiệu", by=by, today=today
    )


def _badges(unit: Organization, by: Actor, today: date) -> None:
    """Old badges from the papers; rounds awarded, decided, proposed and open."""
    past = [day for day in badge_law(today - timedelta(days=250)).next_days() if day < today]
    if len(past) < 2:
        return
    awarded, decided = past[-2:]
    _take_over(unit, by, before=awarded - timedelta(days=90))
    for day in (awarded, decided):
        _step(unit, by, today, day, to_award=day == awarded)
    soon = _open(unit, by, today + timedelta(days=25), "Ngày hội quốc phòng toàn dân")
    _propose(soon, by)
    badge_actions.submit_round(
        round_=soon, version=1, number="31-TTr/HU", on=today, by=by, today=today
    )
    following = _open(unit, by, badge_law(today).next_days()[0], "")
    proposed = _propose(following, by)
    if len(proposed) > 1:
        badge_actions.withdraw_badge(award=proposed[0], reason="Chờ xác minh", by=by)
    _exceptions(unit, by, following)
    lost = BadgeAward.objects.filter(kind=AwardKind.RECORDED, years=30).order_by("pk").first()
    if lost:
        badge_actions.reissue_badge(
            award=lost, reason="Bị mất do cháy nhà", decision_number="77-QĐ/TU",
            decided_on=today - timedelta(days=30), by=by, today=today, badge_number="A.001977",
        )  # fmt: skip


def _take_over(unit: Organization, by: Actor, *, before: date) -> None:
    """Badges that were due long ago, as the papers have them; a few are left to be asked about."""
    due = with_due(candidates(by, unit, badge_law(before)), on=before)
    BadgeAward.objects.bulk_create(
        (
            BadgeAward(
                organization_id=member.organization_id, member=member, years=member.reached,
                kind=AwardKind.RECORDED, state=AwardState.AWARDED, decided_on=member.due_on,
                decision_number=f"{place + 100}-QĐ/TU", badge_number=f"A.{place + 1000:06}",
            )
            for place, member in enumerate(due[3:])
        ),
        batch_size=BATCH,
    )  # fmt: skip


def _open(unit: Organization, by: Actor, day: date, occasion: str) -> BadgeRound:
    return badge_actions.open_round(organization=unit, held_on=day, occasion=occasion, by=by)


def _propose(round_: BadgeRound, by: Actor) -> list[BadgeAward]:
    rows = candidates(by, round_.organization, badge_law(round_.held_on))
    found = with_due(rows[: 4 * SHOWN], on=round_.held_on)
    picked = [member.pk for member in found if not member.long_due][:SHOWN]
    if not picked:
        return []
    return badge_actions.propose_badges(round_=round_, members=picked, by=by)


def _step(unit: Organization, by: Actor, today: date, day: date, *, to_award: bool) -> None:
    round_ = _open(unit, by, day, "")
    if not _propose(round_, by):
        return
    common: dict[str, Any] = {"by": by, "today": today}
    badge_actions.submit_round(
        round_=round_, version=1, number="12-TTr/HU", on=day - timedelta(days=40), **common
    )
    badge_actions.decide_round(
        round_=round_, version=2, number="245-QĐ/TU", on=day - timedelta(days=12),
        body="Ban Thường vụ Thành ủy Hà Nội", **common,
    )  # fmt: skip
    if to_award:
        badge_actions.award_round(round_=round_, version=3, on=day, **common)


def _exceptions(unit: Organization, by: Actor, round_: BadgeRound) -> None:
    law = badge_law(round_.held_on)
    for member in near_misses(by, unit, law)[:2]:
        badge_actions.propose_special_badge(
            round_=round_, member=member, years=member.reached, kind=AwardKind.EARLY,
            reason="Bệnh nặng, có xác nhận của bệnh viện", by=by,
        )  # fmt: skip
    for member in the_dead(by, unit, law).filter(admission_decided_on__lt=date(1996, 1, 1))[:1]:
        badge_actions.propose_special_badge(
            round_=round_, member=member, years=30, kind=AwardKind.POSTHUMOUS,
            reason="Từ trần trước ngày trao tặng", by=by,
        )  # fmt: skip


def _cards(unit: Organization, by: Actor, today: date) -> None:
    people = _elders(unit)[60:90]
    common: dict[str, Any] = {"by": by, "today": today}
    day = today - timedelta(days=20)
    for member in people[:8]:
        card_actions.exchange_card(
            member=member, number=member.citizen_number, on=day, decision_number="8-QĐ/HU",
            **common,
        )  # fmt: skip
    for member in people[8:11]:
        card_actions.report_card_lost(
            member=member, on=day, reason="Rơi trên đường đi làm", **common
        )
    card_actions.reissue_card(
        member=people[10], number=people[10].citizen_number, on=today, reason="Thẻ cũ bị mất",
        decision_number="9-QĐ/HU", **common,
    )  # fmt: skip
    left = Member.objects.below(unit).filter(state=State.LEFT).exclude(card_number="")
    left = left.exclude(leaving=Leaving.MOVED_AWAY).order_by("leaving", "pk")
    for leaving in (Leaving.DECEASED, Leaving.OWN_REQUEST):
        for member in left.filter(leaving=leaving)[:2]:
            card_actions.collect_card(member=member, on=day, **common)
    card_actions.hand_out_range(
        organization=unit, letters="HN", first=120_001, last=129_999, on=date(2016, 3, 1),
        paper="Công văn 85-CV/BTCTU", **common,
    )  # fmt: skip
    for member in people[11:23]:
        card_actions.assign_curriculum_number(member=member, on=day, **common)
    # As old lists have it: one number written down for two members.
    Member.objects.filter(pk__in=[people[24].pk, people[25].pk]).update(record_number="045118 HT")
