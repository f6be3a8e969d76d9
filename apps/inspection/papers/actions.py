"""What happens to papers of cases."""

from __future__ import annotations

import hashlib
import io
from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.documents.papers.content import BLANK
from apps.documents.papers.giving import give_number
from apps.documents.papers.word_reader import read
from apps.inspection import permissions
from apps.inspection.choices import Body
from apps.inspection.models import Case, CasePaper, CaseSubject
from apps.inspection.papers import making, reading
from apps.inspection.papers.choices import PaperState
from apps.inspection.papers.specs import SPECS, Spec


@audit.act("inspection.paper_drafted")
def draft_paper(
    *, case: Case, template: str, today: date, by: Actor, subject: CaseSubject | None = None
) -> CasePaper:
    """Begin a paper from the records of the case.

    Raises NotAllowed, RuleRefused: a case graded above confidential, of an advisory body, a paper
    that does not fit the case, a subject without a decision.
    """
    locked = _held_case(case, permissions.CHANGE, by)
    spec = SPECS[template]
    _check_fits(locked, spec, subject, by)
    paper: CasePaper = CasePaper.of(
        locked, template=template, subject=subject if spec.of_subject else None,
        drafted_by_id=by.user_id, position=reading.default_position(locked),
    )  # fmt: skip
    paper.save()
    audit.record(by, action="inspection.paper_drafted", obj=locked, paper=template)
    return paper


def _check_fits(case: Case, spec: Spec, subject: CaseSubject | None, by: Actor) -> None:
    if case.secrecy not in reading.MARKS:
        raise RuleRefused("paper_grade")
    if case.body == Body.ADVISORY_BODY:
        raise RuleRefused("paper_advisory")
    if case.kind not in spec.cases:
        raise RuleRefused("paper_unfit")
    if spec.of_subject:
        known = {one.pk for one in reading.subjects_for(case, spec.code, by)}
        if subject is None or subject.pk not in known:
            raise RuleRefused("paper_subject", field="subject")


@audit.act("inspection.paper_written")
def write_paper(
    *, paper: CasePaper, version: int, by: Actor, main: str = "", more: str = "",
    signer: str = "", position: str = "", recipients: str = "",
) -> CasePaper:  # fmt: skip
    """Change what is typed in a draft; each time it is the next draft.

    Raises NotAllowed, Conflict, RuleRefused: issued already.
    """
    row = _held(paper, version, permissions.CHANGE, by)
    row.main, row.more = main.strip(), more.strip()
    row.signer, row.position, row.recipients = signer.strip(), position, recipients.strip()
    row.draft_number += 1
    _save(row, "main", "more", "signer", "position", "recipients", "draft_number")
    audit.record(by, action="inspection.paper_written", obj=row.case, paper=row.template)
    return row


@audit.act("inspection.paper_issued")
def issue_paper(*, paper: CasePaper, version: int, day: date, today: date, by: Actor) -> CasePaper:
    """Give the signed paper its number and freeze it; one that it replaces is superseded.

    Raises NotAllowed, Conflict, RuleRefused: something is not filled in, the paper breaks a rule
    of layout, no number can be given for that day.
    """
    row = _held(paper, version, SPECS[paper.template].issued_with, by)
    number = give_number(
        organization=row.case.organization, body=reading.issuing_body(row.case),
        kind=SPECS[row.template].kind, day=day, today=today, secrecy=row.case.secrecy,
        signer=row.signer, of_case=True, by=by,
    )  # fmt: skip
    content, sheet = making.made(row.case, row, today=today, day=day, symbol=number.symbol)
    if BLANK in read(io.BytesIO(content)).text():
        raise RuleRefused("paper_unfilled")
    broken = making.errors(making.judged(content, row, sheet))
    if broken:
        raise RuleRefused("paper_breaks_rules", rules=", ".join(one.check.code for one in broken))
    row.state, row.day, row.symbol = PaperState.ISSUED, day, number.symbol
    row.number, row.content = number, content
    row.sha256, row.issued_by_id = hashlib.sha256(content).hexdigest(), by.user_id
    _save(row, "state", "day", "symbol", "number", "content", "sha256", "issued_by")
    if row.replaces is not None:
        row.replaces.state = PaperState.SUPERSEDED
        _save(row.replaces, "state")
    audit.record(
        by, action="inspection.paper_issued", obj=row.case, paper=row.template, number=row.symbol
    )
    return row


@audit.act("inspection.paper_corrected")
def correct_paper(*, paper: CasePaper, version: int, reason: str, by: Actor) -> CasePaper:
    """Begin the paper that will take the place of an issued one.

    Raises NotAllowed, Conflict, RuleRefused: not issued, no reason, a correction under way.
    """
    old = _held(paper, version, permissions.CHANGE, by, state=PaperState.ISSUED)
    if not reason.strip():
        raise RuleRefused("paper_reason", field="reason")
    if CasePaper.objects.filter(replaces=old).exclude(state=PaperState.DROPPED).exists():
        raise RuleRefused("paper_correction_open")
    row: CasePaper = CasePaper.of(
        old.case, template=old.template, subject_id=old.subject_id, main=old.main, more=old.more,
        signer=old.signer, position=old.position, recipients=old.recipients, replaces=old,
        reason=reason.strip(), drafted_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    audit.record(by, action="inspection.paper_corrected", obj=old.case, number=old.symbol)
    return row


@audit.act("inspection.paper_dropped")
def drop_paper(*, paper: CasePaper, version: int, by: Actor) -> CasePaper:
    """Give a draft up; it stays on record. Raises NotAllowed, Conflict, RuleRefused: issued."""
    row = _held(paper, version, permissions.CHANGE, by)
    # The paper that it should have replaced may be corrected again.
    row.state, row.replaces = PaperState.DROPPED, None
    _save(row, "state", "replaces")
    audit.record(by, action="inspection.paper_dropped", obj=row.case, paper=row.template)
    return row


def _held_case(case: Case, right: str, by: Actor) -> Case:
    rows = Case.objects.visible_to(by).select_for_update(of=("self",))
    rows = rows.select_related("organization__parent", "template__document")
    found: Case | None = rows.filter(pk=case.pk).first()
    if found is None:
        raise NotAllowed(permission=str(right))
    permissions.require_in_range(by, right, found)
    return found


def _held(
    paper: CasePaper, version: int, right: str, by: Actor, *, state: str = PaperState.DRAFT
) -> CasePaper:
    case = _held_case(paper.case, right, by)
    rows = CasePaper.objects.of_case(case).select_for_update(of=("self",))
    row: CasePaper = rows.select_related("replaces").get(pk=paper.pk)
    row.case = case
    if row.version != version:
        raise Conflict("stale")
    if row.state != state:
        raise RuleRefused("paper_not_draft" if state == PaperState.DRAFT else "paper_not_issued")
    return row


def _save(row: CasePaper, *fields: str) -> None:
    row.version += 1
    row.save(update_fields=[*fields, "version"])
