"""Words of the draw."""

from django.db import models
from django.utils.translation import pgettext_lazy


class DrawState(models.TextChoices):
    """How far a draw is: the list is fixed before anybody knows the seed."""

    LISTED = "listed", pgettext_lazy("draw", "list being made")
    FROZEN = "frozen", pgettext_lazy("draw", "list fixed")
    DRAWN = "drawn", pgettext_lazy("draw", "drawn")
