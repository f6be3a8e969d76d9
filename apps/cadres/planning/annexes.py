"""The files of a list: its people with the structure, and the two annexes of a yearly review.

Birth dates stand in one column for men and one for women, as boards have them on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.cadres.models import Rating
from apps.cadres.planning.meter import parts
from apps.cadres.planning.reading import Row, Sheet
from apps.core.excel.writer import TableColumn
from apps.core.formats import share
from apps.membership.choices import Sex

WIDTHS = (6, 30, 14, 14, 34, 34, 34, 18, 14, 22, 24, 26)
YEARS_RATED = 3


def heads() -> list[str]:
    """Columns of the annexes."""
    return [
        _("No."), _("Full name"), _("Born (men)"), _("Born (women)"), _("Present title"),
        _("Title planned before"), _("Title planned now"), _("Education"), _("Political theory"),
        _("Planning decision"), _("Ratings of three years"), _("Proposal of the unit"),
    ]  # fmt: skip


def columns() -> list[TableColumn]:
    """The same for the workbook."""
    return [TableColumn(head, width) for head, width in zip(heads(), WIDTHS, strict=True)]


def lines(sheet: Sheet, rows: Iterable[Row]) -> Iterator[list[Any]]:
    """One line a person and title."""
    shown = list(rows)
    rated = _ratings({row.cadre.pk for row in shown}, sheet.planning.year)
    before = sheet.planning.follows
    for place, row in enumerate(shown, 1):
        cadre, entry = row.cadre, row.entry
        born = str(cadre.birth or "")
        carried = entry.continues_id is not None
        yield [
            place, cadre.full_name, born if cadre.sex == Sex.MALE else "",
            born if cadre.sex == Sex.FEMALE else "", row.present,
            str(entry.target) if carried else "", str(entry.target),
            capfirst(str(cadre.get_education_display())),
            capfirst(str(cadre.get_political_theory_display())),
            before.approval_number if carried and before else sheet.planning.approval_number,
            rated.get(cadre.pk, ""), _proposal(entry),
        ]  # fmt: skip


def _proposal(entry: Any) -> str:
    if entry.end:
        reason = capfirst(str(entry.get_removal_display())) if entry.removal else ""
        return ": ".join(part for part in (capfirst(str(entry.get_end_display())), reason) if part)
    return str(capfirst(str(entry.get_begin_display())))


def _ratings(cadres: set[int], year: int) -> dict[int, str]:
    """Ratings of the three years before that of the list."""
    rows = Rating.objects.valid().filter(
        cadre_id__in=cadres, quarter__isnull=True, year__gte=year - YEARS_RATED, year__lt=year
    )  # fmt: skip
    found: dict[int, list[str]] = {}
    for one in rows.order_by("year"):
        found.setdefault(one.cadre_id, []).append(f"{one.year}: {one.get_grade_display()}")
    return {key: "; ".join(words) for key, words in found.items()}


def rows_for(sheet: Sheet, kind: str) -> list[Row]:
    """Whom a file holds. The annex of those carried over ends with those who left."""
    if kind == "carried":
        gone = [row for row in sheet.ended if row.entry.begin == "carried"]
        return [*sheet.tab("carried"), *gone]
    return sheet.tab("first" if kind == "added" else "all")


def title_of(sheet: Sheet, kind: str) -> str:
    """The name of a file."""
    words = {
        "carried": _("Annex 1: people carried over"), "added": _("Annex 2: people added"),
    }.get(kind, _("List of people planned"))  # fmt: skip
    planning = sheet.planning
    return f"{words}. {planning.name}, {planning.term} ({planning.year})"


def structure_lines(sheet: Sheet, actor: Any) -> list[str]:
    """The structure in words, for the foot of a file: small cells of minorities stay back."""
    found = parts(sheet.structure, sheet.planning, actor, leaves=True)
    bands = ", ".join(f"{one['label']}: {one['count']} ({one['share']})" for one in
                      found["bands"]["rows"])  # fmt: skip
    bands_word, coefficient_word = pgettext("planning", "Age bands"), _("Coefficient")
    said = [f"{bands_word}: {bands}"]
    said += [f"{one['name']}: {one['shown']}. {one['note']}" for one in found["shares"]]
    if found["coefficient"]:
        one = found["coefficient"]
        said.append(f"{coefficient_word}: {one['shown']}. {one['note']}")
    return said


def votes_words(row: Row) -> str:
    """The votes of the latest meeting, of all summoned."""
    if row.agree is None or not row.summoned:
        return ""
    return f"{row.agree}/{row.summoned} ({share(row.agree, row.summoned)})"
