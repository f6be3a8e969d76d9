"""What summaries and targets put on the desk."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core import formats
from apps.core.work import WorkItem
from apps.reports import permissions, reported, rules, wording
from apps.reports.choices import FigureKind, PeriodKind, SummaryState
from apps.reports.indicators import INDICATORS
from apps.reports.models import Summary, SummaryFigure, Target

MOST = 20


def work_items(actor: Actor) -> list[WorkItem]:
    """Summaries of the own organisation to check or sign, and its targets that fall behind."""
    if not actor.has(permissions.VIEW):
        return []
    return [*_summaries(actor), *_targets(actor)]


def _summaries(actor: Actor) -> list[WorkItem]:
    if not permissions.can_some(actor, "check") and not permissions.can_some(actor, "sign"):
        return []
    acts = {SummaryState.DRAFT: _("Check"), SummaryState.CHECKED: _("Sign")}
    drafts = Q(state=SummaryState.DRAFT) & permissions.forms_open(actor, "check")
    checked = Q(state=SummaryState.CHECKED) & permissions.forms_open(actor, "sign")
    rows = (
        Summary.objects.visible_to(actor)
        .filter(drafts | checked, organization_id=actor.organization_id)
        .filter(last__lte=timezone.localdate())
        .in_list_order()[:MOST]
    )
    return [
        WorkItem(
            title=f"{one.get_form_display()}, "
            + wording.period_words(one.kind, one.first, one.last),
            url=reverse("reports:summary", args=[one.pk]),
            act_label=acts[SummaryState(one.state)],
            meta=_("Revision %(number)s, counted %(moment)s")
            % {"number": one.revision, "moment": formats.datetime_text(one.counted_at)},
            group=_("Summaries"),
        )
        for one in rows
    ]


def _targets(actor: Actor) -> list[WorkItem]:
    if not actor.has(permissions.SET_TARGET) and not actor.has(Permission.SIGN_SUMMARY):
        return []
    rows = (
        Target.objects.visible_to(actor)
        .filter(organization_id=actor.organization_id)
        .filter(manual=None)
        .running(timezone.localdate())
        .order_by("last", "pk")[:MOST]
    )
    return [item for target in rows if (item := _behind(target, actor)) is not None]


def _behind(target: Target, actor: Actor) -> WorkItem | None:
    """Judged by the newest stored figure, at the day up to which that was counted."""
    figure = _newest_figure(target, actor)
    if figure is None:
        return None
    day = figure.summary.last
    if target.share is not None or target.is_most:
        return _missed(target, figure)
    first, last = target.first, target.last
    if target.kind == PeriodKind.YEAR:
        first, last = rules.period("year", year=day.year)
    if not rules.is_behind(figure.value, target.plan or 0, first, last, today=day):
        return None
    return WorkItem(
        title=_("Target falling behind: %(name)s") % {"name": INDICATORS[target.indicator].label},
        url=reverse("reports:summary", args=[figure.summary_id]),
        act_label=_("Open"),
        meta=_("%(value)s of %(plan)s, %(share)s; %(time)s of the period had passed on %(day)s")
        % {
            "value": formats.number(figure.value),
            "plan": formats.number(target.plan),
            "share": wording.completion_text(figure.value, target.plan),
            "time": f"{int(rules.elapsed(first, last, today=day))}%",
            "day": formats.date_text(day),
        },
        tone="warn",
        group=_("Targets"),
    )


def _missed(target: Target, figure: SummaryFigure) -> WorkItem | None:
    """A share, or a number not to be exceeded, says how it stands on the day, however much of the
    period has passed."""
    met = rules.meets(
        figure.value, figure.of_value, target.plan, target.share, is_most=target.is_most
    )
    if met is not False:
        return None
    value = formats.number(figure.value)
    if target.share is not None:
        value = _("%(share)s of %(of)s") % {
            "share": wording.share_text(figure.value, figure.of_value),
            "of": formats.number(figure.of_value),
        }
    return WorkItem(
        title=_("Target not reached: %(name)s") % {"name": INDICATORS[target.indicator].label},
        url=reverse("reports:summary", args=[figure.summary_id]),
        act_label=_("Open"),
        meta=_("%(value)s on %(day)s; the target is %(aim)s")
        % {
            "value": value,
            "day": formats.date_text(figure.summary.last),
            "aim": wording.aim_text(target.plan, target.share, is_most=target.is_most),
        },
        tone="warn",
        group=_("Targets"),
    )


def _newest_figure(target: Target, actor: Actor) -> SummaryFigure | None:
    rows = SummaryFigure.objects.visible_to(actor).filter(
        summary__organization_id=target.organization_id,
        indicator=target.indicator,
        unit=None,
        summary__last__range=(target.first, target.last),
    )
    if reported.only_as_reported(actor, INDICATORS[target.indicator]):
        rows = rows.filter(summary__state=SummaryState.SIGNED)
    if target.kind == PeriodKind.YEAR:
        # It holds in each of its years: the running one.
        year = timezone.localdate().year
        rows = rows.filter(summary__last__year=year, summary__first=date(year, 1, 1))
    elif INDICATORS[target.indicator].kind == FigureKind.FLOW:
        # Only a summary that begins with the target has counted all of it.
        rows = rows.filter(summary__first=target.first)
    return (  # type: ignore[no-any-return]
        rows.select_related("summary")
        .order_by("-summary__last", "-summary__revision", "-pk")
        .first()
    )
