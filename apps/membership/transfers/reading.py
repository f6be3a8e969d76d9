"""What the page of a transfer shows: its steps, its limits, the boxes of the paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.core.formats import date_text
from apps.membership.transfers.choices import WITH_FILE, FilePaper, FileState, Kind, State


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
        (transfer.file_sent_on, _("Paper file sent")),
        (transfer.handed_in_on, _("Paper handed in")),
        (transfer.file_received_on, _("Paper file arrived")),
        (transfer.received_on, pgettext("transfer", "Received")),
        (transfer.stay_ended_on, _("Temporary stay ended")),
        (transfer.came_back_on, _("Back from abroad")),
        (transfer.file_back_on, _("Paper file back with the sender")),
    ):
        if day:
            found.append({"when": day, "text": text})
    if transfer.closed_on:
        words = str(transfer.get_state_display()).capitalize()
        found.append({"when": transfer.closed_on, "text": words, "detail": transfer.closing_note})
    return sorted(found, key=lambda one: one["when"])[::-1]


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


def papers(codes: list[str]) -> str:
    """Papers of a file in words."""
    words = dict(FilePaper.choices)
    return "; ".join(str(words.get(code, code)) for code in codes)


def paper_file(transfer: Any) -> list[tuple[str, str]]:
    """What both sides have recorded of the paper file, label and value."""
    way = str(transfer.get_file_way_display())
    rows = [
        (_("Sent by the sender"), _day(transfer.file_sent_on) or _("not recorded")),
        (_("How and by whom"), f"{way}: {transfer.file_carrier}" if way else ""),
        (_("Papers enclosed"), papers(transfer.file_papers)),
        (
            _("Arrived, says the receiving side"),
            _day(transfer.file_received_on) or _("not recorded"),
        ),
        (_("Papers missing"), papers(transfer.file_missing)),
        (_("Complete since"), _day(transfer.file_complete_on)),
        (_("Back with the sender"), _day(transfer.file_back_on)),
        (_("Note"), transfer.file_note),
    ]
    return [(label, value) for label, value in rows if value]


def _day(day: date | None) -> str:
    return date_text(day) if day else ""


def out_of_step(transfer: Any) -> str:
    """The sentence about a paper file that is not where the transfer says the member is; or ""."""
    if transfer.kind not in WITH_FILE:
        return ""
    if transfer.state in (State.RETURNED, State.WITHDRAWN) and transfer.file_is_open:
        return _("Nothing came of the transfer, but the paper file went: it is to come back.")
    if transfer.state == State.RECEIVED and transfer.file_state in (
        FileState.AWAITED,
        FileState.SENT,
    ):
        return _("The member is received, the paper file is not: ask the sender where it is.")
    if transfer.file_state == FileState.INCOMPLETE:
        return _("Papers are missing: the sender sends them, the receiving side records them.")
    unsaid = transfer.file_received_on and not transfer.file_sent_on
    if unsaid and not (transfer.from_outside or transfer.file_state == FileState.BACK):
        return _("The file has arrived, but the sender has recorded no sending.")
    return ""


def last_day(transfer: Any) -> date | None:
    """The last day of a temporary stay."""
    return transfer.stay_until - timedelta(days=1) if transfer.stay_until else None
