"""Holds, extensions and dated violations of a case: acts, pages, queues, the list of limits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from apps.accounts.actor import SystemActor
from apps.accounts.models import Wall
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.cases.actions import change_case
from apps.inspection.choices import Phase
from apps.inspection.deadlines import actions, reading
from apps.inspection.deadlines.clocks import clocks
from apps.inspection.deadlines.keeping import keep_days
from apps.inspection.models import (
    Case,
    CaseClock,
    CaseExtension,
    CaseHold,
    CaseSubject,
    NoSanction,
    ViolationAct,
)
from apps.membership.clocks.actions import warn_of_limits
from apps.membership.clocks.registry import reach_of
from apps.membership.models import ClockWarning
from apps.tenancy import scope
from apps.tenancy.models import Organization
from tests.factories.regulations import RuleValueFactory
from tests.inspection.conftest import TODAY

pytestmark = pytest.mark.django_db
KEY = "inspection.denunciation.limit"


@pytest.fixture
def ninety(db):
    """90 days from receipt, a third more at most, confirmed."""
    return RuleValueFactory(
        key=KEY, value="90", unit="days", extension_cap=30, article="Điều 20",
        document__number="22-QĐ/TW",
    )  # fmt: skip


@pytest.fixture
def denunciation(register):
    """A denunciation that the body received on 1 September 2026."""
    return register(kind="denunciation", source="letter", received_on=date(2026, 9, 1))


def hold(case, by, **values):
    given = {
        "reason": "appraisal", "from_on": TODAY, "evidence": "Công văn 12-CV/CA",
        "today": date(2026, 12, 1), "version": Case.objects.get(pk=case.pk).version,
    } | values  # fmt: skip
    return actions.hold_case(case=case, by=by, **given)


def extend(case, by, **values):
    given = {
        "days": 10, "decision_number": "5-QĐ/UBKT", "decided_on": date(2026, 11, 20),
        "signer": "Chủ nhiệm", "reason": "Nhiều nội dung", "today": date(2026, 12, 1),
        "version": Case.objects.get(pk=case.pk).version,
    } | values  # fmt: skip
    return actions.extend_case(case=case, by=by, **given)


def kept(case):
    return CaseClock.objects.get(case=case).due_on


@pytest.mark.usefixtures("ninety")
class TestDue:
    """The kept day follows each act; counting again changes nothing."""

    def test_a_hold_and_two_extensions(self, denunciation, chair):
        with scope.use(chair.scope()):
            row = hold(denunciation, chair, from_on=date(2026, 9, 15))
            assert kept(denunciation) is None  # it stands still
            version = Case.objects.get(pk=denunciation.pk).version
            actions.resume_case(
                case=denunciation, version=version, hold=row, on=date(2026, 9, 25),
                note="Có kết quả", today=date(2026, 10, 1), by=chair,
            )  # fmt: skip
            assert kept(denunciation) == date(2026, 12, 10)  # 30 November and ten days
            extend(denunciation, chair, days=10)
            extend(denunciation, chair, days=20, decision_number="6-QĐ/UBKT")
            assert kept(denunciation) == date(2027, 1, 9)
            with pytest.raises(RuleRefused) as refused:
                extend(denunciation, chair, days=1, decision_number="7-QĐ/UBKT")
        assert refused.value.code == "extension_cap"
        assert "22-QĐ/TW" in str(refused.value.message)
        assert "Điều 20" in str(refused.value.message)

    def test_extension_after_the_limit_has_ended_is_refused(self, denunciation, chair):
        with scope.use(chair.scope()), pytest.raises(RuleRefused) as refused:
            extend(denunciation, chair, decided_on=date(2026, 12, 1))
        assert refused.value.code == "extension_late"

    def test_the_same_decision_extends_once(self, denunciation, chair):
        with scope.use(chair.scope()):
            extend(denunciation, chair)
            with pytest.raises(RuleRefused) as refused:
                extend(denunciation, chair)
        assert refused.value.code == "extension_twice"

    def test_counting_again_changes_nothing_and_a_changed_rule_comes_in(
        self, denunciation, ninety, officer, world
    ):
        province = world["alpha-east"]
        with scope.use(officer.scope()):
            first = actions.compute_due_days(organization=province, today=TODAY, by=officer)
            assert kept(denunciation) == date(2026, 11, 30)
            assert actions.compute_due_days(organization=province, today=TODAY, by=officer) == 0
        ninety.value = "60"
        ninety.save()
        with scope.use(officer.scope()):
            actions.compute_due_days(organization=province, today=TODAY, by=officer)
            assert kept(denunciation) == date(2026, 10, 31)
        assert first <= 1

    def test_a_draft_cap_reminds_and_the_row_says_so(self, denunciation, ninety, chair):
        ninety.status = "draft"
        ninety.save()
        with scope.use(chair.scope()):
            row = extend(denunciation, chair, days=45)
        assert row.against == "extension_cap"

    def test_lists_and_queues(self, denunciation, chair, officer):
        with scope.use(officer.scope()):
            keep_days([Case.objects.select_related("organization").get(pk=denunciation.pk)])
            assert Case.objects.overdue(date(2026, 12, 1)).count() == 1
            assert Case.objects.overdue(date(2026, 11, 30)).count() == 0
            (clock,) = clocks(reach_of(officer), until=date(2026, 12, 31), today=TODAY)
            assert (clock.due, clock.record) == (date(2026, 11, 30), denunciation)
        with scope.use(chair.scope()):
            hold(denunciation, chair)
            assert Case.objects.on_hold().count() == 1
            assert Case.objects.overdue(date(2027, 12, 1)).count() == 0
            assert clocks(reach_of(chair), until=date(2027, 12, 31), today=TODAY) == []


class TestHold:
    """A hold pauses the right clocks, on evidence."""

    @pytest.mark.parametrize(
        ("values", "code"),
        [
            ({"evidence": " "}, "hold_evidence"),
            ({"pauses_limitation": True}, "hold_limitation"),
            ({"pauses_deadline": False}, "hold_nothing"),
            ({"reason": "pregnancy"}, "hold_person"),
            ({"from_on": date(2027, 1, 1)}, "deadline_ahead"),
            ({"from_on": date(2020, 1, 1)}, "deadline_before_case"),
            ({"planned_review_on": TODAY}, "hold_review"),
        ],
    )
    def test_refusals(self, denunciation, chair, values, code):
        with scope.use(chair.scope()), pytest.raises(RuleRefused) as refused:
            hold(denunciation, chair, **values)
        assert refused.value.code == code

    def test_it_may_begin_before_the_case_was_entered(self, denunciation, chair):
        decided = denunciation.registered_on - timedelta(30)
        with scope.use(chair.scope()):
            Case.objects.filter(pk=denunciation.pk).update(decided_on=decided, received_on=None)
            assert hold(denunciation, chair, from_on=decided).from_on == decided
            with pytest.raises(RuleRefused) as refused:
                hold(denunciation, chair, from_on=decided - timedelta(1), reason="other")
        assert refused.value.code == "deadline_before_case"

    def test_illness_of_one_subject_pauses_its_limitation_alone(self, register, chair):
        case = register(source="press")
        with scope.use(chair.scope()):
            (subject,) = CaseSubject.objects.of_case(case)
            hold(case, chair, reason="illness", subject=subject, pauses_limitation=True)
            facts = reading.facts_of([case])[case.pk]
            assert len(facts.excluded(subject.pk)) == 1
            assert facts.excluded(subject.pk + 1) == []

    def test_twice_the_same_is_refused_and_so_is_an_old_version(self, denunciation, chair):
        with scope.use(chair.scope()):
            hold(denunciation, chair)
            with pytest.raises(RuleRefused):
                hold(denunciation, chair)
            with pytest.raises(Conflict):
                hold(denunciation, chair, version=1)

    def test_officers_ask_and_chairs_decide(self, denunciation, officer):
        with scope.use(officer.scope()), pytest.raises(NotAllowed):
            hold(denunciation, officer)

    def test_ended_case_is_left_alone(self, denunciation, chair):
        with scope.use(chair.scope()):
            Case.objects.filter(pk=denunciation.pk).update(
                phase=Phase.STOPPED, closed_on=TODAY, closing_note="Rút đơn"
            )
            with pytest.raises(RuleRefused) as refused:
                hold(denunciation, chair, version=1)
        assert refused.value.code == "deadline_case_ended"


class TestLimitation:
    """Warned at the start, judged at the end by the form that was voted."""

    @pytest.fixture
    def act(self, register, officer):
        for form, months in (("reprimand", "60"), ("warning", "120")):
            RuleValueFactory(
                key=f"inspection.discipline.limitation.member.{form}.months", value=months
            )
        case = register(source="press")
        with scope.use(officer.scope()):
            (subject,) = CaseSubject.objects.of_case(case)
            row = ViolationAct.of(
                case, subject=subject, description="Giao đất sai", began_on=date(2020, 3, 10)
            )
            row.save()
        return row

    def limits(self, act, by):
        with scope.use(by.scope()):
            facts = reading.facts_of([act.case])[act.case_id]
            (found,) = reading.acts_of(act.case, TODAY, facts)
        return found

    def test_each_form_is_shown_until_one_is_voted(self, act, officer):
        found = self.limits(act, officer)

        states = {one.form: one.state(TODAY) for one in found.found}
        assert (states["reprimand"], states["warning"]) == ("expired", "runs")
        assert not found.expired

    def test_the_form_voted_is_what_counts(self, act, officer):
        with scope.use(officer.scope()):
            NoSanction.of(
                act.case, subject=act.subject, reason="other", voted_form="reprimand",
                concluded_on=TODAY, note="Hết thời hiệu",
            ).save()  # fmt: skip
        assert self.limits(act, officer).expired

    def test_a_hold_that_pauses_the_limitation_leaves_its_time_out(self, act, chair):
        with scope.use(chair.scope()):
            hold(
                act.case, chair, reason="illness", subject=act.subject, pauses_limitation=True,
                from_on=TODAY,
            )  # fmt: skip
            (pause,) = reading.excluded_of(act.case, act.subject_id)
            assert (pause.start, pause.end) == (TODAY, None)
            assert reading.excluded_of(act.case, act.subject_id + 1) == []


@pytest.mark.usefixtures("ninety")
class TestPages:
    """The page explains each date; acts go through their forms."""

    def test_page_explains_and_reading_is_logged(self, denunciation, chair, browser):
        page = browser("inspection_chair", "alpha-east").get(
            reverse("inspection:case_limits", args=[denunciation.reference])
        )
        text = page.content.decode()

        assert page.status_code == 200
        assert "22-QĐ/TW" in text
        assert "Điều 20" in text
        assert "01/09/2026" in text
        with scope.use(scope.Scope.everything()):
            assert AuditEntry.objects.filter(action="inspection.limits_read").count() == 1

    def test_hold_resume_and_refusal_in_the_form(self, denunciation, browser):
        chair = browser("inspection_chair", "alpha-east")
        url = reverse("inspection:limits_hold", args=[denunciation.reference])
        day = {"from_on_day": "15", "from_on_month": "9", "from_on_year": "2026"}
        form = {"version": "1", "reason": "appraisal", "pauses_deadline": "on", **day}

        assert chair.get(url).status_code == 200
        refused = chair.post(url, form | {"evidence": "Công văn", "pauses_limitation": "on"})
        assert refused.status_code == 422
        assert "69-QĐ/TW" in refused.content.decode()
        assert chair.post(url, form | {"evidence": "Công văn 12"}).status_code == 302
        with scope.use(scope.Scope.everything()):
            assert CaseHold.objects.count() == 1

    def test_extension_waits_for_its_tick(self, denunciation, browser):
        chair = browser("inspection_chair", "alpha-east")
        url = reverse("inspection:limits_extend", args=[denunciation.reference])
        form = {
            "version": "1", "days": "10", "decision_number": "5-QĐ", "signer": "Chủ nhiệm",
            "reason": "Phức tạp", "decided_on_day": "20", "decided_on_month": "9",
            "decided_on_year": "2026",
        }  # fmt: skip

        assert chair.post(url, form).status_code == 422
        assert chair.post(url, form | {"confirmed": "on"}).status_code == 302
        with scope.use(scope.Scope.everything()):
            assert CaseExtension.objects.count() == 1

    def test_officer_of_another_district_finds_nothing(self, denunciation, browser):
        url = reverse("inspection:case_limits", args=[denunciation.reference])
        assert browser("inspection_officer", "alpha-west").get(url).status_code == 404

    def test_api_gives_each_date_with_its_reasons(self, denunciation, browser):
        answer = browser("inspection_officer", "alpha-east").get(
            f"/api/case-limits/{denunciation.reference}/"
        )
        (limit,) = answer.json()["limits"]

        assert (limit["due_on"], limit["counts_from"]) == ("2026-11-30", "2026-09-01")
        assert (limit["rule"], limit["article"]) == (KEY, "Điều 20")


@pytest.mark.usefixtures("ninety")
def test_the_due_day_follows_the_case_in_the_same_act(denunciation, officer):
    with scope.use(officer.scope()):
        assert kept(denunciation) == date(2026, 11, 30)
        change_case(
            case=denunciation, version=Case.objects.get(pk=denunciation.pk).version, by=officer,
            received_on=date(2026, 9, 11),
        )  # fmt: skip
        assert kept(denunciation) == date(2026, 12, 10)


@pytest.mark.usefixtures("ninety")
def test_a_warning_is_as_secret_as_its_case_and_stops_at_its_wall(
    denunciation, officer, world, everything
):
    Case.objects.filter(pk=denunciation.pk).update(secrecy=1)
    CaseClock.objects.filter(case=denunciation).update(due_on=TODAY)
    province = Organization.objects.get(pk=denunciation.province_id)
    assert warn_of_limits(province=province, today=TODAY, by=SystemActor(province)) == 1

    def told():
        with scope.use(officer.scope()):
            seen = ClockWarning.objects.for_acting(officer).count()
            assert seen == ClockWarning.objects.count()  # filter and policy agree
        return seen

    assert told() == 0
    officer.assignment.clearance = 1
    assert told() == 1
    Wall.objects.create(
        user=officer.user, label="inspection.case", object_id=denunciation.pk, reason="recused",
        organization=world["alpha-east"], valid_from=date(2026, 1, 1),
    )  # fmt: skip
    officer.__dict__.pop("walls", None)
    assert told() == 0
