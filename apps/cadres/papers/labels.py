"""Words of the trail about papers of cadre work."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "decision_number_both": _("Either type the number, or have the next one taken from the register."),
        "decision_number_other_body": _("Another body decides: type the number that it gave."),
    }
)  # fmt: skip
register_actions({"cadres.decision_taken": _("took the decision as a Word file")})
