"""The first administrator of an installation."""

import io

import pytest
from django.core.management import CommandError, call_command

from apps.accounts.models import User
from apps.core.models import AuditEntry

STRONG = "ba-con-chim-xanh-7"


def _run(monkeypatch, password: str = STRONG, **changed: str) -> str:
    options = {"sign_in_name": "Root@example.vn", "full_name": "Lý A Sình", "unit": "alpha"}
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    call_command("create_administrator", **(options | changed), stdout=out)
    return out.getvalue()


def test_the_first_administrator_can_act(world, everything, monkeypatch):
    said = _run(monkeypatch)
    person = User.objects.get(sign_in_name="root@example.vn")
    held = person.assignments.get()
    assert said.strip() == "Lý A Sình administers Đảng bộ alpha."
    assert (held.role, held.organization) == ("system_administrator", world["alpha"])
    assert person.check_password(STRONG)
    assert AuditEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"unit": "nowhere"}, "no organisation nowhere"),
        ({"password": "short"}, "too short"),
        ({"full_name": " "}, "full name"),
    ],
)
def test_nothing_is_made_when_something_is_wrong(world, everything, monkeypatch, changed, sentence):
    with pytest.raises(CommandError, match=sentence):
        _run(monkeypatch, **changed)
    assert not User.objects.exists()
