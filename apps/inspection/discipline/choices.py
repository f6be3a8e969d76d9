"""Words of discipline."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Form(models.TextChoices):
    """Forms of discipline (Party Charter, article 35), the lightest first."""

    REPRIMAND = "reprimand", pgettext_lazy("discipline", "reprimand")
    WARNING = "warning", pgettext_lazy("discipline", "warning")
    REMOVAL = "removal", pgettext_lazy("discipline", "removal from post")
    EXPULSION = "expulsion", pgettext_lazy("discipline", "expulsion")
    DISSOLUTION = "dissolution", pgettext_lazy("discipline", "dissolution")


class DisciplineBody(models.TextChoices):
    """Bodies that decide on discipline; a cell committee is none."""

    CELL = "cell", pgettext_lazy("body", "cell")
    STANDING_COMMITTEE = "standing_committee", _("standing committee")
    COMMITTEE = "committee", _("party committee")
    INSPECTION_COMMITTEE = "inspection_committee", _("inspection committee")


class Target(models.TextChoices):
    """As what somebody counts before the deciding body."""

    MEMBER = "member", pgettext_lazy("discipline", "member")
    COMMITTEE_MEMBER = "committee_member", _("committee member of the same level")
    ASSIGNED_TASK = "assigned_task", _("member, in a task given from above")
    ORGANISATION = "organisation", pgettext_lazy("discipline", "organisation directly below")


class Mitigating(models.TextChoices):
    """What makes a violation lighter (69-QĐ/TW, article 5; 102-QĐ/TW of 2017, article 4)."""

    SELF_REPORT = "self_report", _("reported the violation before it was found out")
    OTHERS_NAMED = "others_named", _("told everything about the others involved")
    REPAIRED = "repaired", _("stopped, repaired or compensated of own accord")
    FORCED = "forced", _("outer circumstances or coercion, and reported it")
    ORDERED = "ordered", _("followed a wrong order from above")
    FITTING_FORM = "fitting_form", _("proposed a fitting form for themselves")


class Aggravating(models.TextChoices):
    """What makes a violation heavier (69-QĐ/TW, article 6; 102-QĐ/TW of 2017, article 4)."""

    NOT_CORRECTED = "not_corrected", _("was reminded and did not correct it")
    CONCEALED = "concealed", _("evaded, concealed or obstructed")
    RETALIATED = "retaliated", _("shielded others or retaliated against critics")
    REPEATED = "repeated", _("repeated violation or earlier discipline")
    ORGANISED = "organised", _("organised, or the head of several")
    FORGED = "forged", _("forged or destroyed evidence")


class BallotPurpose(models.TextChoices):
    """Whether a ballot proposes a form or decides it."""

    PROPOSAL = "proposal", pgettext_lazy("ballot", "to propose")
    DECISION = "decision", pgettext_lazy("ballot", "to decide")


class BallotResult(models.TextChoices):
    """What a ballot comes to; blank when nothing was carried."""

    NONE = "none", _("no discipline")
    REPRIMAND = "reprimand", pgettext_lazy("discipline", "reprimand")
    WARNING = "warning", pgettext_lazy("discipline", "warning")
    REMOVAL = "removal", pgettext_lazy("discipline", "removal from post")
    EXPULSION = "expulsion", pgettext_lazy("discipline", "expulsion")
    DISSOLUTION = "dissolution", pgettext_lazy("discipline", "dissolution")


class SanctionForm(models.TextChoices):
    """The form of a sanction, or that it was cancelled."""

    NONE = "none", _("discipline cancelled")
    REPRIMAND = "reprimand", pgettext_lazy("discipline", "reprimand")
    WARNING = "warning", pgettext_lazy("discipline", "warning")
    REMOVAL = "removal", pgettext_lazy("discipline", "removal from post")
    EXPULSION = "expulsion", pgettext_lazy("discipline", "expulsion")
    DISSOLUTION = "dissolution", pgettext_lazy("discipline", "dissolution")


class SanctionOrigin(models.TextChoices):
    """What a sanction comes from."""

    DECISION = "decision", pgettext_lazy("sanction", "decision")
    CORRECTION = "correction", pgettext_lazy("sanction", "correction of an entry")
    COMPLAINT = "complaint", pgettext_lazy("sanction", "outcome of a complaint")


class HearingOutcome(models.TextChoices):
    """Whether the subject was heard."""

    HEARD = "heard", pgettext_lazy("hearing", "heard")
    REFUSED = "refused", pgettext_lazy("hearing", "refused to be heard")
    ABSENT = "absent", pgettext_lazy("hearing", "did not come")


class LedgerPoint(models.TextChoices):
    """Points of the fairness ledger, in the order of its table."""

    EXPLANATION = "explanation", _("self-review, explanation")
    HEARING = "hearing", _("heard before the session")
    RECUSAL = "recusal", _("conflicts of interest asked for")
    QUORUM = "quorum", _("enough members present")
    PROPOSED = "proposed", _("proposed by the lower body")
    BALLOT = "ballot", _("secret ballot")
    AUTHORITY = "authority", _("authority of the body")
    LIMITATION = "limitation", _("within limitation")
    HOLD = "hold", _("may be examined now")


class NoSanctionReason(models.TextChoices):
    """Why somebody whose violation stands concluded is not disciplined."""

    TIME_BARRED = "time_barred", _("limitation has expired")
    DECEASED = "deceased", pgettext_lazy("discipline", "deceased")
    EXEMPT = "exempt", _("exempt by the rules")
    VOTED_NONE = "voted_none", _("the ballot gave no form")


class NoticeKind(models.TextChoices):
    """Who is told of a sanction."""

    STATE_BODY = "state_body", _("state body that manages the person")
    UNION = "union", _("mass organisation or union")
    MANAGING = "managing", _("committee that manages the person")
    UPPER = "upper", _("inspection committee above")
