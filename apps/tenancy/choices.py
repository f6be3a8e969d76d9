"""Tiers and kinds of party organisations. Tiers are data of a period, never derived from a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tier(models.TextChoices):
    """Where an organisation stands in a period (294-QD/TW ended the district tier on 30/6/2025)."""

    PROVINCE = "province", _("province level")
    DISTRICT = "district", _("district level")
    COMMUNE = "commune", _("commune level, directly above the grassroots")
    GRASSROOTS = "grassroots", _("grassroots organisation")
    SECTION = "section", _("section committee")
    CELL = "cell", _("cell")


class Form(models.TextChoices):
    """Whether a committee with cells below, or a single cell."""

    COMMITTEE = "committee", _("party committee")
    CELL = "cell", _("party cell")


class Sector(models.TextChoices):
    """Kind of the unit in which the organisation works."""

    TERRITORY = "territory", _("province, district or commune")
    VILLAGE = "village", _("village or residential area")
    AGENCY = "agency", _("party or state agency")
    PUBLIC_SERVICE = "public_service", _("public service unit")
    STATE_ENTERPRISE = "state_enterprise", _("state enterprise")
    NON_STATE_ENTERPRISE = "non_state_enterprise", _("non-state enterprise")
    ARMED_FORCES = "armed_forces", _("armed forces")
