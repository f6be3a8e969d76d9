"""Sentences about the file of transfers."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "transfer_column_missing": _("Fill in this cell: how the member moves, and why."),
        "transfer_day_missing": _("Enter the day of the move."),
    }
)
register_actions({"membership.transfers_imported": _("loaded a file of transfers")})
HINTS = (
    _("A member is known by the record number, else by the citizen number or the card number."),
    _("“Nội bộ” moves a member at once to another cell of the same committee."),
    _("Every other kind asks for a transfer; its referral paper is issued on the page."),
    _("Each row is judged by the same rules as on the page, and leaves its own line in the trail."),
)
