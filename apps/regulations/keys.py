"""The rules that the system knows by key: their title, their chapter and where they are used.

A key that is only in the database (entered by an administrator) is shown under its own name.
An app above adds its keys with ``register`` when it is ready.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.regulations.choices import Subject

REGISTER = _("Members' register: checks of the dates and attributes of a member")
ADMISSION_CASE = _("Admission: deadlines and checks of the dossier")
TRANSFER_CASE = _("Transfers: deadlines and reminders")
GRADING_PAGE = _("Yearly grading: checks before the decision")
ORGANISATION_PAGE = _("Party organisations: checks of numbers")
BADGE_LIST = _("Party badges: list of members who come into question")
CELL_PAGE = _("Life of cells: quality of meetings, visits of officials")
FEE_PAGE = _("Party fee: amounts due")
LEAVING_CASE = _("Leaving and return: reminders and checks")
CASE_PAGE = _("Cases of inspection: limits and their explanation")
LETTER_PAGE = _("Letters: denunciations and complaints")
DISCIPLINE_PAGE = _("Discipline: ballots, decision, announcement")
LIMITATION_PAGE = _("Limitation of discipline in cases")
SUMMARIES = _("Summaries: what a figure counts")
PRIVACY_DESK = _("Requests about personal data: deadlines")


@dataclass(frozen=True)
class RuleKey:
    """What a key stands for; texts are translated when shown."""

    key: str
    subject: str
    title: Any
    used_in: tuple[Any, ...] = ()


_KEYS: dict[str, RuleKey] = {}


def register(*found: RuleKey) -> None:
    """Make keys known under their titles; a later registration of a key replaces the earlier."""
    _KEYS.update((entry.key, entry) for entry in found)


def describe(key: str) -> RuleKey:
    """The registered meaning of ``key``, or the bare key under "other rules"."""
    return _KEYS.get(key) or RuleKey(key, Subject.OTHER, key)


def known() -> tuple[RuleKey, ...]:
    """All registered keys in the order of their chapters."""
    order = list(Subject.values)
    return tuple(sorted(_KEYS.values(), key=lambda entry: (order.index(entry.subject), entry.key)))


def _chapter(subject: str, used_in: Any, titles: dict[str, Any]) -> None:
    register(*(RuleKey(key, subject, title, (used_in,)) for key, title in titles.items()))


_chapter(
    Subject.ADMISSION,
    ADMISSION_CASE,
    {
        "membership.admission.age.minimum": _("Lowest age at admission"),
        "membership.admission.age.maximum": _("Highest age at admission"),
        "membership.admission.education.minimum": _("Lowest education at admission"),
        "membership.admission.introducer.months": _(
            "Time the introducer has worked with the person"
        ),
        "membership.admission.certificate.months": _("Validity of the awareness certificate"),
        "membership.admission.papers.months": _(
            "Age of the dossier after which papers are renewed"
        ),
        "membership.admission.background_reply.home": _(
            "Answer to a curriculum check in the country"
        ),
        "membership.admission.background_reply.abroad": _("Answer to a curriculum check abroad"),
        "membership.admission.decision.limit": _("Deadline of the admission decision"),
        "membership.admission.ceremony.limit": _("Deadline of the admission ceremony"),
        "membership.admission.curriculum_vitae.limit": _("Deadline of the member's curriculum"),
        "membership.vote.proposing_share": _("Votes needed in the proposing body"),
        "membership.vote.deciding_share": _("Votes needed in the deciding body (more than)"),
    },
)
_chapter(
    Subject.RECOGNITION,
    REGISTER,
    {
        "membership.probation.months": _("Length of probation"),
        "membership.seniority.start": _("From which day seniority in the Party counts"),
        "membership.recognition.limit": _("Deadline of the cell's recognition meeting"),
        "membership.recognition.decision.limit": _("Deadline of the recognition decision"),
        "membership.recognition.vote_rounds": _("Votes without a majority before the case goes up"),
    },
)
_chapter(
    Subject.CARD,
    REGISTER,
    {
        "membership.card.digits": _("Digits of the member card number"),
        "membership.card.holders": _("Who is given a member card"),
        "membership.card.wait_reprimand.months": _("Waiting time for the card after a reprimand"),
        "membership.card.wait_warning.months": _("Waiting time for the card after a warning"),
        "membership.card.wait_removal.months": _(
            "Waiting time for the card after removal from post"
        ),
        "membership.curriculum_number.digits": _("Digits of the curriculum number"),
        "membership.file.reconciliation.months": _("How often lists and files are reconciled"),
        "membership.file.closed.limit": _("Handing up files of the deceased and of those who left"),
    },
)
_chapter(
    Subject.OTHER,
    SUMMARIES,
    {
        "membership.minority.majority": _("Ethnic groups that are not counted as a minority"),
    },
)
_chapter(
    Subject.TRANSFER,
    TRANSFER_CASE,
    {
        "membership.transfer.start.limit": _("Deadline to carry out an official transfer"),
        "membership.transfer.paper.limit": _("Deadline to show the referral paper"),
        "membership.transfer.bar": _("Who is not transferred"),
        "membership.transfer.report.months": _("When a paper not handed in is reported"),
        "membership.transfer.dissolved.limit": _(
            "Deadline of transfers out of a dissolved organisation"
        ),
        "membership.temporary.minimum.months": _("Shortest temporary activity"),
        "membership.temporary.maximum.months": _("Longest temporary activity (less than)"),
        "membership.temporary.study.maximum.months": _("Longest temporary activity for studies"),
    },
)
_chapter(
    Subject.LEAVING,
    LEAVING_CASE,
    {
        "membership.strike_off.missed.months": _("Months of absence or unpaid fee in a year"),
        "membership.strike_off.no_progress.months": _(
            "Months without progress before striking off"
        ),
        "membership.strike_off.below_quality.years": _(
            "Years running below the quality of a member"
        ),
        "membership.strike_off.complaint.limit": _("Deadline to complain about striking off"),
        "membership.strike_off.complaint_answer.limit": _("Deadline to answer such a complaint"),
        "membership.readmission.wait.months": _("Waiting time before re-admission"),
        "membership.readmission.record_cleared.months": _(
            "Waiting time after a cleared criminal record"
        ),
        "membership.readmission.times": _("How often a person may be re-admitted"),
        "membership.readmission.consent": _("Who must consent to a re-admission"),
        "membership.readmission.barred": _("Who is never re-admitted"),
        "membership.strike_off.self_review.requests": _(
            "Requests for a self-review before the cell goes on without it"
        ),
        "membership.exemption.old_age.male.years": _("Exemption for old age: men from"),
        "membership.exemption.old_age.female.years": _("Exemption for old age: women from"),
        "membership.exemption.treatment.months": _("Exemption for treatment: at least"),
        "membership.exemption.mobile.months": _("Exemption for mobile work: less than"),
        "membership.suspension.limit": _("Longest suspension from party activities"),
    },
)
_chapter(
    Subject.BADGE,
    BADGE_LIST,
    {
        "membership.badge.years": _("Years of seniority that earn a badge"),
        "membership.badge.days": _("Days on which badges are awarded"),
        "membership.badge.factors": _("Money with the badge, as a multiple of the base salary"),
        "membership.base_salary": _("Base salary a month"),
        "membership.badge.early.months": _("Early badge in serious illness, 30 to 65 years"),
        "membership.badge.early_from_70.months": _("Early badge in serious illness, from 70 years"),
        "membership.badge.posthumous.months": _("Early badge after death"),
        "membership.badge.wait_reprimand.months": _("Waiting time for the badge after a reprimand"),
        "membership.badge.wait_warning.months": _("Waiting time for the badge after a warning"),
        "membership.badge.wait_removal.months": _(
            "Waiting time for the badge after removal from post"
        ),
    },
)
_chapter(
    Subject.GRADING,
    GRADING_PAGE,
    {
        "membership.grading.excellent.quota": _("Highest share of members graded excellent"),
        "membership.grading.excellent.collective_quota": _(
            "Highest share of bodies graded excellent"
        ),
        "membership.grading.above_cadre_grade": _(
            "Levels of a member's grade above the grade as cadre"
        ),
        "membership.grading.points.excellent": _("Points needed for excellent"),
        "membership.grading.excellent.above_share": _(
            "Least share of tasks above requirement for excellent"
        ),
        "membership.grading.points.good": _("Points needed for good"),
        "membership.grading.points.completed": _("Points needed for completed"),
        "membership.grading.completed.late_share": _("Highest share of late tasks for completed"),
    },
)
_chapter(
    Subject.ORGANISATION,
    ORGANISATION_PAGE,
    {
        "membership.organisation.minimum_official_members": _("Official members needed to found"),
        "membership.organisation.committee_threshold": _(
            "Members from which a committee is formed"
        ),
        "membership.organisation.cell_committee_threshold": _(
            "Official members from which a cell elects a committee"
        ),
    },
)
_chapter(
    Subject.ORGANISATION,
    CELL_PAGE,
    {
        "membership.meeting.regular.months": _("Months from one regular cell meeting to the next"),
        "membership.meeting.quality.good": _("Points from which a cell meeting is good"),
        "membership.meeting.quality.fair": _("Points from which a cell meeting is fairly good"),
        "membership.meeting.quality.average": _("Points from which a cell meeting is average"),
        "membership.attendance.visits.minimum": _("Visits to cells a year of an official"),
    },
)
_chapter(
    Subject.FEE,
    FEE_PAGE,
    {
        "membership.fee.insured.rate": _("Fee with compulsory insurance"),
        "membership.fee.benefit.rate": _("Fee on sickness or maternity benefit"),
        "membership.fee.pension.rate": _("Fee on a pension"),
        "membership.fee.pupil.amount": _("Fee of pupils and students a month"),
        "membership.fee.uninsured.rate": _(
            "Fee without compulsory insurance, below retirement age"
        ),
        "membership.fee.uninsured_retired.rate": _(
            "Fee without compulsory insurance, at retirement age"
        ),
        "membership.fee.share.kept": _("Share of the collected fee that a level keeps"),
    },
)
_chapter(
    Subject.PRIVACY,
    PRIVACY_DESK,
    {"privacy.request.first_answer.limit": _("First answer to a request about personal data")},
)
_chapter(
    Subject.INSPECTION,
    CASE_PAGE,
    {
        "inspection.case.signs_of_violation.limit": _(
            "Limit of an inspection on signs of violation"
        ),
        "inspection.case.subordinate_tasks.limit": _(
            "Limit of an inspection of inspection and discipline tasks"
        ),
        "inspection.case.finance.limit": _("Limit of an inspection of party finance"),
        "inspection.case.thematic_inspection.limit": _("Limit of a thematic inspection"),
        "inspection.case.thematic_supervision.limit": _("Limit of a thematic supervision"),
        "inspection.case.asset_verification.limit": _(
            "Limit of a verification of assets and income"
        ),
        "inspection.asset_verification.share": _("Share of declarants drawn for verification"),
        "inspection.case.advisory_body.limit": _("Limit of an inspection by an advisory body"),
        "inspection.lookback.advisory_body.years": _("Longest look-back of an advisory body"),
        "inspection.lookback.cell": _("Longest look-back of a cell"),
        "inspection.team.start.limit": _("Beginning of the team's work"),
        "inspection.team.maximum": _("Largest team"),
        "inspection.conclusion.announce.limit": _("Announcing a conclusion"),
        "inspection.cell.thematic_share": _("Members of a cell inspected by topic a year"),
    },
)
_chapter(
    Subject.LETTERS,
    LETTER_PAGE,
    {
        "inspection.denunciation.limit": _("Deadline to resolve a denunciation"),
        "inspection.denunciation.managed_by_centre.limit": _(
            "Deadline to resolve a denunciation of a centrally managed cadre"
        ),
        "inspection.denunciation.congress.limit": _("Denunciations shortly before a congress"),
        "inspection.denunciation.findings": _("Findings on what is denounced"),
        "inspection.denunciation.not_handled": _("Denunciations that are not handled"),
        "inspection.complaint.limit": _("Deadline to resolve a complaint on discipline"),
        "inspection.complaint.filing.limit": _("Deadline to complain about discipline"),
        "inspection.complaint.not_accepted": _("Complaints that are not accepted"),
        "inspection.complaint.last_instance.lighter": _(
            "Last instance of a complaint on a reprimand, warning or removal from post"
        ),
        "inspection.complaint.last_instance.expulsion": _(
            "Last instance of a complaint on an expulsion"
        ),
        "inspection.complaint.last_instance.central": _(
            "Last instance of a complaint on a decision of a central body"
        ),
    },
)
_chapter(
    Subject.DISCIPLINE,
    DISCIPLINE_PAGE,
    {
        "inspection.discipline.not_yet_examined": _("Discipline that is not yet examined"),
        "inspection.discipline.cell_paper.limit": _("Handing over the paper of a cell's decision"),
    },
)
_chapter(
    Subject.SUSPENSION,
    CASE_PAGE,
    {
        "inspection.suspension.member.limit": _("Longest suspension of a member"),
        "inspection.suspension.committee_member.limit": _("Longest suspension from a committee"),
        "inspection.suspension.organisation.limit": _("Longest suspension of an organisation"),
        "inspection.suspension.extensions": _("How often a suspension may be extended"),
    },
)
_chapter(
    Subject.LIMITATION,
    LIMITATION_PAGE,
    {
        "inspection.discipline.limitation.member.reprimand.months": _(
            "Limitation: reprimand of a member"
        ),
        "inspection.discipline.limitation.member.warning.months": _(
            "Limitation: warning of a member"
        ),
        "inspection.discipline.limitation.member.removal.months": _(
            "Limitation: removal of a member from post"
        ),
        "inspection.discipline.limitation.member.expulsion.months": _("Limitation: expulsion"),
        "inspection.discipline.limitation.organisation.reprimand.months": _(
            "Limitation: reprimand of an organisation"
        ),
        "inspection.discipline.limitation.organisation.warning.months": _(
            "Limitation: warning of an organisation"
        ),
        "inspection.discipline.limitation.organisation.dissolution.months": _(
            "Limitation: dissolution"
        ),
        "inspection.discipline.limitation.unlimited_matters": _("Violations without limitation"),
        "inspection.discipline.limitation.diplomas": _("Limitation: unlawful diplomas"),
        "inspection.discipline.limitation.excluded_time": _("Time left out of the limitation"),
    },
)
