"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembershipConfig(AppConfig):
    """Members of the Party: who belongs where, and since when."""

    name = "apps.membership"
    verbose_name = _("membership")
    topics = (
        "procedures",
        "admission",
        "standing",
        "seniority",
        "transfers",
        "grading",
        "fees",
        "cells",
        "record",
        "identity",
        "quality",
        "clocks",
        "imports",
    )

    def ready(self) -> None:
        """An organisation with members cannot end; refusals of the topics have their sentences."""
        from apps.core.topics import load
        from apps.membership.obstacles import work_left
        from apps.tenancy import obstacles

        obstacles.register(work_left)
        load("labels", self.label)
