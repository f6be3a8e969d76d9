"""The life of a cell: meetings, who came, how good they were; officials who attend cells."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.membership.cells.choices import CriterionStanding, MeetingKind, Presence, Quality
from apps.membership.cells.querysets import (
    AttendanceGroupQuerySet,
    AttendanceQuerySet,
    CellQuerySet,
    CriterionQuerySet,
    MeetingQuerySet,
)
from apps.tenancy.models import Organization, TenantOwned
from apps.tenancy.tracking import tracked

GUARD = ("member_id", "membership.member")


def _by(label: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=label
    )


class Cell(Organization):
    """An organisation as the cell that owes a meeting: its life is a matter of a right of its own,
    while everybody of the range may know the organisation."""

    view_permission = Permission.VIEW_CELL_LIFE
    opened_by_grants: ClassVar[bool] = False
    graded: ClassVar[bool] = False

    objects = CellQuerySet.as_manager()  # type: ignore[misc, assignment]

    class Meta:
        proxy = True
        verbose_name = _("cell")
        verbose_name_plural = _("cells")

    @property
    def organization_id(self) -> int:
        """Itself: what runs about the cell lies with it."""
        return int(self.pk)


class MeetingCriterion(models.Model):
    """What is judged after a meeting, by the rules of a province in a period. Reference data.

    Without a province it applies where no province has criteria of its own.
    """

    province = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        db_constraint=False, verbose_name=_("province"),
    )  # fmt: skip
    code = models.SlugField(_("code"), max_length=30)
    name = models.CharField(_("name"), max_length=200)
    most = models.DecimalField(_("most points"), max_digits=5, decimal_places=2)
    decisive = models.BooleanField(_("full marks needed for good"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    valid_from = models.DateField(_("in force from"))
    valid_to = models.DateField(_("in force until before"), null=True, blank=True)
    status = models.CharField(_("standing"), max_length=10, choices=CriterionStanding)
    source = models.CharField(_("source"), max_length=300)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = _("criterion of a meeting's quality")
        verbose_name_plural = _("criteria of meetings' quality")
        constraints = [
            models.UniqueConstraint(
                fields=["province", "code", "valid_from"], nulls_distinct=False,
                name="meetingcriterion_once",
            ),
            models.CheckConstraint(condition=Q(most__gt=0), name="meetingcriterion_points"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


@tracked("changed_at")
class Meeting(TenantOwned):
    """A meeting of a cell. One typed wrongly is struck with a reason, never deleted."""

    view_permission = Permission.VIEW_CELL_LIFE
    wallable: ClassVar[bool] = False

    kind = models.CharField(_("kind of meeting"), max_length=14, choices=MeetingKind)
    held_on = models.DateField(_("meeting date"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    chair = models.CharField(_("chair"), max_length=120)
    secretary = models.CharField(_("secretary of the meeting"), max_length=120, blank=True)
    minutes_long = models.PositiveSmallIntegerField(_("duration in minutes"), null=True, blank=True)
    topics = models.TextField(_("agenda and topics"), max_length=4000)
    minutes = models.TextField(_("minutes"), max_length=20000, blank=True)
    resolution_number = models.CharField(_("resolution number"), max_length=60, blank=True)
    official = models.PositiveIntegerField(_("official members of the cell"), default=0)
    probationary = models.PositiveIntegerField(_("probationary members of the cell"), default=0)
    official_present = models.PositiveIntegerField(_("official members present"), default=0)
    probationary_present = models.PositiveIntegerField(_("probationary members present"), default=0)
    points = models.JSONField(_("points"), default=dict, blank=True)
    quality = models.CharField(_("quality"), max_length=8, choices=Quality, blank=True)
    struck = models.CharField(_("struck because"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_by = _by(_("recorded by"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = MeetingQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("cell meeting")
        verbose_name_plural = _("cell meetings")
        constraints = [
            models.CheckConstraint(
                condition=Q(official_present__lte=F("official"))
                & Q(probationary_present__lte=F("probationary")),
                name="meeting_present_are_members",
            ),
            models.UniqueConstraint(
                fields=["organization", "kind", "held_on"], condition=Q(struck=""),
                name="meeting_once_a_day",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["organization", "-held_on"], name="meeting_unit"),
            models.Index(fields=["path", "held_on"], name="meeting_path"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.held_on:%d/%m/%Y}"

    @property
    def members(self) -> int:
        """Members of the cell on the day who are not free of meetings."""
        return self.official + self.probationary

    @property
    def present(self) -> int:
        """Members who came."""
        return self.official_present + self.probationary_present


class Attendance(TenantOwned):
    """Whether one member of the cell came to one meeting."""

    view_permission = Permission.VIEW_CELL_LIFE
    guarded_by: ClassVar[tuple[str, str]] = GUARD
    wallable: ClassVar[bool] = False

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="attendance", verbose_name=_("meeting")
    )
    member = models.ForeignKey(
        "membership.Member", models.PROTECT, related_name="attendance", verbose_name=_("member")
    )
    presence = models.CharField(_("attendance"), max_length=8, choices=Presence)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    probationary = models.BooleanField(_("probationary on that day"), default=False)

    objects = AttendanceQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("attendance of a member")
        verbose_name_plural = _("attendance of members")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once"),
            models.CheckConstraint(
                condition=~Q(presence="excused") | ~Q(reason=""), name="attendance_excused_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["path", "member"], name="attendance_path"),
            models.Index(
                fields=["path", "meeting"], condition=Q(presence="absent"), name="attendance_absent"
            ),
        ]

    def __str__(self) -> str:
        return self.get_presence_display()


class AttendanceGroup(TenantOwned):
    """A working group of officials who attend cells, by decision of a committee."""

    view_permission = Permission.VIEW_CELL_LIFE
    wallable: ClassVar[bool] = False

    name = models.CharField(_("name"), max_length=200)
    decision_number = models.CharField(_("decision number"), max_length=60)
    decided_on = models.DateField(_("decision date"))
    valid = DateRangeField(_("period"))
    task = models.CharField(_("task"), max_length=500, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=200, blank=True)
    recorded_by = _by(_("recorded by"))
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    objects = AttendanceGroupQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("group that attends cells")
        verbose_name_plural = _("groups that attend cells")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "decision_number", "decided_on", "name"],
                name="attendancegroup_once",
            )
        ]
        indexes = [models.Index(fields=["path", "-decided_on"], name="attendancegroup_path")]

    def __str__(self) -> str:
        return f"{self.name} ({self.decision_number})"

    @property
    def last_day(self) -> date | None:
        """The last day of its work; None while no end is set."""
        upper = self.valid.upper
        return upper - timedelta(days=1) if upper else None


class AttendanceGroupPerson(TenantOwned):
    """One official of a working group."""

    view_permission = Permission.VIEW_CELL_LIFE
    wallable: ClassVar[bool] = False

    group = models.ForeignKey(
        AttendanceGroup, models.PROTECT, related_name="people", verbose_name=_("group")
    )
    full_name = models.CharField(_("full name"), max_length=120)
    position = models.CharField(_("position"), max_length=200, blank=True)
    is_leader = models.BooleanField(_("leads the group"), default=False)

    class Meta:
        verbose_name = _("official who attends cells")
        verbose_name_plural = _("officials who attend cells")
        constraints = [
            models.UniqueConstraint(
                fields=["group"], condition=Q(is_leader=True), name="attendancegroup_one_leader"
            )
        ]
        indexes = [models.Index(fields=["path", "group"], name="attendancegroupperson_path")]

    def __str__(self) -> str:
        return self.full_name


class AttendanceGroupCell(TenantOwned):
    """One cell assigned to a working group."""

    view_permission = Permission.VIEW_CELL_LIFE
    wallable: ClassVar[bool] = False

    group = models.ForeignKey(
        AttendanceGroup, models.PROTECT, related_name="cells", verbose_name=_("group")
    )
    cell = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", db_constraint=False, verbose_name=_("cell")
    )

    class Meta:
        verbose_name = _("cell of a group")
        verbose_name_plural = _("cells of a group")
        constraints = [
            models.UniqueConstraint(fields=["group", "cell"], name="attendancegroupcell_once")
        ]
        indexes = [models.Index(fields=["path", "group"], name="attendancegroupcell_path")]

    def __str__(self) -> str:
        return str(self.cell)


class AttendanceVisit(TenantOwned):
    """An official attended a meeting of a cell: what they saw and proposed.

    It lies with the cell; name and position are copies, since the group lies above.
    """

    view_permission = Permission.VIEW_CELL_LIFE
    wallable: ClassVar[bool] = False

    person = models.ForeignKey(
        AttendanceGroupPerson, models.PROTECT, null=True, related_name="visits",
        db_constraint=False, verbose_name=_("official"),
    )  # fmt: skip
    full_name = models.CharField(_("full name"), max_length=120)
    position = models.CharField(_("position"), max_length=200, blank=True)
    visited_on = models.DateField(_("day of the visit"))
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, related_name="visits", verbose_name=_("meeting")
    )
    seen = models.TextField(_("what was seen"), max_length=4000)
    proposals = models.TextField(_("proposals"), max_length=4000, blank=True)
    recorded_by = _by(_("recorded by"))
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    class Meta:
        verbose_name = _("visit of an official to a cell")
        verbose_name_plural = _("visits of officials to cells")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "full_name", "visited_on"], name="attendancevisit_once"
            )
        ]
        indexes = [models.Index(fields=["path", "-visited_on"], name="attendancevisit_path")]

    def __str__(self) -> str:
        return f"{self.full_name} {self.visited_on:%d/%m/%Y}"
