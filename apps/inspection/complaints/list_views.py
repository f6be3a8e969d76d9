"""The list of complaints and of what they correct: pages, workbooks, paper."""

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
from apps.inspection.complaints import listing
from apps.inspection.models import Case
from apps.membership.export import export_table, print_table


def _reader(request: Any) -> Any:
    actor = request.actor
    if not (actor.has(permissions.VIEW) or actor.granted(Case._meta.label_lower)):
        raise NotAllowed(permission=str(permissions.VIEW))
    return request


def _list(request: Any) -> listing.ComplaintList:
    return listing.ComplaintList(_reader(request), today=timezone.localdate())


@require_safe
def complaints(request: Any) -> HttpResponse:
    """Complaints by where they stand."""
    return render(request, "inspection/complaints/list.html", _list(request).context())


@require_safe
def complaints_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    found = _list(request)
    return export_table(
        _("Complaints on discipline"),
        listing.columns(),
        map(listing.cells, found.rows.iterator(2000)),
        by=request.actor,
        filter_words=found.in_words(),
        total=found.total,
        name="khieu-nai-ky-luat",
        right=permissions.EXPORT,
    )


@require_safe
def complaints_print(request: Any) -> HttpResponse:
    """The list as seen, on paper."""
    found = _list(request)
    return print_table(
        request,
        _("Complaints on discipline"),
        listing.columns(),
        map(listing.cells, found.rows),
        filter_words=found.in_words(),
        total=found.total,
        back_url=f"{reverse('inspection:complaints')}?{request.GET.urlencode()}",
    )


@require_safe
def corrections(request: Any) -> HttpResponse:
    """What complaints correct in the figures: an entry each, the earlier one stays."""
    found = listing.CorrectionList(_reader(request))
    return render(request, "inspection/complaints/corrections.html", found.context())


@require_safe
def corrections_export(request: Any) -> HttpResponse:
    """The corrections as seen, as a workbook."""
    found = listing.CorrectionList(_reader(request))
    return export_table(
        _("Corrections after complaints"),
        listing.correction_columns(),
        map(listing.correction_cells, found.rows.iterator(2000)),
        by=request.actor,
        filter_words=found.in_words(),
        total=found.total,
        name="dieu-chinh-so-lieu-ky-luat",
        right=permissions.EXPORT,
    )
