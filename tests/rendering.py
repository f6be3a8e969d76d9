"""Renders a piece of template as a page would, with the tags of the design system at hand."""

from __future__ import annotations

from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

LIBRARIES = "{% load components forms figures i18n %}"


def rendered(source: str, query: str = "", **context: object) -> str:
    """Return the HTML of ``source`` in English, as on a page with this query string."""
    request = RequestFactory().get(f"/list/?{query}")
    with translation.override("en"):
        return Template(LIBRARIES + source).render(Context({"request": request, **context})).strip()
