"""Files of appointments and of the acts akin to them; times in which nobody is appointed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.appointments.choices import (
    Answer,
    AppointmentAct,
    Election,
    FileState,
    Manner,
    Origin,
)
from apps.cadres.appointments.querysets import AppointmentFileQuerySet, FileRowQuerySet
from apps.cadres.choices import TitleKind
from apps.cadres.models.posts import Dated, Seat, Title
from apps.cadres.models.profiles import CadreOwned, Position
from apps.regulations.choices import RuleLevel
from apps.tenancy.models import Organization
from apps.tenancy.tracking import tracked


@tracked()
class AppointmentFile(CadreOwned):
    """One act about one person and one position, from its opening to its decision.

    Cases and persons are counted apart: one person may have many files. What was decided is never
    edited: a correction is a later file, which supersedes.
    """

    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    act = models.CharField(_("act"), max_length=16, choices=AppointmentAct)
    origin = models.CharField(_("source of personnel"), max_length=8, choices=Origin, blank=True)
    procedure = models.CharField(_("procedure"), max_length=40)
    state = models.CharField(
        _("state"), max_length=10, choices=FileState, default=FileState.RUNNING
    )
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("seat"),
    )  # fmt: skip
    title = models.ForeignKey(
        Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title")
    )
    title_text = models.CharField(_("title as written"), max_length=200)
    unit_text = models.CharField(_("unit as written"), max_length=200, blank=True)
    position = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("present position"),
    )  # fmt: skip
    keeps_position = models.BooleanField(_("keeps the present position as well"), default=False)
    by_other_body = models.CharField(
        _("decided by another managing body"), max_length=200, blank=True,
        help_text=_("Only where another body decides after this committee's agreement."),
    )  # fmt: skip
    opened_on = models.DateField(_("opened"))
    received_on = models.DateField(_("dossier received"), null=True, blank=True)
    notified_on = models.DateField(_("end of the term notified"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    principle_asked_on = models.DateField(_("approval asked for"), null=True, blank=True)
    principle_on = models.DateField(_("approved in principle"), null=True, blank=True)
    principle_number = models.CharField(_("number of the approval"), max_length=60, blank=True)
    manner = models.CharField(_("comes into it"), max_length=10, choices=Manner, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decided_on = models.DateField(_("decision date"), null=True, blank=True)
    effective_on = models.DateField(_("effective from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    signer = models.CharField(_("signed by"), max_length=120, blank=True)
    decision_note = models.CharField(_("why in spite of a warning"), max_length=500, blank=True)
    made = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("new position"),
    )  # fmt: skip
    election = models.CharField(
        pgettext_lazy("appointment", "election"), max_length=12, choices=Election, blank=True
    )
    elected_on = models.DateField(_("day of the election"), null=True, blank=True)
    extended_on = models.DateField(_("extended on"), null=True, blank=True)
    extension_number = models.CharField(_("decision on the extension"), max_length=60, blank=True)
    lifted_on = models.DateField(_("suspension ended early on"), null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by",
        verbose_name=_("corrects"),
    )  # fmt: skip
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    close_reason = models.CharField(_("why it was closed"), max_length=500, blank=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("registered by"),
    )  # fmt: skip

    objects: ClassVar[Any] = AppointmentFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of an appointment")
        verbose_name_plural = _("files of appointments")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    decided_on__isnull=True, state__in=[FileState.RUNNING, FileState.CLOSED]
                )
                | Q(
                    state__in=[FileState.DECIDED, FileState.SUPERSEDED],
                    decided_on__isnull=False, effective_on__isnull=False,
                ) & ~Q(decision_number=""),
                name="appointmentfile_decided_has_decision",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("effective_on")),
                name="appointmentfile_period",
            ),
            models.CheckConstraint(
                condition=~Q(state=FileState.CLOSED) | Q(closed_on__isnull=False),
                name="appointmentfile_closed_has_date",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["path", "state", "-opened_on"], name="appointmentfile_path"),
            models.Index(
                fields=["province_id", "state", "-opened_on"], name="appointmentfile_province"
            ),
            models.Index(fields=["path", "decided_on"], name="appointmentfile_decided"),
            models.Index(fields=["cadre"], name="appointmentfile_cadre"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The page of the file."""
        return reverse("cadres:appointment", kwargs={"reference": self.reference})

    @property
    def place_words(self) -> str:
        """Title and unit in one line."""
        return ", ".join(filter(None, (self.title_text, self.unit_text)))


class AppointmentOwned(CadreOwned):
    """A row of a file; it lies with the cadre, behind the cadre's wall."""

    file = models.ForeignKey(
        AppointmentFile,
        models.PROTECT,
        related_name="%(class)ss",
        verbose_name=pgettext_lazy("appointment", "file"),
    )

    objects: ClassVar[Any] = FileRowQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def of_file(cls, file: AppointmentFile, **fields: Any) -> Any:
        """A new row of the file, in its place; not saved."""
        return cls(
            file=file, cadre_id=file.cadre_id, organization_id=file.organization_id, **fields
        )


@tracked()
class AppointmentMeeting(AppointmentOwned):
    """A meeting of the procedure and its secret ballot; the base is everybody summoned."""

    step = models.CharField(_("step"), max_length=20)
    held_on = models.DateField(_("held on"))
    summoned = models.PositiveSmallIntegerField(_("summoned"))
    present = models.PositiveSmallIntegerField(_("present"))
    issued = models.PositiveSmallIntegerField(_("papers given out"))
    collected = models.PositiveSmallIntegerField(_("papers collected"))
    valid = models.PositiveSmallIntegerField(_("valid papers"))
    agree = models.PositiveSmallIntegerField(_("votes for"))
    disagree = models.PositiveSmallIntegerField(_("votes against"))
    next_agree = models.PositiveSmallIntegerField(
        _("votes of the next name"), null=True, blank=True
    )
    minutes = models.CharField(_("number of the minutes"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("meeting about an appointment")
        verbose_name_plural = _("meetings about appointments")
        constraints = [
            models.CheckConstraint(
                condition=Q(summoned__gte=F("present"), present__gte=F("issued"))
                & Q(issued__gte=F("collected"), collected__gte=F("valid"))
                & Q(valid=F("agree") + F("disagree")),
                name="appointmentmeeting_adds_up",
            ),
        ]
        indexes = [models.Index(fields=["file"], name="appointmentmeeting_file")]

    def __str__(self) -> str:
        return self.step


@tracked()
class AgreementLetter(AppointmentOwned):
    """A letter that asks another managing body for its agreement (hiệp y), and the answer."""

    addressee = models.CharField(_("asked of"), max_length=200)
    number = models.CharField(_("number"), max_length=60)
    sent_on = models.DateField(_("sent"))
    answer = models.CharField(_("answer"), max_length=8, choices=Answer, blank=True)
    answer_number = models.CharField(_("number of the answer"), max_length=60, blank=True)
    answered_on = models.DateField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("letter asking for agreement")
        verbose_name_plural = _("letters asking for agreement")
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | ~Q(answer="") & Q(answered_on__gte=F("sent_on")),
                name="agreementletter_answer_has_day",
            ),
        ]
        indexes = [models.Index(fields=["file"], name="agreementletter_file")]

    def __str__(self) -> str:
        return self.number


@tracked()
class AppointmentPaper(AppointmentOwned):
    """A paper of the checklist that is there."""

    code = models.CharField(_("paper"), max_length=20)
    number = models.CharField(_("number"), max_length=60, blank=True)
    dated_on = models.DateField(_("dated"), null=True, blank=True)

    class Meta:
        verbose_name = _("paper of an appointment")
        verbose_name_plural = _("papers of appointments")
        constraints = [
            models.UniqueConstraint(
                fields=["file", "code"],
                condition=Q(struck_on__isnull=True),
                name="appointmentpaper_once",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class AppointmentFreeze(Dated):
    """A time in which a document stops the filling of leading positions (R-APP-20).

    A draft only warns. Whoever the document lets decide all the same is named.
    """

    name = models.CharField(_("name"), max_length=200)
    scope = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        db_constraint=False, verbose_name=_("in this organisation and below"),
        help_text=_("Empty: everywhere."),
    )  # fmt: skip
    level = models.CharField(_("level"), max_length=12, choices=RuleLevel, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=TitleKind, blank=True)
    title = models.ForeignKey(
        Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title")
    )
    exception_authority = models.CharField(_("who may except somebody"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("freeze of appointments")
        verbose_name_plural = _("freezes of appointments")
        ordering = ("-valid_from", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="appointmentfreeze_period",
            ),
        ]

    def __str__(self) -> str:
        return self.name
