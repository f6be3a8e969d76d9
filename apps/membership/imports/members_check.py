"""Judge every row of a file against the columns, the register and the rules. Saves nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.core.errors import DomainError
from apps.core.excel.problems import CellError
from apps.core.excel.reader import Header, Row
from apps.core.partial_dates import PartialDate
from apps.membership import judging
from apps.membership.choices import State
from apps.membership.imports import labels, members_register, names
from apps.membership.imports.members_columns import (
    NOT_FIELDS,
    RECORD,
    UNIT_CODE,
    UNIT_NAME,
)
from apps.membership.imports.members_register import NUMBERS, Register
from apps.membership.imports.outcomes import CHANGED, NEW, SAME, WRONG, Outcome, Result
from apps.membership.imports.places import Places
from apps.membership.imports.read import STEP
from apps.membership.lookup import book_of_limits
from apps.membership.models import Member
from apps.membership.permissions import SENSITIVE
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

assert labels  # the sentences of the reasons below

FIRST_YEAR, FIRST_BIRTH_YEAR, LAST_YEAR = 1925, 1850, 2100
JOINING = frozenset({"ceremony_on", "admission_decided_on"})
_STAND_IN = Organization(tier=Tier.CELL)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Check:
    """One run over the rows of one file."""

    def __init__(self, rows: list[Row], header: Header, *, by: Actor, lock: bool) -> None:
        self.rows, self.by = rows, by
        self.places = Places(header)
        self.sensitive = by.has(SENSITIVE)
        self.today = timezone.localdate()
        self.units = names.Units(by)
        self.references = {
            "ethnicity": names.ethnic_groups(),
            "religion": names.religions(),
        }
        self.book = book_of_limits()
        self.register: Register = members_register.read(rows, by, lock=lock)

    def run(self, progress: Callable[[int], None] | None = None) -> Result:
        """Judge all rows, then what only shows between rows."""
        outcomes = []
        for done, row in enumerate(self.rows, 1):
            outcomes.append(self._judge(row))
            if progress and done % STEP == 0:
                progress((len(self.rows) + done) // 2)
        self._numbers_twice(outcomes)
        self._members_twice(outcomes)
        self._same_people(outcomes)
        self._joining_after_move(outcomes)
        for outcome in outcomes:
            if outcome.problems:
                outcome.state = WRONG
        return Result(self.places.header, outcomes, self._file_warnings())

    def _file_warnings(self) -> list[CellError]:
        header = self.places.header
        found = [
            CellError(header.row, "", "", "column_ignored", {}, text) for text in header.unknown
        ]
        if not self.sensitive and Member.SENSITIVE & header.positions.keys():
            found.append(CellError(header.row, "", "", "sensitive_ignored"))
        return found

    # ---------- One row ----------

    def _judge(self, row: Row) -> Outcome:
        outcome = Outcome(row, problems=list(row.errors), warnings=list(row.warnings))
        wrong = self.places.keys_of(row.errors)
        if wrong & {RECORD, *NUMBERS}:
            return outcome  # not known whom the row is about: no more can be said
        matched, member = self._match(outcome)
        if not matched:
            return outcome
        unit = None if wrong & {UNIT_CODE, UNIT_NAME} else self._unit(outcome, member)
        values = self._values(outcome)
        if member is None:
            # Without a unit the row is wrong already; a stand-in lets the other cells be judged.
            member = Member(organization=unit or _STAND_IN)
        else:
            member.organization = self.units.by_id[member.organization_id]
        self._apply(outcome, member, values)
        self._rules(outcome, member, wrong)
        self._hold_back(outcome, member)
        return outcome

    def _match(self, outcome: Outcome) -> tuple[bool, Member | None]:
        """Whether it is clear whom the row is about, and the member; None is a new one."""
        row, register = outcome.row, self.register
        given = {kind: row.values.get(kind) or "" for kind in NUMBERS}
        record = row.values.get(RECORD)
        if record is not None:
            member = register.by_record.get(record)
            if member is None:
                self._problem(outcome, RECORD, "record_unknown")
                return False, None
        else:
            agreed, member = self._match_numbers(given)
            if not agreed:
                self._problem(outcome, "card_number", "numbers_disagree")
                return False, None
        if member is not None and member.state == State.LEFT:
            self._problem(outcome, RECORD, "record_left")
            return False, None
        for kind, number in given.items():
            own = getattr(member, kind) if member else ""
            if number and number != own and number in register.taken[kind]:
                self._problem(outcome, kind, f"{kind}_taken")
        return True, member

    def _match_numbers(self, given: dict[str, str]) -> tuple[bool, Member | None]:
        matches = {
            kind: self.register.by_number[kind].get(number) for kind, number in given.items()
        }
        found = {member.pk: member for member in matches.values() if member}
        member = next(iter(found.values()), None)
        if member is None:
            return True, None
        pairs = [(given[kind], getattr(member, kind)) for kind in NUMBERS]
        agreed = len(found) == 1 and all(new == old for new, old in pairs if new and old)
        return agreed, member

    def _unit(self, outcome: Outcome, member: Member | None) -> Organization | None:
        code, name = (outcome.row.values.get(key) for key in (UNIT_CODE, UNIT_NAME))
        if not code and not name:
            if member is None:
                self._problem(outcome, UNIT_CODE, "unit_missing")
            return None
        units = self._units_named(outcome, code, name)
        if len(units) > 1 and member is not None:
            units = [one for one in units if one.pk == member.organization_id] or units
        if len(units) > 1:
            self._problem(outcome, UNIT_NAME, "unit_ambiguous")
            return None
        if not units:
            return None
        if member is not None and units[0].pk != member.organization_id:
            belongs = self.units.by_id[member.organization_id]
            key = UNIT_CODE if code else UNIT_NAME
            self._problem(outcome, key, "unit_not_moved", unit=belongs.name)
            return None
        return units[0]

    def _units_named(
        self, outcome: Outcome, code: str | None, name: str | None
    ) -> list[Organization]:
        by_code = self.units.with_code(code) if code else None
        by_name = self.units.with_name(name) if name else []
        if code and by_code is None:
            self._problem(outcome, UNIT_CODE, "unit_unknown")
            return []
        if name and not by_name:
            self._problem(outcome, UNIT_NAME, "unit_unknown")
            return []
        if by_code is None:
            return by_name
        if by_name and by_code not in by_name:
            self._problem(outcome, UNIT_NAME, "unit_disagrees")
            return []
        return [by_code]

    def _values(self, outcome: Outcome) -> dict[str, Any]:
        """The filled cells of the row by field; an empty cell leaves the field alone."""
        values = {}
        for key, value in outcome.row.values.items():
            if key in NOT_FIELDS or value is None or value == "":
                continue
            if key in Member.SENSITIVE:
                value = self._reference(outcome, key, value)
            elif isinstance(value, str):
                value = " ".join(_CONTROL.sub("", value).split())
            elif isinstance(value, date | PartialDate) and not self._plausible(outcome, key, value):
                continue
            if value is not None and value != "":
                values[key] = value
        return values

    def _reference(self, outcome: Outcome, key: str, text: str) -> Any:
        if not self.sensitive:
            return None
        found = self.references[key].find(text)
        if found is None:
            self._problem(outcome, key, f"{key}_unknown", value=text)
        return found

    def _plausible(self, outcome: Outcome, key: str, value: date | PartialDate) -> bool:
        first = FIRST_BIRTH_YEAR if key == "birth" else FIRST_YEAR
        if first <= value.year <= LAST_YEAR:
            return True
        self._problem(outcome, key, "year_implausible", year=value.year)
        return False

    def _apply(self, outcome: Outcome, member: Member, values: dict[str, Any]) -> None:
        before = {key: stored(member, key) for key in values}
        judging.apply_values(member, values)
        changed = {key: old for key, old in before.items() if stored(member, key) != old}
        outcome.record = member
        outcome.before = changed if member.pk else {}
        outcome.state = NEW if member.pk is None else CHANGED if changed else SAME

    def _hold_back(self, outcome: Outcome, member: Member) -> None:
        """Who somebody is and since when is asked for, not changed: a second person decides."""
        touched = judging.PROTECTED & outcome.before.keys()
        held = {key for key in touched if outcome.before[key] not in (None, "")}
        if not held:
            return
        outcome.wishes = {key: getattr(member, key) for key in held}
        for key in sorted(held):
            name = f"{key}_id" if key in Member.SENSITIVE else key
            setattr(member, name, outcome.before.pop(key))
            outcome.warnings.append(self.places.error(outcome.row, key, "becomes_request"))
        judging.apply_values(member, {})

    def _rules(self, outcome: Outcome, member: Member, wrong: set[str]) -> None:
        """What the register's own rules say, except about cells that could not be read."""
        wrong = wrong | self.places.keys_of(outcome.problems)
        if outcome.state == SAME:
            return
        refusals, warnings = judging.judge(member, today=self.today, book=self.book)
        for refusal in refusals:
            if refusal.field not in wrong:
                outcome.problems.append(self._of_refusal(outcome, refusal))
        for warning in warnings:
            if warning.field not in wrong:
                outcome.warnings.append(self._of_refusal(outcome, warning))

    def _of_refusal(self, outcome: Outcome, refusal: DomainError) -> CellError:
        key = UNIT_CODE if refusal.field == "organization" else refusal.field
        return self.places.error(outcome.row, key, refusal.code, **refusal.params)

    def _problem(self, outcome: Outcome, key: str, code: str, **params: Any) -> None:
        outcome.problems.append(self.places.error(outcome.row, key, code, **params))

    # ---------- Between rows ----------

    def _numbers_twice(self, outcomes: list[Outcome]) -> None:
        for kind in (RECORD, *NUMBERS):
            groups: dict[Any, list[Outcome]] = defaultdict(list)
            for outcome in outcomes:
                if value := outcome.row.values.get(kind):
                    groups[value].append(outcome)
            self._blame(groups.values(), kind, "number_twice")

    def _members_twice(self, outcomes: list[Outcome]) -> None:
        groups: dict[int, list[Outcome]] = defaultdict(list)
        for outcome in outcomes:
            if outcome.record is not None and outcome.record.pk and not outcome.problems:
                groups[outcome.record.pk].append(outcome)
        self._blame(groups.values(), "full_name", "member_twice")

    def _same_people(self, outcomes: list[Outcome]) -> None:
        """New rows of one name and birth date in one organisation that no number tells apart."""
        groups: dict[members_register.Namesake, list[Outcome]] = defaultdict(list)
        for outcome in outcomes:
            new = outcome.record
            if outcome.state == NEW and new is not None and not outcome.problems:
                key = members_register.namesake(new.organization_id, new.full_name, new.birth)
                groups[key].append(outcome)
        known = members_register.namesakes((key[0] for key in groups), self.by) if groups else {}
        for key, group in groups.items():
            for outcome in group:
                if any(
                    not members_register.differ(_numbers(outcome), pair)
                    for pair in known.get(key, ())
                ):
                    self._problem(outcome, "full_name", "member_exists")
        self._blame(
            (group for group in groups.values() if not _told_apart(group)),
            "full_name",
            "member_twice",
        )

    def _blame(self, groups: Iterable[list[Outcome]], key: str, code: str) -> None:
        for group in groups:
            if len(group) < 2:
                continue
            numbers = [outcome.row.number for outcome in group]
            for outcome in group:
                others = [str(n) for n in numbers[:6] if n != outcome.row.number][:5]
                rows = ", ".join(others) + (", …" if len(numbers) > len(others) + 1 else "")
                self._problem(outcome, key, code, rows=rows)

    def _joining_after_move(self, outcomes: list[Outcome]) -> None:
        """A corrected day of joining moves the first placement's beginning, never past its end."""
        moved = [one for one in outcomes if one.is_good and one.state == CHANGED]
        moved = [one for one in moved if JOINING & (one.before.keys() | one.wishes.keys())]
        ends = members_register.ends_of_first_placements(
            one.record.pk for one in moved if one.record
        )
        for outcome in moved:
            assert outcome.record is not None
            _key, end = ends.get(outcome.record.pk, (0, None))
            if end is not None and _joining_asked(outcome) >= end:
                self._problem(outcome, "ceremony_on", "joining_after_move")


def stored(member: Member, key: str) -> Any:
    """A field as stored, without fetching what it refers to."""
    return getattr(member, f"{key}_id" if key in Member.SENSITIVE else key)


def joining_of(member: Member) -> Any:
    """The day from which the member belongs to their first organisation."""
    return member.ceremony_on or member.admission_decided_on


def _joining_asked(outcome: Outcome) -> Any:
    """The day of joining as the file wants it, be it saved at once or asked for."""
    held, member = outcome.wishes, outcome.record
    ceremony = held.get("ceremony_on", member.ceremony_on)
    return ceremony or held.get("admission_decided_on", member.admission_decided_on)


def _numbers(outcome: Outcome) -> members_register.NumberPair:
    assert outcome.record is not None
    return outcome.record.citizen_number, outcome.record.card_number


def _told_apart(group: list[Outcome]) -> bool:
    pairs = [_numbers(outcome) for outcome in group]
    return any(
        all(numbers) and len(set(numbers)) == len(numbers) for numbers in zip(*pairs, strict=True)
    )
