"""Models of reports."""

from apps.reports.models.base import DateRange
from apps.reports.models.manual import ManualFigure, ManualIndicator
from apps.reports.models.summaries import Summary, SummaryFigure
from apps.reports.models.targets import Target

__all__ = ["DateRange", "ManualFigure", "ManualIndicator", "Summary", "SummaryFigure", "Target"]
