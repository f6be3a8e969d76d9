"""Change the key under which it is sealed who wrote a letter."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from apps.accounts.actor import SystemActor
from apps.core import sealing
from apps.inspection.letters.actions import seal_all_again
from apps.tenancy import scope


class Command(BaseCommand):
    """Seal everything under the first key.

    With ``--new-key`` a fresh one is put in front before; with ``--forget-older`` the others go.
    Two steps: what was sealed while the first ran would otherwise be lost with the older key.
    """

    help = "Seals the identities of writers under the first key of those in use."

    def add_arguments(self, parser: Any) -> None:
        """What may be asked for."""
        parser.add_argument("--new-key", action="store_true", help="draw a key for the key file")
        parser.add_argument("--forget-older", action="store_true", help="keep the first alone")

    def handle(self, *args: Any, **options: Any) -> None:
        """New key in front, everything sealed again, older keys of the file forgotten."""
        for_file = options["new_key"] or options["forget_older"]
        if for_file and settings.SEALING_KEYS:
            raise CommandError("The keys stand in PARTYBUILD_SEALING_KEYS: change them there.")
        try:
            if options["new_key"]:
                sealing.put_in_front(sealing.new_key())
            with scope.use(scope.Scope.everything()):
                count = seal_all_again(by=SystemActor())
            if options["forget_older"]:
                sealing.keep_first()
        except sealing.SealingError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{count} sealed under the first key.")
