"""The draw of whom the asset and income verification of a year examines."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.permissions import Permission
from apps.inspection.verification.choices import DrawState
from apps.inspection.verification.querysets import DrawQuerySet
from apps.inspection.verification.rules import Entry
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


@tracked("changed_at", "cases")
class AssetDraw(TenantOwned):
    """A list of those who declare assets, fixed by its fingerprint, and who was drawn from it.

    The list is published with the result, so it bears no grade of secrecy; the cases that follow
    are walled like all others. ``cases`` holds the reference of each by the line of the person; the
    history leaves it out, as it would tell of cases behind a wall.
    """

    view_permission = Permission.VIEW_CASE
    opened_by_grants: ClassVar[bool] = False

    reference = models.CharField(_("reference"), max_length=14, editable=False)
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(pgettext_lazy("draw", "draw"), max_length=200)
    state = models.CharField(_("state"), max_length=8, choices=DrawState, default=DrawState.LISTED)
    people = models.JSONField(_("list"), default=list)
    number = models.PositiveIntegerField(_("how many are drawn"), null=True, blank=True)
    number_note = models.CharField(_("why fewer than the share"), max_length=300, blank=True)
    fingerprint = models.CharField(_("fingerprint of the list"), max_length=64, blank=True)
    frozen_on = models.DateField(_("list fixed on"), null=True, blank=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("list fixed by"),
    )  # fmt: skip
    seed = models.CharField(_("seed"), max_length=200, blank=True)
    method = models.CharField(_("how the seed was made"), max_length=300, blank=True)
    witnesses = models.JSONField(_("witnesses"), default=list)
    drawn_on = models.DateField(_("drawn on"), null=True, blank=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("drawn by"),
    )  # fmt: skip
    result = models.JSONField(_("drawn"), default=list)
    cases = models.JSONField(_("cases"), default=dict, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects: ClassVar[Any] = DrawQuerySet.as_manager()

    class Meta:
        verbose_name = _("draw for the verification of assets")
        verbose_name_plural = _("draws for the verification of assets")
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="assetdraw_reference"),
            models.CheckConstraint(
                condition=Q(state=DrawState.LISTED)
                | Q(frozen_on__isnull=False, number__isnull=False) & ~Q(fingerprint=""),
                name="assetdraw_fixed_has_fingerprint",
            ),
            # The seed comes after the list was fixed, and with whoever saw it made.
            models.CheckConstraint(
                condition=~Q(state=DrawState.DRAWN)
                | Q(drawn_on__gte=F("frozen_on")) & ~Q(seed="") & ~Q(method="")
                & ~Q(witnesses=[]),
                name="assetdraw_drawn_before_witnesses",
            ),
            models.CheckConstraint(
                condition=Q(state=DrawState.DRAWN) | Q(seed="", drawn_on__isnull=True),
                name="assetdraw_seed_only_drawn",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["path", "-year"], name="assetdraw_path")]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The page of the draw."""
        return reverse("inspection:draw", args=[self.reference])

    @property
    def entries(self) -> list[Entry]:
        """The list."""
        return [Entry(**one) for one in self.people]
