"""Rules and documents in the search over everything."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.vietnamese import fold
from apps.core.work import Hit
from apps.regulations import keys
from apps.regulations.models import LegalDocument, ProcedureTemplate
from apps.regulations.templatetags.regulations import rule_url


def find(actor: Any, text: str, limit: int) -> list[Hit]:
    """Rules whose title and documents whose number or title hold every word, tones ignored."""
    words = fold(text).split()
    if not words:
        return []
    hits = [
        Hit(title=about.title, url=rule_url(about.key), kind=_("Rule"))
        for about in keys.known()
        if _holds(f"{about.title} {about.key}", words)
    ]
    for document in LegalDocument.objects.newest_first():
        if len(hits) >= limit:
            break
        if _holds(f"{document.number} {document.title_vi}", words):
            url = reverse("regulations:document", args=[document.pk])
            hits.append(Hit(str(document), url, meta=document.title_vi, kind=_("Document")))
    for procedure in ProcedureTemplate.objects.select_related("document").order_by("code"):
        if len(hits) >= limit:
            break
        if _holds(procedure.title, words):
            url = reverse("regulations:procedure", args=[procedure.code])
            meta = str(procedure.document)
            hits.append(
                Hit(procedure.title, url, meta=meta, kind=pgettext_lazy("law", "Procedure"))
            )
    return hits[:limit]


def _holds(text: str, words: list[str]) -> bool:
    here = fold(text)
    return all(word in here for word in words)
