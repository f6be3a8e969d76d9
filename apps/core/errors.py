"""What an action may refuse, as data. The sentence is made at the edge from the code's label."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Any] = {
    "not_allowed": _("Your role does not include this act."),
    "password_must_change": _("Choose a new password first."),
    "unreadable": _(
        "The address or the data sent are damaged. Go back, reload the page and try again."
    ),
    "stale": _("Somebody else changed this record meanwhile. Compare, then save again."),
}


def register_labels(labels: dict[str, Any]) -> None:
    """Add an app's sentences; keys are error codes, placeholders are ``%(name)s``."""
    LABELS.update(labels)


class DomainError(Exception):
    """An act that a rule refuses. ``field`` names the form field the sentence belongs to."""

    status = 400

    def __init__(self, code: str, *, field: str = "", **params: Any) -> None:
        super().__init__(code)
        self.code, self.field, self.params = code, field, params

    @property
    def message(self) -> str:
        """The sentence for people, in the language in force."""
        text = str(LABELS.get(self.code, self.code))
        return text % self.params if self.params else text

    def as_json(self) -> dict[str, Any]:
        """The one JSON shape of every refusal."""
        fields = {self.field: [self.message]} if self.field else {}
        return {"code": self.code, "message": self.message, "fields": fields}


class RuleRefused(DomainError):
    """A rule of the field refuses the act (409)."""

    status = 409


class Conflict(DomainError):
    """The record changed under the reader (409)."""

    status = 409


class NotAllowed(DomainError, PermissionDenied):
    """The reader may see the record but not do this to it (403)."""

    status = 403

    def __init__(self, code: str = "not_allowed", *, field: str = "", **params: Any) -> None:
        DomainError.__init__(self, code, field=field, **params)


class Invalid(DomainError):
    """Several refusals at once, each with its field."""

    def __init__(self, refusals: list[DomainError]) -> None:
        super().__init__("invalid")
        self.refusals = refusals

    @property
    def message(self) -> str:
        """All sentences, one after the other."""
        return " ".join(refusal.message for refusal in self.refusals)

    def as_json(self) -> dict[str, Any]:
        """The one JSON shape, with every field that is wrong."""
        fields: dict[str, list[str]] = {}
        for refusal in self.refusals:
            fields.setdefault(refusal.field or "__all__", []).append(refusal.message)
        return {"code": self.code, "message": self.message, "fields": fields}


def raise_all(refusals: list[DomainError]) -> None:
    """Raise nothing, the one refusal, or all of them together."""
    if len(refusals) == 1:
        raise refusals[0]
    if refusals:
        raise Invalid(refusals)
