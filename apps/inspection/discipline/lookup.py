"""The law of discipline on a day, as the pure rules take it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from apps.inspection.discipline import authority, effect, rules
from apps.inspection.discipline.authority import Power, Verdict
from apps.inspection.discipline.rules import HALF, TWO_THIRDS, Threshold
from apps.regulations.lookup import find_rule
from apps.regulations.models import RuleValue
from apps.regulations.rules import Rule, choose

PREFIX = "inspection.discipline"
MAJORITY, TO_PROPOSE = f"{PREFIX}.vote.majority", f"{PREFIX}.vote.ending.proposing"
CUMULATION, EFFECT = f"{PREFIX}.vote.cumulation", f"{PREFIX}.effect"
LAPSE, INVITATIONS = f"{PREFIX}.lapse.months", f"{PREFIX}.invitations"
RENEWAL = f"{PREFIX}.lapse.renewal"
ANNOUNCE, NOTICE = f"{PREFIX}.announce.limit", f"{PREFIX}.notice.limit"
HANDOVER = f"{PREFIX}.handover.limit"
AUTHORITY = f"{PREFIX}.authority."
BARS = {
    form: f"{PREFIX}.bar.{form}.months" for form in ("reprimand", "warning", "removal", "election")
}


def citation(rule: Rule | None) -> str:
    """Article and document of a rule, for a sentence."""
    if rule is None:
        return ""
    return ", ".join(filter(None, (rule.article, rule.document)))


def thresholds_on(day: date, purpose: str) -> dict[str, Threshold]:
    """What each form needs in a ballot of that day."""
    half = _threshold(HALF, find_rule(MAJORITY, on=day))
    ending = _threshold(TWO_THIRDS, find_rule(TO_PROPOSE, on=day))
    return rules.thresholds(purpose, half=half, two_thirds=ending)


def _threshold(usual: Threshold, rule: Rule | None) -> Threshold:
    """Without a rule of the day the share of the Charter's practice stands, and blocks nobody."""
    if rule is None:
        return replace(usual, may_block=False)
    return replace(usual, share=rule.share, source=citation(rule), may_block=rule.may_block)


def rule_of(form: str, purpose: str) -> str:
    """The key of the rule that the result of a ballot is judged by."""
    ending = form in rules.ENDING and purpose == rules.PROPOSAL
    return TO_PROPOSE if ending else MAJORITY


def adds_up(day: date) -> bool:
    """Whether a settled rule of the day adds votes up from the heaviest form downwards; under a
    draft that is only told, and the body's own word counts."""
    rule = find_rule(CUMULATION, on=day)
    return rule is not None and rule.may_block


def powers_on(day: date) -> list[Power]:
    """The matrix of authority of a day, in one query."""
    rows: dict[tuple[str, str], list[Rule]] = {}
    found = RuleValue.objects.covering(day).filter(key__startswith=AUTHORITY).with_document()
    for row in found.order_by("pk"):
        rows.setdefault((row.key, row.level), []).append(row.as_rule())
    chosen = (choose(same, on=day, level=level) for (_key, level), same in rows.items())
    return [_power(rule) for rule in chosen if rule is not None]


def _power(rule: Rule) -> Power:
    body, target = rule.key.removeprefix(AUTHORITY).split(".")
    forms = () if rule.value == authority.NONE else rule.value.split()
    return Power(
        body, rule.level, target, frozenset(forms), settled=rule.may_block, source=citation(rule)
    )


def bodies_able_to_decide(
    form: str, *, on: date, is_person: bool = True, from_above: bool = False,
    committee_level: str = "",
) -> list[Verdict]:  # fmt: skip
    """Every body that may or might decide the form on that day, the lowest first, with its source.

    ``unknown`` where only a draft row says so.
    """
    targets = {
        f"{level}.{body}": authority.object_of(
            is_person=is_person, from_above=from_above, committee_level=committee_level,
            level=level, body=body,
        )
        for level in authority.LEVELS
        for body in authority.BODIES
    }  # fmt: skip
    return authority.bodies_able_to_decide(powers_on(day=on), form=form, targets=targets)


@dataclass(frozen=True)
class EffectRule:
    """From when decisions of a day have effect, and what a draft says against it."""

    rule: str
    source: str
    doubt: str = ""


def effect_on(day: date) -> EffectRule:
    """The settled rule of the day; a draft that says otherwise comes as a doubt."""
    rows = RuleValue.objects.covering(day).filter(key=EFFECT).with_document().order_by("pk")
    found = [row.as_rule() for row in rows]
    chosen = choose(found, on=day)
    if chosen is None:
        return EffectRule(effect.ANNOUNCEMENT, "")
    others = [one for one in found if one.value != chosen.value]
    return EffectRule(chosen.value, citation(chosen), citation(others[0]) if others else "")


def renewal_days() -> list[tuple[date, date | None]]:
    """Periods of decisions whose sanction does not lapse by itself after a new violation, as far as
    a settled rule says so; under a draft that is only told."""
    rows = RuleValue.objects.settled().filter(key=RENEWAL)
    return list(rows.order_by("valid_from").values_list("valid_from", "valid_to"))


def months_of_bars(day: date) -> dict[str, int]:
    """Months of each bar by the rules of the day."""
    return {form: rule.whole for form, rule in bar_rules(day, BARS) if rule is not None}


def bar_rules(day: date, forms: Iterable[str]) -> list[tuple[str, Rule | None]]:
    """The rule of each bar on that day."""
    return [(form, find_rule(BARS[form], on=day)) for form in forms]
