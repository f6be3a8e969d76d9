"""Organisations in the admin: one change is one decision and the day it takes effect."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext_lazy as _

from apps.core.admin_base import ActionForm, ActorModelAdmin, ReadOnlyInline
from apps.tenancy import actions
from apps.tenancy.models import Organization, OrganizationVersion
from apps.tenancy.permissions import CHANGE_ORGANIZATION, VIEW_ORGANIZATION
from apps.tenancy.rules import TIERS_FROM_TOP, Decision

DATED = ("parent", "tier", "name", "keeps_office", "active")
PAPER = ("decision_number", "decision_on", "effective_on", "note")


class OrganizationForm(ActionForm):
    """What an organisation becomes, and the paper that says so."""

    decision_number = forms.CharField(label=_("decision number"), max_length=60, required=False)
    decision_on = forms.DateField(label=_("decision date"), required=False, widget=AdminDateWidget)
    effective_on = forms.DateField(
        label=_("takes effect on"), required=False, widget=AdminDateWidget
    )
    note = forms.CharField(label=_("note"), max_length=300, required=False)

    class Meta:
        model = Organization
        fields = ["code", "name", "tier", "form", "sector", "parent", "keeps_office", "active"]

    def clean(self) -> dict[str, Any]:
        """A dated change needs the day it takes effect; number and date are asked by the action."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        dated = self.instance.pk is None or set(DATED) & set(self.changed_data)
        if dated and not cleaned.get("effective_on") and "effective_on" not in self.errors:
            self.add_error("effective_on", _("Write the day on which the change takes effect."))
        return cleaned

    @property
    def decision(self) -> Decision:
        """The paper."""
        values = self.cleaned_data
        return Decision(values["decision_number"], values["decision_on"], values["note"])


class VersionInline(ReadOnlyInline):
    """What the organisation was, newest first."""

    model = OrganizationVersion
    fk_name = "organization"
    view_permission = VIEW_ORGANIZATION
    fields = ("valid", "name", "tier", "parent", "keeps_office", "active", "decision_number",
              "decision_on", "note")  # fmt: skip
    readonly_fields = fields
    ordering = ("-valid", "-pk")
    verbose_name_plural = _("periods")

    def get_queryset(self, request: Any) -> Any:
        """Seen with the organisation above; its own range is that of the page."""
        rows = OrganizationVersion.objects.select_related("parent").order_by(*self.ordering)
        return rows.filter(path__gte=request.actor.lo, path__lt=request.actor.hi)


@admin.register(Organization)
class OrganizationAdmin(ActorModelAdmin):
    """The tree. Found, rename, move, re-tier, give an office, end: each by a decision."""

    view_permission = VIEW_ORGANIZATION
    change_permission = add_permission = CHANGE_ORGANIZATION
    form = OrganizationForm
    list_display = ("name", "code", "tier", "parent", "keeps_office", "active")
    list_filter = ("tier", "sector", "keeps_office", "active")
    list_select_related = ("parent",)
    search_fields = ("name", "code")
    autocomplete_fields = ("parent",)
    ordering = ("path", "pk")
    inlines = (VersionInline,)
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("code", "name", "tier", "parent", "keeps_office", "active")}),
        (_("Not dated"), {"fields": ("form", "sector")}),
        (_("Decision"), {"fields": PAPER}),
    )

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        """A code never changes, nor what stands above the range; a new organisation works."""
        if obj is None:
            return ("active",)
        above = obj.parent
        movable = above is not None and request.actor.lo <= above.path < request.actor.hi
        return ("code",) if movable else ("code", "parent")

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """One action for each thing that changes, under the one decision."""
        values = form.cleaned_data
        if obj is None:
            known = ("code", "name", "tier", "form", "sector", "parent", "keeps_office")
            return actions.found_organization(
                **{name: values[name] for name in known},
                effective_on=values["effective_on"],
                decision=form.decision,
                by=request.actor,
            )
        changed = [name for name in DATED if name in form.changed_data]
        if {"tier", "parent"} <= set(changed) and _goes_down(obj.tier, values["tier"]):
            changed.sort(key=lambda name: name != "tier")
        for name in changed:
            obj = self._change(request, form, obj, name)
        if {"form", "sector"} & set(form.changed_data):
            obj = actions.describe_organization(
                organization=obj, form=values["form"], sector=values["sector"], by=request.actor
            )
        return obj

    def _change(self, request: Any, form: Any, obj: Any, name: str) -> Any:
        value = form.cleaned_data[name]
        paper = {
            "organization": obj,
            "effective_on": form.cleaned_data["effective_on"],
            "decision": form.decision,
            "by": request.actor,
        }
        if name == "active":
            return actions.end_organization(**paper)
        act: Any = {
            "parent": actions.move_organization,
            "tier": actions.change_tier,
            "name": actions.rename_organization,
            "keeps_office": actions.set_office,
        }[name]
        return act(**{name: value}, **paper)


def _goes_down(old: str, new: str) -> bool:
    """Whether the new tier is lower: then it must be set before the move, else after it."""
    return TIERS_FROM_TOP.index(new) > TIERS_FROM_TOP.index(old)
