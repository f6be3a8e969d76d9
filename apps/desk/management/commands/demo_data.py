"""Load the demo: real committees, invented people, published totals."""

from __future__ import annotations

import os
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from apps.desk.demo import accounts, build, papers
from apps.tenancy import scope


def _settle() -> None:
    """Tell the planner what stands in tables that were empty a moment ago. Only their owner may;
    without the owner's address autovacuum does it in time."""
    owner = os.environ.get("DATABASE_OWNER_URL")
    if owner:
        with psycopg.connect(owner, autocommit=True) as connection:
            connection.execute("analyze")


class Command(BaseCommand):
    """Idempotent: a second run adds nothing."""

    help = "Load the demo data (idempotent), or print its log-ins."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument("--log-ins", action="store_true", help="Only print the demo log-ins.")
        parser.add_argument(
            "--anywhere", action="store_true", help="Also on servers other than the embedded ones."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or print."""
        if options["log_ins"]:
            self._print_log_ins()
            return
        if not getattr(settings, "EMBEDDED_SERVICES", False) and not options["anywhere"]:
            raise CommandError(
                "The demo accounts have a known password. Add --anywhere to load them here."
            )
        with scope.use(scope.Scope.everything()):
            units = build.build(today=timezone.localdate(), say=self._say, settle=_settle)
            papers.build(units, say=self._say)

    def _say(self, text: str) -> None:
        self.stdout.write(f"  demo: {text}")

    def _print_log_ins(self) -> None:
        with translation.override("vi"):
            rows = accounts.table()
        width = max(len(name) for name, _role, _unit in rows)
        for name, role, unit in rows:
            self.stdout.write(f"  {name:<{width}}  {role} · {unit}")
        self.stdout.write(f"  password: {accounts.PASSWORD}")
