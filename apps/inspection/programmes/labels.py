"""Sentences of the refusals about programmes, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

register_labels(
    {
        "programme_owner": _("%(unit)s has no such body: %(owner)s. Inspection committees exist from the committee of a grassroots organisation upwards; a cell has a programme of its own alone (296-QĐ/TW, articles 3 and 7)."),
        "programme_cell_term": _("A cell plans by the year."),
        "programme_years": _("The programme of a year is for one year."),
        "programme_term": _("A term runs from the year of one congress to the year of the next."),
        "programme_exists": _("There is a programme of this body for this time already."),
        "programme_given_up": _("This draft was given up; nothing is changed any more."),
        "programme_adopted_stays": _("The programme is adopted: it is changed by a decision alone."),
        "programme_adopted_already": _("The programme is adopted already."),
        "programme_not_adopted": _("The programme is not adopted yet."),
        "programme_plans_nothing": _("The programme plans nothing yet: add its items first."),
        "programme_nothing_pending": _("No change waits for a decision."),
        "programme_nothing_chosen": _("Choose at least one item."),
        "programme_reason_missing": _("Write the reason."),
        "programme_signer_missing": _("Enter who signed the decision."),
        "programme_day_ahead": _("This day has not come yet."),
        "programme_day_before": _("This day lies before the decision that came before."),
        "programme_item_title": _("Say in a few words what is planned."),
        "programme_item_event": _("This kind follows an event and is in no programme: %(kind)s."),
        "programme_item_body": _("This programme plans nothing for this body: %(body)s."),
        "programme_item_kind": _("This kind of case is not carried out by this body: %(kind)s, %(body)s (Party Charter, articles 30 to 32)."),
        "programme_item_year": _("The year lies outside the programme."),
        "programme_item_quarter": _("Choose the quarter."),
        "programme_item_gone": _("This item stands no more, or is to be replaced or dropped."),
        "programme_item_begun": _("A case was opened from this item: it is changed on the page of the case. An item whose case is not carried out may be changed once the case is stopped."),
        "programme_item_pending": _("This item waits for the decision on the adjustment."),
        "programme_item_not_pending": _("Nothing is to be dropped here."),
        "programme_item_below_case": _("A case from this item has a higher grade: the item is at least as secret."),
        "programme_subject_examined": _("%(name)s is examined in another case of this item."),
        "programme_about_oneself": _("You are a subject of this item: somebody else plans it (131-QĐ/TW)."),
        "programme_about_relative": _("A declared relative of yours is a subject of this item: somebody else plans it (131-QĐ/TW)."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.programme_drafted": _("drafted the programme"),
        "inspection.programme_discarded": _("gave the draft of the programme up"),
        "inspection.programme_items_copied": _("copied items into the programme"),
        "inspection.programme_adopted": _("recorded the adoption of the programme"),
        "inspection.programme_adjusted": _("recorded the adjustment of the programme"),
        "inspection.programme_read": _("read the programme"),
        "inspection.programme_item_read": _("read the item"),
        "inspection.programme_item_added": _("planned the item"),
        "inspection.programme_item_changed": _("changed the item"),
        "inspection.programme_item_dropped": _("dropped the item"),
        "inspection.programme_item_restored": _("kept the item after all"),
        "inspection.programme_item_regraded": _("changed the grade of the item"),
        "inspection.programme_wall_raised": _("kept somebody from the item"),
        "inspection.programme_wall_lowered": _("keeps somebody from the item no longer"),
    }
)
register_details({"source": _("source")})
