"""Walls around letters kept true: raised and lowered as the facts say, where one changes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from apps.accounts.actor import Actor, SystemActor
from apps.accounts.choices import WallReason
from apps.accounts.models import Wall
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection.letters.facts import facts_of_letters
from apps.inspection.letters.permissions import VIEW
from apps.inspection.models import Case, Letter
from apps.inspection.walls.keeping import keep as keep_cases
from apps.membership.identity.lookup import hold_facts, whole_tree

LABEL = Letter._meta.label_lower
Fact = tuple[int, int, str]


def keep_letter(letter: Letter, *, by: Actor, today: date) -> int:
    """Make the walls around a letter, and around its case, follow whom it names.

    Nobody registers or names on a letter about themselves or a declared relative: raises
    RuleRefused (131-QĐ/TW: whoever is related to a person concerned takes no part).
    """
    with whole_tree():
        own = {
            reason for _letter, user, reason in facts_of_letters([letter.pk]) if user == by.user_id
        }
    if WallReason.NAMED in own:
        raise RuleRefused("letter_names_oneself", field="subjects")
    if WallReason.RELATIVE in own:
        raise RuleRefused("letter_names_relative", field="subjects")
    changed = keep([letter.pk], by=by, today=today)
    if letter.case_id is not None:
        keep_cases([letter.case_id], by=by, today=today)
    return changed


@transaction.atomic
def keep(letters: Collection[int] | None, *, by: Actor, today: date) -> int:
    """Make the walls around these letters follow their facts; None stands for all letters.

    A wall raised by hand is left alone. A second run changes nothing; returns how many changed.
    """
    hold_facts(changing=letters is None)
    with whole_tree():
        rows = Wall.objects.filter(label=LABEL, from_facts=True, valid_to__isnull=True)
        rows = rows if letters is None else rows.filter(object_id__in=list(letters))
        standing = {(wall.object_id, wall.user_id, wall.reason): wall.pk for wall in rows}
        wanted = facts_of_letters(letters)
        missing, surplus = wanted - standing.keys(), standing.keys() - wanted
        known = Letter.objects.in_bulk({one[0] for one in missing | surplus})
        _raise(sorted(missing), known, today)
        # A wall falls at once; one raised today stands for the rest of the day.
        last = Greatest(F("valid_from"), today - timedelta(days=1))
        fallen = Wall.objects.filter(pk__in=[standing[one] for one in surplus])
        fallen.update(valid_to=last)
        for one in sorted(missing):
            _line("inspection.letter_wall_raised", one, known[one[0]], by)
        for one in sorted(surplus):
            if one[0] in known:
                _line("inspection.letter_wall_lowered", one, known[one[0]], by)
    return len(missing) + len(surplus)


def _raise(missing: list[Fact], known: dict[int, Letter], today: date) -> None:
    Wall.objects.bulk_create(
        [
            Wall(
                user_id=user, label=LABEL, object_id=letter, reason=reason, valid_from=today,
                organization_id=known[letter].organization_id, from_facts=True,
            )
            for letter, user, reason in missing
        ],
        batch_size=1000, ignore_conflicts=True,
    )  # fmt: skip


def _line(action: str, fact: Fact, letter: Letter, by: Actor) -> None:
    """One line on the letter, by the system where whoever kept the register sees no letter."""
    inside = by.has(VIEW) and by.lo <= letter.path < by.hi
    audit.record(
        by if inside else SystemActor(), action=action, obj=letter, reason=fact[2],
        hidden_from=fact[1],
    )  # fmt: skip


def keep_grade(case: Case) -> None:
    """A letter is at least as secret as the case that it led to, with its ground: both tell of one
    matter."""
    if case.secrecy:
        Letter.objects.filter(case=case, secrecy__lt=case.secrecy).update(
            secrecy=case.secrecy, secrecy_reason=case.secrecy_reason,
            declassify_on=case.declassify_on,
        )  # fmt: skip
