"""Load the shipped statistical tables and manual indicators."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from apps.accounts.actor import SystemActor
from apps.reports.manual.loading import ManualFileError, load_manual, read_manual
from apps.reports.tables.loading import FOLDER, TableFileError, load_tables, read_tables
from apps.tenancy import scope


class Command(BaseCommand):
    """Idempotent; what people edited or verified is kept."""

    help = (
        "Load the statistical tables and manual indicators of the release; keeps what people have"
        " edited."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Another folder, for an office that keeps files of its own."""
        parser.add_argument("--folder", type=Path, default=FOLDER)

    def handle(self, *args: Any, folder: Path, verbosity: int, **options: Any) -> None:
        """Read everything first, then write all of it or nothing."""
        actor = SystemActor(url="manage.py load_tables")
        with scope.use(actor.scope()), transaction.atomic():
            try:
                tables, indicators = read_tables(folder), read_manual()
            except (TableFileError, ManualFileError) as error:
                raise CommandError(f"Nothing was loaded.\n{error}") from error
            found = {
                "Statistical tables": load_tables(tables, by=actor),
                "Manual indicators": load_manual(indicators, by=actor),
            }
        for what, counts in found.items() if verbosity else ():
            words = ", ".join(f"{number} {name}" for name, number in counts.items())
            self.stdout.write(f"{what}: {words}.")
