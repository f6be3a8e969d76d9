"""Words of this topic: what procedures are named by, sentences of refusals, the trail."""

from django.utils.translation import gettext_lazy as _

from apps.inspection.choices import Body, CaseKind, Phase
from apps.regulations import procedures

procedures.register_words(procedures.KIND, CaseKind.choices)
procedures.register_words(procedures.BODY, Body.choices)
procedures.register_words(
    procedures.PHASE,
    [(phase.value, phase.label) for phase in (Phase.PREPARATION, Phase.CONDUCT, Phase.CONCLUSION)],
)
procedures.register_words(
    procedures.DAY,
    [
        ("registered_on", _("the day of registration")),
        ("received_on", _("receipt by the competent body")),
        ("decided_on", _("the day of the decision")),
        ("planned_from", _("the planned beginning")),
        ("concluded_on", _("the day of the conclusion")),
    ],
)
