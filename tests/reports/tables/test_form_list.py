"""The list of statistical forms: what there is, and the last one made of each."""

from __future__ import annotations

import re
from datetime import date

from tests.factories import reports as make

YEAR = {"kind": "year", "first": date(2019, 1, 1), "last": date(2019, 12, 31)}
HALF = {"kind": "half", "first": date(2019, 1, 1), "last": date(2019, 6, 30)}


def codes(page) -> list[str]:
    return re.findall(r'class="num" data-k="Mã">([A-Z0-9]+)<', page.content.decode())


def test_every_form_is_listed_with_the_last_one_made_of_the_own_organisation(
    world, people, heads, as_role, tables
):
    for days in (HALF, YEAR):
        made = make.summary(world["alpha-east"], by=heads["alpha-east"], form="TK1", **days)
    foreign = make.summary(
        world["beta-east"], by=world.actor("organization_head", "beta-east"), form="TK4", **YEAR
    )

    page = as_role().get("/forms/?order=-made")

    assert len(codes(page)) == 38
    assert codes(page)[0] == "TK1"
    text = page.content.decode()
    assert re.findall(r'href="(/summaries/\d+/)"', text) == [f"/summaries/{made.pk}/"]
    assert f"/summaries/{foreign.pk}/" not in text
    assert "/summaries/new/?form=TK1" in text
    neighbour = as_role("organization_officer", "beta-east").get("/forms/").content.decode()
    assert re.findall(r'href="(/summaries/\d+/)"', neighbour) == [f"/summaries/{foreign.pk}/"]


def test_the_list_is_sorted_and_narrowed_and_says_when_nothing_is_left(as_role, tables):
    page = as_role()
    assert codes(page.get("/forms/?order=code&q=TK1"))[:3] == ["TK1", "TK10", "TK11"]
    by_code = codes(page.get("/forms/?order=code"))
    assert by_code.index("TK2") < by_code.index("TK10")
    assert codes(page.get("/forms/?order=-code")) == by_code[::-1]
    assert set(codes(page.get("/forms/?branch=commune"))) == {"PTDL"}
    assert codes(page.get("/forms/?status=verified")) == []
    assert 'href="/forms/"' in page.get("/forms/?q=khong+co+bieu+nay").content.decode()


def test_the_form_is_chosen_when_one_comes_from_the_list(as_role, tables):
    text = as_role().get("/summaries/new/?form=TK3").content.decode()
    assert '<option value="TK3" selected>' in text
    assert '<option value="membership" selected>' in (
        as_role().get("/summaries/new/?form=XX9").content.decode()
    )


def test_without_forms_the_page_says_so_and_who_reads_no_summaries_is_refused(as_role, world):
    assert as_role().get("/forms/").status_code == 200
    assert as_role("system_administrator", "alpha").get("/forms/").status_code == 403
