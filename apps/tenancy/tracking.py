"""Row history of what a tenant owns, kept by triggers: bulk writes and raw SQL too."""

from __future__ import annotations

from typing import Any

import pghistory

PLACE = ("path", "tenant_id", "province_id")


def tracked(*left_out: str) -> Any:
    """Class decorator for a model of a tenant: each write leaves an event with who and why.

    Places are computed: when an organisation moves, its rows follow without an event each. The
    other fields named are left out as well.
    """
    return pghistory.track(
        exclude=[*PLACE, *left_out],
        context_field=pghistory.ContextJSONField(),
        context_id_field=pghistory.ContextUUIDField(),
        append_only=True,
    )
