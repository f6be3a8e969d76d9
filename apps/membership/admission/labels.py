"""Sentences of the refusals in admission and recognition, and of their acts for the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.errors import register_labels

LABELS = {
    "meeting_before_probation_ends": _("The cell may consider recognition only when the probation has ended, on %(day)s (%(source)s)."),
    "decided_before_probation_ends": _("The decision cannot come before the end of the probation, %(day)s."),
    "ceremony_unknown": _("Without the date of the admission ceremony the end of the probation is unknown. Correct the record first."),
}  # fmt: skip

register_labels(LABELS)
