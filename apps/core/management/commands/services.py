"""Start, stop or ask after the embedded PostgreSQL and Valkey."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from partybuild import embedded

NOT_RUNNING = 3  # what init scripts answer for a stopped service


class Command(BaseCommand):
    """manage.py services start|stop|status."""

    help = "Starts, stops or shows the embedded PostgreSQL and Valkey."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the three verbs."""
        parser.add_argument("verb", choices=["start", "stop", "status"])
        parser.add_argument("--json", action="store_true", help="machine-readable output")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it. Status ends with 3 when a server that is needed does not run."""
        verb, as_json = options["verb"], options["json"]
        try:
            if verb == "start":
                for notice in embedded.ensure().notices:
                    self.stderr.write(notice)
            elif verb == "stop":
                embedded.stop()
            found = embedded.status()
        except embedded.ServiceError as error:
            raise CommandError(str(error)) from error
        self._show(found, as_json=as_json)
        if verb == "status" and not found.running:
            raise SystemExit(NOT_RUNNING)

    def _show(self, found: embedded.Status, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(found.as_dict()))
            return
        for name, server in (("PostgreSQL", found.postgres), ("Valkey", found.valkey)):
            if server.replaced_by:
                self.stdout.write(f"{name}: {server.replaced_by} is set and used instead")
            elif server.running:
                where = f"127.0.0.1:{server.port}, process {server.pid}, data in {server.data}"
                self.stdout.write(f"{name}: runs on {where}")
            else:
                self.stdout.write(f"{name}: does not run; data folder {server.data}")
