"""Compare all walls around cases with the facts: ``manage.py keep_walls``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from apps.inspection.walls.tasks import keep_walls


class Command(BaseCommand):
    """The daily job, by hand: after a restore, or after rows were written past the actions."""

    help = "Raise and lower the walls around cases as the facts say."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many changed."""
        self.stdout.write(f"{keep_walls()} walls changed.")
