"""Lists that records refer to, loaded from the data file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "data" / "references.yaml"
MAJORITY = "01"  # Kinh; every other group is a minority where no value of the law says otherwise
NO_RELIGION = "00"
KINSHIP_NOTE = "131-QĐ/TW; bậc thân thuộc chưa được xác nhận"


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


def load_codes(ethnic_group: Any, ethnic_code: Any) -> None:
    """Enter the codes of the ethnic groups in both lists; codes nobody has confirmed stay out."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    groups = {row.name: row for row in ethnic_group.objects.all()}
    codes = [("gso_1979", row["code"], row["name"]) for row in content["ethnic_groups"]]
    codes += [("census", row["code"], row["group"]) for row in content["census_codes"]]
    for number, code, name in codes:
        ethnic_code.objects.update_or_create(
            list=number, code=code, defaults={"group": groups[name]}
        )


def load_kinships(kinship: Any) -> None:
    """Enter the kinships; whether one keeps from a case stays as an administrator has set it."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for rank, row in enumerate(content["kinships"], 1):
        names = {"name": row["name"], "name_en": row["name_en"], "rank": rank, "note": KINSHIP_NOTE}
        kinship.objects.update_or_create(
            code=row["code"], defaults=names, create_defaults=names | {"raises_wall": row["wall"]}
        )
