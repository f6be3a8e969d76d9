"""What happens to a complaint on discipline."""

from apps.inspection.complaints.actions.cases import link_complaint_case, open_complaint_case
from apps.inspection.complaints.actions.filing import file_complaint
from apps.inspection.complaints.actions.redress import assign_redress, finish_redress
from apps.inspection.complaints.actions.resolving import resolve_complaint

__all__ = [
    "assign_redress",
    "file_complaint",
    "finish_redress",
    "link_complaint_case",
    "open_complaint_case",
    "resolve_complaint",
]
