"""Records that may be of the same person: one name and full date of birth, or one citizen number.

Those in sight are named; of those of other offices only that there is one, as among members
(``quality``).
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import CharField, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from apps.core.partial_dates import PartialDate
from apps.membership.admission.choices import Stage
from apps.membership.choices import Leaving
from apps.membership.models import Candidate, Member

SHOWN = 5
ELSEWHERE = {
    "member": _(
        "Another office has a member with this name and date of birth, or this citizen number."
    ),
    "candidate": _(
        "Another office follows a person with this name and date of birth, or this citizen number."
    ),
}


def in_sight(actor: Any, person: Candidate) -> list[Any]:
    """Members, those who left included, and candidates whom the actor may know of; two queries.

    Whoever left the Party is not admitted but admitted again, on the old record.
    """
    wanted = _like(person.full_name, person.birth, person.citizen_number)
    if not wanted:
        return []
    members = Member.objects.visible_to(actor).exclude(leaving=Leaving.MOVED_AWAY)
    others = Candidate.objects.visible_to(actor).exclude(stage__in=[Stage.ENDED, Stage.ADMITTED])
    if person.pk:
        others = others.exclude(pk=person.pk)
    found: list[Any] = []
    for rows in (members, others):
        named = rows.filter(wanted).select_related("organization__parent")
        found += named.order_by("pk")[:SHOWN]
    return found


def _like(full_name: str, birth: PartialDate | None, citizen_number: str) -> Q:
    wanted = Q()
    if citizen_number:
        wanted |= Q(citizen_number=citizen_number)
    if birth and birth.is_full:
        folded = Func(Value(full_name), function="vi_fold", output_field=CharField())
        wanted |= Q(search_key=folded, birth=birth)
    return wanted


def elsewhere(person: Candidate) -> list[Any]:
    """What another office has, in words, asked under the reader's scope."""
    with connection.cursor() as cursor:
        cursor.execute("select whose from membership_candidate_elsewhere(%s)", [person.pk])
        return [ELSEWHERE[str(whose)] for (whose,) in cursor.fetchall()]
