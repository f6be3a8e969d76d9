"""The organisations of one's range, and the record of one with its periods."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from apps.core.pagination import window
from apps.tenancy.forms import OrganizationFilter
from apps.tenancy.models import Organization
from apps.tenancy.permissions import VIEW_ORGANIZATION, require

ROWS = 100
CHILDREN_MOST = 200


@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    """The range as a list in the order of the tree."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, VIEW_ORGANIZATION)
    form = OrganizationFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = Organization.objects.visible_to(actor).select_related("parent")
    rows = rows.matching(wanted.get("q", ""), tier=wanted.get("tier", ""))
    if not wanted.get("ended"):
        rows = rows.filter(active=True)
    page = window(rows.tree_order(), request.GET.get("page", ""), size=ROWS)
    context = {"form": form, "page": page, "lines": [{"unit": one} for one in page.rows]}
    return render(request, "tenancy/organizations.html", context)


@require_safe
def organization(request: HttpRequest, code: str) -> HttpResponse:
    """One organisation: what it is today, what it was, what stands directly below it."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, VIEW_ORGANIZATION)
    rows = Organization.objects.visible_to(actor).select_related("parent", "tenant", "province")
    record = get_object_or_404(rows, code=code)
    periods = list(record.versions.select_related("parent").order_by("-valid", "-pk"))
    context: dict[str, Any] = {
        "record": record,
        "above": record.parent if _inside(record.parent, actor) else None,
        "periods": periods,
        "children": record.children.filter(active=True).order_by("path", "pk")[:CHILDREN_MOST],
        "today": timezone.localdate(),
        "may_see_trail": actor.has("core.view_record_trail"),
    }
    return render(request, "tenancy/organization.html", context)


def _inside(above: Organization | None, actor: Any) -> bool:
    return above is not None and actor.lo <= above.path < actor.hi
