"""The law that ships, read from its files; invented people and titles. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from apps.cadres.judging.rules import Judgement, Law
from apps.cadres.judging.subjects import CadreFacts, Held, Rated, TitleFacts
from apps.core.partial_dates import PartialDate
from apps.regulations.catalogue import read_catalogue
from apps.regulations.rules import Rule


def shipped() -> Law:
    """The values of the files, each with number and article of its document."""
    catalogue = read_catalogue()
    return Law(
        Rule(
            key=entry.fields["key"], value=entry.fields["value"], unit=entry.fields["unit"],
            valid_from=entry.fields["valid_from"], valid_to=entry.fields["valid_to"],
            status=entry.fields["status"], level=entry.fields["level"],
            extension=entry.fields["extension_cap"], article=entry.fields["article"],
            document=catalogue.documents[entry.refers["document"]].fields["number"]
            or catalogue.documents[entry.refers["document"]].fields["title_vi"],
        )
        for entry in catalogue.values.values()
    )  # fmt: skip


SHIPPED = shipped()
DEPUTY = TitleFacts(
    "deputy", "Phó trưởng phòng", 360, "district", "government", "deputy", sure=True
)
HEAD = TitleFacts("head", "Trưởng phòng", 420, "district", "government", "head", sure=True)
STAFF = TitleFacts(
    "specialist", "Chuyên viên", 100, "district", "government", "staff", is_leading=False, sure=True
)


def person(**fields: Any) -> CadreFacts:
    """Born in May 1980, retires in May 2042, specialist since 2010, rated well in three years."""
    base = CadreFacts(
        id=1, reference="C-INVENTED", name="Lê Văn Thử", birth=PartialDate(1980, 5, 14), sex="male",
        retirement=date(2042, 5, 1),
        current=(Held(title=STAFF, words="Chuyên viên", since=PartialDate(2010, 1, 1)),),
        education="university", theory="intermediate", state_management=True,
        ratings=tuple(Rated(year, "good") for year in range(2019, 2026)),
        planned=(), confidence=(), deferrals=(), cleared=True, prosecuted=False,
    )  # fmt: skip
    return replace(base, **fields)


def verdicts(found: list[Judgement]) -> dict[str, str]:
    """The verdict of each rule."""
    return {one.rule: str(one.verdict) for one in found}
