"""What a case examines, what a subject is said to have done, what was found, what is demanded."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.findings.choices import DemandKind, DemandState, Result
from apps.inspection.findings.querysets import DemandQuerySet
from apps.inspection.models.cases import CaseOwned, CaseSubject
from apps.membership.models import Member
from apps.tenancy.models import Organization
from apps.tenancy.tracking import tracked


def _person(verbose_name: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        editable=False, verbose_name=verbose_name,
    )  # fmt: skip


@tracked("secrecy")
class CaseContent(CaseOwned):
    """One content that a case examines, by the dictionary of the day of its registration.

    ``title`` is the name as that dictionary has it: a later one renames nothing.
    """

    code = models.CharField(_("content"), max_length=40)
    title = models.CharField(_("name of the content"), max_length=300)
    note = models.CharField(_("in particular"), max_length=300, blank=True)
    added_on = models.DateField(_("added on"))
    removed_on = models.DateField(_("taken out on"), null=True, blank=True)
    removal_note = models.CharField(_("why taken out"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("content of a case")
        verbose_name_plural = _("contents of cases")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "code"], condition=Q(removed_on__isnull=True),
                name="casecontent_once",
            ),
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True) | ~Q(removal_note=""),
                name="casecontent_removal_says_why",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["code"], name="casecontent_code")]

    def __str__(self) -> str:
        return self.title


@tracked("secrecy")
class Allegation(CaseOwned):
    """What one subject is said to have done under one content, and what was found of it."""

    subject = models.ForeignKey(
        CaseSubject, models.PROTECT, related_name="+", verbose_name=_("subject of a case"),
    )  # fmt: skip
    content = models.ForeignKey(
        CaseContent, models.PROTECT, related_name="+", verbose_name=_("content"),
    )  # fmt: skip
    statement = models.CharField(_("what the subject is said to have done"), max_length=1000)
    stated_on = models.DateField(_("recorded on"))
    result = models.CharField(
        pgettext_lazy("allegation", "finding"), max_length=10, choices=Result, blank=True
    )
    reasons = models.TextField(_("reasons"), blank=True)
    found_on = models.DateField(_("found on"), null=True, blank=True)
    found_by = _person(_("found by"))
    removed_on = models.DateField(_("taken out on"), null=True, blank=True)
    removal_note = models.CharField(_("why taken out"), max_length=300, blank=True)
    entered_by = _person(_("entered by"))

    class Meta:
        verbose_name = _("allegation")
        verbose_name_plural = _("allegations")
        constraints = [
            models.CheckConstraint(
                condition=Q(result="", found_on__isnull=True)
                | ~Q(result="") & Q(found_on__isnull=False) & ~Q(reasons=""),
                name="allegation_finding_has_reasons",
            ),
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True) | ~Q(removal_note=""),
                name="allegation_removal_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.statement


@tracked("secrecy", "search_key")
class Demand(CaseOwned):
    """What is to be remedied after a finding: by whom, until when, proved by what.

    It outlives its case: the follow-up goes on after the case is closed. ``key`` is drawn at
    random, as a running number would tell of hidden ones. ``first_due_on`` keeps the day that was
    set first.
    """

    key = models.CharField(_("key"), max_length=12, unique=True, editable=False)
    allegation = models.ForeignKey(
        Allegation, models.PROTECT, related_name="demands", verbose_name=_("allegation"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=16, choices=DemandKind)
    defect = models.CharField(_("defect"), max_length=500)
    text = models.CharField(_("what is asked for"), max_length=1000)
    search_key = models.GeneratedField(
        expression=Func(F("text"), F("owner_name"), function="vi_fold", arg_joiner=" || ' ' || "),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    owner_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("organisation that remedies"),
    )  # fmt: skip
    owner_member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("member who remedies"),
    )  # fmt: skip
    owner_name = models.CharField(_("who remedies"), max_length=300)
    made_on = models.DateField(_("asked for on"))
    first_due_on = models.DateField(_("first due on"), editable=False)
    due_on = models.DateField(_("due"))
    postponed_note = models.CharField(_("why later"), max_length=300, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=DemandState, default=DemandState.OPEN
    )
    remedy = models.TextField(_("what was done"), blank=True)
    remedied_on = models.DateField(_("remedied on"), null=True, blank=True)
    proof = models.CharField(_("proof"), max_length=300, blank=True)
    proof_document = models.ForeignKey(
        "inspection.Evidence", models.PROTECT, null=True, blank=True, related_name="proves_remedy",
        verbose_name=_("document that proves it"),
    )  # fmt: skip
    reported_by = _person(_("reported by"))
    return_note = models.CharField(_("what is missing"), max_length=300, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_note = models.CharField(_("note on the end"), max_length=300, blank=True)
    ended_by = _person(_("ended by"))
    made_by = _person(_("asked for by"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[Any] = DemandQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("demand", "demand")
        verbose_name_plural = _("demands")
        constraints = [
            models.CheckConstraint(
                condition=Q(owner_organization__isnull=True) | Q(owner_member__isnull=True),
                name="demand_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("first_due_on")) & Q(first_due_on__gte=F("made_on")),
                name="demand_due_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[DemandState.REPORTED, DemandState.CLOSED])
                | Q(remedied_on__isnull=False) & ~Q(remedy="") & ~Q(proof=""),
                name="demand_remedy_has_proof",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[DemandState.CLOSED, DemandState.DROPPED])
                & Q(ended_on__isnull=False)
                | ~Q(state__in=[DemandState.CLOSED, DemandState.DROPPED])
                & Q(ended_on__isnull=True),
                name="demand_ended_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=DemandState.DROPPED) | ~Q(end_note=""),
                name="demand_dropped_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "state", "due_on"], name="demand_path"),
            models.Index(fields=["province_id", "state", "due_on"], name="demand_province"),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """The page of the demand."""
        return reverse("inspection:demand", args=[self.key])
