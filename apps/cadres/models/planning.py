"""Plans: lists of people for titles, how they came to be approved, and what became of them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.permissions import Permission
from apps.cadres.models.posts import Title, WorkUnit
from apps.cadres.models.profiles import Cadre
from apps.cadres.planning.choices import (
    Begin,
    End,
    Group,
    ListKind,
    ListState,
    Removal,
    Scope,
    Source,
    Step,
    TermKind,
)
from apps.cadres.planning.querysets import EntryQuerySet, PlanOwnedQuerySet, PlanQuerySet
from apps.core.choices import Secrecy
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


def _percent(label: Any) -> models.DecimalField[Any, Any]:
    return models.DecimalField(label, max_digits=5, decimal_places=2, null=True, blank=True)


@tracked("changed_at")
class PlanningList(TenantOwned):
    """One list for one term: docs/adr/0038. A yearly review is a list of its own that follows.

    How ages are told (day of reference, bands, who is young) and what the structure aims at stand
    on the list with their basis, because they differ by level, document and report.
    """

    view_permission = Permission.VIEW_CADRE
    graded: ClassVar[bool] = True
    opened_by_grants: ClassVar[bool] = False

    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    name = models.CharField(_("title"), max_length=200)
    kind = models.CharField(pgettext_lazy("planning", "list"), max_length=8, choices=ListKind)
    scope = models.CharField(_("plans for"), max_length=12, choices=Scope)
    term_kind = models.CharField(_("whose term"), max_length=12, choices=TermKind)
    first_year = models.PositiveSmallIntegerField(_("first year of the term"))
    last_year = models.PositiveSmallIntegerField(_("last year of the term"))
    year = models.PositiveSmallIntegerField(_("year of the list"))
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", editable=False,
        verbose_name=_("reviews the list"),
    )  # fmt: skip
    age_on = models.DateField(
        _("ages are told on"),
        help_text=_("The month of the congress, or of the election; never today."),
    )
    age_basis = models.CharField(_("by which document"), max_length=200, blank=True)
    age_cuts = ArrayField(
        models.PositiveSmallIntegerField(), size=2, verbose_name=_("bounds of the age bands")
    )
    young_below = models.PositiveSmallIntegerField(_("young: under"))
    aim_young = _percent(_("aim: young, percent"))
    aim_women = _percent(_("aim: women, percent"))
    aim_minority = _percent(_("aim: ethnic minorities, percent"))
    aim_theory = _percent(_("aim: high political theory, percent"))
    aim_low = _percent(_("coefficient from"))
    aim_high = _percent(_("coefficient until"))
    aims_basis = models.CharField(_("document of the aims"), max_length=200, blank=True)
    secrecy = models.PositiveSmallIntegerField(
        _("secrecy"), choices=Secrecy, default=Secrecy.CONFIDENTIAL
    )
    state = models.CharField(_("state"), max_length=10, choices=ListState, default=ListState.DRAFT)
    approver = models.CharField(_("approving body"), max_length=200, blank=True)
    submitted_on = models.DateField(_("handed in on"), null=True, blank=True)
    submission_number = models.CharField(_("number of the submission"), max_length=60, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approval_number = models.CharField(_("number of the approval"), max_length=60, blank=True)
    approval_note = models.CharField(_("why in spite of warnings"), max_length=500, blank=True)
    published_on = models.DateField(_("made known on"), null=True, blank=True)
    publication_note = models.CharField(_("to whom, how"), max_length=300, blank=True)
    discard_note = models.CharField(_("why given up"), max_length=300, blank=True)
    judged = models.JSONField(_("what the rules said"), null=True, blank=True, editable=False)
    """Of the list as a whole, at its approval, with the law in copy."""
    version = models.PositiveIntegerField(default=1, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("drafted by"),
    )  # fmt: skip
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects: ClassVar[Any] = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("planning list")
        verbose_name_plural = _("planning lists")
        constraints = [
            # Target of the composite foreign keys that keep place and grade of its rows true.
            models.UniqueConstraint(
                fields=["id", "organization", "secrecy"], name="planninglist_place"
            ),
            models.CheckConstraint(
                condition=Q(last_year__gt=F("first_year")), name="planninglist_term"
            ),
            models.CheckConstraint(
                condition=Q(kind=ListKind.REVIEW, follows__isnull=False)
                | Q(kind=ListKind.NEW, follows__isnull=True),
                name="planninglist_review_follows",
            ),
            models.CheckConstraint(
                condition=Q(state=ListState.APPROVED, approved_on__isnull=False)
                & ~Q(approval_number="")
                | ~Q(state=ListState.APPROVED) & Q(approved_on__isnull=True, published_on=None),
                name="planninglist_approved_has_decision",
            ),
            models.CheckConstraint(
                condition=~Q(state=ListState.DISCARDED) | ~Q(discard_note=""),
                name="planninglist_discarded_says_why",
            ),
            models.UniqueConstraint(
                fields=["follows"], condition=~Q(state=ListState.DISCARDED),
                name="planninglist_one_review",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["path", "-first_year", "-year"], name="planninglist_path"),
            models.Index(
                fields=["province_id", "-first_year", "-year"], name="planninglist_province"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The page of the list."""
        return reverse("cadres:planning", args=[self.reference])

    @property
    def term(self) -> str:
        """The years of the term."""
        return f"{self.first_year}–{self.last_year}"

    @property
    def is_open(self) -> bool:
        """Whether people may still be put on it and taken out."""
        return self.state == ListState.DRAFT

    @property
    def has_coefficient(self) -> bool:
        """Whether it plans for a body of a prescribed number."""
        return self.scope != Scope.TITLES


class PlanningOwned(TenantOwned):
    """A row of a list, in its place, behind its wall and as secret as it is."""

    view_permission = Permission.VIEW_CADRE
    guarded_by: ClassVar[tuple[str, str]] = ("planning_id", "cadres.planninglist")
    graded: ClassVar[bool] = True
    opened_by_grants: ClassVar[bool] = False

    planning = models.ForeignKey(
        PlanningList, models.PROTECT, related_name="%(class)ss", verbose_name=_("planning list")
    )
    secrecy = models.PositiveSmallIntegerField(_("secrecy"), choices=Secrecy, editable=False)

    objects: ClassVar[Any] = PlanOwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def of(cls, planning: PlanningList, **fields: Any) -> Any:
        """A new row of the list, in its place and as secret as it is; not saved."""
        return cls(
            planning=planning, organization_id=planning.organization_id,
            secrecy=planning.secrecy, **fields,
        )  # fmt: skip


@tracked("secrecy")
class PlanningTarget(PlanningOwned):
    """What is planned for: a title, with its unit where it has one, and so many places."""

    title = models.ForeignKey(Title, models.PROTECT, related_name="+", verbose_name=_("title"))
    work_unit = models.ForeignKey(
        WorkUnit, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("unit of work"),
    )  # fmt: skip
    places = models.PositiveSmallIntegerField(_("places"))

    class Meta:
        verbose_name = _("planned title")
        verbose_name_plural = _("planned titles")
        constraints = [
            models.UniqueConstraint(
                fields=["planning", "title", "work_unit"], nulls_distinct=False,
                name="planningtarget_once",
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="planningtarget_places"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title.name}{f', {self.work_unit.name}' if self.work_unit else ''}"


@tracked("secrecy")
class PlanningEntry(PlanningOwned):
    """Somebody planned for a title on one list, from a day until a day.

    Beginning and end are each written once. Who is carried over has an entry on each list, and
    each names the one before: the whole history is read along them.
    """

    target = models.ForeignKey(
        PlanningTarget, models.PROTECT, related_name="entries", verbose_name=_("planned title")
    )
    cadre = models.ForeignKey(
        Cadre, models.PROTECT, related_name="planned", db_constraint=False, verbose_name=_("cadre")
    )
    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    group = models.PositiveSmallIntegerField(
        pgettext_lazy("planning", "group"), choices=Group, null=True, blank=True
    )
    source = models.CharField(
        pgettext_lazy("planning", "comes from"), max_length=10, choices=Source,
        default=Source.ON_SITE,
    )  # fmt: skip
    begin = models.CharField(pgettext_lazy("planning", "planned"), max_length=8, choices=Begin)
    began_on = models.DateField(_("planned from"))
    reason = models.CharField(_("why in spite of warnings"), max_length=300, blank=True)
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_by", editable=False,
        verbose_name=_("continues"),
    )  # fmt: skip
    end = models.CharField(
        pgettext_lazy("planning", "ended"), max_length=10, choices=End, blank=True
    )
    ended_on = models.DateField(_("planned until"), null=True, blank=True)
    removal = models.CharField(
        pgettext_lazy("planning", "reason of the removal"), max_length=12, choices=Removal,
        blank=True,
    )  # fmt: skip
    end_note = models.CharField(_("note"), max_length=300, blank=True)
    end_decision = models.CharField(_("decision number"), max_length=60, blank=True)
    end_decided_on = models.DateField(_("decision date"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("entered by"),
    )  # fmt: skip
    judged = models.JSONField(_("what the rules said"), null=True, blank=True, editable=False)
    """At the approval of the list: law in copy, verdicts and facts, under the grade of the list."""

    objects: ClassVar[Any] = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned cadre")
        verbose_name_plural = _("planned cadres")
        constraints = [
            models.UniqueConstraint(
                fields=["target", "cadre"], condition=Q(end=""), name="planningentry_once"
            ),
            models.CheckConstraint(
                condition=Q(end="", ended_on__isnull=True) | ~Q(end="") & Q(ended_on__isnull=False),
                name="planningentry_end_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(end=End.REMOVED) | ~Q(removal=""),
                name="planningentry_removed_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="planningentry_period",
            ),
        ]
        indexes = [
            models.Index(fields=["planning", "end"], name="planningentry_list"),
            models.Index(fields=["cadre", "end"], name="planningentry_cadre"),
            models.Index(fields=["path", "end"], name="planningentry_path"),
        ]

    def __str__(self) -> str:
        return self.reference

    def is_planned(self, day: date) -> bool:
        """Whether the person is planned here on that day."""
        until = self.ended_on
        return self.end != End.TAKEN_OUT and self.began_on <= day and (until is None or until > day)


@tracked("secrecy")
class PlanningMeeting(PlanningOwned):
    """A meeting of one step and its ballots. One entered wrongly is struck, with the reason."""

    step = models.CharField(pgettext_lazy("planning", "step"), max_length=14, choices=Step)
    held_on = models.DateField(_("meeting date"))
    summoned = models.PositiveIntegerField(_("summoned"))
    present = models.PositiveIntegerField(_("present"))
    issued = models.PositiveIntegerField(_("ballots issued"), default=0)
    collected = models.PositiveIntegerField(_("ballots collected"), default=0)
    valid = models.PositiveIntegerField(_("valid ballots"), default=0)
    invalid = models.PositiveIntegerField(_("invalid ballots"), default=0)
    minutes_number = models.CharField(_("number of the minutes"), max_length=60, blank=True)
    note = models.CharField(_("why in spite of warnings"), max_length=300, blank=True)
    struck_on = models.DateField(_("struck on"), null=True, blank=True, editable=False)
    struck_because = models.CharField(_("why struck"), max_length=300, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("entered by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("meeting on a planning list")
        verbose_name_plural = _("meetings on planning lists")
        constraints = [
            models.UniqueConstraint(
                fields=["planning", "step"], condition=Q(struck_on__isnull=True),
                name="planningmeeting_once",
            ),
            models.CheckConstraint(
                condition=Q(
                    summoned__gte=F("present"), present__gte=F("issued"),
                    issued__gte=F("collected"), collected=F("valid") + F("invalid"),
                ),
                name="planningmeeting_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(struck_on__isnull=True) | ~Q(struck_because=""),
                name="planningmeeting_struck_says_why",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.get_step_display())


@tracked("secrecy")
class PlanningVote(PlanningOwned):
    """What a meeting said of one person: shares are of all who were summoned."""

    meeting = models.ForeignKey(
        PlanningMeeting, models.PROTECT, related_name="votes", verbose_name=_("meeting")
    )
    entry = models.ForeignKey(
        PlanningEntry, models.PROTECT, related_name="votes", verbose_name=_("planned cadre")
    )
    agree = models.PositiveIntegerField(_("agree"))
    disagree = models.PositiveIntegerField(_("disagree"), default=0)

    class Meta:
        verbose_name = _("votes on a planned cadre")
        verbose_name_plural = _("votes on planned cadres")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "entry"], name="planningvote_once"),
        ]

    def __str__(self) -> str:
        return str(self.agree)
