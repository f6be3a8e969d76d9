"""Writing the shipped manual indicators into the database; what is there already stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from apps.core import audit
from apps.reports.choices import FigureKind, SummaryForm
from apps.reports.indicators import INDICATORS
from apps.reports.models import ManualIndicator

FILE = Path(__file__).resolve().parent.parent / "data" / "manual.yaml"


class ManualFileError(ValueError):
    """A shipped manual indicator that cannot be read; the text names it and the rule."""


def read_manual(path: Path = FILE) -> list[dict[str, Any]]:
    """The indicators of the file, wholes before their shares. Raises ManualFileError."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = {}
    for values in content["indicators"]:
        code = values["code"]
        if code in found or code in INDICATORS:
            raise ManualFileError(f"{path.name}: {code} is taken")
        if values["form"] not in SummaryForm.values or values["kind"] not in FigureKind.values:
            raise ManualFileError(f"{path.name}, {code}: unknown form or kind")
        if values.get("of", code) not in (code, *found):
            raise ManualFileError(f"{path.name}, {code}: its whole does not stand before it")
        found[code] = values
    return list(found.values())


@transaction.atomic
def load_manual(indicators: Iterable[dict[str, Any]], *, by: Any) -> dict[str, int]:
    """Enter those that are missing; twice does nothing. How many were created and kept."""
    counts = {"created": 0, "kept": 0}
    known = {one.code: one for one in ManualIndicator.objects.all()}
    for values in indicators:
        if values["code"] in known:
            counts["kept"] += 1
            continue
        whole = known.get(values.get("of", ""))
        made = ManualIndicator.objects.create(**{**values, "of": whole})
        known[made.code] = made
        counts["created"] += 1
    if counts["created"]:
        audit.record(by, action="reports.manual_loaded", records=counts["created"])
    return counts
