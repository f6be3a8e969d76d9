"""The tables of the register; one file for each topic."""

from apps.membership.models.admission import (
    BackgroundCheck,
    Candidate,
    CandidatePaper,
    CandidateReview,
    CandidateVote,
)
from apps.membership.models.badges import BadgeAward, BadgeRound
from apps.membership.models.cards import CardEvent, CurriculumNumber, CurriculumRange
from apps.membership.models.cells import (
    Attendance,
    AttendanceGroup,
    AttendanceGroupCell,
    AttendanceGroupPerson,
    AttendanceVisit,
    Cell,
    Meeting,
    MeetingCriterion,
)
from apps.membership.models.clocks import ClockMark, ClockWarning
from apps.membership.models.commendations import MemberCommendation, OrganizationCommendation
from apps.membership.models.fees import FeeEntry, FeeMonth, PayerStatus
from apps.membership.models.grading import (
    Campaign,
    CampaignUnit,
    GradeScale,
    MemberGrade,
    OrganizationGrade,
)
from apps.membership.models.identity import Kinship, MemberAccount, MemberRelation
from apps.membership.models.procedures import (
    PaperBase,
    Procedure,
    ProcedurePaper,
    ProcedureVote,
    VoteBase,
)
from apps.membership.models.quality import (
    DuplicateNotice,
    ListReconciliation,
)
from apps.membership.models.record import (
    ChangeRequest,
    EthnicCode,
    MemberCard,
    MemberPrivate,
    PrivateEntry,
    RecordEntry,
)
from apps.membership.models.register import (
    EthnicGroup,
    ImportBatch,
    Member,
    MemberGrant,
    Placement,
    Religion,
)
from apps.membership.models.seniority import SeniorityDeduction
from apps.membership.models.standing import EarlierMembership, StandingPeriod
from apps.membership.models.transfers import TemporaryStay, Transfer

__all__ = [
    "Attendance",
    "AttendanceGroup",
    "AttendanceGroupCell",
    "AttendanceGroupPerson",
    "AttendanceVisit",
    "BackgroundCheck",
    "BadgeAward",
    "BadgeRound",
    "Campaign",
    "CampaignUnit",
    "Candidate",
    "CandidatePaper",
    "CandidateReview",
    "CandidateVote",
    "CardEvent",
    "Cell",
    "ChangeRequest",
    "ClockMark",
    "ClockWarning",
    "CurriculumNumber",
    "CurriculumRange",
    "DuplicateNotice",
    "EarlierMembership",
    "EthnicCode",
    "EthnicGroup",
    "FeeEntry",
    "FeeMonth",
    "GradeScale",
    "ImportBatch",
    "Kinship",
    "ListReconciliation",
    "Meeting",
    "MeetingCriterion",
    "Member",
    "MemberAccount",
    "MemberCard",
    "MemberCommendation",
    "MemberGrade",
    "MemberGrant",
    "MemberPrivate",
    "MemberRelation",
    "OrganizationCommendation",
    "OrganizationGrade",
    "PaperBase",
    "PayerStatus",
    "Placement",
    "PrivateEntry",
    "Procedure",
    "ProcedurePaper",
    "ProcedureVote",
    "RecordEntry",
    "Religion",
    "SeniorityDeduction",
    "StandingPeriod",
    "TemporaryStay",
    "Transfer",
    "VoteBase",
]
