"""Safeguards of the field that concern all of inspection and no topic alone."""

from __future__ import annotations

import re
from pathlib import Path

from django.apps import apps
from django.db import models

from apps.inspection.models import CaseGrant

HERE = Path(apps.get_app_config("inspection").path)
REMOVES = re.compile(r"\.(delete|_raw_delete)\(|\bdelete from\b|\btruncate\b", re.IGNORECASE)


def test_nothing_of_inspection_is_destroyed_until_a_table_of_retention_allows_it():
    """Retention of inspection files is not settled (35-HD/VPTW names models): everything stays."""
    found = [
        f"{path.relative_to(HERE)}: {line.strip()}"
        for path in sorted(HERE.rglob("*.py"))
        if "migrations" not in path.parts
        for line in path.read_text(encoding="utf-8").splitlines()
        if REMOVES.search(line)
    ]
    assert found == []


def test_no_row_of_a_case_goes_with_another():
    """A record in use cannot be taken away under a case: every reference protects. A grant is the
    reader's own, and goes with the account."""
    loose = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("inspection").get_models()
        if not model.__name__.endswith("Event") and model is not CaseGrant
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete not in (models.PROTECT, models.DO_NOTHING)
    ]
    assert loose == []
