"""The pure reading of dated values."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from apps.regulations.rules import (
    Rule,
    RuleBook,
    UnreadableValueError,
    choose,
    is_key,
    is_readable,
    overlapping_pairs,
)

START, END = date(2021, 7, 30), date(2025, 1, 20)


def rule(**changes):
    return Rule(
        **{
            "key": "a.b",
            "value": "12",
            "unit": "months",
            "valid_from": START,
            "valid_to": END,
            "status": "confirmed",
        }
        | changes
    )


@pytest.mark.parametrize(
    ("on", "covered"),
    [
        (date(2021, 7, 29), False),
        (START, True),
        (date(2025, 1, 19), True),
        (END, False),
    ],
)
def test_period_is_half_open(on, covered):
    assert rule().covers(on) is covered


def test_last_day_is_the_day_before_the_end():
    assert rule().last_day == date(2025, 1, 19)
    assert rule(valid_to=None).last_day is None


@pytest.mark.parametrize(
    ("status", "may_block"), [("draft", False), ("confirmed", True), ("verified", True)]
)
def test_only_a_draft_never_blocks(status, may_block):
    assert rule(status=status).may_block is may_block


def test_value_is_read_exactly():
    assert rule().whole == 12
    assert rule(value="0.5", unit="percent").number == Decimal("0.5")
    assert rule(value="20", unit="percent").share == Fraction(1, 5)
    assert rule(value="2/3", unit="text").share == Fraction(2, 3)
    assert rule(value="none").is_unlimited


@pytest.mark.parametrize("value", ["none", "12.5", "-1", "mười hai", ""])
def test_whole_refuses_what_is_no_whole_number(value):
    with pytest.raises(UnreadableValueError, match=r"a\.b"):
        _ = rule(value=value).whole


def test_number_and_share_refuse_words():
    with pytest.raises(UnreadableValueError):
        _ = rule(value="none").number
    with pytest.raises(UnreadableValueError):
        _ = rule(value="1/0").share


def test_choose_takes_settled_before_draft_even_when_older():
    settled = rule(pk=1)
    newer_draft = rule(pk=2, value="24", status="draft", valid_from=date(2023, 1, 1))

    assert choose([newer_draft, settled], on=date(2024, 1, 1)) is settled
    assert choose([newer_draft], on=date(2024, 1, 1)) is newer_draft


def test_choose_takes_exact_level_before_general_and_no_other_level():
    general, province = rule(pk=1), rule(pk=2, level="province", value="24")

    assert choose([general, province], on=START, level="province") is province
    assert choose([general, province], on=START, level="cell") is general
    assert choose([general, province], on=START) is general
    assert choose([province], on=START) is None


def test_choose_among_drafts_is_the_same_in_any_order():
    older, newer = rule(pk=1, status="draft"), rule(pk=2, status="draft", value="24")

    assert choose([older, newer], on=START) is newer
    assert choose([newer, older], on=START) is newer


def test_book_finds_by_key_and_day():
    book = RuleBook((rule(), rule(key="a.c", value="30")))

    assert book.find("a.c", on=START).value == "30"
    assert book.find("a.c", on=END) is None
    assert book.find("a.d", on=START) is None


@pytest.mark.parametrize(
    ("value", "unit", "readable"),
    [
        ("12", "months", True),
        ("12.5", "months", False),
        ("none", "years", True),
        ("0.5", "percent", True),
        ("100", "percent", True),
        ("100.1", "percent", False),
        ("2/3", "text", True),
        ("  ", "text", False),
        ("none", "text", True),
        ("5000", "dong", True),
        ("-3", "count", False),
        ("3", "weeks", False),
    ],
)
def test_value_must_fit_its_unit(value, unit, readable):
    assert is_readable(value, unit) is readable


@pytest.mark.parametrize(
    ("key", "fine"),
    [("a.b", True), ("membership.card.digits", True), ("membership", False), ("A.b", False)],
)
def test_key_is_dotted_words(key, fine):
    assert is_key(key) is fine


def test_neighbours_do_not_overlap_but_a_shared_day_does():
    first = rule(pk=1)
    following = rule(pk=2, valid_from=END, valid_to=None)
    early = rule(pk=3, valid_from=date(2025, 1, 19), valid_to=None)

    assert list(overlapping_pairs([first, following])) == []
    assert list(overlapping_pairs([first, early])) == [(first, early)]


def test_drafts_other_levels_and_other_keys_may_overlap():
    others = [rule(status="draft"), rule(level="cell"), rule(key="a.c")]

    assert list(overlapping_pairs([rule(), *others])) == []
