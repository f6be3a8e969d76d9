"""Words of the rules of cadres: what each looks at, how it passes and fails; what may be missing.

A key ``fail+fact`` is used when the judgement tells that fact.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "R-PLAN-01": {
        "subject": _("whether the planned title is higher than the present one"),
        "pass": _("The planned title (%(target)s) is higher than the present one (%(present)s)."),
        "fail": _("The planned title (%(target)s) is not higher than the present one (%(present)s)."),
    },
    "R-PLAN-02": {
        "subject": _("the number of people planned for the title"),
        "pass": _("%(count)s planned for the title %(target)s, at most %(maximum)s."),
        "fail": _("%(count)s planned for the title %(target)s, more than %(maximum)s."),
    },
    "R-PLAN-03": {
        "subject": _("the number of titles of one level"),
        "pass": _("Planned for %(count)s titles of one level, at most %(maximum)s."),
        "fail": _("Planned for %(count)s titles of one level, more than %(maximum)s."),
    },
    "R-PLAN-04": {
        "subject": _("the time of work left for the next term"),
        "pass": _("%(left)s months of work left from %(reference_month)s, at least %(needed)s needed."),
        "fail": _("Only %(left)s months of work left from %(reference_month)s, at least %(needed)s needed."),
    },
    "R-PLAN-05": {
        "subject": _("the time of work preferred for the next term"),
        "pass": _("%(left)s months of work left from %(reference_month)s, %(needed)s preferred."),
        "fail": _("%(left)s months of work left from %(reference_month)s, should be %(needed)s."),
    },
    "R-PLAN-06": {
        "subject": _("the time of work left for an addition in the term"),
        "pass": _("For an addition in the term: %(left)s months of work left from %(reference_month)s, at least %(needed)s needed."),
        "fail": _("For an addition in the term: only %(left)s months of work left from %(reference_month)s, at least %(needed)s needed."),
    },
    "R-PLAN-07": {
        "subject": _("whether planning and appointment are proposed at once"),
        "pass": _("Not planned and proposed for appointment or election at once."),
        "fail": _("Planned and proposed for appointment or election at once."),
    },
    "R-PLAN-08": {
        "subject": _("whether a discipline still bars from planning"),
        "pass": _("No discipline on the profile bars from planning any more."),
        "fail": _("Discipline: %(form)s, in effect from %(effective_on)s; not planned for a higher title before %(until_on)s."),
    },
    "R-PLAN-09": {
        "subject": _("whether a discipline takes out of the plan"),
        "pass": _("No discipline in effect while planned."),
        "fail": _("Discipline in effect while planned: %(form)s from %(effective_on)s; to be taken out of the plan."),
    },
    "R-PLAN-10": {
        "subject": _("whether the inspection committee answers “clear”"),
        "pass": _("The inspection committee has answered: clear."),
        "fail": _("The inspection committee has answered: not now."),
    },
    "R-PLAN-11": {
        "subject": _("the standards of the title"),
        "pass": _("All standards of the title %(target)s are met."),
        "pass+later": _("The standards of the title %(target)s are met, but to be made up in time: %(later)s."),
        "fail": _("Below the standards of the title %(target)s: %(unmet)s."),
    },
    "R-PLAN-12": {
        "subject": _("the rating of the last year"),
        "pass": _("Rating of %(year)s: %(grade)s."),
        "fail": _("Rating of %(year)s: %(grade)s, below what is asked for."),
    },
    "R-PLAN-13": {
        "subject": _("the confidence votes"),
        "pass": _("No confidence vote on record with more than half low votes."),
        "pass+low": _("Confidence vote of %(held_on)s: %(low)s of %(total)s low (%(share)s), not more than half."),
        "fail": _("Confidence vote of %(held_on)s: %(low)s of %(total)s low (%(share)s), more than half: out of the plan."),
    },
    "R-PLAN-14": {
        "subject": _("the coefficient of the list"),
        "pass": _("Coefficient %(ratio)s: %(count)s for %(prescribed)s places, allowed %(minimum)s to %(maximum)s."),
        "fail": _("Coefficient %(ratio)s: %(count)s for %(prescribed)s places, outside %(minimum)s to %(maximum)s."),
    },
    "R-PLAN-15": {
        "subject": _("the share of young cadres"),
        "pass": _("Young cadres (below %(age)s): %(part)s of %(total)s (%(share)s), aim %(aim)s."),
        "fail": _("Young cadres (below %(age)s): %(part)s of %(total)s (%(share)s), short of the aim %(aim)s."),
    },
    "R-PLAN-16": {
        "subject": _("the share of women"),
        "pass": _("Women: %(part)s of %(total)s (%(share)s), aim %(aim)s."),
        "fail": _("Women: %(part)s of %(total)s (%(share)s), short of the aim %(aim)s."),
    },
    "R-PLAN-17": {
        "subject": _("whether a woman is on the list"),
        "pass": _("%(count)s women on the list."),
        "fail": _("No woman on the list; there should be %(minimum)s at least."),
    },
    "R-PLAN-18": {
        "subject": _("the three age bands"),
        "pass": _("All three age bands are there: %(counts)s."),
        "fail": _("An age band is empty: %(counts)s."),
    },
    "R-PLAN-19": {
        "subject": _("the share of ethnic minorities and of science and technology"),
        "pass": _("%(about)s: %(part)s of %(total)s (%(share)s), aim %(aim)s."),
        "fail": _("%(about)s: %(part)s of %(total)s (%(share)s), short of the aim %(aim)s."),
    },
    "R-PLAN-20": {
        "subject": _("the quorum of the meeting"),
        "pass": _("%(present)s of %(summoned)s summoned present; %(needed)s needed."),
        "fail": _("Only %(present)s of %(summoned)s summoned present; %(needed)s needed."),
    },
    "R-PLAN-21": {
        "subject": _("the votes"),
        "pass": _("%(agree)s of %(summoned)s summoned agree (%(share)s), more than %(needed)s."),
        "fail": _("%(agree)s of %(summoned)s summoned agree (%(share)s), not more than %(needed)s."),
    },
    "R-PLAN-22": {
        "subject": _("the order of the steps"),
        "pass": _("The steps were taken in their order."),
        "fail": _("The steps were not taken in their order."),
        "fail+skipped": _("Steps without a record before a later one: %(skipped)s."),
    },
    "R-PLAN-23": {
        "subject": _("the yearly review"),
        "pass": _("Last reviewed on %(last_on)s; next by %(due_on)s."),
        "fail": _("Last reviewed on %(last_on)s; the next review was due by %(due_on)s."),
    },
    "R-PLAN-24": {
        "subject": _("whether the planned title has been reached"),
        "pass": _("The planned title (%(target)s) has not been reached."),
        "fail": _("Holds the planned title or a higher one (%(present)s): close as fulfilled, not as removed."),
    },
    "R-PLAN-25": {
        "subject": _("the appraisal of the dossier"),
        "pass": _("Dossier received on %(received_on)s; answer due by %(due_on)s (%(needed)s working days)."),
        "fail": _("Dossier received on %(received_on)s; the answer was due by %(due_on)s (%(needed)s working days)."),
    },
    "R-ROT-01": {
        "subject": _("whether the person is in planning"),
        "pass": _("In a plan in force."),
        "pass+titles": _("In planning for: %(titles)s."),
        "fail": _("In no plan in force; only people in planning are rotated."),
    },
    "R-ROT-02": {
        "subject": _("the time of work left for a rotation"),
        "pass": _("%(left)s months of work left from the rotation, %(needed)s needed."),
        "fail": _("Only %(left)s months of work left from the rotation, %(needed)s needed."),
    },
    "R-ROT-03": {
        "subject": _("the time of work left to place a head"),
        "pass": _("%(left)s months of work left; to place a head, one term (%(needed)s months) is asked for."),
        "fail": _("Only %(left)s months of work left; to place a head, one term (%(needed)s months) is asked for."),
    },
    "R-ROT-04": {
        "subject": _("whether the person is of the place"),
        "pass": _("Not of the place, by the finding of the board: %(target)s."),
        "fail": _("Of the place, by the finding of the board; the title %(target)s goes to somebody who is not."),
    },
    "R-ROT-05": {
        "subject": _("the terms running in one place"),
        "pass": _("%(terms)s terms running as %(target)s, at most %(maximum)s."),
        "fail": _("%(terms)s terms running as %(target)s; no more than %(maximum)s in one place."),
    },
    "R-ROT-06": {
        "subject": _("whether a title is added"),
        "pass": _("The seat is free: %(filled)s of %(quota)s places are held."),
        "fail": _("A title would be added: %(filled)s of %(quota)s places are held."),
    },
    "R-ROT-07": {
        "subject": _("how long the rotation lasted"),
        "pass": _("%(months)s months on rotation, %(needed)s asked for."),
        "pass+reason": _("%(months)s months on rotation, %(needed)s asked for; ended by reason: %(reason)s."),
        "fail": _("Only %(months)s months on rotation since %(since_on)s, %(needed)s asked for, and no reason is given."),
    },
    "R-ROT-08": {
        "subject": _("whether the title is equivalent"),
        "pass": _("%(target)s is equivalent to the present title or higher."),
        "pass+reason": _("%(target)s: accepted with the reason %(reason)s."),
        "fail": _("%(target)s is lower than the present title, and no reason is given."),
    },
    "R-ROT-09": {
        "subject": _("discipline and rating before a rotation"),
        "pass": _("No discipline that bars, and no poor rating on record."),
        "fail": _("The last rating (%(year)s) is %(grade)s; weak cadres are not moved elsewhere."),
        "fail+form": _("Discipline: %(form)s, still to be taken into account until %(until_on)s; not rotated."),
    },
    "R-ROT-10": {
        "subject": _("personal grounds to wait"),
        "pass": _("No personal ground to wait is on record."),
        "fail": _("There is a personal ground to wait; the reason stays private."),
        "fail+until_on": _("There is a personal ground to wait until %(until_on)s; the reason stays private."),
    },
    "R-ROT-11": {
        "subject": _("the yearly assessment"),
        "pass": _("The next assessment of the rotated cadre is due by %(due_on)s."),
        "fail": _("The assessment of the rotated cadre was due by %(due_on)s."),
    },
    "R-ROT-12": {
        "subject": _("the change of position"),
        "pass": _("%(months)s months in the position, limit %(needed)s."),
        "fail": _("%(months)s months in the position since %(since_on)s: the change is due (limit %(needed)s)."),
    },
    "R-ROT-13": {
        "subject": _("the time left before a change of position"),
        "pass": _("%(left)s months left until retirement, at least %(needed)s needed."),
        "fail": _("Only %(left)s months left until retirement (%(retirement_month)s); no change of position below %(needed)s."),
    },
    "R-ROT-14": {
        "subject": _("how long the secondment lasts"),
        "pass": _("Secondment from %(since_on)s to %(until_on)s, at most %(needed)s months."),
        "fail": _("Secondment from %(since_on)s to %(until_on)s: longer than %(needed)s months, or past its end without a decision."),
    },
    "R-ROT-15": {
        "subject": _("where seconded people count"),
        "pass": _("Nobody seconded here is counted as own staff."),
        "fail": _("%(count)s seconded people are counted as own staff; they count with the sender."),
    },
    "R-APP-01": {
        "subject": _("planning for the title"),
        "pass": _("Planned for %(target)s or an equivalent or higher title."),
        "pass+planned": _("Planned for %(planned)s, enough for %(target)s."),
        "fail": _("Not planned for %(target)s or an equivalent or higher title."),
    },
    "R-APP-02": {
        "subject": _("the months in the present post"),
        "pass": _("%(months)s months in the present or an equivalent post, %(needed)s asked for."),
        "pass+first": _("First leading title: no time in a post is asked for."),
        "fail": _("Only %(months)s months in the present or an equivalent post, %(needed)s asked for."),
    },
    "R-APP-03": {
        "subject": _("a full term of work left"),
        "pass": _("%(left)s months of work left from %(reference_month)s, one term (%(needed)s months) needed."),
        "fail": _("Only %(left)s months of work left from %(reference_month)s, one term (%(needed)s months) needed."),
    },
    "R-APP-04": {
        "subject": _("whether the title is equal or lower"),
        "pass": _("%(target)s is equal to the present title or lower: no age is asked for."),
        "fail": _("%(target)s is neither equal nor lower: the age counts."),
    },
    "R-APP-05": {
        "subject": _("the wait after a discipline"),
        "pass": _("No wait after a discipline is running."),
        "fail": _("Discipline: %(form)s, in effect from %(effective_on)s; no higher title before %(until_on)s."),
    },
    "R-APP-06": {
        "subject": _("a removal from a post in the Party"),
        "pass": _("Not within %(needed)s months after a removal from a post in the Party."),
        "fail": _("Removed from a post in the Party: no committee seat, no equal or higher post before %(until_on)s."),
    },
    "R-APP-07": {
        "subject": _("prosecution or a ban"),
        "pass": _("Not prosecuted and not forbidden to hold office."),
        "fail": _("Prosecuted, or forbidden to hold office."),
    },
    "R-APP-08": {
        "subject": _("the result of the conference"),
        "pass": _("%(present)s of %(summoned)s present; the chosen has %(agree)s votes, the most and more than half of those summoned."),
        "fail": _("%(present)s of %(summoned)s present; the chosen has %(agree)s votes: quorum two thirds, more than half of those summoned, and the most votes are needed."),
    },
    "R-APP-09": {
        "subject": _("approval in principle and the time of the file"),
        "pass": _("Approved in principle on %(approved_on)s; to be finished by %(due_on)s (%(needed)s working days)."),
        "fail": _("The first step (%(first_step_on)s) was taken without approval in principle."),
        "fail+due_on": _("Approved in principle on %(approved_on)s; not finished by %(due_on)s, or begun before the approval."),
    },
    "R-APP-10": {
        "subject": _("the notice before the term ends"),
        "pass": _("The term ends on %(term_end_on)s: notice by %(due_on)s (%(needed)s working days before)."),
        "fail": _("The term ends on %(term_end_on)s: notice was due by %(due_on)s (%(needed)s working days before)."),
    },
    "R-APP-11": {
        "subject": _("whether the term has ended"),
        "pass": _("The term ends on %(term_end_on)s."),
        "fail": _("The term ended on %(term_end_on)s and no new decision is on record."),
    },
    "R-APP-12": {
        "subject": _("re-appointment or prolonging"),
        "pass": _("%(left)s months left when the term ends on %(term_end_on)s: may be appointed again."),
        "fail": _("Only %(left)s months left when the term ends on %(term_end_on)s: propose prolonging until retirement (below %(needed)s months)."),
    },
    "R-APP-13": {
        "subject": _("the time of work left at a first entry"),
        "pass": _("First entry: %(left)s months of work left from %(reference_month)s, %(needed)s needed."),
        "fail": _("First entry: only %(left)s months of work left from %(reference_month)s, %(needed)s needed."),
    },
    "R-APP-14": {
        "subject": _("the time of work left at a re-election"),
        "pass": _("Re-election: %(left)s months of work left from %(reference_month)s, %(needed)s needed."),
        "fail": _("Re-election: only %(left)s months of work left from %(reference_month)s, %(needed)s needed."),
    },
    "R-APP-15": {
        "subject": _("the agreement of the other managing body"),
        "pass": _("The other managing body has agreed in writing (%(target)s)."),
        "fail": _("The agreement of the other managing body is missing (%(target)s)."),
    },
    "R-APP-16": {
        "subject": _("how long the suspension lasts"),
        "pass": _("Suspended since %(since_on)s, until %(due_on)s at most (%(needed)s working days)."),
        "fail": _("Suspended since %(since_on)s: lapsed after %(due_on)s (%(needed)s working days)."),
    },
    "R-APP-17": {
        "subject": _("what the confidence votes lead to"),
        "pass": _("%(low)s of %(total)s low votes (%(share)s): nothing follows."),
        "fail": _("%(low)s of %(total)s low votes (%(share)s): %(opens)s."),
    },
    "R-APP-18": {
        "subject": _("the time of a release or dismissal file"),
        "pass": _("File opened on %(opened_on)s: next step by %(due_on)s."),
        "fail": _("File opened on %(opened_on)s: the next step was due by %(due_on)s."),
    },
    "R-APP-19": {
        "subject": _("the targets of the unit"),
        "pass": _("The targets of the unit give no ground to consider a release."),
        "fail": _("The unit met %(percent)s%% of its targets, below %(needed)s%%, its head in post for %(months)s months: to be considered."),
    },
    "R-APP-20": {
        "subject": _("freezes of appointments"),
        "pass": _("No freeze of appointments covers the unit and the title."),
        "fail": _("Appointments are paused: %(freezes)s."),
        "fail+excepting": _("Appointments are paused: %(freezes)s. %(excepting)s may except somebody."),
    },
    "R-STF-01": {
        "subject": _("staff present and assigned"),
        "pass": _("%(count)s present, %(maximum)s assigned."),
        "fail": _("%(count)s present, more than the %(maximum)s assigned."),
    },
    "R-STF-02": {
        "subject": _("the number of deputies"),
        "pass": _("%(count)s deputies, at most %(maximum)s."),
        "fail": _("%(count)s deputies, more than %(maximum)s."),
    },
    "R-DAT-01": {
        "subject": _("whether rules of age can be judged"),
        "pass": _("The month of retirement is known: %(retirement_month)s."),
        "fail": _("The month of birth is not known."),
    },
}  # fmt: skip
"""Rule → words: ``subject`` for what is not known, ``pass`` and ``fail``."""
MISSING = {
    "present_title": _("the present title"),
    "planned_for_title": _("how many are planned for the title"),
    "planned": _("the plans the person stands in"),
    "retirement": _("the month of retirement"),
    "reference": _("the day from which age counts"),
    "term": _("for which term"),
    "group": _("the group of the title"),
    "both_at_once": _("whether both are proposed"),
    "discipline_wait": _("how long this form of discipline counts"),
    "clearance": _("the answer of the inspection committee"),
    "standards": _("standards recorded for the title"),
    "standard_education": _("education"),
    "standard_theory": _("the level of political theory"),
    "standard_experience": _("the time in earlier posts"),
    "standard_rating": _("ratings of the last three years"),
    "standard_state_management": _("the certificate of state management"),
    "rating": _("the rating of the last year"),
    "confidence": _("confidence votes"),
    "birth_month": _("the month of birth"),
    "prescribed": _("the prescribed number"),
    "counts": _("the numbers of the list"),
    "target": _("the aim of the unit"),
    "bands": _("the age bands"),
    "attendance": _("who was summoned and present"),
    "votes": _("the votes"),
    "step_days": _("the days of the steps"),
    "last_review": _("the last review"),
    "received": _("when the dossier came in"),
    "purpose": _("the purpose of the rotation"),
    "local": _("the finding of the board on the place"),
    "terms": _("the number of terms, confirmed by the board"),
    "seat": _("who holds the seat"),
    "since": _("the first day"),
    "until": _("the last day"),
    "deferrals": _("personal grounds to wait"),
    "sector_limit": _("the limit of the sector"),
    "source": _("from where the person comes (on-site, external)"),
    "prosecuted": _("prosecution or a ban"),
    "tie": _("the choice of the collective between equal votes"),
    "approval": _("the approval in principle"),
    "term_end": _("when the term ends"),
    "first_entry": _("first entry or re-election"),
    "agreement": _("the reply of the other managing body"),
    "freezes": _("freezes of appointments"),
    "opened": _("when the file was opened"),
    "targets": _("the targets met"),
    "staff": _("staff present or assigned"),
    "norm": _("the norm or the number"),
}  # fmt: skip
"""What nobody has entered, by its code."""
