"""Discipline on the desk: hearings to arrange, sessions to hold. Limits come as clocks."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.inspection import permissions
from apps.inspection.choices import OPEN
from apps.inspection.models import (
    Ballot,
    CaseSubject,
    Hearing,
    NoSanction,
    Sanction,
    ViolationAct,
)
from apps.inspection.places import pages_of

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Subjects with a violation on record who wait to be heard, or were heard and wait for the
    session that votes; the oldest first."""
    if not actor.has(permissions.CHANGE):
        return []
    heard = Exists(_live(Hearing).exclude(outcome=""))
    voted = Exists(_live(Ballot).filter(purpose="decision"))
    ended = Exists(_of(Sanction)) | Exists(_live(NoSanction))
    rows = CaseSubject.objects.in_scope_of(actor).current().filter(
        Exists(_live(ViolationAct)), ~ended, ~voted, case__phase__in=OPEN
    )  # fmt: skip
    rows = rows.select_related("case").order_by("case__registered_on", "pk")
    groups: tuple[tuple[Any, Any, Any], ...] = (
        (rows.filter(~heard), _("Hearings to arrange"), _("Record the hearing")),
        (rows.filter(heard), _("Sessions on discipline to hold"), _("Record the session")),
    )
    found = [(one, group, act) for some, group, act in groups for one in some[:LIMIT]]
    if not found:
        return []
    pages = pages_of([(one.case_id, one.case.reference, one.pk) for one, _group, _act in found])
    return [
        WorkItem(
            title=one.name,
            url=pages.get(one.pk, one.case.get_absolute_url()),
            act_label=act,
            meta=f"{one.case.reference} · {one.case.title}",
            group=group,
            tone="calm",
        )
        for one, group, act in found
    ]


def _of(model: Any) -> Any:
    return model.objects.filter(subject_id=OuterRef("pk"))


def _live(model: Any) -> Any:
    return _of(model).live()
