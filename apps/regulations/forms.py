"""What narrows the list of rules and of documents."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.regulations import procedures
from apps.regulations.choices import DocumentKind, Standing, Subject


class DayInput(forms.DateInput):
    """The browser's own date box, filled the way it wants."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RuleFilterForm(forms.Form):
    """Filters of the list of rules."""

    q = forms.CharField(label=_("Search rules"), required=False, max_length=100)
    subject = forms.ChoiceField(
        label=_("Subject"), required=False, choices=[("", _("All subjects")), *Subject.choices]
    )
    status = forms.ChoiceField(
        label=_("Standing"), required=False, choices=[("", _("All standings")), *Standing.choices]
    )
    on = forms.DateField(
        label=_("In force on"), required=False, input_formats=["%Y-%m-%d"], widget=DayInput()
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["q"].widget.attrs["placeholder"] = _("Rule, document or article")


class DocumentFilterForm(forms.Form):
    """Filters of the list of documents."""

    q = forms.CharField(label=_("Search documents"), required=False, max_length=100)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *DocumentKind.choices]
    )
    status = forms.ChoiceField(
        label=_("Standing"), required=False, choices=[("", _("All standings")), *Standing.choices]
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["q"].widget.attrs["placeholder"] = _("Number, title or issuer")


class ProcedureFilterForm(forms.Form):
    """Filters of the list of procedures."""

    q = forms.CharField(label=_("Search procedures"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind of case"), required=False)
    body = forms.ChoiceField(label=_("Carried out by"), required=False)
    on = forms.DateField(
        label=_("In force on"), required=False, input_formats=["%Y-%m-%d"], widget=DayInput()
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["q"].widget.attrs["placeholder"] = _("Title or document")
        for name, table, everything in (
            ("kind", procedures.KIND, _("All kinds")),
            ("body", procedures.BODY, _("All bodies")),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", everything), *procedures.options(table)]
