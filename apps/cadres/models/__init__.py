"""Models of cadres."""

from apps.cadres.models.appointments import (
    AgreementLetter,
    AppointmentFile,
    AppointmentFreeze,
    AppointmentMeeting,
    AppointmentPaper,
)
from apps.cadres.models.board import (
    Scenario,
    ScenarioMove,
    ScenarioPerson,
    ScenarioSeat,
    ScenarioWish,
)
from apps.cadres.models.eligibility import EligibilityQuestion
from apps.cadres.models.facts import (
    ConfidenceVote,
    DisciplineEffect,
    LegalStanding,
    PlaceStay,
    Qualification,
    Rating,
)
from apps.cadres.models.judging import Evaluation
from apps.cadres.models.moves import (
    Move,
    MoveAssessment,
    MoveCare,
    MoveDeferral,
    MovePlan,
    WatchFinding,
)
from apps.cadres.models.planning import (
    PlanningEntry,
    PlanningList,
    PlanningMeeting,
    PlanningTarget,
    PlanningVote,
)
from apps.cadres.models.posts import Seat, StaffQuota, Title, TitleStandard, WorkUnit
from apps.cadres.models.profiles import Cadre, CadreOwned, Position
from apps.cadres.models.training import (
    CadreAttendance,
    MemberAttendance,
    TrainingClass,
    TrainingPlan,
)

__all__ = [
    "AgreementLetter",
    "AppointmentFile",
    "AppointmentFreeze",
    "AppointmentMeeting",
    "AppointmentPaper",
    "Cadre",
    "CadreAttendance",
    "CadreOwned",
    "ConfidenceVote",
    "DisciplineEffect",
    "EligibilityQuestion",
    "Evaluation",
    "LegalStanding",
    "MemberAttendance",
    "Move",
    "MoveAssessment",
    "MoveCare",
    "MoveDeferral",
    "MovePlan",
    "PlaceStay",
    "PlanningEntry",
    "PlanningList",
    "PlanningMeeting",
    "PlanningTarget",
    "PlanningVote",
    "Position",
    "Qualification",
    "Rating",
    "Scenario",
    "ScenarioMove",
    "ScenarioPerson",
    "ScenarioSeat",
    "ScenarioWish",
    "Seat",
    "StaffQuota",
    "Title",
    "TitleStandard",
    "TrainingClass",
    "TrainingPlan",
    "WatchFinding",
    "WorkUnit",
]
