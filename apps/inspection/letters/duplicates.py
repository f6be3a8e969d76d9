"""Letters that may be about one matter: the same persons or organisations."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from apps.accounts.actor import Actor
from apps.inspection.letters.rules import ALLOWED
from apps.inspection.models import Letter, LetterSubject

OFFERED = 20


def _same(letter: Letter) -> Q:
    """Rows that name somebody whom the letter names."""
    own = LetterSubject.objects.filter(letter=letter)
    by_name = own.filter(member__isnull=True, subject_organization__isnull=True)
    return (
        Q(member__in=own.filter(member__isnull=False).values("member"))
        | Q(
            subject_organization__in=own.filter(subject_organization__isnull=False).values(
                "subject_organization"
            )
        )
        | Q(name_key__in=by_name.values("name_key"))
        | Q(
            member__isnull=True, subject_organization__isnull=True,
            name_key__in=own.values("name_key"),
        )
    )  # fmt: skip


def shares_subject(letter: Letter, other: Letter) -> bool:
    """Whether both name the same person or organisation."""
    return LetterSubject.objects.filter(_same(letter), letter=other).exists()


def likely_duplicates(actor: Actor, letter: Letter) -> QuerySet[Any]:
    """Earlier and later letters of the office that name somebody in common, in one query.

    Those that name most in common first, then the earliest: it leads.
    """
    named = LetterSubject.objects.filter(_same(letter), letter=OuterRef("pk"))
    shared = named.order_by().values("letter").annotate(number=Count("pk")).values("number")
    rows = Letter.objects.visible_to(actor).exclude(pk=letter.pk)
    found: QuerySet[Any] = (
        rows.filter(
            organization_id=letter.organization_id, lead__isnull=True, state__in=ALLOWED["lead"]
        )
        .annotate(shared=Subquery(shared[:1]))
        .filter(shared__gt=0)
        .order_by("-shared", "arrived_on", "pk")
    )
    return found[:OFFERED]
