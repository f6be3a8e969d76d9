"""What a conflict means for taking part in a case. Pure."""

from __future__ import annotations

from collections.abc import Collection

WALLS = frozenset({"subject", "relative", "named", "recused"})
"""The case does not exist for these; nobody can let them take part."""
ARGUABLE = frozenset({"kin", "coworker", "official"})
"""Nobody so related takes part unless the standing body decides otherwise (131-QĐ/TW)."""
PASS, FAIL, UNKNOWN, OVERRIDDEN = "pass", "fail", "unknown", "overridden"


def verdict(kinds: Collection[str], *, overridden: bool = False) -> str:
    """Whether somebody may take part: pass, fail, unknown (nothing to check by), overridden."""
    if WALLS & set(kinds):
        return FAIL
    if ARGUABLE & set(kinds):
        return OVERRIDDEN if overridden else FAIL
    return UNKNOWN if kinds else PASS


def may_be_overridden(kinds: Collection[str]) -> bool:
    """Whether the standing body may let somebody take part in spite of these."""
    return bool(kinds) and not WALLS & set(kinds)
