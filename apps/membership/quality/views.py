"""Pages of clean data. They parse, call one action or one reading, and render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.permissions import Permission, require
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.excel.writer import TableColumn
from apps.core.formats import key_of
from apps.membership import permissions
from apps.membership.export import export_table, unit_words
from apps.membership.models import DuplicateNotice, Member
from apps.membership.quality import actions, reading, rules
from apps.membership.quality.choices import FINDINGS, Answer, Match, Quality, Side
from apps.membership.quality.conditions import conditions
from apps.membership.views import seen

ROWS, EXCEL = 50, "excel"
ORDERS: dict[str, Any] = {
    "unit": lambda score: score.unit.path,
    "members": lambda score: score.members,
    "share": lambda score: score.share,
    **{kind: (lambda score, kind=kind: score.share_of(kind)) for kind in rules.KINDS},
}


def _ordered(request: Any, found: list[reading.Score]) -> list[reading.Score]:
    asked = request.GET.get("order", "")
    key = asked.removeprefix("-")
    key = key if key in ORDERS else "unit"
    found.sort(key=lambda score: score.unit.path)
    return sorted(found, key=ORDERS[key], reverse=asked.startswith("-"))


@require_safe
def quality(request: Any) -> HttpResponse:
    """How good the records of each organisation are, and what is found by rule."""
    require(request.actor, permissions.VIEW)
    survey = reading.survey(request.actor, conditions(timezone.localdate()))
    context = {
        "page": Paginator(_ordered(request, survey.scores), ROWS).get_page(request.GET.get("page")),
        "rules": survey.by_rule,
        "kinds": Quality.choices,
        "query": request.GET.urlencode(),
        "may_export": request.actor.has(permissions.EXPORT),
        "may_change": request.actor.has(permissions.CHANGE),
        "may_request": request.actor.has(Permission.REQUEST_CHANGE),
    }
    return render(request, "membership/quality/quality.html", context)


@require_safe
def quality_export(request: Any) -> HttpResponse:
    """The scores as a workbook, as seen; written down."""
    require(request.actor, permissions.EXPORT)
    survey = reading.survey(request.actor, conditions(timezone.localdate()))
    found = _ordered(request, survey.scores)
    columns = [TableColumn(_("Organisation"), 40), TableColumn(_("Members"), 10)]
    columns += [TableColumn(_("Without findings, %"), 12)]
    columns += [TableColumn(f"{capfirst(label)}, %", 12) for _code, label in Quality.choices]
    return export_table(
        _("Quality of the records"),
        columns,
        ([one.place, one.members, one.share, *one.shares] for one in found),
        by=request.actor,
        filter_words=_("all organisations of the range"),
        total=len(found),
        name="chat-luong-ho-so",
    )


@require_safe
def findings(request: Any) -> HttpResponse:
    """Records in which one rule finds something, also as a workbook."""
    require(request.actor, permissions.VIEW)
    code = request.GET.get("rule", "")
    code = code if code in rules.BY_CODE else rules.RULES[0].code
    rows = reading.found_by(request.actor, code, today=timezone.localdate())
    if request.GET.get("layout") == EXCEL:
        return _findings_workbook(request.actor, code, rows)
    context = {
        "may_export": request.actor.has(permissions.EXPORT),
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "rule": rules.BY_CODE[code],
        "kind": Quality(rules.BY_CODE[code].kind).label,
        "words": FINDINGS[code],
        "mend_at": rules.place_of([rules.BY_CODE[code]]),
        "choices": FINDINGS.items(),
        "may_change": request.actor.has(permissions.CHANGE),
        "may_request": request.actor.has(Permission.REQUEST_CHANGE),
    }
    return render(request, "membership/quality/findings.html", context)


def _findings_workbook(actor: Any, code: str, rows: Any) -> HttpResponse:
    title = str(FINDINGS[code])
    columns = [
        TableColumn(_("Record number"), 10), TableColumn(_("Member"), 28),
        TableColumn(_("Organisation"), 44), TableColumn(_("Changed"), 12),
    ]  # fmt: skip
    return export_table(
        title,
        columns,
        ([one.pk, one.full_name, unit_words(one.organization), one.changed_at] for one in rows),
        by=actor,
        filter_words=title,
        total=rows.count(),
        name="loi-du-lieu",
    )


@require_safe
def mend(request: Any) -> HttpResponse:
    """The next ten records to mend."""
    require(request.actor, permissions.CHANGE)
    today = timezone.localdate()
    rows = reading.to_mend(request.actor, today=today)[: reading.TEN]
    context = {"rows": reading.with_findings(rows, today=today)}
    return render(request, "membership/quality/mend.html", context)


@require_safe
def mend_next(request: Any) -> HttpResponse:
    """The form of the next record to mend after the one just saved."""
    require(request.actor, permissions.CHANGE)
    today = timezone.localdate()
    rows = reading.to_mend(request.actor, today=today)
    after = key_of(request.GET.get("after", ""))
    if after is not None:
        rows = rows.exclude(pk=after)
    following = reading.with_findings(rows[:1], today=today)
    if not following:
        messages.info(request, _("No record is left to mend."))
        return redirect("membership:mend")
    form = reverse("membership:edit", args=[following[0].pk])
    return redirect(f"{form}?mend=1{following[0].mend_at}")


@require_safe
def mended(request: Any) -> HttpResponse:
    """Who mended how much, by week."""
    require(request.actor, permissions.CHANGE)
    rows = reading.mended(request.actor, today=timezone.localdate())
    return render(request, "membership/quality/mended.html", {"rows": rows})


@require_safe
def duplicates(request: Any) -> HttpResponse:
    """Records that look like one person: side by side in the own range, by kind alone beyond it."""
    actor = request.actor
    require(actor, permissions.CHANGE)
    beyond = reading.duplicates_beyond()
    own = Member.objects.in_scope_of(actor).select_related("organization__parent")
    members = own.in_bulk({key for key, _kind in beyond[:ROWS]})
    notices = DuplicateNotice.objects.in_scope_of(actor).select_related("member", "organization")
    rows = list(notices.order_by("-asked_at", "-pk")[:ROWS])
    asked = {(one.member_id, one.match) for one in rows if one.side == Side.ASKED}
    context = {
        "groups": reading.duplicates_within(actor),
        "beyond": [
            {
                "member": members[key],
                "match": kind,
                "words": Match(kind).label,
                "asked": (key, kind) in asked,
            }
            for key, kind in beyond[:ROWS]
            if key in members
        ],
        "received": [one for one in rows if one.side == Side.RECEIVED],
        "sent": [one for one in rows if one.side == Side.ASKED],
        "answers": [one for one in Answer.choices if one[0] != Answer.OPEN],
    }
    return render(request, "membership/quality/duplicates.html", context)


@require_POST
def duplicate_ask(request: Any, pk: int) -> HttpResponse:
    """Ask the other office."""
    member = seen(request, pk)
    match = request.POST.get("match", "")
    match = match if match in Match.values else Match.NAME_BIRTH
    try:
        actions.ask_about_duplicate(member=member, match=match, by=request.actor)
    except RuleRefused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The other office is asked."))
    return redirect("membership:duplicates")


@require_POST
def duplicate_answer(request: Any, pk: int) -> HttpResponse:
    """Answer the other office."""
    notice = get_object_or_404(DuplicateNotice.objects.in_scope_of(request.actor), pk=pk)
    try:
        actions.answer_duplicate(
            notice=notice, answer=request.POST.get("answer", ""), by=request.actor
        )
    except RuleRefused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The answer is sent."))
    return redirect("membership:duplicates")


@require_POST
def confirm(request: Any, pk: int) -> HttpResponse:
    """The record was checked with its member today."""
    member = seen(request, pk)
    if not permissions.can_change(request.actor, member):
        raise NotAllowed(permission=str(permissions.CHANGE))
    actions.confirm_record(member=member, today=timezone.localdate(), by=request.actor)
    messages.success(request, _("The record counts as checked with the member today."))
    return redirect("membership:record", pk=member.pk)
