"""Keys of the rules of cadres, with their titles. Topics add theirs in a block of their own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from apps.regulations.choices import Subject
from apps.regulations.keys import RuleKey, register

WHY = _("Cadres: why somebody may or may not")
LISTS = _("Cadres: planning lists")
FILES = _("Cadres: files of appointment and release")
RETIREMENT = {
    "retirement.male.age.months": _("Retirement age of men in 2021"),
    "retirement.male.step.months": _("Retirement age of men: months more each year"),
    "retirement.male.final.months": _("Retirement age of men at the end of the roadmap"),
    "retirement.female.age.months": _("Retirement age of women in 2021"),
    "retirement.female.step.months": _("Retirement age of women: months more each year"),
    "retirement.female.final.months": _("Retirement age of women at the end of the roadmap"),
}
PLANNING = {
    "plan.higher_only": _("Planned for a higher title only"),
    "plan.title.maximum": _("Most people planned for a leading title"),
    "plan.person.maximum": _("Most titles of one level a person is planned for"),
    "plan.next_term.minimum.months": _("Months of work left for the next term"),
    "plan.next_term.preferred.months": _("Months of work preferred for the next term"),
    "plan.current_term.minimum.months": _("Months of work left for an addition in the term"),
    "plan.current_term.province_secretary.months": _(
        "Months left for an addition in the term: provincial secretary, first group"
    ),
    "plan.not_with_appointment": _("Not planned and proposed for appointment at once"),
    "plan.discipline": _("Discipline and planning"),
    "plan.discipline.removes": _("A discipline takes out of the plan"),
    "plan.nothing_open": _("No inspection or investigation without conclusion"),
    "plan.standards": _("Standards of the title"),
    "plan.rating": _("Rating of the last year"),
    "plan.fulfilled": _("Planned title reached"),
}
STRUCTURE = {
    "plan.coefficient.minimum": _("Least planned people for each place of a committee"),
    "plan.coefficient.maximum": _("Most planned people for each place of a committee"),
    "plan.young.age": _("A young cadre is below"),
    "plan.young.share": _("Share of young cadres aimed at"),
    "plan.women.share": _("Share of women aimed at"),
    "plan.women.least": _("Women on a list of a committee or leadership"),
    "plan.age_bands.step": _("Years between the three age bands"),
    "plan.minority.share": _("Share of ethnic minorities: aim of the unit"),
    "plan.science.share": _("Share of people trained in science and technology"),
    "meeting.quorum": _("Quorum of a planning conference, of those summoned"),
    "plan.votes": _("Votes needed in planning, of those summoned (more than)"),
    "plan.steps": _("Steps of planning in their order"),
    "plan.review.months": _("Months to the next review of a plan"),
    "plan.approval.limit": _("Limit to appraise and approve a plan"),
    "confidence.low.half": _("Low confidence votes: first limit (more than)"),
    "confidence.low.two_thirds": _("Low confidence votes: second limit (at least)"),
}
MOVES = {
    "rotate.planned": _("Rotated people are in planning"),
    "rotate.development.months": _("Months of work left for a rotation"),
    "rotate.placement.months": _("Months left to place a head from elsewhere"),
    "rotate.non_local": _("Heads who are not of the place"),
    "rotate.terms.maximum": _("Most terms running in one place"),
    "rotate.no_extra_title": _("No title added for a rotation"),
    "rotate.minimum.months": _("Least months of a rotation"),
    "rotate.equivalent": _("Rotated to an equivalent title"),
    "rotate.sound_record": _("Nobody disciplined or poorly rated is rotated"),
    "rotate.deferral": _("Personal grounds to wait with a move"),
    "rotate.assessment.months": _("Assessment of rotated cadres"),
    "position_change.minimum.months": _("Change of position: least months"),
    "position_change.maximum.months": _("Change of position: most months"),
    "position_change.organisation.minimum.months": _("Change of position, organisation: least"),
    "position_change.organisation.maximum.months": _("Change of position, organisation: most"),
    "position_change.not_below.months": _("No change of position shortly before retirement"),
    "second.maximum.months": _("Longest secondment"),
    "second.counted_by_sender": _("Seconded people count with the sender"),
}
APPOINTING = {
    "appoint.planned": _("Appointed from planning"),
    "appoint.in_post.months": _("Months in the present or an equivalent post"),
    "appoint.term.months": _("Months left for a first or higher title"),
    "appoint.equal_no_age": _("No age for an equal or lower title"),
    "appoint.discipline": _("Discipline and appointment"),
    "discipline.state.reprimand.months": _("State side: wait after a reprimand"),
    "discipline.state.warning.months": _("State side: wait after a warning"),
    "discipline.state.demotion.months": _("State side: wait after a demotion"),
    "discipline.state.removal.months": _("State side: wait after a removal"),
    "discipline.removal.no_committee.months": _("No committee seat after a removal in the Party"),
    "appoint.not_prosecuted": _("Not prosecuted, not forbidden to hold office"),
    "committee.first.months": _("Months left for a first entry into a committee"),
    "committee.again.months": _("Months left for a re-election into a committee"),
    "committee.again.special.months": _(
        "Months left for a re-election: deputy provincial secretary, special case"
    ),
    "appoint.agreement": _("Agreement of the other managing body"),
    "appoint.freeze": _("Appointments paused"),
    "reappoint.extension.months": _("Prolonged instead of appointed again: months left"),
}
OFFICE = {
    "appoint.quorum": _("Quorum of an appointment conference, of those summoned"),
    "appoint.votes": _("Votes needed for an appointment, of those summoned (more than)"),
    "appoint.file.limit": _("Limit to finish an appointment"),
    "reappoint.notice.days": _("Notice before a term ends"),
    "appoint.not_expired": _("No office after the term without a decision"),
    "suspend.limit": _("Longest suspension"),
    "release.propose.limit": _("Limit to propose a release or dismissal"),
    "release.decide.limit": _("Limit to decide a release or dismissal"),
    "release.targets.share": _("Share of targets below which a head may be released"),
    "release.targets.months": _("Least months in post before targets count"),
    "staff.assigned": _("Staff assigned"),
    "staff.deputies.maximum": _("Most deputies"),
}
CHAPTERS = (
    (WHY, RETIREMENT), (WHY, PLANNING), (LISTS, STRUCTURE), (WHY, MOVES), (WHY, APPOINTING),
    (FILES, OFFICE),
)  # fmt: skip

for _place, _titles in CHAPTERS:
    register(
        *(
            RuleKey(f"cadres.{key}", Subject.CADRES, title, (_place,))
            for key, title in _titles.items()
        )
    )
