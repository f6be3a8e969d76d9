"""Prove every signed summary: its fingerprint, and on demand its figures."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from apps.reports import proof
from apps.reports.choices import SummaryState
from apps.reports.models import Summary
from apps.reports.proof import Fault
from apps.tenancy import scope

TEXTS = {
    "edited": "row edited: {unit}, {indicator}, stands at {found}",
    "changed": "content changed; no single row can be named",
    "recount": "{unit}, {indicator}: signed {stored}, the records of today give {found}",
}
WHOLE = "whole"


class Command(BaseCommand):
    """verify_summaries [--unit CODE] [--recount]"""

    help = (
        "Recompute the fingerprint of every signed summary; with --recount its figures as well."
        " Ends with 1 when a frozen row was edited."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which ones, and how far."""
        parser.add_argument("--unit", help="code of one organisation; all by default")
        parser.add_argument(
            "--recount", action="store_true", help="count again and tell late entries too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each fault with its place, then how many were proved."""
        proved = faulty = 0
        with scope.use(scope.Scope.everything()):
            with transaction.atomic():
                keys = list(_signed(options["unit"]).values_list("pk", flat=True))
            for key in keys:
                with transaction.atomic():
                    summary = Summary.objects.select_related("organization").get(pk=key)
                    faults = list(proof.broken(summary))
                    late = list(proof.recounted(summary)) if options["recount"] else []
                for fault in [*faults, *late]:
                    self.stdout.write(_line(fault))
                proved += not faults
                faulty += bool(faults)
        self.stdout.write(f"{proved} proved, {faulty} edited after signing.")
        if faulty:
            raise CommandError("Frozen summaries were edited.", returncode=1)


def _signed(unit: str | None) -> Any:
    rows = Summary.objects.filter(state=SummaryState.SIGNED).order_by("path", "last", "pk")
    return rows.filter(organization__code=unit) if unit else rows


def _line(fault: Fault) -> str:
    summary = fault.summary
    place = (
        f"{summary.organization.code} {summary.form} {summary.kind}"
        f" {summary.first}..{summary.last} revision {summary.revision}"
    )
    told = TEXTS[fault.code].format(
        unit=fault.unit or WHOLE, indicator=fault.indicator, stored=fault.stored, found=fault.found
    )
    return f"{place}: {told}"
