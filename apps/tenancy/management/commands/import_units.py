"""manage.py import_units: load a tree of organisations with its periods."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from apps.core.errors import DomainError, Invalid
from apps.core.formats import FormatError, parse_date
from apps.tenancy import scope
from apps.tenancy.actions import load_units
from apps.tenancy.permissions import System
from apps.tenancy.rules import Decision
from apps.tenancy.unit_files import NATIONAL, national_units, read_units


class Command(BaseCommand):
    """Loads all rows or none, and nothing twice."""

    help = "Load organisations from a CSV or Excel file, or the national tree."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One file, or --national."""
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--national", action="store_true", help="the bundled national tree")
        parser.add_argument("--as-of-reform", choices=list(NATIONAL), default="before")
        parser.add_argument("--decision", default="", help="number of the decision")
        parser.add_argument("--decision-on", default="", help="its date, dd/mm/yyyy")
        parser.add_argument("--dry-run", action="store_true", help="check, save nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, load, and say what was done."""
        if bool(options["file"]) == options["national"]:
            raise CommandError(_("Give one file, or --national."))
        try:
            if options["national"]:
                rows = national_units(options["as_of_reform"])
            else:
                rows = read_units(options["file"])
            loaded = self._load(rows, self._decision(options), dry_run=options["dry_run"])
        except Invalid as wrong:
            lines = "\n".join(refusal.message for refusal in wrong.refusals)
            raise CommandError("\n".join([_("Nothing was saved."), lines])) from wrong
        except DomainError as wrong:
            raise CommandError(" ".join([_("Nothing was saved."), wrong.message])) from wrong
        told = (
            _("Checked, nothing saved: %(new)s new, %(longer)s continued, %(same)s unchanged.")
            if options["dry_run"]
            else _("Loaded: %(new)s new, %(longer)s continued, %(same)s unchanged.")
        )
        counts = {"new": loaded.founded, "longer": loaded.continued, "same": loaded.unchanged}
        self.stdout.write(told % counts)

    def _load(self, rows: Any, decision: Decision, *, dry_run: bool) -> Any:
        with scope.use(scope.Scope.everything()), transaction.atomic():
            loaded = load_units(rows=rows, decision=decision, by=System("manage.py import_units"))
            if dry_run:
                transaction.set_rollback(True)
        return loaded

    def _decision(self, options: dict[str, Any]) -> Decision:
        day = None
        if options["decision_on"]:
            try:
                day = parse_date(options["decision_on"])
            except FormatError as error:
                raise CommandError(f"--decision-on: {error}") from error
        return Decision(options["decision"], day)
