"""Records of inspection, one file a topic."""

from apps.inspection.models.cases import (
    Case,
    CaseGrant,
    CaseOwned,
    CaseSubject,
    TeamMember,
)
from apps.inspection.models.complaints import (
    Complaint,
    Redress,
)
from apps.inspection.models.deadlines import (
    CaseClock,
    CaseExtension,
    CaseHold,
)
from apps.inspection.models.discipline import (
    Ballot,
    DisciplineProposal,
    FairnessExcuse,
    Hearing,
    NoSanction,
    ViolationAct,
    VotingSession,
)
from apps.inspection.models.evidence import (
    Evidence,
    EvidenceVersion,
)
from apps.inspection.models.findings import (
    Allegation,
    CaseContent,
    Demand,
)
from apps.inspection.models.letters import (
    DenouncerIdentity,
    IdentityOpening,
    Letter,
    LetterContent,
    LetterOwned,
    LetterSubject,
)
from apps.inspection.models.papers import CasePaper
from apps.inspection.models.programmes import (
    ItemOwned,
    Programme,
    ProgrammeDecision,
    ProgrammeItem,
    ProgrammeSubject,
)
from apps.inspection.models.sanctions import (
    Sanction,
    SanctionNotice,
)
from apps.inspection.models.steps import (
    CaseStep,
)
from apps.inspection.models.verification import AssetDraw
from apps.inspection.models.walls import (
    Recusal,
)

__all__ = [
    "Allegation",
    "AssetDraw",
    "Ballot",
    "Case",
    "CaseClock",
    "CaseContent",
    "CaseExtension",
    "CaseGrant",
    "CaseHold",
    "CaseOwned",
    "CasePaper",
    "CaseStep",
    "CaseSubject",
    "Complaint",
    "Demand",
    "DenouncerIdentity",
    "DisciplineProposal",
    "Evidence",
    "EvidenceVersion",
    "FairnessExcuse",
    "Hearing",
    "IdentityOpening",
    "ItemOwned",
    "Letter",
    "LetterContent",
    "LetterOwned",
    "LetterSubject",
    "NoSanction",
    "Programme",
    "ProgrammeDecision",
    "ProgrammeItem",
    "ProgrammeSubject",
    "Recusal",
    "Redress",
    "Sanction",
    "SanctionNotice",
    "TeamMember",
    "ViolationAct",
    "VotingSession",
]
