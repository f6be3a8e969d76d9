"""Renders a piece of template as a page would, with the tags of the design system at hand."""

from __future__ import annotations

import re

from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

LIBRARIES = "{% load components forms figures i18n %}"


def rendered(source: str, query: str = "", **context: object) -> str:
    """Return the HTML of ``source`` in English, without the white space around its elements."""
    request = RequestFactory().get(f"/list/?{query}")
    with translation.override("en"):
        html = Template(LIBRARIES + source).render(Context({"request": request, **context}))
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", html)).replace(" >", ">").strip()
