"""Papers of a case as JSON."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.inspection.models import CasePaper


class CasePaperSerializer(serializers.ModelSerializer[Any]):
    """What was written and issued; the text is in the Word file alone."""

    case = serializers.CharField(source="case.reference")
    subject = serializers.CharField(source="subject.name", default="")

    class Meta:
        model = CasePaper
        fields = (
            "key", "case", "template", "state", "subject", "symbol", "day", "sha256", "reason",
        )  # fmt: skip
