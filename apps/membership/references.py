"""Lists that records refer to, loaded from the data file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "data" / "references.yaml"
MAJORITY = "01"  # Kinh; every other group counts as a minority in the published figures
NO_RELIGION = "00"


def load(ethnic_group: Any, religion: Any) -> None:
    """Enter or correct the lists through the given models; existing keys stay."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for row in content["ethnic_groups"]:
        ethnic_group.objects.update_or_create(
            code=row["code"],
            defaults={"name": row["name"], "is_minority": row["code"] != MAJORITY},
        )
    for row in content["religions"]:
        religion.objects.update_or_create(
            code=row["code"],
            defaults={"name": row["name"], "is_none": row["code"] == NO_RELIGION},
        )
