"""manage.py create_administrator: the first person of an installation, who makes all the others."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts import actions
from apps.accounts.actor import SystemActor
from apps.core.errors import DomainError
from apps.tenancy import scope
from apps.tenancy.models import Organization

ROLE = "system_administrator"


class Command(BaseCommand):
    """Opens an account and gives it the administrator's role over one organisation."""

    help = "Create an administrator of one organisation and everything below it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, and where."""
        parser.add_argument("--sign-in-name", required=True, help="e-mail or employee code")
        parser.add_argument("--full-name", required=True)
        parser.add_argument("--unit", required=True, metavar="CODE", help="code of the unit")
        parser.add_argument("--decision", default="", help="decision that appoints the person")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for the password, then do both in one transaction."""
        password = self._password()
        by = SystemActor(url="manage.py create_administrator")
        with scope.use(scope.Scope.everything()), transaction.atomic():
            unit = Organization.objects.filter(code=options["unit"]).first()
            if unit is None:
                raise CommandError(
                    _("There is no organisation %(code)s.") % {"code": options["unit"]}
                )
            try:
                person = actions.create_person(
                    sign_in_name=options["sign_in_name"],
                    full_name=options["full_name"],
                    password=password,
                    by=by,
                )
                actions.assign_role(
                    person=person,
                    role=ROLE,
                    organization=unit,
                    valid_from=timezone.localdate(),
                    valid_to=None,
                    decision=options["decision"],
                    by=by,
                )
            except DomainError as refusal:
                raise CommandError(refusal.message) from refusal
        told = _("%(person)s administers %(unit)s.")
        self.stdout.write(told % {"person": person.full_name, "unit": unit.name})

    def _password(self) -> str:
        """Asked twice at a terminal, read from the first line otherwise; never an argument."""
        if not sys.stdin.isatty():
            return sys.stdin.readline().rstrip("\n")
        password = getpass(_("Password") + ": ")
        if getpass(_("Password again") + ": ") != password:
            raise CommandError(_("The two passwords differ."))
        return password
