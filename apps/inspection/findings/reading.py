"""Contents, allegations and demands as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import Http404

from apps.accounts.actor import Actor
from apps.inspection.cases.rules import JUDGED
from apps.inspection.findings import rules
from apps.inspection.findings.dictionary import finding_rule
from apps.inspection.models import Allegation, Case, CaseContent, Demand, Evidence
from apps.membership.models import Member
from apps.regulations.rules import Rule


@dataclass
class Part:
    """One content with what is alleged under it."""

    content: CaseContent
    allegations: list[Allegation] = field(default_factory=list)


@dataclass
class Findings:
    """What a case examines and has found; three queries, whatever its size."""

    parts: list[Part]
    removed: list[CaseContent]
    withdrawn: list[Allegation]
    demands: list[Demand]

    @property
    def allegations(self) -> list[Allegation]:
        """Those that stand."""
        return [one for part in self.parts for one in part.allegations]

    @property
    def without_finding(self) -> int:
        """How many have no finding yet."""
        return rules.without_finding(one.result for one in self.allegations)


def findings_of(actor: Actor, case: Case, today: date) -> Findings:
    """Everything of one case that the reader may know of."""
    contents = list(CaseContent.objects.visible_to(actor).of_case(case).order_by("pk"))
    rows = Allegation.objects.visible_to(actor).of_case(case)
    allegations = list(rows.select_related("subject", "found_by").order_by("pk"))
    demands = list(Demand.objects.visible_to(actor).of_case(case).order_by("due_on", "pk"))
    parts = {row.pk: Part(row) for row in contents if row.removed_on is None}
    withdrawn: list[Allegation] = []
    asked: dict[int, list[Demand]] = {}
    for demand in demands:
        asked.setdefault(demand.allegation_id, []).append(with_days(demand, today))
    one: Any
    for one in allegations:
        one.asked = asked.get(one.pk, [])
        one.leaves_a_defect = rules.leaves_a_defect(one.result)
        gone = one.removed_on is not None or one.subject.removed_on is not None
        (withdrawn if gone else parts[one.content_id].allegations).append(one)
    removed = [row for row in contents if row.removed_on is not None]
    return Findings(list(parts.values()), removed, withdrawn, demands)


def with_days(demand: Any, today: date) -> Any:
    """A demand with the days that are left, and whether its day has passed."""
    demand.days_left = rules.days_left(demand.due_on, today)
    demand.is_overdue = rules.is_overdue(demand.state, demand.due_on, today)
    demand.is_running = demand.state in rules.RUNNING
    return demand


def open_allegations(case: Case) -> int:
    """How many allegations of a case still need a finding; for its conclusion."""
    rows = Allegation.objects.of_case(case).current().filter(subject__removed_on__isnull=True)
    return rules.without_finding(rows.values_list("result", flat=True))


def speaks_against(case: Case, day: date) -> tuple[int, Rule | None]:
    """What a conclusion on that day would leave without a finding, and the rule that asks for one.

    Kinds that conclude nothing about subjects (complaints, suspensions) leave nothing open.
    """
    if case.kind not in JUDGED:
        return 0, None
    return open_allegations(case), finding_rule(case, day)


def demand_or_404(actor: Actor | None, key: str) -> Demand:
    """The demand; Http404 alike when there is none and when the actor may not know of it."""
    rows = Demand.objects.visible_to(actor).select_related(
        "case", "organization", "allegation__subject", "allegation__content", "reported_by",
        "ended_by", "made_by",
    )  # fmt: skip
    found: Demand | None = rows.filter(key=key).first()
    if found is None:
        raise Http404
    return found


def proof_of(actor: Actor | None, demand: Demand) -> Evidence | None:
    """The document that proves the remedy, as far as the reader may know of it: the grade on it
    may be higher than that of its case."""
    if demand.proof_document_id is None:
        return None
    rows = Evidence.objects.visible_to(actor).filter(pk=demand.proof_document_id)
    found: Evidence | None = rows.select_related("case").first()
    return found


def known_owner(actor: Actor, demand: Demand) -> Member | None:
    """The member who remedies, as far as the reader may know of their record."""
    if demand.owner_member_id is None:
        return None
    found: Member | None = (
        Member.objects.visible_to(actor).filter(pk=demand.owner_member_id).first()
    )
    return found
