"""What people keep of themselves: password and settings."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts import actions, roles
from apps.accounts.actor import acting
from apps.accounts.forms import SettingsForm
from apps.accounts.permissions import before_new_password, without_role
from apps.core.errors import RuleRefused

SIGN_INS_SHOWN = 5


@without_role
@before_new_password
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: Any) -> HttpResponse:
    """Choose a new password; forced on people whose password an administrator set."""
    forced = request.user.must_change_password
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_password(
                person=request.user,
                password=form.cleaned_data["new_password1"],
                by=acting(request),
                request=request,
            )
        except RuleRefused as refusal:
            form.add_error("new_password1", refusal.message)
        else:
            messages.success(request, _("The new password is in force."))
            return redirect(settings.LOGIN_REDIRECT_URL if forced else "accounts:settings")
    return render(request, "accounts/password.html", {"form": form, "forced": forced})


@without_role
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: Any) -> HttpResponse:
    """Language, appearance, row height and letter keys, kept on the server."""
    person = request.user
    initial = {name: getattr(person, name) for name in SettingsForm.base_fields}
    form = SettingsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if form.has_changed():
            person = actions.choose_settings(by=acting(request), **form.cleaned_data)
        with translation.override(person.language):
            messages.success(request, _("The settings are kept."))
        return redirect("accounts:settings")
    context = {
        "form": form,
        "sign_ins": person.sign_ins.order_by("-at", "-pk")[:SIGN_INS_SHOWN],
        "held": [
            {"label": roles.role(one.role).label, "assignment": one} for one in request.assignments
        ],
    }
    return render(request, "accounts/settings.html", context)
