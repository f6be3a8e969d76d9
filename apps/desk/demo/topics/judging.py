"""Questions to the rules that Huyện ủy Thanh Trì has kept: of today and of 2023, one exception."""

from __future__ import annotations

from datetime import date, timedelta

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.cadres.judging import actions
from apps.cadres.judging.reading import Asked
from apps.cadres.judging.subjects import Case
from apps.cadres.models import Cadre, Evaluation, Title
from apps.desk.demo.topics import Demo

UNIT, OFFICER = "thanh-tri-hn", "tochuc.thanhtri@demo.vn"
CONGRESS = date(2030, 6, 1)
ASKED = (
    ("plan", "district-department-head", 4), ("plan", "district-committee-member", 4),
    ("appoint", "district-department-deputy", 2), ("rotate", "commune-deputy-secretary", 2),
)  # fmt: skip
EARLIER = date(2023, 6, 5)


def build(demo: Demo) -> None:
    """Nothing is made twice; without profiles there is nothing to ask about."""
    unit = demo.units[UNIT]
    people = list(Cadre.objects.below(unit).serving().order_by("pk")[:12])
    if len(people) < 12 or Evaluation.objects.exists():
        return
    by = SystemActor(unit, user=User.objects.get(sign_in_name=OFFICER))
    left = iter(people)
    kept = 0
    for act, code, count in ASKED:
        title = Title.objects.get(code=code)
        for number in range(count):
            day = EARLIER if number == count - 1 and act == "plan" else demo.today
            case = Case(
                reference=CONGRESS, term="next", source="internal", purpose="development",
                both_at_once=False, freezes=(),
            )  # fmt: skip
            asked = Asked(next(left), act, title, day, None, case)
            kept += len(actions.evaluate(asked=asked, today=demo.today, by=by))
    _exception(demo, by)
    demo.say(f"{kept} answers of the rules of cadres kept")


def _exception(demo: Demo, by: SystemActor) -> None:
    row = Evaluation.objects.standing().filter(verdict="fail", judged_for=demo.today).first()
    if row is not None:
        actions.allow_exception(
            evaluation=row, authority="Ban Thường vụ Huyện ủy",
            reason="Vị trí thiếu nguồn nhân sự tại chỗ", document="Kết luận số 112-KL/HU",
            expires_on=demo.today + timedelta(180), today=demo.today, by=by,
        )  # fmt: skip
