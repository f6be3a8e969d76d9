"""Member cards of Thanh Trì: thirty full ones, requests in each state, records with faults."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.core.partial_dates import PartialDate
from apps.desk.demo.topics import Demo
from apps.membership.models import ChangeRequest, Member, MemberCard
from apps.membership.record import actions

UNIT, OFFICER, HEAD = "thanh-tri-hn", "tochuc.thanhtri@demo.vn", "truongban.thanhtri@demo.vn"
CARDS, DIRTY_FROM, DIRTY = 30, 200, 24
SCHOOLS = ("Đại học Luật Hà Nội", "Đại học Kinh tế quốc dân", "Đại học Sư phạm Hà Nội")
FAULTS: tuple[dict[str, Any], ...] = (
    {"native_place": ""}, {"education": ""}, {"political_theory": ""}, {"occupation": ""},
    {"phone": "không nhớ"}, {"phone": "0912"}, {"card_number": ""}, {"citizen_number": ""},
)  # fmt: skip


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if MemberCard.objects.exists():
        return
    unit = demo.units[UNIT]
    unit.refresh_from_db()
    officer = SystemActor(unit, user=User.objects.get(sign_in_name=OFFICER))
    head = SystemActor(unit, user=User.objects.get(sign_in_name=HEAD))
    rows = Member.objects.below(unit).present().select_related("organization").order_by("pk")
    people, draw = list(rows[: DIRTY_FROM + DIRTY]), demo.draw("record")
    for member in people[:CARDS]:
        _card(member, officer, draw)
    _requests(people[CARDS:], officer, head)
    _faults(people[DIRTY_FROM:])
    _twins(demo, people[CARDS + 10 :])
    _confirmed(demo, officer)
    demo.say(f"{CARDS} member cards, {ChangeRequest.objects.count()} requests, {DIRTY} faults")


def _card(member: Member, by: Any, draw: Random) -> None:
    born = member.birth.year if member.birth else 1970
    actions.change_card(
        member=member,
        version=0,
        by=by,
        values={
            "birth_place": "Xã Thanh Trì, thành phố Hà Nội",
            "birth_place_old": "Xã Đại Áng, huyện Thanh Trì",
            "temporary_residence": "",
            "email": f"dangvien{member.pk}@example.vn",
            "family_class": draw.choice(("peasant", "worker", "employee")),
            "occupation_before": "Học sinh",
            "general_grade": 10 if born < 1970 else 12,
            "general_system": 10 if born < 1970 else 12,
            "computer_skill": "basic",
            "blood_group": draw.choice(("O", "A", "B", "AB")),
            "youth_union_on": PartialDate(born + 15, 3),
            "recruited_on": PartialDate(born + 22),
            "recruited_by": "Ủy ban nhân dân huyện Thanh Trì",
            "introducer_1": "Nguyễn Văn Thành, Bí thư chi bộ",
            "introducer_2": "Lê Thị Hợp, đảng viên",
        },
    )
    for kind, values in _lines(born, draw):
        actions.enter_entry(member=member, kind=kind, values=values, by=by)
    actions.change_private(
        member=member, group="health", version=0, values={"health": "Bình thường"}, by=by
    )


def _lines(born: int, draw: Random) -> list[tuple[str, dict[str, Any]]]:
    school, done = draw.choice(SCHOOLS), PartialDate(born + 22)
    return [
        (
            "work",
            {"since": done, "title": "Cán bộ xã", "place": "Xã Thanh Trì"},
        ),
        (
            "degree",
            {
                "code": "university",
                "title": "Luật",
                "place": school,
                "until": PartialDate(born + 22),
            },
        ),
        ("language", {"title": "Tiếng Anh", "code": "B1"}),
        ("training", {"title": "Bồi dưỡng lý luận chính trị", "since": PartialDate(born + 30, 5)}),
        ("award", {"title": "Giấy khen của Huyện ủy", "since": PartialDate(born + 33)}),
        ("family", {"code": "father", "title": "Nguyễn Văn Cha", "since": PartialDate(born - 25)}),
    ]


def _requests(people: list[Member], officer: Any, head: Any) -> None:
    """Two that wait, and one of each other state."""
    wishes = [
        actions.request_change(
            member=member,
            values={"birth_name": f"{member.full_name} (khai sinh)", **more},
            reason="Tên ghi trên giấy khai sinh khác với hồ sơ",
            evidence=f"Giấy khai sinh số {number}, Ủy ban nhân dân xã cấp",
            by=officer,
        )
        for number, (member, more) in enumerate(
            zip(people[:5], ({}, {"phone": "0912 345 678"}, {}, {}, {}), strict=True), 1
        )
    ]
    actions.approve_change(wish=wishes[2], note="Đã đối chiếu bản gốc", by=head)
    actions.refuse_change(wish=wishes[3], note="Bản sao chưa có chứng thực", by=head)
    actions.withdraw_change(wish=wishes[4], by=officer)


def _faults(people: list[Member]) -> None:
    """Records as an old register holds them."""
    for number, member in enumerate(people):
        fault = dict(FAULTS[number % len(FAULTS)])
        if number % 6 == 0:
            fault["full_name"] = member.full_name.upper()
        Member.objects.filter(pk=member.pk).update(**fault)


def _twins(demo: Demo, people: list[Member]) -> None:
    """Records that may be of one person: two of the district, and one with another office's."""
    elsewhere = demo.units["thanh-tri-st"]
    elsewhere.refresh_from_db()
    others = Member.objects.below(elsewhere).present().order_by("pk")[:200]
    known = [one for one in people if one.birth and one.birth.is_full]
    for first, rows in zip(known, (known[2:], others), strict=False):
        twin = next((one for one in rows if _may_be(one, first)), None)
        if twin is not None:
            Member.objects.filter(pk=twin.pk).update(
                full_name=first.full_name, birth=first.birth, native_place=""
            )


def _may_be(one: Member, first: Member) -> bool:
    """Whether one could have been born on the other's day."""
    born = first.birth.year if first.birth else 9999
    grown = one.ceremony_on is not None and one.ceremony_on.year >= born + 19
    return one.sex == first.sex and grown


def _confirmed(demo: Demo, by: Any) -> None:
    """Most records of the district were checked with their member within the year."""
    unit = demo.units[UNIT]
    day = demo.today - timedelta(days=90)
    fields = {"confirmed_on": day, "confirmed_by": by.user}
    MemberCard.objects.filter(path__gte=unit.path, path__lt=unit.path + "~").update(**fields)
    rows = Member.objects.below(unit).present().filter(card__isnull=True).order_by("pk")
    MemberCard.objects.bulk_create(
        [
            MemberCard(member=member, organization_id=member.organization_id, **fields)
            for member in rows
            if member.pk % 10
        ],
        batch_size=2000,
    )
