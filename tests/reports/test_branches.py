"""Each branch answers for its own forms: who may open the cases makes the forms of inspection."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from apps.accounts.roles import ROLES
from apps.core.errors import NotAllowed
from apps.core.models import Job
from apps.reports import actions, permissions
from apps.reports.choices import SummaryForm
from apps.reports.handover import actions as handover
from apps.reports.handover.work import work_items as handed_work
from apps.reports.schedule.actions import end_waiting, wait_for_units
from apps.reports.work import work_items
from tests.factories import reports as make

YEAR = {"kind": "year", "first": date(2019, 1, 1), "last": date(2019, 12, 31)}
ORGANISATION_BOARD = {"organization_officer", "organization_head"}
INSPECTION_BOARD = {"inspection_officer", "inspection_chair"}
CASE_SETS = {"inspection", "conclusions", "inspection_contents", "discipline", "petitions"}
PAIRS = [("discipline", "grading"), ("KT03", "TK1")]
"""A set and a table of the inspection branch, each beside one of the organisation branch."""


@pytest.fixture
def actors(world, people, tables):
    """Everybody of alpha-east by role."""
    return {role: world.actor(role, "alpha-east") for role in ROLES}


def roles_with(act: str, form: str) -> set[str]:
    right = getattr(permissions.rights_of(form), act)
    return {code for code, role in ROLES.items() if right in role.permissions}


def test_every_form_has_one_branch_and_each_branch_its_own_people(tables):
    forms = {*SummaryForm.values, *tables}
    of_cases = CASE_SETS | {code for code, one in tables.items() if one.branch == "inspection"}
    assert permissions.case_forms() == of_cases
    assert 20 < len(of_cases) < len(forms) - 20

    for form in forms:
        board = INSPECTION_BOARD if form in of_cases else ORGANISATION_BOARD
        head = "inspection_chair" if form in of_cases else "organization_head"
        for act in ("generate", "check"):
            assert roles_with(act, form) == board, (act, form)
        assert roles_with("sign", form) == {head, "standing_committee_member"}, form


@pytest.mark.parametrize("form", [form for pair in PAIRS for form in pair])
def test_a_form_is_made_checked_and_signed_by_its_branch_alone(world, actors, form):
    unit = world["alpha-east"]
    prepares, signs = roles_with("generate", form), roles_with("sign", form)
    for role, actor in actors.items():
        for ask in (make.summary, _requested):
            if role in prepares:
                ask(unit, by=actor, form=form, **YEAR)
            else:
                with pytest.raises(NotAllowed):
                    ask(unit, by=actor, form=form, **YEAR)

    officer = actors[sorted(prepares)[1]]
    made = make.summary(unit, by=officer, form=form, **YEAR)
    for role in set(actors) - prepares:
        with pytest.raises(NotAllowed):
            actions.check_summary(summary=made, by=actors[role])
    actions.check_summary(summary=made, by=officer)
    for role in set(actors) - signs:
        with pytest.raises(NotAllowed):
            actions.sign_summary(summary=made, by=actors[role])
    for role in set(actors) - signs - prepares:
        with pytest.raises(NotAllowed):
            actions.return_to_draft(summary=made, reason="x", by=actors[role])
    assert actions.sign_summary(summary=made, by=actors["standing_committee_member"]).is_signed


def _requested(unit, *, by, form, **days):
    actions.request_summary(organization=unit, form=form, by=by, **days)
    Job.objects.all().delete()


@pytest.mark.parametrize(("of_cases", "other"), PAIRS)
def test_the_level_above_answers_by_branch_too(world, actors, of_cases, other):
    for form, ours, theirs in (
        (of_cases, "inspection_chair", "organization_head"),
        (other, "organization_head", "inspection_chair"),
    ):
        checker = actors[ours.replace("chair", "officer").replace("head", "officer")]
        made = make.summary(world["alpha-east"], by=checker, form=form, **YEAR)
        actions.check_summary(summary=made, by=checker)
        actions.sign_summary(summary=made, by=actors[ours])
        with pytest.raises(NotAllowed):
            handover.send_up(summary=made, by=actors[theirs])
        handover.send_up(summary=made, by=actors[ours])
        made.refresh_from_db()  # the database has put it in its place in the tree

        right, wrong = world.actor(ours, "alpha"), world.actor(theirs, "alpha")
        page = reverse("reports:summary", args=[made.pk])
        assert page in [item.url for item in handed_work(right)]
        assert page not in [item.url for item in handed_work(wrong)]
        with pytest.raises(NotAllowed):
            handover.accept(summary=made, by=wrong)
        assert handover.accept(summary=made, by=right).state == "accepted"


def test_desks_show_the_forms_of_the_own_branch(world, actors):
    unit = world["alpha-east"]
    case = make.summary(unit, by=actors["inspection_officer"], form="KT03", **YEAR)
    other = make.summary(unit, by=actors["organization_officer"], form="grading", **YEAR)

    def desk(role: str) -> set[str]:
        return {item.url for item in work_items(actors[role])}

    pages = {one: reverse("reports:summary", args=[one.pk]) for one in (case, other)}
    assert desk("inspection_officer") == {pages[case]}
    assert desk("organization_officer") == {pages[other]}
    assert desk("standing_committee_member") == set()
    actions.check_summary(summary=case, by=actors["inspection_officer"])
    actions.check_summary(summary=other, by=actors["organization_officer"])
    assert desk("inspection_chair") == {pages[case]}
    assert desk("organization_head") == {pages[other]}
    assert desk("standing_committee_member") == set(pages.values())


def test_a_summary_that_waits_is_the_branchs_own(world, actors):
    chair, head = (world.actor(role, "alpha") for role in ("inspection_chair", "organization_head"))
    asked = {"organization": world["alpha"], "form": "discipline", **YEAR}
    with pytest.raises(NotAllowed):
        wait_for_units(by=head, **asked)
    row = wait_for_units(by=chair, **asked)
    with pytest.raises(NotAllowed):
        end_waiting(row=row, by=head)
    assert end_waiting(row=row, by=chair).ended_by_id == chair.user_id


def test_manual_figures_follow_the_form_of_their_indicator(world, actors):
    unit = world["alpha-east"]
    of_cases = make.manual_indicator("letters_by_hand", form="petitions")
    other = make.manual_indicator("unions_by_hand", form="membership")
    for indicator, ours, theirs in (
        (of_cases, "inspection", "organization"), (other, "organization", "inspection"),
    ):  # fmt: skip
        officer, stranger = (actors[f"{one}_officer"] for one in (ours, theirs))
        with pytest.raises(NotAllowed):
            make.manual_figure(unit, 3, by=stranger, indicator=indicator)
        made = make.manual_figure(unit, 3, by=officer, indicator=indicator)
        second = actors["inspection_chair" if ours == "inspection" else "organization_head"]
        with pytest.raises(NotAllowed):
            make.manual.approve_figure(figure=made, by=stranger)
        with pytest.raises(NotAllowed):
            make.manual.withdraw_figure(figure=made, reason="x", by=stranger)
        assert make.manual.approve_figure(figure=made, by=second).state == "approved"


def test_pages_offer_the_own_branch_and_refuse_the_other(world, actors, as_role, sent, everything):
    make.manual_indicator("letters_by_hand", form="petitions")
    make.manual_indicator("unions_by_hand", form="membership")
    inspector, officer = as_role("inspection_officer"), as_role("organization_officer")

    for browser, offered, closed, manual in (
        (inspector, ("discipline", "KT03"), ("grading", "TK1", "PTDL"), "letters_by_hand"),
        (officer, ("grading", "TK1", "PTDL"), ("discipline", "KT03"), "unions_by_hand"),
    ):
        text = browser.get("/summaries/new/").content.decode()
        listed = browser.get("/forms/").content.decode()
        assert all(f'<option value="{form}"' in text for form in offered)
        assert not any(f'<option value="{form}"' in text for form in closed)
        assert f"/summaries/new/?form={offered[1]}" in listed
        assert f"/summaries/new/?form={closed[1]}" not in listed
        entered = browser.get("/manual-figures/new/").content.decode()
        assert ("letters_by_hand" in entered, "unions_by_hand" in entered) == (
            manual == "letters_by_hand", manual == "unions_by_hand",
        )  # fmt: skip
        for form, status in ((offered[0], 302), (closed[0], 403), (closed[1], 403)):
            values = {
                "form": form, "organization": world["alpha-east"].pk, "kind": "year", "year": "2019"
            }  # fmt: skip
            assert browser.post("/summaries/new/", values).status_code == status, form
            asked = {"form": form, "organization": "alpha-east", "kind": "year",
                     "first": "2018-01-01", "last": "2018-12-31"}  # fmt: skip
            answer = browser.post("/api/summaries/generate/", asked, "application/json")
            assert answer.status_code == (202 if status == 302 else 403), form


@pytest.mark.parametrize(("of_cases", "other"), PAIRS)
def test_the_buttons_of_a_page_are_those_of_the_branch(world, actors, as_role, of_cases, other):
    inspector, officer = as_role("inspection_officer"), as_role("organization_officer")
    for form, ours, theirs, by in (
        (of_cases, inspector, officer, "inspection_officer"),
        (other, officer, inspector, "organization_officer"),
    ):
        made = make.summary(world["alpha-east"], by=actors[by], form=form, **YEAR)
        page, check, again = (
            reverse(f"reports:{name}", args=[made.pk]) for name in ("summary", "check", "again")
        )
        text, closed = (one.get(page).content.decode() for one in (ours, theirs))
        assert check in text
        assert again in text
        assert check not in closed
        assert again not in closed
        assert theirs.post(check, {}).status_code == 403
        assert theirs.post(again, {}).status_code == 403
