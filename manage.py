#!/usr/bin/env python3
"""Entry point of the management commands."""

import atexit
import os
import sys

# These change the schema, so they connect as its owner; everything else runs with the web role.
OWNER_COMMANDS = {"migrate", "makemigrations", "sqlmigrate", "showmigrations", "lintmigrations"}
# These start without a database.
OFFLINE_COMMANDS = {"services", "compile_catalogues", "makemessages", "help", "--help", "version"}


def use_embedded_services() -> None:
    """Use the embedded servers; stop them again if this command started them."""
    from partybuild import embedded

    services = embedded.ensure()
    os.environ.update(services.environment(), PARTYBUILD_EMBEDDED="1")
    if services.started_by_us:
        atexit.register(embedded.stop)


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partybuild.settings.dev")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    if command in OWNER_COMMANDS:
        os.environ["PARTYBUILD_AS_OWNER"] = "1"
    if "DATABASE_URL" not in os.environ and command not in OFFLINE_COMMANDS:
        use_embedded_services()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
