"""The paragraph that reports and newspapers print of a summary.

``SENTENCES`` holds the templates of each form; a form without any lists its figures by label.
"""

from apps.reports.choices import SummaryForm
from apps.reports.narrative.clauses import Sentence
from apps.reports.narrative.inspection import DISCIPLINE, INSPECTION
from apps.reports.narrative.organisation import CADRES, CELL_LIFE, FLOW, GRADING, MEMBERSHIP

SENTENCES: dict[str, tuple[Sentence, ...]] = {
    SummaryForm.MEMBERSHIP: MEMBERSHIP,
    SummaryForm.MEMBERSHIP_FLOW: FLOW,
    SummaryForm.CELL_LIFE: CELL_LIFE,
    SummaryForm.GRADING: GRADING,
    SummaryForm.INSPECTION: INSPECTION,
    SummaryForm.DISCIPLINE: DISCIPLINE,
    SummaryForm.CADRES: CADRES,
}
