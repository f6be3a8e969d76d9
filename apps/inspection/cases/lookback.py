"""How far a case may look back: the rule of the day for whoever carries it out."""

from __future__ import annotations

from datetime import date

from apps.core.errors import RuleRefused
from apps.inspection.cases import rules
from apps.inspection.choices import Body
from apps.regulations.lookup import find_rule

ADVISORY = "inspection.lookback.advisory_body.years"


def check_lookback(body: str, looked_from: date | None, on: date) -> None:
    """Raises RuleRefused where an advisory body looks back further than its rule allows, counted
    from the decision (331-QĐ/TW of 2025: five years); before the decision from the day known so
    far, which is earlier. What a draft says is not held against anybody."""
    if looked_from is None or body != Body.ADVISORY_BODY:
        return
    rule = find_rule(ADVISORY, on=on)
    if rule is None or rule.is_unlimited or not rule.may_block:
        return
    if rules.looks_back_too_far(looked_from, on, rule.whole):
        raise RuleRefused(
            "case_lookback_long", field="lookback_from", years=rule.whole, document=rule.document
        )
