"""Sentences of the refusals and warnings of the register."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.membership.choices import ReadingPurpose

LABELS = {
    "date_in_future": _("This date lies in the future."),
    "date_before_party": _(
        "The Party was founded on 3 February 1930: nothing is dated before that year."
    ),
    "born_after_admission": _("The date of birth must lie before the admission to the Party.%(law)s"),
    "too_young": _("At admission a person must be at least %(number)s years old, counted by month (%(source)s)."),
    "ceremony_before_decision": _("The admission ceremony cannot come before the admission decision."),
    "official_not_after_ceremony": _("The official date must lie after the admission ceremony."),
    "official_not_after_probation": _("The official date must be the day the probation ends: %(day)s (%(source)s)."),
    "official_without_ceremony": _("Without the ceremony date the official date cannot be checked."),
    "left_before_joining": _("The day of leaving must not lie before the day of joining."),
    "citizen_number_digits": _("A citizen number has 12 digits."),
    "citizen_number_taken": _("This citizen number already belongs to a member in the register. A person is a member in one organisation only; ask the level above."),
    "card_number_taken": _("This card number already belongs to another member. Ask the level above."),
    "unit_takes_no_members": _("Members belong to a cell or to a grassroots organisation, not to %(unit)s."),
    "unit_ended": _("%(unit)s has ended and takes no members."),
    "members_left": _("%(count)s members still belong to this organisation. Move them first."),
    "candidates_left": _("%(count)s persons on the way into the Party are still followed here. Give them to another cell first."),
    "papers_left": _("%(count)s transfers still lead to this organisation. Have them received, returned or ended first."),
    "proposals_left": _("%(count)s badge proposals of this organisation are not decided. Decide or withdraw them first."),
    "unit_unknown": _("There is no such organisation in your range."),
    "too_many_to_export": _("%(count)s members are too many for one file (at most %(limit)s). Narrow the list with a filter first."),
    "too_many_to_print": _("%(count)s members are too many to print (at most %(limit)s). Narrow the list with a filter, or export it."),
    "purpose_unknown": _("Name one of the purposes for which these data may be opened."),
    "name_missing": _("Enter the full name."),
    "sex_missing": _("Choose the sex."),
    "joining_missing": _("Enter the date of the admission ceremony or of the admission decision."),
    "batch_not_ready": _("This file is not ready to be loaded."),
    "batch_changed": _("The stored file is not the one that was checked. Upload it again."),
}  # fmt: skip

register_labels(LABELS)
register_actions(
    {
        "membership.member_registered": _("entered the member into the register"),
        "membership.member_changed": _("changed the record"),
        "membership.member_read": _("read the record"),
        "membership.member_parts_read": _(
            "read procedures, transfers, grades, fees and attendance"
        ),
        "membership.sensitive_read": _("read ethnic group and religion"),
        "membership.list_exported": _("exported a list"),
        "membership.list_printed": _("printed a list"),
        "membership.register_exported": _("exported a list of members"),
        "membership.register_printed": _("printed a list of members"),
    }
)
register_details(
    {"purpose": _("purpose"), "left_out": _("left out")},
    {"purpose": lambda code: dict(ReadingPurpose.choices).get(code, code)},
)
