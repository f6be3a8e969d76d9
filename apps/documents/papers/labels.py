"""Sentences of the refusals about papers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

register_labels(
    {
        "paper_too_big": _("The paper may have at most %(most)s MB."),
        "paper_old_format": _("This is a file of an old Word or an encrypted one. Save it as .docx without a password."),
        "paper_not_word": _("This is no Word paper (.docx)."),
        "paper_unsafe": _("This file is built in a way that papers are not. Save it anew in Word."),
        "paper_macros": _("The file has macros. Save it as .docx without macros."),
        "paper_damaged": _("The file is damaged and cannot be read. Open it in Word and save it anew."),
        "term_future": _("A term does not begin in the future."),
        "term_before": _("The term before began on %(day)s; a new one begins later."),
        "term_numbers_later": _("Numbers were given for later days already: the new term begins after them."),
        "number_no_term": _("No term of the committee is entered for %(day)s. Enter it first: numbers run through a term (36-HD/VPTW)."),
        "number_future": _("A paper is not numbered for a day to come."),
        "number_grade": _("The paper is more secret than what your role reads."),
        "number_backdated": _("Number %(last)s was given for %(day)s: later numbers have later days (36-HD/VPTW). Use a number that was kept free."),
        "number_reason": _("Write why."),
        "number_series_begun": _("The series has begun here already, at number %(last)s."),
        "number_not_free": _("This number is not kept free."),
        "number_out_of_order": _("The day must lie between those of the numbers before and after it."),
        "number_void_already": _("This number leads to no paper already."),
        "number_of_case": _("The paper belongs to a case: replace it there."),
    }
)  # fmt: skip
register_actions(
    {
        "documents.term_opened": _("began a term for numbers of papers"),
        "documents.number_taken": _("gave a number to a paper"),
        "documents.number_reserved": _("kept a number free"),
        "documents.number_carried": _("carried a series over from paper"),
        "documents.number_used": _("gave a kept number to a paper"),
        "documents.number_voided": _("said that a number leads to no paper"),
    }
)
register_details({"starts_on": pgettext_lazy("term", "begins on")})
