"""Warnings of limits among somebody's notices."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db.models import QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from apps.core.work import Notice
from apps.membership.clocks.choices import Threshold
from apps.membership.clocks.registry import kind_label
from apps.membership.models import ClockMark, ClockWarning

TONES = {
    Threshold.MONTH: "info",
    Threshold.WEEK: "warn",
    Threshold.DAY: "warn",
    Threshold.OVERDUE: "bad",
}


def unread(actor: Any) -> QuerySet[Any]:
    """The warnings that the actor, in this role, has not looked at."""
    return ClockWarning.objects.unseen_by(actor, ClockMark.objects.all())


def notices(actor: Any, limit: int) -> list[Notice]:
    """The latest warnings about records that the actor may know of today."""
    mark = ClockMark.objects.filter(assignment=actor.assignment).values("seen_to")[:1]
    found_rows = ClockWarning.objects.for_acting(actor).annotate(seen_to=Subquery(mark))
    found_rows = found_rows.select_related("organization")
    rows = list(found_rows.order_by("-made_at", "due", "pk")[:limit])
    records = _records(rows, actor)
    return [
        Notice(
            title=_("%(kind)s: %(record)s")
            % {"kind": kind_label(row.kind, found), "record": _about(found)},
            url=row.url,
            meta=_("Due %(day)s, %(when)s")
            % {"day": f"{row.due:%d/%m/%Y}", "when": row.get_threshold_display()}
            + f" · {row.organization.name}",
            at=row.made_at,
            fresh=row.seen_to is None or row.made_at > row.seen_to,
            tone=TONES[Threshold(row.threshold)],
        )
        for row in rows
        if (found := records.get((row.record_type, row.record_id)))
    ]


def mark_seen(actor: Any, shown: list[Notice]) -> None:
    """Everything up to the youngest warning shown has been looked at, in this role."""
    fresh = [notice.at for notice in shown if notice.fresh]
    if not fresh or actor.assignment is None:
        return
    mark = ClockMark(
        assignment=actor.assignment,
        organization=actor.assignment.organization,
        seen_to=max(fresh),
    )
    ClockMark.objects.bulk_create(
        [mark], update_conflicts=True, unique_fields=["assignment"], update_fields=["seen_to"]
    )


def _about(record: Any) -> Any:
    """Whom or what a warning is about, in words: the person where the record hangs on one, as the
    kind of the warning says the rest."""
    for name in ("member", "candidate"):
        if name in record._state.fields_cache:
            return record._state.fields_cache[name]
    return record


def _records(rows: list[Any], actor: Any) -> dict[tuple[str, int], Any]:
    """The records behind the warnings; one query for each sort of record."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        wanted[row.record_type].add(row.record_id)
    found = {}
    for label, keys in wanted.items():
        model: Any = apps.get_model(label)
        foreign = [
            field.name
            for field in model._meta.fields
            if field.many_to_one and field.name in ("member", "candidate")
        ]
        readable = model.objects.visible_to(actor).filter(pk__in=keys)
        # A row of two sides carries the name itself; joined to the member of the other it is gone.
        if foreign and not hasattr(model, "full_name"):
            readable = readable.select_related(*foreign)
        for record in readable:
            found[label, record.pk] = record
    return found
