"""Sessions: signing in and out, and the role one acts in."""

from __future__ import annotations

from importlib import import_module
from time import time
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor, actor_for, assignments_of
from apps.accounts.choices import SignInOutcome
from apps.accounts.middleware import ASSIGNMENT_KEY, STARTED_KEY
from apps.accounts.models import RoleAssignment, SignIn, User
from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import NotAllowed, register_labels

register_labels({"role_not_yours": _("This role is not yours, or not in force today.")})
audit.register_details({"sessions": _("sessions ended")})
audit.register_actions(
    {
        "accounts.signed_in": _("signed in"),
        "accounts.signed_out": _("signed out"),
        "accounts.role_switched": _("switched the role"),
    }
)


@audit.act("accounts.signed_in")
def sign_in(*, request: Any, by: Actor) -> SignIn:
    """Open a session for a person whose password was checked; the oldest beyond the limit ends.

    ``by`` is the person in the first of their roles, or without one. The session gets a new key.
    """
    person = User.objects.select_for_update().get(pk=by.user_id)
    login(request, person, backend="apps.accounts.backends.SignInNameBackend")
    request.session[STARTED_KEY] = int(time())
    _mark_expired(person)
    row = SignIn.objects.create(
        user=person,
        session_key=request.session.session_key,
        address=request.META.get("REMOTE_ADDR") or None,
        agent=request.headers.get("User-Agent", "")[:200],
    )
    for old in person.sign_ins.open()[settings.SESSION_MAX_PER_USER :]:
        _end(old, SignInOutcome.REPLACED)
    audit.record(
        by, action="accounts.signed_in", obj=person, kind=EntryKind.SIGN_IN, address=row.address
    )
    return row


@audit.act("accounts.signed_out")
def sign_out(*, request: Any, by: Actor) -> None:
    """End this session."""
    row = SignIn.objects.filter(session_key=request.session.session_key).first()
    if row is not None:
        _end(row, SignInOutcome.SIGNED_OUT)
    audit.record(by, action="accounts.signed_out", obj=by.user, kind=EntryKind.SIGN_IN)
    logout(request)


@audit.act("accounts.role_switched")
def switch_role(*, request: Any, assignment: RoleAssignment, by: Actor) -> Actor:
    """Act in another of one's own roles from the next request on.

    Raises NotAllowed for a role of somebody else or one that is not in force.
    """
    held = {one.pk: one for one in assignments_of(by.user, timezone.localdate())}
    if assignment.pk not in held:
        raise NotAllowed("role_not_yours")
    chosen = held[assignment.pk]
    chosen.user = by.user
    request.session[ASSIGNMENT_KEY] = chosen.pk
    actor = actor_for(chosen, url=by.url)
    audit.record(actor, action="accounts.role_switched", obj=chosen, before=by.role_code)
    return actor


def end_sessions(person: User, *, outcome: str, keep: str | None = None) -> int:
    """End all open sessions of a person but the one with the key ``keep``; returns how many."""
    rows = list(person.sign_ins.open().exclude(session_key=keep or ""))
    for row in rows:
        _end(row, outcome)
    return len(rows)


def _end(row: SignIn, outcome: str) -> None:
    row.ended_at, row.outcome = timezone.now(), outcome
    row.save(update_fields=["ended_at", "outcome"])
    import_module(settings.SESSION_ENGINE).SessionStore(row.session_key).delete()


def _mark_expired(person: User) -> None:
    """Note the sessions that ended by themselves, so that they do not count as open."""
    keys = person.sign_ins.open().values_list("session_key", flat=True)
    live = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    gone = person.sign_ins.filter(ended_at__isnull=True).exclude(
        session_key__in=live.values("session_key")
    )
    gone.update(ended_at=timezone.now(), outcome=SignInOutcome.EXPIRED)
