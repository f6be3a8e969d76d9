"""Words of the trail about papers of cadre work."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions

register_actions({"cadres.decision_taken": _("took the decision as a Word file")})
