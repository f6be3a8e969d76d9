"""The kinds of procedures of this topic."""

from __future__ import annotations

from apps.membership.admission.recognition import SPEC
from apps.membership.procedures.registry import KindSpec


def kinds() -> list[KindSpec]:
    """Recognition of a probationary member."""
    return [SPEC]
