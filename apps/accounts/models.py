"""People who sign in, the roles they hold, the walls around records, and their sessions."""

from __future__ import annotations

from typing import Any, ClassVar

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from apps.accounts import roles
from apps.accounts.choices import Density, SignInOutcome, Theme, WallReason
from apps.accounts.permissions import Permission
from apps.accounts.querysets import (
    RoleAssignmentQuerySet,
    SignInQuerySet,
    UserQuerySet,
    WallQuerySet,
)
from apps.core.choices import Secrecy
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Finds people by their sign-in name, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> Any:
        """The person of that sign-in name."""
        return self.get(sign_in_name__iexact=username or "")

    def create_user(self, sign_in_name: str, password: str | None = None, **fields: Any) -> Any:
        """A person with a password; without one nobody can sign in as them."""
        user = self.model(sign_in_name=sign_in_name.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, sign_in_name: str, password: str, **fields: Any) -> Any:
        """A technical account. It opens nothing by itself: rights come from role assignments."""
        return self.create_user(sign_in_name, password, is_superuser=True, **fields)


@pghistory.track(
    exclude=["password", "last_login"],
    context_field=pghistory.ContextJSONField(),
    context_id_field=pghistory.ContextUUIDField(),
    append_only=True,
)
class User(AbstractBaseUser, PermissionsMixin):
    """A person. Signs in with an e-mail address or an employee code; rights come from roles.

    Not owned by a tenant: sign-in must find the person before any scope exists, and one person may
    hold roles in several units. ``visible_to`` narrows whom an administrator sees.
    """

    sign_in_name = models.CharField(
        _("sign-in name"),
        max_length=150,
        unique=True,
        help_text=_("E-mail address or employee code."),
    )
    full_name = models.CharField(_("full name"), max_length=120)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("vi", _("Vietnamese")), ("en", _("English"))],
        default="vi",
    )  # fmt: skip
    theme = models.CharField(
        _("appearance"), max_length=5, choices=Theme, default=Theme.AUTO, blank=True
    )
    density = models.CharField(
        _("row height"), max_length=7, choices=Density, default=Density.NORMAL, blank=True
    )
    letter_keys = models.BooleanField(_("single-letter keys"), default=True)
    must_change_password = models.BooleanField(_("must choose a new password"), default=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("created by"),
    )

    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS = ["full_name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("sign_in_name"), name="user_sign_in_name")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def is_staff(self) -> bool:
        """Django asks this of its admin; ours asks the acting role instead."""
        return False

    def get_full_name(self) -> str:
        """Name as written."""
        return self.full_name


@tracked()
class RoleAssignment(TenantOwned):
    """A person acts in a role over an organisation and everything below it, for a period."""

    view_permission = Permission.MANAGE_ACCOUNTS
    wallable: ClassVar[bool] = False

    user = models.ForeignKey(
        User, models.PROTECT, related_name="assignments", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=40, choices=roles.ROLE_CHOICES)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True, help_text=_("Last day, or empty."))
    decision = models.CharField(_("decision"), max_length=120, blank=True)
    clearance = models.PositiveSmallIntegerField(
        _("reads up to"), choices=Secrecy, default=Secrecy.NORMAL, db_default=Secrecy.NORMAL,
        help_text=_("Highest grade of secrecy of the cases and papers that this person may read."),
    )  # fmt: skip
    assigned_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("assigned by"),
    )  # fmt: skip
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects: ClassVar[Any] = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("role of a person")
        verbose_name_plural = _("roles of people")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="assignment_period",
            )
        ]
        indexes = [
            models.Index(fields=["path"], name="assignment_path"),
            models.Index(fields=["user", "valid_from"], name="assignment_user"),
        ]

    def __str__(self) -> str:
        return f"{roles.role(self.role).label} – {self.organization}"


class Wall(TenantOwned):
    """A person must not know of a record. Binds everybody, and is honoured by every filter.

    ``label`` and ``object_id`` name the guarded object; ``organization`` is its owner's.
    """

    view_permission = Permission.MANAGE_WALLS
    wallable: ClassVar[bool] = False

    user = models.ForeignKey(
        User, models.PROTECT, related_name="walls", verbose_name=_("who must not see")
    )
    label = models.CharField(_("kind of record"), max_length=60)
    object_id = models.BigIntegerField(_("record"))
    reason = models.CharField(_("reason"), max_length=10, choices=WallReason)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)
    raised_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("raised by"),
    )
    from_facts = models.BooleanField(
        _("follows from facts"), default=False, db_default=False, editable=False,
        help_text=_("Raised and lowered by the system as the facts of the record say."),
    )  # fmt: skip
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects: ClassVar[Any] = WallQuerySet.as_manager()

    class Meta:
        verbose_name = _("wall")
        verbose_name_plural = _("walls")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "label", "object_id", "reason", "from_facts"],
                condition=models.Q(valid_to__isnull=True),
                name="wall_once",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="wall_period",
            ),
        ]
        indexes = [models.Index(fields=["path"], name="wall_path")]

    def __str__(self) -> str:
        return f"{self.label} {self.object_id}"


class SignIn(models.Model):
    """One session of a person: when, from where, how it ended.

    Not owned by a tenant: it belongs to the person, before a role is chosen.
    """

    user = models.ForeignKey(
        User, models.CASCADE, related_name="sign_ins", verbose_name=_("person")
    )
    session_key = models.CharField(max_length=40, unique=True)
    address = models.GenericIPAddressField(_("network address"), null=True)
    agent = models.CharField(_("browser"), max_length=200, blank=True)
    at = models.DateTimeField(_("time"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    outcome = models.CharField(
        _("end"), max_length=12, choices=SignInOutcome, default=SignInOutcome.OPEN
    )

    objects = SignInQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        indexes = [models.Index(fields=["user", "-at"], name="signin_user")]

    def __str__(self) -> str:
        return f"{self.user} {self.at:%d/%m/%Y %H:%M}"
