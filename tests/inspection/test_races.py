"""Two people act on one case at the same moment, each over a connection of their own.

One wins, the other is told that the case was changed meanwhile, and nothing is half-done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from apps.core.errors import DomainError
from apps.core.models import AuditEntry
from apps.inspection.cases.actions import Subject, assign_handler, close_case, register_case
from apps.inspection.discipline.actions import decide, record
from apps.inspection.evidence import actions as evidence
from apps.inspection.models import (
    Ballot,
    Case,
    CaseSubject,
    Evidence,
    EvidenceVersion,
    Sanction,
    ViolationAct,
)
from apps.regulations.catalogue import read_catalogue
from apps.regulations.loading import load_catalogue
from apps.tenancy import scope
from tests.documents.attachments import samples
from tests.inspection.conftest import acting
from tests.inspection.discipline.drive import ACT, DECIDED, TODAY, Drive
from tests.inspection.evidence.conftest import sent

pytestmark = pytest.mark.django_db(transaction=True)
WON, STALE = "won", "stale"


def at_once(*works: tuple[Any, Callable[[], Any]]) -> list[str]:
    """What each of them got: won, or the code of the refusal; in any order."""
    together, found = threading.Barrier(len(works), timeout=60), []

    def run(by: Any, work: Callable[[], Any]) -> None:
        try:
            with scope.use(by.scope()):
                together.wait()
                work()
            found.append(WON)
        except DomainError as error:
            found.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return sorted(found)


class Two:
    """A case of the district, its officers and two who decide: the district's and the province's."""

    def __init__(self, world: Any) -> None:
        with scope.use(scope.Scope.everything()), transaction.atomic():
            self.officer = acting(world, "inspection_officer", "alpha-east")
            self.other = acting(world, "inspection_officer", "alpha")
            self.chair = acting(world, "inspection_chair", "alpha-east")
            self.above = acting(world, "inspection_chair", "alpha")
        with scope.use(self.officer.scope()), transaction.atomic():
            self.case = register_case(
                organization=world["alpha-east"], kind="signs_of_violation", source="press",
                body="inspection_committee", title="Quản lý đất đai", today=ACT, by=self.officer,
                subjects=[Subject(name="Nguyễn Văn Đối", position="Bí thư chi bộ")],
            )  # fmt: skip
            self.subject = CaseSubject.objects.get(case=self.case)
        self.drive = Drive(self.case, self.subject, officer=self.officer, chair=self.chair)

    def before(self, work: Callable[[Drive], Any]) -> Any:
        """What comes first, by one person; both read the case after it."""
        with scope.use(self.officer.scope()), transaction.atomic():
            found = work(self.drive)
            self.case.refresh_from_db()
        return found

    def about(self, by: Any) -> dict[str, Any]:
        return {
            "case": self.case, "subject": self.subject, "version": self.case.version, "by": by,
        }  # fmt: skip

    def after(self, action: str) -> int:
        """The version grew by one, and the trail has one line; how many versions there were."""
        before = self.case.version
        with scope.use(scope.Scope.everything()), transaction.atomic():
            self.case.refresh_from_db()
        assert self.case.version == before + 1
        return self.lines(action)

    def lines(self, action: str) -> int:
        """How many lines of the act the trail has."""
        with scope.use(scope.Scope.everything()), transaction.atomic():
            found = AuditEntry.objects.filter(action=action, object_id=self.case.pk)
            return int(found.count())


@pytest.fixture
def two(world: Any) -> Two:
    """One case and two who act."""
    return Two(world)


def _counted(rows: Any) -> int:
    with scope.use(scope.Scope.everything()), transaction.atomic():
        return int(rows.count())


def test_two_chairs_who_decide_at_once_make_one_decision(two):
    system = scope.Scope.everything()
    with scope.use(system), transaction.atomic():
        from apps.accounts.actor import SystemActor

        load_catalogue(catalogue=read_catalogue(), by=SystemActor())

    def ready(drive: Drive) -> None:
        drive.ready()
        for point in drive.open_points():
            drive.excuse(point)

    two.before(ready)

    def deciding(by: Any, number: str) -> Callable[[], Any]:
        return lambda: decide.decide_discipline(
            **two.about(by), form="warning", number=number, decided_on=DECIDED, today=TODAY
        )

    got = at_once(
        (two.chair, deciding(two.chair, "1-QĐ")), (two.above, deciding(two.above, "2-QĐ"))
    )
    assert got == [STALE, WON]
    assert two.after("inspection.discipline_decided") == 1
    assert _counted(Sanction.objects.all()) == 1


def test_two_ballots_recorded_at_once_leave_one(two):
    session = two.before(lambda drive: drive.session())

    def recording(by: Any) -> Callable[[], Any]:
        return lambda: record.record_ballot(
            **two.about(by), session=session, purpose="decision", votes={"warning": 8}, issued=8,
            returned=8, valid=8, invalid=0,
        )  # fmt: skip

    got = at_once((two.officer, recording(two.officer)), (two.other, recording(two.other)))
    assert got == [STALE, WON]
    assert two.after("inspection.ballot_recorded") == 1
    assert _counted(Ballot.objects.all()) == 1


def test_a_case_that_two_give_away_at_once_goes_to_one_officer(two):
    case, version = two.case, two.case.version

    def giving(by: Any, officer: Any) -> Callable[[], Any]:
        return lambda: assign_handler(
            case=case, version=version, handler=officer.user, today=TODAY, by=by
        )

    got = at_once(
        (two.chair, giving(two.chair, two.officer)), (two.above, giving(two.above, two.other))
    )
    assert got == [STALE, WON]
    assert two.after("inspection.case_assigned") == 1
    assert two.case.handler_id in {two.officer.user_id, two.other.user_id}


def test_a_case_is_not_closed_while_an_act_is_recorded(two):
    with scope.use(scope.Scope.everything()), transaction.atomic():
        Case.objects.filter(pk=two.case.pk).update(
            phase="conclusion", decided_on=ACT, decision_number="1", signed_on=ACT,
            concluded_on=DECIDED, conclusion="Có vi phạm", outcome="violation",
        )  # fmt: skip
    two.before(lambda drive: None)
    case, version = two.case, two.case.version

    def closing() -> Any:
        return close_case(
            case=case, version=version, closed_on=TODAY, note="x", today=TODAY, by=two.chair
        )

    def acting_on() -> Any:
        return record.record_act(
            **two.about(two.officer), description="Vi phạm", began_on=ACT, today=TODAY
        )

    got = at_once((two.chair, closing), (two.officer, acting_on))
    assert got == [STALE, WON]
    two.after("inspection.case_closed")
    closed = two.case.phase == "closed"
    assert _counted(ViolationAct.objects.all()) == (0 if closed else 1)


def test_a_file_that_two_replace_at_once_has_one_newer_version_and_no_file_is_left_over(
    two, settings, tmp_path
):
    settings.ATTACHMENT_ROOT = tmp_path
    said = {
        "kind": "record", "proves": "Đất đai", "received_on": TODAY, "today": TODAY,
    }  # fmt: skip
    row = two.before(
        lambda drive: evidence.add_evidence(
            case=two.case, files=[sent()], by=two.officer, **said
        ).rows[0]
    )  # fmt: skip
    with scope.use(scope.Scope.everything()), transaction.atomic():
        row = Evidence.objects.select_related("case").get(pk=row.pk)

    def replacing(by: Any, name: str) -> Callable[[], Any]:
        return lambda: evidence.replace_evidence(
            evidence=row, version=row.version, file=sent(name, samples.png(2 + len(name))),
            reason="Bản rõ hơn", by=by,
        )  # fmt: skip

    got = at_once(
        (two.officer, replacing(two.officer, "a.png")), (two.other, replacing(two.other, "bb.png"))
    )
    assert got == [STALE, WON]
    assert two.lines("inspection.evidence_replaced") == 1
    assert _counted(EvidenceVersion.objects.filter(evidence=row.pk)) == 2
    with scope.use(scope.Scope.everything()), transaction.atomic():
        named = set(EvidenceVersion.objects.values_list("stored_name", flat=True))
        assert Evidence.objects.get(pk=row.pk).version == row.version + 1
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == named
