"""Words of this topic."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class HoldReason(models.TextChoices):
    """Why a case stands still (69-QĐ/TW, article 2.14; 296-QĐ/TW, article 8.7)."""

    PREGNANCY = "pregnancy", _("pregnant or on maternity leave")
    NURSING = "nursing", _("nursing a child under 12 months")
    ILLNESS = "illness", _("gravely ill in hospital")
    INCAPACITY = "incapacity", _("has lost the capacity to understand, certified")
    CRIMINAL = "criminal", _("criminal investigation, prosecution or trial")
    APPRAISAL = "appraisal", _("waiting for an expert appraisal")
    OTHER_BODY = "other_body", _("waiting for another body")
    FORCE_MAJEURE = "force_majeure", _("natural disaster, epidemic, force majeure")
    OTHER = "other", pgettext_lazy("hold", "another reason")


OF_A_PERSON = frozenset(
    {HoldReason.PREGNANCY, HoldReason.NURSING, HoldReason.ILLNESS, HoldReason.INCAPACITY}
)
"""Grounds that lie in one person: discipline of them is not yet examined."""
PAUSES: Mapping[str, tuple[bool, bool]] = {
    HoldReason.PREGNANCY: (True, True),
    HoldReason.NURSING: (True, True),
    HoldReason.ILLNESS: (True, True),
    HoldReason.INCAPACITY: (True, True),
    HoldReason.CRIMINAL: (True, True),
    HoldReason.APPRAISAL: (True, False),
    HoldReason.OTHER_BODY: (True, False),
    HoldReason.FORCE_MAJEURE: (True, False),
    HoldReason.OTHER: (True, False),
}
"""Which clocks a ground may pause: the limit of the case, the limitation. The limitation only
leaves out what 69-QĐ/TW names: the time in which discipline is not yet examined, and criminal
proceedings."""
