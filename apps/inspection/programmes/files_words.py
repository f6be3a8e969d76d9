"""Words of the file of items; a file is always in Vietnamese."""

import re

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels
from apps.inspection.cases.files_words import BODY_WORDS as ALL_BODIES
from apps.inspection.cases.files_words import KIND_WORDS as ALL_KINDS
from apps.inspection.cases.rules import BY_EVENT

SPLIT = re.compile(r"[;\n]")
KIND_WORDS = tuple(pair for pair in ALL_KINDS if pair[0] not in BY_EVENT)
BODY_WORDS = ALL_BODIES
QUARTER_WORDS = (("1", "Quý I"), ("2", "Quý II"), ("3", "Quý III"), ("4", "Quý IV"))
register_labels({"programme_unknown": _("This programme is not on record in your range.")})
register_actions({"inspection.programme_items_imported": _("loaded a file of programme items")})
HINTS = (
    _("One row for each item. The programme is known by its reference, which stands on its page."),
    _("Several subjects are parted by semicolons: organisations by code, members by number."),
    _("Each item is judged as on the pages. In an adopted programme it waits for a decision."),
)  # fmt: skip
