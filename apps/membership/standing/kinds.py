"""The kinds of procedures of this topic: what each asks, who decides, what the decision does."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from apps.membership.choices import State
from apps.membership.models import Member
from apps.membership.procedures.choices import Body, Kind
from apps.membership.procedures.registry import KindSpec, PaperSpec
from apps.membership.standing import aside_kinds, fields, leaving_kinds, return_kinds
from apps.membership.standing.choices import Kind as Aside
from apps.membership.standing.file_due import FILE_CODE, notes
from apps.membership.standing.labels import HELP
from apps.membership.standing.lookup import RESTORABLE, RETURNABLE

CELL = (str(Body.CELL),)
ANY_BODY = tuple(str(body) for body in Body)
ABOVE = (str(Body.STANDING_COMMITTEE), str(Body.PROVINCE), str(Body.CENTRAL))
REQUEST = PaperSpec("request", _("Request of the member"), required=False)
PROPOSAL = PaperSpec("proposal", _("Proposal or notice of the body in charge"), required=False)
NOTICE_ABOVE = PaperSpec("notice_above", _("Notice to the committee above"), required=False)
CARD = PaperSpec("card", _("Member card collected and sent up"), required=False, later=True)
LEFT_NOTICE = PaperSpec("left_notice", _("Notice of a member who left"), required=False, later=True)
DEATH_NOTICE = PaperSpec(
    "death_notice", _("Notice of a deceased member"), required=False, later=True
)
FILE_UP = PaperSpec(FILE_CODE, _("Member file handed up"), required=False, later=True)
MINUTES = PaperSpec("minutes", _("Minutes of the cell meeting"), required=False)


def kinds() -> list[KindSpec]:
    """All kinds, in the order in which a record offers them."""
    return [*_aside(), *_leaving(), *_return()]


def _official(member: Member) -> bool:
    return member.state == State.OFFICIAL


def _exempt(member: Member) -> bool:
    """Somebody exempt today may be suspended besides, which is what the annotation then says."""
    return getattr(member, "aside", "") != ""


def _suspended(member: Member) -> bool:
    return getattr(member, "aside", "") == Aside.SUSPENDED


def _returnable(member: Member) -> bool:
    return member.state == State.LEFT and member.leaving in RETURNABLE


def _restorable(member: Member) -> bool:
    return member.state == State.LEFT and member.leaving in RESTORABLE


def _aside() -> list[KindSpec]:
    return [
        KindSpec(
            Kind.EXEMPTION, Kind.EXEMPTION.label, votes=False, deciders=CELL,
            papers=(REQUEST, MINUTES, NOTICE_ABOVE), fields=fields.exemption,
            may_open=aside_kinds.may_exempt, may_decide=aside_kinds.may_decide_exemption,
            effective_on=aside_kinds.since, apply=aside_kinds.exempt,
            help=HELP[Kind.EXEMPTION],
        ),
        KindSpec(
            Kind.EXEMPTION_END, Kind.EXEMPTION_END.label, votes=False, deciders=CELL,
            fits=_exempt,
            papers=(REQUEST, MINUTES, NOTICE_ABOVE), fields=fields.the_return,
            may_open=aside_kinds.may_end_exemption,
            may_decide=aside_kinds.may_decide_exemption_end,
            effective_on=aside_kinds.returns_on, apply=aside_kinds.end_exemption,
            help=HELP[Kind.EXEMPTION_END],
        ),
        KindSpec(
            Kind.SUSPENSION, Kind.SUSPENSION.label, votes=False,
            deciders=(Body.AUTHORISED, *ABOVE),
            papers=(PROPOSAL, NOTICE_ABOVE),
            fields=fields.suspension, may_open=aside_kinds.may_suspend,
            may_decide=aside_kinds.may_decide_suspension,
            effective_on=aside_kinds.since, apply=aside_kinds.suspend,
            help=HELP[Kind.SUSPENSION],
        ),
        KindSpec(
            Kind.SUSPENSION_END, Kind.SUSPENSION_END.label, votes=False, fits=_suspended,
            deciders=(Body.AUTHORISED, *ABOVE), papers=(NOTICE_ABOVE,),
            fields=fields.the_return, may_open=aside_kinds.may_end_suspension,
            may_decide=aside_kinds.may_decide_suspension_end,
            effective_on=aside_kinds.returns_on, apply=aside_kinds.end_suspension,
        ),
    ]  # fmt: skip


def _leaving() -> list[KindSpec]:
    return [
        KindSpec(
            Kind.STRIKE_OFF, Kind.STRIKE_OFF.label,
            papers=(
                PaperSpec("self_review", _("Self-review of the member"), required=False),
                MINUTES, CARD, LEFT_NOTICE, FILE_UP,
            ),
            fields=fields.strike_off, may_open=leaving_kinds.may_strike_off,
            may_decide=leaving_kinds.may_decide_strike_off, apply=leaving_kinds.strike_off,
            notes=notes, help=HELP[Kind.STRIKE_OFF],
        ),
        KindSpec(
            Kind.OWN_REQUEST, Kind.OWN_REQUEST.label, votes=False,
            papers=(
                PaperSpec("letter", _("Letter of the member")), MINUTES, CARD, LEFT_NOTICE, FILE_UP,
            ),
            fields=fields.own_request, may_open=leaving_kinds.may_leave,
            may_decide=leaving_kinds.may_decide_leaving, apply=leaving_kinds.leave,
            notes=notes, help=HELP[Kind.OWN_REQUEST],
        ),
        KindSpec(
            Kind.EXPULSION, Kind.EXPULSION.label, votes=False, fits=_official,
            papers=(
                PaperSpec("discipline", _("Decision of discipline")), CARD, LEFT_NOTICE, FILE_UP,
            ),
            fields=fields.expulsion, may_open=leaving_kinds.may_expel,
            may_decide=leaving_kinds.may_decide_expulsion, apply=leaving_kinds.expel,
            notes=notes, help=HELP[Kind.EXPULSION],
        ),
        KindSpec(
            Kind.DEATH, Kind.DEATH.label, votes=False, deciders=ANY_BODY,
            papers=(DEATH_NOTICE, FILE_UP),
            fields=fields.death, may_open=leaving_kinds.may_die,
            may_decide=leaving_kinds.may_decide_death, effective_on=leaving_kinds.died_on,
            apply=leaving_kinds.die,
            notes=notes, help=HELP[Kind.DEATH],
        ),
    ]  # fmt: skip


def _return() -> list[KindSpec]:
    return [
        KindSpec(
            Kind.READMISSION, Kind.READMISSION.label, fits=_returnable,
            papers=(
                PaperSpec("application", _("Application for admission again")),
                PaperSpec("curriculum", _("Curriculum of the applicant")),
                PaperSpec("consent", _("Written consent of the provincial standing committee")),
            ),
            fields=fields.readmission, may_open=return_kinds.may_readmit,
            may_decide=return_kinds.may_decide_readmission, apply=return_kinds.readmit,
            help=HELP[Kind.READMISSION],
        ),
        KindSpec(
            Kind.RESTORATION, Kind.RESTORATION.label, votes=False, fits=_restorable,
            deciders=ABOVE,
            papers=(PaperSpec("annulment", _("Decision or conclusion that annuls the leaving")),),
            fields=fields.restoration, may_open=return_kinds.may_restore,
            may_decide=return_kinds.may_decide_restoration, apply=return_kinds.restore,
            help=HELP[Kind.RESTORATION],
        ),
    ]  # fmt: skip
