"""A candidate as the page shows it: steps, checklist, what stands against, what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.membership.admission.choices import Stage
from apps.membership.admission.papers import AFTER_CEREMONY, CERTIFICATE, PAPERS
from apps.membership.models import Candidate
from apps.membership.procedures import reading

ORDER = (
    Stage.OUTSTANDING, Stage.SYMPATHISER, Stage.DOSSIER, Stage.PROPOSED, Stage.DECIDED,
    Stage.ADMITTED,
)  # fmt: skip


def steps(candidate: Candidate) -> list[dict[str, Any]]:
    """The stages with the one that is reached; a person who is no longer followed has none."""
    if candidate.stage == Stage.ENDED:
        return []
    reached = ORDER.index(Stage(candidate.stage))
    words = ("done", "current", "coming")
    return [
        {
            "label": capfirst(str(stage.label)),
            "state": words[1 + (place > reached) - (place < reached)],
        }
        for place, stage in enumerate(ORDER)
    ]


def checklist(candidate: Candidate, papers: Iterable[Any], *, today: date) -> list[Any]:
    """The dossier: the certificate, which the person holds, and the papers."""
    given = list(papers)
    if candidate.certificate_on:
        held = {"code": CERTIFICATE.code, "number": candidate.certificate_number, "note": ""}
        given.append(SimpleNamespace(**held, dated_on=candidate.certificate_on, received_on=None))
    after = AFTER_CEREMONY if candidate.stage == Stage.ADMITTED else ()
    return reading.checklist((CERTIFICATE, *PAPERS, *after), given, today=today)


def events(
    candidate: Candidate, votes: Iterable[Any], papers: Iterable[Any], reviews: Iterable[Any]
) -> list[dict[str, Any]]:
    """What happened, newest first."""
    labels = {spec.code: spec.label for spec in (*PAPERS, *AFTER_CEREMONY)}
    found = [reading.vote_event(vote) for vote in votes]
    for paper in papers:
        words = f"{capfirst(str(labels.get(paper.code, paper.code)))} {paper.number}".strip()
        found.append({"when": paper.dated_on, "text": words, "icon": "file"})
    found += [
        {
            "when": review.held_on, "icon": "meet",
            "text": _("Monthly review: %(outcome)s") % {"outcome": review.get_outcome_display()},
        }
        for review in reviews
    ]  # fmt: skip
    found += _milestones(candidate)
    return sorted(found, key=lambda event: event["when"], reverse=True)


def _milestones(candidate: Candidate) -> Iterable[dict[str, Any]]:
    rows = (
        (candidate.noticed_on, _("Followed by the cell"), "plus", ""),
        (candidate.dossier_on, _("Dossier begun"), "file", ""),
        (
            candidate.decided_on,
            _("Admission decision %(number)s") % {"number": candidate.decision_number},
            "seal", candidate.decision_reason,
        ),
        (candidate.ceremony_on, _("Admission ceremony"), "ok", candidate.late_consent),
        (candidate.ended_on, _("No longer followed"), "x", candidate.ending_reason),
    )  # fmt: skip
    for when, text, icon, detail in rows:
        if when:
            yield {"when": when, "text": text, "icon": icon, "detail": detail}
