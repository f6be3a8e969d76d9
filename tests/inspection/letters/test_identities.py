"""Who wrote a letter: sealed, opened by two people, and on no surface of anybody else."""

from __future__ import annotations

import io
import logging
import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from apps.core import sealing
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.letters import actions
from apps.inspection.letters.actions import Writer
from apps.inspection.models import DenouncerIdentity, IdentityOpening
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting
from tests.inspection.letters.conftest import WRITER

pytestmark = pytest.mark.django_db
NEVER = (WRITER.name, WRITER.address, WRITER.contact, "Kín", "ngõ Vắng")


def _leaks(text: str) -> list[str]:
    return [word for word in NEVER if word in text]


@pytest.fixture
def ask(officer):
    """Ask to see who wrote a letter."""

    def asked(letter, *, by=officer, hours=1, reason="Gặp người viết đơn"):
        with scope.use(by.scope()):
            letter.refresh_from_db()
            return actions.ask_to_open(
                letter=letter, version=letter.version, reason=reason, hours=hours, by=by,
                now=timezone.now(),
            )  # fmt: skip

    return asked


def _decide(opening, by, *, agree=True, note=""):
    with scope.use(by.scope()):
        return actions.decide_opening(
            opening=opening, agree=agree, note=note, by=by, now=timezone.now()
        )


def _look(opening, by, *, later=timedelta()):
    with scope.use(by.scope()):
        return actions.open_identity(opening=opening, by=by, now=timezone.now() + later)


def test_one_asks_another_agrees_and_it_opens_for_a_while(officer, chair, came, ask):
    opening = ask(came())
    with pytest.raises(RuleRefused) as early:
        _look(opening, officer)
    assert early.value.code == "letter_opening_closed"

    agreed = _decide(opening, chair)

    assert _look(agreed, officer)["name"] == WRITER.name
    with pytest.raises(NotAllowed):
        _look(agreed, chair)
    with pytest.raises(RuleRefused) as late:
        _look(agreed, officer, later=timedelta(minutes=61))
    assert late.value.code == "letter_opening_closed"
    with scope.use(scope.Scope.everything()):
        looks = AuditEntry.objects.filter(action="inspection.identity_opened")
        assert [one.user_id for one in looks] == [officer.user_id]
        assert looks[0].kind == "read"


def test_nobody_agrees_with_oneself(chair, came, ask):
    opening = ask(came(), by=chair)
    with pytest.raises(NotAllowed):
        _decide(opening, chair)
    with scope.use(chair.scope()), pytest.raises(IntegrityError), transaction.atomic():
        IdentityOpening.objects.filter(pk=opening.pk).update(decided_by=chair.user_id)


def test_an_officer_does_not_decide(world, officer, came, ask):
    opening = ask(came())
    with pytest.raises(NotAllowed):
        _decide(opening, officer)


def test_a_refusal_says_why_and_nothing_opens(officer, chair, came, ask):
    opening = ask(came())
    with pytest.raises(RuleRefused) as silent:
        _decide(opening, chair, agree=False)
    assert silent.value.code == "letter_opening_refusal"
    refused = _decide(opening, chair, agree=False, note="Chưa cần")
    with pytest.raises(RuleRefused):
        _look(refused, officer)
    with pytest.raises(RuleRefused) as again:
        _decide(opening, chair)
    assert again.value.code == "letter_opening_decided"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"reason": " "}, "letter_opening_reason"),
        ({"hours": 48}, "letter_opening_hours"),
    ],
)
def test_a_request_says_why_and_for_how_long(came, ask, values, code):
    with pytest.raises(RuleRefused) as refused:
        ask(came(), **values)
    assert refused.value.code == code


def test_nobody_asks_twice_nor_about_an_anonymous_letter(came, ask):
    letter = came()
    ask(letter)
    with pytest.raises(RuleRefused) as twice:
        ask(letter)
    assert twice.value.code == "letter_opening_twice"
    with pytest.raises(RuleRefused) as nobody:
        ask(came(is_anonymous=True))
    assert nobody.value.code == "letter_not_sealed"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"writer": Writer()}, "letter_writer_missing"),
        ({"writer": WRITER, "is_anonymous": True}, "letter_writer_of_none"),
        ({"matter": "Đơn của đoàn thị kín về đất đai"}, "letter_text_tells_writer"),
        ({"contents": ["Bà ĐOÀN THỊ KÍN kể lại"]}, "letter_text_tells_writer"),
    ],
)
def test_the_name_stands_under_seal_and_nowhere_else(came, values, code):
    with pytest.raises(RuleRefused) as refused:
        came(**values)
    assert refused.value.code == code
    assert _leaks(refused.value.message) == []


def test_a_corrected_writer_replaces_the_seal(officer, came, do):
    letter = came(is_anonymous=True)

    do("seal_writer", letter, writer=WRITER, today=TODAY)
    do("seal_writer", letter, writer=Writer("Lê Thị Mới"), today=TODAY)

    with scope.use(officer.scope()):
        letter.refresh_from_db()
        seals = DenouncerIdentity.objects.of_letter(letter)
        assert not letter.is_anonymous
        assert seals.count() == 2
        assert sealing.unseal(seals.current().get().sealed)["name"] == "Lê Thị Mới"


def test_no_table_holds_the_name(world, officer, chair, came, ask):
    _look(_decide(ask(came(contents=["Việc một"])), chair), officer)

    found = []
    with scope.use(scope.Scope.everything()), connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(
                f'select count(*) from "{table}" t where t::text ~ %s',
                ["Thị Kín|ngõ Vắng|0977 001"],
            )
            if cursor.fetchone()[0]:
                found.append(table)
    assert found == []


def test_no_page_list_search_export_or_answer_tells_who_wrote(browser, came, ask, chair, caplog):
    letter = came(contents=["Việc một"])
    _decide(ask(letter), chair)
    caplog.set_level(logging.DEBUG)
    one = [letter.reference]
    addresses = [
        reverse("inspection:letters"), reverse("inspection:letters") + "?search=kin",
        reverse("inspection:letters_print"), reverse("inspection:letter", args=one),
        reverse("inspection:letter_classify", args=one),
        reverse("inspection:letter_writer", args=one),
        reverse("inspection:identity_ask", args=one), reverse("desk:today"),
        reverse("desk:search") + "?q=Đoàn+Thị+Kín", "/api/letters/",
        f"/api/letters/{letter.reference}/", reverse("admin:inspection_letter_changelist"),
    ]  # fmt: skip
    for role in ("inspection_officer", "inspection_chair", "system_administrator", "auditor"):
        site = browser(role, "alpha-east")
        for address in addresses:
            text = site.get(address).content.decode()
            # What somebody typed into the search is theirs; what was found is not.
            assert _leaks(text.replace("Đoàn Thị Kín", "")) == [], (role, address)
            assert "search" in address or WRITER.name not in text, (role, address)
    workbook = browser("inspection_officer", "alpha-east").get(reverse("inspection:letters_export"))
    rows = load_workbook(io.BytesIO(workbook.content)).active.iter_rows(values_only=True)
    assert _leaks(str(list(rows))) == []
    assert _leaks(caplog.text) == []


def test_only_who_asked_sees_the_page_and_no_browser_keeps_it(browser, came, ask, chair):
    letter = came()
    opening = _decide(ask(letter), chair)
    address = reverse("inspection:identity_open", args=[letter.reference, opening.pk])
    site = browser("inspection_officer", "alpha-east")

    assert site.get(address).status_code == 405
    shown = site.post(address)
    assert WRITER.name in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    other = browser("inspection_chair", "alpha-east").post(address)
    assert other.status_code == 403
    assert _leaks(other.content.decode()) == []


def test_a_form_refused_tells_nothing_to_anybody_else(browser, world, came):
    letter = came()
    site = browser("inspection_officer", "alpha-east")
    answer = site.post(
        reverse("inspection:letter_classify", args=[letter.reference]), {"version": "1"}
    )
    assert answer.status_code == 422
    assert _leaks(answer.content.decode()) == []


def test_pages_lead_from_the_request_to_the_decision(browser, came, officer):
    letter = came()
    site, other = (browser(f"inspection_{one}", "alpha-east") for one in ("officer", "chair"))
    site.post(
        reverse("inspection:identity_ask", args=[letter.reference]),
        {"version": 1, "reason": "Gặp người viết đơn", "hours": 4},
    )
    with scope.use(officer.scope()):
        opening = IdentityOpening.objects.get()
    decide = reverse("inspection:identity_decide", args=[letter.reference, opening.pk])
    assert (
        decide in other.get(reverse("inspection:letter", args=[letter.reference])).content.decode()
    )
    assert other.post(decide, {"decision": "refuse"}).status_code == 422
    assert other.post(decide, {"decision": "agree"}).status_code == 302
    page = site.get(reverse("inspection:letter", args=[letter.reference])).content.decode()
    assert reverse("inspection:identity_open", args=[letter.reference, opening.pk]) in page


def test_a_writer_prints_as_nothing():
    assert repr(WRITER) == "Writer(…)"
    assert _leaks(str(WRITER)) == []


def test_a_code_says_nothing(world, officer, came):
    letter = came()
    with scope.use(officer.scope()):
        code = DenouncerIdentity.objects.of_letter(letter).get().code
    assert re.fullmatch(r"N[2-9A-Z]{6}", code)


def test_a_stranger_neither_asks_nor_learns(world, came, ask):
    stranger = acting(world, "inspection_officer", "alpha-west")
    with pytest.raises(Exception, match=r"does not exist|not_allowed"):
        ask(came(), by=stranger)
