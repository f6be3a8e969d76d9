"""The catalogue of titles as shipped: loaded once, then kept by administrators."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "data" / "titles.yaml"


def load(title: Any) -> None:
    """Enter the titles that are not known yet, through the given model; others stay as they are."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for row in content["titles"]:
        values = {"valid_from": content["valid_from"], "note": content["note"]} | row
        title.objects.get_or_create(code=values.pop("code"), defaults=values)
