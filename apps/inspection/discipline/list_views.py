"""The list of sanctions: page, workbook, paper."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.core.errors import NotAllowed
from apps.inspection import permissions
from apps.inspection.discipline.listing import SanctionList, cells, columns
from apps.inspection.models import Case
from apps.membership.export import export_table, print_table


def _list(request: Any) -> SanctionList:
    actor = request.actor
    if not (actor.has(permissions.VIEW) or actor.granted(Case._meta.label_lower)):
        raise NotAllowed(permission=str(permissions.VIEW))
    return SanctionList(request, today=timezone.localdate())


@require_safe
def sanctions(request: Any) -> HttpResponse:
    """Sanctions by where they stand."""
    found = _list(request)
    return render(request, "inspection/discipline/list.html", found.context())


@require_safe
def sanctions_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    found = _list(request)
    return export_table(
        _("Sanctions"),
        columns(),
        map(cells, found.rows.iterator(2000)),
        by=request.actor,
        filter_words=found.in_words(),
        total=found.total,
        name="ky-luat",
        right=permissions.EXPORT,
    )


@require_safe
def sanctions_print(request: Any) -> HttpResponse:
    """The list as seen, on paper."""
    found = _list(request)
    return print_table(
        request,
        _("Sanctions"),
        columns(),
        map(cells, found.rows),
        filter_words=found.in_words(),
        total=found.total,
        back_url=f"{reverse('inspection:sanctions')}?{request.GET.urlencode()}",
    )
