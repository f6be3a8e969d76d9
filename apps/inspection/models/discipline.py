"""What precedes a sanction: acts, hearing, session, secret ballot, what was let pass, proposal."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.discipline.choices import (
    BallotPurpose,
    BallotResult,
    DisciplineBody,
    Form,
    HearingOutcome,
    LedgerPoint,
    NoSanctionReason,
)
from apps.inspection.discipline.querysets import DisciplineQuerySet
from apps.inspection.models.cases import CaseOwned, CaseSubject
from apps.regulations.choices import RuleLevel
from apps.regulations.models import RuleValue
from apps.tenancy.tracking import tracked

ONE_LIVE = Q(struck="")


class SubjectOwned(CaseOwned):
    """A row of one subject of a case. What was entered wrongly is struck with the reason."""

    subject = models.ForeignKey(
        CaseSubject, models.PROTECT, related_name="+", db_constraint=False,
        verbose_name=_("subject of a case"),
    )  # fmt: skip
    struck = models.CharField(_("struck because"), max_length=300, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("entered by"),
    )  # fmt: skip

    objects: ClassVar[Any] = DisciplineQuerySet.as_manager()

    class Meta:
        abstract = True


@tracked("secrecy")
class ViolationAct(SubjectOwned):
    """One violation of a subject, with the days that limitation counts from.

    Acts that are examined together end in one decision; ``form`` is what the act deserves alone.
    """

    description = models.CharField(_("violation"), max_length=500)
    began_on = models.DateField(_("committed on, or from"))
    ended_on = models.DateField(_("until"), null=True, blank=True)
    discovered_on = models.DateField(_("found out on"), null=True, blank=True)
    goes_on = models.BooleanField(_("its end is not known"), default=False)
    from_above = models.BooleanField(_("in a task given from above"), default=False)
    without_limitation = models.BooleanField(
        _("no limitation runs"), default=False,
        help_text=_(
            "Internal politics, defence, security, foreign affairs against the national interest, "
            "illegitimate diplomas."
        ),
    )  # fmt: skip
    form = models.CharField(_("form for this act alone"), max_length=12, choices=Form, blank=True)

    class Meta:
        verbose_name = _("violation of a subject")
        verbose_name_plural = _("violations of subjects")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="violationact_period",
            ),
            models.CheckConstraint(
                condition=Q(goes_on=False) | Q(ended_on__isnull=True),
                name="violationact_goes_on_or_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.description


@tracked("secrecy")
class Hearing(SubjectOwned):
    """What is on record of the subject's own word: the self-review, and being heard before the
    session or staying away in spite of invitations."""

    explained_on = models.DateField(_("self-review received on"), null=True, blank=True)
    own_form = models.CharField(
        _("form that the subject proposes"), max_length=12, choices=Form, blank=True
    )
    invited = ArrayField(
        models.DateField(), default=list, blank=True, verbose_name=_("invited on")
    )  # fmt: skip
    outcome = models.CharField(_("hearing"), max_length=8, choices=HearingOutcome, blank=True)
    heard_on = models.DateField(_("heard on"), null=True, blank=True)
    heard_by = models.CharField(_("heard by"), max_length=200, blank=True)
    view = models.TextField(_("what the subject said"), blank=True)
    reason = models.CharField(
        _("why not heard, and how that is documented"), max_length=300, blank=True
    )

    class Meta:
        verbose_name = _("hearing")
        verbose_name_plural = _("hearings")
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=ONE_LIVE, name="hearing_one_live"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=HearingOutcome.HEARD)
                | Q(heard_on__isnull=False) & ~Q(heard_by=""),
                name="hearing_heard_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=[HearingOutcome.REFUSED, HearingOutcome.ABSENT])
                | ~Q(reason="") & Q(heard_on__isnull=True) & Q(invited__len__gt=0),
                name="hearing_refusal_documented",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


@tracked("secrecy")
class VotingSession(CaseOwned):
    """A session of a body that votes in a case: how many members, present, excluded, recused.

    Who voted what is nowhere. ``excluded`` and ``recused`` are lists of {name, reason}: members who
    do not count at all, and members who count but may not cast. ``attendance`` is what was found
    about those who took part (``walls.seats``).
    """

    body = models.CharField(_("body"), max_length=24, choices=DisciplineBody)
    level = models.CharField(_("level"), max_length=12, choices=RuleLevel)
    body_name = models.CharField(_("name of the body"), max_length=200)
    held_on = models.DateField(_("held on"))
    members = models.PositiveSmallIntegerField(_("members of the body"))
    present = models.PositiveSmallIntegerField(_("present"))
    excluded = models.JSONField(_("members who do not count"), default=list, blank=True)
    excluded_count = models.PositiveSmallIntegerField(default=0, editable=False)
    recused = models.JSONField(_("members who may not vote"), default=list, blank=True)
    recused_count = models.PositiveSmallIntegerField(default=0, editable=False)
    recusal_asked = models.BooleanField(_("conflicts of interest were asked for"), default=False)
    attendance = models.JSONField(
        _("who took part, as checked"), default=list, blank=True, editable=False,
        db_default=Value([], models.JSONField()),
    )  # fmt: skip
    override_reason = models.CharField(
        _("why in spite of a conflict"), max_length=300, blank=True, default="", db_default=""
    )
    override_decision = models.CharField(
        _("decision of the standing body"), max_length=120, blank=True, default="", db_default=""
    )
    minutes_number = models.CharField(_("number of the minutes"), max_length=60, blank=True)
    struck = models.CharField(_("struck because"), max_length=300, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("entered by"),
    )  # fmt: skip

    objects: ClassVar[Any] = DisciplineQuerySet.as_manager()

    class Meta:
        verbose_name = _("voting session")
        verbose_name_plural = _("voting sessions")
        constraints = [
            models.CheckConstraint(
                condition=Q(present__lte=F("members")), name="votingsession_present"
            ),
            models.CheckConstraint(
                condition=Q(excluded_count__lt=F("members")), name="votingsession_somebody_counts"
            ),
            models.UniqueConstraint(
                fields=["case", "body", "level", "held_on"], condition=ONE_LIVE,
                name="votingsession_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body_name} {self.held_on:%d/%m/%Y}"

    @property
    def entitled(self) -> int:
        """What a majority is counted on: all members less those excluded."""
        return self.members - self.excluded_count


@tracked("secrecy")
class Ballot(SubjectOwned):
    """Counts of a secret ballot about one subject: one form on each ballot, nobody's vote known."""

    session = models.ForeignKey(
        VotingSession, models.PROTECT, related_name="ballots", db_constraint=False,
        verbose_name=_("voting session"),
    )  # fmt: skip
    purpose = models.CharField(_("purpose"), max_length=8, choices=BallotPurpose)
    issued = models.PositiveSmallIntegerField(pgettext_lazy("ballots", "issued"))
    returned = models.PositiveSmallIntegerField(pgettext_lazy("ballots", "returned"))
    valid = models.PositiveSmallIntegerField(pgettext_lazy("ballots", "valid"))
    invalid = models.PositiveSmallIntegerField(pgettext_lazy("ballots", "invalid"))
    votes_none = models.PositiveSmallIntegerField(_("no discipline"), default=0)
    votes_reprimand = models.PositiveSmallIntegerField(Form.REPRIMAND.label, default=0)
    votes_warning = models.PositiveSmallIntegerField(Form.WARNING.label, default=0)
    votes_removal = models.PositiveSmallIntegerField(Form.REMOVAL.label, default=0)
    votes_expulsion = models.PositiveSmallIntegerField(Form.EXPULSION.label, default=0)
    votes_dissolution = models.PositiveSmallIntegerField(Form.DISSOLUTION.label, default=0)
    result = models.CharField(_("result"), max_length=12, choices=BallotResult, blank=True)
    counted = models.PositiveSmallIntegerField(_("votes counted"), default=0)
    cumulated = models.BooleanField(_("added up from heavier forms"), default=False)
    rule = models.ForeignKey(
        RuleValue, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("rule"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("ballot on a form of discipline")
        verbose_name_plural = _("ballots on forms of discipline")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "session", "purpose"], condition=ONE_LIVE, name="ballot_once"
            ),
            models.CheckConstraint(
                condition=Q(returned__lte=F("issued")), name="ballot_returned_of_issued"
            ),
            models.CheckConstraint(
                condition=Q(returned=F("valid") + F("invalid")), name="ballot_valid_or_invalid"
            ),
            models.CheckConstraint(
                condition=Q(
                    valid=F("votes_none") + F("votes_reprimand") + F("votes_warning")
                    + F("votes_removal") + F("votes_expulsion") + F("votes_dissolution")
                ),
                name="ballot_one_form_each",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def votes(self) -> dict[str, int]:
        """Votes by form, "none" for no discipline."""
        return {form: getattr(self, f"votes_{form}") for form in ("none", *Form.values)}


@tracked("secrecy")
class FairnessExcuse(SubjectOwned):
    """A point of the fairness ledger that somebody entitled let pass, with the reason."""

    point = models.CharField(_("point"), max_length=12, choices=LedgerPoint)
    reason = models.CharField(_("reason"), max_length=300)
    excused_on = models.DateField(_("let pass on"))
    about = models.TextField(
        _("of whom"), blank=True, editable=False, default="", db_default="",
        help_text=_("Who could not be checked for conflicts when the point was let pass."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("point let pass")
        verbose_name_plural = _("points let pass")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "point"], condition=ONE_LIVE, name="fairnessexcuse_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="fairnessexcuse_says_why"),
        ]

    def __str__(self) -> str:
        return self.get_point_display()


@tracked("secrecy")
class DisciplineProposal(SubjectOwned):
    """A proposal to the body that may decide, where the own authority is not enough."""

    form = models.CharField(_("proposed form"), max_length=12, choices=Form)
    ballot = models.ForeignKey(
        Ballot, models.PROTECT, related_name="+", db_constraint=False,
        verbose_name=_("ballot on a form of discipline"),
    )  # fmt: skip
    to_body = models.CharField(_("body asked"), max_length=24, choices=DisciplineBody)
    to_level = models.CharField(_("level"), max_length=12, choices=RuleLevel)
    to_name = models.CharField(_("name of the body"), max_length=200)
    number = models.CharField(_("number of the proposal"), max_length=60)
    sent_on = models.DateField(_("sent on"))

    class Meta:
        verbose_name = _("proposal of discipline")
        verbose_name_plural = _("proposals of discipline")
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=ONE_LIVE, name="disciplineproposal_one_live"
            )
        ]

    def __str__(self) -> str:
        return self.number


@tracked("secrecy")
class NoSanction(SubjectOwned):
    """A subject whose violation stands concluded and who is not disciplined, and why."""

    reason = models.CharField(_("why no sanction"), max_length=12, choices=NoSanctionReason)
    ballot = models.ForeignKey(
        Ballot, models.PROTECT, null=True, related_name="+", db_constraint=False,
        verbose_name=_("ballot on a form of discipline"),
    )  # fmt: skip
    voted_form = models.CharField(_("form voted"), max_length=12, choices=Form, blank=True)
    concluded_on = models.DateField(_("concluded on"))
    barred_on = models.DateField(_("limitation expired on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500)

    class Meta:
        verbose_name = _("end without a sanction")
        verbose_name_plural = _("ends without a sanction")
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=ONE_LIVE, name="nosanction_one_live"
            ),
            # Concluded, voted, and only then compared with limitation.
            models.CheckConstraint(
                condition=~Q(reason=NoSanctionReason.TIME_BARRED)
                | Q(ballot__isnull=False, barred_on__isnull=False) & ~Q(voted_form=""),
                name="nosanction_barred_after_vote",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.get_reason_display()
