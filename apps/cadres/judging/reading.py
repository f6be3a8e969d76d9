"""Asking the rules about somebody, and reading what was kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.http import Http404

from apps.accounts.actor import Actor
from apps.cadres.appointments.reading import freezes_on
from apps.cadres.appointments.rules import Freeze, frozen, told_of
from apps.cadres.judging import lookup
from apps.cadres.judging.acts import judge
from apps.cadres.judging.choices import VerdictCode
from apps.cadres.judging.facts import facts_of, seats_of, targets_of
from apps.cadres.judging.rules import Judgement, Verdict, Weight, only_warning, overridden
from apps.cadres.judging.subjects import Case, TitleFacts
from apps.cadres.models import Cadre, Evaluation, Seat, Title
from apps.core.errors import NotAllowed
from apps.membership.identity.lookup import members_of
from apps.regulations.lookup import calendar_between
from apps.regulations.rules import Rule

AROUND = timedelta(days=400)
"""How far around the day the working calendar is read."""
OVERRIDE = ("authority", "reason", "document", "expires_on")
NOWHERE = TitleFacts("", "", 0)
FREEZE = "R-APP-20"


@dataclass(frozen=True)
class Asked:
    """A question: may this person, in this act, hold that title on that day?"""

    cadre: Cadre
    act: str
    title: Title
    on: date
    seat: Seat | None = None
    case: Case = field(default_factory=Case)


def cadre_or_404(actor: Actor | None, reference: str) -> Cadre:
    """The profile; Http404 alike when there is none and when the actor may not know of it.

    Raises NotAllowed for one's own: somebody else judges it.
    """
    rows = Cadre.objects.visible_to(actor).select_related("organization")
    found: Cadre | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    user = actor.user_id if actor else None
    if user and found.member_id and members_of([user]).get(user) == found.member_id:
        raise NotAllowed("judging_own")
    return found


def question_or_404(actor: Actor | None, reference: str) -> list[Evaluation]:
    """The rows of a question as they stand now, in the order of the rules; Http404 when none."""
    rows = Evaluation.objects.visible_to(actor).filter(question=reference).standing()
    found = list(rows.select_related("cadre", "title", "seat", "judged_by").order_by("rule"))
    if not found:
        raise Http404
    cadre_or_404(actor, found[0].cadre.reference)
    return found


def judgements_of(asked: Asked, actor: Actor) -> list[Judgement]:
    """What the rules say, with the exceptions that hold on that day.

    A freeze of that day is read, not asked for; one that is a draft only warns.
    """
    law = lookup.law()
    facts = facts_of([asked.cadre.pk], on=asked.on, law=law)[asked.cadre.pk]
    target: Any
    if asked.seat is not None:
        target = seats_of([asked.seat], on=asked.on, without=asked.cadre.pk)[asked.seat.pk]
    else:
        target = targets_of([asked.title], on=asked.on)[asked.title.code]
    calendar = calendar_between(asked.on - AROUND, asked.on + AROUND)
    freeze = _freeze_of(asked)
    case = replace(asked.case, **told_of(freeze))
    found = judge(asked.act, facts, target, asked.on, law, case, calendar)
    if freeze and not freeze.may_block:
        found = only_warning(found, FREEZE)
    return with_exceptions(found, exceptions_for(asked, actor))


def _freeze_of(asked: Asked) -> Freeze | None:
    title, place = asked.title, asked.seat or asked.cadre
    return frozen(
        freezes_on(asked.on), on=asked.on, path=place.path, level=title.level, kind=title.kind,
        title=title.pk,
    )  # fmt: skip


Override = dict[str, str]


@dataclass(frozen=True)
class Exceptions:
    """What was let pass for some people, read at once: one query for any number."""

    known: dict[tuple[int, str, int | None, int | None], list[Evaluation]]

    @classmethod
    def of(cls, rows: Any, cadre_ids: Iterable[int]) -> Exceptions:
        """Of these people among the rows that the asker may see."""
        standing = rows.standing().filter(
            verdict=VerdictCode.OVERRIDDEN, cadre__in=list(cadre_ids)
        )  # fmt: skip
        known: dict[tuple[int, str, int | None, int | None], list[Evaluation]] = {}
        for row in standing.order_by("judged_for", "pk"):
            known.setdefault((row.cadre_id, row.act, row.title_id, row.seat_id), []).append(row)
        return cls(known)

    def held(self, cadre_id: int, act: str, seat: Any, title: Any, on: date) -> dict[str, Override]:
        """Those for that act, title and seat that hold on the day, by rule."""
        key = (cadre_id, act, title.pk if title else None, seat.pk if seat else None)
        return {
            row.rule: override_of(row)
            for row in self.known.get(key, ())
            if row.judged_for <= on <= (row.override_expires_on or on)
        }

    def for_question(self, asked: Asked) -> dict[str, Override]:
        """Those that hold for a question, by rule."""
        return self.held(asked.cadre.pk, asked.act, asked.seat, asked.title, asked.on)


def exceptions_for(asked: Asked, actor: Actor) -> dict[str, Override]:
    """Exceptions recorded for that act, title and seat that hold on the day, by rule."""
    rows = Evaluation.objects.visible_to(actor)
    return Exceptions.of(rows, [asked.cadre.pk]).for_question(asked)


def with_exceptions(found: Iterable[Judgement], exceptions: dict[str, Override]) -> list[Judgement]:
    """The judgements, those with an exception let pass."""
    return [
        overridden(one, exceptions[one.rule]) if one.rule in exceptions else one for one in found
    ]


def override_of(row: Evaluation) -> Override:
    """Who let it pass, why, by which paper, until when."""
    day = row.override_expires_on
    return {
        "authority": row.override_authority, "reason": row.override_reason,
        "document": row.override_document, "expires_on": day.isoformat() if day else "",
    }  # fmt: skip


def kept_with_act(reference: str, actor: Actor) -> list[Judgement]:
    """What the rules said when the file or move of that reference was decided, as it was kept."""
    rows = Evaluation.objects.visible_to(actor).filter(question=reference, supersedes=None)
    return [as_judgement(row) for row in rows.order_by("rule")]


def as_judgement(row: Evaluation) -> Judgement:
    """A kept row as the judgement it was, with the law as it stood."""
    return Judgement(
        row.rule, Verdict(row.verdict), Weight(row.severity), row.facts,
        _rule_of(row.law, row.value_id),
        override_of(row) if row.verdict == VerdictCode.OVERRIDDEN else None,
    )  # fmt: skip


def from_plain(kept: dict[str, Any]) -> Judgement:
    """A judgement that was kept as it was, with the law as it stood (``keeping.as_plain``)."""
    return Judgement(
        kept["rule"], Verdict(kept["verdict"]), Weight(kept["severity"]), kept["facts"],
        _rule_of(kept["law"], None),
    )  # fmt: skip


def _rule_of(law: dict[str, Any], pk: int | None) -> Rule | None:
    if not law:
        return None
    return Rule(
        key=law["key"], value=law["value"], unit=law["unit"],
        valid_from=date.fromisoformat(law["valid_from"]), status=law["status"],
        document=law["document"], article=law["article"], pk=pk,
    )  # fmt: skip


def law_as_plain(value: Rule | None) -> dict[str, Any]:
    """The law of a judgement in copy."""
    if value is None:
        return {}
    return {
        "key": value.key, "value": value.value, "unit": value.unit, "document": value.document,
        "document_id": value.document_id, "article": value.article, "status": value.status,
        "valid_from": value.valid_from.isoformat(),
    }  # fmt: skip


def case_as_plain(case: Case) -> dict[str, Any]:
    """What was said of the act, without what was left open."""
    found = {}
    for name, value in asdict(case).items():
        if value in (None, "", False):
            continue
        found[name] = value.isoformat() if isinstance(value, date) else value
    return found


def kept_of(cadre: Cadre, actor: Actor, limit: int = 20) -> list[Evaluation]:
    """The questions kept about somebody, the newest first: one row stands for each."""
    rows = Evaluation.objects.visible_to(actor).of_cadre(cadre).filter(supersedes=None)
    firsts = rows.order_by("question", "pk").distinct("question").values("pk")
    found = Evaluation.objects.visible_to(actor).filter(pk__in=firsts)
    return list(found.select_related("title", "judged_by").order_by("-judged_at", "-pk")[:limit])
