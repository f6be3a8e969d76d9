"""What the page of a subject's discipline shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.inspection.discipline import effect, fairness, judging, lookup, rules
from apps.inspection.discipline.choices import BallotResult, DisciplineBody, Form, LedgerPoint
from apps.inspection.discipline.fairness import Line
from apps.inspection.discipline.judging import Picture
from apps.inspection.discipline.labels import LINES
from apps.inspection.discipline.renewal import Renewal, renewals
from apps.inspection.models import Case, CaseSubject, Sanction
from apps.regulations.choices import RuleLevel
from apps.regulations.lookup import calendar_between, find_rule, law_at_hand, rule_book

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TONES = {"pass": "ok", "fail": "bad", "unknown": "warn", "excused": "info"}
VERDICTS = {
    "pass": "ok", "fail": "bad", "unknown": "open", "excused": "half",
}  # fmt: skip


def subjects_of(actor: Actor | None, case: Case) -> list[CaseSubject]:
    """The subjects of a case in the order in which they were named; their numbers are theirs for
    good, as nobody is ever deleted."""
    rows = CaseSubject.objects.visible_to(actor).of_case(case).select_related("member")
    found = list(rows.order_by("pk"))
    for number, subject in enumerate(found, 1):
        subject.number = number
    return found


def subject_or_404(actor: Actor | None, case: Case, number: int) -> CaseSubject:
    """The subject of that number in the case. Raises Http404."""
    found = subjects_of(actor, case)
    if not 1 <= number <= len(found):
        raise Http404
    return found[number - 1]


@dataclass(frozen=True)
class ShownLine:
    """A line of the ledger in words."""

    label: str
    verdict: str
    tone: str
    icon: str
    words: str
    source: str
    excused_by: str = ""
    reason: str = ""


def verdict_words() -> dict[str, str]:
    """The four verdicts as people read them."""
    return {
        "pass": _("Shown"), "fail": _("Against the rule"), "unknown": _("Not shown yet"),
        "excused": _("Let pass"),
    }  # fmt: skip


def shown(lines: list[Line]) -> list[ShownLine]:
    """The ledger in words."""
    named, words = dict(LedgerPoint.choices), verdict_words()
    return [
        ShownLine(
            label=capfirst(str(named[line.point])),
            verdict=words[line.verdict],
            tone=TONES[line.verdict],
            icon=VERDICTS[line.verdict],
            words=capfirst(str(LINES[line.code]) % judging.worded(line.params)),
            source=line.source,
            excused_by=line.excused_by,
            reason=line.reason,
        )
        for line in lines
    ]


def kept(sanction: Sanction) -> list[ShownLine]:
    """The ledger of a decision as it stood when it was recorded."""
    lines = [
        Line(
            one["point"], one["verdict"], one["code"], _days(one["params"]), one["source"],
            one["excused_by"], one["reason"],
        )
        for one in sanction.ledger
    ]  # fmt: skip
    return shown(lines)


def _days(params: dict[str, str]) -> dict[str, Any]:
    """What was kept of a line, with its days as days again."""
    return {
        name: date.fromisoformat(text) if ISO_DAY.fullmatch(text) else text
        for name, text in params.items()
    }


def excusable(lines: list[Line]) -> list[str]:
    """Points that somebody entitled may let pass."""
    return [line.point for line in lines if fairness.may_excuse(line)]


def strikable(picture: Picture) -> list[tuple[str, Any]]:
    """Entries that can be struck, in words."""
    rows: list[Any] = [*picture.acts, *picture.ballots, *picture.sessions, *picture.excuses]
    rows += [one for one in (picture.hearing, picture.proposal) if one]
    return [(_strike_words(row), row) for row in rows]


def _strike_words(row: Any) -> str:
    words = capfirst(str(row._meta.verbose_name))
    about = getattr(row, "session", None) or row
    text = str(about)
    return words if text == str(row._meta.verbose_name) else f"{words}: {text[:80]}"


@dataclass(frozen=True)
class Warned:
    """Limitation as it would be for each form: it is settled by the vote, and warned of before."""

    label: str
    barred_from: date | None
    is_over: bool
    source: str


def limitation_by_form(picture: Picture, today: date) -> list[Warned]:
    """When each form becomes time-barred, as far as the days of the violations are known."""
    found = []
    for form in picture.forms:
        limits = judging.limitation_of(picture, form, today)
        if limits.known:
            barred = limits.barred_from
            over = barred is not None and barred <= (picture.case.concluded_on or today)
            found.append(Warned(capfirst(str(Form(form).label)), barred, over, limits.source))
    return found


@dataclass(frozen=True)
class Able:
    """A body that may or might decide, in words."""

    words: str
    settled: bool
    source: str


def able(picture: Picture, form: str, day: date) -> list[Able]:
    """The bodies that may or might give the voted form, the lowest first."""
    bodies, levels = dict(DisciplineBody.choices), dict(RuleLevel.choices)
    return [
        Able(
            f"{capfirst(str(bodies[one.body]))} ({levels.get(one.level, one.level)})", one.settled,
            one.source,
        )
        for one in judging.bodies_for(picture, form, day)
    ]  # fmt: skip


def with_votes(picture: Picture) -> None:
    """Each ballot with its votes in words, the heaviest form first; forms without any left out."""
    labels = dict(BallotResult.choices)
    book = rule_book([lookup.CUMULATION]) if picture.ballots else None
    ballot: Any
    for ballot in picture.ballots:
        rule = book.find(lookup.CUMULATION, on=ballot.session.held_on) if book else None
        ballot.adds_by_draft = ballot.cumulated and not (rule and rule.may_block)
        ballot.would_give = labels.get(_added_up(picture, ballot), "")
        votes = sorted(ballot.votes.items(), key=lambda one: -rules.WEIGHT[one[0]])
        ballot.shown_votes = [(labels[form], count) for form, count in votes if count]


def _added_up(picture: Picture, ballot: Any) -> str:
    """What a ballot without a majority would come to if its votes were added up; else nothing."""
    if ballot.result:
        return ""
    with law_at_hand():  # however many ballots
        needed = lookup.thresholds_on(ballot.session.held_on, ballot.purpose)
    return rules.result_of(ballot.votes, picture.forms, ballot.session.entitled, needed).form


@dataclass(frozen=True)
class Ahead:
    """What follows from a sanction: until when it holds and what it bars."""

    announce_by: date | None
    announce_rule: Any
    bars: list[effect.Bar]
    doubt: str
    is_late: bool = False
    renewal: Renewal = field(default_factory=Renewal)
    hand_over_by: date | None = None
    hand_over_rule: Any = None


def renewal_of(actor: Actor | None, sanction: Sanction) -> Renewal:
    """What the reader may know of later discipline that keeps the sanction from lapsing."""
    return renewals([sanction], Sanction.objects.visible_to(actor))[sanction.pk]


def hand_over_by(sanction: Sanction, rule: Any) -> date | None:
    """The day by which a cell hands its decision over, counted from the vote; None once it has."""
    ballot = sanction.ballot
    if rule is None or not effect.awaits_paper(sanction.body, sanction.form, sanction.served_on):
        return None
    voted = ballot.session.held_on if ballot and not sanction.replaces_id else sanction.decided_on
    calendar = calendar_between(voted, voted.replace(year=voted.year + 1, day=1))
    return effect.announce_by(voted, rule.whole, rule.unit, calendar)


def consequences(actor: Actor | None, sanction: Sanction, today: date) -> Ahead:
    """Limit of the announcement, bars, and what a draft rule says otherwise."""
    rule = find_rule(lookup.ANNOUNCE, on=sanction.decided_on)
    due = None
    if rule is not None and sanction.announced_on is None and not rule.is_unlimited:
        start = sanction.decided_on
        calendar = calendar_between(start, start.replace(year=start.year + 1, day=1))
        due = effect.announce_by(start, rule.whole, rule.unit, calendar)
    start_on = sanction.first_announced_on or sanction.effective_on
    months = lookup.months_of_bars(sanction.decided_on)
    found = effect.bars(sanction.form, start=start_on, months=months) if start_on else []
    paper = find_rule(lookup.HANDOVER, on=sanction.decided_on)
    return Ahead(
        due, rule, found, lookup.effect_on(sanction.decided_on).doubt,
        is_late=due is not None and due < today, renewal=renewal_of(actor, sanction),
        hand_over_by=hand_over_by(sanction, paper), hand_over_rule=paper,
    )  # fmt: skip


def holds(sanction: Sanction, day: date, renewal: Renewal | None = None) -> bool:
    """Whether a sanction is in force on that day, a renewed one until the later one is over."""
    end = renewal.ends_on if renewal else sanction.lapses_on
    return (
        sanction.form != "none"
        and sanction.replaced_on is None
        and effect.in_force(day, effective=sanction.effective_on, lapses=end)
    )


def events_of(picture: Picture, complaints: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """What happened, the latest first."""
    found: list[tuple[date, str, str, str]] = []
    hearing = picture.hearing
    if hearing and hearing.explained_on:
        found.append((hearing.explained_on, _("Self-review received"), "file", ""))
    if hearing and hearing.heard_on:
        found.append((hearing.heard_on, _("Heard"), "user", hearing.heard_by))
    for session in picture.sessions:
        found.append((session.held_on, _("Session"), "meet", session.body_name))
    if picture.proposal:
        found.append((picture.proposal.sent_on, _("Proposed"), "up", picture.proposal.to_name))
    for one in picture.sanctions:
        words = f"{capfirst(one.get_form_display())}, {one.number}"
        found.append((one.decided_on, words, "seal", str(capfirst(one.get_origin_display()))))
        if one.announced_on:
            found.append((one.announced_on, _("Announced"), "ok", one.announced_at))
    found += [(one.filed_on, _("Complaint"), "mail", one.body_name) for one in complaints]
    if picture.no_sanction:
        end = picture.no_sanction
        words = f"{_('Concluded without a sanction')}: {end.get_reason_display()}"
        found.append((end.concluded_on, words, "seal", end.note))
    found = list(dict.fromkeys(found))  # a corrected entry repeats its announcement
    found.reverse()  # of two on the same day the later one stands first, too
    found.sort(key=lambda event: event[0], reverse=True)
    return [
        {"when": day, "text": text, "icon": icon, "detail": detail}
        for day, text, icon, detail in found
    ]
