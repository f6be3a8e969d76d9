"""Signing in and out, the role one acts in, and the end of a session."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from apps.accounts import actions
from apps.accounts.actor import acting, person_actor
from apps.accounts.forms import SignInForm
from apps.accounts.permissions import before_new_password, without_role

_UNDONE = _(
    "Your session had ended, and what you sent was not done. Look at the page, then send it again."
)


@method_decorator(before_new_password, name="dispatch")
class SignInView(LoginView):
    """The sign-in page. The pause after five failures is kept by axes."""

    form_class = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        """Open the session; a person who must choose a password is sent there by the middleware."""
        by = person_actor(form.get_user(), url=self.request.path)
        actions.sign_in(request=self.request, by=by)
        if "undone" in self.request.GET:
            # In the language of the person: this page still speaks that of the browser.
            with translation.override(form.get_user().language):
                messages.warning(self.request, str(_UNDONE))
        return HttpResponseRedirect(self.get_success_url())


@login_not_required
@before_new_password
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and let the browser forget pages and drafts."""
    if request.user.is_authenticated:
        actions.sign_out(request=request, by=acting(request))
    response = redirect(settings.LOGOUT_REDIRECT_URL)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@without_role
@require_POST
def switch_role(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own roles; one lands on the desk, as the page may be out of range."""
    wanted = request.POST.get("assignment", "")
    for assignment in request.assignments:  # type: ignore[attr-defined]
        if str(assignment.pk) == wanted:
            actions.switch_role(request=request, assignment=assignment, by=acting(request))
            return redirect(settings.LOGIN_REDIRECT_URL)
    raise Http404


@without_role
@require_safe
def no_role(request: HttpRequest) -> HttpResponse:
    """Why there is nothing to see for somebody without a role."""
    if request.actor is not None:  # type: ignore[attr-defined]
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/no_role.html", status=403)


@without_role
@before_new_password
@require_POST
def extend_session(request: HttpRequest) -> HttpResponse:
    """Any request extends the idle limit; this one does nothing else."""
    return HttpResponse(status=204)


@login_not_required
@before_new_password
@never_cache
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """The language: in the account of a signed-in person, else in a cookie of the browser."""
    wanted = request.POST.get("language", "")
    following = request.POST.get("next", "")
    allowed = {request.get_host()}
    if not url_has_allowed_host_and_scheme(following, allowed, require_https=request.is_secure()):
        following = resolve_url("accounts:sign_in")
    response = HttpResponseRedirect(following)
    if wanted not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        if request.user.language != wanted:
            actions.choose_settings(by=acting(request), language=wanted)
        return response
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        get_language_info(wanted)["code"],
        max_age=365 * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
