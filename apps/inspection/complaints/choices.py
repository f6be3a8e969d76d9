"""Words of complaints on discipline."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ComplaintState(models.TextChoices):
    """Where a complaint stands."""

    ACCEPTED = "accepted", pgettext_lazy("complaint", "being resolved")
    REFUSED = "refused", pgettext_lazy("complaint", "not accepted")
    RESOLVED = "resolved", pgettext_lazy("complaint", "resolved")


class LastInstance(models.TextChoices):
    """Who decides on a complaint for good (22-QĐ/TW, article 22; again in 262-QĐ/TW)."""

    CENTRAL_INSPECTION = "central_inspection", _("Central Inspection Committee")
    SECRETARIAT = "secretariat", _("Secretariat")
    CENTRAL_COMMITTEE = "central_committee", _("Central Committee")


class NotAccepted(models.TextChoices):
    """Why a complaint is not accepted (296-QĐ/TW, article 23)."""

    LATE = "late", _("filed too late")
    BEING_HANDLED = "being_handled", _("being handled by a competent body above")
    LAST_LEVEL = "last_level", _("already decided by the last level")
    SENTENCED = "sentenced", _("a court sentence of non-custodial reform or heavier stands")
    FOR_ANOTHER = "for_another", _("filed for somebody else")
    NO_DECISION = "no_decision", _("no written decision yet")
    DECISION_REFUSED = "decision_refused", _("refused to take the decision")
    MOVED = "moved", _("moved to an organisation under another committee before filing")
    LEVEL_SKIPPED = "level_skipped", _("the lower level has not resolved it yet")


class ComplaintOutcome(models.TextChoices):
    """What a complaint leads to."""

    KEPT = "kept", pgettext_lazy("complaint", "discipline kept")
    CHANGED = "changed", pgettext_lazy("complaint", "form changed")
    CANCELLED = "cancelled", pgettext_lazy("complaint", "discipline cancelled")


class RedressKind(models.TextChoices):
    """What is made good after a wrongful discipline, by its form (117-QĐ/TW of 2023)."""

    APOLOGY = "apology", pgettext_lazy("redress", "apology")
    STANDING = "standing", pgettext_lazy("redress", "grading, planning, pay and rewards")
    POST = "post", pgettext_lazy("redress", "post, or an equivalent one where possible")
    MEMBERSHIP = "membership", pgettext_lazy("redress", "membership and rights, on request")
