"""People: their accounts, passwords and settings."""

from __future__ import annotations

from typing import Any

from axes.utils import reset as reset_attempts
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from apps.accounts.actions.sessions import end_sessions
from apps.accounts.actor import Actor
from apps.accounts.choices import SignInOutcome
from apps.accounts.models import SignIn, User
from apps.accounts.permissions import Permission, require
from apps.accounts.reach import require_manages
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused, register_labels
from apps.core.vietnamese import normalise

register_labels(
    {
        # Says neither that the account exists nor whose it is.
        "sign_in_name_taken": _(
            "This sign-in name cannot be used. Ask the administrator of the level above whether "
            "the person has an account."
        ),
        "sign_in_name_blank": _("Write an e-mail address or an employee code."),
        "full_name_blank": _("Write the full name."),
        "password_weak": _("%(why)s"),
    }
)
audit.register_actions(
    {
        "accounts.person_created": _("opened an account"),
        "accounts.person_changed": _("changed an account"),
        "accounts.person_deactivated": _("closed an account"),
        "accounts.person_reactivated": _("opened a closed account again"),
        "accounts.password_set": _("set a password"),
        "accounts.settings_chosen": _("chose settings"),
        "accounts.pause_lifted": _("lifted the pause after failed sign-ins"),
    }
)
SETTINGS = ("language", "theme", "density", "letter_keys")


@audit.act("accounts.person_created")
def create_person(
    *, sign_in_name: str, full_name: str, password: str | None, phone: str = "", by: Actor
) -> User:
    """Open an account; the password given here must be replaced at the first sign-in.

    Raises NotAllowed, RuleRefused for an empty or taken name or a weak password.
    """
    require(by, Permission.MANAGE_ACCOUNTS)
    values = {
        "sign_in_name": _clean_sign_in_name(sign_in_name),
        "full_name": _clean_full_name(full_name),
        "phone": phone.strip(),
        "created_by_id": by.user_id,
        "must_change_password": password is not None,
    }
    person = User(**values)
    if password is not None:
        _check_password(password, person)
    person.set_password(password)
    _save_named(person, force_insert=True)
    audit.record(by, action="accounts.person_created", obj=person)
    return person


@audit.act("accounts.person_changed")
def change_person(
    *, person: User, sign_in_name: str, full_name: str, phone: str, by: Actor
) -> User:
    """Correct a person's name, sign-in name or telephone.

    Raises NotAllowed for somebody whose roles reach beyond the actor's range, RuleRefused.
    """
    require_manages(by, person)
    person = User.objects.select_for_update().get(pk=person.pk)
    old = {name: getattr(person, name) for name in ("sign_in_name", "full_name", "phone")}
    person.sign_in_name = _clean_sign_in_name(sign_in_name)
    person.full_name = _clean_full_name(full_name)
    person.phone = phone.strip()
    changed = [name for name, value in old.items() if getattr(person, name) != value]
    _save_named(person, update_fields=list(old))
    audit.record(by, action="accounts.person_changed", obj=person, changed=changed)
    return person


@audit.act("accounts.person_deactivated")
def deactivate_person(*, person: User, by: Actor) -> User:
    """Close an account at once: no sign-in, all sessions end. Roles, grants and work stay recorded.

    Nothing that hangs on the person can prevent it. Raises NotAllowed.
    """
    require_manages(by, person)
    person = User.objects.select_for_update().get(pk=person.pk)
    person.is_active = False
    person.save(update_fields=["is_active"])
    ended = end_sessions(person, outcome=SignInOutcome.CLOSED)
    audit.record(by, action="accounts.person_deactivated", obj=person, sessions=ended)
    return person


@audit.act("accounts.person_reactivated")
def reactivate_person(*, person: User, by: Actor) -> User:
    """Let a person sign in again. Raises NotAllowed."""
    require_manages(by, person)
    person = User.objects.select_for_update().get(pk=person.pk)
    person.is_active = True
    person.save(update_fields=["is_active"])
    audit.record(by, action="accounts.person_reactivated", obj=person)
    return person


@audit.act("accounts.password_set")
def set_password(*, person: User, password: str, by: Actor, request: Any = None) -> User:
    """Set a password: one's own, or as an administrator one that must be replaced at sign-in.

    All other sessions of the person end; the one of ``request`` goes on. Raises NotAllowed,
    RuleRefused for a weak password.
    """
    own = by.user_id == person.pk
    if not own:
        require_manages(by, person)
    person = User.objects.select_for_update().get(pk=person.pk)
    _check_password(password, person)
    person.set_password(password)
    person.must_change_password = not own
    person.save(update_fields=["password", "must_change_password"])
    kept = request.session.session_key if own and request is not None else None
    end_sessions(person, outcome=SignInOutcome.REPLACED, keep=kept)
    if kept:
        update_session_auth_hash(request, person)
        SignIn.objects.filter(session_key=kept).update(session_key=request.session.session_key)
    audit.record(by, action="accounts.password_set", obj=person, own=own)
    return person


@audit.act("accounts.settings_chosen")
def choose_settings(*, by: Actor, **chosen: Any) -> User:
    """Store a person's own language, theme, density or letter keys; those not given stay.

    Raises NotAllowed for nobody, TypeError for any other setting.
    """
    unknown = set(chosen) - set(SETTINGS)
    if unknown:
        raise TypeError(f"no such settings: {', '.join(sorted(unknown))}")
    if by.user_id is None:
        raise NotAllowed
    person = User.objects.select_for_update().get(pk=by.user_id)
    for name, value in chosen.items():
        setattr(person, name, value)
    person.save(update_fields=list(chosen))
    audit.record(by, action="accounts.settings_chosen", obj=person, chosen=chosen)
    return person


@audit.act("accounts.pause_lifted")
def lift_pause(*, person: User, by: Actor) -> None:
    """Forget the failed sign-ins of a person, so that they may try again at once.

    Raises NotAllowed.
    """
    require_manages(by, person)
    reset_attempts(username=person.sign_in_name)
    audit.record(by, action="accounts.pause_lifted", obj=person)


def _clean_sign_in_name(text: str) -> str:
    name = normalise(text).strip().lower()
    if not name:
        raise RuleRefused("sign_in_name_blank", field="sign_in_name")
    return name


def _clean_full_name(text: str) -> str:
    name = " ".join(normalise(text).split())
    if not name:
        raise RuleRefused("full_name_blank", field="full_name")
    return name


def _check_password(password: str, person: User) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise RuleRefused(
            "password_weak", field="password", why=" ".join(error.messages)
        ) from error


def _save_named(person: User, **how: Any) -> None:
    try:
        with transaction.atomic():
            person.save(**how)
    except IntegrityError as error:
        raise RuleRefused("sign_in_name_taken", field="sign_in_name") from error
