"""Sign-in by e-mail address or employee code."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from apps.accounts.models import User


class SignInNameBackend(BaseBackend):
    """Checks the password; takes as long for an unknown name as for a wrong password."""

    def authenticate(
        self, request: Any, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        """The person, or None for every cause alike."""
        if username is None or password is None:
            return None
        user = User.objects.filter(sign_in_name__iexact=username.strip()).first()
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """The person of a session, as long as they may sign in."""
        return User.objects.filter(pk=user_id, is_active=True).first()
