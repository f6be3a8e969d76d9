"""What happens to a case."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.cases import rules
from apps.inspection.cases.lookback import check_lookback
from apps.inspection.choices import Body, CaseKind
from apps.inspection.deadlines.keeping import keep_days
from apps.inspection.models import Case, CaseStep, CaseSubject
from apps.inspection.programmes.keeping import keep_grade
from apps.inspection.secrecy import check_ground
from apps.inspection.walls.keeping import keep_case
from apps.membership.models import Member
from apps.regulations.models import ProcedureTemplate
from apps.tenancy.models import Organization

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without those that are mistaken for each other on paper."""
LENGTH = 6


@dataclass(frozen=True)
class Subject:
    """Whom a case is about, as entered: a member, an organisation, or a name alone."""

    member: Member | None = None
    organization: Organization | None = None
    name: str = ""
    unit_name: str = ""
    position: str = ""
    committee_level: str = ""
    management_tier: str = ""
    is_head: bool = False
    position_at_act: str = ""
    committee_level_at_act: str = ""
    management_tier_at_act: str = ""


@audit.act("inspection.case_registered")
def register_case(
    *,
    organization: Organization,
    kind: str,
    body: str,
    title: str,
    source: str,
    subjects: Sequence[Subject],
    today: date,
    by: Actor,
    **values: Any,
) -> Case:
    """Register a matter: what, about whom, from where. It is in preparation until it is decided.

    The case keeps the procedure of the day; its steps are copied from there. ``values`` are further
    fields of the case. Raises NotAllowed without the right or outside the range, RuleRefused for a
    body that does not carry out the kind (Party Charter, articles 30 to 32), or not at that level
    (296-QĐ/TW, articles 3 and 7), a source that does not fit, no matter, no subject or one named
    twice, periods upside down, an advisory body that looks back too far, a grade without a reason,
    a case about whoever registers it or about a declared relative of theirs.
    """
    require(by, permissions.CHANGE, organization)
    check_lookback(body, values.get("lookback_from"), today)
    # Whether one may give the grade comes before why.
    check_values(values, by)
    check_ground(
        values.get("secrecy", 0), values.get("secrecy_reason", ""), values.get("declassify_on"),
        since=today,
    )  # fmt: skip
    case = new_case(
        organization=organization, kind=kind, body=body, title=title, source=source,
        subjects=[subject_row(subject, today) for subject in subjects], today=today, by=by,
        **values,
    )  # fmt: skip
    _copy_steps(case)
    audit.record(by, action="inspection.case_registered", obj=case)
    return case


def new_case(
    *,
    organization: Organization,
    kind: str,
    body: str,
    title: str,
    source: str,
    subjects: Sequence[CaseSubject],
    today: date,
    by: Actor,
    **values: Any,
) -> Case:
    """A case with its subjects, saved, its walls raised: what every act that enters one does."""
    check_kind(kind, body, source)
    check_level(organization, kind, body, today)
    if not title.strip():
        raise RuleRefused("case_title_missing", field="title")
    if not subjects:
        raise RuleRefused("case_subject_missing", field="subjects")
    check_values(values, by)
    case = Case(
        organization=organization, kind=kind, body=body, title=title.strip(), source=source,
        template=ProcedureTemplate.objects.in_force(kind, body=body, on=today).first(),
        registered_on=today, registered_by_id=by.user_id, reference=_new_reference(today),
        **values,
    )  # fmt: skip
    case.save()
    _save_subjects(case, subjects)
    case.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    keep_days([case])
    keep_grade(case)
    keep_case(case, by=by, today=today)
    return case


def check_kind(kind: str, body: str, source: str) -> None:
    """Raises RuleRefused for a body or source that does not fit the kind."""
    if not rules.may_open(kind, body):
        raise RuleRefused(
            "case_body", field="body", body=Body(body).label, kind=CaseKind(kind).label
        )
    if not rules.source_fits(kind, source):
        raise RuleRefused("case_source", field="source")


def check_level(organization: Organization, kind: str, body: str, on: date) -> None:
    """Raises RuleRefused for a body that the organisation did not have on that day, or that does
    not carry the kind out at its level: tiers are dated."""
    then = organization.versions.filter(valid__contains=on).values_list("tier", flat=True).first()
    tier = then or organization.tier
    if not rules.may_open_at(kind, body, tier=tier, form=organization.form):
        raise RuleRefused(
            "case_body_level", field="body", unit=organization.name, body=Body(body).label,
            kind=CaseKind(kind).label,
        )  # fmt: skip


def check_values(values: dict[str, Any], by: Actor) -> None:
    """Raises RuleRefused for a grade above the actor's own, and for periods upside down."""
    if values.get("secrecy", 0) > by.clearance:
        raise RuleRefused("case_secrecy", field="secrecy")
    for first, last, code in (
        ("lookback_from", "lookback_to", "case_lookback"),
        ("planned_from", "planned_until", "case_plan"),
    ):
        start, end = values.get(first), values.get(last)
        if start and end and end < start:
            raise RuleRefused(code, field=last)


def _new_reference(today: date) -> str:
    """The year and letters drawn at random: nothing can be counted from it.

    The database refuses a twin; among 31 to the sixth draws a year nobody will see that.
    """
    drawn = "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))
    return f"{today.year}-{drawn}"


def _copy_steps(case: Case) -> None:
    if case.template is None:
        return
    CaseStep.objects.bulk_create(
        CaseStep.of(
            case, phase=step.phase, code=step.code, order=step.order, title=step.title,
            paper=step.paper, signer=step.signer, required=step.required,
        )
        for step in case.template.steps.all()
    )  # fmt: skip


def _save_subjects(case: Case, rows: Sequence[CaseSubject]) -> None:
    named = set()
    for row in rows:
        key = (row.member_id, row.subject_organization_id, row.name)
        if key in named:
            raise RuleRefused("case_subject_twice", field="subjects", name=row.name)
        named.add(key)
        placed(row, case).save()


def placed(row: CaseSubject, case: Case) -> CaseSubject:
    """The row in the place of the case and as secret as it is."""
    row.case, row.organization_id, row.secrecy = case, case.organization_id, case.secrecy
    return row


def subject_row(subject: Subject, today: date) -> CaseSubject:
    """The row of a subject, with who they are today copied into it; it belongs to no case yet."""
    row = CaseSubject(
        member=subject.member, subject_organization=subject.organization,
        is_person=subject.organization is None, name=subject.name.strip(),
        unit_name=subject.unit_name, position=subject.position,
        committee_level=subject.committee_level, management_tier=subject.management_tier,
        is_head=subject.is_head, position_at_act=subject.position_at_act,
        committee_level_at_act=subject.committee_level_at_act,
        management_tier_at_act=subject.management_tier_at_act, added_on=today,
    )  # fmt: skip
    if subject.member is not None:
        row.name = subject.member.full_name
        row.unit_name = row.unit_name or subject.member.organization.name
        row.position = row.position or subject.member.position
    elif subject.organization is not None:
        row.name = subject.organization.name
    if not row.name:
        raise RuleRefused("case_subject_missing", field="subjects")
    return row


def same_subject(row: CaseSubject) -> Subject:
    """A subject as entered, for the case that follows: who they are is taken from the record anew,
    who they were at the act stays."""
    return Subject(
        member=row.member, organization=row.subject_organization, name=row.name,
        unit_name="" if row.member_id else row.unit_name, position="" if row.member_id else
        row.position, committee_level=row.committee_level, management_tier=row.management_tier,
        is_head=row.is_head, position_at_act=row.position_at_act,
        committee_level_at_act=row.committee_level_at_act,
        management_tier_at_act=row.management_tier_at_act,
    )  # fmt: skip
