"""A sentence for every judgement: the facts in words, and the article it rests on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from apps.cadres.choices import Attribute, DisciplineForm, RatingGrade
from apps.cadres.judging.lookup import citation
from apps.cadres.judging.rules import Judgement, Verdict
from apps.cadres.judging.words import MISSING, SENTENCES
from apps.core import formats

ABOUT = {
    "minority": gettext_lazy("Ethnic minorities"),
    "science": gettext_lazy("Science and technology"),
}
OPENS = {
    "release": gettext_lazy("open a file to end the office"),
    "dismissal": gettext_lazy("open a file of dismissal"),
}
SHARES = (("part", "total"), ("low", "total"), ("agree", "summoned"))


class _Facts(dict[str, Any]):
    """Facts in words; one that the judgement does not tell is a dash."""

    def __missing__(self, name: str) -> str:
        return "–"


def sentence(judgement: Judgement) -> str:
    """What was found, in the reader's language. The document stands in ``source``."""
    facts = judgement.facts
    verdict = facts.get("was", str(judgement.verdict))
    words = SENTENCES[judgement.rule]
    if verdict == Verdict.UNKNOWN:
        named = "; ".join(str(MISSING[one]) for one in facts.get("missing", ()))
        if named == words["subject"]:  # said once
            text = _("Not on record: %(missing)s.") % {"missing": named}
        else:
            text = _("Not on record: %(missing)s. Not judged yet: %(subject)s.") % {
                "missing": named,
                "subject": words["subject"],
            }
    else:
        text = str(_chosen(words, verdict, facts)) % in_words(facts)
    if judgement.override:
        text = f"{text} {_exception(judgement.override)}"
    return text


def _chosen(words: dict[str, Any], verdict: str, facts: dict[str, Any]) -> Any:
    """The sentence that tells the most: ``fail+fact`` where the judgement has that fact."""
    special = (key for key in words if key.startswith(f"{verdict}+"))
    key = next((one for one in special if one.split("+")[1] in facts), verdict)
    return words[key]


def _exception(override: dict[str, str]) -> str:
    expiry = override.get("expires_on", "")
    text = _("Exception by %(authority)s (%(document)s): %(reason)s.") % _Facts(override)
    if expiry:
        day = formats.date_text(date.fromisoformat(expiry))
        until = _("It holds until %(day)s.") % {"day": day}
        text = f"{text} {until}"
    return text


def source(judgement: Judgement) -> str:
    """Article and document; where the value is a draft, that it only reminds."""
    named = citation(judgement)
    value = judgement.value
    if value is not None and not value.may_block:
        return _("%(source)s · draft rule, only a reminder") % {"source": named}
    return named


def in_words(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as people read them: days, months, codes, shares."""
    found = _Facts({name: _worded(name, value) for name, value in facts.items()})
    for part, whole in SHARES:
        if isinstance(facts.get(part), int) and facts.get(whole):
            found["share"] = formats.share(facts[part], facts[whole])
    if facts.get("prescribed") and facts.get("count") is not None:
        ratio = Decimal(facts["count"]) / Decimal(facts["prescribed"])
        found["ratio"] = formats.number(ratio.quantize(Decimal("0.01"), ROUND_HALF_UP))
    return found


def _worded(name: str, value: Any) -> Any:
    worder = WORDERS.get(name)
    if worder:
        return worder(value)
    if name.endswith("_on"):
        return formats.date_text(date.fromisoformat(value))
    if name.endswith("_month"):
        return f"{date.fromisoformat(value):%m/%Y}"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return value


def _attributes(codes: list[str]) -> str:
    return ", ".join(str(Attribute(one).label) for one in codes)


def _percent(value: str) -> str:
    share = Fraction(value)
    return formats.share(share.numerator, share.denominator)


WORDERS: dict[str, Callable[[Any], Any]] = {
    "form": lambda code: DisciplineForm(code).label,
    "grade": lambda code: RatingGrade(code).label,
    "unmet": _attributes,
    "later": _attributes,
    "aim": _percent,
    "about": lambda code: ABOUT[code],
    "opens": lambda code: OPENS[code],
    "minimum": lambda value: str(value).replace(".", ",") if isinstance(value, str) else value,
    "maximum": lambda value: str(value).replace(".", ",") if isinstance(value, str) else value,
    "percent": lambda value: formats.number(Decimal(value)),
}


VERDICTS = {
    "fail": lambda: pgettext("judgement", "Not met"),
    "warning": lambda: pgettext("judgement", "Warning"),
    "unknown": lambda: pgettext("judgement", "Not enough data"),
    "overridden": lambda: pgettext("judgement", "Exception"),
    "pass": lambda: pgettext("judgement", "Met"),
}


def verdict_words(judgement: Judgement) -> str:
    """The verdict in words; a failure that does not block is a warning."""
    warns = judgement.verdict is Verdict.FAIL and not judgement.blocks
    return VERDICTS["warning" if warns else str(judgement.verdict)]()
