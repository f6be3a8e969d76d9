"""Sentences about files on their way into the register: whole files, cells, and the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core import audit
from apps.core.errors import register_labels
from apps.core.excel.problems import REASONS
from apps.membership.choices import FileCode
from apps.membership.labels import LABELS

FILES = {
    "import_too_big": _("The file has more than %(megabytes)s MB. Split it and upload the parts."),
    "import_too_many_rows": _(
        "The file has %(rows)s rows; at most %(max_rows)s are read at once. Split it and upload"
        " the parts."
    ),
    "import_no_rows": _("The file has a header but no rows below it."),
    "import_not_our_columns": _(
        "The file has none of the columns by which a member is known: %(columns)s. Start from the"
        " template."
    ),
    "import_columns_missing": _(
        "The file lacks columns that have to be there: %(columns)s. Start from the template."
    ),
    "import_failed": _("The check stopped on a fault of the system. Upload the file again."),
    "import_role_ended": _("The role in which the file was uploaded has ended."),
    "import_not_yours": _("Only the person who uploaded a file may go on with it."),
    "import_register_changed": _(
        "The register changed since this preview was made. Nothing was loaded. Look at the preview"
        " again, then load."
    ),
    "import_load_failed": _("Loading stopped on a fault of the system. Nothing was loaded."),
}

CELLS = {
    "cell_missing": _("this cell must not be empty."),
    "record_unknown": _("there is no such record in your range. Leave the cell empty for a new"
                        " member."),
    "record_left": _("this person is no longer a member; the record is not changed by a file."),
    "numbers_disagree": _(
        "the citizen number and the card number do not belong to the same record. Correct the"
        " wrong one, or write the record number."
    ),
    "number_twice": _("the same number stands in row %(rows)s. Each person may stand in the file"
                      " once."),
    "member_twice": _("row %(rows)s is about the same member. Keep one of the rows."),
    "member_exists": _(
        "a member of this name and date of birth is already recorded in this organisation. Write"
        " the record number to change that record, or the citizen numbers that tell them apart."
    ),
    "becomes_request": _("this changes who the person is, or since when a member: it becomes a request, which a second person approves. Until then the record stays as it is."),
    "change_of_nobody": _("nobody of this number is a member in your range. This file changes known members and enters nobody new."),
    "change_without_key": _("write the record number, the citizen number or the card number of the member."),
    "unit_missing": _("write the code or the name of the organisation."),
    "unit_ambiguous": _("several organisations have this name. Write the code as well."),
    "unit_disagrees": _("code and name belong to different organisations."),
    "unit_not_moved": _(
        "the member belongs to %(unit)s. A file never moves a member: a transfer needs its own"
        " papers."
    ),
    "ethnicity_unknown": _("“%(value)s” is not the name of an ethnic group. Choose from the list;"
                           " numbers are not read."),
    "religion_unknown": _("“%(value)s” is not in the list of religions. Choose from the list."),
    "year_implausible": _("the year %(year)s cannot be right."),
    "joining_after_move": _("the member moved on before this day."),
    "sensitive_ignored": _("your role does not include ethnicity and religion; these columns are"
                           " not read."),
    "column_ignored": _("the column “%(value)s” is not known and is not read."),
}  # fmt: skip

MEMBERS_HINTS = (
    _("A member is known by the record number, else by the citizen number or the card number."),
    _("A file never moves a member to another organisation and never changes anybody's rights."),
    _("Dates are day/month/year. Of a date of birth the month and year, or the year alone, are enough."),
    _("Text in the old encodings TCVN3 and VNI is converted; look at the converted rows in the preview."),
)  # fmt: skip
CHANGES_HINTS = (
    _("Keep the record number, the citizen number or the card number, and only the columns that change."),
    _("An empty cell leaves the value alone. Nobody new is entered by this file."),
    _("A changed name, birth, number or date of joining becomes a request that a second person approves."),
    *MEMBERS_HINTS[1:],
)  # fmt: skip

register_labels(FILES)
# Refusals of the register appear as reasons of a cell too.
REASONS.update(LABELS)
REASONS.update(CELLS)
audit.register_actions(
    {
        "membership.import_uploaded": _("uploaded a file"),
        "membership.changes_imported": _("loaded a file of changes of members"),
        "membership.members_imported": _("loaded a file of members"),
        "membership.import_dropped": _("gave up a file"),
        "membership.import_errors_taken": _("took the rows to correct of a file"),
        "membership.import_template_taken": _("took a template to fill in"),
    }
)
audit.register_details(
    {"file_kind": _("kind of file")},
    {"file_kind": lambda code: dict(FileCode.choices).get(code, code)},
)
