"""Letters: what somebody tells the committee of others, and what becomes of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.permissions import Permission
from apps.core.choices import Secrecy
from apps.inspection.choices import CommitteeLevel, ManagementTier
from apps.inspection.letters.choices import (
    Channel,
    Competence,
    FilingReason,
    Kind,
    Part,
    State,
    Withdrawal,
)
from apps.inspection.letters.querysets import LetterOwnedQuerySet, LetterQuerySet, OpeningQuerySet
from apps.inspection.models.cases import Case
from apps.inspection.models.secrecy import Grounded
from apps.membership.models import Member
from apps.tenancy.models import Organization, TenantOwned
from apps.tenancy.tracking import tracked


@tracked("search_key", "changed_at")
class Letter(Grounded, TenantOwned):
    """One letter as it came to one office. Who wrote it stands in another table, sealed.

    ``reference`` is drawn at random as that of a case: docs/adr/0025. ``arrived_on`` is the day at
    this office; ``clock_from`` the earliest day on which the competent body had the matter, copies
    included. ``route`` holds the offices that had it before, so that it is not sent in a circle.
    """

    view_permission = Permission.VIEW_LETTER
    graded: ClassVar[bool] = True
    opened_by_grants: ClassVar[bool] = False

    reference = models.CharField(_("reference"), max_length=14, editable=False)
    channel = models.CharField(_("how it came"), max_length=12, choices=Channel)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    matter = models.CharField(_("matter"), max_length=300)
    search_key = models.GeneratedField(
        expression=Func(F("matter"), function="vi_fold"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    arrived_on = models.DateField(_("arrived at this office on"))
    written_on = models.DateField(_("date on the letter"), null=True, blank=True)
    postmarked_on = models.DateField(_("postmark"), null=True, blank=True)
    book_number = models.CharField(_("number in the paper book"), max_length=30, blank=True)
    is_anonymous = models.BooleanField(_("anonymous"), default=False)
    is_false_name = models.BooleanField(_("false name"), default=False)
    is_vague = models.BooleanField(_("no clear content"), default=False)
    is_copy = models.BooleanField(_("copy"), default=False)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.REGISTERED)
    secrecy = models.PositiveSmallIntegerField(
        _("secrecy"), choices=Secrecy, default=Secrecy.NORMAL
    )
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("officer in charge"),
    )  # fmt: skip
    competence = models.CharField(
        _("competent"), max_length=8, choices=Competence, blank=True, default=Competence.UNKNOWN
    )
    competent_name = models.CharField(_("competent body"), max_length=300, blank=True)
    classified_on = models.DateField(_("classified on"), null=True, blank=True)
    congress_on = models.DateField(_("congress opens on"), null=True, blank=True)
    clock_from = models.DateField(_("counted from"), null=True, blank=True)
    route = ArrayField(models.BigIntegerField(), default=list, blank=True, editable=False)
    came_from = models.CharField(_("forwarded by"), max_length=300, blank=True)
    came_number = models.CharField(_("number of its paper"), max_length=60, blank=True)
    forwarded_to = models.CharField(_("forwarded to"), max_length=300, blank=True)
    forwarded_on = models.DateField(_("forwarded on"), null=True, blank=True)
    forwarding_number = models.CharField(_("number of our paper"), max_length=60, blank=True)
    filed_reason = models.CharField(
        _("why not handled"), max_length=16, choices=FilingReason, blank=True
    )
    filed_on = models.DateField(_("filed on"), null=True, blank=True)
    filed_note = models.CharField(_("note on filing"), max_length=300, blank=True)
    lead = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies",
        verbose_name=_("kept with the letter"),
    )  # fmt: skip
    split_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts",
        verbose_name=_("split from the letter"),
    )  # fmt: skip
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name=_("case")
    )
    withdrawal_asked_on = models.DateField(_("withdrawal asked for on"), null=True, blank=True)
    withdrawal_note = models.CharField(_("what was said"), max_length=300, blank=True)
    withdrawal = models.CharField(
        _("decision on the withdrawal"), max_length=8, choices=Withdrawal, blank=True
    )
    withdrawal_decided_on = models.DateField(_("decided on"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("reason"), max_length=300, blank=True)
    withdrawal_decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer_number = models.CharField(_("number of the answer"), max_length=60, blank=True)
    answer_note = models.CharField(_("what was answered"), max_length=300, blank=True)
    registered_on = models.DateField(_("registered on"))
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("registered by"),
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects: ClassVar[Any] = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = pgettext_lazy("mail", "letters")
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="letter_reference"),
            # Target of the composite foreign keys that keep place and grade of its rows true.
            models.UniqueConstraint(fields=["id", "organization", "secrecy"], name="letter_place"),
            models.CheckConstraint(
                condition=Q(written_on__isnull=True) | Q(written_on__lte=F("arrived_on")),
                name="letter_written_before_it_came",
            ),
            models.CheckConstraint(
                condition=Q(postmarked_on__isnull=True) | Q(postmarked_on__lte=F("arrived_on")),
                name="letter_postmark_before_it_came",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.FILED)
                | Q(filed_on__isnull=False) & ~Q(filed_reason=""),
                name="letter_filed_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.FORWARDED)
                | Q(forwarded_on__isnull=False) & ~Q(forwarded_to=""),
                name="letter_forwarded_says_where",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.LINKED) | Q(lead__isnull=False),
                name="letter_linked_has_lead",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.OPENED) | Q(case__isnull=False),
                name="letter_opened_has_case",
            ),
            models.CheckConstraint(
                condition=Q(withdrawal="", withdrawal_decided_on__isnull=True)
                | ~Q(withdrawal="") & Q(
                    withdrawal_asked_on__isnull=False, withdrawal_decided_on__isnull=False
                ) & ~Q(withdrawal_reason=""),
                name="letter_withdrawal_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.STOPPED) | Q(withdrawal=Withdrawal.STOP),
                name="letter_stopped_by_decision",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ANSWERED)
                | Q(answered_on__isnull=False) & ~Q(answer_number=""),
                name="letter_answered_has_paper",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["path", "state", "-arrived_on"], name="letter_path"),
            models.Index(fields=["province_id", "state", "-arrived_on"], name="letter_province"),
            models.Index(fields=["case"], name="letter_case"),
            models.Index(
                fields=["path", "declassify_on"],
                condition=Q(declassify_on__isnull=False),
                name="letter_declassify",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The page of the letter."""
        return reverse("inspection:letter", args=[self.reference])

    @property
    def awaits_withdrawal(self) -> bool:
        """Whether somebody has to decide on a withdrawal."""
        return self.withdrawal_asked_on is not None and not self.withdrawal


class LetterOwned(TenantOwned):
    """A row of a letter: behind its wall, as secret as the letter."""

    view_permission = Permission.VIEW_LETTER
    guarded_by: ClassVar[tuple[str, str]] = ("letter_id", "inspection.letter")
    opened_by_grants: ClassVar[bool] = False
    graded: ClassVar[bool] = True

    letter = models.ForeignKey(Letter, models.PROTECT, verbose_name=_("letter"))
    secrecy = models.PositiveSmallIntegerField(_("secrecy"), choices=Secrecy, editable=False)

    objects: ClassVar[Any] = LetterOwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def of(cls, letter: Letter, **fields: Any) -> Any:
        """A new row of the letter, in its place and as secret as it is; not saved."""
        return cls(
            letter=letter, organization_id=letter.organization_id, secrecy=letter.secrecy, **fields
        )


@tracked("secrecy", "name_key")
class LetterSubject(LetterOwned):
    """Whom a letter is about: they must not know of it.

    What they were is copied from their record on the day of registration.
    """

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
    committee_level = models.CharField(
        _("committee"), max_length=12, choices=CommitteeLevel, blank=True
    )
    management_tier = models.CharField(
        _("managed by"), max_length=12, choices=ManagementTier, blank=True
    )
    added_on = models.DateField(_("added on"))

    class Meta:
        verbose_name = _("person or organisation named in a letter")
        verbose_name_plural = _("persons and organisations named in letters")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_person=True, subject_organization__isnull=True)
                | Q(is_person=False, member__isnull=True),
                name="lettersubject_person_or_organisation",
            ),
            models.UniqueConstraint(fields=["letter", "member"], name="lettersubject_member_once"),
            models.UniqueConstraint(
                fields=["letter", "subject_organization"], name="lettersubject_organisation_once"
            ),
        ]
        indexes = [
            models.Index(fields=["member"], name="lettersubject_member"),
            models.Index(fields=["path", "name_key"], name="lettersubject_name"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked("secrecy")
class LetterContent(LetterOwned):
    """One allegation or request of a letter, in short."""

    order = models.PositiveSmallIntegerField(_("order"))
    text = models.CharField(_("content"), max_length=500)
    part = models.CharField(_("part"), max_length=12, choices=Part, blank=True)

    class Meta:
        verbose_name = _("content of a letter")
        verbose_name_plural = _("contents of letters")
        constraints = [
            models.UniqueConstraint(fields=["letter", "order"], name="lettercontent_order"),
        ]

    def __str__(self) -> str:
        return self.text


@tracked("secrecy", "sealed")
class DenouncerIdentity(LetterOwned):
    """Who wrote a letter: name, address and contact in one seal that the database cannot open.

    Everything else knows the ``code`` alone. The seal is left out of the history, so that a key
    that was given up opens nothing that lies about.
    """

    code = models.CharField(_("code"), max_length=10, editable=False)
    sealed = models.TextField(_("under seal"), editable=False)
    sealed_on = models.DateField(_("sealed on"))
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("sealed by"),
    )  # fmt: skip
    replaced_on = models.DateField(_("replaced on"), null=True, blank=True)

    class Meta:
        verbose_name = _("sealed identity")
        verbose_name_plural = _("sealed identities")
        constraints = [
            models.UniqueConstraint(fields=["code"], name="denounceridentity_code"),
            models.UniqueConstraint(
                fields=["letter"], condition=Q(replaced_on__isnull=True),
                name="denounceridentity_one",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code


@tracked("secrecy")
class IdentityOpening(LetterOwned):
    """A request to see who wrote a letter: one asks, another agrees, it opens for a while."""

    identity = models.ForeignKey(
        DenouncerIdentity, models.PROTECT, related_name="openings", verbose_name=_("identity")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("asked by"),
    )  # fmt: skip
    asked_at = models.DateTimeField(_("asked"))
    reason = models.CharField(_("reason"), max_length=300)
    hours = models.PositiveSmallIntegerField(_("for how many hours"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    agreed = models.BooleanField(_("agreed"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    open_until = models.DateTimeField(_("open until"), null=True, blank=True)

    objects: ClassVar[Any] = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening of an identity")
        verbose_name_plural = _("openings of identities")
        constraints = [
            # Two named people: whoever asks does not agree.
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                name="identityopening_two_people",
            ),
            models.CheckConstraint(
                condition=Q(agreed__isnull=True, decided_at__isnull=True, open_until__isnull=True)
                | Q(agreed=False, decided_at__isnull=False, open_until__isnull=True)
                | Q(agreed=True, decided_at__isnull=False, open_until__isnull=False),
                name="identityopening_decided",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="identityopening_says_why"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["asked_by", "open_until"], name="identityopening_asked")]

    def __str__(self) -> str:
        return self.identity.code

    def is_open(self, now: datetime) -> bool:
        """Whether the one who asked may look."""
        return self.open_until is not None and now < self.open_until
