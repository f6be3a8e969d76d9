"""Compile the catalogues without gettext tools on the machine."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Writes a .mo file beside each .po file that is newer."""

    help = "Compile locale/*/LC_MESSAGES/*.po into .mo files (no gettext tools needed)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile what is out of date."""
        for root in settings.LOCALE_PATHS:
            for source in sorted(Path(root).glob("*/LC_MESSAGES/*.po")):
                target = source.with_suffix(".mo")
                if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                    polib.pofile(str(source)).save_as_mofile(str(target))
                    self.stdout.write(f"compiled {source.parent.parent.name}/{source.name}")
