"""Words of inspection, supervision and discipline that several topics share."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseKind(models.TextChoices):
    """What a case is (inspection.md 2: who may open which differs by kind)."""

    SIGNS_OF_VIOLATION = "signs_of_violation", _("inspection on signs of violation")
    SUBORDINATE_TASKS = "subordinate_tasks", _("inspection of inspection and discipline tasks")
    FINANCE = "finance", _("inspection of party finance")
    THEMATIC_INSPECTION = "thematic_inspection", _("thematic inspection")
    THEMATIC_SUPERVISION = "thematic_supervision", _("thematic supervision")
    REGULAR_SUPERVISION = "regular_supervision", _("regular supervision")
    DENUNCIATION = "denunciation", pgettext_lazy("case", "denunciation")
    COMPLAINT = "complaint", pgettext_lazy("case", "complaint on discipline")
    DISCIPLINE = "discipline", pgettext_lazy("case", "discipline")
    ASSET_VERIFICATION = "asset_verification", _("verification of assets and income")
    SUSPENSION = "suspension", pgettext_lazy("case", "suspension")


class Body(models.TextChoices):
    """In whose name a case is carried out: committee and inspection committee are counted apart."""

    COMMITTEE = "committee", _("party committee")
    STANDING_COMMITTEE = "standing_committee", _("standing committee")
    INSPECTION_COMMITTEE = "inspection_committee", _("inspection committee")
    ADVISORY_BODY = "advisory_body", _("advisory body")
    CELL = "cell", pgettext_lazy("body", "cell")


class Source(models.TextChoices):
    """Where a case comes from."""

    PROGRAMME = "programme", _("programme")
    INSPECTION = "inspection", pgettext_lazy("source", "an inspection")
    SUPERVISION = "supervision", pgettext_lazy("source", "a supervision")
    DENUNCIATION = "denunciation", pgettext_lazy("source", "a denunciation")
    ANONYMOUS = "anonymous", _("an anonymous letter together with other information")
    PRESS = "press", _("the press")
    ASSIGNMENT = "assignment", _("assigned by the level above")
    OTHER_BODY = "other_body", _("another agency")
    LETTER = "letter", _("a letter of the person concerned")
    OTHER = "other", pgettext_lazy("source", "other")


class Phase(models.TextChoices):
    """Where a case stands: the three phases of every procedure, then its end."""

    PREPARATION = "preparation", pgettext_lazy("case", "preparation")
    CONDUCT = "conduct", pgettext_lazy("case", "conduct")
    CONCLUSION = "conclusion", pgettext_lazy("case", "conclusion")
    CLOSED = "closed", pgettext_lazy("case", "closed")
    STOPPED = "stopped", pgettext_lazy("case", "not carried out")


OPEN = (Phase.PREPARATION, Phase.CONDUCT, Phase.CONCLUSION)


class Submission(models.TextChoices):
    """Whether a case waits for a signature or came back from there."""

    NONE = "", pgettext_lazy("submission", "with the officer")
    SUBMITTED = "submitted", _("waiting for signature")
    RETURNED = "returned", pgettext_lazy("submission", "returned")


class Outcome(models.TextChoices):
    """How a case ended."""

    NO_VIOLATION = "no_violation", _("no violation")
    SHORTCOMING = "shortcoming", _("shortcomings, reminded")
    VIOLATION = "violation", _("violation concluded")
    TIME_BARRED = "time_barred", _("violation concluded, limitation expired")
    HANDED_OVER = "handed_over", _("handed over to another procedure")
    DISCIPLINED = "disciplined", pgettext_lazy("outcome", "disciplined")
    KEPT = "kept", _("discipline kept")
    CHANGED = "changed", _("discipline changed")
    CANCELLED = "cancelled", _("discipline cancelled")
    OTHER = "other", pgettext_lazy("outcome", "other")


class Finding(models.TextChoices):
    """What was found about a subject."""

    OPEN = "", pgettext_lazy("finding", "not concluded")
    NONE = "none", pgettext_lazy("finding", "no violation")
    SHORTCOMING = "shortcoming", pgettext_lazy("finding", "shortcoming")
    VIOLATION = "violation", pgettext_lazy("finding", "violation")


class CommitteeLevel(models.TextChoices):
    """The highest committee of which a person is a member."""

    NONE = "", pgettext_lazy("committee level", "no committee member")
    CENTRAL = "central", _("member of the Central Committee")
    PROVINCE = "province", _("member of the provincial committee")
    DISTRICT = "district", _("member of the district committee")
    COMMUNE = "commune", _("member of the commune committee")
    GRASSROOTS = "grassroots", _("member of the grassroots committee")
    CELL = "cell", _("member of the cell committee")


class ManagementTier(models.TextChoices):
    """Who manages a cadre."""

    NONE = "", pgettext_lazy("management", "not recorded")
    CENTRAL = "central", _("managed by the centre")
    PROVINCE = "province", _("managed by the provincial standing committee")
    DISTRICT = "district", _("managed by the district standing committee")
    COMMUNE = "commune", _("managed by the commune standing committee")
    GRASSROOTS = "grassroots", _("managed by the grassroots committee")
    OTHER = "other", pgettext_lazy("management", "other")


class TeamRole(models.TextChoices):
    """What somebody does in a case."""

    IN_CHARGE = "in_charge", _("committee member in charge")
    LEAD = "lead", _("head of the team")
    DEPUTY = "deputy", _("deputy head of the team")
    MEMBER = "member", pgettext_lazy("team", "member of the team")
    SECRETARY = "secretary", _("secretary of the team")


class ConflictKind(models.TextChoices):
    """Why somebody should not take part in a case. The first four are walls."""

    SUBJECT = "subject", _("the person concerned")
    RELATIVE = "relative", _("declared relative")
    NAMED = "named", _("named in a denunciation")
    RECUSED = "recused", _("recused")
    KIN = "kin", _("wider relative of a person concerned")
    COWORKER = "coworker", _("in the same organisation as a person concerned")
    OFFICIAL = "official", _("took part in what is complained about")
    UNCHECKED = "unchecked", _("not checked: the account is linked to no member")


class LeftBecause(models.TextChoices):
    """Why somebody is no longer in a team."""

    NONE = "", pgettext_lazy("team", "in the team")
    DECISION = "decision", pgettext_lazy("team", "by decision")
    HANDED_OVER = "handed_over", _("handed over")
    CONFLICT = "conflict", _("kept from the case")
