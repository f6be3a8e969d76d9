"""Who is who: accounts of members, declared relatives."""

from __future__ import annotations

from datetime import date
from time import time

import pytest
from django.db import IntegrityError, transaction

from apps.accounts.models import RoleAssignment
from apps.accounts.permissions import Permission
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.membership.identity import actions, lookup
from apps.membership.models import Kinship, Member, MemberAccount, MemberRelation, PrivateEntry
from tests.factories.membership import member
from tests.inspection.conftest import acting

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 15)


@pytest.fixture
def officer(world):
    return acting(world, "organization_officer", "alpha-east")


@pytest.fixture
def known(world, everything):
    return member(world["alpha-east-1-cell"], "Nguyễn Thị Bình", card_number="111111111111")


@pytest.fixture
def brother(world, everything):
    return member(world["beta-east-1-cell"], "Nguyễn Văn Anh", card_number="222222222222")


def link(officer, known, user, today=TODAY):
    return actions.link_account(
        member=known, sign_in_name=user.sign_in_name, today=today, by=officer
    )


def test_an_account_without_a_role_sees_not_even_the_own_record(world, officer, known, client):
    """Trap T34: that an account belongs to a member opens nothing (there is no role "member")."""
    user = world.user("statistics_reader", "alpha-east")
    link(officer, known, user)
    RoleAssignment.objects.filter(user=user).delete()
    client.force_login(user, backend="apps.accounts.backends.SignInNameBackend")
    session = client.session
    session["started"] = int(time())
    session.save()

    for address in (f"/members/{known.pk}/", "/members/", f"/api/members/{known.pk}/"):
        answer = client.get(address, follow=True)
        assert answer.status_code in (403, 404)
        assert known.full_name not in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "code", "opens"),
    [
        ("organization_officer", "alpha-east", True),
        ("inspection_officer", "alpha-east", False),
        ("unit_secretary", "alpha-east-1", False),
        ("standing_committee_member", "alpha-east", False),
    ],
)
def test_the_text_on_relatives_opens_only_to_who_keeps_the_register(
    world, known, role, code, opens
):
    """Trap T34: inspection staff and secretaries see other fields than the organisation board."""
    actor = acting(world, role, code)
    assert Member.objects.visible_to(actor).filter(pk=known.pk).exists()
    assert actor.has(Permission.VIEW_SENSITIVE) is opens


def declare(officer, known, number="222222222222", **values):
    kinship = Kinship.objects.get(code="sibling")
    return actions.declare_relation(
        **{
            "member": known,
            "card_number": number,
            "kinship": kinship,
            "today": TODAY,
            "by": officer,
        }
        | values
    )


def test_an_account_is_linked_once_and_the_trail_says_so(world, officer, known):
    user = world.user("inspection_officer", "alpha-east")

    made = link(officer, known, user)

    assert lookup.accounts_of([known.pk]) == {known.pk: user.pk}
    assert lookup.members_of([user.pk]) == {user.pk: known.pk}
    assert AuditEntry.objects.filter(action="membership.account_linked").count() == 1
    for other in (known, member(world["alpha-east-1-cell"], "Lê Văn Hai")):
        with pytest.raises(RuleRefused) as refused:
            link(officer, other, user)
        assert refused.value.code == "account_linked"
    with pytest.raises(IntegrityError), transaction.atomic():
        MemberAccount.objects.create(
            member=known, organization=known.organization, user=officer.user, since=TODAY
        )
    actions.unlink_account(link=made, reason="Ghi nhầm", today=TODAY, by=officer)
    assert lookup.accounts_of([known.pk]) == {}
    with pytest.raises(RuleRefused) as refused:
        actions.unlink_account(link=made, reason="Ghi nhầm", today=TODAY, by=officer)
    assert refused.value.code == "identity_ended"


@pytest.mark.parametrize("name", ["nobody@example.vn", "inspection_officer.beta-east@example.vn"])
def test_an_account_elsewhere_is_refused_like_none(world, officer, known, name):
    world.user("inspection_officer", "beta-east")

    with pytest.raises(RuleRefused) as refused:
        actions.link_account(member=known, sign_in_name=name, today=TODAY, by=officer)

    assert refused.value.code == "account_unknown"


def test_nobody_links_or_unlinks_their_own_account(world, officer, known):
    with pytest.raises(RuleRefused) as refused:
        link(officer, known, officer.user)
    assert refused.value.code == "account_own"
    second = acting(world, "organization_head", "alpha-east")
    made = link(second, known, officer.user)
    with pytest.raises(RuleRefused) as refused:
        actions.unlink_account(link=made, reason="x", today=TODAY, by=officer)
    assert refused.value.code == "account_own"


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("inspection_officer", "alpha-east"), ("inspection_chair", "alpha-east"),
        ("system_administrator", "alpha-east"), ("organization_officer", "alpha-west"),
        ("organization_officer", "beta-east"), ("unit_secretary", "alpha-east"),
    ],
)  # fmt: skip
def test_only_who_keeps_the_guarded_record_says_who_is_who(world, known, role, code):
    actor = acting(world, role, code)
    with pytest.raises(NotAllowed):
        link(actor, known, world.user("inspection_officer", "alpha-east"))
    with pytest.raises(NotAllowed):
        declare(actor, known)


def test_a_relative_of_any_office_is_declared_by_card_number_and_binds_both_ways(
    officer, known, brother
):
    made = declare(officer, known)

    found = lookup.relations_of([brother.pk])
    assert found == lookup.relations_of([known.pk])
    assert (found[0].other(brother.pk), found[0].raises_wall) == (known.pk, True)
    line = AuditEntry.objects.get(action="membership.relation_declared")
    assert (line.object_id, line.params) == (known.pk, {})
    with pytest.raises(RuleRefused) as refused:
        declare(officer, known)
    assert refused.value.code == "relation_stands"
    actions.end_relation(relation=made, reason="Khai nhầm", today=TODAY, by=officer)
    assert lookup.relations_of([known.pk]) == []


def test_what_is_no_relation_is_refused(world, officer, known, brother):
    foreign = PrivateEntry.objects.create(
        organization=brother.organization, member=brother, kind="family", code="father", title="A"
    )
    cases = (
        ({"number": "999999999999"}, "relation_unknown"), ({"number": ""}, "relation_unknown"),
        ({"number": "111111111111"}, "relation_own"), ({"entry": foreign}, "relation_entry"),
    )  # fmt: skip
    for values, code in cases:
        with pytest.raises(RuleRefused) as refused:
            declare(officer, known, **values)
        assert refused.value.code == code
    with pytest.raises(IntegrityError), transaction.atomic():
        MemberRelation.objects.create(
            member=known, organization=known.organization, relative=known, since=TODAY,
            kinship=Kinship.objects.first(),
        )  # fmt: skip


def test_nobody_ends_a_relation_of_their_own(world, officer, known, brother):
    link(acting(world, "organization_head", "alpha-east"), known, officer.user)
    made = declare(officer, known)

    with pytest.raises(RuleRefused) as refused:
        actions.end_relation(relation=made, reason="x", today=TODAY, by=officer)

    assert refused.value.code == "relation_of_oneself"


def test_links_and_relations_go_with_their_member(world, officer, known, brother):
    link(officer, known, world.user("unit_secretary", "alpha-east"))
    declare(officer, known)

    known.organization = world["alpha-west-1-cell"]
    known.save()

    for model in (MemberAccount, MemberRelation):
        assert model.objects.get(member=known).path == world["alpha-west-1-cell"].path


def test_the_page_shows_a_relative_of_another_office_without_the_name(
    world, browser, officer, known, brother
):
    declare(officer, known)
    client = browser("organization_officer", "alpha-east")

    page = client.get(f"/members/{known.pk}/identity/").content.decode()

    assert "anh, chị, em ruột" in page
    assert brother.full_name not in page
    assert f"/members/{brother.pk}/" not in page
    assert AuditEntry.objects.filter(action="membership.relatives_read").count() == 1


def test_the_forms_do_what_the_actions_do_and_say_why_not(world, browser, known, brother):
    client = browser("organization_officer", "alpha-east")
    user = world.user("unit_secretary", "alpha-east")
    base = f"/members/{known.pk}/identity"

    wrong = client.post(f"{base}/account/", {"sign_in_name": "nobody"})
    assert wrong.status_code == 422
    assert "Không có tài khoản" in wrong.content.decode()
    done = client.post(f"{base}/account/", {"sign_in_name": user.sign_in_name})
    assert done.status_code == 302
    kin = Kinship.objects.get(code="child")
    data = {"kinship": kin.pk, "card_number": brother.card_number}
    assert client.post(f"{base}/relatives/", data).status_code == 302
    made = MemberRelation.objects.get()
    unticked = client.post(f"/relatives/{made.pk}/end/", {"reason": "Khai nhầm"})
    assert unticked.status_code == 422
    ticked = client.post(f"/relatives/{made.pk}/end/", {"reason": "Khai nhầm", "confirmed": "on"})
    assert ticked.status_code == 302
    made.refresh_from_db()
    assert made.end_reason == "Khai nhầm"
