"""The base of admin pages: rights of the acting role, its range, writing through actions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from apps.core import audit
from apps.core.errors import DomainError, Invalid

REFUSAL = "_admin_refusal"
_KEY = re.compile(r"[0-9]{1,18}")
LOOKUPS = frozenset({"exact", "isnull", "in", "gt", "gte", "lt", "lte", "year", "month", "day"})


class ActionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form whose values go to an action.

    It neither changes its instance nor asks the database for uniqueness: the action does both, in
    words that do not tell what other tenants hold. ``refusal`` is what the action said.
    """

    refusal: DomainError | None = None

    def _post_clean(self) -> None:
        refusals = self.refusal.refusals if isinstance(self.refusal, Invalid) else [self.refusal]
        for refusal in refusals:
            if refusal is not None:
                field = refusal.field if refusal.field in self.fields else None
                self.add_error(field, refusal.message)


def visible(model: type[models.Model], request: Any) -> models.QuerySet[Any]:
    """Rows of the model in the range of the acting role; models of no tenant have no range."""
    rows = model._default_manager.all()
    return rows.visible_to(request.actor) if hasattr(rows, "visible_to") else rows


class OddAddressMixin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Whatever is written into an address of the admin is answered, never an error."""

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """An address may fill in whom or what a new row is about, by key; an odd key fills none."""
        given = super().get_changeform_initial_data(request)
        relations = {field.name for field in self.opts.get_fields() if field.is_relation}
        return {
            name: value
            for name, value in given.items()
            if name not in relations or _KEY.fullmatch(str(value))
        }

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list; a year that no calendar has is refused like any other odd filter."""
        try:
            return super().get_changelist_instance(request)
        except OverflowError as error:
            raise IncorrectLookupParameters(error) from error


class ActorModelAdmin(OddAddressMixin):
    """An admin page that asks the acting role and never Django's permissions or superusers.

    ``view_permission``, ``change_permission`` and ``add_permission`` name what the role must hold;
    an empty one closes the act. Subclasses write in ``act``. Nothing is deleted, and the only log
    is the audit trail.
    """

    view_permission: str = ""
    change_permission: str = ""
    add_permission: str = ""
    of_no_tenant = False

    form = ActionForm
    actions: Sequence[Any] = ()
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False
    save_as = False

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Do what the form asks through an action and return the row; no ``obj``: a new one."""
        raise ImproperlyConfigured(f"{type(self).__name__} has no way to write.")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Rows in the actor's range."""
        if not self.of_no_tenant and not hasattr(self.model._default_manager, "visible_to"):
            raise ImproperlyConfigured(f"{self.model.__name__} has no visible_to.")
        rows = visible(self.model, request)
        ordering = self.get_ordering(request)
        return rows.order_by(*ordering) if ordering else rows

    def _may(self, request: Any, permission: str) -> bool:
        actor = getattr(request, "actor", None)
        return bool(permission) and actor is not None and actor.has(permission)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the role sees these pages."""
        return self._may(request, self.view_permission)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the role sees the rows of its range."""
        return self._may(request, self.view_permission)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether the role adds rows."""
        return self._may(request, self.add_permission)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the role changes rows of its range."""
        return self._may(request, self.change_permission)

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """The same sentence for a row of another unit and for one that never was; no key in it."""
        self.message_user(request, _("There is no such record in your range."), messages.WARNING)
        return redirect("admin:index")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is deleted."""
        return False

    def lookup_allowed(self, lookup: str, value: str, request: Any = None) -> bool:
        """Only filters that the page offers: an address must not probe other columns or tables."""
        offered: set[Any] = {one for one in self.list_filter if isinstance(one, str)}
        offered |= {self.date_hierarchy} if self.date_hierarchy else set()
        offered |= {getattr(one, "parameter_name", None) for one in self.list_filter}
        name, _separator, rest = lookup.partition("__")
        return name in offered and (not rest or rest in LOOKUPS)

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """Rows are named by their key alone."""
        return bool(to_field == self.opts.pk.name)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        """Choices from the actor's range, also for values that an address or a form brings."""
        kwargs["queryset"] = visible(db_field.remote_field.model, request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """The form, told what the action refused on the first attempt."""
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"refusal": getattr(request, REFUSAL, None)})

    def changeform_view(
        self, request: Any, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form; what the action refuses is shown at its field, and nothing is saved."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError as refusal:
            setattr(request, REFUSAL, refusal)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Write through the action; the row in hand then tells what was stored."""
        if change and not form.changed_data:
            return
        saved = self.act(request, form, obj if change else None)
        vars(obj).update(vars(saved))

    def save_related(self, request: Any, form: Any, formsets: Any, change: Any) -> None:
        """Rows below a record are only read here."""

    def construct_change_message(
        self, request: Any, form: Any, formsets: Any, add: Any = None
    ) -> list[Any]:
        """No message of Django's own log."""
        return []

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The trail is written by the action."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The trail is written by the action."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """The trail is written by the action."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """The history of a row is its trail."""
        obj = self.get_object(request, object_id)
        if obj is None:
            return redirect("admin:index")
        return redirect(audit.trail_address(self.opts.label_lower, obj.pk))


class ReadOnlyInline(admin.TabularInline):  # type: ignore[type-arg]
    """Rows of another model below a record: to read, in the actor's range."""

    view_permission: str = ""
    extra = 0
    can_delete = False

    def get_queryset(self, request: Any) -> models.QuerySet[Any]:
        """Rows in the actor's range."""
        return visible(self.model, request)

    def has_view_permission(self, request: Any, obj: Any = None) -> bool:
        """Whether the role reads them."""
        return request.actor is not None and request.actor.has(self.view_permission)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They have pages of their own."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They have pages of their own."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is deleted."""
        return False
