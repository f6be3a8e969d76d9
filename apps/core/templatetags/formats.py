"""Formats of ``apps.core.formats`` in templates: ``{% load formats %}``.

Empty values (None, or a missing variable) show a dash. A value of the wrong type is an
error of the page and is not hidden.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template

from apps.core import formats
from apps.core.partial_dates import PartialDate

register = template.Library()


@register.filter(name="number")
def number(value: int | Decimal | None) -> str:
    """``{{ 1599|number }}`` → ``1.599``."""
    return formats.number(_or_none(value))


@register.filter(name="percent")
def percent(value: Decimal | None) -> str:
    """``{{ rounded|percent }}`` → ``46,04%``; the value is rounded already."""
    return formats.percent_text(_or_none(value))


@register.filter(name="date_vi")
def date_vi(value: date | None) -> str:
    """``{{ day|date_vi }}`` → ``19/05/2000``; a moment shows its day in Vietnam."""
    if isinstance(value, datetime):
        value = formats.local_date(value)
    return formats.date_text(_or_none(value))


@register.filter(name="datetime_vi")
def datetime_vi(value: datetime | None) -> str:
    """``{{ moment|datetime_vi }}`` → ``08:15 12/10/2026``."""
    return formats.datetime_text(_or_none(value))


@register.filter(name="long_date")
def long_date(value: date | None) -> str:
    """``{{ day|long_date }}`` → ``ngày 13 tháng 10 năm 2026``."""
    return formats.long_date(value) if value else formats.NOTHING


@register.filter(name="weekday_date")
def weekday_date(value: date | None) -> str:
    """``{{ day|weekday_date }}`` → ``Thứ hai, 12/10/2026``."""
    return formats.weekday_date(value) if value else formats.NOTHING


@register.filter(name="partial_date")
def partial_date(value: PartialDate | str | None) -> str:
    """``{{ born|partial_date }}`` → ``1949``, ``08/1974`` or ``14/02/1989``."""
    if not value:
        return formats.NOTHING
    return str(PartialDate.from_stored(value) if isinstance(value, str) else value)


@register.filter(name="as_read")
def as_read(value: Any) -> str:
    """A cell of any type as its workbook would show it; nothing shows a dash."""
    if value is None or value == "":
        return formats.NOTHING
    if isinstance(value, datetime):
        return formats.datetime_text(value)
    if isinstance(value, date):
        return formats.date_text(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return formats.number(value)
    return str(value)


@register.simple_tag(name="share")
def share(part: int | Decimal | None, whole: int | Decimal | None) -> str:
    """``{% share 1046 2272 %}`` → ``46,04%``."""
    return formats.share(_or_none(part), _or_none(whole))


@register.simple_tag(name="plan_completion")
def plan_completion(value: int | Decimal | None, plan: int | Decimal | None) -> str:
    """``{% plan_completion done planned %}`` → ``159,9%``."""
    return formats.plan_completion(_or_none(value), _or_none(plan))


def _or_none(value: Any) -> Any:
    """Return None for the empty text that Django gives for a missing variable."""
    return None if value == "" else value
