"""Reading appointments within the border and the walls of their cadres."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from apps.cadres.appointments.choices import Answer, FileState
from apps.cadres.querysets import CadreOwnedQuerySet


class AppointmentFileQuerySet(CadreOwnedQuerySet):
    """Files of appointments."""

    def running(self) -> Self:
        """Those without a decision yet."""
        return self.valid().filter(state=FileState.RUNNING)

    def decided(self) -> Self:
        """Those decided, without those that a later entry corrects."""
        return self.valid().filter(state=FileState.DECIDED)

    def decided_between(self, first: date, last: date) -> Self:
        """Those decided in a time, both days included."""
        return self.decided().filter(decided_on__gte=first, decided_on__lte=last)

    def with_waiting(self) -> Self:
        """With whether a letter or the approval in principle is still to be answered."""
        letters = apps.get_model("cadres", "AgreementLetter").objects.filter(
            file_id=OuterRef("pk"), answer=Answer.PENDING, struck_on__isnull=True
        )
        return self.annotate(letter_waits=Exists(letters))


WAITS = Q(letter_waits=True) | Q(principle_asked_on__isnull=False, principle_on__isnull=True)
"""An answer from another body is awaited."""


class FileRowQuerySet(CadreOwnedQuerySet):
    """Meetings, letters and papers of files."""

    def of_file(self, file: Any) -> Self:
        """The rows of one file, which the reader has been allowed to see."""
        return self.filter(file_id=file.pk, struck_on__isnull=True)
