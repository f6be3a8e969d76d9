"""The cells of a form that people fill in, as one form of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core import formats
from apps.reports.manual.actions import Entry
from apps.reports.manual.cells import Form
from apps.reports.manual.forms import whole_number
from apps.reports.models import ManualFigure
from apps.reports.tables.cells import label_of

BOX = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "14", "size": "7"}


@dataclass(frozen=True)
class Box:
    """One cell as the page shows it: a box to fill in, or what stands there."""

    text: str = ""
    bound: Any = None
    figure: ManualFigure | None = None


class CellsForm(forms.Form):
    """Numbers of one form, organisation and period, on one basis. Boxes that keep what stands there
    enter nothing."""

    basis = forms.CharField(
        label=gettext_lazy("Basis"), max_length=300,
        help_text=gettext_lazy(
            "The document that says so: kind, number, date, who issued it. It holds for every"
            " number that you change here."
        ),
    )  # fmt: skip
    note = forms.CharField(label=gettext_lazy("Note"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, form: Form, standing: dict[str, ManualFigure]) -> None:
        super().__init__(data)
        self.form, self.standing = form, standing
        for key, cell in form.cells.items():
            known, label = standing.get(key), label_of(cell, form.definition)
            self.fields[key] = forms.CharField(
                label=label, required=False, max_length=14,
                initial=formats.number(known.value) if known else "",
                widget=forms.TextInput(attrs={**BOX, "aria-label": label}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Read the numbers; at least one has to change, and none is emptied here."""
        cleaned = super().clean() or self.cleaned_data
        self.changed: dict[str, int] = {}
        for key in self.form.cells:
            self._read(key, str(cleaned.get(key) or "").strip())
        if not self.changed and not self.errors:
            raise forms.ValidationError(_("Nothing is changed: enter a number first."))
        return cleaned

    def _read(self, key: str, text: str) -> None:
        known = self.standing.get(key)
        if not text:
            if known is not None:
                self.add_error(
                    key, _("To take this number back, open it and withdraw it with a reason.")
                )
            return
        try:
            value = whole_number(text)
        except forms.ValidationError as error:
            self.add_error(key, error)
            return
        if known is None or known.value != value:
            self.changed[key] = value

    def entries(self) -> list[Entry]:
        """What the action takes."""
        basis, note = self.cleaned_data["basis"], self.cleaned_data["note"]
        return [
            Entry(self.form.indicator(key), value, basis, note)
            for key, value in self.changed.items()
        ]
