"""A procedure as its page shows it: checklist, votes, what comes next, what happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.core.working_days import add_months
from apps.membership.procedures.choices import Body
from apps.membership.procedures.lookup import certain_voters
from apps.membership.procedures.registry import PaperSpec
from apps.regulations.lookup import rule_book
from apps.regulations.rules import Rule


@dataclass(frozen=True)
class CheckedPaper:
    """One line of the checklist."""

    spec: PaperSpec
    paper: Any = None
    valid_to: date | None = None
    expired: bool = False
    rule: Rule | None = None


def votes_of(found: Any) -> list[Any]:
    """The votes with their rules; one of the cell that left out members who count knows how many
    there were at least (``at_least``)."""
    votes: list[Any] = list(found.votes.select_related("rule__document").order_by("held_on", "pk"))
    counted = [vote for vote in votes if vote.body == Body.CELL and not vote.struck]
    least = certain_voters(found.organization, (vote.held_on for vote in counted))
    for vote in counted:
        vote.at_least = least[vote.held_on] if vote.entitled < least[vote.held_on] else None
    return votes


def checklist(
    specs: Sequence[PaperSpec], papers: Iterable[Any], *, today: date
) -> list[CheckedPaper]:
    """The papers wanted, with what is there and until when it is valid (one query for rules)."""
    by_code = {paper.code: paper for paper in papers}
    keys = {spec.valid_key for spec in specs if spec.valid_key and spec.code in by_code}
    book = rule_book(keys) if keys else None
    return [_checked(spec, by_code.get(spec.code), book, today) for spec in specs]


def _checked(spec: PaperSpec, paper: Any, book: Any, today: date) -> CheckedPaper:
    if paper is None or not spec.valid_key:
        return CheckedPaper(spec, paper)
    rule = book.find(spec.valid_key, on=paper.dated_on) or book.find(spec.valid_key, on=today)
    if rule is None or rule.is_unlimited:
        return CheckedPaper(spec, paper)
    last = add_months(paper.dated_on, rule.whole)
    return CheckedPaper(spec, paper, last, last < today, rule)


def missing(lines: Iterable[CheckedPaper]) -> int:
    """How many required papers are not there."""
    return sum(line.spec.required and line.paper is None for line in lines)


def events_of(opened_on: date, votes: Iterable[Any], papers: Iterable[Any]) -> list[dict[str, Any]]:
    """What happened, for the timeline, newest first; decisions are added by their record."""
    found = [{"when": opened_on, "text": _("Procedure opened"), "icon": "plus"}]
    found += [vote_event(vote) for vote in votes]
    found += [
        {"when": paper.dated_on, "text": paper_words(paper), "icon": "file"} for paper in papers
    ]
    return sorted(found, key=lambda event: event["when"], reverse=True)


def vote_event(vote: Any) -> dict[str, Any]:
    """One vote in the timeline."""
    words = _("%(body)s, round %(round)s: %(in_favour)s of %(entitled)s in favour") % {
        "body": capfirst(vote.get_body_display()),
        "round": vote.round,
        "in_favour": vote.in_favour,
        "entitled": vote.entitled,
    }
    tone = "calm" if vote.struck else "ok" if vote.carried else "bad"
    detail = _("Struck: %(reason)s") % {"reason": vote.struck} if vote.struck else ""
    return {
        "when": vote.held_on, "text": words, "icon": "users", "tone": tone, "detail": detail,
    }  # fmt: skip


def paper_words(paper: Any) -> str:
    """A paper in the timeline."""
    name = getattr(paper, "label", "") or paper.code
    return f"{capfirst(str(name))} {paper.number}".strip()
