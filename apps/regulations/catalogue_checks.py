"""What the fields of the shipped law files may hold: one small check a field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from apps.regulations.choices import DayKind, DocumentKind, RuleLevel, Standing, Unit
from apps.regulations.rules import is_key

# What a file may claim: "verified" is for a person of the office alone.
FILE_STANDINGS = {Standing.DRAFT.value, Standing.CONFIRMED.value}
PHASES = ("preparation", "conduct", "conclusion")
"""The phases of every procedure, in their order."""

Check = Callable[[Any], str]


def _text(given: Any) -> str:
    return "" if isinstance(given, str) else "must be text"


def _filled(given: Any) -> str:
    return "" if isinstance(given, str) and given.strip() else "must be filled"


def _day(given: Any) -> str:
    is_day = isinstance(given, date) and type(given) is date
    return "" if given is None or is_day else "must be a date such as 2026-07-26"


def _whole(given: Any) -> str:
    fine = given is None or (type(given) is int and given > 0)
    return "" if fine else "must be a whole number above zero"


def _scalar(given: Any) -> str:
    fine = type(given) is int or (isinstance(given, str) and given.strip() != "")
    return "" if fine else "must be a whole number or quoted text"


def _one_of(allowed: Iterable[str]) -> Check:
    known = sorted(allowed)
    return lambda given: "" if given in known else f"must be one of {', '.join(known)}"


COMMON: dict[str, Check] = {
    "status": _one_of(FILE_STANDINGS),
    "source": _filled,
    "note": _text,
}
DOCUMENT: dict[str, Check] = COMMON | {
    "code": _filled,
    "issuer": _filled,
    "number": _text,
    "signed": _day,
    "signed_text": _text,
    "kind": _one_of(DocumentKind.values),
    "title": _filled,
    "from": _day,
    "to": _day,
    "replaced_by": _filled,
}
DOCUMENT_NEEDS = {"code", "issuer", "number", "kind", "title", "status", "source"}
VALUE: dict[str, Check] = COMMON | {
    "key": lambda given: "" if is_key(str(given)) else "must be words joined by dots",
    "document": _filled,
    "part": _filled,
    "level": _one_of(RuleLevel.values),
    "value": _scalar,
    "unit": _one_of(Unit.values),
    "trigger": _text,
    "extension": _whole,
    "article": _text,
    "from": _day,
    "to": _day,
}
VALUE_NEEDS = {"key", "document", "value", "unit", "status", "source"}
DAY: dict[str, Check] = COMMON | {
    "date": _day,
    "kind": _one_of(DayKind.values),
    "name": _filled,
    "document": _filled,
}
DAY_NEEDS = {"date", "kind", "name", "status", "source"}
CALENDAR: dict[str, Check] = {
    "first_year": _whole,
    "last_year": _whole,
    "announced_through": _whole,
    "days": lambda given: "" if isinstance(given, list) else "must be a list",
}
CALENDAR_NEEDS = {"first_year", "last_year", "announced_through"}
PROCEDURE: dict[str, Check] = COMMON | {
    "kind": _filled,
    "version": _filled,
    "title": _filled,
    "document": _filled,
    "from": _day,
    "to": _day,
    "steps": lambda given: "" if isinstance(given, dict) else "must be steps by phase",
}
PROCEDURE_NEEDS = {"kind", "version", "title", "document", "status", "source", "steps"}
STEP: dict[str, Check] = {
    "code": _filled,
    "title": _filled,
    "paper": _text,
    "signer": _text,
    "required": lambda given: "" if isinstance(given, bool) else "must be true or false",
    "limit": lambda given: "" if is_key(str(given)) else "must be words joined by dots",
    "trigger": _filled,
    "status": _one_of(FILE_STANDINGS),
}
STEP_NEEDS = {"code", "title"}
