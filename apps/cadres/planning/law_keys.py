"""Keys of the rules of planning that no other topic shares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from apps.cadres.planning.law import MAJORITY
from apps.regulations.choices import Subject
from apps.regulations.keys import RuleKey, register

register(
    RuleKey(
        MAJORITY, Subject.OTHER, _("Votes needed in the body that decides on planning (more than)"),
        (_("Planning lists: steps and approval"),),
    )
)  # fmt: skip
