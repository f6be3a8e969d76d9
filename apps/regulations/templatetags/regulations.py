"""Explaining a rule inside any page: "Why this date?". No tag here reads the database."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from apps.regulations import keys, procedures
from apps.regulations.choices import RuleLevel, Standing
from apps.regulations.rules import DRAFT, Rule
from apps.regulations.wording import quantity

register = template.Library()


def rule_url(key: str, on: date | None = None) -> str:
    """Address of the page that explains a rule, as of a day."""
    url = reverse("regulations:rule", args=[key])
    return f"{url}?on={on.isoformat()}" if on else url


@register.simple_tag
def rule_link(key: str, *, on: date | None = None, label: str = "") -> SafeString:
    """Link to the page that explains a rule.

    ``{% rule_link "membership.probation.months" on=day %}``; the words are "Why this date?" unless
    ``label`` is given. The title of the rule is added for screen readers, so that several such
    links on a page differ.
    """
    words = label or gettext("Why this date?")
    title = keys.describe(key).title
    return format_html(
        '<a href="{}">{}<span class="vh"> {}</span></a>', rule_url(key, on), words, title
    )


@register.filter
def in_words(rule: Rule) -> str:
    """The value of a rule with its unit."""
    return quantity(rule.value, rule.unit)


@register.filter
def extension_in_words(rule: Rule) -> str:
    """The longest extension with its unit; empty when there is none."""
    return quantity(str(rule.extension), rule.unit) if rule.extension else ""


@register.filter
def level_name(code: str) -> str:
    """The level of a value; empty when the value is for every level."""
    return str(RuleLevel(code).label) if code in RuleLevel.values else code


@register.filter
def standing_name(code: str) -> str:
    """How far a value can be relied on."""
    return str(Standing(code).label)


@register.filter
def body_name(code: str) -> str:
    """Who carries out a procedure; words when it is for every body."""
    return procedures.word(procedures.BODY, code) if code else gettext("every body")


@register.filter
def kind_name(code: str) -> str:
    """The kind of case of a procedure."""
    return procedures.word(procedures.KIND, code)


@register.filter
def is_draft(entry: Any) -> bool:
    """Whether an entry only reminds."""
    return bool(entry.status == DRAFT)


@register.filter
def rule_title(key: str) -> str:
    """The title of a rule by its key."""
    return str(keys.describe(key).title)
