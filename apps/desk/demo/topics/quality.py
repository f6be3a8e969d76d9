"""Lists compared with the files: in time, overdue, with a difference, and one that was struck."""

from __future__ import annotations

from datetime import timedelta

from apps.accounts.actor import SystemActor
from apps.desk.demo.topics import Demo
from apps.membership.models import ListReconciliation, Placement
from apps.membership.quality import reconcile_actions
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

HOME = "thanh-tri-hn"
AGO = (20, 150, 200, 400)
"""Days since the comparison of the first grassroots organisations."""


def build(demo: Demo) -> None:
    """Comparisons of some grassroots organisations of Thanh Trì."""
    if ListReconciliation.objects.exists():
        return
    units = Organization.objects.below(demo.units[HOME]).filter(tier=Tier.GRASSROOTS, active=True)
    by = SystemActor()
    for number, (unit, days) in enumerate(zip(units.order_by("path"), AGO, strict=False)):
        day = demo.today - timedelta(days=days)
        found = Placement.objects.below(unit).on(day).count() - number % 2
        made = reconcile_actions.record_reconciliation(
            organization=unit, held_on=day, files_found=found, today=demo.today, by=by,
            differences="Thiếu 1 hồ sơ, đang mượn để rà soát" if number % 2 else "",
        )  # fmt: skip
    reconcile_actions.strike_reconciliation(
        reconciliation=made, reason="Ghi nhầm ngày đối chiếu", by=by
    )
    demo.say(f"{ListReconciliation.objects.count()} comparisons of lists and files")
