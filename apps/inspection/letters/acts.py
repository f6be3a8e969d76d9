"""The acts on a letter as its page offers them: form, words, right, and the action behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.inspection.letters import actions, forms, rules
from apps.inspection.letters.permissions import CHANGE, can
from apps.inspection.models import Letter


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, who may do it and when."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Any]
    right: str = CHANGE
    main: bool = False
    first: tuple[str, ...] = ()
    """Fields that begin with today."""
    with_actor: bool = False
    start: Callable[[Letter], dict[str, Any]] | None = None
    fits: Callable[[Letter], bool] | None = None
    dated: bool = True
    """Whether the action wants to know which day it is."""

    def bound(self, data: Any, letter: Letter, actor: Actor, today: date) -> Any:
        """The form, with the version as read and today in its days."""
        initial = {"version": letter.version} | dict.fromkeys(self.first, today)
        initial |= self.start(letter) if self.start else {}
        options = {"actor": actor} if self.with_actor else {}
        return self.form(data, initial=initial, **options)


def _as_it_is(letter: Letter) -> dict[str, Any]:
    return {
        "kind": letter.kind, "competence": letter.competence or "own",
        "competent_name": letter.competent_name,
    }  # fmt: skip


ACTS: dict[str, Act] = {
    "classify": Act(
        forms.ClassifyForm,
        _("Classify"),
        _("What the letter is and who is competent. The clock counts from the receipt there."),
        _("The letter is classified."),
        actions.classify_letter, main=True, first=("classified_on",), start=_as_it_is,
    ),
    "add_subject": Act(
        forms.SubjectForm,
        _("Add somebody named"),
        _("Whoever is named must not know of the letter."),
        _("Added."),
        actions.add_letter_subject, with_actor=True,
    ),
    "file": Act(
        forms.FileForm,
        _("File without handling"),
        _(
            "Only for the reasons that the rules name. A filed letter stays in the register;"
            " one with clear content may still feed an inspection."
        ),
        _("The letter is filed."),
        actions.file_letter, first=("filed_on",),
    ),
}  # fmt: skip


def offered(actor: Actor, letter: Letter) -> list[tuple[str, Act]]:
    """The acts that fit now and that the actor may do, the main one first."""
    found = [
        (code, act)
        for code, act in ACTS.items()
        if rules.may(code, letter.state)
        and can(actor, act.right, letter)
        and (act.fits is None or act.fits(letter))
    ]
    return sorted(found, key=lambda entry: not entry[1].main)
