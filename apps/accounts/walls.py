"""Which records a wall can stand around."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from apps.tenancy.models import TenantOwned


def wallable_models() -> dict[str, Any]:
    """Models of records that a wall can stand around, by label.

    Those of tenants, but neither rows that stand behind the wall of their record (``guarded_by``)
    nor models that say ``wallable = False``.
    """
    return {
        model._meta.label_lower: model
        for model in apps.get_models()
        if issubclass(model, TenantOwned)
        and model.wallable
        and not hasattr(model, "guarded_by")
        and not hasattr(model, "pgh_tracked_model")
    }
