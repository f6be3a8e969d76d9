"""Statistical tables in the admin: rows, columns and checks as text, judged before they stand."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy, pgettext_lazy

from apps.regulations.admin import SOURCE_FIELDS, SourcedAdmin, SourcedForm
from apps.reports.choices import PeriodKind
from apps.reports.models.tables import StatisticalTable
from apps.reports.tables import actions
from apps.reports.tables.labels import REFUSALS, fault_text
from apps.reports.tables.references import all_faults
from apps.reports.tables.registry import MEASURES

LINES = forms.Textarea(attrs={"rows": 18, "cols": 100, "spellcheck": "false"})


class TableForm(SourcedForm):
    """Every fault of the texts is shown at once, beside its text."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("periods"), choices=PeriodKind.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    measure = forms.ChoiceField(label=pgettext_lazy("table", "measure"))

    class Meta:
        model = StatisticalTable
        fields = "__all__"
        widgets: ClassVar[Any] = {"rows": LINES, "columns": LINES, "checks": LINES}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure = self.fields.get("measure")
        if isinstance(measure, forms.ChoiceField):
            measure.choices = [(code, f"{code}: {one.label}") for code, one in MEASURES.items()]

    def clean(self) -> dict[str, Any]:
        """Refuse texts that cannot be counted, with place and rule."""
        cleaned = super().clean() or self.cleaned_data
        if {"rows", "columns", "measure", "base", "code"} <= cleaned.keys():
            drafted = StatisticalTable(
                code=cleaned["code"], measure=cleaned["measure"], rows=cleaned["rows"],
                columns=cleaned["columns"], base=cleaned["base"], checks=cleaned.get("checks", ""),
            )  # fmt: skip
            for fault in all_faults(drafted):
                self.add_error(fault.part, fault_text(fault))
        first, end = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and end and end <= first:
            self.add_error("valid_to", REFUSALS["table_days_reversed"])
        return cleaned


@admin.register(StatisticalTable)
class StatisticalTableAdmin(SourcedAdmin):
    """Forms of the branches and tables of one's own."""

    form = TableForm
    free_when_verified = ("note", "valid_to")
    list_display = (
        "code", "title", "branch", "unit_word", "valid_from", "valid_to", "status",
    )  # fmt: skip
    list_filter = ("branch", "status")
    search_fields = ("code", "title", "title_en")
    ordering = ("branch", "code", "-valid_from", "pk")
    actions = ("verify",)
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("code", "title", "title_en", "branch", "unit_word", "zero")}),
        (
            gettext_lazy("In force"),
            {
                "fields": ("valid_from", "valid_to", "kinds"),
                "description": gettext_lazy(
                    "Summaries already made keep the table they were counted by. To change a form "
                    "for later periods, end this one and enter a new one."
                ),
            },
        ),
        (
            gettext_lazy("What is counted"),
            {"fields": ("measure", "base", "rows", "columns", "checks", "words")},
        ),
        SOURCE_FIELDS,
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The words to choose from are shown, not entered."""
        return [*super().get_readonly_fields(request, obj), "words"]

    @admin.display(description=gettext_lazy("words"))
    def words(self, _table: Any) -> str:
        """How lines are written, and every measure with its dimensions and their values."""
        return render_to_string("admin/table_words.html", {"measures": MEASURES.values()})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Through the action, so that the trail has it."""
        actions.record_table(table=obj, by=request.actor)  # type: ignore[attr-defined]

    @admin.action(description=gettext_lazy("Mark as compared with the official form"))
    def verify(self, request: HttpRequest, queryset: QuerySet[StatisticalTable]) -> None:
        """Verify the chosen tables."""
        by = request.actor  # type: ignore[attr-defined]
        self._verify_each(request, queryset, lambda row: actions.verify_table(table=row, by=by))
