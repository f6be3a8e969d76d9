"""Words of this topic: what procedures are named by, sentences of refusals, the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels
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
register_labels(
    {
        "deadline_case_ended": _("This case has ended: its limits change no more."),
        "deadline_ahead": _("This day has not come yet."),
        "deadline_before_case": _("This day lies before the case."),
        "deadline_subject": _("This is no subject of the case."),
        "hold_evidence": _("Say on what evidence the case stands still (number and date of a paper)."),
        "hold_review": _("The hold is looked at again after it has begun."),
        "hold_nothing": _("A hold pauses at least one of the clocks, and only those that its ground stops."),
        "hold_limitation": _("“%(reason)s” does not stop the limitation: only the time in which discipline is not yet examined and criminal proceedings are left out (69-QĐ/TW, article 2.14)."),
        "hold_person": _("This ground lies in one person: choose the person among the subjects (69-QĐ/TW, article 2.14)."),
        "hold_running": _("There is such a hold already. Let it end first."),
        "hold_ended": _("This hold has ended already."),
        "hold_period": _("Work cannot go on before the hold began."),
        "hold_note": _("Say why work goes on."),
        "extension_days": _("An extension has at least one day."),
        "extension_decision_number": _("An extension needs the number of its decision."),
        "extension_signer": _("Say who signed the decision."),
        "extension_reason": _("Say why more time is needed."),
        "extension_twice": _("An extension by this decision is entered already."),
        "extension_no_limit": _("There is no limit to extend: enter the plan of the case first."),
        "extension_late": _("The limit ended before this decision: it is extended before it ends, not after. %(rule)s"),
        "extension_times": _("The limit is extended at most %(most)s time(s). %(rule)s"),
        "extension_cap": _("The rule allows %(cap)s days of extension in all; %(given)s are used, %(left)s are left. %(rule)s"),
        "receipt_of_complaint": _("Only a complaint has a decision that is complained about."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.case_held": _("put the case on hold"),
        "inspection.case_resumed": _("let work on the case go on"),
        "inspection.case_extended": _("extended the limit of the case"),
        "inspection.receipt_entered": _("entered the receipt of the decision complained about"),
        "inspection.limits_computed": _("computed the limits of cases"),
        "inspection.limits_read": _("read the limits of the case"),
    }
)
