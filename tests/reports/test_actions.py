"""Generating, checking, signing, and what the database keeps of a signature."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from apps.accounts.actor import SystemActor
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry, Job
from apps.reports import actions, figures
from apps.reports.choices import PeriodKind, SummaryState
from apps.reports.models import Summary, SummaryFigure, Target
from apps.reports.targets import actions as targets
from tests.factories import reports as make
from tests.reports.conftest import admitted


@pytest.fixture
def officer(world, everything):
    return world.actor("organization_officer", "alpha-east")


@pytest.fixture
def head(world, everything):
    return world.actor("organization_head", "alpha-east")


def whole(summary) -> dict[str, int]:
    return dict(summary.figures.filter(unit=None).values_list("indicator", "value"))


def test_a_summary_holds_the_whole_each_unit_and_the_own_row(world, people, officer):
    make.target(world["alpha-east"], by=officer, plan=3)
    make.target(world["alpha-east-1"], by=officer, plan=7)

    made = make.summary(world["alpha-east"], by=officer)

    rows = {
        (f.unit.code if f.unit else "", f.value, f.of_value, f.plan)
        for f in made.figures.filter(indicator="members_admitted").select_related("unit")
    }
    assert rows == {
        ("", 4, None, 3), ("alpha-east-1", 2, None, 7), ("alpha-east-2", 2, None, None),
        ("alpha-east", 0, None, None),
    }  # fmt: skip
    assert made.figures.get(indicator="members_admitted_women", unit=None).of_value == 4
    assert made.details["balance"] == {"opening": 1, "came": 4, "went": 0, "closing": 5}


def test_running_twice_leaves_one_summary_with_the_same_figures(world, people, officer):
    first = make.summary(world["alpha-east"], by=officer)
    again = make.summary(world["alpha-east"], by=officer)

    assert again.pk == first.pk
    assert Summary.objects.count() == 1
    assert SummaryFigure.objects.count() == 11 * 4


def test_a_checked_summary_stays_checked_when_nothing_changed_and_reopens_when_it_did(
    world, people, officer
):
    made = make.summary(world["alpha-east"], by=officer)
    actions.check_summary(summary=made, by=officer)

    same = make.summary(world["alpha-east"], by=officer)
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))
    other = make.summary(world["alpha-east"], by=officer)

    assert (same.state, other.state, other.checked_by) == ("checked", "draft", None)


def test_after_a_signature_the_next_run_opens_a_revision_with_the_difference(world, people, head):
    frozen = make.signed(world["alpha-east"], by=head)
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))

    revised = make.summary(world["alpha-east"], by=head)

    assert (frozen.revision, revised.revision, revised.state) == (1, 2, SummaryState.DRAFT)
    assert whole(frozen)["members_admitted"] == 4
    assert whole(revised)["members_admitted"] == 5
    assert Summary.objects.newest().get() == revised


def test_a_late_entry_leaves_the_signed_figure_and_its_fingerprint(world, people, head):
    frozen = make.signed(world["alpha-east"], by=head)

    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))

    frozen.refresh_from_db()
    assert whole(frozen)["members_admitted"] == 4
    assert figures.fingerprint(frozen) == frozen.sha256
    now = figures.counted(
        figures.Span(frozen.organization, frozen.form, frozen.kind, frozen.first, frozen.last)
    )
    assert now.by_key()[None, "members_admitted"] == 5


CHANGES = {
    "summary updated": "update reports_summary set revision = 9 where id = %s",
    "summary reopened": "update reports_summary set state = 'draft' where id = %s",
    "summary deleted": "delete from reports_summary where id = %s",
    "figure updated": "update reports_summaryfigure set value = 7 where summary_id = %s",
    "figure moved": "update reports_summaryfigure set indicator = indicator || 'x' where summary_id = %s",
    "figure deleted": "delete from reports_summaryfigure where summary_id = %s",
    "figure added": "insert into reports_summaryfigure (summary_id, organization_id, indicator,"
    " value, unit_name, unit_order, plan_is_most, seal, path, tenant_id, province_id)"
    " select id, organization_id, 'x', 1, '', 99, false, '', path, tenant_id, province_id"
    " from reports_summary where id = %s",
}


@pytest.mark.parametrize("role", ["partybuild_web", "partybuild_owner"])
@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_a_signed_summary_is_immutable_in_the_database(world, people, head, statement, role):
    frozen = make.signed(world["alpha-east"], by=head)

    with pytest.raises(DatabaseError, match="signed"), transaction.atomic():
        run_as(role, statement, frozen.pk)


def run_as(role: str, statement: str, pk: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set local role {role}")
        cursor.execute(statement, [pk])


def test_a_signed_summary_refuses_the_orm_too(world, people, head):
    frozen = make.signed(world["alpha-east"], by=head)
    figure = frozen.figures.first()

    for attempt in (
        lambda: Summary.objects.filter(pk=frozen.pk).update(name="x"),
        lambda: figure.delete(),
        lambda: frozen.delete(),
        lambda: SummaryFigure.objects.filter(pk=figure.pk).update(value=1),
    ):
        with pytest.raises(DatabaseError, match="signed"), transaction.atomic():
            attempt()


def test_a_draft_may_change(world, people, officer):
    made = make.summary(world["alpha-east"], by=officer)

    assert made.figures.update(value=1) == 44


def test_a_reorganisation_carries_signed_summaries_along(world, people, head):
    frozen = make.signed(world["alpha-east"], by=head)

    world["alpha-east"].parent = world["beta"]
    world["alpha-east"].save(update_fields=["parent"])

    frozen.refresh_from_db()
    assert frozen.path.startswith(world["beta"].path)
    assert figures.fingerprint(frozen) == frozen.sha256


def test_only_a_draft_is_checked_and_only_a_checked_summary_signed(world, people, head):
    made = make.summary(world["alpha-east"], by=head)

    with pytest.raises(RuleRefused, match="summary_not_checked"):
        actions.sign_summary(summary=made, by=head)
    with pytest.raises(RuleRefused, match="summary_not_checked"):
        actions.return_to_draft(summary=made, reason="x", by=head)
    actions.check_summary(summary=made, by=head)
    with pytest.raises(RuleRefused, match="summary_not_draft"):
        actions.check_summary(summary=made, by=head)


def test_two_people_answer_for_the_figures(world, people, head):
    made = make.summary(world["alpha-east"], by=head)
    actions.check_summary(summary=made, by=head)

    with pytest.raises(RuleRefused, match="summary_signed_by_checker"):
        actions.sign_summary(summary=made, by=head)
    other = world.actor("organization_head", "alpha")
    assert actions.sign_summary(summary=made, by=other).signed_by_id == other.user_id


def test_figures_counted_again_meanwhile_are_not_signed_unseen(world, people, head):
    made = make.summary(world["alpha-east"], by=head)
    actions.check_summary(summary=made, by=head)

    with pytest.raises(Conflict, match="summary_recounted"):
        actions.sign_summary(
            summary=made, by=head, counted_at=made.counted_at - timedelta(seconds=1)
        )


def test_sending_back_needs_a_reason_and_clears_the_check(world, people, head):
    made = make.summary(world["alpha-east"], by=head)
    actions.check_summary(summary=made, by=head)

    with pytest.raises(RuleRefused, match="reason_missing"):
        actions.return_to_draft(summary=made, reason="  ", by=head)
    back = actions.return_to_draft(summary=made, reason="Chi bộ 1 thiếu", by=head)

    assert (back.state, back.checked_at, back.checked_by_id) == ("draft", None, None)
    last = AuditEntry.objects.latest("at")
    assert (last.action, last.params["reason"]) == ("reports.summary_sent_back", "Chi bộ 1 thiếu")


ACTS = {
    "request_summary": lambda unit, summary, by: actions.request_summary(
        organization=unit, by=by, **make.TERM
    ),
    "generate_summary": lambda unit, summary, by: make.summary(unit, by=by),
    "check_summary": lambda unit, summary, by: actions.check_summary(summary=summary, by=by),
    "sign_summary": lambda unit, summary, by: actions.sign_summary(summary=summary, by=by),
    "return_to_draft": lambda unit, summary, by: actions.return_to_draft(
        summary=summary, reason="x", by=by
    ),
    "set_target": lambda unit, summary, by: make.target(unit, by=by),
    "end_target": lambda unit, summary, by: targets.end_target(
        target=Target.objects.get(), reason="x", by=by
    ),
}
OFFICERS = {"organization_officer", "organization_head"}
SIGNERS = {"organization_head", "standing_committee_member"}
MAY = {
    "request_summary": OFFICERS,
    "generate_summary": OFFICERS,
    "check_summary": OFFICERS,
    "sign_summary": SIGNERS,
    "return_to_draft": OFFICERS | SIGNERS,
    "set_target": OFFICERS,
    "end_target": OFFICERS,
}
ROLES = [
    "inspection_officer", "inspection_chair", "organization_officer", "organization_head",
    "standing_committee_member", "unit_secretary", "auditor", "statistics_reader",
    "system_administrator",
]  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("role", ROLES)
def test_each_act_is_open_to_its_roles_within_the_own_range_only(world, people, head, act, role):
    unit = world["alpha-east"]
    made = make.summary(unit, by=head)
    if act in ("sign_summary", "return_to_draft"):
        actions.check_summary(summary=made, by=head)
    if act == "end_target":
        make.target(unit, by=head)
    neighbour = world.actor(role, "beta-east")
    below = world.actor(role, "alpha-east-1")

    for stranger in (neighbour, below):
        with pytest.raises(NotAllowed):
            ACTS[act](unit, made, stranger)

    person = world.actor(role, "alpha")
    before = AuditEntry.objects.count()
    if role in MAY[act]:
        ACTS[act](unit, made, person)
        assert AuditEntry.objects.count() == before + 1
    else:
        with pytest.raises(NotAllowed):
            ACTS[act](unit, made, person)


def test_a_span_that_is_no_such_period_is_refused(world, officer):
    for kind, last in (("year", date(2022, 12, 30)), ("month", date(2022, 3, 31))):
        with pytest.raises(RuleRefused, match="period_not_of_kind"):
            make.summary(
                world["alpha-east"], by=officer, kind=kind, first=date(2022, 1, 1), last=last
            )


def test_a_period_that_has_not_begun_is_refused(world, officer):
    with pytest.raises(RuleRefused, match="period_in_future"):
        make.summary(
            world["alpha-east"], by=officer, kind="year",
            first=date(2090, 1, 1), last=date(2090, 12, 31),
        )  # fmt: skip


def test_a_second_request_joins_the_running_job(world, officer, monkeypatch):
    sent = []
    monkeypatch.setattr(actions.current_app, "send_task", lambda *a, **k: sent.append((a, k)))

    first = actions.request_summary(organization=world["alpha-east"], by=officer, **make.TERM)
    second = actions.request_summary(organization=world["alpha-east"], by=officer, **make.TERM)

    assert first == second
    assert Job.objects.count() == 1
    assert first.total == 11 * 3


def test_the_task_is_sent_after_commit_by_its_registered_name(
    world, officer, monkeypatch, django_capture_on_commit_callbacks
):
    from apps.reports import tasks

    sent = []
    monkeypatch.setattr(actions.current_app, "send_task", lambda *a, **k: sent.append((a, k)))

    with django_capture_on_commit_callbacks(execute=True):
        job = actions.request_summary(organization=world["alpha-east"], by=officer, **make.TERM)
        assert sent == []

    (name,), options = sent[0]
    assert name == tasks.generate.name
    assert options["args"][0] == job.pk


def test_targets_of_one_kind_do_not_overlap(world, officer):
    make.target(world["alpha-east"], by=officer)

    with pytest.raises(RuleRefused, match="target_overlaps"):
        make.target(world["alpha-east"], by=officer, first=date(2020, 7, 31), last=date(2025, 1, 1))
    make.target(world["alpha-east"], by=officer, first=date(2020, 8, 1), last=date(2025, 7, 31))
    make.target(
        world["alpha-east"], by=officer, kind=PeriodKind.YEAR,
        first=date(2016, 1, 1), last=date(2016, 12, 31), plan=20,
    )  # fmt: skip


def test_an_ended_target_makes_room_and_no_longer_applies(world, officer):
    old = make.target(world["alpha-east"], by=officer)

    targets.end_target(target=old, reason="Điều chỉnh", by=officer)
    make.target(world["alpha-east"], by=officer, plan=4)

    made = make.summary(world["alpha-east"], by=officer)
    assert made.figures.get(indicator="members_admitted", unit=None).plan == 4
    with pytest.raises(RuleRefused, match="target_ended"):
        targets.end_target(target=old, reason="again", by=officer)


def test_the_database_refuses_a_state_without_its_times(world, people, officer):
    made = make.summary(world["alpha-east"], by=officer)

    for values in (
        {"state": "checked"},
        {"signed_at": made.counted_at},
        {"state": "signed", "sha256": "0" * 64},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Summary.objects.filter(pk=made.pk).update(**values)


def test_the_system_generates_in_nobodys_name(world, people, everything):
    made = make.summary(world["alpha-east"], by=SystemActor(world["alpha-east"]))

    assert made.generated_by_id is None
