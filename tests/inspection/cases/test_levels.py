"""Who may open which kind of case, by level: a cell is no committee, a section has no inspectors."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.errors import RuleRefused
from apps.inspection.cases import rules
from apps.inspection.choices import Body, CaseKind
from apps.inspection.models import Case
from apps.tenancy import scope
from apps.tenancy.choices import Form, Tier
from tests.inspection.conftest import TODAY

TIERS, FORMS = st.sampled_from(Tier.values), st.sampled_from(Form.values)


@given(kind=st.sampled_from(CaseKind.values), body=st.sampled_from(Body.values), tier=TIERS, form=FORMS)  # fmt: skip
def test_a_level_never_allows_what_the_kind_does_not(kind, body, tier, form):
    if rules.may_open_at(kind, body, tier=tier, form=form):
        assert rules.may_open(kind, body)
        acts_as_cell = form == "cell" or tier == "cell"
        assert (body == "cell") == acts_as_cell
        assert acts_as_cell or tier != "section" or body == "committee"
        assert not (kind == "complaint" and tier in ("section", "cell"))


@given(kind=st.sampled_from(CaseKind.values))
def test_a_grassroots_committee_carries_out_every_kind_somehow(kind):
    bodies = rules.bodies_at("grassroots", "committee")
    assert any(
        rules.may_open_at(kind, body, tier="grassroots", form="committee") for body in bodies
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("unit", "values", "code"),
    [
        ("alpha-east-1-cell", {"body": "inspection_committee"}, "case_body_level"),
        ("alpha-east-1-cell", {"body": "committee"}, "case_body_level"),
        ("alpha-east-1-cell", {"body": "cell"}, ""),
        ("alpha-east", {"body": "cell"}, "case_body_level"),
        ("alpha-east-1", {"body": "inspection_committee"}, ""),
    ],
)
def test_the_level_is_judged_at_the_registration(register, world, unit, values, code):
    if not code:
        assert register(organization=world[unit], **values).body == values["body"]
        return
    with pytest.raises(RuleRefused) as refused:
        register(organization=world[unit], **values)
    assert (refused.value.code, refused.value.field) == (code, "body")
    assert "296-QĐ/TW" in str(refused.value.message)
    with scope.use(scope.Scope.everything()):
        assert not Case.objects.exists()


@pytest.mark.django_db
def test_the_tier_of_the_day_counts_not_that_of_today(register, world):
    """Tiers are dated: what is a section today may have been a grassroots organisation."""
    unit = world["alpha-east-1"]
    with scope.use(scope.Scope.everything()):
        version = unit.versions.get()
        version.tier = "section"
        version.save(update_fields=["tier"])
    with pytest.raises(RuleRefused) as refused:
        register(organization=unit, kind="complaint", body="committee", source="letter")
    assert refused.value.code == "case_body_level"
    with scope.use(scope.Scope.everything()):
        unit.versions.update(valid=(date(2000, 1, 1), TODAY))
    assert register(organization=unit, kind="complaint", body="committee", source="letter").pk
