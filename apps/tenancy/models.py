"""The dated tree of organisations, and the base of everything that a tenant owns."""

from __future__ import annotations

from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.tenancy.choices import Form, Sector, Tier
from apps.tenancy.querysets import OrganizationQuerySet, TenantQuerySet


@pghistory.track(
    # Places are computed: a move leaves one event, not one for every organisation carried along.
    exclude=["path", "tenant", "province", "changed_at"],
    context_field=pghistory.ContextJSONField(),
    context_id_field=pghistory.ContextUUIDField(),
    append_only=True,
)
class Organization(models.Model):
    """A party organisation: an identity that outlives names, places in the tree and tiers.

    Never deleted, never reused. The columns hold the state in force today; ``versions`` hold every
    state with its period. ``path``, ``tenant`` and ``province`` are computed by the database.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    form = models.CharField(_("form"), max_length=10, choices=Form, default=Form.COMMITTEE)
    sector = models.CharField(_("sector"), max_length=24, choices=Sector, default=Sector.TERRITORY)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children",
        verbose_name=_("directly under"),
    )  # fmt: skip
    keeps_office = models.BooleanField(
        _("keeps an office of its own"),
        default=False,
        help_text=_("An organisation with its own office is a tenant: its data end at its border."),
    )
    active = models.BooleanField(_("working"), default=True)
    path = models.TextField(_("path"), db_collation="C", unique=True, editable=False)
    tenant = models.ForeignKey(
        "self", models.PROTECT, related_name="+", editable=False, verbose_name=_("tenant")
    )
    province = models.ForeignKey(
        "self", models.PROTECT, related_name="+", editable=False, verbose_name=_("province")
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=False) | models.Q(keeps_office=True),
                name="organization_root_keeps_office",
            ),
            # Target of the composite foreign keys that keep the copies true.
            models.UniqueConstraint(
                fields=["id", "path", "tenant", "province"], name="organization_place"
            ),
            models.UniqueConstraint(fields=["id", "path"], name="organization_path"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of the organisation."""
        return reverse("tenancy:organization", args=[self.code])

    @property
    def is_province(self) -> bool:
        """Whether it stands at the root of its tree."""
        return self.parent_id is None


class OrganizationVersion(models.Model):
    """What an organisation was in a period: name, tier, parent; by which decision."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="versions", db_constraint=False,
        verbose_name=_("organisation"),
    )  # fmt: skip
    path = models.TextField(_("path"), db_collation="C", editable=False)
    valid = DateRangeField(
        _("period"), help_text=_("From the first day to the day after the last.")
    )
    name = models.CharField(_("name"), max_length=200)
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    parent = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("directly under"),
    )  # fmt: skip
    keeps_office = models.BooleanField(_("keeps an office of its own"), default=False)
    active = models.BooleanField(_("working"), default=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("period of an organisation")
        verbose_name_plural = _("periods of an organisation")
        constraints = [
            ExclusionConstraint(
                name="organization_one_state_a_day",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            )
        ]
        indexes = [models.Index(fields=["path"], name="organizationversion_path")]

    def __str__(self) -> str:
        return f"{self.name} {self.valid}"


class TenantOwned(models.Model):
    """A row that belongs to an organisation; the database keeps its place in the tree true.

    ``wallable`` says whether administrators may raise a wall around a row of its own; rows with
    ``guarded_by`` stand behind the wall of their record, and are opened by its grants unless
    ``opened_by_grants`` says that no grant opens them. ``graded`` rows have a column ``secrecy``
    and are seen up to the reader's clearance.
    """

    view_permission = ""
    wallable: ClassVar[bool] = True
    opened_by_grants: ClassVar[bool] = True
    graded: ClassVar[bool] = False

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", db_constraint=False,
        verbose_name=_("organisation"),
    )  # fmt: skip
    path = models.TextField(_("path"), db_collation="C", editable=False)
    tenant_id = models.BigIntegerField(_("tenant"), editable=False)
    province_id = models.BigIntegerField(_("province"), editable=False)

    objects = TenantQuerySet.as_manager()

    class Meta:
        abstract = True
