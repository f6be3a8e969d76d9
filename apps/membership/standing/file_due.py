"""The file of somebody who left or died goes up with the notice (06-HD/TW of 2025): until when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _

from apps.core.formats import date_text
from apps.membership.lookup import citation
from apps.membership.models import Procedure, ProcedurePaper
from apps.membership.procedures.choices import Kind, ProcedureState
from apps.membership.procedures.lookup import limit_day

LIMIT = "membership.file.closed.limit"
FILE_CODE = "file_up"
NOTICES = ("left_notice", "death_notice")
LEAVING = (Kind.STRIKE_OFF, Kind.OWN_REQUEST, Kind.EXPULSION, Kind.DEATH)
_BACK = timedelta(days=3 * 366)
"""What was decided longer ago is no longer reminded of."""


def waiting(today: date) -> Any:
    """Decided leavings whose notice is there and whose file is not; ``noticed_on`` is its day."""
    papers = ProcedurePaper.objects.filter(procedure=OuterRef("pk"))
    notice = papers.filter(code__in=NOTICES).order_by("dated_on").values("dated_on")[:1]
    return (
        Procedure.objects.filter(
            kind__in=LEAVING, state=ProcedureState.DECIDED, decided_on__gte=today - _BACK
        )
        .annotate(noticed_on=Subquery(notice))
        .filter(noticed_on__isnull=False)
        .exclude(Exists(papers.filter(code=FILE_CODE)))
        .with_names()
    )


def notes(procedure: Procedure, votes: list[Any]) -> list[tuple[str, Any]]:
    """The page of a leaving says until when the file is due."""
    if procedure.state != ProcedureState.DECIDED:
        return []
    dated = dict(procedure.papers.values_list("code", "dated_on"))
    noticed = min((dated[code] for code in NOTICES if code in dated), default=None)
    found = limit_day(LIMIT, start=noticed) if noticed and FILE_CODE not in dated else None
    if found is None:
        return []
    words = {"day": date_text(found[0]), "source": citation(found[1])}
    text = _("The member file is handed up by %(day)s (%(source)s).") % words
    if not found[1].may_block:
        text = " ".join([text, _("Draft rule, only a reminder") + "."])
    return [("info", text)]
