"""The question whether somebody may be put forward: asked, answered, and only the asking kept."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.cadres.eligibility.choices import Answer, AskedFor
from apps.cadres.eligibility.rules import A_DAY, DAYS_AHEAD, day_refused
from apps.cadres.models import Cadre, EligibilityQuestion, Title
from apps.cadres.permissions import CHANGE, require_in_range
from apps.cadres.profiles.own import is_own
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.inspection.clearance import is_clear
from apps.membership.identity.lookup import members_of, relations_of


@audit.act("cadres.eligibility_asked")
def ask(*, cadre: Cadre, act: str, title: Title, on: date, today: date, by: Actor) -> Answer:
    """Ask whether somebody may be put forward; the answer is given once and kept nowhere.

    Every refusal depends on the question alone, never on what inspection knows. Raises NotAllowed
    without the right, outside the range, about oneself; RuleRefused about a declared relative,
    about somebody who is no member, without act and title, for a day past or far ahead, about
    somebody asked about today, above the number of questions a day.
    """
    rows = Cadre.objects.visible_to(by).select_for_update(of=("self",))
    found: Cadre | None = rows.filter(pk=cadre.pk).first()
    if found is None:
        raise NotAllowed(permission=str(CHANGE))
    require_in_range(by, CHANGE, found)
    _check_people(found, by)
    _check_question(act, on, today)
    _check_number(found, today, by)
    question = EligibilityQuestion.of(
        found, act=act, title=title, on_day=on, asked_on=today, asked_by_id=by.user_id
    )
    question.save()
    audit.record(
        by, action="cadres.eligibility_asked", obj=found, asked_for=act, title=title.name,
        on=str(on),
    )  # fmt: skip
    assert found.member_id is not None
    return Answer.CLEAR if is_clear(found.member_id, on) else Answer.LATER


def _check_people(cadre: Cadre, by: Actor) -> None:
    if is_own(by, cadre):
        raise NotAllowed("cadre_own")
    if cadre.member_id is None:
        raise RuleRefused("eligibility_no_member")
    users = [by.user_id] if by.user_id is not None else []
    own = set(members_of(users).values())
    if any(one.other(cadre.member_id) in own for one in relations_of([cadre.member_id])):
        raise RuleRefused("eligibility_relative")


def _check_question(act: str, on: date, today: date) -> None:
    if act not in AskedFor.values:
        raise RuleRefused("eligibility_act", field="act")
    if day_refused(on, today):
        raise RuleRefused("eligibility_day", field="on", days=DAYS_AHEAD)


def _check_number(cadre: Cadre, today: date, by: Actor) -> None:
    asked = EligibilityQuestion.objects.filter(asked_on=today)
    if asked.filter(cadre=cadre).exists():
        raise RuleRefused("eligibility_once_a_day")
    if asked.filter(asked_by_id=by.user_id).count() >= A_DAY:
        raise RuleRefused("eligibility_limit", limit=A_DAY)
