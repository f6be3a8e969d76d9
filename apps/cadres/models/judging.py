"""What the rules said of somebody on a day, kept as it was."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.judging.choices import Act, VerdictCode, WeightCode
from apps.cadres.models.posts import Seat, Title
from apps.cadres.models.profiles import CadreOwned
from apps.cadres.querysets import EvaluationQuerySet
from apps.regulations.models import RuleValue
from apps.tenancy.tracking import tracked


@tracked()
class Evaluation(CadreOwned):
    """One rule applied to one act about somebody: inputs, law and verdict, for good.

    The rows of one question share ``question``. Nothing in a row ever changes: asking again writes
    new rows that supersede the earlier ones, and so does an exception. The law stands in copy
    beside its row, so that a later correction of the row does not change what was judged.
    """

    question = models.CharField(_("question"), max_length=14, editable=False)
    act = models.CharField(_("act"), max_length=20, choices=Act)
    title = models.ForeignKey(
        Title, models.PROTECT, null=True, related_name="+", verbose_name=_("title")
    )
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, related_name="+", db_constraint=False,
        verbose_name=_("seat"),
    )  # fmt: skip
    judged_for = models.DateField(_("judged for"))
    judged_at = models.DateTimeField(_("judged at"), auto_now_add=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("judged by"),
    )  # fmt: skip
    inputs = models.JSONField(_("inputs of the act"), default=dict, blank=True)
    rule = models.CharField(_("rule"), max_length=10)
    verdict = models.CharField(_("verdict"), max_length=10, choices=VerdictCode)
    severity = models.CharField(_("if it is not met"), max_length=5, choices=WeightCode)
    facts = models.JSONField(_("facts"), default=dict, blank=True)
    value = models.ForeignKey(
        RuleValue, models.PROTECT, null=True, related_name="+", verbose_name=_("value of the law")
    )
    law = models.JSONField(_("law as it stood"), default=dict, blank=True)
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="superseded_by",
        verbose_name=_("supersedes"),
    )  # fmt: skip
    override_authority = models.CharField(_("allowed by"), max_length=200, blank=True)
    override_reason = models.CharField(_("reason"), max_length=500, blank=True)
    override_document = models.CharField(_("document"), max_length=200, blank=True)
    override_expires_on = models.DateField(_("holds until"), null=True, blank=True)

    objects: ClassVar[Any] = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "rule", "supersedes"], name="evaluation_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=~Q(verdict=VerdictCode.OVERRIDDEN)
                | ~Q(override_authority="") & ~Q(override_reason="") & ~Q(override_document=""),
                name="evaluation_exception_says_why",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["cadre", "act", "rule"], name="evaluation_cadre"),
            models.Index(fields=["question"], name="evaluation_question"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.get_verdict_display()}"
