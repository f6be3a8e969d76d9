"""Where the page of a subject's discipline is, for rows of several cases at once."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from apps.inspection.models import CaseSubject


def pages_of(rows: Iterable[tuple[int, str, int]]) -> dict[int, str]:
    """The address by subject, from (case, its reference, subject); one query for all.

    A subject's number is its place among all that its case ever named. The rows were narrowed to
    what their reader may know of before.
    """
    references: dict[int, str] = {}
    wanted = set()
    for case, reference, subject in rows:
        references[case] = reference
        wanted.add(subject)
    found: dict[int, str] = {}
    count: dict[int, int] = {}
    named = CaseSubject.objects.filter(case_id__in=list(references)).order_by("pk")
    for case, subject in named.values_list("case_id", "pk"):
        count[case] = count.get(case, 0) + 1
        if subject in wanted:
            found[subject] = reverse("inspection:discipline", args=[references[case], count[case]])
    return found
