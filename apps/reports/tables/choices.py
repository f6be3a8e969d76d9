"""Words of the statistical tables."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Branch(models.TextChoices):
    """Whose form it is."""

    ORGANISATION = "organisation", _("Forms of the organisation branch")
    INSPECTION = "inspection", _("Forms of the inspection branch")
    COMMUNE = "commune", _("Sheets of the commune level")
    OWN = "own", pgettext_lazy("tables", "Tables defined here")
