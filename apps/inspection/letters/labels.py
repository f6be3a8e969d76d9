"""Sentences of the refusals about letters, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.inspection.letters.choices import FilingReason, Kind, Withdrawal

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
register_labels(
    {
        "letter_writer_missing": _("Enter who wrote the letter, or tick that it is anonymous."),
        "letter_writer_of_none": _("An anonymous letter has no writer. Take out the tick or the name."),
        "letter_text_tells_writer": _("Matter or contents name the writer. Take the name out there: everybody who reads the letter would learn it."),
        "letter_not_sealed": _("Nobody is recorded as the writer of this letter."),
        "letter_opening_reason": _("Say why you have to know who wrote the letter."),
        "letter_opening_hours": _("Choose for how long."),
        "letter_opening_twice": _("You have asked already."),
        "letter_opening_own": _("Somebody else has to agree: two people are needed."),
        "letter_opening_other": _("It is open for whoever asked, for nobody else."),
        "letter_opening_decided": _("This is decided already."),
        "letter_opening_refusal": _("Say why it stays sealed."),
        "letter_opening_closed": _("It is not open, or the time is over. Ask again."),
    }
)  # fmt: skip
register_labels(
    {
        "letter_names_oneself": _("You are named in this letter: somebody else registers it (131-QĐ/TW)."),
        "letter_names_relative": _("A declared relative of yours is named in this letter: somebody else registers it (131-QĐ/TW)."),
        "letter_not_mixed": _("Only a letter that complains and denounces is split."),
        "letter_parts": _("Some of the contents denounce and some complain: tick those that denounce."),
        "letter_nowhere": _("Name the body to which it goes."),
        "letter_circle": _("%(name)s had this letter already: letters do not go in a circle."),
        "letter_lead": _("This letter cannot lead: it is kept with another itself, has ended, or lies with another office."),
        "letter_leads_others": _("Other letters are kept with this one."),
        "letter_nobody_in_common": _("The two letters name nobody in common."),
        "letter_anonymous_opens_nothing": _("An anonymous letter, or one under a false name, opens no denunciation. With other information it can feed an inspection on signs of violation (296-QĐ/TW, article 19)."),
        "letter_opens_nothing": _("This letter opens no case: %(kind)s. A mixed one is split first; a reflection is answered."),
        "letter_not_competent": _("Another body is competent: forward the letter."),
        "letter_names_nobody": _("The letter names nobody: enter first whom it is about."),
        "letter_feeds_nothing": _("A letter with a writer opens a case of its own or is answered."),
        "letter_has_case": _("The letter belongs to a case already."),
        "letter_not_concrete": _("Only a letter with concrete contents feeds an inspection."),
        "letter_other_information": _("Name the other information: the letter alone is no ground (296-QĐ/TW, article 19)."),
        "letter_withdrawal_waits": _("An earlier request waits for its decision."),
        "letter_no_withdrawal": _("Nobody asks to withdraw this letter."),
        "letter_withdrawal_reason": _("Give the reason for the decision."),
        "letter_nobody_to_answer": _("Nobody stands behind this letter."),
        "letter_answer_number": _("Enter the number of the answer."),
        "letter_below_case": _("The case of this letter has a higher grade: the letter is at least as secret."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.letter_wall_raised": _("kept the letter from a person concerned"),
        "inspection.letter_wall_lowered": _(
            "opened the letter again to a person no longer concerned"
        ),
        "inspection.letter_split": _("split the letter"),
        "inspection.letter_forwarded": _("forwarded the letter"),
        "inspection.letter_linked": _("kept the letter with another"),
        "inspection.letter_withdrawal_asked": _("recorded a request to withdraw the letter"),
        "inspection.letter_withdrawal_decided": _("decided on the withdrawal of the letter"),
        "inspection.letter_answered": _("recorded the answer to the letter"),
        "inspection.letter_writer_sealed": _("sealed who wrote the letter"),
        "inspection.identity_asked": _("asked to see who wrote the letter"),
        "inspection.identity_decided": _("decided whether somebody sees who wrote the letter"),
        "inspection.identity_opened": _("looked at who wrote the letter"),
        "inspection.identities_sealed_again": _(
            "sealed the identities of writers under the first key"
        ),
        "inspection.letter_registered": _("registered the letter"),
        "inspection.letter_subject_added": _("added somebody named in the letter"),
        "inspection.letter_subject_identified": _("said which member a name in the letter means"),
        "inspection.letter_classified": _("classified the letter"),
        "inspection.letter_filed": _("filed the letter without handling it"),
        "inspection.letter_regraded": _("changed the grade of the letter"),
        "inspection.letter_read": _("opened the letter"),
    }
)
register_details(
    {
        "letter_kind": _("kind"),
        "filing_reason": _("reason"),
        "lead": _("kept with the letter"),
        "agreed": _("agreed"),
        "withdrawal": _("decision"),
    },
    {
        "letter_kind": lambda code: Kind(code).label,
        "filing_reason": lambda code: FilingReason(code).label,
        "withdrawal": lambda code: Withdrawal(code).label,
    },
)
