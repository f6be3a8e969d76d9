"""Load the shipped legal documents, rule values and working calendar."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from apps.accounts.actor import SystemActor
from apps.regulations.catalogue import FOLDER, CatalogueError, read_catalogue
from apps.regulations.loading import load_catalogue
from apps.tenancy import scope


class Command(BaseCommand):
    """Idempotent; what people edited or verified is kept."""

    help = "Load legal documents, rule values and the calendar; keeps what people have edited."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Another folder, for an office that keeps files of its own."""
        parser.add_argument("--folder", type=Path, default=FOLDER)

    def handle(self, *args: Any, folder: Path, verbosity: int, **options: Any) -> None:
        """Read everything first, then write all of it or nothing."""
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        try:
            catalogue = read_catalogue(folder)
        except CatalogueError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        actor = SystemActor(url="manage.py load_regulations")
        with scope.use(actor.scope()), transaction.atomic():
            report = load_catalogue(catalogue=catalogue, by=actor)
        if not verbosity:
            return
        counts = ", ".join(f"{number} {name}" for name, number in report.counts().items())
        self.stdout.write(f"Regulations: {counts}.")
        for name in ("kept", "conflicting", "gone"):
            for entry in getattr(report, name):
                self.stdout.write(f"  {name}: {entry}")
        if verbosity > 1:
            for name in ("created", "updated"):
                for entry in getattr(report, name):
                    self.stdout.write(f"  {name}: {entry}")
