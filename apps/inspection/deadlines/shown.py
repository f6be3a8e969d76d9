"""The limits of one case as its page, the API and the timeline show them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.inspection.deadlines import reading, rules
from apps.inspection.deadlines.reading import Facts, Law, ShownClock
from apps.inspection.discipline.choices import Form
from apps.inspection.models import Case, CaseExtension
from apps.regulations import keys, procedures

REMARKS = {
    "extension_cap": gettext_lazy("more than the cap of a rule that is only a draft"),
    "extension_cap_unknown": gettext_lazy("the cap of the extension is not known"),
    "extension_plan": gettext_lazy("no rule sets the limit: it is the plan's"),
    "extension_times": gettext_lazy("more often than a rule allows that is only a draft"),
}
"""What an extension may be given in spite of: a draft reminds and refuses nothing."""


def one(case: Case) -> tuple[Facts, Law]:
    """The facts and the law of one case that the reader has been allowed to see."""
    facts = reading.facts_of([case])[case.pk]
    return facts, reading.law_of([facts])


def clocks_of(facts: Facts, law: Law, today: date) -> list[ShownClock]:
    """The limit of the case first, then the time to complain, then those of its steps."""
    found = [_main(facts, law, today)]
    if facts.case.kind == "complaint":
        found.append(_filing(facts, law))
    main = facts.spec.key if facts.spec else ""
    found += [
        _step(facts, law, step, today)
        for step in sorted(facts.limits, key=lambda step: step.order)
        if step.limit_key != main and _is_known(facts, step)
    ]
    return found


def _main(facts: Facts, law: Law, today: date) -> ShownClock:
    due = reading.case_due(facts, law)
    spec, done = facts.spec, facts.case.concluded_on or facts.case.closed_on
    begun = spec is None or facts.day(spec.trigger) is not None
    return ShownClock(
        code=rules.CASE_CLOCK, title=_("Limit of the case"), due=due, done_on=done,
        trigger="" if begun or spec is None else trigger_words(facts, spec.trigger),
        days_left=_left(due, today) if done is None and facts.case.is_open else None,
    )  # fmt: skip


def _filing(facts: Facts, law: Law) -> ShownClock:
    due = reading.filing_due(facts, law)
    words = _("receipt of the decision in writing, not entered yet")
    return ShownClock(
        code="filing", title=keys.describe(rules.FILING.key).title, due=due,
        done_on=facts.case.received_on, trigger="" if due else words,
    )  # fmt: skip


def _step(facts: Facts, law: Law, step: Any, today: date) -> ShownClock:
    own = facts.steps.get(step.code)
    done = own.done_on if own else None
    due = reading.step_due(facts, law, step)
    return ShownClock(
        code=step.code, title=step.title, due=due, done_on=done,
        trigger="" if due else trigger_words(facts, step.trigger),
        days_left=_left(due, today) if done is None and facts.case.is_open else None,
    )  # fmt: skip


def _is_known(facts: Facts, step: Any) -> bool:
    """Whether the case has the step and somebody entitled has not left it out."""
    own = facts.steps.get(step.code)
    return own is not None and not own.excuse


def trigger_words(facts: Facts, trigger: str) -> str:
    """What a limit counts from, in words."""
    step = facts.steps.get(trigger)
    return step.title if step is not None else procedures.word(procedures.DAY, trigger)


def _left(due: rules.Due | None, today: date) -> int | None:
    return (due.day - today).days if due is not None and due.day is not None else None


def main_of(case: Case, today: date) -> ShownClock:
    """The limit of the case itself."""
    facts, law = one(case)
    return _main(facts, law, today)


def page_of(case: Case, today: date) -> dict[str, Any]:
    """Everything that the page of the limits shows."""
    facts, law = one(case)
    return {
        "clocks": clocks_of(facts, law, today),
        "holds": facts.holds,
        "extensions": [(row, against_words(row)) for row in facts.extensions],
        "limits_of_acts": [_act_lines(one) for one in reading.acts_of(case, today, facts)],
        "today": today,
    }


def against_words(row: CaseExtension) -> list[str]:
    """What an extension was given in spite of, in words."""
    return [str(REMARKS[code]) for code in row.against.split(",") if code in REMARKS]


def _act_lines(one: reading.ActLimits) -> dict[str, Any]:
    return {
        "act": one.act,
        "expired": one.expired,
        "on": one.judged_on,
        "lines": [
            {
                "limit": limit,
                "state": limit.state(one.judged_on),
                "form": capfirst(Form(limit.form).label),
            }
            for limit in one.found
        ],
    }
