"""The catalogue of indicators: each a named, documented count over dated facts.

A definition never changes in silence: a new rule is a new indicator. One file for each group.
"""

from __future__ import annotations

from typing import Any

from apps.reports.choices import SummaryForm
from apps.reports.indicators.base import Facts, Indicator
from apps.reports.indicators.cadres import CADRES
from apps.reports.indicators.cells import CELL_LIFE
from apps.reports.indicators.conclusions import CONCLUSIONS
from apps.reports.indicators.contents import CONTENTS
from apps.reports.indicators.discipline import DISCIPLINE
from apps.reports.indicators.flow import FLOW
from apps.reports.indicators.grading import GRADING
from apps.reports.indicators.inspection import INSPECTION
from apps.reports.indicators.membership import MEMBERSHIP
from apps.reports.indicators.organisations import ORGANISATIONS
from apps.reports.indicators.petitions import PETITIONS
from apps.reports.indicators.recognition import RECOGNITION
from apps.reports.indicators.standards import STANDARDS
from apps.reports.indicators.training import TRAINING

FORMS: dict[str, list[Indicator]] = {
    SummaryForm.MEMBERSHIP: MEMBERSHIP,
    SummaryForm.CELL_LIFE: CELL_LIFE,
    SummaryForm.GRADING: GRADING,
    SummaryForm.MEMBERSHIP_FLOW: FLOW,
    SummaryForm.INSPECTION: INSPECTION,
    SummaryForm.CONCLUSIONS: CONCLUSIONS,
    SummaryForm.INSPECTION_CONTENTS: CONTENTS,
    SummaryForm.DISCIPLINE: DISCIPLINE,
    SummaryForm.CADRES: CADRES,
    SummaryForm.TRAINING: [*TRAINING, *STANDARDS],
    SummaryForm.ORGANISATIONS: ORGANISATIONS,
    SummaryForm.ADMISSIONS: RECOGNITION,
    SummaryForm.PETITIONS: PETITIONS,
}
INDICATORS = {one.key: one for form in FORMS.values() for one in form}


def indicator_choices() -> list[tuple[str, Any]]:
    """Keys with their labels; a function, so that a new indicator needs no migration."""
    return [(one.key, one.label) for one in INDICATORS.values()]


def indicators_of(form: str) -> list[Indicator]:
    """The indicators of a form, in its order. Raises KeyError for an unknown form."""
    return FORMS[form]


__all__ = ["FORMS", "INDICATORS", "Facts", "Indicator", "indicator_choices", "indicators_of"]
