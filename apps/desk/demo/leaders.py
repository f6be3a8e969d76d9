"""People in post of two more districts, in bulk: whether they hold the standards of their posts.

Huyện ủy Nam Trực published that all leaders have the education asked for; Huyện ủy Thạnh Trị set
out to reach shares of education and theory by 2025, which the demo lets it reach. Who it is, and
how many stand behind each share, is invented.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from apps.cadres.models import Cadre, Position, Title
from apps.cadres.references import drawn
from apps.core.partial_dates import PartialDate
from apps.desk.demo.topics import Demo
from apps.membership.models import Member

Fits = Callable[[Any], bool]
BORN = range(1970, 1990)
HIGHER = ("university", "master", "doctor")
SCHOOLED = ("vocational", "college", "university")
SINCE = PartialDate(2015, 8)


@dataclass(frozen=True)
class Post:
    """So many people with a title, and what they hold."""

    title: str
    count: int
    fits: Fits
    unit: str = ""
    staff: str = "cadre"


def _holds(*theory: str, education: tuple[str, ...] = SCHOOLED) -> Fits:
    return lambda one: one.education in education and one.political_theory in theory


def _schooled(*education: str) -> Fits:
    return lambda one: one.education in education


POSTS: dict[str, tuple[Post, ...]] = {
    "nam-truc": (
        *(
            Post(title, count, _schooled(*HIGHER))
            for title, count in (
                ("district-secretary", 1), ("district-deputy-secretary", 2),
                ("district-people-committee-chair", 1), ("district-people-committee-deputy", 2),
                ("district-board-head", 5), ("district-department-head", 8),
            )
        ),
        *(
            Post(title, 20, _schooled(*SCHOOLED, "master"), staff="commune")
            for title in ("grassroots-secretary", "grassroots-people-committee-chair")
        ),
    ),
    "thanh-tri-st": (
        Post("district-board-head", 5, _holds("advanced", education=("university",))),
        Post("district-department-head", 7, _holds("advanced", education=("university",))),
        Post("district-department-deputy", 19, _holds("advanced", education=("university",))),
        Post("district-department-deputy", 1, _holds("intermediate", education=("university",))),
        Post("specialist", 6, _holds("intermediate", education=("master", "doctor"))),
        Post("specialist", 104, _holds("intermediate")),
        Post("specialist", 8, _holds("elementary")),
        Post("specialist", 50, _holds("intermediate", "advanced"), staff="commune"),
        Post("school-head", 10, _holds("intermediate", education=HIGHER), staff="employee"),
        Post("school-deputy", 70, _holds("none", "elementary"), staff="employee"),
    ),
}  # fmt: skip
"""Thạnh Trị: 200 cadres and civil servants, of them 6 masters (3%) and 192 with intermediate theory
or above (96%); 10 of 80 public employees; all heads and 19 of 20 deputies with advanced theory."""


def build(demo: Demo) -> int:
    """Profiles of members with their posts; how many."""
    titles = {one.code: one for one in Title.objects.all()}
    return sum(_office(demo.units[code], posts, titles) for code, posts in POSTS.items())


def _office(unit: Any, posts: tuple[Post, ...], titles: dict[str, Title]) -> int:
    members = list(Member.objects.below(unit).present().order_by("pk"))  # type: ignore[attr-defined]
    left = {one.pk: one for one in members if one.birth and one.birth.year in BORN}
    cadres: list[Cadre] = []
    held: list[tuple[Cadre, Post]] = []
    for post in posts:
        chosen = list(islice((one for one in left.values() if post.fits(one)), post.count))
        for member in chosen:
            del left[member.pk]
            cadres.append(_cadre(unit, member, post))
            held.append((cadres[-1], post))
    Cadre.objects.bulk_create(cadres, batch_size=500)
    Position.objects.bulk_create(
        [
            Position.of(
                one, title=titles[post.title], title_text=titles[post.title].name,
                unit_text=unit.name, act="appointed", since=SINCE, decided_on=None,
            )
            for one, post in held
        ],
        batch_size=500,
    )  # fmt: skip
    return len(cadres)


def _cadre(unit: Any, member: Member, post: Post) -> Cadre:
    return Cadre(
        organization=unit, member=member, reference=drawn("C"), full_name=member.full_name,
        birth=member.birth, sex=member.sex, ethnicity_id=member.ethnicity_id,
        education=member.education, political_theory=member.political_theory,
        staff_kind=post.staff, management_tier="district" if post.staff == "cadre" else "",
    )  # fmt: skip
