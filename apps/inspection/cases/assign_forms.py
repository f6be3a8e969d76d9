"""Several cases for one officer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.inspection.cases.people import officers
from apps.inspection.models import Case
from apps.membership.forms import PlacingForm


class AssignManyForm(PlacingForm):
    """The officer, and for each case the version that was read."""

    handler_id = forms.TypedChoiceField(label=_("Officer in charge"), coerce=int)

    def __init__(self, data: Any = None, *, cases: Sequence[Case], actor: Any, today: date) -> None:
        super().__init__(data)
        self.cases = cases
        self.people = {one.pk: one for one in officers(actor, today)}
        names = [(pk, one.full_name) for pk, one in self.people.items()]
        self.fields["handler_id"].choices = [("", "–"), *names]  # type: ignore[attr-defined]

    @property
    def handler(self) -> Any:
        """The officer who was chosen."""
        return self.people[self.cleaned_data["handler_id"]]

    @property
    def pairs(self) -> list[tuple[Case, int]]:
        """The cases with the version that the page showed."""
        found = []
        for case in self.cases:
            read = str(self.data.get(f"version-{case.reference}", ""))
            found.append((case, int(read) if read.isdecimal() and len(read) < 10 else 0))
        return found
