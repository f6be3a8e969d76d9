"""Sentences of the refusals of this topic, and of its lines in the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import DETAIL_LABELS, register_actions, register_details
from apps.core.errors import register_labels
from apps.membership.models import Member, MemberCard, MemberPrivate
from apps.membership.record.choices import Group, Kind, PrivateKind

register_labels(
    {
        "identity_by_request": _("This field says who the member is. A recorded value is changed by a request with evidence that a second person approves."),
        "nothing_changes": _("Nothing differs from what is recorded."),
        "reason_missing": _("Say why."),
        "evidence_missing": _("Name the evidence: the paper, its number and date."),
        "note_missing": _("Say why the request is refused."),
        "own_request": _("Whoever asked for a change cannot decide on it. A second person does."),
        "only_own_request": _("Only whoever asked can take a request back."),
        "request_decided": _("This request is closed already: %(state)s."),
        "request_stale": _("The record has changed since this was asked. Refuse the request, or have it asked anew."),
        "card_grade": _("Grade and school system belong together, and the grade cannot be higher than the system has."),
        "entry_until_before_since": _("The end lies before the beginning."),
        "entry_incomplete": _("Fill in this field."),
        "entry_code": _("Choose one of the list."),
        "entry_struck": _("This entry is struck through and can no longer be changed."),
        "photo_type": _("The photograph must be a JPEG or PNG image."),
        "file_type": _("The evidence must be a PDF file, or a JPEG or PNG image."),
        "file_too_large": _("The file is too large: at most %(limit)s MB."),
        "document_missing": _("Choose a file."),
    }
)  # fmt: skip
register_actions(
    {
        "membership.card_changed": _("changed the member card"),
        "membership.private_changed": _("changed guarded data of the record"),
        "membership.private_read": _("read guarded data of the record"),
        "membership.entry_entered": _("entered a line into the member card"),
        "membership.entry_changed": _("changed a line of the member card"),
        "membership.entry_struck": _("struck a line of the member card through"),
        "membership.photo_stored": _("stored the photograph"),
        "membership.check_sheet_printed": _("wrote the sheet for the member to check"),
        "membership.history_read": _("read the history of the record field by field"),
        "membership.change_requested": _("asked for a change of the record"),
        "membership.change_approved": _("approved a change of the record"),
        "membership.change_refused": _("refused a change of the record"),
        "membership.change_withdrawn": _("took back a request to change the record"),
        "membership.evidence_read": _("opened the evidence of a request"),
    }
)
register_details(
    {
        "guarded": _("with guarded data"),
        "guarded_group": _("guarded data"),
        "kind_of_entry": _("kind of line"),
    },
    {
        "guarded_group": lambda code: dict(Group.choices).get(code, code),
        "kind_of_entry": lambda code: dict([*Kind.choices, *PrivateKind.choices]).get(code, code),
    },
)
# A line about a member names fields of the card as well; a name that means something else stays.
register_details(
    {
        field.name: field.verbose_name
        for model in (Member, MemberCard, MemberPrivate)
        for field in model._meta.fields
        if field.name not in DETAIL_LABELS
    }
)
