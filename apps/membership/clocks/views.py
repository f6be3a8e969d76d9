"""The page of all running limits."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.permissions import Permission, require
from apps.membership.clocks.listing import PAGE_SIZES, ClockList, columns
from apps.membership.export import export_table, print_table


def _list(request: Any) -> ClockList:
    require(request.actor, Permission.VIEW_MEMBER)
    return ClockList(request, today=timezone.localdate())


@require_safe
def clocks(request: Any) -> HttpResponse:
    """Every limit that runs within the range, the nearest first; each explains itself."""
    found = _list(request)
    context = {
        "list": found,
        "form": found.form,
        "page": found.page(),
        "sizes": " ".join(map(str, PAGE_SIZES)),
        "query": request.GET.urlencode(),
        "may_export": request.actor.has(Permission.EXPORT_MEMBERS),
    }
    return render(request, "membership/clocks/list.html", context)


@require_safe
def clocks_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    require(request.actor, Permission.EXPORT_MEMBERS)
    found = _list(request)
    return export_table(
        _("Running limits"),
        columns(),
        found.cells(),
        by=request.actor,
        filter_words=found.in_words(),
        total=len(found.rows),
        name="thoi-han",
    )


@require_safe
def clocks_print(request: Any) -> HttpResponse:
    """The list as seen, on paper."""
    found = _list(request)
    return print_table(
        request,
        _("Running limits"),
        columns(),
        found.cells(),
        filter_words=found.in_words(),
        total=len(found.rows),
        back_url=f"{reverse('membership:clocks')}?{request.GET.urlencode()}",
    )
