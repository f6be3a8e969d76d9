"""The paragraph that reports and newspapers print of a summary.

``SENTENCES`` holds the templates of each set of figures; what a table says is made from its rows
and columns (``tables``).
"""

from apps.reports.choices import SummaryForm
from apps.reports.narrative.clauses import Sentence
from apps.reports.narrative.findings import CONCLUSIONS, CONTENTS, PETITIONS
from apps.reports.narrative.inspection import DISCIPLINE, INSPECTION
from apps.reports.narrative.learning import TRAINING
from apps.reports.narrative.organisation import CADRES, CELL_LIFE, FLOW, GRADING, MEMBERSHIP
from apps.reports.narrative.register import ADMISSIONS, ORGANISATIONS

SENTENCES: dict[str, tuple[Sentence, ...]] = {
    SummaryForm.MEMBERSHIP: MEMBERSHIP,
    SummaryForm.MEMBERSHIP_FLOW: FLOW,
    SummaryForm.CELL_LIFE: CELL_LIFE,
    SummaryForm.GRADING: GRADING,
    SummaryForm.INSPECTION: INSPECTION,
    SummaryForm.CONCLUSIONS: CONCLUSIONS,
    SummaryForm.INSPECTION_CONTENTS: CONTENTS,
    SummaryForm.DISCIPLINE: DISCIPLINE,
    SummaryForm.CADRES: CADRES,
    SummaryForm.TRAINING: TRAINING,
    SummaryForm.ORGANISATIONS: ORGANISATIONS,
    SummaryForm.ADMISSIONS: ADMISSIONS,
    SummaryForm.PETITIONS: PETITIONS,
}
