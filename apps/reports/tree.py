"""The tree of organisations as of a period: a summary of 2024 prints the units of 2024."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection
from django.db.models import Q

from apps.tenancy.models import Organization, OrganizationVersion

# An organisation stands where its last state that began by the day put it; one that was dissolved
# within the period keeps its last place, so that what happened in it is still counted.
STOOD = """
with recursive wanted (root, day) as (
  select * from unnest(%(roots)s::bigint[], %(days)s::date[])
), tree (root, day, id, parent) as (
  select root, day, root, null::bigint from wanted
  union
  select t.root, t.day, v.organization_id, v.parent_id
  from tree t join tenancy_organizationversion v on v.parent_id = t.id
  where coalesce(lower(v.valid), '-infinity') <= t.day and not exists (
    select 1 from tenancy_organizationversion w
    where w.organization_id = v.organization_id
      and coalesce(lower(w.valid), '-infinity') <= t.day
      and coalesce(lower(w.valid), '-infinity') > coalesce(lower(v.valid), '-infinity'))
)
"""
TREE_SQL = (
    STOOD
    + """
select distinct on (o.id) o.id, v.parent_id, coalesce(v.name, o.name), o.path,
  lower(v.valid), upper(v.valid), coalesce(v.keeps_office, o.keeps_office)
from tree t
join tenancy_organization o on o.id = t.id
left join tenancy_organizationversion v
  on v.organization_id = o.id and coalesce(lower(v.valid), '-infinity') <= t.day
order by o.id, lower(v.valid) desc nulls last
"""
)
# Of each root and day the organisations alone, with those that have no state by the day.
OF_EACH = """
select root, day, array_agg(id), array_agg(parent) from (
  select root, day, id, parent from tree
  union
  select w.root, w.day, o.id, o.parent_id
  from wanted w
  join tenancy_organization r on r.id = w.root
  join tenancy_organization o on o.path > r.path and o.path < r.path || '~'
  where not exists (
    select 1 from tenancy_organizationversion v
    where v.organization_id = o.id and coalesce(lower(v.valid), '-infinity') <= w.day)
) stood group by root, day
"""
STOOD_SQL = STOOD + OF_EACH

Stood = dict[tuple[int, date], dict[int, int | None]]
"""(Root, day) → organisation → the one it stood under."""


@dataclass(frozen=True)
class Place:
    """One organisation of the period: its name then, the one it stood under, its days."""

    id: int
    parent_id: int | None
    name: str
    path: str
    since: date | None = None
    until: date | None = None
    keeps_office: bool = False


@dataclass
class Tree:
    """An organisation and all that stood under it on the last day of a period."""

    root: Organization
    places: dict[int, Place]
    is_of_today: bool
    """Whether these are exactly the organisations of today's range of paths."""
    _branches: dict[int, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The organisation's name in the period."""
        return self.places[self.root.pk].name

    def children(self) -> list[Place]:
        """The organisations directly under the root, in the order of the tree."""
        found = [place for place in self.places.values() if place.parent_id == self.root.pk]
        return sorted(found, key=lambda place: place.path)

    def branch(self, organization_id: int) -> int:
        """The child of the root under which an organisation stood; the root's id for itself."""
        trail = []
        here = organization_id
        while here not in self._branches:
            trail.append(here)
            parent = self.places[here].parent_id if here in self.places else None
            if here == self.root.pk or parent is None or parent not in self.places:
                self._branches[here] = self.root.pk
            elif parent == self.root.pk:
                self._branches[here] = here
            else:
                here = parent
        for passed in trail:
            self._branches[passed] = self._branches[here]
        return self._branches[organization_id]

    def under(self, unit_id: int) -> list[int]:
        """Ids of the organisations of one branch; of the root: of those that stand in no branch."""
        return [pk for pk in self.places if self.branch(pk) == unit_id]


def tree_on(root: Organization, day: date) -> Tree:
    """The tree under ``root`` on ``day``. Needs a scope that holds all of it."""
    with connection.cursor() as cursor:
        cursor.execute(TREE_SQL, {"roots": [root.pk], "days": [day]})
        places = {row[0]: Place(*row) for row in cursor.fetchall()}
    today = set(Organization.objects.below(root).values_list("pk", flat=True))
    places |= _undated(today - places.keys(), day)
    return Tree(root, places, is_of_today=places.keys() == today)


def stood_on(wanted: Iterable[tuple[int, date]]) -> Stood:
    """Organisation → the one it stood under, of each root on its day, in one query. Needs a scope
    that holds all of them."""
    pairs = sorted(set(wanted))
    if not pairs:
        return {}
    with connection.cursor() as cursor:
        roots, days = zip(*pairs, strict=True)
        cursor.execute(STOOD_SQL, {"roots": list(roots), "days": list(days)})
        return {
            (root, day): dict(zip(ids, parents, strict=True))
            for root, day, ids, parents in cursor.fetchall()
        }


def _undated(missing: Iterable[int], day: date) -> dict[int, Place]:
    """Organisations of today's range that have no state by that day: they keep today's place.

    Those that stood elsewhere on the day stay out.
    """
    ids = list(missing)
    if not ids:
        return {}
    dated = OrganizationVersion.objects.filter(
        Q(valid__startswith__lte=day) | Q(valid__lower_inf=True), organization_id__in=ids
    )
    rows = Organization.objects.filter(pk__in=ids).exclude(pk__in=dated.values("organization_id"))
    return {
        row.pk: Place(row.pk, row.parent_id, row.name, row.path, keeps_office=row.keeps_office)
        for row in rows.only("pk", "parent_id", "name", "path", "keeps_office")
    }


def existed(place: Place, first: date, last: date) -> bool:
    """Whether an organisation stood on at least one day of the period, as far as is known."""
    begun = place.since is None or place.since <= last
    return begun and (place.until is None or place.until - timedelta(days=1) >= first)


def days_of(organization: Organization) -> tuple[date | None, date | None]:
    """First and last day of an organisation, as far as its states tell; None: not known, or still
    there. Needs a scope that holds it."""
    states = OrganizationVersion.objects.filter(organization=organization).order_by("valid")
    working = [state for state in states if state.active]
    if not working:
        return None, None
    ended = working[-1].valid.upper
    return working[0].valid.lower, ended - timedelta(days=1) if ended else None
