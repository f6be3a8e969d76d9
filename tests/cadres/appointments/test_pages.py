"""A re-appointment through its pages, from the list of terms to the decision."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from apps.cadres.appointments import procedures
from apps.cadres.models import AppointmentFile, Position
from apps.tenancy import scope
from tests.factories import cadres

pytestmark = pytest.mark.django_db


def day(name: str, value: date) -> dict[str, str]:
    """The three boxes of a date."""
    return {
        f"{name}_day": str(value.day),
        f"{name}_month": str(value.month),
        f"{name}_year": str(value.year),
    }


@pytest.fixture
def term(ground):
    """Somebody whose term ends in four months."""
    with scope.use(scope.Scope.everything()):
        Position.objects.filter(pk=ground.held.pk).update(
            term_ends_on=timezone.localdate() + timedelta(days=120)
        )
        cadres.position(cadres.cadre(ground.office, 11), term_ends_on=date(2040, 1, 1))
    return ground


def test_from_the_notice_to_the_decision(term, browser):
    today = timezone.localdate()
    officer, head = browser("organization_officer"), browser("organization_head")
    page = officer.get("/cadres/appointments/terms/").content.decode()
    assert term.person.full_name in page
    link = f"/cadres/appointments/new/?cadre={term.person.reference}&act=reappointment"
    assert link.replace("&", "&amp;") in page

    form = officer.get(link)
    assert form.status_code == 200
    made = officer.post(
        "/cadres/appointments/new/",
        {
            "cadre": term.person.reference, "act": "reappointment", "position": term.held.pk,
            **day("opened_on", today), **day("notified_on", today),
        },
    )  # fmt: skip
    assert made.status_code == 302, made.content.decode()[-3000:]
    url = made["Location"]
    assert officer.get(url).status_code == 200

    with scope.use(scope.Scope.everything()):
        file = AppointmentFile.objects.get()
    counts = {"summoned": 30, "present": 27, "issued": 27, "collected": 27, "valid": 27}
    for version, (code, _name) in enumerate(procedures.procedure(file.procedure).meetings, 1):
        answer = officer.post(
            f"{url}meeting/",
            {"version": version, "step": code, "agree": 25, "disagree": 2, **counts,
             **day("held_on", today)},
        )  # fmt: skip
        assert answer.status_code == 302, code
    wrong = officer.post(
        f"{url}meeting/",
        {"version": 3, "step": "key_cadres", "agree": 30, "disagree": 2, **counts,
         **day("held_on", today)},
    )  # fmt: skip
    assert wrong.status_code == 422
    papers = [code for code, _name in procedures.procedure(file.procedure).papers]
    assert officer.post(f"{url}papers/", {"version": 3, "codes": papers}).status_code == 302
    assert officer.get(f"{url}decide/").status_code == 403

    ends = today + timedelta(days=120)
    decided = head.post(
        f"{url}decide/",
        {
            "version": 4, "number": "15-QĐ/HU", "confirmed": "on", "reason": "Theo kết luận",
            **day("decided_on", today), **day("effective_on", ends),
            **day("until", ends + timedelta(days=1826)),
        },
    )  # fmt: skip
    assert decided.status_code == 302, decided.content.decode()[-3000:]
    with scope.use(scope.Scope.everything()):
        file.refresh_from_db()
        assert (file.state, file.made.act) == ("decided", "reappointed")
    assert "15-QĐ/HU" in head.get(url).content.decode()
    assert term.person.full_name in head.get("/cadres/appointments/?tab=decided").content.decode()


def test_another_districts_board_knows_nothing(opened, browser):
    file = opened()
    other = browser("organization_officer", "alpha-west")
    assert other.get(file.get_absolute_url()).status_code == 404
    assert file.reference not in other.get("/cadres/appointments/").content.decode()
