"""Sentences of the refusals of manual figures, and what the trail calls its acts."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

LABELS = {
    "manual_code_taken": _("This code is taken."),
    "manual_counted": _(
        "This figure is counted from records, so nobody enters it by hand. Choose another code."
    ),
    "manual_part_of_itself": _("An indicator cannot be a share or a part of itself."),
    "manual_basis_missing": _("Name the document that the figure stands on."),
    "manual_out_of_use": _("This indicator is no longer in use."),
    "manual_unit_unknown": _("There is no such organisation in your range."),
    "manual_indicator_unknown": _("There is no such indicator. Take its code from the catalogue."),
    "manual_not_a_number": _("The value is a whole number, 0 or more."),
    "manual_not_waiting": _("This figure does not wait for approval any more."),
    "manual_not_standing": _("This figure has already been replaced or withdrawn."),
    "manual_own_figure": _("Somebody else has to approve a figure that you entered."),
    "manual_part_exceeds": _(
        "A part is not greater than its whole: %(part)s has %(sum)s, %(whole)s has %(total)s."
    ),
    "manual_parts_exceed": _(
        "The parts together are not greater than the whole: they give %(sum)s, %(whole)s has"
        " %(total)s. To correct the whole with its parts, enter them in one Excel file and approve"
        " them together."
    ),
    "manual_parts_differ": _(
        "All parts together give the whole: they give %(sum)s, %(whole)s has %(total)s. To correct"
        " the whole with its parts, enter them in one Excel file and approve them together."
    ),
    "manual_none_waits": _("No number that somebody else entered waits for approval here."),
    "manual_not_together": _(
        "Only figures of one organisation and period that wait are approved together."
    ),
    "manual_cell_not_open": _(
        "%(cell)s is no cell of this form that is filled in by hand: it is counted from records,"
        " follows from other cells, or does not exist."
    ),
    "manual_cells_disagree": _(
        "This contradicts a check of the form: %(check)s. The numbers give %(left)s %(sign)s"
        " %(right)s."
    ),
    "manual_row_twice": _(
        "Rows %(this)s and %(other)s are of the same indicator, organisation and period. Leave one"
        " of them."
    ),
}
ACTIONS = {
    "reports.manual_indicator_recorded": _("recorded a manual indicator"),
    "reports.manual_loaded": _("loaded the shipped manual indicators"),
    "reports.manual_entered": _("entered a manual figure"),
    "reports.manual_approved": _("approved a manual figure"),
    "reports.manual_withdrawn": _("withdrew a manual figure"),
    "reports.manual_imported": _("loaded manual figures from Excel"),
}

register_labels(LABELS)
register_actions(ACTIONS)
register_details({"manual": _("manual indicator"), "value": _("value")})
