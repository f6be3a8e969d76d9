"""The catalogue of indicators: the list, and the page of one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.permissions import require
from apps.reports import catalogue, permissions
from apps.reports.forms import CatalogueForm
from apps.reports.views.listing import page_of

SIZES = ("50", "100", "500")


@require_safe
def indicator_list(request: Any) -> HttpResponse:
    """Every indicator with what it counts, searched and narrowed."""
    require(request.actor, permissions.VIEW)
    form = CatalogueForm(request.GET)
    page = page_of(request, catalogue.found(**form.wanted), sizes=SIZES)
    context = {
        "form": form,
        "page": page,
        "total": page.paginator.count,
        "sizes": " ".join(SIZES),
        "tabs": "catalogue",
        "told": catalogue.TOLD,
    }
    return render(request, "reports/indicator_list.html", context)


@require_safe
def indicator_page(request: Any, key: str) -> HttpResponse:
    """One indicator: definition, source, its parts and cuts, the query in words."""
    require(request.actor, permissions.VIEW)
    try:
        entry = catalogue.entry_of(key)
    except KeyError:
        raise Http404 from None
    return render(request, "reports/indicator.html", {"entry": entry})
