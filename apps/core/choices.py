"""Words of the foundation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
