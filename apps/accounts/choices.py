"""Words of accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    """Appearance of the pages."""

    AUTO = "", _("as the computer")
    LIGHT = "light", _("light")
    DARK = "dark", _("dark")


class Density(models.TextChoices):
    """Height of the rows."""

    NORMAL = "", _("normal")
    COMPACT = "compact", _("compact")


class WallReason(models.TextChoices):
    """Why somebody must not see a record."""

    SUBJECT = "subject", _("the person concerned")
    RELATIVE = "relative", _("declared relative")
    NAMED = "named", _("named in a denunciation")
    RECUSED = "recused", _("recused")


class SignInOutcome(models.TextChoices):
    """How a session ended."""

    OPEN = "open", _("open")
    SIGNED_OUT = "signed_out", _("signed out")
    REPLACED = "replaced", _("ended by a newer sign-in")
    EXPIRED = "expired", _("expired")
    CLOSED = "closed", _("ended because the account was closed")
