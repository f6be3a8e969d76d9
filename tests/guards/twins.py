"""A world of twins: the same records in one's own tenant, beside it, above it, and behind a wall.

Every foreign record bears a word, numbers and a key that occur nowhere else, so that any answer can
be searched for them. The readers are nine people, one for each role, all over ``alpha-east``.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from openpyxl import Workbook
from psycopg.types.range import DateRange

from apps.accounts.models import RoleAssignment, SignIn, User, Wall
from apps.accounts.roles import ROLES
from apps.core.models import AuditEntry, Job
from apps.core.vietnamese import fold
from apps.membership.choices import BatchState, State
from apps.membership.models import ImportBatch, Member, MemberGrant, Placement
from apps.reports.figures import fingerprint
from apps.reports.indicators import indicators_of
from apps.reports.models import Summary, SummaryFigure, Target
from apps.tenancy import scope
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization, OrganizationVersion
from tests.factories.world import organization, person
from tests.guards import topics

SINCE = date(2010, 1, 1)
OWN, SIBLING, NEIGHBOUR, PARENT, WALLED = "own", "sibling", "neighbour", "parent", "walled"
NEVER = "never"
FOREIGN = (SIBLING, NEIGHBOUR, PARENT, WALLED)
WORDS = {
    OWN: "Quờnh",
    SIBLING: "Wắxuy",
    NEIGHBOUR: "Wềxắp",
    PARENT: "Wỗxín",
    WALLED: "Wửxoắt",
    NEVER: "",
}
# Foreign keys start far away from those of the sequences: a key in an answer is a leak as well.
FIRST_KEY = {
    OWN: 7_100_000_000, SIBLING: 8_100_000_000, NEIGHBOUR: 8_200_000_000, PARENT: 8_300_000_000,
    WALLED: 8_400_000_000, NEVER: 8_900_000_000,
}  # fmt: skip
PASSWORD = "a-word-of-their-own-7"
_OWN_KINDS = (
    "member", "summary", "checked", "signed", "target", "batch", "wrong_batch", "assignment",
    "user", "wall", "signin", "entry", "job", "grant",
)  # fmt: skip


def kinds() -> tuple[str, ...]:
    """Names of all records of a twin; their ranks are the last digits of their keys."""
    return (*_OWN_KINDS, *topics.listed("KINDS"))


@dataclass
class Twin:
    """One of each kind of record at one place. ``batch`` and ``job`` belong to one person each."""

    where: str
    unit: Any
    cell: Any
    records: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.records[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def word(self) -> str:
        """The word that occurs nowhere else."""
        return WORDS[self.where]

    def markers(self) -> set[str]:
        """Texts that give the records away, as they are stored."""
        number = FIRST_KEY[self.where] // 100_000_000
        keys = {str(FIRST_KEY[self.where] + rank) for rank in range(len(kinds()))}
        return {
            self.word,
            f"9990{number}000042",
            f"777{number}4242",
            *plan_texts(self.where),
            *keys,
        }


@dataclass
class Stage:
    """The readers and the twins."""

    organizations: dict[str, Any] = field(default_factory=dict)
    readers: dict[str, Any] = field(default_factory=dict)
    twins: dict[str, Twin] = field(default_factory=dict)
    own_work: dict[str, Twin] = field(default_factory=dict)
    """Own records that belong to one reader: the files and jobs of each role."""

    def own(self, role: str) -> Twin:
        """The own twin with the reader's own file and job."""
        twin = self.twins[OWN]
        mine = self.own_work.get(role)
        return Twin(OWN, twin.unit, twin.cell, {**twin.records, **(mine.records if mine else {})})


def plan_texts(where: str) -> set[str]:
    """The plan of a twin's target as stored and as printed."""
    plan = plan_of(where)
    return {str(plan), f"{plan:,}".replace(",", ".")}


def plan_of(where: str) -> int:
    """A number unlike any other."""
    return 7_000_000 + FIRST_KEY[where] // 100_000_000 * 1_111 if where != OWN else 5


@contextmanager
def rolled_back() -> Iterator[None]:
    """What happens inside leaves nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def everywhere() -> Iterator[None]:
    """For arranging and for looking at what happened."""
    with scope.use(scope.Scope.everything()):
        yield


def build_readers() -> Stage:
    """Two provinces, one with two districts; nine readers; their own records."""
    stage = Stage()
    for province in ("alpha", "beta"):
        _found(stage, province, None, Tier.PROVINCE)
        for side in ("east", "west"):
            district = _found(stage, f"{province}-{side}", province, Tier.DISTRICT)
            for number in (1, 2):
                base = _found(stage, f"{district}-{number}", district, Tier.GRASSROOTS)
                _found(stage, f"{base}-cell", base, Tier.CELL)
    for role in ROLES:
        stage.readers[role] = person(
            role=role, organization=stage.organizations["alpha-east"], full_name=f"Reader {role}"
        )
    unit, cell = stage.organizations["alpha-east"], stage.organizations["alpha-east-1-cell"]
    officer = stage.readers["organization_officer"]
    stage.twins[OWN] = _twin(OWN, unit, cell, year=2015, owner=officer)
    for rank, (role, reader) in enumerate(stage.readers.items(), 1):
        mine = Twin(OWN, unit, cell)
        _add_work(mine, reader, FIRST_KEY[OWN] + rank * 1000)
        stage.own_work[role] = mine
    return stage


def add_foreign(stage: Stage) -> None:
    """The records that no reader may know of. Names of units above are known to everybody."""
    places = {
        SIBLING: ("alpha-west", "alpha-west-1-cell"),
        NEIGHBOUR: ("beta-east", "beta-east-1-cell"),
        PARENT: ("alpha", "alpha"),
        WALLED: ("alpha-east", "alpha-east-2-cell"),
    }
    for rank, (where, (unit, cell)) in enumerate(places.items()):
        for code in (unit, cell):
            if where in (SIBLING, NEIGHBOUR):
                _rename(stage.organizations[code], f"Đảng bộ {WORDS[where]} {code}")
        owner = person(
            role="organization_head", organization=stage.organizations[unit],
            full_name=f"Người {WORDS[where]}",
        ) if where != WALLED else stage.readers["organization_head"]  # fmt: skip
        stage.twins[where] = _twin(
            where, stage.organizations[unit], stage.organizations[cell],
            year=2016 + rank, owner=owner,
        )  # fmt: skip
    _raise_walls(stage)
    stage.twins[NEVER] = _never()


def _found(stage: Stage, code: str, parent: str | None, tier: str) -> str:
    above = stage.organizations[parent] if parent else None
    stage.organizations[code] = organization(code, parent=above, tier=tier)
    return code


def _rename(unit: Any, name: str) -> None:
    Organization.objects.filter(pk=unit.pk).update(name=name)
    OrganizationVersion.objects.filter(organization=unit).update(name=name)
    unit.refresh_from_db()


def _twin(where: str, unit: Any, cell: Any, *, year: int, owner: Any) -> Twin:
    twin = Twin(where, unit, cell)
    key, word = FIRST_KEY[where], WORDS[where]
    twin.records["member"] = _member(twin, key)
    twin.records |= _summaries(twin, key, year, owner)
    twin.records["target"] = Target.objects.create(
        id=key + 4, organization=unit, indicator="members_admitted", kind="year",
        first=date(year, 1, 1), last=date(year, 12, 31), plan=plan_of(where),
        document=f"Nghị quyết {word}", note=f"Ghi chú {word}", set_by=owner,
    )  # fmt: skip
    _add_people(twin, key)
    _add_work(twin, twin.records.get("user") or owner, key)
    twin.records["entry"] = AuditEntry(
        id=key + 11, kind="write", action="membership.member_changed", user=owner,
        actor_label=f"Ai đó {word}", organization_id=cell.pk, object_type="membership.member",
        object_id=twin.member.pk, object_label=twin.member.full_name, params={"fields": [word]},
    )  # fmt: skip
    AuditEntry.objects.bulk_create([twin.entry])
    ids = {kind: key + rank for rank, kind in enumerate(kinds())}
    for module in topics.modules():
        if hasattr(module, "twins"):
            twin.records |= module.twins(twin, ids, owner)
    return twin


def _member(twin: Twin, key: int) -> Any:
    number = key // 100_000_000
    member = Member.objects.create(
        id=key, organization=twin.cell, full_name=f"Lục Bách {twin.word}", sex="male",
        birth="1985-08-14", citizen_number=f"9990{number}000042", card_number=f"777{number}4242",
        position=f"Bí thư {twin.word}", residence=f"Phố {twin.word}", phone=f"0{key}",
        admission_decided_on=date(2012, 5, 10), ceremony_on=date(2012, 5, 19),
        state=State.PROBATIONARY,
    )  # fmt: skip
    Placement.objects.create(
        member=member, organization=twin.cell, valid=DateRange(date(2012, 5, 19), None),
        entry="admitted", note=f"Từ {twin.word}",
    )  # fmt: skip
    member.refresh_from_db()
    return member


def _summaries(twin: Twin, key: int, year: int, owner: Any) -> dict[str, Any]:
    """A draft, and of another period a signed revision with a checked one after it."""
    name, now = f"Đảng bộ {twin.word}", timezone.now()
    made: dict[str, Any] = {}

    def store(label: str, rank: int, first: int, **state: Any) -> None:
        row = Summary.objects.create(
            id=key + rank, organization=twin.unit, form="membership", kind="year",
            first=date(first, 1, 1), last=date(first, 12, 31), name=name, counted_at=now,
            generated_by=owner, **state,
        )  # fmt: skip
        made[label] = row

    store("summary", 1, year)
    _figures(made["summary"], twin)
    store("signed", 3, year - 5)
    _figures(made["signed"], twin)
    Summary.objects.filter(pk=key + 3).update(
        state="signed", checked_by=owner, checked_at=now, signed_by=owner, signed_at=now,
        sha256=fingerprint(made["signed"]),
    )  # fmt: skip
    made["signed"].refresh_from_db()
    store("checked", 2, year - 5, revision=2, state="checked", checked_by=owner, checked_at=now)
    _figures(made["checked"], twin)
    return made


def _figures(summary: Any, twin: Twin) -> None:
    SummaryFigure.objects.bulk_create(
        SummaryFigure(
            summary=summary, organization=twin.unit, unit=unit, unit_name=name, unit_order=order,
            indicator=indicator.key, value=7, plan=plan_of(twin.where) if order == 0 else None,
        )
        for indicator in indicators_of("membership")
        for order, (unit, name) in enumerate(
            [(None, ""), (twin.cell.parent or twin.cell, f"Chi bộ {twin.word}")]
        )
    )  # fmt: skip


def _add_people(twin: Twin, key: int) -> None:
    """A person with a role, a session and a wall: not behind walls, which stand around records."""
    if twin.where == WALLED:
        return
    user = User(
        id=key + 7, sign_in_name=f"{fold(twin.word)}@example.vn", full_name=f"Cán bộ {twin.word}",
    )  # fmt: skip
    user.set_password(PASSWORD)
    user.save(force_insert=True)
    twin.records["user"] = user
    twin.records["assignment"] = RoleAssignment.objects.create(
        id=key + 8, user=user, role="unit_secretary", organization=twin.unit, valid_from=SINCE,
        decision=f"Quyết định {twin.word}",
    )  # fmt: skip
    twin.records["wall"] = _wall(user, twin.member, id=key + 9)
    _grant(twin, key)
    twin.records["signin"] = SignIn.objects.create(
        id=key + 10, user=user, session_key=f"{key}".ljust(40, "x"), agent=f"Máy {twin.word}",
        address="10.9.8.7",
    )  # fmt: skip


def _grant(twin: Twin, key: int) -> None:
    """The record opened to its own neighbour; a grant stands with its member."""
    ids = {"codename": "read_member", "content_type__app_label": "membership"}
    twin.records["grant"] = MemberGrant.objects.create(
        id=key + 13, user=twin.user, content_object=twin.member, granted_by=twin.user,
        permission=Permission.objects.get(**ids), valid_from=SINCE, valid_to=date(2099, 1, 1),
        reason=f"Đoàn {twin.word}",
    )  # fmt: skip


def _add_work(twin: Twin, owner: Any, key: int) -> None:
    """Files on their way into the register and a finished job, each of one person."""
    word = WORDS[twin.where]
    if twin.where != WALLED:  # no wall stands around a job: it belongs to one person
        twin.records["job"] = _job(twin, owner, key)
    for rank, label, state in (
        (5, "batch", BatchState.READY), (6, "wrong_batch", BatchState.TO_CORRECT)
    ):  # fmt: skip
        name = default_storage.save(f"imports/{key}-{label}.xlsx", ContentFile(workbook(word)))
        twin.records[label] = ImportBatch.objects.create(
            id=key + rank, organization=twin.unit, file=name, file_name=f"{word}.xlsx",
            sha256=f"{key:064}", state=state, rows=1, good_rows=1, new_rows=1, uploaded_by=owner,
            report={"counts": {"wrong": int(rank == 6), "rows": 1}, "error_file": name},
        )  # fmt: skip


def _job(twin: Twin, owner: Any, key: int) -> Any:
    return Job.objects.create(
        id=key + 12, uuid=UUID(int=key), kind="reports.generate", title=f"Việc {twin.word}",
        state="done", started_by=owner, organization_id=twin.unit.pk, result_url="/summaries/",
    )  # fmt: skip


def _wall(user: Any, record: Any, **fields: Any) -> Any:
    return Wall.objects.create(
        user=user, label=record._meta.label_lower, object_id=record.pk, reason="recused",
        organization_id=record.organization_id, valid_from=SINCE, **fields,
    )  # fmt: skip


def _raise_walls(stage: Stage) -> None:
    """Around the walled twin's records for every reader."""
    twin = stage.twins[WALLED]
    own = ("member", "summary", "checked", "signed", "target", "batch", "wrong_batch")
    for reader in stage.readers.values():
        for label in (*own, *topics.listed("WALLED")):
            _wall(reader, twin.records[label])


def _never() -> Twin:
    """Addresses of records that never existed."""
    key = FIRST_KEY[NEVER]
    ranks = {label: rank for rank, label in enumerate(kinds())}
    records = {
        label: SimpleNamespace(pk=key + rank, uuid=UUID(int=key)) for label, rank in ranks.items()
    }
    nowhere = SimpleNamespace(pk=key + 50, code="nowhere-at-all")
    return Twin(NEVER, nowhere, nowhere, records)


def workbook(word: str) -> bytes:
    """A small file of Excel that holds the word."""
    book = Workbook()
    book.active.append(["Họ và tên", word])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def variants(marker: str) -> set[str]:
    """The spellings under which a marker may appear in an answer, in small letters."""
    composed, parted = (unicodedata.normalize(form, marker) for form in ("NFC", "NFD"))
    found = {composed, parted, fold(marker), quote(composed), quote(parted)}
    found |= {text.encode("unicode-escape").decode() for text in (composed, parted)}
    return {text.lower() for text in found if text}
