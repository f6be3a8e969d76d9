"""Words of what happens after the signature."""

from django.db import models
from django.utils.translation import pgettext_lazy


class HandoverState(models.TextChoices):
    """What became of a signed summary at the level above."""

    SENT = "sent", pgettext_lazy("summary", "sent up")
    ACCEPTED = "accepted", pgettext_lazy("summary", "accepted")
    RETURNED = "returned", pgettext_lazy("summary", "returned")
