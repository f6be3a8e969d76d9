"""The audit trail and long work. Both carry the path of the organisation they concern."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.core.choices import EntryKind, JobState, Secrecy
from apps.core.querysets import AuditEntryQuerySet, JobQuerySet


class AuditEntry(models.Model):
    """One line of the trail: an act, a reading, an export, a print or a sign-in.

    Append-only: the runtime role holds no right to change or delete it. ``organization_id`` and
    ``path`` say whose record it was; the tenancy app keeps them true and puts the row policy on.
    A line about a row that stands behind the wall of its record names that record as well
    (``guard_type``, ``guard_id``), and is as secret as the record was then or was made later.
    """

    at = models.DateTimeField(_("time"), auto_now_add=True)
    kind = models.CharField(_("kind"), max_length=10, choices=EntryKind)
    action = models.CharField(_("action"), max_length=80)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("user"),
    )
    role = models.CharField(_("acting role"), max_length=40, blank=True)
    actor_label = models.CharField(_("who"), max_length=300, blank=True)
    organization_id = models.BigIntegerField(_("organisation"), null=True)
    path = models.TextField(_("path"), db_collation="C", default="")
    object_type = models.CharField(_("kind of record"), max_length=60, blank=True)
    object_id = models.BigIntegerField(_("record"), null=True)
    object_label = models.CharField(_("record name"), max_length=300, blank=True)
    guard_type = models.CharField(max_length=60, blank=True, default="", db_default="")
    guard_id = models.BigIntegerField(null=True)
    secrecy = models.PositiveSmallIntegerField(
        _("secrecy"), choices=Secrecy, default=Secrecy.NORMAL, db_default=Secrecy.NORMAL
    )
    url = models.CharField(_("address"), max_length=500, blank=True)
    params = models.JSONField(_("details"), default=dict)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes = [
            models.Index(fields=["path", "-at"], name="audit_path_at"),
            models.Index(fields=["object_type", "object_id", "-at"], name="audit_object_at"),
            models.Index(fields=["user", "-at"], name="audit_user_at"),
            # What stands behind the wall of a record, when its grade is raised.
            models.Index(
                fields=["guard_type", "guard_id"],
                name="audit_guard",
                condition=models.Q(guard_id__isnull=False),
            ),
            # The pages of a large range: in order from the index, never sorted.
            models.Index(fields=["-at", "-id"], name="audit_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_label}".strip()


class Job(models.Model):
    """Long work with its progress; it goes on when the page is closed."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    key = models.CharField(_("what for"), max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=300)
    state = models.CharField(_("state"), max_length=10, choices=JobState, default=JobState.QUEUED)
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("total"), default=0)
    unit = models.CharField(_("unit word"), max_length=40, blank=True)
    message = models.TextField(_("message"), blank=True)
    result_url = models.CharField(_("result"), max_length=300, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("started by"),
    )
    organization_id = models.BigIntegerField(_("organisation"), null=True)
    path = models.TextField(_("path"), db_collation="C", default="")
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    seen_at = models.DateTimeField(_("seen"), null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes = [models.Index(fields=["started_by", "-created_at"], name="job_mine")]
        constraints = [
            # A second click joins the running job instead of starting another.
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=models.Q(state__in=["queued", "running"]) & ~models.Q(key=""),
                name="job_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def percent(self) -> int:
        """Progress in whole percent; 0 while the total is unknown."""
        return min(100, self.done * 100 // self.total) if self.total else 0

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state not in (JobState.QUEUED, JobState.RUNNING)
