"""Sentences of the refusals and acts of seniority."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.membership.seniority.choices import AwardKind, DeductionKind

PAPERS = {"list": _("list"), "submission": _("submission"), "decision": _("decision")}

register_labels(
    {
        "deduction_backwards": _("The last day must not lie before the first day."),
        "deduction_outside": _("The period must lie within the membership, from %(first)s to %(last)s: only that time counts towards seniority (%(source)s)."),
        "deduction_twice": _("A part of this period is deducted already. Withdraw that deduction first."),
        "deduction_without_joining": _("Without a date of admission there is no seniority to deduct from."),
        "deduction_withdrawn": _("This deduction is withdrawn already."),
        "badge_round_twice": _("There is a round of badges for this day already. Open that one."),
        "badge_round_state": _("This round is already further: %(state)s. Load the page again."),
        "badge_round_empty": _("Nobody is proposed in this round yet."),
        "badge_not_candidates": _("%(count)s of those chosen do not come into question on %(day)s: the years are not complete, or the badge is awarded or proposed already. Nobody was proposed; load the page again."),
        "badge_member_elsewhere": _("This member does not belong to the organisation of the round."),
        "badge_twice": _("This member has the badge of %(number)s years already, or it is proposed."),
        "badge_years_unknown": _("There is no badge of %(number)s years in the rules of that day."),
        "badge_only_draft": _("The badge of %(number)s years stands in a draft rule only. It can be proposed once that rule is verified."),
        "badge_not_official": _("Only an official member has seniority, and only a member may be proposed."),
        "badge_not_yet": _("The %(number)s years are complete on %(day)s only. Choose the early badge for somebody gravely ill."),
        "badge_is_regular": _("The years were complete on %(day)s: this is no early badge."),
        "badge_dead_is_posthumous": _("This member has died. Propose the badge as one after death."),
        "badge_alive": _("A badge after death is for members whose death is recorded."),
        "badge_too_early": _("The years are complete on %(day)s only, and the badge may be at most %(number)s months early (%(source)s)."),
        "badge_too_early_draft": _("The years are complete on %(day)s only; by a draft rule the badge may be at most %(number)s months early (%(source)s). Name the paper it rests on to propose it all the same."),
        "badge_limit_unknown_draft": _("No rule of that day says how early a badge may be. Name the paper it rests on."),
        "badge_waits": _("After discipline the badge waits %(number)s months, until %(day)s, and for recognised progress (%(source)s)."),
        "badge_waits_draft": _("After discipline the badge waits %(number)s months, until %(day)s, by a draft rule (%(source)s). Name the paper it rests on to propose it all the same."),
        "badge_not_proposed": _("Only a proposal that is not decided can be withdrawn."),
        "badge_not_decided": _("Only a badge that is decided can be handed over. This one: %(state)s."),
        "badge_number_before_decision": _("A badge has a number only after the decision."),
        "badge_never_awarded": _("Only a badge that was awarded can be issued again."),
        "badge_reissued_twice": _("This badge is issued again by a decision of that day already."),
        "card_only_official": _("Only an official member has a card on that day; a probationary member has none, nor has one who left (%(source)s)."),
        "card_has_one": _("This member has a card. Issue it again or exchange it."),
        "card_none": _("This member has no card."),
        "card_already_new": _("This card is of the new model already."),
        "card_digits_only": _("A card number has digits only."),
        "card_format": _("A card of that day has %(number)s digits (%(source)s)."),
        "card_format_draft": _("A card of that day has %(number)s digits by a draft rule (%(source)s). Name the paper it rests on to save it all the same."),
        "card_not_citizen": _("The number of this card is the citizen number of the member (%(source)s)."),
        "card_not_citizen_draft": _("By a draft rule the number of this card is the citizen number of the member (%(source)s). Name the paper it rests on to save it all the same."),
        "card_waits": _("After discipline the card waits %(number)s months, until %(day)s (%(source)s)."),
        "card_waits_draft": _("After discipline the card waits %(number)s months, until %(day)s, by a draft rule (%(source)s). Name the paper it rests on to issue it all the same."),
        "card_still_member": _("A card is collected only from one who left the Party."),
        "card_of_dead_with_family": _("The card of a member who died stays with the family."),
        "card_family_only_dead": _("Only the card of a member who died stays with the family."),
        "card_twice": _("This is recorded for that day already."),
        "curriculum_letters": _("The letters are one to three capital letters."),
        "curriculum_range": _("The range must run from a first to a last number of at most six digits."),
        "curriculum_range_taken": _("A part of these numbers is handed out already, perhaps to a unit out of your sight."),
        "curriculum_has_one": _("This member has a curriculum number. Say why another one is given."),
        "curriculum_format": _("A curriculum number is six digits and one to three letters, such as 012345 HN."),
        "curriculum_taken": _("This number belongs to somebody already. Ask the level that handed the range out."),
        "curriculum_no_range": _("No number is left in a range handed to %(unit)s or to a level above it. Ask the province for a range."),
        "badge_day_order": _("This day must not lie before %(day)s."),
    }
)  # fmt: skip
register_actions(
    {
        "membership.seniority_read": _("read how seniority is counted"),
        "membership.deduction_recorded": _("recorded time that does not count towards seniority"),
        "membership.deduction_withdrawn": _("withdrew a deduction from seniority"),
        "membership.badge_round_opened": _("opened a round of badges"),
        "membership.badges_proposed": _("proposed members for badges"),
        "membership.badge_proposed": _("proposed the member for a badge"),
        "membership.badge_withdrawn": _("withdrew the proposal of a badge"),
        "membership.badge_round_submitted": _("submitted a round of badges"),
        "membership.badge_round_decided": _("recorded the decision on a round of badges"),
        "membership.badges_awarded": _("recorded the handing over of badges"),
        "membership.badge_handed_over": _("recorded the handing over of a badge"),
        "membership.badge_numbered": _("recorded the number of a badge"),
        "membership.badge_recorded": _("took over a badge awarded before"),
        "membership.badge_reissued": _("issued a lost badge again"),
        "membership.badge_list_read": _("read the list of a round of badges"),
        "membership.badge_paper_made": _("made a paper of a round of badges"),
        "membership.card_issued": _("issued the member card"),
        "membership.card_reissued": _("issued the member card again"),
        "membership.card_exchanged": _("exchanged the member card"),
        "membership.card_lost": _("reported the member card lost"),
        "membership.card_collected": _("collected the member card"),
        "membership.card_family": _("left the member card with the family"),
        "membership.curriculum_range_handed_out": _("handed out a range of curriculum numbers"),
        "membership.curriculum_number_assigned": _("gave a curriculum number"),
        "membership.badge_declaration_made": _("made the declaration for a badge"),
    }
)

register_details(
    {
        "first": _("from"),
        "last": _("to"),
        "why": _("why"),
        "day": _("day"),
        "years": _("years"),
        "ground": _("ground"),
        "paper": _("paper"),
    },
    {
        "why": lambda code: dict(DeductionKind.choices).get(code, code),
        "ground": lambda code: dict(AwardKind.choices).get(code, code),
        "paper": lambda code: PAPERS.get(code, code),
    },
)
