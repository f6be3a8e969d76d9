"""The law in the admin: entered, corrected and compared here, always through the actions."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext

from apps.accounts.permissions import Permission
from apps.core.admin_base import OddAddressMixin
from apps.core.errors import DomainError
from apps.regulations import actions, procedures
from apps.regulations.choices import REFUSALS, Standing
from apps.regulations.models import (
    CalendarDay,
    LegalDocument,
    ProcedureStep,
    ProcedureTemplate,
    RuleValue,
)
from apps.regulations.rules import is_readable

ENTERED_STANDINGS = [choice for choice in Standing.choices if choice[0] != Standing.VERIFIED]


class SourcedForm(forms.ModelForm):
    """Nobody types "verified": comparing is an act of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        status = self.fields.get("status")
        if isinstance(status, forms.ChoiceField):
            status.choices = ENTERED_STANDINGS


class RuleValueForm(SourcedForm):
    """A value must fit its unit."""

    class Meta:
        model = RuleValue
        fields = "__all__"  # noqa: DJ007 (the admin narrows them by its fieldsets)

    def clean(self) -> dict[str, Any]:
        """Refuse a value that its unit cannot read."""
        cleaned = super().clean() or self.cleaned_data
        value, unit = cleaned.get("value"), cleaned.get("unit")
        if value and unit and not is_readable(value, unit):
            sentence = REFUSALS["rule_value_unreadable"] % {"value": value}
            raise ValidationError({"value": sentence})
        return cleaned


class SourcedAdmin(OddAddressMixin):
    """Rights from the acting role, writing through actions, nothing deleted."""

    free_when_verified: tuple[str, ...] = ("note",)
    list_per_page = 50
    form = SourcedForm

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the acting role keeps the law."""
        return self._may(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the acting role keeps the law."""
        return self._may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether the acting role keeps the law."""
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the acting role keeps the law."""
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is deleted: a value ends, a document is replaced."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A verified entry keeps its substance."""
        always = ["verified_by", "verified_at"]
        if obj is None or obj.status != Standing.VERIFIED:
            return always
        names = [field.name for field in obj._meta.fields if field.editable]
        return [*always, *(name for name in names if name not in self.free_when_verified)]

    def _may(self, request: HttpRequest) -> bool:
        actor = getattr(request, "actor", None)
        return actor is not None and actor.has(Permission.VERIFY_RULE)

    def _verify_each(self, request: HttpRequest, rows: QuerySet[Any], verify: Any) -> None:
        """Verify the chosen rows one by one; say how many, and why others were refused."""
        done = 0
        for row in rows:
            try:
                verify(row)
            except DomainError as error:
                self.message_user(request, f"{row}: {error.message}", messages.WARNING)
            else:
                done += 1
        sentence = ngettext("%(n)s entry verified.", "%(n)s entries verified.", done) % {"n": done}
        self.message_user(request, sentence, messages.SUCCESS if done else messages.INFO)


SOURCE_FIELDS: Any = (
    gettext_lazy("Where it comes from"),
    {
        "fields": ("status", "source", "note", "verified_by", "verified_at"),
        "description": gettext_lazy(
            "A draft only reminds. Mark as confirmed what a named source states; compare with the "
            "official text through the act in the list, which records who did it."
        ),
    },
)


@admin.register(LegalDocument)
class LegalDocumentAdmin(SourcedAdmin):
    """Documents by issuer, number and date."""

    free_when_verified = ("note", "in_force_to", "replaced_by")
    list_display = (
        "__str__",
        "title_vi",
        "issuer",
        "in_force_from",
        "in_force_to",
        "replaced_by",
        "status",
    )
    list_filter = ("status", "kind", "issuer")
    list_select_related = ("replaced_by",)
    search_fields = ("number", "title_vi", "issuer")
    autocomplete_fields = ("replaced_by",)
    date_hierarchy = "signed_on"
    ordering = ("-signed_on", "number", "pk")
    actions = ("verify",)
    fieldsets: ClassVar[Any] = (
        (
            None,
            {
                "fields": ("kind", "issuer", "number", "signed_on", "signed_text", "title_vi"),
                "description": gettext_lazy(
                    "Numbers restart every term: issuer, number and date together name a document."
                ),
            },
        ),
        (
            gettext_lazy("Period"),
            {"fields": ("in_force_from", "in_force_to", "replaced_by")},
        ),
        SOURCE_FIELDS,
    )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Through the action, so that the trail has it."""
        actions.record_document(document=obj, by=request.actor)  # type: ignore[attr-defined]

    @admin.action(description=gettext_lazy("Mark as compared with the official text"))
    def verify(self, request: HttpRequest, queryset: QuerySet[LegalDocument]) -> None:
        """Verify the chosen documents."""
        by = request.actor  # type: ignore[attr-defined]
        self._verify_each(
            request, queryset, lambda row: actions.verify_document(document=row, by=by)
        )


@admin.register(RuleValue)
class RuleValueAdmin(SourcedAdmin):
    """Dated values by key."""

    form = RuleValueForm
    free_when_verified = ("note", "valid_to")
    list_display = (
        "key",
        "level",
        "value",
        "unit",
        "document",
        "article",
        "valid_from",
        "valid_to",
        "status",
    )
    list_filter = ("status", "unit", "level", "document__issuer")
    list_select_related = ("document",)
    search_fields = ("key", "value", "article", "document__number", "document__title_vi")
    autocomplete_fields = ("document",)
    date_hierarchy = "valid_from"
    ordering = ("key", "level", "-valid_from", "pk")
    actions = ("verify",)
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("key", "level", "value", "unit", "trigger", "extension_cap")}),
        (
            gettext_lazy("Document and period"),
            {
                "fields": ("document", "article", "valid_from", "valid_to"),
                "description": gettext_lazy(
                    "The period ends before the second date. To change a rule, end the old value "
                    "and enter a new one: past acts are judged by the value of their day."
                ),
            },
        ),
        SOURCE_FIELDS,
    )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Through the action, so that the trail has it."""
        actions.record_rule(rule=obj, by=request.actor)  # type: ignore[attr-defined]

    @admin.action(description=gettext_lazy("Mark as compared with the official text"))
    def verify(self, request: HttpRequest, queryset: QuerySet[RuleValue]) -> None:
        """Verify the chosen values."""
        by = request.actor  # type: ignore[attr-defined]
        self._verify_each(request, queryset, lambda row: actions.verify_rule(rule=row, by=by))


@admin.register(CalendarDay)
class CalendarDayAdmin(SourcedAdmin):
    """The working calendar, corrected each year after the official announcement."""

    free_when_verified = ("note",)
    list_display = ("date", "kind", "name", "status", "source")
    list_filter = ("kind", "status")
    search_fields = ("name", "source")
    autocomplete_fields = ("document",)
    date_hierarchy = "date"
    ordering = ("-date",)
    fieldsets: ClassVar[Any] = (
        (
            None,
            {
                "fields": ("date", "kind", "name", "document"),
                "description": gettext_lazy(
                    "A day entered by mistake is not deleted: make it a worked day instead."
                ),
            },
        ),
        SOURCE_FIELDS,
    )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Through the action, so that the trail has it."""
        actions.record_calendar_day(day=obj, by=request.actor)  # type: ignore[attr-defined]


class ProcedureForm(SourcedForm):
    """Kind and body by the codes that cases have."""

    kind = forms.ChoiceField(label=gettext_lazy("kind of case"))
    body = forms.ChoiceField(label=gettext_lazy("carried out by"), required=False)

    class Meta:
        model = ProcedureTemplate
        fields = "__all__"  # noqa: DJ007 (the admin narrows them by its fieldsets)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", gettext_lazy("every body"))
        for name, first, table in (
            ("kind", [], procedures.KIND),
            ("body", [every], procedures.BODY),
        ):
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                field.choices = [*first, *procedures.options(table)]


class StepForm(SourcedForm):
    """The phase by the code that cases have."""

    phase = forms.ChoiceField(label=gettext_lazy("phase"))

    class Meta:
        model = ProcedureStep
        fields = "__all__"  # noqa: DJ007 (the inline narrows them)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        phase = self.fields.get("phase")
        if isinstance(phase, forms.ChoiceField):
            phase.choices = procedures.options(procedures.PHASE)


class StepInline(admin.TabularInline):  # type: ignore[type-arg]
    """The steps of a procedure. One that is no longer needed becomes "not required"."""

    model = ProcedureStep
    form = StepForm
    extra = 0
    ordering = ("order", "pk")
    fields = (
        "order", "phase", "code", "title", "paper", "signer", "required", "limit_key", "trigger",
        "status",
    )  # fmt: skip

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever keeps the law."""
        actor = getattr(request, "actor", None)
        return actor is not None and actor.has(Permission.VERIFY_RULE)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Until the procedure was compared with the text."""
        return self.has_view_permission(request) and not _is_verified(obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Until the procedure was compared with the text."""
        return self.has_view_permission(request) and not _is_verified(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is deleted."""
        return False


def _is_verified(procedure: Any) -> bool:
    return procedure is not None and procedure.status == Standing.VERIFIED


@admin.register(ProcedureTemplate)
class ProcedureTemplateAdmin(SourcedAdmin):
    """Procedures with their steps; a case keeps those it was opened with."""

    form = ProcedureForm
    free_when_verified = ("note", "valid_to")
    list_display = (
        "code", "title", "kind_words", "body_words", "document", "valid_from", "valid_to", "status",
    )  # fmt: skip
    list_filter = ("status", "document__issuer")
    list_select_related = ("document",)
    search_fields = ("code", "title", "document__number", "document__title_vi")
    autocomplete_fields = ("document",)
    date_hierarchy = "valid_from"
    ordering = ("kind", "body", "-valid_from", "pk")
    actions = ("verify",)
    inlines = (StepInline,)
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("code", "kind", "body", "title")}),
        (
            gettext_lazy("Document and period"),
            {
                "fields": ("document", "valid_from", "valid_to"),
                "description": gettext_lazy(
                    "Cases opened before keep the steps they were opened with. To change a "
                    "procedure for later cases, end this one and enter a new one."
                ),
            },
        ),
        SOURCE_FIELDS,
    )

    @admin.display(description=gettext_lazy("kind of case"), ordering="kind")
    def kind_words(self, procedure: ProcedureTemplate) -> str:
        """The kind in words."""
        return procedures.word(procedures.KIND, procedure.kind)

    @admin.display(description=gettext_lazy("carried out by"), ordering="body")
    def body_words(self, procedure: ProcedureTemplate) -> str:
        """The body in words."""
        return procedures.word(procedures.BODY, procedure.body)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Through the action, so that the trail has it."""
        actions.record_procedure(procedure=obj, by=request.actor)  # type: ignore[attr-defined]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> None:
        """The steps through their action."""
        steps = formset.save(commit=False)
        by = request.actor  # type: ignore[attr-defined]
        if steps:
            actions.record_procedure_steps(procedure=form.instance, steps=steps, by=by)

    @admin.action(description=gettext_lazy("Mark as compared with the official text"))
    def verify(self, request: HttpRequest, queryset: QuerySet[ProcedureTemplate]) -> None:
        """Verify the chosen procedures."""
        by = request.actor  # type: ignore[attr-defined]
        self._verify_each(
            request, queryset, lambda row: actions.verify_procedure(procedure=row, by=by)
        )
