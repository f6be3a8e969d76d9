"""Sentences of the refusals about who is who, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "account_unknown": _("No account of this sign-in name has a role in your range."),
        "account_own": _("Nobody links or unlinks their own account. Another officer does it."),
        "account_linked": _("The member or the account is linked already."),
        "relation_unknown": _("No member has this card number."),
        "relation_own": _("This is the card number of the member."),
        "relation_entry": _("Choose a line of this member's card that is not struck through."),
        "relation_stands": _("This relative is declared already."),
        "relation_of_oneself": _("Nobody ends a relation of their own. Another officer does it."),
        "identity_reason": _("Say why it ends."),
        "identity_ended": _("It has ended already."),
    }
)
register_actions(
    {
        "membership.account_linked": _("linked the member to an account"),
        "membership.account_unlinked": _("ended the link to an account"),
        "membership.relation_declared": _("recorded a declared relative"),
        "membership.relation_ended": _("ended a declared relation"),
        "membership.relatives_read": _("read account and relatives of the member"),
        "membership.kinship_changed": _("changed whether a kinship keeps from a case"),
    }
)
