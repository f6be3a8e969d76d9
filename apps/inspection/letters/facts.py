"""Facts of letters: whoever is named, and relatives whose kinship keeps from what is said of them.

They keep from the letter, and from the case that it was opened as or feeds. A wall by hand around
one of the two keeps from the other, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.utils import timezone

from apps.accounts.choices import WallReason
from apps.accounts.models import Wall
from apps.inspection import facts as of_cases
from apps.inspection.models import Letter, LetterSubject
from apps.membership.identity.lookup import relations_of

Found = Iterator[tuple[int, int, str]]
_RELATIVES = (("relations", "relative"), ("related_to", "member"))
"""A relation binds both ends: who is declared by whoever is named, and who declared them."""


def facts(cases: Collection[int] | None) -> Found:
    """(case, account, reason) of those named in the letters of the cases, and their relatives."""
    rows = LetterSubject.objects.filter(member__isnull=False, letter__case__isnull=False)
    if cases is not None:
        rows = rows.filter(letter__case__in=list(cases))
    yield from _found(rows, "letter__case_id")
    yield from _by_hand(cases)


def _by_hand(cases: Collection[int] | None) -> Found:
    """Whoever a wall by hand keeps from a letter is kept from the case that came of it."""
    letters = Letter.objects.filter(case__isnull=False)
    letters = letters if cases is None else letters.filter(case__in=list(cases))
    case_of = dict(letters.values_list("pk", "case_id"))
    for letter, user, reason in _raised(Letter._meta.label_lower, case_of):
        yield case_of[letter], user, reason


def _raised(label: str, ids: Collection[int]) -> Found:
    """Walls by hand around these records: an administrator raises few, so all are looked at."""
    rows = Wall.objects.by_hand(label, timezone.localdate()) if ids else Wall.objects.none()
    for key, user, reason in rows.values_list("object_id", "user_id", "reason"):
        if key in ids:
            yield key, user, reason


def cases_about(members: Collection[int]) -> Iterator[int]:
    """Cases whose letters name these members or relatives of theirs."""
    rows = _about(members).filter(letter__case__isnull=False)
    yield from rows.values_list("letter__case_id", flat=True).distinct()


def facts_of_letters(letters: Collection[int] | None) -> set[tuple[int, int, str]]:
    """(letter, account, reason) of those named and of their relatives; None stands for all.

    Whoever is kept from the case of a letter is kept from the letter.
    """
    rows = LetterSubject.objects.filter(member__isnull=False)
    with_case = Letter.objects.filter(case__isnull=False)
    if letters is not None:
        rows = rows.filter(letter__in=list(letters))
        with_case = with_case.filter(pk__in=list(letters))
    found = set(_found(rows, "letter_id"))
    by_case: dict[int, list[int]] = {}
    for letter, case in with_case.values_list("pk", "case_id"):
        by_case.setdefault(case, []).append(letter)
    kept = of_cases.facts_of(list(by_case)) if by_case else ()
    for case, user, reason in (*kept, *_raised("inspection.case", by_case)):
        found |= {(letter, user, reason) for letter in by_case[case]}
    return found


def letters_about(members: Collection[int]) -> set[int]:
    """Letters that name these members or relatives of theirs."""
    return set(_about(members).values_list("letter_id", flat=True))


def _about(members: Collection[int]) -> Any:
    ends = {one for found in relations_of(members) for one in (found.member_id, found.relative_id)}
    return LetterSubject.objects.filter(member__in={*members, *ends})


def _found(rows: Any, key: str) -> Found:
    yield from _accounts(rows, key, "member", WallReason.NAMED)
    for relations, end in _RELATIVES:
        step = f"member__{relations}"
        standing = {f"{step}__ended_on__isnull": True, f"{step}__kinship__raises_wall": True}
        yield from _accounts(rows, key, f"{step}__{end}", WallReason.RELATIVE, **standing)


def _accounts(rows: Any, key: str, way: str, reason: str, **conditions: Any) -> Found:
    """The accounts of the members at the end of the way; one filter, so that one row meets all."""
    linked = {
        f"{way}__accounts__ended_on__isnull": True,
        f"{way}__accounts__user__isnull": False,
    }
    found = rows.filter(**conditions, **linked)
    for record_id, user_id in found.values_list(key, f"{way}__accounts__user_id").distinct():
        yield record_id, user_id, reason
