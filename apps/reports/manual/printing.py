"""Manual figures as a summary prints them: from what was frozen with it, nothing is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from apps.core import formats
from apps.reports import rules, wording
from apps.reports.models import Summary


@dataclass(frozen=True)
class ManualLine:
    """One manual figure of a summary."""

    code: str
    label: str
    unit_word: str
    value: int
    of: int | None
    plan: int | None
    plan_share: Decimal | None
    is_most: bool
    units: list[dict[str, Any]]
    units_total: int | None
    sources: list[dict[str, Any]]

    @property
    def text(self) -> str:
        """The number as printed."""
        return formats.number(self.value)

    @property
    def share(self) -> str:
        """Its share of its whole."""
        return wording.share_text(self.value, self.of)

    @property
    def plan_text(self) -> str:
        """The target as it is read."""
        return wording.aim_text(self.plan, self.plan_share, is_most=self.is_most)

    @property
    def outcome(self) -> str:
        """How far a number is reached, or whether a target said in words is met."""
        met = rules.meets(self.value, self.of, self.plan, self.plan_share, is_most=self.is_most)
        if met is not None:
            return wording.met_text(met=met)
        return wording.completion_text(self.value, self.plan)

    @property
    def differs(self) -> bool:
        """Whether the organisation's own number is another than those of the units below give."""
        return self.units_total is not None and self.units_total != self.value

    @property
    def basis_lines(self) -> list[str]:
        """Who entered what, when, on which basis: one line for each number in it."""
        return [_source_text(one) for one in self.sources]


def lines_of(summary: Summary) -> list[ManualLine]:
    """The manual figures frozen with a summary."""
    return [_line(one) for one in summary.details.get("manual", ())]


def _line(one: dict[str, Any]) -> ManualLine:
    share = one.get("plan_share")
    return ManualLine(
        code=one["code"], label=one["label"], unit_word=one["unit_word"], value=one["value"],
        of=one["of"], plan=one.get("plan"), plan_share=Decimal(share) if share else None,
        is_most=bool(one.get("is_most")),
        units=[{"name": name, "text": formats.number(value)} for _pk, name, value in one["units"]],
        units_total=one["units_total"], sources=one["sources"],
    )  # fmt: skip


def _source_text(one: dict[str, Any]) -> str:
    values = one | {"value": formats.number(one["value"])}
    return (
        _(
            "%(unit)s: %(value)s (%(first)s – %(last)s), entered by %(author)s on %(day)s, approved"
            " by %(approver)s. Basis: %(basis)s"
        )
        % values
    )
