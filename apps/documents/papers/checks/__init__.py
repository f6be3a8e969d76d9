"""All checks; importing a module enters its checks."""

from apps.documents.papers.checks import (
    addressee,
    attached,
    body,
    fonts,
    head,
    marks,
    number,
    page,
    procedures,
    recipients,
    signature,
    text,
    title,
)
from apps.documents.papers.rules import CHECKS, judge

__all__ = [
    "CHECKS",
    "addressee",
    "attached",
    "body",
    "fonts",
    "head",
    "judge",
    "marks",
    "number",
    "page",
    "procedures",
    "recipients",
    "signature",
    "text",
    "title",
]
