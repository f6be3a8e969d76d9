"""People, roles, walls and sessions in the admin, in the range of the acting administrator."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts import actions
from apps.accounts.models import RoleAssignment, SignIn, User, Wall
from apps.accounts.permissions import Permission
from apps.accounts.walls import wallable_models
from apps.core.admin_base import ActionForm, ActorModelAdmin, ReadOnlyInline
from apps.core.errors import DomainError


class InForceFilter(admin.SimpleListFilter):
    """Dated rows: in force today, or over."""

    title = _("in force")
    parameter_name = "in_force"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Yes and no."""
        return [("yes", _("today")), ("no", _("not today"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow by today."""
        current = queryset.filter(valid_from__lte=timezone.localdate()).exclude(
            valid_to__lt=timezone.localdate()
        )
        if self.value() == "yes":
            return current
        if self.value() == "no":
            return queryset.exclude(pk__in=current.values("pk"))
        return queryset


class PersonForm(ActionForm):
    """An account as an administrator keeps it."""

    class Meta:
        model = User
        fields = ["sign_in_name", "full_name", "phone", "is_active"]


class NewPersonForm(ActionForm):
    """An account with a first password, which the person must replace."""

    password = forms.CharField(
        label=_("first password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("The person must choose another one at the first sign-in."),
    )

    class Meta:
        model = User
        fields = ["sign_in_name", "full_name", "phone"]


class AssignmentInline(ReadOnlyInline):
    """Roles of the person in the administrator's range."""

    model = RoleAssignment
    fk_name = "user"
    view_permission = Permission.MANAGE_ACCOUNTS
    fields = ("role", "organization", "valid_from", "valid_to", "decision")
    readonly_fields = fields
    ordering = ("-valid_from", "-pk")
    show_change_link = True

    def get_queryset(self, request: Any) -> Any:
        """With their organisations, in one query."""
        return super().get_queryset(request).select_related("organization")


@admin.register(User)
class UserAdmin(ActorModelAdmin):
    """People who act in the range, and those just created by the administrator."""

    view_permission = change_permission = add_permission = Permission.MANAGE_ACCOUNTS
    form = PersonForm
    list_display = ("full_name", "sign_in_name", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("full_name", "sign_in_name")
    date_hierarchy = "created_at"
    ordering = ("full_name", "pk")
    inlines = (AssignmentInline,)
    actions = ("lift_pause",)
    change_form_template = "admin/accounts/user/change_form.html"

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """A new account has a first password."""
        if obj is None:
            kwargs["form"] = NewPersonForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        """Never the password's hash, groups or Django's permissions."""
        if obj is None:
            return ("sign_in_name", "full_name", "phone", "password")
        return ("sign_in_name", "full_name", "phone", "is_active", *self.readonly(obj))

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        """What the account tells of itself."""
        return self.readonly(obj) if obj else ()

    def readonly(self, obj: Any) -> tuple[str, ...]:
        """Fields to read."""
        return ("must_change_password", "last_login", "created_at", "created_by")

    def get_inlines(self, request: Any, obj: Any) -> Any:
        """A new person has no roles yet."""
        return self.inlines if obj else ()

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Through the actions."""
        values = form.cleaned_data
        if obj is None:
            return actions.create_person(**values, by=request.actor)
        if "is_active" in form.changed_data:
            act = actions.reactivate_person if values["is_active"] else actions.deactivate_person
            obj = act(person=obj, by=request.actor)
        if {"sign_in_name", "full_name", "phone"} & set(form.changed_data):
            named = {name: values[name] for name in ("sign_in_name", "full_name", "phone")}
            obj = actions.change_person(person=obj, **named, by=request.actor)
        return obj

    @admin.action(description=_("Lift the pause after failed sign-ins"), permissions=["change"])
    def lift_pause(self, request: Any, queryset: Any) -> None:
        """Let the chosen people try again at once."""
        try:
            for person in queryset:
                actions.lift_pause(person=person, by=request.actor)
        except DomainError as refusal:
            self.message_user(request, refusal.message, messages.ERROR)
        else:
            self.message_user(request, _("The pause is lifted."), messages.SUCCESS)

    def get_urls(self) -> list[Any]:
        """The page for a new password."""
        view = self.admin_site.admin_view(self.password_view)
        own = path("<int:pk>/set-password/", view, name="accounts_user_set_password")
        return [own, *super().get_urls()]

    def password_view(self, request: Any, pk: int) -> HttpResponse:
        """Set a password that the person must replace."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        person = self.get_queryset(request).filter(pk=pk).first()
        if person is None:
            raise Http404
        form = SetPasswordForm(person, request.POST or None)
        if request.method == "POST" and form.is_valid():
            password = form.cleaned_data["new_password1"]
            try:
                actions.set_password(person=person, password=password, by=request.actor)
            except DomainError as refusal:
                form.add_error(None, refusal.message)
            else:
                self.message_user(request, _("The password is set."), messages.SUCCESS)
                return redirect(reverse("admin:accounts_user_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Set a password"),
            "subtitle": str(person),
            "opts": self.opts,
            "original": person,
            "form": form,
        }
        return TemplateResponse(request, "admin/accounts/user/set_password.html", context)


class AssignmentForm(ActionForm):
    """A role from day to last day."""

    class Meta:
        model = RoleAssignment
        fields = [
            "user", "role", "organization", "clearance", "valid_from", "valid_to", "decision",
        ]  # fmt: skip


class EndForm(ActionForm):
    """The last day."""

    valid_to = forms.DateField(label=_("last day"), widget=AdminDateWidget)


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(ActorModelAdmin):
    """Who acts in which role where. A role that was given can only be ended."""

    view_permission = change_permission = add_permission = Permission.MANAGE_ACCOUNTS
    list_display = ("user", "role", "organization", "clearance", "valid_from", "valid_to")
    list_filter = (InForceFilter, "role")
    list_select_related = ("user", "organization")
    search_fields = ("user__full_name", "user__sign_in_name", "organization__name")
    autocomplete_fields = ("user", "organization")
    date_hierarchy = "valid_from"
    ordering = ("-valid_from", "-pk")
    fields = ("user", "role", "organization", "clearance", "valid_from", "valid_to", "decision")
    given: ClassVar[tuple[str, ...]] = (
        "user", "role", "organization", "clearance", "valid_from", "decision",
    )  # fmt: skip

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """All of it for a new role, the last day for a given one."""
        kwargs["form"] = EndForm if obj else AssignmentForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        """What was given stays."""
        return self.given if obj else ()

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Through the actions."""
        values = form.cleaned_data
        if obj is not None:
            return actions.end_role(assignment=obj, last_day=values["valid_to"], by=request.actor)
        return actions.assign_role(
            person=values["user"],
            **{name: values[name] for name in AssignmentForm.Meta.fields if name != "user"},
            by=request.actor,
        )


def _wallable_kinds() -> list[tuple[str, Any]]:
    return [(label, model._meta.verbose_name) for label, model in wallable_models().items()]


class WallForm(ActionForm):
    """Who must not know of what."""

    label = forms.ChoiceField(label=_("kind of record"), choices=_wallable_kinds)
    object_id = forms.IntegerField(
        label=_("record"),
        min_value=1,
        help_text=_(
            "The internal number: the first column of the list of these records in this"
            " administration, and the last part of the address of its page."
        ),
    )

    class Meta:
        model = Wall
        fields = ["user", "label", "object_id", "reason", "valid_from", "valid_to"]


@admin.register(Wall)
class WallAdmin(ActorModelAdmin):
    """Walls around records. One around the reader is never shown."""

    view_permission = change_permission = add_permission = Permission.MANAGE_WALLS
    list_display = ("user", "record", "reason", "valid_from", "valid_to")
    list_filter = (InForceFilter, "reason")
    list_select_related = ("user",)
    search_fields = ("user__full_name", "user__sign_in_name")
    autocomplete_fields = ("user",)
    date_hierarchy = "valid_from"
    ordering = ("-valid_from", "-pk")
    fields = ("user", "label", "object_id", "reason", "valid_from", "valid_to")
    given: ClassVar[tuple[str, ...]] = ("user", "label", "object_id", "reason", "valid_from")

    @admin.display(description=_("record"), ordering="object_id")
    def record(self, wall: Wall) -> str:
        """What it stands around: the kind and the number, never a name."""
        model = wallable_models().get(wall.label)
        return f"{model._meta.verbose_name if model else wall.label} #{wall.object_id}"

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """All of it for a new wall, the last day for a standing one."""
        kwargs["form"] = EndForm if obj else WallForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        """A standing wall only ends."""
        return self.given if obj else ()

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Through the actions."""
        values = form.cleaned_data
        if obj is not None:
            return actions.lower_wall(wall=obj, last_day=values["valid_to"], by=request.actor)
        return actions.raise_wall(
            person=values["user"],
            **{name: values[name] for name in WallForm.Meta.fields if name != "user"},
            by=request.actor,
        )


@admin.register(SignIn)
class SignInAdmin(ActorModelAdmin):
    """Sessions of the people in the range, to read. The key of a session is shown to nobody."""

    view_permission = Permission.MANAGE_ACCOUNTS
    list_display = ("user", "at", "address", "outcome", "ended_at")
    list_filter = ("outcome",)
    list_select_related = ("user",)
    search_fields = ("user__full_name", "user__sign_in_name")
    date_hierarchy = "at"
    ordering = ("-at", "-pk")
    fields = ("user", "at", "address", "agent", "outcome", "ended_at")
