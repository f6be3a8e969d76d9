"""Who acts: limits of the session, the language, the actor and the row scope of the request."""

from __future__ import annotations

from collections.abc import Callable
from time import time
from typing import Any

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone, translation

from apps.accounts.actor import Actor, actor_for, assignments_of
from apps.core import audit
from apps.core.errors import NotAllowed
from apps.core.return_to import page_of_form
from apps.tenancy import scope

Next = Callable[[HttpRequest], HttpResponse]
ASSIGNMENT_KEY = "assignment"
STARTED_KEY = "started"


class SessionLimitMiddleware:
    """Ends a session that is older than the limit, or that a newer sign-in has replaced."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            started = request.session.get(STARTED_KEY, 0)
            if time() - started > settings.SESSION_MAX_SECONDS:
                logout(request)
        return self.get_response(request)


class SignInFirstMiddleware(LoginRequiredMiddleware):
    """Sends strangers to the sign-in page. Whoever sent a form comes back to the form, and is told
    that it was not taken (``undone``)."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        """The sign-in page, with the address to go on to."""
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        query = QueryDict(mutable=True)
        query[REDIRECT_FIELD_NAME] = page_of_form(request)
        query["undone"] = "1"
        page = resolve_url(self.get_login_url(view_func))
        return HttpResponseRedirect(f"{page}?{query.urlencode(safe='/')}")


class LanguageMiddleware:
    """The person's language; before sign-in the browser's cookie, else Vietnamese."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if request.user.is_authenticated:
            code = request.user.language
        if code not in dict(settings.LANGUAGES):
            code = settings.LANGUAGE_CODE
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", code)
        return response


class ActorMiddleware:
    """Puts ``request.actor`` and ``request.assignments``, and opens the row scope around the view.

    Without a role the scope is empty: the person reaches no tenant's row.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.actor, request.assignments = None, []
        if not request.user.is_authenticated:
            return self.get_response(request)
        request.assignments = assignments_of(request.user, timezone.localdate())
        actor = self._chosen(request)
        request.actor = actor
        rows = actor.scope() if actor else scope.Scope("", "", request.user.pk)
        # Without a role: the person, and the address.
        known = audit.who(actor) if actor else {"user": request.user.pk, "url": request.path[:500]}
        with scope.use(rows), audit.attach(**known):
            return self.get_response(request)

    def process_template_response(self, request: Any, response: Any) -> Any:
        """Render pages that render late (the admin's) in a transaction of their own.

        That of the view has ended by then, and outside a transaction no tenant's row is shown.
        """
        with transaction.atomic():
            return response.render()

    def _chosen(self, request: Any) -> Actor | None:
        wanted = request.session.get(ASSIGNMENT_KEY)
        for assignment in request.assignments:
            assignment.user = request.user
        chosen = [one for one in request.assignments if one.pk == wanted] or request.assignments
        return actor_for(chosen[0], url=request.path[:500]) if chosen else None


class NoStoreMiddleware:
    """Pages of signed-in people are never kept by a browser or a proxy."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        return response


class AccessMiddleware:
    """Closes every page to people without a role or with a password that is not their own.

    Strangers are turned away before, by SignInFirstMiddleware. A view opens itself with
    ``without_role`` and ``before_new_password`` of ``accounts.permissions``; a forgotten decorator
    leaves it closed.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Any, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer in the view's place, or let it through with None."""
        if not request.user.is_authenticated:
            return None
        if request.user.must_change_password and view_wants(view, "new_password"):
            return self._ask_for_password(request)
        # The views of the API, which need no login, answer for themselves with HasActor.
        wants_role = view_wants(view, "role") and view_wants(view, "login")
        if request.actor is None and wants_role:
            return render(request, "accounts/no_role.html", status=403)
        return None

    def _ask_for_password(self, request: HttpRequest) -> HttpResponse:
        if request.headers.get("Accept", "").startswith("application/json"):
            error = NotAllowed("password_must_change")
            return JsonResponse(error.as_json(), status=error.status)
        return redirect("accounts:password")


def view_wants(view: Any, what: str) -> bool:
    """Whether a view asks for a login, a role or a chosen password: yes, unless it says no."""
    return bool(getattr(view, f"{what}_required", True))
