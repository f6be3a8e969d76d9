"""Words of titles, posts and profiles."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class System(models.TextChoices):
    """The part of the political system to which a title or a unit belongs."""

    PARTY = "party", pgettext_lazy("political system", "Party")
    COUNCIL = "council", _("people's council")
    GOVERNMENT = "government", _("people's committee and its agencies")
    FRONT = "front", _("Fatherland Front and mass organisations")
    JUSTICE = "justice", _("courts and procuracies")
    FORCES = "forces", _("army and police")
    SERVICE = "service", _("public service unit")
    ENTERPRISE = "enterprise", _("state enterprise")
    OTHER = "other", pgettext_lazy("political system", "other")


class TitleKind(models.TextChoices):
    """What somebody does in a title."""

    HEAD = "head", _("head")
    DEPUTY = "deputy", _("deputy head")
    STANDING_MEMBER = "standing_member", _("member of the standing committee")
    COMMITTEE_MEMBER = "committee_member", _("member of the committee")
    INSPECTION_MEMBER = "inspection_member", _("member of the inspection committee")
    DELEGATE = "delegate", _("full-time delegate")
    STAFF = "staff", _("without a leading title")


class Attribute(models.TextChoices):
    """What a standard of a title asks for."""

    EDUCATION = "education", _("education")
    THEORY = "theory", _("political theory")
    EXPERIENCE = "experience", _("months in an earlier post")
    RATING = "rating", _("rating of the last years")
    STATE_MANAGEMENT = "state_management", _("certificate of state management")


class Severity(models.TextChoices):
    """What follows when a standard is not met."""

    BLOCK = "block", _("not possible without an override")
    WARN = "warn", _("a warning")


class StaffKind(models.TextChoices):
    """In which relation somebody works; staffing is assigned for each apart."""

    CADRE = "cadre", _("cadre or civil servant")
    COMMUNE = "commune", _("cadre or civil servant of a commune")
    EMPLOYEE = "employee", _("public employee")
    CONTRACT = "contract", _("under a labour contract")
    OTHER = "other", pgettext_lazy("kind of staff", "other")


class ChangeField(models.TextChoices):
    """Why a post is on the list of those that change hands (59/2019/NĐ-CP, 03/2022/TT-BNV)."""

    NONE = "", pgettext_lazy("list of posts", "not on the list")
    ORGANISATION = "organisation", _("organisation and personnel work")
    OTHER = "other", _("another listed field")


class CadreState(models.TextChoices):
    """Whether somebody is at work."""

    SERVING = "serving", _("at work")
    RETIRED = "retired", _("retired")
    LEFT = "left", pgettext_lazy("cadre", "left")
    DECEASED = "deceased", pgettext_lazy("cadre", "deceased")


class RetirementScheme(models.TextChoices):
    """By which law somebody retires."""

    ROADMAP = "roadmap", _("labour law: by month and year of birth")
    FORCES = "forces", _("law of the army or the police")
    PROLONGED = "prolonged", _("longer by decision")
    EARLY = "early", _("earlier by decision")


class PositionAct(models.TextChoices):
    """By what somebody came to a position."""

    NONE = "", pgettext_lazy("act", "not recorded")
    APPOINTED = "appointed", _("appointed")
    REAPPOINTED = "reappointed", _("appointed again")
    EXTENDED = "extended", _("prolonged until retirement")
    ELECTED = "elected", _("elected")
    DESIGNATED = "designated", _("designated")
    ASSIGNED = "assigned", _("assigned")
    ROTATED = "rotated", _("rotated")
    TRANSFERRED = "transferred", pgettext_lazy("cadre", "transferred")
    SECONDED = "seconded", _("seconded")


class PositionEnd(models.TextChoices):
    """Why a position ended."""

    NONE = "", pgettext_lazy("end of a position", "goes on")
    MOVED = "moved", _("took another position")
    TERM_ENDED = "term_ended", _("the term ended")
    RESIGNED = "resigned", _("resigned")
    RELEASED = "released", _("released")
    DISMISSED = "dismissed", _("dismissed")
    REMOVED = "removed", _("removed by discipline")
    RETIRED = "retired", pgettext_lazy("end of a position", "retired")
    REORGANISED = "reorganised", _("the unit was reorganised")
    OTHER = "other", pgettext_lazy("end of a position", "other")


class QualificationKind(models.TextChoices):
    """What somebody has learned, in the groups of the curriculum vitae."""

    GENERAL = "general", _("general education")
    PROFESSIONAL = "professional", _("professional education")
    THEORY = "theory", _("political theory")
    STATE_MANAGEMENT = "state_management", _("state management")
    LANGUAGE = "language", _("foreign language")
    MINORITY_LANGUAGE = "minority_language", _("language of an ethnic minority")
    INFORMATICS = "informatics", _("informatics")
    DEFENCE = "defence", _("defence and security")
    OTHER = "other", pgettext_lazy("qualification", "other")


class StayKind(models.TextChoices):
    """What a place was for somebody."""

    NATIVE = "native", _("native place")
    BORN = "born", pgettext_lazy("place", "born")
    GREW_UP = "grew_up", _("grew up")
    STUDIED = "studied", _("studied")
    WORKED = "worked", _("worked")
    LIVES = "lives", _("lives")


class RatingGrade(models.TextChoices):
    """The four grades of the rating of cadres, the best first."""

    EXCELLENT = "excellent", pgettext_lazy("rating of a cadre", "tasks fulfilled excellently")
    GOOD = "good", pgettext_lazy("rating of a cadre", "tasks fulfilled well")
    COMPLETED = "completed", pgettext_lazy("rating of a cadre", "tasks fulfilled")
    NOT_COMPLETED = "not_completed", pgettext_lazy("rating of a cadre", "tasks not fulfilled")


class LegalGround(models.TextChoices):
    """What the law says of somebody's way to an office (377-QĐ/TW, R-APP-07)."""

    PROSECUTED = "prosecuted", pgettext_lazy("legal standing", "under prosecution")
    FORBIDDEN = "forbidden", pgettext_lazy("legal standing", "forbidden to hold office")
    NEITHER = "neither", pgettext_lazy("legal standing", "confirmed: neither of the two")


class DisciplineTrack(models.TextChoices):
    """Whose discipline it is; each is a row of its own, the same fault has one effect."""

    PARTY = "party", pgettext_lazy("discipline", "Party")
    STATE = "state", pgettext_lazy("discipline", "State")
    UNION = "union", pgettext_lazy("discipline", "mass organisation")


class DisciplineForm(models.TextChoices):
    """The form of a discipline that is over or has an end."""

    REPRIMAND = "reprimand", _("reprimand")
    WARNING = "warning", pgettext_lazy("discipline", "warning")
    DEMOTION = "demotion", _("demotion")
    REMOVAL = "removal", _("removal from post")
    EXPULSION = "expulsion", _("expulsion")
    DISCHARGE = "discharge", _("discharge")
