"""Records of inspection, one file a topic."""

from apps.inspection.models.cases import (
    Case,
    CaseGrant,
    CaseOwned,
    CaseStep,
    CaseSubject,
    TeamMember,
)

__all__ = ["Case", "CaseGrant", "CaseOwned", "CaseStep", "CaseSubject", "TeamMember"]
