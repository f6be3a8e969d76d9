"""The rules as conditions of the database, for whole cells at once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import (
    Cast,
    Coalesce,
    Concat,
    ExtractMonth,
    ExtractYear,
    Lower,
    NullIf,
    Substr,
    Upper,
)
from django.db.models.lookups import Exact, LessThan

from apps.core.working_days import add_months
from apps.membership.choices import Sex, State
from apps.membership.lookup import MINIMUM_AGE, book_of_limits, probation_spans
from apps.membership.models import Placement
from apps.membership.quality import rules
from apps.membership.querysets import probation_ends_by
from apps.regulations.rules import Rule

CITIZEN = r"^[0-9]{12}$"
CARD = r"^[0-9]{8}([0-9]{4})?$"
PHONE = r"^(0|\+84)[0-9][0-9 .-]{7,12}$"


def missing() -> dict[str, Q]:
    """What every record should hold and does not: plain columns, for counts of a whole province."""
    return {
        "birth_missing": Q(birth__isnull=True),
        "citizen_number_missing": Q(citizen_number=""),
        "card_number_missing": Q(state=State.OFFICIAL, card_number=""),
        "decision_missing": Q(admission_decided_on__isnull=True),
        "native_place_missing": Q(native_place=""),
        "ethnicity_missing": Q(ethnicity__isnull=True),
        "education_missing": Q(education=""),
        "theory_missing": Q(political_theory=""),
        "occupation_missing": Q(occupation=""),
    }


def written() -> dict[str, Q]:
    """What is written in a way that cannot be right."""
    first = Substr("full_name", 1, 1)
    name = Q(full_name__regex=r"[0-9]|\s\s") | Q(Exact(first, Lower(first)))
    return {
        "name_form": name | Q(full_name=Upper("full_name")),
        "card_number_shape": ~Q(card_number="") & ~Q(card_number__regex=CARD),
        "phone_shape": ~Q(phone="") & ~Q(phone__regex=PHONE),
        "citizen_number_shape": ~Q(citizen_number="") & ~Q(citizen_number__regex=CITIZEN),
    }


def of_columns(today: date) -> dict[str, Q]:
    """The rules that look at the columns of a member alone; they hold for its history as well."""
    book = book_of_limits()
    spans = probation_spans(book)
    found = missing() | written()
    found["citizen_number_contradicts"] = _contradicts()
    found["probation_over"] = probation_ends_by(today, spans)
    found["official_not_due_day"] = _not_due(spans)
    found["joined_too_young"] = _too_young(book.find(MINIMUM_AGE, on=today))
    return found


def conditions(today: date) -> dict[str, Q]:
    """Every rule as a condition on members."""
    here = Placement.objects.filter(
        member=OuterRef("pk"), organization=OuterRef("organization"), valid__upper_inf=True
    )
    since = add_months(today, -rules.CONFIRM_MONTHS)
    found = of_columns(today)
    found["placement_differs"] = ~Q(Exists(here))
    found["not_confirmed"] = Q(card__confirmed_on__isnull=True) | Q(card__confirmed_on__lt=since)
    return {rule.code: found[rule.code] for rule in rules.RULES}


def flag(condition: Q) -> Any:
    """A condition as a column; unknown counts as false."""
    return Case(When(condition, then=Value(True)), default=Value(False))


def any_of(found: dict[str, Q], codes: Any) -> Q:
    """The condition that one of the rules finds something."""
    whole = Q(pk__in=[])
    for code in codes:
        whole |= found[code]
    return whole


def _year() -> Any:
    return Cast(Substr("birth", 1, 4), IntegerField())


def _contradicts() -> Q:
    digit = Case(
        When(
            birth__lt="2000", then=Case(When(sex=Sex.FEMALE, then=Value("1")), default=Value("0"))
        ),
        default=Case(When(sex=Sex.FEMALE, then=Value("3")), default=Value("2")),
        output_field=CharField(),
    )
    expected = Concat(digit, Substr("birth", 3, 2), output_field=CharField())
    differs = ~Q(_equal(Substr("citizen_number", 4, 3), expected))
    return Q(citizen_number__regex=CITIZEN, birth__isnull=False, birth__gte="1900") & differs


def _equal(left: Any, right: Any) -> Any:
    return Exact(left, right)


def _not_due(spans: Any) -> Q:
    whole = Q(pk__in=[])
    for span in spans:
        due = Func(
            F("ceremony_on"),
            template=f"(%(expressions)s + interval '{int(span.months)} months')::date",
        )
        period = Q(ceremony_on__gte=span.first)
        if span.after is not None:
            period &= Q(ceremony_on__lt=span.after)
        whole |= period & Q(official_on__isnull=False) & ~Q(_equal(F("official_on"), due))
    return whole


def _too_young(rule: Rule | None) -> Q:
    if rule is None or rule.is_unlimited:
        return Q(pk__in=[])
    joined = Coalesce("admission_decided_on", "ceremony_on")
    month = Coalesce(Cast(NullIf(Substr("birth", 6, 2), Value("")), IntegerField()), Value(1))
    months = (ExtractYear(joined) - _year()) * Value(12) + ExtractMonth(joined) - month
    return Q(birth__isnull=False) & Q(LessThan(months, Value(rule.whole * 12)))
