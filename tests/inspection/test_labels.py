"""Every refusal of inspection has its sentence: a code alone would stand on the page."""

from __future__ import annotations

import re
from pathlib import Path

from apps.core.errors import LABELS

ROOT = Path(__file__).resolve().parents[2]
REFUSED = re.compile(r'(?:RuleRefused|Conflict|NotAllowed)\(\s*"([a-z_]+)"')


def test_every_refusal_has_a_sentence():
    named = {
        code
        for folder in ("apps/inspection", "apps/membership/identity")
        for path in (ROOT / folder).rglob("*.py")
        for code in REFUSED.findall(path.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    assert sorted(named - LABELS.keys()) == []
