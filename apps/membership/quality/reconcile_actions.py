"""Lists of members compared with the files: recorded, struck."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.formats import date_text
from apps.membership import permissions
from apps.membership.judging import require_possible
from apps.membership.models import ListReconciliation, Placement
from apps.tenancy.models import Organization


@audit.act("membership.list_reconciled")
def record_reconciliation(
    *,
    organization: Organization,
    held_on: date,
    files_found: int,
    today: date,
    by: Actor,
    differences: str = "",
) -> ListReconciliation:
    """Record that list and files of an organisation, all below it included, were compared.

    The list is what the register counts on that day (06-HD/TW: compared at set times). Raises
    NotAllowed outside the own range, RuleRefused.
    """
    require(by, permissions.CHANGE, organization)
    if not by.lo <= organization.path < by.hi:
        raise NotAllowed(permission=str(permissions.CHANGE))
    require_possible(held_on, today=today, field="held_on")
    on_list = Placement.objects.below(organization).on(held_on).count()
    if files_found != on_list and not differences.strip():
        raise RuleRefused(
            "reconciled_differs", field="differences", on_list=on_list, files=files_found
        )
    try:
        with transaction.atomic():
            made: ListReconciliation = ListReconciliation.objects.create(
                organization=organization,
                held_on=held_on,
                on_list=on_list,
                files=files_found,
                differences=differences.strip()[:500],
                recorded_by_id=by.user_id,
            )
    except IntegrityError as error:
        if "listreconciliation_once" in str(error):
            raise RuleRefused("reconciled_twice", field="held_on") from None
        raise
    audit.record(by, action="membership.list_reconciled", obj=made, happened_on=date_text(held_on))
    return made


@audit.act("membership.reconciliation_struck")
def strike_reconciliation(
    *, reconciliation: ListReconciliation, reason: str, by: Actor
) -> ListReconciliation:
    """Strike a comparison that was entered by mistake; the one before it holds again.

    Raises NotAllowed, RuleRefused.
    """
    require(by, permissions.CHANGE, reconciliation)
    found: ListReconciliation = ListReconciliation.objects.select_for_update(of=("self",)).get(
        pk=reconciliation.pk
    )
    if not by.lo <= found.path < by.hi:
        raise NotAllowed(permission=str(permissions.CHANGE))
    if found.struck:
        raise RuleRefused("reconciliation_struck")
    if not reason.strip():
        raise RuleRefused("reconciliation_strike_why", field="reason")
    found.struck = reason.strip()[:200]
    found.save(update_fields=["struck"])
    audit.record(by, action="membership.reconciliation_struck", obj=found)
    return found
