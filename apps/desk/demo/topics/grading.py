"""Grades of past years that give the published shares, a campaign of this year in every state, the
organisations commended, three of them for five excellent years, and members commended."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from django.db.models import Q
from django.utils import timezone

from apps.desk.demo.figures import committees, share
from apps.desk.demo.papers import TARGET_YEARS
from apps.desk.demo.topics import Demo
from apps.membership.grading import filling
from apps.membership.grading.choices import Body, CampaignState, CommendationForm, UnitState
from apps.membership.grading.judging import Judge
from apps.membership.grading.lookup import scale_of
from apps.membership.grading.rules import (
    COMPLETED,
    EXCELLENT,
    GOOD,
    GRADES,
    NO_CADRE,
    NOT_COMPLETED,
    named_as_cadre,
)
from apps.membership.models import (
    Campaign,
    CampaignUnit,
    GradeScale,
    MemberCommendation,
    MemberGrade,
    OrganizationCommendation,
    OrganizationGrade,
)
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

FIVE_YEARS = range(2018, 2023)
PRAISED = 6
ORGANIZATIONS_PRAISED = 4
MARGIN = 0.02
"""How much better than a published limit the invented shares are."""
NAM_TRUC, CAN_DUOC, THANH_TRI = (
    committees()[code] for code in ("nam-truc", "can-duoc", "thanh-tri-st")
)
ORGANIZATIONS_GOOD = share(
    NAM_TRUC.figure("organisations_graded_good_or_better")["at_least"]
) + MARGIN  # fmt: skip
"""Of the grassroots organisations of a district."""
_COMPLETED = NAM_TRUC.figure("members_graded_completed_or_better")
MEMBERS_COMPLETED = (
    share(_COMPLETED["at_least"]) + MARGIN / 2, share(_COMPLETED["at_most"]) - MARGIN / 2
)  # fmt: skip
"""Of its members: completed or better."""
MEMBERS_GOOD = 0.7
"""Of its members: good or better, where nothing was published."""


def build(demo: Demo) -> None:
    """Everything, unless there are campaigns already."""
    if Campaign.objects.exists():
        demo.say("campaigns are there already")
        return
    draw = demo.draw("grading")
    for year in NAM_TRUC.whole_years:
        _graded(demo.units["nam-truc"], year, draw)
    graded = CAN_DUOC.figure("committee_grade_by_province")
    _districts_of_a_province(
        demo.units["long-an"], graded["year"], demo.units["can-duoc"], graded["value"]
    )
    _commended(demo, draw)
    last = _graded(demo.units["thanh-tri-hn"], demo.today.year - 1, draw)
    _praised(demo, last)
    _organizations_praised(demo, last)
    _under_way(demo, demo.units["thanh-tri-hn"], draw)
    _towards_targets(demo.units["thanh-tri-st"], demo.draw("targets"))
    demo.say(f"{Campaign.objects.count()} campaigns, {MemberGrade.objects.count()} grades")


def _open(organization: Organization, year: int, as_of: date, **values: Any) -> Campaign:
    campaign: Campaign = Campaign.objects.create(
        organization=organization, year=year, scale=_scale(year), as_of=as_of,
        state=CampaignState.FILLING, **values,
    )  # fmt: skip
    filling.fill(campaign.pk)
    campaign.refresh_from_db()
    return campaign


def _scale(year: int) -> GradeScale:
    found = scale_of(year)
    assert found is not None
    return found


def _towards_targets(organization: Organization, draw: Random) -> None:
    """Years in which the yearly targets were reached."""
    target = THANH_TRI.target("members_graded_good_or_better")
    for year in TARGET_YEARS:
        _graded(organization, year, draw, members_good=share(target["at_least"]) + MARGIN)


def _graded(
    organization: Organization, year: int, draw: Random, *, members_good: float = MEMBERS_GOOD
) -> Campaign:
    """A closed campaign of a past year."""
    campaign = _open(organization, year, date(year, 12, 31))
    rows = list(MemberGrade.objects.filter(campaign=campaign, exclusion=""))
    completed = draw.uniform(*MEMBERS_COMPLETED)
    given = _shares(rows, draw, completed=completed, good=members_good)
    _grade(rows, given, date(year, 12, 28), f"{year}-QĐ/HU")
    own = list(OrganizationGrade.objects.filter(campaign=campaign))
    grades: dict[int, str] = {}
    for tier, body in sorted({(row.tier, row.body) for row in own}):
        part = [row for row in own if (row.tier, row.body) == (tier, body)]
        grades |= _shares(part, draw, good=ORGANIZATIONS_GOOD)
    _grade(own, grades, date(year, 12, 30), f"{year}-QĐ/HU")
    _close(campaign)
    return campaign


def _shares(
    rows: list[Any], draw: Random, *, completed: float = 1.0, good: float = MEMBERS_GOOD
) -> dict[int, str]:
    """A grade for each row: so many at least completed, so many of all at least good, and of the
    excellent ones at most a fifth of those graded good."""
    order = [row.pk for row in sorted(rows, key=lambda row: row.pk)]
    draw.shuffle(order)
    failed = len(order) - round(len(order) * completed) if completed < 1 else 0
    better = min(-int(-len(order) * good // 1), len(order) - failed)
    excellent = better // 6
    return {
        pk: EXCELLENT if place < excellent
        else GOOD if place < better
        else COMPLETED if place < len(order) - failed
        else NOT_COMPLETED
        for place, pk in enumerate(order)
    }  # fmt: skip


def _grade(rows: list[Any], grades: dict[int, str], on: date, number: str) -> None:
    """One statement for each grade, whatever the number of rows."""
    for grade in sorted({grades[row.pk] for row in rows}):
        type(rows[0]).objects.filter(
            pk__in=[row.pk for row in rows if grades[row.pk] == grade]
        ).update(
            self_grade=grade, proposal=grade, grade=grade, decided_on=on, decision_number=number
        )  # fmt: skip


def _close(campaign: Campaign) -> None:
    filling.recount(campaign.pk)
    day = date(campaign.year, 12, 28)
    units = CampaignUnit.objects.filter(campaign=campaign)
    units.update(state=UnitState.CLOSED, decided_on=day, decision_number=f"{campaign.year}-QĐ/HU")
    campaign.state, campaign.closed_at = CampaignState.CLOSED, timezone.now()
    campaign.save()


def _districts_of_a_province(
    province: Organization, year: int, published: Organization, grade: str
) -> None:
    """The province grades its districts, Cần Đước as was published."""
    campaign = _open(province, year, date(year, 12, 31))
    own = list(OrganizationGrade.objects.filter(campaign=campaign))
    grades = {row.pk: grade if row.organization_id == published.pk else GOOD for row in own}
    _grade(own, grades, date(year + 1, 2, 15), f"{year}-QĐ/TU")
    _close(campaign)


def _commended(demo: Demo, draw: Random) -> None:
    """Three grassroots organisations of Trần Đề, excellent for five years and commended."""
    district = demo.units["tran-de"]
    period = committees()["soc-trang"]
    chosen = list(
        Organization.objects.filter(parent=district, tier=Tier.GRASSROOTS).order_by("path")[
            : period.value("organisations_commended_excellent_five_years_running")
        ]
    )
    for year in FIVE_YEARS:
        campaign = _graded(district, year, draw)
        OrganizationGrade.objects.filter(
            campaign=campaign, organization__in=chosen, body=Body.ORGANIZATION
        ).update(self_grade=EXCELLENT, proposal=EXCELLENT, grade=EXCELLENT)
        others = OrganizationGrade.objects.filter(
            campaign=campaign, grade=EXCELLENT, tier=Tier.GRASSROOTS, body=Body.ORGANIZATION
        ).exclude(organization__in=chosen)
        others.update(self_grade=GOOD, proposal=GOOD, grade=GOOD)
    for number, one in enumerate(chosen, 1):
        OrganizationCommendation.objects.create(
            organization=one, kind="five_years", year=FIVE_YEARS[-1],
            form=CommendationForm.PROVINCIAL, deciding_body="Ban Thường vụ Tỉnh ủy Sóc Trăng",
            decision_number=f"{300 + number}-QĐ/TU", decided_on=min(date(2023, 2, 3), period.last),
        )  # fmt: skip


def _praised(demo: Demo, campaign: Campaign) -> None:
    """Some of last year's excellent members commended, one of them entered wrongly."""
    rows = MemberGrade.objects.filter(campaign=campaign, grade=EXCELLENT).order_by("path", "pk")
    for number, row in enumerate(rows.select_related("organization")[:PRAISED], 1):
        MemberCommendation.objects.create(
            organization=row.organization, member_id=row.member_id, kind="yearly",
            year=campaign.year, form=CommendationForm.CERTIFICATE,
            deciding_body="Ban Thường vụ Huyện ủy Thanh Trì",
            decision_number=f"{40 + number}-QĐ/HU",
            decided_on=min(date(campaign.year + 1, 2, 3), demo.today),
            withdrawn_reason="Ghi nhầm số quyết định" if number == PRAISED else "",
        )  # fmt: skip


def _organizations_praised(demo: Demo, campaign: Campaign) -> None:
    """Grassroots organisations of Thanh Trì: excellent in the year, for what they did besides, one
    entered wrongly. None for five years running: the published number is another committee's."""
    rows = OrganizationGrade.objects.filter(
        campaign=campaign, grade=EXCELLENT, tier=Tier.GRASSROOTS, body=Body.ORGANIZATION
    ).order_by("path")  # fmt: skip
    chosen = list(rows.select_related("organization")[:ORGANIZATIONS_PRAISED])
    for number, row in enumerate(chosen, 1):
        last = number == len(chosen)
        OrganizationCommendation.objects.create(
            organization=row.organization, kind="ad_hoc" if number == 1 else "yearly",
            year=campaign.year,
            form=CommendationForm.FLAG if number == 2 else CommendationForm.CERTIFICATE,
            deciding_body="Ban Thường vụ Huyện ủy Thanh Trì",
            decision_number=f"{60 + number}-QĐ/HU",
            decided_on=min(date(campaign.year + 1, 2, 3), demo.today),
            note="Dẫn đầu phong trào thi đua" if number == 1 else "",
            withdrawn_reason="Ghi nhầm tổ chức đảng" if last else "",
        )  # fmt: skip


def _under_way(demo: Demo, district: Organization, draw: Random) -> None:
    """This year's campaign: cells in every state, one organisation decided, some late."""
    today = demo.today
    campaign = _open(
        district, today.year, today, self_review_due=today - timedelta(days=20),
        proposals_due=today - timedelta(days=3), decision_due=today + timedelta(days=25),
    )  # fmt: skip
    tops = list(
        CampaignUnit.objects.filter(
            campaign=campaign, tier=Tier.GRASSROOTS, body=Body.ORGANIZATION
        ).order_by("path")
    )
    for place, top in enumerate(tops):
        _advance(campaign, top, place, draw, today)
    _as_cadres(campaign)
    filling.recount(campaign.pk)


def _as_cadres(campaign: Campaign) -> None:
    """Civil servants with a proposal: graded alike as such, one lower with grounds, one lower
    without, one whose grade is missing, one who is none any more; over and over."""
    proposed = MemberGrade.objects.filter(campaign=campaign).exclude(proposal="")
    rows = [
        row for row in proposed.select_related("member", "organization").order_by("pk")
        if named_as_cadre(row.member.position, row.member.occupation)
    ]  # fmt: skip
    judge = Judge(campaign.days[1], campaign.scale)
    for place, row in enumerate(rows):
        lower = GRADES[min(GRADES.index(row.proposal) + 1, len(GRADES) - 1)]
        row.cadre_grade = (row.proposal, lower, row.proposal, lower, "", NO_CADRE)[place % 6]
        row.grounds = "Có thành tích đột xuất được khen thưởng" if place % 6 == 1 else ""
        judge.judge(row, row.proposal, grounds=row.grounds)
    MemberGrade.objects.bulk_update(rows, ["cadre_grade", "grounds", "verdict"])


def _advance(campaign: Campaign, top: CampaignUnit, place: int, draw: Random, today: date) -> None:
    """The first organisations are decided, the next proposed, then in review, the last untouched;
    within each, the last cell lags behind."""
    step = min(place // 4, 3)
    inside = Q(path__gte=top.path, path__lt=top.path + "~")
    cells = list(
        CampaignUnit.objects.filter(inside, campaign=campaign, tier=Tier.CELL).order_by("path")
    )
    done = cells if step == 0 else cells[:-1]
    rows = list(MemberGrade.objects.filter(unit__in=done, exclusion=""))
    grades = _shares(rows, draw)
    own = list(OrganizationGrade.objects.filter(unit__in=done))
    grades_own = dict.fromkeys([row.pk for row in own], GOOD)
    if step == 0:
        _grade(rows, grades, today - timedelta(days=2), f"{place + 1}-QĐ/ĐU")
        _grade(own, grades_own, today - timedelta(days=2), f"{place + 1}-QĐ/ĐU")
        CampaignUnit.objects.filter(pk__in=[one.pk for one in [*done, top]]).update(
            decided_on=today - timedelta(days=2), decision_number=f"{place + 1}-QĐ/ĐU"
        )
        CampaignUnit.objects.filter(pk=top.pk).update(state=UnitState.MEMBERS_DECIDED)
    elif step < 3:
        for row in [*rows, *own]:
            row.self_grade = grades[row.pk] if isinstance(row, MemberGrade) else GOOD
            row.proposal = row.self_grade if step == 1 else ""
        MemberGrade.objects.bulk_update(rows, ["self_grade", "proposal"])
        OrganizationGrade.objects.bulk_update(own, ["self_grade", "proposal"])
    state = (UnitState.DECIDED, UnitState.PROPOSED, UnitState.SELF_REVIEW, UnitState.NOT_STARTED)
    CampaignUnit.objects.filter(pk__in=[one.pk for one in done]).update(state=state[step])
