"""The flow table of a unit over any dates, and the members behind each of its figures."""

from __future__ import annotations

import io
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.excel.writer import TableColumn, write_table
from apps.core.formats import date_text, datetime_text, number
from apps.membership.export import CONTENT_TYPE, export_table
from apps.membership.forms import FullDateField, UnitField
from apps.membership.models import Member
from apps.reports import permissions
from apps.reports.flow import CLOSING, INSIDE, OPENING, Flow, behind, flow
from apps.reports.indicators.flow import IN_LABELS, OUT_LABELS
from apps.tenancy.models import Organization

PAGE = 50


class FlowForm(forms.Form):
    """Which unit, which days."""

    unit = UnitField(
        label=gettext_lazy("Organisation"), required=False, hidden_when_unknown=True,
        empty_label=gettext_lazy("The own organisation"),
    )  # fmt: skip
    first = FullDateField(label=gettext_lazy("From"), required=False)
    last = FullDateField(label=gettext_lazy("To, this day included"), required=False)

    def __init__(self, request: Any, *, shown: bool = True) -> None:
        """``shown`` False reads the address only and lists no organisations to choose from."""
        today = timezone.localdate()
        self.begin, self.today = today.replace(month=1, day=1), today
        asked = request.GET if request.GET else None
        super().__init__(asked, initial={"first": self.begin, "last": today})
        self.actor = request.actor
        field: Any = self.fields["unit"]
        field.units = Organization.objects.visible_to(self.actor).filter(active=True)
        if shown:
            field.offer(field.units)

    def clean(self) -> dict[str, Any]:
        """The days must not run backwards."""
        data = super().clean() or {}
        data["first"] = data.get("first") or self.begin
        data["last"] = data.get("last") or self.today
        if data["first"] > data["last"]:
            self.add_error("last", _("The last day must not lie before the first."))
        return data

    def asked(self) -> dict[str, Any]:
        """Unit and days: as asked for, or the own organisation and this year."""
        if not self.is_bound or not self.is_valid():
            return {"unit": self.actor.organization, "first": self.begin, "last": self.today}
        data = self.cleaned_data
        unit = data["unit"] or self.actor.organization
        return {"unit": unit, "first": data["first"], "last": data["last"]}


@require_safe
def flow_table(request: Any) -> HttpResponse:
    """Opening, comings, goings, closing; each figure opens its members."""
    require(request.actor, permissions.VIEW)
    form = FlowForm(request)
    asked = form.asked()
    table = flow(asked["unit"], first=asked["first"], last=asked["last"])
    context = {
        "form": form,
        "table": table,
        "rows": rows_of(table),
        "query": request.GET.urlencode(),
        "may_open": request.actor.has(Permission.VIEW_MEMBER),
        "own": asked["unit"],
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "reports/flow.html", context, status=status)


def rows_of(table: Flow) -> list[dict[str, Any]]:
    """The table from top to bottom: code of the line, label, figure, its women, how it stands."""
    rows = [_row(OPENING, _("Members at the beginning"), table.opening, total=True)]
    rows.append({"label": _("Came"), "value": table.came_all, "head": True})
    rows += [_row(f"in-{code}", IN_LABELS[code], line) for code, line in table.came.items()]
    rows.append({"label": _("Went"), "value": table.went_all, "head": True})
    rows += [_row(f"out-{code}", OUT_LABELS[code], line) for code, line in table.went.items()]
    rows.append(_row(CLOSING, _("Members at the end"), table.closing, total=True))
    return rows


def _row(code: str, label: Any, line: Any, *, total: bool = False) -> dict[str, Any]:
    return {
        "code": code,
        "label": label,
        "value": line.value,
        "women": line.women,
        "total": total,
        "probationary": getattr(line, "probationary", None),
        "exempt": getattr(line, "exempt", None),
    }


@require_safe
def flow_export(request: Any) -> HttpResponse:
    """The table as a workbook; the trail says who took it."""
    require(request.actor, permissions.VIEW)
    asked = FlowForm(request, shown=False).asked()
    table = flow(asked["unit"], first=asked["first"], last=asked["last"])
    now, period = timezone.now(), f"{date_text(table.first)} – {date_text(table.last)}"
    names = (_("Line"), _("Members"), _("Women"), _("Probationary"), _("Exempt"))
    columns = [TableColumn(name, 44 if number == 0 else 14) for number, name in enumerate(names)]
    rows = [
        [str(row["label"]), row["value"], row.get("women"), row.get("probationary"),
         row.get("exempt")]
        for row in rows_of(table)
    ]  # fmt: skip
    rows.append(
        [_("Moves within the unit, counted neither way"), table.inside.value, None, None, None]
    )
    rows.append([_("Of the closing: in transit"), table.in_transit, None, None, None])
    footer = [
        f"{table.name}, {period}",
        _("Exported at %(moment)s by %(who)s. Exporting is written to the log.")
        % {"moment": datetime_text(now), "who": request.actor.words},
    ]
    file = io.BytesIO()
    count = write_table(file, _("Flow of members"), columns, rows, footer, created=now)
    audit.record_read(
        request.actor, action="reports.flow_exported", obj=asked["unit"], kind=EntryKind.EXPORT,
        count=count, period=period,
    )  # fmt: skip
    response = HttpResponse(file.getvalue(), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="bien-dong-dang-vien.xlsx"'
    return response


@require_safe
def flow_members(request: Any, line: str) -> HttpResponse:
    """The members behind one figure, as of its dates and inside the reader's rights."""
    asked, found, rows = _behind(request, line)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "label": _label(line),
        "name": found.name,
        "first": asked["first"],
        "last": asked["last"],
        "value": found.value,
        "unseen": found.value - page.paginator.count,
        "query": request.GET.urlencode(),
        "line": line,
        "may_export": request.actor.has(Permission.EXPORT_MEMBERS),
    }
    return render(request, "reports/flow_members.html", context)


@require_safe
def flow_members_export(request: Any, line: str) -> HttpResponse:
    """The members behind one figure as seen, as a workbook; its foot counts who is not shown."""
    require(request.actor, Permission.EXPORT_MEMBERS)
    asked, found, rows = _behind(request, line)
    total = rows.count()
    unseen = found.value - total
    columns = [
        TableColumn(_("Full name"), 28), TableColumn(_("Organisation"), 36),
        TableColumn(_("From"), 13), TableColumn(_("How they came"), 24),
        TableColumn(_("To"), 13), TableColumn(_("How they left"), 24),
    ]  # fmt: skip
    period = f"{date_text(asked['first'])} – {date_text(asked['last'])}"
    notes = [_("Figure of the table: %(count)s") % {"count": number(found.value)}]
    if unseen > 0:
        notes.append(
            _("Not listed, as they belong to others now or are not yours to read: %(count)s")
            % {"count": number(unseen)}
        )
    return export_table(
        _label(line), columns, map(_seen, rows.iterator(2000)), by=request.actor,
        filter_words=f"{found.name}, {period}", total=total, name="bien-dong-dang-vien",
        notes=notes,
    )  # fmt: skip


def _seen(fact: Any) -> list[Any]:
    return [
        fact.member.full_name, fact.organization.name, fact.valid.lower,
        capfirst(fact.get_entry_display()), fact.last_day, capfirst(fact.get_exit_display()),
    ]  # fmt: skip


def _behind(request: Any, line: str) -> tuple[dict[str, Any], Any, Any]:
    """What was asked for, the figure, and those behind it that the reader may read."""
    actor = request.actor
    require(actor, permissions.VIEW)
    require(actor, Permission.VIEW_MEMBER)
    asked = FlowForm(request, shown=False).asked()
    found = behind(line, asked["unit"], first=asked["first"], last=asked["last"])
    if found is None:
        raise Http404
    # Who moved away since is in the figure but belongs to others now.
    visible = Member.objects.visible_to(actor)
    rows = found.facts.visible_to(actor).filter(member__in=visible)  # type: ignore[attr-defined]
    rows = rows.select_related("member", "organization").order_by("member__sort_key", "pk")
    return asked, found, rows


def _label(line: str) -> Any:
    fixed = {
        OPENING: _("Members at the beginning"),
        CLOSING: _("Members at the end"),
        INSIDE: _("Moves within the unit"),
    }
    way, _dash, code = line.partition("-")
    return fixed.get(line) or (IN_LABELS if way == "in" else OUT_LABELS)[code]
