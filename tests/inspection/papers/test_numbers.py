"""The register of numbers: one series a kind, body and term; no number twice, no gap unsaid."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.documents.models import NumberSeries, NumberTerm, PaperNumber
from apps.documents.papers import actions, numbering
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 5)


@contextmanager
def as_actor(by: Any) -> Iterator[None]:
    with scope.use(by.scope()):
        yield


@pytest.fixture
def term(world: Any, officer: Any) -> Any:
    with as_actor(officer):
        return actions.open_term(
            organization=world["alpha-east"], name="2025–2030", starts_on=date(2025, 8, 1),
            today=TODAY, by=officer,
        )  # fmt: skip


def take(officer: Any, world: Any, **values: Any) -> PaperNumber:
    given = {
        "organization": world["alpha-east"], "body": "inspection", "kind": "QĐ", "day": JUNE,
        "today": TODAY,
    } | values  # fmt: skip
    with as_actor(officer):
        return actions.take_number(by=officer, **given)


def reserve(officer: Any, world: Any, today: date = TODAY) -> PaperNumber:
    with as_actor(officer):
        return actions.reserve_number(
            organization=world["alpha-east"], body="inspection", kind="QĐ",
            reason="Quyết định chờ ký", today=today, by=officer,
        )  # fmt: skip


@pytest.mark.django_db
class TestSeries:
    def test_each_kind_and_body_counts_for_itself_from_one(
        self, world: Any, officer: Any, term: Any
    ) -> None:
        first, second = take(officer, world), take(officer, world)
        other_kind, other_body = (
            take(officer, world, kind="TB"), take(officer, world, body="committee"),
        )  # fmt: skip

        assert [one.number for one in (first, second, other_kind, other_body)] == [1, 2, 1, 1]
        assert first.symbol.startswith("01-QĐ/UBKT")
        assert "UBKT" not in other_body.symbol

    def test_a_congress_has_one_series_for_all_kinds(
        self, world: Any, officer: Any, term: Any
    ) -> None:
        made = [take(officer, world, body="congress", kind=kind) for kind in ("NQ", "BC", "NQ")]

        assert [one.symbol for one in made] == ["01-NQ/ĐH", "02-BC/ĐH", "03-NQ/ĐH"]

    def test_numbers_go_on_through_the_year_and_begin_again_with_the_term(
        self, world: Any, officer: Any, term: Any
    ) -> None:
        take(officer, world, day=date(2025, 12, 30))
        over_the_year = take(officer, world, day=date(2026, 1, 5))
        with as_actor(officer):
            actions.open_term(
                organization=world["alpha-east"], name="2026–2031", starts_on=date(2026, 6, 1),
                today=TODAY, by=officer,
            )  # fmt: skip

        assert over_the_year.number == 2
        assert take(officer, world, day=JUNE).number == 1
        with as_actor(officer):
            assert NumberTerm.objects.get(name="2025–2030").ends_on == date(2026, 5, 31)

    def test_without_a_term_no_number_is_given(self, world: Any, officer: Any) -> None:
        with pytest.raises(RuleRefused) as refused:
            take(officer, world)

        assert refused.value.code == "number_no_term"

    def test_an_earlier_day_than_before_is_refused_and_a_kept_number_takes_it(
        self, world: Any, officer: Any, term: Any
    ) -> None:
        kept = reserve(officer, world, today=MAY)
        take(officer, world, day=JUNE)

        with pytest.raises(RuleRefused) as refused:
            take(officer, world, day=MAY)
        with as_actor(officer):
            used = actions.use_number(number=kept, version=1, day=MAY, today=TODAY, by=officer)

        assert refused.value.code == "number_backdated"
        assert (used.number, used.day, used.state) == (1, MAY, "issued")

    def test_a_kept_number_stays_between_its_neighbours(
        self, world: Any, officer: Any, term: Any
    ) -> None:
        kept = reserve(officer, world, today=MAY)
        take(officer, world, day=JUNE)

        with as_actor(officer), pytest.raises(RuleRefused) as refused:
            actions.use_number(number=kept, version=1, day=TODAY, today=TODAY, by=officer)

        assert refused.value.code == "number_out_of_order"

    def test_a_void_number_is_kept_with_its_reason_and_not_given_again(
        self, world: Any, officer: Any, term: Any
    ) -> None:
        row = take(officer, world)
        with as_actor(officer):
            with pytest.raises(RuleRefused):
                actions.void_number(number=row, version=1, reason=" ", by=officer)
            actions.void_number(number=row, version=1, reason="Ghi nhầm thể loại", by=officer)

        assert take(officer, world).number == 2
        with as_actor(officer):
            assert PaperNumber.objects.get(pk=row.pk).reason == "Ghi nhầm thể loại"

    def test_the_register_goes_on_after_the_book_on_paper(
        self, world: Any, officer: Any, term: Any
    ) -> None:
        with as_actor(officer):
            actions.carry_over(
                organization=world["alpha-east"], body="inspection", kind="QĐ", last=57,
                today=TODAY, by=officer,
            )  # fmt: skip
            with pytest.raises(RuleRefused) as refused:
                actions.carry_over(
                    organization=world["alpha-east"], body="inspection", kind="QĐ", last=60,
                    today=TODAY, by=officer,
                )  # fmt: skip

        assert take(officer, world).number == 58
        assert refused.value.code == "number_series_begun"

    def test_a_stale_act_and_a_foreign_office_are_refused(
        self, world: Any, officer: Any, term: Any
    ) -> None:
        row = take(officer, world)
        with as_actor(officer):
            with pytest.raises(Conflict):
                actions.void_number(number=row, version=7, reason="x", by=officer)
            with pytest.raises(NotAllowed):
                actions.take_number(
                    organization=world["alpha"], body="committee", kind="QĐ", day=JUNE,
                    today=TODAY, by=officer,
                )  # fmt: skip

    def test_a_number_above_the_own_clearance_is_not_taken(
        self, world: Any, officer: Any, term: Any
    ) -> None:
        with pytest.raises(RuleRefused) as refused:
            take(officer, world, secrecy=3)

        assert refused.value.code == "number_grade"

    def test_the_database_refuses_the_same_number_twice(
        self, world: Any, officer: Any, term: Any
    ) -> None:
        row = take(officer, world)
        with pytest.raises(IntegrityError), transaction.atomic(), as_actor(officer):
            PaperNumber.objects.create(
                organization=row.organization, series=row.series, kind="QĐ", number=1,
                symbol="01-QĐ/X", state="issued", day=JUNE,
            )  # fmt: skip


@pytest.mark.django_db
class TestPages:
    def test_the_register_gives_a_number_shows_it_and_logs_its_export(
        self, world: Any, officer: Any, term: Any, browser: Any
    ) -> None:
        client = browser("inspection_officer")
        data = {
            "organization": world["alpha-east"].code, "body": "inspection", "kind": "TB",
            "day_day": "5", "day_month": "6", "day_year": "2026", "secrecy": "0",
            "abstract": "Kết luận kiểm tra", "confirmed": "on",
        }  # fmt: skip

        taken = client.post(reverse("inspection:number_take"), data)
        page = client.get(reverse("inspection:numbers"), {"search": "ket luan"})
        client.get(reverse("inspection:numbers_export"))

        assert taken.status_code == 302
        assert "01-TB/" in page.content.decode()
        with scope.use(scope.Scope.everything()):
            assert AuditEntry.objects.filter(action="membership.list_exported").exists()

    def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(
        self, world: Any, officer: Any, browser: Any
    ) -> None:
        data = {
            "organization": world["alpha-east"].code, "body": "inspection", "kind": "TB",
            "day_day": "5", "day_month": "6", "day_year": "2026", "secrecy": "0",
            "abstract": "Kết luận", "confirmed": "on",
        }  # fmt: skip

        answer = browser("inspection_officer").post(reverse("inspection:number_take"), data)

        assert answer.status_code == 422
        assert answer.context["form"].errors["day"]
        assert "Kết luận" in answer.content.decode()

    def test_an_auditor_has_no_register(self, browser: Any) -> None:
        assert browser("auditor").get(reverse("inspection:numbers")).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_once_never_get_one_number(world: Any) -> None:
    with scope.use(scope.Scope.everything()), transaction.atomic():
        officer = acting(world, "inspection_officer", "alpha-east")
    with as_actor(officer):
        actions.open_term(
            organization=world["alpha-east"], name="2025–2030", starts_on=date(2025, 8, 1),
            today=TODAY, by=officer,
        )  # fmt: skip
    together, given, wrong = threading.Barrier(2), [], []

    def clerk() -> None:
        try:
            together.wait(timeout=20)
            given.extend(take(officer, world).number for _time in range(3))
        except Exception as error:  # noqa: BLE001 (shown by the test, in its own thread)
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=clerk) for _clerk in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert wrong == []
    assert sorted(given) == [1, 2, 3, 4, 5, 6]


@pytest.mark.django_db(transaction=True)
def test_a_kept_number_is_not_used_while_the_next_one_is_given(world: Any) -> None:
    """Else the day of the last number goes back, and a later one gets an earlier day."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        officer = acting(world, "inspection_officer", "alpha-east")
    with as_actor(officer):
        actions.open_term(
            organization=world["alpha-east"], name="2025–2030", starts_on=date(2025, 8, 1),
            today=TODAY, by=officer,
        )  # fmt: skip
    kept, done = reserve(officer, world, today=MAY), threading.Event()

    def use() -> None:
        with as_actor(officer), suppress(RuleRefused):
            actions.use_number(number=kept, version=1, day=MAY, today=TODAY, by=officer)
        done.set()
        connection.close()

    clerk = threading.Thread(target=use)
    with as_actor(officer), transaction.atomic():
        take(officer, world, day=JUNE)
        clerk.start()
        assert not done.wait(1.5)
    clerk.join(timeout=60)

    assert done.is_set()
    with as_actor(officer), transaction.atomic():
        assert NumberSeries.objects.get().last_on == JUNE


@pytest.mark.parametrize(
    ("number", "day", "fits"),
    [(2, MAY, False), (2, JUNE, True), (2, date(2026, 6, 30), False), (4, date(2026, 7, 2), True)],
)
def test_a_day_lies_between_those_of_lower_and_higher_numbers(
    number: int, day: date, fits: bool  # noqa: FBT001 (a column of the table)
) -> None:  # fmt: skip
    others = [(1, date(2026, 6, 1)), (3, date(2026, 6, 20)), (5, None)]

    assert numbering.fits_between(number, day, others) is fits


@pytest.mark.django_db
class TestWhatIsTold:
    def test_the_register_says_the_same_whether_a_number_is_hidden_or_not(
        self, world: Any, officer: Any, term: Any, browser: Any
    ) -> None:
        sentence = "Số xen giữa vẫn có thể đã được cấp"
        client = browser("inspection_officer")
        _first, second, third = (take(officer, world) for _paper in range(3))
        places = [reverse("inspection:numbers"), reverse("inspection:numbers_print")]

        whole = [client.get(place).content.decode() for place in places]
        with scope.use(scope.Scope.everything()):
            PaperNumber.objects.filter(pk=second.pk).update(secrecy=3)
        gap = [client.get(place).content.decode() for place in places]
        book = client.get(reverse("inspection:numbers_export"))
        empty = client.get(places[0], {"tab": "void"}).content.decode()

        assert all(sentence in page for page in [*whole, *gap, empty])
        assert all(second.symbol in page for page in whole)
        assert all(second.symbol not in page for page in gap)
        assert all(third.symbol in page for page in gap)
        assert sentence in _words_of(book.content)

    def test_no_number_is_told_beforehand(
        self, world: Any, officer: Any, term: Any, browser: Any
    ) -> None:
        client = browser("inspection_officer")
        take(officer, world)

        page = client.get(reverse("inspection:number_take")).content.decode()

        assert "01-QĐ" not in page
        assert "02-QĐ" not in page


def _words_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if ".xml" in name)
