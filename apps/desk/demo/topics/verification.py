"""Draws for the verification of assets in Thanh Trì: one being listed, one fixed, one drawn with
its cases. Everybody is invented."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.desk.demo.topics import Demo
from apps.inspection.models import AssetDraw
from apps.inspection.verification import actions

UNIT = "thanh-tri-hn"
OFFICER, CHAIR = "kiemtra.thanhtri@demo.vn", "chunhiem.thanhtri@demo.vn"
FAMILIES = ("Nguyễn Văn", "Trần Thị", "Lê Đình", "Phạm Thị", "Đỗ Hữu", "Vũ Thị")
GIVEN = ("Khai", "Minh", "Bạch", "Thực", "Chính", "Liêm", "Trực")
POSITIONS = ("Trưởng phòng", "Phó trưởng phòng", "Chủ tịch xã", "Phó Chủ tịch xã")


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if AssetDraw.objects.exists():
        return
    unit = demo.units[UNIT]
    by = SystemActor(unit, user=User.objects.get(sign_in_name=OFFICER))
    chair = SystemActor(unit, user=User.objects.get(sign_in_name=CHAIR))
    year = demo.today.year

    def prepared(number: int, people: int, days_ago: int) -> AssetDraw:
        return actions.prepare_draw(
            organization=unit, year=year - number, text=_list(people), by=by,
            title=f"Xác minh tài sản, thu nhập năm {year - number}",
            today=demo.today - timedelta(days=days_ago),
        )  # fmt: skip

    prepared(0, 12, 3)
    fixed = prepared(1, 24, 40)
    _fix(fixed, 3, demo, chair, 30)
    drawn = prepared(2, 30, 200)
    _fix(drawn, 3, demo, chair, 190)
    drawn.refresh_from_db()
    actions.make_draw(
        draw=drawn, version=drawn.version, seed="27 04 91 35 08", today=demo.today, by=chair,
        method="Năm người chứng kiến lần lượt gọi một số có hai chữ số",
        witnesses=[
            {"name": "Hoàng Thị Chứng", "position": "Ban Thường trực Ủy ban Mặt trận Tổ quốc"},
            {"name": "Bùi Văn Kiến", "position": "Thanh tra"},
        ],
        drawn_on=demo.today - timedelta(days=189),
    )  # fmt: skip
    drawn.refresh_from_db()
    actions.open_cases(draw=drawn, version=drawn.version, today=demo.today, by=by)
    demo.say(f"{AssetDraw.objects.count()} draws for the verification of assets")


def _list(people: int) -> str:
    lines = [
        f"{FAMILIES[one % 6]} {GIVEN[one % 7]}; {POSITIONS[one % 4]}; Cơ quan số {one + 1}"
        for one in range(people)
    ]
    return "\n".join([*lines[:-1], f"{lines[-1]} | đang điều trị nội trú dài ngày"])


def _fix(draw: AssetDraw, number: int, demo: Demo, by: Any, days_ago: int) -> None:
    draw.refresh_from_db()
    actions.fix_list(
        draw=draw, version=draw.version, number=number, note="", by=by,
        today=demo.today - timedelta(days=days_ago),
    )  # fmt: skip
