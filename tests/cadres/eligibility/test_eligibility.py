"""May somebody be put forward? With and without a case the same page, work and trail (ADR 0041)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from apps.cadres.eligibility import asking
from apps.cadres.eligibility.actions import ask
from apps.cadres.eligibility.choices import Answer
from apps.cadres.eligibility.rules import A_DAY
from apps.cadres.models import Cadre, EligibilityQuestion, Title
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.models import Case, CaseSubject, Letter, LetterSubject
from apps.membership.models import Kinship, MemberRelation
from apps.tenancy import scope
from tests.cadres.conftest import TODAY, its_account
from tests.factories import cadres
from tests.factories.membership import MemberFactory
from tests.guards.routes_records import three

pytestmark = pytest.mark.django_db
EVERYTHING = scope.Scope.everything()


@pytest.fixture(autouse=True)
def quick(monkeypatch: Any) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0)


@pytest.fixture(autouse=True)
def law(db: Any) -> None:
    call_command("load_regulations", verbosity=0)


@pytest.fixture
def person(world) -> Cadre:
    with scope.use(EVERYTHING):
        return of_member(world, "alpha-east")


def of_member(world: Any, office: str) -> Cadre:
    member = MemberFactory(organization=world[f"{office}-1-cell"])
    return cadres.cadre(world[office], member=member, full_name=member.full_name)


def case_about(world: Any, cadre: Cadre, office: str = "alpha-east", **fields: Any) -> Case:
    """An open case of a district about the person."""
    made = Case.objects.create(
        organization=world[office], reference=f"V2026-{cadre.pk:06}", kind="signs_of_violation",
        body="inspection_committee", title="Quản lý đất đai", source="press",
        registered_on=TODAY, **fields,
    )  # fmt: skip
    CaseSubject.of(
        made, member=cadre.member, is_person=True, name=cadre.full_name, added_on=TODAY
    ).save()
    return made


def letter_about(world: Any, cadre: Cadre, **fields: Any) -> Letter:
    values = {"kind": "denunciation", "state": "classified"} | fields
    made = Letter.objects.create(
        organization=world["alpha-east"], reference=f"L2026-{cadre.pk:06}", channel="post",
        matter="Đất đai", arrived_on=TODAY, registered_on=TODAY, **values,
    )  # fmt: skip
    LetterSubject.of(
        made, member=cadre.member, is_person=True, name=cadre.full_name, added_on=TODAY
    ).save()
    return made


def answer(cadre: Cadre, by: Any, on: date = TODAY, today: date = TODAY) -> Answer:
    with scope.use(by.scope()):
        title = Title.objects.get(code="district-department-head")
        return ask(cadre=cadre, act="appoint", title=title, on=on, today=today, by=by)


class TestAnswers:
    def test_nothing_on_record_is_clear(self, person, officer):
        assert answer(person, officer) == Answer.CLEAR

    @pytest.mark.parametrize("office", ["alpha-east", "alpha-west"])
    def test_an_open_case_of_any_office_is_not_now(self, world, person, officer, office):
        with scope.use(EVERYTHING):
            case_about(world, person, office)
        assert answer(person, officer) == Answer.LATER

    def test_a_secret_case_is_not_now(self, world, person, officer):
        with scope.use(EVERYTHING):
            case_about(world, person, secrecy=3)
        assert answer(person, officer) == Answer.LATER

    def test_a_closed_case_is_clear(self, world, person, officer):
        with scope.use(EVERYTHING):
            case = case_about(world, person)
            Case.objects.filter(pk=case.pk).update(
                phase="stopped", closed_on=TODAY, closing_note="Không có căn cứ"
            )
        assert answer(person, officer) == Answer.CLEAR

    @pytest.mark.parametrize(
        ("state", "expected"),
        [("registered", Answer.LATER), ("classified", Answer.LATER), ("answered", Answer.CLEAR),
         ("filed", Answer.CLEAR)],
    )  # fmt: skip
    def test_a_denunciation_that_names_the_person(self, world, person, officer, state, expected):
        with scope.use(EVERYTHING):
            letter = letter_about(world, person)
            Letter.objects.filter(pk=letter.pk).update(
                state=state, answered_on=TODAY, answer_number="1", filed_on=TODAY,
                filed_reason="anonymous",
            )  # fmt: skip
        assert answer(person, officer) == expected

    def test_both_tenants_ask_about_their_own_alone(self, world, person, neighbour):
        with pytest.raises(NotAllowed):
            answer(person, neighbour)
        with scope.use(EVERYTHING):
            theirs = of_member(world, "alpha-west")
            case_about(world, theirs, "alpha-east")
        assert answer(theirs, neighbour) == Answer.LATER


class TestBlindness:
    """With a case and without: the same page, the same work, the same traces."""

    def ask_page(self, browser: Any, cadre: Cadre) -> tuple[Any, list[str]]:
        client = browser()
        day = timezone.localdate()
        sent = {"act": "appoint", "title": "district-department-head"} | three(
            "on", str(day.day), str(day.month), str(day.year)
        )
        with CaptureQueriesContext(connection) as queries:
            found = client.post(reverse("cadres:eligibility", args=[cadre.reference]), sent)
        return found, [
            # Data of a session are signed with the time: another second, another text.
            re.sub(r"'[^']*'|[0-9a-f-]{6,}|[x0-9]+", "N", one["sql"])[:60]
            for one in queries.captured_queries
        ]

    def body(self, found: Any, cadre: Cadre) -> str:
        """The page without what is drawn anew each time, and without the person."""
        text = found.content.decode()
        text = text.replace(cadre.full_name, "X").replace(cadre.reference, "R")
        return re.sub(r'(nonce|value|content)="[^"]{20,}"|"X-CSRFToken": "[^"]+"', "", text)

    @pytest.mark.parametrize("reason", ["case", "letter"])
    def test_the_two_pages_differ_by_the_word(self, world, browser, reason):
        with scope.use(EVERYTHING):
            clear, other = of_member(world, "alpha-east"), of_member(world, "alpha-east")
            (case_about if reason == "case" else letter_about)(world, other)
        self.ask_page(browser, of_member_again(world))  # caches are warm
        one, first = self.ask_page(browser, clear)
        two, second = self.ask_page(browser, other)
        assert (one.status_code, two.status_code) == (200, 200)
        assert first == second, "the same queries, whatever the answer"
        words = {str(found.label) for found in Answer}
        bodies = [self.body(one, clear), self.body(two, other)]
        assert len(bodies[0].encode()) == len(bodies[1].encode())
        lines = [
            (a, b) for a, b in zip(*(text.splitlines() for text in bodies), strict=True) if a != b
        ]
        assert len(lines) == 1
        stripped = [re.sub("|".join(words) + r"|\s+", "", text) for text in lines[0]]
        assert stripped[0] == stripped[1]
        assert one.headers["Cache-Control"] == two.headers["Cache-Control"]
        assert "no-store" in one.headers["Cache-Control"]

    def test_no_trace_differs(self, world, officer):
        with scope.use(EVERYTHING):
            people = [of_member(world, "alpha-east") for _ in range(2)]
            case_about(world, people[1])
        assert [answer(one, officer) for one in people] == [Answer.CLEAR, Answer.LATER]
        with scope.use(EVERYTHING):
            lines = AuditEntry.objects.filter(action="cadres.eligibility_asked")
            told = [sorted(line.params.items()) for line in lines.order_by("pk")]
            rows = EligibilityQuestion.objects.order_by("pk").values_list(
                "act", "title_id", "on_day", "asked_by_id", "asked_on", "version"
            )
            events = EligibilityQuestion.events.rel.related_model.objects.count()
            assert told[0] == told[1]
            assert len(set(rows)) == 1
            assert events == 2

    def test_both_answers_are_of_one_length(self):
        assert len({len(asking.padded(one).encode()) for one in Answer}) == 1
        assert len({len(one) for one in Answer}) == 1

    def test_every_answer_takes_the_same_time(self, monkeypatch, person, officer):
        slept = []
        monkeypatch.setattr(asking, "SECONDS", 30)
        monkeypatch.setattr(asking, "sleep", slept.append)
        with scope.use(officer.scope()):
            title = Title.objects.get(code="district-department-head")
            asking.answer(cadre=person, act="plan", title=title, on=TODAY, today=TODAY, by=officer)
        assert len(slept) == 1
        assert 0 < slept[0] <= 30

    def test_the_api_says_the_same_two_words(self, world, browser):
        with scope.use(EVERYTHING):
            people = [of_member(world, "alpha-east") for _ in range(2)]
            case_about(world, people[1])
        said = [
            browser().post(
                reverse("eligibility-list"),
                {"cadre": one.reference, "act": "plan", "title": "district-department-head",
                 "on": timezone.localdate().isoformat()},
                content_type="application/json",
            )
            for one in people
        ]  # fmt: skip
        assert [one.json() for one in said] == [{"answer": "clear"}, {"answer": "later"}]
        assert len({len(one.content) for one in said}) == 1


def of_member_again(world: Any) -> Cadre:
    with scope.use(EVERYTHING):
        return of_member(world, "alpha-east")


class TestRefusals:
    """They depend on the question alone."""

    def refusal(self, *args: Any, **given: Any) -> str:
        with pytest.raises((RuleRefused, NotAllowed)) as error:
            answer(*args, **given)
        return error.value.code

    @pytest.mark.parametrize("days", [-1, 61])
    def test_the_day_lies_within_two_months(self, world, person, officer, days):
        assert self.refusal(person, officer, on=TODAY + timedelta(days)) == "eligibility_day"

    @pytest.mark.parametrize("days", [0, 60])
    def test_the_first_and_the_last_day(self, person, officer, days):
        assert answer(person, officer, on=TODAY + timedelta(days)) == Answer.CLEAR

    @pytest.mark.parametrize("with_case", [False, True])
    def test_one_question_a_day_about_one_person(self, world, person, officer, head, with_case):
        if with_case:
            with scope.use(EVERYTHING):
                case_about(world, person)
        answer(person, officer)
        assert self.refusal(person, head) == "eligibility_once_a_day"
        answer(person, head, today=TODAY + timedelta(1), on=TODAY + timedelta(1))

    def test_nobody_asks_in_bulk(self, world, officer, head):
        with scope.use(EVERYTHING):
            people = [of_member(world, "alpha-east") for _ in range(A_DAY + 1)]
        for one in people[:-1]:
            answer(one, officer)
        assert self.refusal(people[-1], officer) == "eligibility_limit"
        assert answer(people[-1], head) == Answer.CLEAR

    def test_not_about_oneself_or_a_relative(self, world, person, officer):
        with scope.use(EVERYTHING):
            mine = of_member(world, "alpha-east")
            its_account(mine.member, officer)
            MemberRelation.objects.create(
                member=mine.member, relative=person.member, kinship=Kinship.objects.first(),
                organization_id=mine.member.organization_id, since=TODAY,
            )  # fmt: skip
        assert self.refusal(mine, officer) == "cadre_own"
        assert self.refusal(person, officer) == "eligibility_relative"

    def test_not_about_somebody_who_is_no_member(self, world, officer):
        with scope.use(EVERYTHING):
            other = cadres.cadre(world["alpha-east"])
        assert self.refusal(other, officer) == "eligibility_no_member"

    def test_a_person_behind_a_wall_is_not_there(self, world, person, officer, browser):
        from apps.accounts.models import Wall

        with scope.use(EVERYTHING):
            Wall.objects.create(
                user=officer.user, label="cadres.cadre", object_id=person.pk, reason="relative",
                organization=world["alpha-east"], valid_from=date(2020, 1, 1),
            )  # fmt: skip
        page = browser().get(reverse("cadres:eligibility", args=[person.reference]))
        none = browser().get(reverse("cadres:eligibility", args=["C-NOTTHERE"]))
        assert (page.status_code, none.status_code) == (404, 404)
        assert self.refusal(person, officer) == "not_allowed"
