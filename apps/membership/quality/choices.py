"""Words of the findings, and of the questions between offices."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Quality(models.TextChoices):
    """Kinds of findings."""

    RIGHT = "right", _("right")
    COMPLETE = "complete", _("complete")
    CLEAN = "clean", _("clean")
    ALIVE = "alive", _("alive")


FINDINGS: dict[str, Any] = {
    "placement_differs": _("The record lies in another organisation than the open placement."),
    "probation_over": _("The probation is over and no recognition is recorded."),
    "joined_too_young": _("By these dates the member was too young at admission."),
    "official_not_due_day": _("The official date is not the day the probation ended."),
    "citizen_number_shape": _("The citizen number has not 12 digits."),
    "citizen_number_contradicts": _(
        "Digits 4 to 6 of the citizen number contradict sex or year of birth."
    ),
    "birth_missing": _("No date of birth."),
    "citizen_number_missing": _("No citizen number."),
    "card_number_missing": _("An official member without a card number."),
    "decision_missing": _("No date of the admission decision."),
    "native_place_missing": _("No native place."),
    "ethnicity_missing": _("No ethnic group."),
    "education_missing": _("No education."),
    "theory_missing": _("No level of political theory."),
    "occupation_missing": _("No occupation."),
    "name_form": _("The name is not written properly: all capitals, digits or double blanks."),
    "card_number_shape": _("The card number has neither 8 nor 12 digits."),
    "phone_shape": _("The telephone number cannot be one."),
    "not_confirmed": _("Not checked with the member for 12 months."),
}


class Match(models.TextChoices):
    """By what two records look like one person."""

    CITIZEN_NUMBER = "citizen_number", _("citizen number")
    CARD_NUMBER = "card_number", _("card number")
    NAME_BIRTH = "name_birth", _("name and date of birth")


class Side(models.TextChoices):
    """Which side of a question between two offices a row is."""

    ASKED = "asked", _("asked by us")
    RECEIVED = "received", _("asked of us")


class Answer(models.TextChoices):
    """What the asked office found out."""

    OPEN = "open", _("not yet answered")
    OTHER_PERSON = "other_person", _("another person")
    SAME_PERSON = "same_person", _("probably the same person; the offices get in touch")
