"""Acts on letters, each done once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from apps.inspection.cases.actions import Subject
from apps.inspection.letters import actions
from apps.inspection.letters.actions import Arrived, Writer
from apps.inspection.models import (
    IdentityOpening,
)
from tests.guards.twins import FIRST_KEY, OWN, Stage, kinds

TODAY = date(2026, 1, 20)
BODY = "inspection_committee"


def _officer(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, "inspection_officer")


def _register(stage: Stage) -> None:
    arrived = Arrived(
        channel="paper", kind="denunciation", matter="Quản lý đất đai", arrived_on=TODAY,
        contents=["Giao đất sai đối tượng"], subjects=[Subject(name="Lê Văn C")],
        writer=Writer("Đoàn Thị E"),
    )  # fmt: skip
    actions.register_letter(
        organization=stage.twins[OWN].unit, arrived=arrived, today=TODAY, by=_officer(stage)
    )


def _done(name: str, of: str = "letter", *, dated: bool = True, **values: Any) -> Any:
    def do(stage: Stage) -> None:
        day = {"today": TODAY} if dated else {}
        getattr(actions, name)(
            letter=getattr(stage.twins[OWN], of), version=1, by=_officer(stage), **day, **values
        )

    return do


def _identified(stage: Stage) -> None:
    twin = stage.twins[OWN]
    actions.identify_letter_subject(
        letter=twin.letter, version=1, subject=twin.letter_name, member=twin.coming_member,
        by=_officer(stage), today=TODAY,
    )  # fmt: skip


HERE = "apps.inspection.letters.actions"
ACTIONS = {
    f"{HERE}.registering.register_letter": _register,
    f"{HERE}.registering.add_letter_subject": _done(
        "add_letter_subject", subject=Subject(name="Lê Văn D")
    ),
    f"{HERE}.registering.identify_letter_subject": _identified,
    f"{HERE}.sorting.classify_letter": _done(
        "classify_letter", kind="denunciation", competence="own", competent_name="",
        classified_on=TODAY,
    ),
    f"{HERE}.sorting.file_letter": _done(
        "file_letter", reason="vague", filed_on=TODAY, note=""
    ),
}  # fmt: skip


OPENING = {"body": BODY, "title": "Tố cáo"}
ACTIONS |= {
    f"{HERE}.moving.split_letter": lambda stage: actions.split_letter(
        letter=stage.twins[OWN].mixed_letter, version=1, today=TODAY, by=_officer(stage),
        denounced=[FIRST_KEY[OWN] + kinds().index("letter_part")],
    ),
    f"{HERE}.moving.forward_letter": _done(
        "forward_letter", office=None, outside="Thanh tra tỉnh", forwarded_on=TODAY, number="1"
    ),
    f"{HERE}.linking.link_letter": lambda stage: actions.link_letter(
        letter=stage.twins[OWN].letter, version=1, lead=stage.twins[OWN].sorted_letter,
        today=TODAY, by=_officer(stage),
    ),
    f"{HERE}.linking.open_case": _done("open_case", "sorted_letter", **OPENING),
    f"{HERE}.linking.feed_inspection": _done(
        "feed_inspection", "anonymous_letter", other="Báo chí", **OPENING
    ),
    f"{HERE}.ending.ask_withdrawal": _done("ask_withdrawal", asked_on=TODAY, note=""),
    f"{HERE}.ending.decide_withdrawal": lambda stage: actions.decide_withdrawal(
        letter=stage.twins[OWN].asked_letter, version=1, decision="stop", reason="Tự nguyện",
        decided_on=TODAY, today=TODAY, by=_chair(stage),
    ),
    f"{HERE}.ending.answer_letter": _done(
        "answer_letter", "sorted_letter", answered_on=TODAY, number="45", note=""
    ),
}  # fmt: skip


def _chair(stage: Stage) -> Any:
    from tests.guards import action_table

    return action_table.actor(stage, "inspection_chair")


ACTIONS[f"{HERE}.sorting.regrade_letter"] = lambda stage: actions.regrade_letter(
    letter=stage.twins[OWN].letter, version=1, secrecy=0, secrecy_reason="", declassify_on=None,
    decision="3-QĐ", by=_chair(stage),
)  # fmt: skip


def _decided(stage: Stage) -> None:
    actions.decide_opening(
        opening=stage.twins[OWN].opening, agree=True, note="", by=_chair(stage), now=timezone.now()
    )


def _opened(stage: Stage) -> None:
    by = _officer(stage)
    row = stage.twins[OWN].agreed
    IdentityOpening.objects.filter(pk=row.pk).update(asked_by=by.user_id)
    actions.open_identity(opening=row, by=by, now=timezone.now())


IDENTITIES = f"{HERE}.identities"
ACTIONS |= {
    f"{IDENTITIES}.seal_writer": _done("seal_writer", writer=Writer("Đoàn Thị G")),
    f"{IDENTITIES}.ask_to_open": lambda stage: actions.ask_to_open(
        letter=stage.twins[OWN].letter, version=1, reason="Gặp người viết", hours=4,
        by=_officer(stage), now=timezone.now(),
    ),
    f"{IDENTITIES}.decide_opening": _decided,
    f"{IDENTITIES}.open_identity": _opened,
    f"{IDENTITIES}.seal_all_again": lambda stage: actions.seal_all_again(by=_officer(stage)),
}  # fmt: skip
NOT_ACTIONS = {
    f"{HERE}.held.{name}": "a part of the acts on letters"
    for name in ("held", "keep", "not_after", "not_before", "words")
}
NOT_ACTIONS |= {
    f"{IDENTITIES}.{name}": "a part of the acts on letters"
    for name in ("check_writer", "put_under_seal", "put_sealed")
}
