"""Sentences of the refusals of this topic, and of its lines in the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

register_labels(
    {
        "duplicate_not_asked": _("There is nothing to ask here, or it was asked already."),
        "duplicate_answered": _("This question is answered already."),
        "reconciled_differs": _(
            "The register has %(on_list)s members on that day, and %(files)s files were found."
            " Write what differs."
        ),
        "reconciled_twice": _("A comparison of this organisation and day is recorded already."),
        "reconciliation_struck": _("This comparison is struck already."),
        "reconciliation_strike_why": _("Write why the comparison is struck."),
        "answer_unknown": _("Choose one of the answers."),
    }
)
register_actions(
    {
        "membership.record_confirmed": _("checked the record with the member"),
        "membership.list_reconciled": _("recorded a comparison of list and files"),
        "membership.reconciliation_struck": _("struck a comparison of list and files"),
        "membership.duplicate_asked": _("asked another office about a like record"),
        "membership.duplicate_answered": _("answered another office about a like record"),
    }
)
register_details({"match": _("match"), "answer": _("answer")})
