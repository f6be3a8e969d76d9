"""What is found in the records of a range: by organisation, rule, record, and who mended it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.utils import timezone

from apps.core.history import event_model
from apps.membership.models import Member
from apps.membership.quality import rules
from apps.membership.quality.choices import FINDINGS, Quality
from apps.membership.quality.conditions import any_of, conditions, flag, of_columns
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

TEN = 10
WEEKS = 8
EVENTS_MAX = 50_000


@dataclass
class Score:
    """How good the records of an organisation and all below it are."""

    unit: Organization
    members: int = 0
    clean: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, count: int, kinds: Iterable[str]) -> None:
        """So many more members, whose records are without a finding of these kinds."""
        found = list(kinds)
        self.members += count
        self.clean += count if len(found) == len(rules.KINDS) else 0
        self.kinds.update(dict.fromkeys(found, count))

    @property
    def place(self) -> str:
        """The organisation, a cell with the committee above it."""
        above = self.unit.parent if self.unit.tier == Tier.CELL else None
        return f"{self.unit.name}, {above.name}" if above else self.unit.name

    @property
    def share(self) -> float | None:
        """The share of members without any finding."""
        return rules.share(self.clean, self.members)

    def share_of(self, kind: str) -> float | None:
        """The share of members without a finding of that kind."""
        return rules.share(self.kinds[kind], self.members)

    @property
    def shares(self) -> list[float | None]:
        """The shares of the four kinds in their order."""
        return [self.share_of(kind) for kind in rules.KINDS]

    @property
    def by_kind(self) -> list[tuple[str, float | None]]:
        """The shares with the words for the kinds."""
        return [(str(label), self.share_of(kind)) for kind, label in Quality.choices]


@dataclass
class Survey:
    """How good the records of a range are: by organisation, and how many each rule finds."""

    scores: list[Score]
    found: Counter[str]

    @property
    def by_rule(self) -> list[dict[str, Any]]:
        """Every rule with its words and its number."""
        return [
            {"rule": rule, "words": FINDINGS[rule.code], "count": self.found[rule.code]}
            for rule in rules.RULES
        ]


def survey(actor: Any, found: dict[str, Q]) -> Survey:
    """Every working organisation of the range with its roll-up; two queries whatever the size.

    Each rule is asked once of each record: what is found in it is one number, a bit a rule.
    """
    bits = {code: 1 << place for place, code in enumerate(found)}
    mask: Any = Value(0)
    for code, bit in bits.items():
        mask += Case(
            When(found[code], then=Value(bit)), default=Value(0), output_field=IntegerField()
        )
    rows = Member.objects.in_scope_of(actor).present().order_by().annotate(mask=mask)
    units = Organization.objects.visible_to(actor).filter(active=True)
    by_path = {unit.path: Score(unit) for unit in units.select_related("parent").tree_order()}
    numbers: Counter[str] = Counter()
    for path, bad, count in rows.values_list("path", "mask").annotate(count=Count("pk")):
        codes = {code for code, bit in bits.items() if bad & bit}
        numbers.update(dict.fromkeys(codes, count))
        kinds = [kind for kind in rules.KINDS if codes.isdisjoint(rules.codes_of(kind))]
        for above in _up(path):
            if above in by_path:
                by_path[above].add(count, kinds)
    return Survey([score for score in by_path.values() if score.members], numbers)


def _up(path: str) -> Iterable[str]:
    """The path and those above it: ``0001.0002.`` and ``0001.``."""
    parts = path.split(".")[:-1]
    return (".".join(parts[:depth]) + "." for depth in range(1, len(parts) + 1))


def found_by(actor: Any, code: str, *, today: date) -> Any:
    """Records in which that rule finds something, by organisation and name."""
    rows = Member.objects.in_scope_of(actor).present().filter(conditions(today)[code])
    return rows.select_related("organization__parent").order_by("path", "sort_key", "pk")


def to_mend(actor: Any, *, today: date) -> Any:
    """Records with findings, the worst first, of these the longest unchanged."""
    found = conditions(today)
    worst = Case(
        *(
            When(any_of(found, _of_severity(severity)), then=Value(severity))
            for severity in (1, 2, 3)
        ),
        default=Value(9),
        output_field=IntegerField(),
    )
    rows = Member.objects.in_scope_of(actor).present().filter(any_of(found, _mendable()))
    return rows.annotate(worst=worst).order_by("worst", "changed_at", "pk")


def with_findings(rows: Any, *, today: date) -> list[Any]:
    """The records with ``findings``: the rules that find something in each; one query."""
    found = conditions(today)
    columns = {f"f_{code}": flag(condition) for code, condition in found.items()}
    made = list(rows.annotate(**columns).select_related("organization__parent"))
    for member in made:
        codes = [rule for rule in rules.RULES if getattr(member, f"f_{rule.code}")]
        member.mend_at = rules.place_of(codes)
        member.findings = [{"rule": rule, "words": FINDINGS[rule.code]} for rule in codes]
    return made


def _of_severity(severity: int) -> list[str]:
    return [rule.code for rule in rules.RULES if rule.severity == severity]


def _mendable() -> list[str]:
    """A record that only waits to be confirmed is no record to mend."""
    return [rule.code for rule in rules.RULES if rule.kind != rules.ALIVE]


@dataclass(frozen=True)
class Mended:
    """How many findings one person made go away in one week."""

    who: str
    week: date
    records: int
    findings: int


def mended(actor: Any, *, today: date) -> list[Mended]:
    """Who mended what in the last eight weeks, from the history: findings gone after a change."""
    since = timezone.now() - timedelta(weeks=WEEKS)
    events: Any = event_model(Member)
    members = Member.objects.in_scope_of(actor).filter(changed_at__gte=since)
    found = of_columns(today)
    columns = {f"f_{code}": flag(condition) for code, condition in found.items()}
    rows = (
        events._default_manager.filter(pgh_obj__in=members.values("pk"))
        .annotate(**columns)
        .order_by("pgh_obj_id", "pgh_id")
        .values("pgh_obj_id", "pgh_created_at", "pgh_context", *columns)[:EVENTS_MAX]
    )
    return _weeks(rows, list(found), since)


def _weeks(rows: Any, codes: list[str], since: datetime) -> list[Mended]:
    findings: Counter[tuple[int, date]] = Counter()
    records: dict[tuple[int, date], set[int]] = {}
    last: tuple[int, set[str]] = (0, set())
    for row in rows:
        now = {code for code in codes if row[f"f_{code}"]}
        key, before = last
        who = (row["pgh_context"] or {}).get("user")
        gone = rules.gone(before, now) if key == row["pgh_obj_id"] else set()
        if gone and who and row["pgh_created_at"] >= since:
            day = timezone.localtime(row["pgh_created_at"]).date()
            week = (who, day - timedelta(days=day.weekday()))
            findings[week] += len(gone)
            records.setdefault(week, set()).add(row["pgh_obj_id"])
        last = (row["pgh_obj_id"], now)
    people = get_user_model()._default_manager.in_bulk({who for who, _week in findings})
    made = [
        Mended(str(people.get(who, "–")), week, len(records[who, week]), number)
        for (who, week), number in findings.items()
    ]
    return sorted(made, key=lambda one: (-one.week.toordinal(), -one.findings, one.who))


def duplicates_beyond() -> list[tuple[int, str]]:
    """Own members of whom another office has a record too, and by what; never which.

    Asked under the reader's scope: the database keeps the border.
    """
    with connection.cursor() as cursor:
        cursor.execute("select own, kind from membership_duplicates() order by own, kind")
        return [(int(own), str(kind)) for own, kind in cursor.fetchall()]


def duplicates_within(actor: Any) -> list[list[Any]]:
    """Groups of records in the own range with one name and one full date of birth."""
    rows = Member.objects.in_scope_of(actor).present().filter(birth__regex="^.{10}$")
    keys = rows.order_by().values("search_key", "birth").annotate(n=Count("pk")).filter(n__gt=1)
    wanted = Q(pk__in=[])
    for key in keys[:100]:
        wanted |= Q(search_key=key["search_key"], birth=key["birth"])
    found = (
        rows.filter(wanted)
        .select_related("organization__parent")
        .order_by("search_key", "birth", "pk")
    )
    groups: dict[Any, list[Any]] = {}
    for member in found:
        groups.setdefault((member.search_key, str(member.birth)), []).append(member)
    return list(groups.values())
