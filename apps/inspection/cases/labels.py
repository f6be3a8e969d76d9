"""Sentences of the refusals about cases, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "case_body": _("This kind of case is not carried out by this body: %(kind)s, %(body)s (Party Charter, articles 30 to 32)."),
        "case_source": _("A case of this kind cannot come from this source. What follows an event has no programme, and an anonymous letter opens no denunciation (296-QĐ/TW, article 19)."),
        "case_title_missing": _("Say in a few words what the case is about."),
        "case_subject_missing": _("Name at least one organisation or person whom the case is about."),
        "case_subject_twice": _("%(name)s is named twice."),
        "case_secrecy": _("You may read up to a lower grade of secrecy, so you cannot register such a case."),
        "case_lookback": _("The time looked back upon ends before it begins."),
        "case_plan": _("The planned end lies before the planned beginning."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.case_registered": _("registered the case"),
        "inspection.case_read": _("read the case"),
        "inspection.case_parts_read": _("read more about the case"),
    }
)
