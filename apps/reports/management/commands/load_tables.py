"""Load the shipped statistical tables."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from apps.accounts.actor import SystemActor
from apps.reports.tables.loading import FOLDER, TableFileError, load_tables, read_tables
from apps.tenancy import scope


class Command(BaseCommand):
    """Idempotent; what people edited or verified is kept."""

    help = "Load the statistical tables of the release; keeps what people have edited."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Another folder, for an office that keeps files of its own."""
        parser.add_argument("--folder", type=Path, default=FOLDER)

    def handle(self, *args: Any, folder: Path, verbosity: int, **options: Any) -> None:
        """Read everything first, then write all of it or nothing."""
        actor = SystemActor(url="manage.py load_tables")
        with scope.use(actor.scope()), transaction.atomic():
            try:
                tables = read_tables(folder)
            except TableFileError as error:
                raise CommandError(f"Nothing was loaded.\n{error}") from error
            counts = load_tables(tables, by=actor)
        if verbosity:
            words = ", ".join(f"{number} {name}" for name, number in counts.items())
            self.stdout.write(f"Statistical tables: {words}.")
