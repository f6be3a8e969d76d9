"""Records of inspection, one file a topic."""

from apps.inspection.models.cases import (
    Case,
    CaseGrant,
    CaseOwned,
    CaseSubject,
    TeamMember,
)
from apps.inspection.models.letters import Letter, LetterContent, LetterOwned, LetterSubject
from apps.inspection.models.steps import CaseStep
from apps.inspection.models.walls import Recusal

__all__ = [
    "Case",
    "CaseGrant",
    "CaseOwned",
    "CaseStep",
    "CaseSubject",
    "Letter",
    "LetterContent",
    "LetterOwned",
    "LetterSubject",
    "Recusal",
    "TeamMember",
]
