"""Seats by what is typed: a part of title, name or unit, or the reference at the end."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import F, Func, Value
from django.db.models.functions import Concat

from apps.cadres.models import Seat
from apps.core.vietnamese import fold

OFFERED = 20
_REFERENCE = re.compile(r"\(?(G-[A-Z2-9]{4,12})\)?\s*$")


def seat_words(seat: Seat) -> str:
    """What stands for a seat in the box: its name, its unit, and the reference that counts."""
    return f"{seat} – {seat.work_unit.name} ({seat.reference})"


def seats_fitting(actor: Any, text: str) -> Any:
    """Seats that the reader may know of and that have every word, by unit and rank."""
    rows = Seat.objects.visible_to(actor).select_related("title", "work_unit")
    space = Value(" ")
    whole = Concat(F("title__name"), space, F("name"), space, F("work_unit__name"))
    rows = rows.alias(folded=Func(whole, function="vi_fold"))
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    return rows.order_by("work_unit__name", "-title__rank", "pk")


def seats_named(actor: Any, text: str) -> list[Seat]:
    """The seat of the reference at the end of the text, else the first two that have its words."""
    if "\0" in text:
        return []
    match = _REFERENCE.search(text)
    if match is not None:
        rows = Seat.objects.visible_to(actor).select_related("title", "work_unit")
        return list(rows.filter(reference=match.group(1)))
    return list(seats_fitting(actor, text)[:2])
