"""The list of cases as one person asked to see it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Least
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from apps.core.excel.writer import TableColumn
from apps.core.topics import offered
from apps.inspection import permissions
from apps.inspection.cases.filters import CaseFilter
from apps.inspection.choices import OPEN, Submission
from apps.inspection.models import Case, CaseClock, CaseStep, CaseSubject, TeamMember
from apps.membership.procedures.listing import TabbedList

WIDTHS = (14, 40, 30, 40, 24, 34, 14, 22, 12, 12, 12)
NAMED = 2
"""So many subjects are named in a row; the others are counted."""


def queues(actor: Any, today: date) -> dict[str, tuple[Any, Q]]:
    """The queues by their code: name and condition.

    A topic that sorts cases otherwise has ``case_queues.py`` with ``case_queues(actor, today)``.
    """
    still = Q(phase__in=OPEN)
    mine = TeamMember.objects.visible_to(actor).serving().filter(user_id=actor.user_id)
    late = CaseStep.objects.visible_to(actor).waiting().filter(due_on__lt=today)
    found = {
        "mine": (_("Mine"), still & Q(handler_id=actor.user_id)),
        "team": (_("My team"), still & Q(pk__in=mine.values("case_id"))),
        "unassigned": (_("Without an officer"), still & Q(handler=None)),
        "returned": (_("Returned"), still & Q(submission=Submission.RETURNED)),
        "signature": (_("Waiting for signature"), still & Q(submission=Submission.SUBMITTED)),
        "overdue": (_("Overdue"), still & Q(pk__in=late.values("case_id"))),
    }
    for source in offered("case_queues", "case_queues", "inspection"):
        found |= source(actor, today)
    return found | {
        "open": (_("All open cases"), still),
        "closed": (pgettext_lazy("cases", "Ended"), ~still),
    }


class CaseList(TabbedList):
    """Queues of open cases, and those that have ended."""

    orders: ClassVar = {
        "registered": F("registered_on"),
        "title": F("search_key"),
        "kind": F("kind"),
        "body": F("body"),
        "phase": F("phase"),
        "unit": F("path"),
        "closed": F("closed_on"),
    }
    default_order: ClassVar = ("registered", True)
    filter_class = CaseFilter

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        actor: Any = request.actor  # type: ignore[attr-defined]
        self.tabs_of = queues(actor, today)  # type: ignore[misc]
        super().__init__(request)
        if "tab" not in request.GET and actor.has(permissions.DECIDE):
            self.tab = "open"

    def all_rows(self) -> Any:
        """Cases that the reader may know of."""
        return Case.objects.visible_to(self.actor)

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with unit, officer, names of the subjects and the next day that is due: of a planned
        step or of the case itself; in one query."""
        subjects = CaseSubject.objects.visible_to(self.actor).current()
        steps = CaseStep.objects.visible_to(self.actor).waiting()
        clocks = CaseClock.objects.visible_to(self.actor)
        one_case = {"case_id": OuterRef("pk")}
        planned = steps.filter(**one_case, due_on__isnull=False).order_by("due_on")
        found = rows.select_related("organization", "handler").annotate(
            names=ArraySubquery(subjects.filter(**one_case).order_by("pk").values("name")),
            limit_day=Subquery(clocks.filter(**one_case).values("due_on")[:1]),
            # The lesser of the two; where one is not known, the other.
            next_day=Least(Subquery(planned.values("due_on")[:1]), F("limit_day")),
        )
        return [with_words(one) for one in found]

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {"may_export": self.actor.has(permissions.EXPORT)}


def with_words(case: Any) -> Any:
    """A row with its first subjects by name, the others by number."""
    names = case.names[:NAMED]
    more = len(case.names) - len(names)
    if more:
        names.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": more})
    case.subject_words = "; ".join(names)
    return case


def columns() -> list[TableColumn]:
    """What the list shows in its workbook and on paper."""
    names = (
        _("Reference"), _("Matter"), _("Kind"), _("Subjects"), _("Carried out by"),
        _("Organisation"), _("Phase"), _("Officer in charge"), _("Registered"),
        _("Next due"), pgettext_lazy("case", "Ended"),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in zip(names, WIDTHS, strict=True)]


def cells(row: Any) -> list[Any]:
    """One row of the list."""
    return [
        row.reference, row.title, row.get_kind_display(),
        "; ".join(row.names), row.get_body_display(), row.organization.name,
        row.get_phase_display(), row.handler.full_name if row.handler else "",
        row.registered_on, row.next_day, row.closed_on,
    ]  # fmt: skip
