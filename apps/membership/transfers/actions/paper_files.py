"""The paper file of a member who moves: sent, arrived, completed, back.

It goes its own way beside the transfer, so that the two can be seen to be out of step.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.core.formats import date_text
from apps.membership.models import Transfer
from apps.membership.transfers import rules
from apps.membership.transfers.actions import held as share
from apps.membership.transfers.choices import WITH_FILE, FileState, FileWay


@audit.act("membership.file_sent")
def send_file(
    *,
    transfer: Transfer,
    version: int,
    sent_on: date,
    way: str,
    papers: Sequence[str],
    by: Actor,
    today: date,
    carrier: str = "",
    note: str = "",
) -> Transfer:
    """Record the file as sent: when, how, by whom, with which papers (thủ tục chuyển sinh hoạt
    đảng chính thức: the file goes sealed).

    Recorded anew while it is under way, the new entry holds and the history keeps the old one.
    Raises NotAllowed, Conflict, RuleRefused.
    """
    found, done = _held(transfer, version, "send_file", by)
    if done:
        return found
    _check_day(found, sent_on, today, "sent_on")
    if not papers:
        raise RuleRefused("file_papers_missing", field="papers")
    named = carrier.strip() or (found.full_name if way == FileWay.MEMBER else "")
    if not named:
        raise RuleRefused("file_carrier_missing", field="carrier")
    found.file_sent_on, found.file_way, found.file_carrier = sent_on, way, named[:120]
    found.file_papers, found.file_note = list(papers), note.strip()[:300]
    found.file_state = FileState.SENT
    share.stored(found, by)
    audit.record(
        by, action="membership.file_sent", obj=found, happened_on=date_text(sent_on), file_way=way
    )
    return found


@audit.act("membership.file_received")
def receive_file(
    *,
    transfer: Transfer,
    version: int,
    received_on: date,
    missing: Sequence[str],
    by: Actor,
    today: date,
    note: str = "",
) -> Transfer:
    """Record the file as arrived, with the papers that it lacks, or what lacked as arrived.

    The receiving side does it, also when the sender has recorded no sending; the sender does it
    for an organisation outside the system. Raises NotAllowed, Conflict, RuleRefused.
    """
    found, done = _held(transfer, version, "receive_file", by, receiving=True)
    if done:
        return found
    first = found.file_received_on
    _check_day(found, received_on, today, "received_on", since=first or found.file_sent_on)
    if first is not None and set(missing) - set(found.file_missing):
        raise RuleRefused("file_lacks_more", field="missing")
    found.file_received_on = first or received_on
    found.file_missing, found.file_note = list(missing), note.strip()[:300]
    found.file_state = FileState.INCOMPLETE if missing else FileState.COMPLETE
    found.file_complete_on = None if missing else received_on
    share.stored(found, by)
    audit.record(
        by,
        action="membership.file_received",
        obj=found,
        happened_on=date_text(received_on),
        papers_missing=len(missing),
    )
    return found


@audit.act("membership.file_taken_back")
def take_file_back(
    *, transfer: Transfer, version: int, back_on: date, by: Actor, today: date, note: str = ""
) -> Transfer:
    """Record that the file of a transfer that did not come about is with the sender again.

    Raises NotAllowed, Conflict, RuleRefused.
    """
    found, done = _held(transfer, version, "take_file_back", by)
    if done:
        return found
    _check_day(found, back_on, today, "back_on", since=found.file_sent_on)
    found.file_back_on, found.file_state, found.file_missing = back_on, FileState.BACK, []
    found.file_note = note.strip()[:300]
    share.stored(found, by)
    audit.record(by, action="membership.file_taken_back", obj=found, happened_on=date_text(back_on))
    return found


def _held(
    transfer: Transfer, version: int, act: str, by: Actor, *, receiving: bool = False
) -> tuple[Transfer, bool]:
    found, done = share.held(transfer, version, act, by, receiving=receiving)
    if done:
        return found, True
    if found.kind not in WITH_FILE:
        raise RuleRefused("file_stays_home")
    if not rules.may_file(act, found.state, found.file_state):
        words = dict(FileState.choices).get(found.file_state, "–")
        raise RuleRefused("file_wrong_state", state=str(words))
    return found, False


def _check_day(
    transfer: Transfer, day: date, today: date, field: str, *, since: date | None = None
) -> None:
    code = rules.file_fault(day, today=today, paper_on=transfer.sent_on, sent_on=since)
    if code:
        raise RuleRefused(code, field=field)
