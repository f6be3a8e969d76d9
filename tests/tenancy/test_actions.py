"""Changes of the tree: each by a decision, from a day on, with one line in the trail."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from apps.core.errors import DomainError, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.tenancy import actions, obstacles
from apps.tenancy.models import Organization
from apps.tenancy.permissions import System
from apps.tenancy.rules import Decision

pytestmark = pytest.mark.usefixtures("everything")
PAPER = Decision("7-QĐ/TU", date(2025, 6, 26))
DAY = date(2025, 7, 1)


@pytest.fixture
def keeper(world):  # type: ignore[no-untyped-def]
    return world.actor("system_administrator", "alpha")


def _periods(organization):  # type: ignore[no-untyped-def]
    return [
        (one.name, one.tier, one.parent_id, one.valid.lower, one.valid.upper)
        for one in organization.versions.order_by("valid")
    ]


def _found(world, by, **changed):  # type: ignore[no-untyped-def]
    values = {
        "code": "alpha-new", "name": "Đảng bộ Mới", "tier": "grassroots", "form": "committee",
        "sector": "agency", "parent": world["alpha-east"], "keeps_office": False,
        "effective_on": DAY, "decision": PAPER,
    }  # fmt: skip
    return actions.found_organization(**(values | changed), by=by)


CHANGES = {
    "rename": lambda w, by, **k: actions.rename_organization(
        organization=w["alpha-east-1"], name="Đảng bộ Khác", by=by, **k
    ),
    "move": lambda w, by, **k: actions.move_organization(
        organization=w["alpha-east-1"], parent=w["alpha-west"], by=by, **k
    ),
    "tier": lambda w, by, **k: actions.change_tier(
        organization=w["alpha-east-1"], tier="commune", by=by, **k
    ),
    "office": lambda w, by, **k: actions.set_office(
        organization=w["alpha-east-1"], keeps_office=True, by=by, **k
    ),
    "end": lambda w, by, **k: actions.end_organization(
        organization=w["alpha-east-1-cell"], by=by, **k
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_closes_the_period_opens_the_next_and_leaves_one_line(world, keeper, change):
    lines = AuditEntry.objects.count()

    changed = change(world, keeper, effective_on=DAY, decision=PAPER)

    before, after = changed.versions.order_by("valid")
    assert (before.valid.upper, after.valid.lower, after.valid.upper) == (DAY, DAY, None)
    assert (after.decision_number, after.decision_on) == ("7-QĐ/TU", date(2025, 6, 26))
    assert (after.name, after.tier, after.parent_id) == (
        changed.name, changed.tier, changed.parent_id,
    )  # fmt: skip
    assert (after.keeps_office, after.active) == (changed.keeps_office, changed.active)
    assert AuditEntry.objects.count() == lines + 1
    line = AuditEntry.objects.latest("pk")
    assert (line.object_id, line.user_id) == (changed.pk, keeper.user_id)
    assert line.params["decision"] == "7-QĐ/TU"


TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize(
    ("day", "paper", "code"),
    [
        (DAY, Decision("", date(2025, 6, 26)), "decision_number"),
        (DAY, Decision("7-QĐ/TU", None), "decision_date"),
        (TOMORROW, PAPER, "effect_ahead"),
        (date(2009, 12, 31), PAPER, "effect_before_period"),
    ],
    ids=["no number", "no date", "ahead", "before the period"],
)
def test_a_change_without_a_paper_or_on_an_impossible_day_is_refused(
    world, keeper, change, day, paper, code
):
    with pytest.raises(RuleRefused) as refusal:
        change(world, keeper, effective_on=day, decision=paper)
    assert refusal.value.code == code


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize(
    ("role", "unit"),
    [
        ("system_administrator", "beta"),
        ("system_administrator", "alpha-west"),
        ("organization_head", "alpha"),
        ("auditor", "alpha"),
    ],
)
def test_a_change_is_for_administrators_of_the_range(world, change, role, unit):
    with pytest.raises(NotAllowed):
        change(world, world.actor(role, unit), effective_on=DAY, decision=PAPER)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_changes_in_an_ended_organisation(world, keeper, change):
    for code in ("alpha-east-1-cell", "alpha-east-1"):
        actions.end_organization(
            organization=world[code], effective_on=date(2024, 1, 1), decision=PAPER, by=keeper
        )
    with pytest.raises(RuleRefused) as refusal:
        change(world, keeper, effective_on=DAY, decision=PAPER)
    assert refusal.value.code == "organization_ended"


def test_two_decisions_of_one_day_make_one_state(world, keeper):
    base = world["alpha-east-1"]
    actions.rename_organization(
        organization=base, name="Đảng bộ Khác", effective_on=DAY, decision=PAPER, by=keeper
    )
    actions.change_tier(
        organization=base, tier="commune", effective_on=DAY, decision=PAPER, by=keeper
    )
    assert _periods(base) == [
        ("Đảng bộ alpha-east-1", "grassroots", base.parent_id, date(2010, 1, 1), DAY),
        ("Đảng bộ Khác", "commune", base.parent_id, DAY, None),
    ]


def test_nothing_new_is_refused(world, keeper):
    base = world["alpha-east-1"]
    with pytest.raises(RuleRefused, match="organization_same"):
        actions.rename_organization(
            organization=base, name=base.name, effective_on=DAY, decision=PAPER, by=keeper
        )


def test_founding_opens_the_first_period_within_the_tenant(world, keeper):
    made = _found(world, keeper)
    assert _periods(made) == [("Đảng bộ Mới", "grassroots", world["alpha-east"].pk, DAY, None)]
    assert (made.tenant_id, made.province_id) == (world["alpha-east"].pk, world["alpha"].pk)
    assert AuditEntry.objects.get().action == "tenancy.organization_founded"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"code": "alpha-east"}, "code_taken"),
        ({"code": "beta-east"}, "code_taken"),
        ({"tier": "district"}, "tier_not_below"),
        ({"effective_on": date(2009, 1, 1)}, "parent_not_then"),
        ({"effective_on": TOMORROW}, "effect_ahead"),
    ],
)
def test_founding_refuses_what_the_tree_does_not_allow(world, keeper, changed, code):
    with pytest.raises(RuleRefused) as refusal:
        _found(world, keeper, **changed)
    assert refusal.value.code == code


def test_only_the_installation_founds_at_the_top(world, keeper):
    root = {"code": "gamma", "tier": "province", "parent": None, "keeps_office": True}
    with pytest.raises(NotAllowed):
        _found(world, keeper, **root)
    assert _found(world, System(), **root).path.count(".") == 1


def test_nothing_stands_under_a_cell(world, keeper):
    with pytest.raises(RuleRefused, match="parent_is_cell"):
        _found(world, keeper, parent=world["alpha-east-1-cell"], tier="cell")


def test_a_parent_outside_the_range_is_refused(world, keeper):
    with pytest.raises(NotAllowed):
        _found(world, keeper, parent=world["beta-east"])
    with pytest.raises(NotAllowed):
        actions.move_organization(
            organization=world["alpha-east-1"], parent=world["beta-east"], effective_on=DAY,
            decision=PAPER, by=keeper,
        )  # fmt: skip


def test_moving_carries_what_stands_below(world, keeper):
    actions.move_organization(
        organization=world["alpha-east-1"], parent=world["alpha-west"], effective_on=DAY,
        decision=PAPER, by=keeper,
    )  # fmt: skip
    cell = Organization.objects.get(code="alpha-east-1-cell")
    assert cell.tenant_id == world["alpha-west"].pk


def test_moving_under_oneself_is_refused(world, keeper):
    with pytest.raises(RuleRefused, match="parent_itself"):
        actions.move_organization(
            organization=world["alpha-east"], parent=world["alpha-east-1"], effective_on=DAY,
            decision=PAPER, by=keeper,
        )  # fmt: skip


def test_a_tier_below_that_of_a_child_is_refused(world, keeper):
    with pytest.raises(RuleRefused, match="tier_of_children"):
        actions.change_tier(
            organization=world["alpha-east"], tier="grassroots", effective_on=DAY, decision=PAPER,
            by=keeper,
        )  # fmt: skip


def test_setting_an_office_makes_a_tenant_and_takes_it_back(world, keeper):
    base, cell = world["alpha-east-1"], world["alpha-east-1-cell"]
    actions.set_office(
        organization=base, keeps_office=True, effective_on=DAY, decision=PAPER, by=keeper
    )
    cell.refresh_from_db()
    assert cell.tenant_id == base.pk
    actions.set_office(
        organization=base, keeps_office=False, effective_on=DAY, decision=PAPER, by=keeper
    )
    cell.refresh_from_db()
    assert cell.tenant_id == world["alpha-east"].pk


def test_the_top_keeps_its_office(world, keeper):
    with pytest.raises(RuleRefused, match="root_keeps_office"):
        actions.set_office(
            organization=world["alpha"], keeps_office=False, effective_on=DAY, decision=PAPER,
            by=keeper,
        )  # fmt: skip


def test_ending_waits_for_the_organisations_below(world, keeper):
    with pytest.raises(RuleRefused, match="children_working"):
        actions.end_organization(
            organization=world["alpha-east-1"], effective_on=DAY, decision=PAPER, by=keeper
        )


def test_nobody_ends_the_organisation_they_act_in(world):
    keeper = world.actor("system_administrator", "alpha-east-1-cell")
    with pytest.raises(RuleRefused, match="organization_own"):
        actions.end_organization(
            organization=world["alpha-east-1-cell"], effective_on=DAY, decision=PAPER, by=keeper
        )


def test_an_app_can_name_an_obstacle_to_the_end(world, keeper, monkeypatch):
    monkeypatch.setattr(obstacles, "registered", [])
    obstacles.register(lambda organization: DomainError("members_left"))
    with pytest.raises(DomainError, match="members_left"):
        actions.end_organization(
            organization=world["alpha-east-1-cell"], effective_on=DAY, decision=PAPER, by=keeper
        )


def test_form_and_sector_are_corrected_without_a_period(world, keeper):
    actions.describe_organization(
        organization=world["alpha-east-1-cell"], form="committee", sector="agency", by=keeper
    )
    assert world["alpha-east-1-cell"].versions.count() == 1
    assert AuditEntry.objects.get().action == "tenancy.organization_described"
    with pytest.raises(RuleRefused, match="parent_is_cell"):
        actions.describe_organization(
            organization=world["alpha-east-1"], form="cell", sector="agency", by=keeper
        )


def test_the_row_history_tells_who_changed_what(world, keeper):
    from apps.core import audit

    with audit.attach(user=keeper.user_id, role=keeper.role_code):
        actions.rename_organization(
            organization=world["alpha-east"], name="Đảng bộ Khác", effective_on=DAY,
            decision=PAPER, by=keeper,
        )  # fmt: skip
    event = world["alpha-east"].events.latest("pgh_id")
    assert (event.name, event.pgh_context["user"]) == ("Đảng bộ Khác", keeper.user_id)
