"""The draw: the same list and seed give the same persons, whoever computes it, in whatever order."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from apps.inspection.verification import rules
from apps.inspection.verification.rules import Entry

REASONS = some.sampled_from(["", "", "ốm nặng"])
ENTRIES = some.lists(
    some.tuples(some.integers(0, 999), REASONS), min_size=2, max_size=12,
    unique_by=lambda one: one[0],
).map(lambda rows: [Entry(f"Người {number}", "Phó phòng", excluded=why) for number, why in rows])  # fmt: skip
SEEDS = some.integers(100_000, 10**12).map(str)


@given(entries=ENTRIES, seed=SEEDS, number=some.integers(1, 12), turn=some.integers(0, 11))
def test_the_order_of_the_list_changes_nothing(entries, seed, number, turn):
    mixed = [*entries[turn:], *entries[:turn]][::-1]
    assert rules.drawn(mixed, seed, number) == rules.drawn(entries, seed, number)
    assert rules.fingerprint(mixed) == rules.fingerprint(entries)


@given(entries=ENTRIES)
def test_another_list_has_another_fingerprint(entries):
    changed = [*entries, Entry("Người mới")]
    assert rules.fingerprint(changed) != rules.fingerprint(entries)
    left_out = [Entry(entries[0].name, "Phó phòng", excluded="đi nước ngoài"), *entries[1:]]
    assert rules.fingerprint(left_out) != rules.fingerprint(entries)


@given(entries=ENTRIES, seed=SEEDS, number=some.integers(1, 20))
def test_those_drawn_are_on_the_list_once_and_able_to_be_drawn(entries, seed, number):
    able = {one.line for one in rules.in_the_draw(entries)}
    found = rules.drawn(entries, seed, number)
    assert len(found) == len(set(found)) == min(number, len(able))
    assert set(found) <= able
    assert rules.drawn(entries, seed, number + 1)[: len(found)] == found


@given(entries=ENTRIES)
def test_the_list_is_read_back_as_it_is_written(entries):
    assert [one.published for one in rules.parsed(rules.written(entries))] == [
        one.published for one in entries
    ]


def test_anybody_computes_it_with_sha256_alone():
    entries = rules.parsed("Lê Văn A; Bí thư; Xã Một\nTrần Thị B; Chủ tịch; Xã Hai | ốm nặng\nC")
    lines = ["C", "Lê Văn A; Bí thư; Xã Một"]
    numbers = {hashlib.sha256(f"12 34 56|{line}".encode()).hexdigest(): line for line in lines}
    assert rules.drawn(entries, " 12  34 56", 2) == [numbers[key] for key in sorted(numbers)]
    listed = "C\nLê Văn A; Bí thư; Xã Một\nTrần Thị B; Chủ tịch; Xã Hai | ốm nặng\n"
    assert rules.fingerprint(entries) == hashlib.sha256(listed.encode()).hexdigest()


@pytest.mark.parametrize(
    ("count", "percent", "least"), [(44, 10, 5), (40, 10, 4), (1, 10, 1), (260, 59, 154)]
)
def test_a_share_is_rounded_up(count, percent, least):
    assert rules.least(count, percent) == least
