"""Whoever is examined records nothing (296-QĐ/TW): no sound and no film is taken as a file."""

from __future__ import annotations

import pytest

from apps.core.errors import RuleRefused
from apps.inspection.models import Evidence
from apps.tenancy import scope
from tests.inspection.evidence.conftest import kept, sent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("ghi am.mp3", b"ID3\x03\x00\x00\x00\x00\x00\x00"),
        ("ghi am.wav", b"RIFF\x00\x00\x00\x00WAVEfmt "),
        ("ghi am.m4a", b"\x00\x00\x00\x18ftypM4A "),
        ("ghi hinh.mp4", b"\x00\x00\x00\x18ftypmp42"),
        ("ghi am.pdf", b"ID3\x03\x00\x00\x00\x00\x00\x00"),
    ],
)
def test_a_recording_is_refused_whatever_its_name(register, add, store, name, body):
    with pytest.raises(RuleRefused):
        add(register(), sent(name, body))
    with scope.use(scope.Scope.everything()):
        assert not Evidence.objects.exists()
    assert kept(store) == []
