"""What the page of a transfer shows: its steps, its limits, the boxes of the paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.core.formats import date_text
from apps.membership.transfers.choices import Kind


def steps(transfer: Any) -> list[dict[str, str]]:
    """How far the paper has come."""
    if transfer.kind == Kind.INTERNAL or transfer.from_outside:
        return [{"label": pgettext("transfer", "Received"), "state": "done"}]
    done = [True, bool(transfer.sent_on), bool(transfer.handed_in_on), bool(transfer.received_on)]
    labels = [
        pgettext("transfer", "Requested"),
        _("Paper issued"),
        _("Paper handed in"),
        pgettext("transfer", "Received"),
    ]
    if transfer.to_outside:
        done.pop(2)
        labels.pop(2)
    found, before = [], True
    for label, is_done in zip(labels, done, strict=True):
        here = before and not is_done and transfer.is_open
        found.append(
            {"label": label, "state": "done" if is_done else "current" if here else "coming"}
        )
        before = is_done
    return found


def events(transfer: Any) -> list[dict[str, Any]]:
    """What happened, the newest first."""
    found: list[dict[str, Any]] = [
        {"when": transfer.requested_on, "text": pgettext("transfer", "Requested")}
    ]
    for day, text in (
        (transfer.sent_on if transfer.paper else None, _("Referral paper issued")),
        (transfer.handed_in_on, _("Paper handed in")),
        (transfer.received_on, pgettext("transfer", "Received")),
        (transfer.closed_on, str(transfer.get_state_display()).capitalize()),
        (transfer.stay_ended_on, _("Temporary stay ended")),
        (transfer.came_back_on, _("Back from abroad")),
    ):
        if day:
            found.append({"when": day, "text": text})
    if transfer.closing_note:
        found[-1]["detail"] = transfer.closing_note
    return found[::-1]


def boxes(transfer: Any) -> list[tuple[str, str]]:
    """The words of the referral paper, label and value; each level fills one further box."""
    fee = transfer.fee_paid_through
    found = [
        (_("Full name"), transfer.full_name),
        (_("Date of birth"), str(transfer.birth or "")),
        (_("Sex"), str(transfer.get_sex_display()).capitalize()),
        (_("Member card number"), transfer.card_number),
        (_("Curriculum number"), transfer.record_number),
        (_("Admission ceremony date"), date_text(transfer.ceremony_on)),
        (_("Official date"), date_text(transfer.official_on)),
        (_("Party fee paid through month"), f"{fee:%m/%Y}" if fee else ""),
        (_("Sent from"), transfer.from_name),
        (_("Sent to"), transfer.to_name),
        (_("Reason"), str(transfer.get_reason_display()).capitalize()),
    ]
    if transfer.stay_from:
        until = date_text(last_day(transfer))
        found.append((_("Temporary"), f"{date_text(transfer.stay_from)} – {until}"))
    return found


def last_day(transfer: Any) -> date | None:
    """The last day of a temporary stay."""
    return transfer.stay_until - timedelta(days=1) if transfer.stay_until else None
