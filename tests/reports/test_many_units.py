"""A summary of more units than a page holds."""

from __future__ import annotations

import pytest
from django.urls import reverse

from apps.reports.models import SummaryFigure
from tests.factories.world import organization

pytestmark = pytest.mark.django_db


def test_many_units_come_in_pages_and_all_at_once_for_paper(summary, world, as_role, everything):
    base = summary.figures.filter(unit__isnull=False, indicator="members")[0]
    SummaryFigure.objects.bulk_create(
        SummaryFigure(
            summary=summary, organization_id=base.organization_id, path=base.path,
            tenant_id=base.tenant_id, province_id=base.province_id, indicator="members",
            unit=organization(f"many-{number}", parent=world["alpha-east"], tier="cell"), unit_name=f"Đảng bộ {number}",
            unit_order=1000 + number, value=number,
        )
        for number in range(60)
    )  # fmt: skip
    browser, url = as_role(), reverse("reports:summary", args=[summary.pk])

    first = browser.get(url, {"order": "-members"})
    rows = first.context["rows"]
    assert (len(rows), rows.paginator.count) == (50, 62)
    assert first.context["all_url"] == "?order=-members&per_page=1000"
    assert "data-print" not in first.content.decode()
    whole = browser.get(f"{url}{first.context['all_url']}")
    assert len(whole.context["rows"]) == 62
    assert "data-print" in whole.content.decode()
