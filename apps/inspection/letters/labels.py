"""Sentences of the refusals about letters, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.inspection.letters.choices import FilingReason, Kind

register_labels(
    {
        "letter_state": _("The letter has gone on meanwhile: %(state)s. This act no longer fits."),
        "letter_future": _("This day has not come yet."),
        "letter_before_arrival": _("This day lies before the letter arrived."),
        "letter_before_written": _("A letter is not written or stamped after it arrived."),
        "letter_matter_missing": _("Say in a few words what the letter is about, without naming who wrote it."),
        "letter_sender_missing": _("Name the body that forwarded the letter."),
        "letter_subject_missing": _("Name the person or organisation."),
        "letter_subject_twice": _("%(name)s is named twice."),
        "letter_subject_no_person": _("An organisation is no member."),
        "letter_competence": _("Say who is competent."),
        "letter_competent_name": _("Name the body that is competent."),
        "letter_filing_reason": _("Only a letter without a writer is filed as anonymous or under a false name: the writer of a named one is answered (296-QĐ/TW, article 19)."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.letter_registered": _("registered the letter"),
        "inspection.letter_subject_added": _("added somebody named in the letter"),
        "inspection.letter_subject_identified": _("said which member a name in the letter means"),
        "inspection.letter_classified": _("classified the letter"),
        "inspection.letter_filed": _("filed the letter without handling it"),
        "inspection.letter_read": _("opened the letter"),
    }
)
register_details(
    {"letter_kind": _("kind"), "filing_reason": _("reason")},
    {
        "letter_kind": lambda code: Kind(code).label,
        "filing_reason": lambda code: FilingReason(code).label,
    },
)
