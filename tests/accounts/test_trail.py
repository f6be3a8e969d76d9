"""The audit trail: append-only, inside one's range, without walled records."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from apps.accounts import actions
from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.core import audit
from apps.core.audit import trail_address
from apps.core.history import history_of
from apps.core.models import AuditEntry
from apps.tenancy import scope
from tests.factories.accounts import browser, browser_as, wall
from tests.factories.membership import member

pytestmark = pytest.mark.usefixtures("everything")
TODAY = timezone.localdate()


@pytest.mark.parametrize(
    "table",
    [
        "core_auditentry",
        "accounts_userevent",
        "accounts_roleassignmentevent",
        "tenancy_organizationevent",
        "membership_memberevent",
    ],
)
@pytest.mark.parametrize(
    "statement", ["update {0} set {1} = {1}", "delete from {0}", "truncate {0}"]
)
def test_the_runtime_role_cannot_alter_the_trail(world, table, statement):
    column = "action" if table == "core_auditentry" else "pgh_label"
    refused = pytest.raises(DatabaseError, match="permission denied")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table, column))


def _lines(answer):  # type: ignore[no-untyped-def]
    return [line["entry"].object_label for line in answer.context["lines"]]


@pytest.fixture
def lines(world):  # type: ignore[no-untyped-def]
    """One line about a member of each province, and one about a cell."""
    ours = member(world["alpha-east-1-cell"], "Nguyễn Thị Marker")
    theirs = member(world["beta-east-1-cell"], "Trần Văn Khác")
    officer = world.actor("organization_officer", "alpha")
    audit.record(officer, action="membership.viewed", obj=ours, kind="read")
    audit.record(
        world.actor("organization_officer", "beta"), action="membership.changed", obj=theirs
    )
    audit.record(officer, action="tenancy.organization_renamed", obj=world["alpha-west"])
    return ours, theirs


@pytest.mark.parametrize(
    ("unit", "seen"),
    [
        ("alpha", ["Đảng bộ alpha-west", "Nguyễn Thị Marker"]),
        ("alpha-east", ["Nguyễn Thị Marker"]),
        ("alpha-west", ["Đảng bộ alpha-west"]),
        ("beta", ["Trần Văn Khác"]),
        ("beta-west", []),
    ],
)
def test_an_auditor_reads_the_lines_of_the_range(world, lines, unit, seen):
    assert _lines(browser_as(world, "auditor", unit).get("/trail/")) == seen


def test_the_border_in_the_database_shows_the_same_lines(world, lines):
    for unit in ("alpha", "alpha-east", "beta"):
        auditor = world.actor("auditor", unit)
        filtered = set(AuditEntry.objects.visible_to(auditor))
        with scope.use(auditor.scope()):
            assert set(AuditEntry.objects.all()) == filtered


@pytest.mark.parametrize(
    "role",
    ["organization_head", "organization_officer", "system_administrator", "unit_secretary",
     "statistics_reader", "inspection_chair"],
)  # fmt: skip
def test_the_trail_is_for_auditors_alone(world, role):
    assert browser_as(world, role, "alpha").get("/trail/").status_code == 403


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("kind=read", ["Nguyễn Thị Marker"]),
        ("action=tenancy.organization_renamed", ["Đảng bộ alpha-west"]),
        ("object_type=membership.member", ["Nguyễn Thị Marker"]),
        ("person=organization_officer alpha", ["Đảng bộ alpha-west", "Nguyễn Thị Marker"]),
        (
            "person=organization_officer.alpha@EXAMPLE.vn",
            ["Đảng bộ alpha-west", "Nguyễn Thị Marker"],
        ),
        ("person=organization_officer beta", []),
        (f"first={TODAY:%Y-%m-%d}", ["Đảng bộ alpha-west", "Nguyễn Thị Marker"]),
        (f"last={TODAY - timedelta(days=1):%d/%m/%Y}", []),
        ("kind=nonsense", []),
        ("first=32/13/2020", []),
        (f"first={TODAY:%Y-%m-%d}&last=2020-01-01", []),
    ],
)
def test_filters_narrow_the_trail(world, lines, query, seen):
    assert _lines(browser_as(world, "auditor", "alpha").get(f"/trail/?{query}")) == seen


def test_the_trail_is_paged_without_counting(world, django_assert_max_num_queries):
    officer = world.actor("organization_officer", "alpha")
    for _number in range(60):
        audit.record(officer, action="membership.viewed", obj=world["alpha-east"], kind="read")
    client = browser_as(world, "auditor", "alpha")
    with django_assert_max_num_queries(20) as asked:
        first = client.get("/trail/")
    second = client.get("/trail/?page=2")
    odd = client.get("/trail/?page=-7")
    assert (len(_lines(first)), len(_lines(second)), len(_lines(odd))) == (50, 10, 50)
    assert not any("COUNT(" in one["sql"] and "auditentry" in one["sql"] for one in asked)


def test_a_wall_hides_its_lines_and_those_of_the_record_from_the_walled(world, lines):
    ours, _theirs = lines
    auditor, other = world.user("auditor", "alpha"), world.user("auditor", "alpha-east")
    administrator = world.actor("system_administrator", "alpha")
    raised = actions.raise_wall(
        person=auditor, label="membership.member", object_id=ours.pk, reason="relative",
        valid_from=TODAY, valid_to=None, by=administrator,
    )  # fmt: skip
    assert "Nguyễn Thị Marker" not in _lines(browser(auditor).get("/trail/"))
    assert _lines(browser(other).get("/trail/")).count("Nguyễn Thị Marker") == 2

    actions.lower_wall(wall=raised, last_day=TODAY, by=administrator)
    raised.valid_from = raised.valid_to = TODAY - timedelta(days=1)
    raised.save(update_fields=["valid_from", "valid_to"])
    entries = [line["entry"] for line in browser(auditor).get("/trail/").context["lines"]]
    assert not [entry for entry in entries if entry.action.startswith("accounts.wall_")]
    with scope.use(scope.Scope.below(world["alpha"].path, auditor.pk)):
        assert not AuditEntry.objects.filter(action__startswith="accounts.wall_").exists()


RECORD_TRAIL = [
    ("organization_head", "alpha", 200),
    ("organization_officer", "alpha-east", 200),
    ("inspection_chair", "alpha-east", 200),
    ("unit_secretary", "alpha-east", 403),
    ("standing_committee_member", "alpha", 403),
    ("organization_head", "alpha-west", 404),
    ("organization_head", "beta", 404),
    ("auditor", "alpha", 404),
    ("system_administrator", "alpha", 404),
    ("statistics_reader", "alpha", 404),
]


@pytest.mark.parametrize(("role", "unit", "status"), RECORD_TRAIL)
def test_the_trail_of_a_member_is_for_those_who_answer_for_the_record(
    world, lines, role, unit, status
):
    ours, _theirs = lines
    answer = browser_as(world, role, unit).get(trail_address("membership.member", ours.pk))
    assert answer.status_code == status
    assert (ours.full_name in answer.content.decode()) == (status == 200)


def test_reading_a_trail_is_a_line_itself(world, lines):
    ours, _theirs = lines
    before = AuditEntry.objects.count()
    browser_as(world, "organization_head", "alpha").get(trail_address("membership.member", ours.pk))
    line = AuditEntry.objects.latest("pk")
    assert AuditEntry.objects.count() == before + 1
    assert (line.kind, line.action, line.object_id) == ("read", "core.trail_read", ours.pk)


@pytest.mark.parametrize(
    "address",
    [
        trail_address("membership.member", 999999),
        trail_address("Membership.Member", 1),
        trail_address("sessions.session", 1),
        trail_address("auth.group", 1),
        trail_address("nonsense", 1),
    ],
)
def test_a_trail_of_nothing_is_not_found(world, lines, address):
    assert browser_as(world, "organization_head", "alpha").get(address).status_code == 404


def test_the_trail_of_a_walled_record_is_not_found(world, lines):
    ours, _theirs = lines
    wall(world.user("organization_head", "alpha"), ours)
    answer = browser_as(world, "organization_head", "alpha").get(
        trail_address("membership.member", ours.pk)
    )
    assert answer.status_code == 404
    assert ours.full_name not in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "shown"), [("organization_head", True), ("inspection_chair", False)]
)
def test_sensitive_fields_of_the_history_need_their_own_right(world, role, shown):
    from apps.membership.models import EthnicGroup

    record = member(world["alpha-east-1-cell"], "Nguyễn Thị Marker")
    record.ethnicity = EthnicGroup.objects.get(name="Khơ-me")
    record.position = "Bí thư chi bộ"
    record.save()
    client = browser_as(world, role, "alpha")
    User.objects.update(language="en")
    answer = client.get(trail_address("membership.member", record.pk))
    changes = {change.label: change.new for change in answer.context["history"][0]["changes"]}
    assert changes.get("Ethnic group") == ("Khơ-me" if shown else None)
    assert changes["Position"] == "Bí thư chi bộ"
    assert ("Khơ-me" in answer.content.decode()) == shown


def test_the_history_tells_who_wrote_through_a_page(world):
    client = browser_as(world, "organization_head", "alpha")
    client.post(
        "/settings/", {"language": "en", "theme": "dark", "density": "", "letter_keys": "on"}
    )
    person = world.user("organization_head", "alpha")
    answer = client.get(trail_address("accounts.user", person.pk))
    entry = answer.context["history"][0]
    assert entry["who"] == person.full_name
    assert str(entry["role"]) == "Head of the organisation board"
    assert str(entry["act"]) == "chose settings"
    assert entry["url"] == ""  # addresses are for auditors
    assert {change.label: (change.old, change.new) for change in entry["changes"]} == {
        "Language": ("Vietnamese", "English"),
        "Appearance": ("as the computer", "dark"),
    }


def test_a_line_about_a_record_beyond_the_range_can_be_written(world):
    theirs = member(world["beta-east-1-cell"])
    visitor = world.actor("inspection_officer", "alpha")
    with scope.use(visitor.scope()):
        audit.record_read(visitor, action="membership.viewed", obj=theirs)
        assert not AuditEntry.objects.exists()
    with scope.use(world.actor("auditor", "beta").scope()):
        assert AuditEntry.objects.get().user_id == visitor.user_id


def test_an_auditor_reads_at_which_address_an_act_was_done(world):
    client = browser_as(world, "organization_head", "alpha")
    client.post("/settings/", {"language": "vi", "theme": "dark", "density": ""})
    person = world.user("organization_head", "alpha")
    body = browser_as(world, "auditor", "alpha").get("/trail/").content.decode()
    assert '<small class="brk">/settings/</small>' in body
    own = client.get(trail_address("accounts.user", person.pk)).content.decode()
    assert '<small class="brk">/settings/</small>' not in own


def test_an_act_names_itself_in_the_row_history_and_only_there(world):
    """Within one request an act leaves its name; what is written after it does not carry it."""
    by = SystemActor(url="/somewhere/")

    @audit.act("core.trail_read")
    def rename(*, by: Any) -> None:
        record.position = "Bí thư"
        record.save()

    record = member(world["alpha-east-1-cell"], "Lê Văn Tên")
    with audit.attach(user=None, url="/outer/"):
        rename(by=by)
        record.position = "Phó bí thư"
        record.save()
    newest, within = history_of(record)[:2]
    assert (within.act, within.url) == (audit.action_label("core.trail_read"), "/somewhere/")
    assert (newest.act, newest.url) == ("", "/outer/")
