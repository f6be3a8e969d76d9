"""A small world: two provinces with two districts each, each with two grassroots and two cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from apps.accounts.actor import Actor, actor_for
from apps.accounts.models import RoleAssignment, User
from apps.accounts.roles import ROLES
from apps.tenancy.choices import Form, Tier
from apps.tenancy.models import Organization, OrganizationVersion


@dataclass
class World:
    """Organisations by code; people by (role, organisation code)."""

    organizations: dict[str, Organization] = field(default_factory=dict)
    people: dict[tuple[str, str], User] = field(default_factory=dict)

    def __getitem__(self, code: str) -> Organization:
        return self.organizations[code]

    def user(self, role: str, code: str) -> User:
        """The person who acts in that role over that organisation; made on first use."""
        if (role, code) not in self.people:
            self.people[role, code] = person(role=role, organization=self[code])
        return self.people[role, code]

    def actor(self, role: str, code: str) -> Actor:
        """That person, acting."""
        user = self.user(role, code)
        assignment = RoleAssignment.objects.select_related("organization", "user").get(user=user)
        return actor_for(assignment, url="/test/")


def organization(
    code: str, *, parent: Organization | None, tier: str, **fields: Any
) -> Organization:
    """An organisation with its first period."""
    fields.setdefault("name", f"Đảng bộ {code}")
    fields.setdefault("keeps_office", tier in (Tier.PROVINCE, Tier.DISTRICT))
    fields.setdefault("form", Form.CELL if tier == Tier.CELL else Form.COMMITTEE)
    made = Organization.objects.create(code=code, parent=parent, tier=tier, **fields)
    made.refresh_from_db()
    OrganizationVersion.objects.create(
        organization=made, valid=(date(2010, 1, 1), None), name=made.name, tier=tier,
        parent=parent, keeps_office=made.keeps_office,
    )  # fmt: skip
    return made


def person(*, role: str, organization: Organization, **fields: Any) -> User:
    """A person acting in one role; the password is 'secret-word-1'."""
    name = f"{role}.{organization.code}@example.vn"
    user = User.objects.create_user(
        name, "secret-word-1", full_name=fields.pop("full_name", f"{role} {organization.code}")
    )
    RoleAssignment.objects.create(
        user=user, role=role, organization=organization, valid_from=date(2010, 1, 1)
    )
    return user


def build_world() -> World:
    """Provinces alpha and beta; districts alpha-east, alpha-west, beta-east, beta-west; and so on.

    A level at a time, for nearly every test begins with it.
    """
    made = World()
    provinces = ("alpha", "beta")
    districts = [f"{province}-{side}" for province in provinces for side in ("east", "west")]
    bases = [f"{district}-{number}" for district in districts for number in (1, 2)]
    for tier, codes, parent_of in (
        (Tier.PROVINCE, provinces, dict.fromkeys(provinces, "")),
        (Tier.DISTRICT, districts, {code: code.partition("-")[0] for code in districts}),
        (Tier.GRASSROOTS, bases, {code: code.rpartition("-")[0] for code in bases}),
        (Tier.CELL, [f"{base}-cell" for base in bases], {f"{base}-cell": base for base in bases}),
    ):
        _add_level(made, tier, [(code, parent_of[code]) for code in codes])
    OrganizationVersion.objects.bulk_create(
        OrganizationVersion(
            organization=unit, valid=(date(2010, 1, 1), None), name=unit.name, tier=unit.tier,
            parent_id=unit.parent_id, keeps_office=unit.keeps_office,
        )
        for unit in made.organizations.values()
    )  # fmt: skip
    return made


def _add_level(made: World, tier: str, codes: list[tuple[str, str]]) -> None:
    added = Organization.objects.bulk_create(
        Organization(
            code=code, parent=made.organizations.get(parent), tier=tier, name=f"Đảng bộ {code}",
            keeps_office=tier in (Tier.PROVINCE, Tier.DISTRICT),
            form=Form.CELL if tier == Tier.CELL else Form.COMMITTEE,
        )
        for code, parent in codes
    )  # fmt: skip
    # Their places in the tree are filled in by the database.
    placed = Organization.objects.in_bulk([unit.pk for unit in added])
    made.organizations |= {unit.code: placed[unit.pk] for unit in added}


ALL_ROLES = list(ROLES)
