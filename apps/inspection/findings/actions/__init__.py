"""What happens to contents, allegations and demands, one action for each event."""

from apps.inspection.findings.actions.allegations import (
    record_allegation,
    record_result,
    withdraw_allegation,
)
from apps.inspection.findings.actions.contents import add_content, remove_content
from apps.inspection.findings.actions.demands import (
    Owner,
    close_demand,
    drop_demand,
    make_demand,
    postpone_demand,
    report_remedy,
    return_remedy,
)

__all__ = [
    "Owner",
    "add_content",
    "close_demand",
    "drop_demand",
    "make_demand",
    "postpone_demand",
    "record_allegation",
    "record_result",
    "remove_content",
    "report_remedy",
    "return_remedy",
    "withdraw_allegation",
]
