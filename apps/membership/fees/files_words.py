"""Sentences about the file of fees."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "fee_month_missing": _("Enter the month as month/year, such as 08/2026."),
        "fee_line_missing": _(
            "No ledger is drawn up for this member and month in your range. Draw it up first."
        ),
        "fee_day_missing": _("Enter the day of the payment."),
        "fee_row_twice": _("Row %(rows)s is about the same member and month."),
    }
)  # fmt: skip
register_actions({"membership.fees_imported": _("loaded a file of fees")})
HINTS = (
    _("The template comes filled with the lines of your latest open month."),
    _("A line without an amount is left alone. Amounts are whole dong, without a dot."),
    _("An amount once recorded is corrected only with a reason; the old line stays to be read."),
)
