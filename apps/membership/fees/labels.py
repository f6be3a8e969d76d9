"""Sentences of the refusals about the party fee, and of its acts for the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.membership.fees.choices import PayerGroup

LABELS = {
    "fee_month_future": _("This month has not begun; its ledger cannot be drawn up yet."),
    "fee_correction_reason": _("Write why a payment already recorded is corrected."),
    "fee_entry_unknown": _("This line does not belong to the ledger of this cell and month."),
    "fee_paid_in_future": _("The day of payment lies in the future."),
    "fee_amount": _("The amount is a whole number of dong, not below zero and at most 1.000.000.000."),
    "fee_month_closed": _("The ledger of this month is closed already."),
    "fee_months_open": _("%(count)s members have neither paid nor a reason recorded. Record a reason for each, or leave the ledger open."),
    "fee_base_missing": _("Enter the base of this group: salary, benefit, pension or regional minimum wage in a month."),
    "fee_status_older": _("A later group is recorded already, from %(day)s. Correct that one first."),
    "fee_reduction_basis": _("Name the request or decision on which the fee is reduced."),
    "fee_months_reversed": _("The last month must not lie before the first."),
    "fee_job_failed": _("An error in the system stopped this work. Nothing was changed."),
    "fee_months_many": _("At most %(limit)s months at a time."),
}  # fmt: skip

register_labels(LABELS)
register_actions(
    {
        "membership.fee_group_set": _("recorded by what the fee is reckoned"),
        "membership.fee_ledger_drawn_up": _("drew up the fee ledger of a month"),
        "membership.fee_payments_recorded": _("recorded fee payments"),
        "membership.fee_month_closed": _("closed the fee ledger of a month"),
        "membership.fee_excused": _("recorded why a fee was not paid"),
        "membership.fee_months_charged": _("added missed months to the fee ledger"),
        "membership.fee_ledger_read": _("opened a fee ledger"),
    }
)


def _month(stored: str) -> str:
    """``2026-03-01`` or ``2026-03`` as 03/2026; anything else as it is."""
    year, _dash, rest = stored.partition("-")
    return f"{rest[:2]}/{year}" if rest else stored


register_details(
    {
        "month": _("month"),
        "since": _("from"),
        "as_due": _("as due"),
        "group": _("group of payers"),
    },
    {
        "month": _month,
        "group": lambda code: dict(PayerGroup.choices).get(code, code),
    },
)
