"""Words of the foundation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EntryKind(models.TextChoices):
    """What a line of the trail tells."""

    WRITE = "write", _("change")
    READ = "read", _("view")
    EXPORT = "export", _("export")
    PRINT = "print", _("print")
    SIGN_IN = "sign_in", _("sign-in")


class JobState(models.TextChoices):
    """The life of long work."""

    QUEUED = "queued", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class Secrecy(models.IntegerChoices):
    """Grades of secrecy, the higher the more secret (Law 117/2025/QH15: three grades)."""

    NORMAL = 0, pgettext_lazy("secrecy", "normal")
    CONFIDENTIAL = 1, pgettext_lazy("secrecy", "confidential")
    SECRET = 2, pgettext_lazy("secrecy", "secret")
    TOP_SECRET = 3, pgettext_lazy("secrecy", "top secret")
