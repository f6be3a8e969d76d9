"""Sentences about the file of grades."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "grade_line_missing": _(
            "This member has no line in an open campaign of that year and period in your range."
        ),
        "grade_campaign_unclear": _(
            "Several campaigns of that year are open: %(campaigns)s. Write the period in the column"
            " “Đợt” or the number in brackets in the column “Mã đợt”."
        ),
        "grade_row_twice": _("Row %(rows)s is about the same member and campaign."),
    }
)  # fmt: skip
register_actions({"membership.grades_imported": _("loaded a file of grades")})
HINTS = (
    _(
        "The template comes filled with the members of your open campaigns; each line names its"
        " own."
    ),
    _("The file records proposals. Grades are decided on the page of the campaign."),
    _("A line without a proposal is left alone. A grade whose conditions fail needs grounds."),
)
