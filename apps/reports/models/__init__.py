"""Models of reports."""

from apps.reports.models.base import DateRange
from apps.reports.models.handover import Handover, LevelCheck
from apps.reports.models.manual import ManualFigure, ManualIndicator
from apps.reports.models.schedule import CutOffDay, SummarySchedule, WaitingSummary
from apps.reports.models.summaries import Summary, SummaryFigure
from apps.reports.models.tables import StatisticalTable
from apps.reports.models.targets import Target

__all__ = [
    "CutOffDay", "DateRange", "Handover", "LevelCheck", "ManualFigure", "ManualIndicator",
    "StatisticalTable", "Summary", "SummaryFigure", "SummarySchedule", "Target", "WaitingSummary",
]  # fmt: skip
