"""Programmes of inspection and supervision: what a body plans to do, by whose decision."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.permissions import Permission
from apps.core.choices import Secrecy
from apps.inspection.choices import Body, CaseKind
from apps.inspection.models.cases import Case
from apps.inspection.models.secrecy import Grounded
from apps.inspection.programmes.choices import (
    DecisionKind,
    ItemEnd,
    Owner,
    ProgrammeState,
    Progress,
    Quarter,
    Span,
)
from apps.inspection.programmes.querysets import (
    ItemOwnedQuerySet,
    ItemQuerySet,
    ProgrammeOwnedQuerySet,
    ProgrammeQuerySet,
)
from apps.membership.models import Member
from apps.tenancy.models import Organization, TenantOwned
from apps.tenancy.tracking import tracked


@tracked("search_key", "changed_at")
class Programme(TenantOwned):
    """What an organisation plans for a term or a year: docs/adr/0028.

    Edition 0 is the draft, 1 what was adopted, each adjustment one more. An item stands from one
    edition until before another, so that what was adopted is never edited.
    """

    view_permission = Permission.VIEW_CASE
    opened_by_grants: ClassVar[bool] = False

    reference = models.CharField(_("reference"), max_length=14, editable=False)
    owner = models.CharField(_("whose programme"), max_length=24, choices=Owner)
    span = models.CharField(_("for"), max_length=8, choices=Span)
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    title = models.CharField(_("title"), max_length=300)
    search_key = models.GeneratedField(
        expression=Func(F("title"), function="vi_fold"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    state = models.CharField(
        _("state"), max_length=12, choices=ProgrammeState, default=ProgrammeState.DRAFT
    )
    edition = models.PositiveSmallIntegerField(_("edition"), default=0, editable=False)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True, editable=False)
    copied_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("copied from"),
    )  # fmt: skip
    discard_note = models.CharField(_("why given up"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("drafted by"),
    )  # fmt: skip
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects: ClassVar[Any] = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="programme_reference"),
            # Target of the composite foreign keys that keep the place of its rows true.
            models.UniqueConstraint(fields=["id", "organization"], name="programme_place"),
            models.UniqueConstraint(
                fields=["organization", "owner", "span", "first_year"],
                condition=~Q(state=ProgrammeState.DISCARDED),
                name="programme_once",
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")), name="programme_years"
            ),
            models.CheckConstraint(
                condition=Q(span=Span.TERM) | Q(last_year=F("first_year")),
                name="programme_one_year",
            ),
            models.CheckConstraint(
                condition=Q(state=ProgrammeState.ADOPTED, edition__gte=1, adopted_on__isnull=False)
                | ~Q(state=ProgrammeState.ADOPTED) & Q(edition=0, adopted_on__isnull=True),
                name="programme_adopted_has_edition",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProgrammeState.DISCARDED) | ~Q(discard_note=""),
                name="programme_discarded_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "-first_year"], name="programme_path"),
            models.Index(fields=["province_id", "-first_year"], name="programme_province"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The page of the programme."""
        return reverse("inspection:programme", args=[self.reference])

    @property
    def is_adopted(self) -> bool:
        """Whether a decision stands behind it."""
        return self.edition > 0

    @property
    def years(self) -> str:
        """The year, or the years of the term."""
        last = "" if self.span == Span.YEAR else f"–{self.last_year}"
        return f"{self.first_year}{last}"


class ProgrammeOwned(TenantOwned):
    """A row of a programme, in its place and behind its wall."""

    view_permission = Permission.VIEW_CASE
    guarded_by: ClassVar[tuple[str, str]] = ("programme_id", "inspection.programme")
    opened_by_grants: ClassVar[bool] = False

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name=_("programme"))

    class Meta:
        abstract = True


@tracked()
class ProgrammeDecision(ProgrammeOwned):
    """The decision behind an edition: adoption, or adjustment with its reason."""

    edition = models.PositiveSmallIntegerField(_("edition"))
    kind = models.CharField(_("kind"), max_length=10, choices=DecisionKind)
    number = models.CharField(_("decision number"), max_length=60)
    decided_on = models.DateField(_("decision on"))
    signer = models.CharField(_("signed by"), max_length=120)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("entered by"),
    )  # fmt: skip

    objects: ClassVar[Any] = ProgrammeOwnedQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision on a programme")
        verbose_name_plural = _("decisions on programmes")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "edition"], name="programmedecision_once"
            ),
            models.CheckConstraint(
                condition=Q(kind=DecisionKind.ADOPTED, edition=1)
                | Q(kind=DecisionKind.ADJUSTED, edition__gt=1) & ~Q(reason=""),
                name="programmedecision_adjustment_says_why",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number


@tracked("search_key", "changed_at")
class ProgrammeItem(Grounded, TenantOwned):
    """One thing planned: when, what, about whom, by whom.

    It has a wall and a grade of its own: whoever is a subject must not know of it. It stands from
    edition ``since`` until before edition ``until``; both equal: never in force. An item that
    replaces another names it.
    """

    view_permission = Permission.VIEW_CASE
    graded: ClassVar[bool] = True
    opened_by_grants: ClassVar[bool] = False

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="items", verbose_name=_("programme")
    )
    reference = models.CharField(_("reference"), max_length=14, editable=False)
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"), choices=Quarter, null=True, blank=True)
    due_on = models.DateField(_("to be done by"), editable=False)
    kind = models.CharField(_("kind"), max_length=24, choices=CaseKind)
    body = models.CharField(_("carried out by"), max_length=24, choices=Body)
    title = models.CharField(_("matter"), max_length=300)
    search_key = models.GeneratedField(
        expression=Func(F("title"), function="vi_fold"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    content = models.TextField(_("content"), blank=True)
    lookback_from = models.DateField(_("looked back upon from"), null=True, blank=True)
    lookback_to = models.DateField(_("looked back upon until"), null=True, blank=True)
    lead = models.CharField(_("leads"), max_length=200, blank=True)
    cooperating = models.CharField(_("cooperating units"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    secrecy = models.PositiveSmallIntegerField(
        _("secrecy"), choices=Secrecy, default=Secrecy.NORMAL
    )
    since = models.PositiveSmallIntegerField(_("stands from edition"), editable=False)
    until = models.PositiveSmallIntegerField(
        _("until before edition"), null=True, blank=True, editable=False
    )
    end_kind = models.CharField(_("why it ends"), max_length=10, choices=ItemEnd, blank=True)
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", editable=False,
        verbose_name=_("replaces"),
    )  # fmt: skip
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects: ClassVar[Any] = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item of a programme")
        verbose_name_plural = _("items of programmes")
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="programmeitem_reference"),
            # Target of the composite foreign keys that keep place and grade of its rows true.
            models.UniqueConstraint(
                fields=["id", "organization", "secrecy"], name="programmeitem_place"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="programmeitem_editions",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True, end_kind="") | Q(until__isnull=False)
                & ~Q(end_kind=""),
                name="programmeitem_end_says_how",
            ),
            models.CheckConstraint(
                condition=~Q(end_kind=ItemEnd.DROPPED) | ~Q(end_reason=""),
                name="programmeitem_dropped_says_why",
            ),
            models.CheckConstraint(
                condition=Q(lookback_to__gte=F("lookback_from"))
                | Q(lookback_from__isnull=True) | Q(lookback_to__isnull=True),
                name="programmeitem_lookback",
            ),
            models.CheckConstraint(
                condition=Q(quarter__isnull=True) | Q(quarter__range=(1, 4)),
                name="programmeitem_quarter",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["programme", "year", "quarter"], name="programmeitem_programme"),
            models.Index(fields=["path", "due_on"], name="programmeitem_path"),
            models.Index(fields=["province_id", "due_on"], name="programmeitem_province"),
            models.Index(
                fields=["path", "declassify_on"],
                condition=Q(declassify_on__isnull=False),
                name="programmeitem_declassify",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The page of the item."""
        return reverse("inspection:programme_item", args=[self.programme.reference, self.reference])

    @property
    def quarter_words(self) -> str:
        """Quarter and year."""
        return f"{self.get_quarter_display()}/{self.year}" if self.quarter else str(self.year)

    @property
    def progress_words(self) -> str:
        """How far it is, where the reading counted that."""
        return str(Progress(getattr(self, "progress", Progress.PLANNED)).label)


class ItemOwned(TenantOwned):
    """A row of an item: behind its wall, as secret as the item."""

    view_permission = Permission.VIEW_CASE
    guarded_by: ClassVar[tuple[str, str]] = ("item_id", "inspection.programmeitem")
    graded: ClassVar[bool] = True
    opened_by_grants: ClassVar[bool] = False

    item = models.ForeignKey(ProgrammeItem, models.PROTECT, verbose_name=_("item of a programme"))
    secrecy = models.PositiveSmallIntegerField(_("secrecy"), choices=Secrecy, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def of(cls, item: ProgrammeItem, **fields: Any) -> Any:
        """A new row of the item, in its place and as secret as it is; not saved."""
        return cls(item=item, organization_id=item.organization_id, secrecy=item.secrecy, **fields)


@tracked("secrecy", "name_key")
class ProgrammeSubject(ItemOwned):
    """Whom an item is about, and in which case this subject is examined."""

    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("member"),
    )  # fmt: skip
    subject_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("party organisation"),
    )  # fmt: skip
    is_person = models.BooleanField(_("a person"))
    name = models.CharField(_("name"), max_length=200)
    name_key = models.GeneratedField(
        expression=Func(F("name"), function="vi_fold"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    unit_name = models.CharField(_("belongs to"), max_length=300, blank=True)
    position = models.CharField(_("position"), max_length=200, blank=True)
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("examined in the case"),
    )  # fmt: skip
    removed = models.BooleanField(pgettext_lazy("subject", "taken out"), default=False)

    objects: ClassVar[Any] = ItemOwnedQuerySet.as_manager()

    class Meta:
        verbose_name = _("subject of a programme item")
        verbose_name_plural = _("subjects of programme items")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_person=True, subject_organization__isnull=True)
                | Q(is_person=False, member__isnull=True),
                name="programmesubject_person_or_organisation",
            ),
            models.UniqueConstraint(
                fields=["item", "member"], condition=Q(removed=False),
                name="programmesubject_member_once",
            ),
            models.UniqueConstraint(
                fields=["item", "subject_organization"], condition=Q(removed=False),
                name="programmesubject_organisation_once",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["member"], name="programmesubject_member"),
            models.Index(fields=["subject_organization"], name="programmesubject_unit"),
        ]

    def __str__(self) -> str:
        return self.name
