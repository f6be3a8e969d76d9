"""Count a form for one organisation and print the figures; stores nothing."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from apps.core import formats
from apps.core.errors import RuleRefused
from apps.core.formats import FormatError
from apps.reports import counting, rules, wording
from apps.reports.choices import Shown, SummaryForm
from apps.reports.indicators import INDICATORS, Indicator, indicators_of
from apps.reports.indicators.grading import grade_by_superior
from apps.reports.manual import counting as manual
from apps.reports.models import StatisticalTable, Target
from apps.reports.tables import counting as tables
from apps.reports.tables.asking import is_form
from apps.reports.tables.cells import is_table, label_of, table_on
from apps.reports.tables.definition import Definition
from apps.reports.tables.generating import unknown_cells
from apps.reports.tables.sheet import printed
from apps.reports.tree import tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization

BAD_ARGUMENT = 2
GRADE = "committee_grade_by_province"


class Command(BaseCommand):
    """summarise --unit CODE --from DATE --to DATE [--form FORM] --format text|json"""

    help = "Count a form for one organisation and print the figures; stores nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Organisation, period, form and shape of the output."""
        parser.add_argument("--unit", required=True, help="code of the organisation")
        parser.add_argument("--from", required=True, dest="first", help="first day")
        parser.add_argument("--to", required=True, dest="last", help="last day")
        parser.add_argument(
            "--form", default=SummaryForm.MEMBERSHIP.value,
            help="a set of figures, or a statistical table by its code such as TK1",
        )  # fmt: skip
        parser.add_argument("--format", default="text", choices=["text", "json"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Print ``{indicator: {value, of, plan, printed, share_printed, plan_printed, …}}``, of a
        table ``{cell: {value, of, printed, label}}``."""
        first, last = _day(options["first"], "--from"), _day(options["last"], "--to")
        if last < first:
            raise CommandError("--to lies before --from.", returncode=BAD_ARGUMENT)
        with scope.use(scope.Scope.everything()), transaction.atomic():
            root = Organization.objects.filter(code=options["unit"]).first()
            if root is None:
                raise CommandError(
                    f"There is no organisation {options['unit']!r}.", returncode=BAD_ARGUMENT
                )
            found = _counted(root, options["form"], first, last)
        if options["format"] == "json":
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_as_text(found))


def _counted(root: Organization, form: str, first: date, last: date) -> dict[str, dict[str, Any]]:
    if not is_form(form):
        known = ", ".join([*SummaryForm.values, *StatisticalTable.objects.codes()])
        raise CommandError(f"There is no form {form!r}; known: {known}.", returncode=BAD_ARGUMENT)
    if not is_table(form):
        return figures(root, form, first, last)
    try:
        return cells(table_on(form, last).definition, root, first, last)
    except RuleRefused as error:
        raise CommandError(error.message, returncode=BAD_ARGUMENT) from None


def cells(
    definition: Definition, root: Organization, first: date, last: date
) -> dict[str, dict[str, Any]]:
    """Every counted cell of a table by its key, with the words of its row and column; of an average
    the sum of the ages and of how many. What is not recorded is left out."""
    found = tables.count(definition, tree=tree_on(root, last), first=first, last=last)
    unknown = unknown_cells(definition, found)
    return {
        key: {
            "value": found[key].value,
            "of": found[key].of,
            "printed": printed(cell, found[key].value, found[key].of, definition.zero),
            "label": label_of(cell, definition),
        }
        for key, cell in definition.counted()
        if key not in unknown
    }


def figures(
    root: Organization, form: str, first: date, last: date
) -> dict[str, dict[str, int | str | None]]:
    """Every indicator of the form as numbers and as printed; None where there is nothing to say."""
    counted = counting.totals(
        [one.key for one in indicators_of(form)], root=root, first=first, last=last
    )
    targets: dict[str, Target] = {}
    # A target of any kind whose period holds the one asked for; the narrowest comes first.
    for target in Target.objects.applying_to([root.pk], first, last).filter(manual=None):
        targets.setdefault(target.indicator, target)
    found = {}
    for key, counts in counted.items():
        base, target = INDICATORS[key].of, targets.get(key)
        plan, least = (target.plan, target.share) if target else (None, None)
        is_most = target is not None and target.is_most
        of = counted[base].whole if base else None
        indicator = INDICATORS[key]
        found[key] = {
            "value": counts.whole == of if indicator.shown == Shown.WHETHER else counts.whole,
            "of": of,
            "plan": plan,
            "printed": _as_printed(indicator, counts.whole, of),
            "share_printed": _share(indicator, counts.whole, of),
            "plan_printed": wording.completion_text(counts.whole, plan) or None,
            "plan_share": None if least is None else wording.least_text(least),
            "plan_met": rules.meets(counts.whole, of, plan, least, is_most=is_most),
        }
    if GRADE in found:
        code, name = grade_by_superior(root, first, last)
        found[GRADE] |= {"grade": code or None, "printed": name or found[GRADE]["printed"]}
    return found | _by_hand(root, form, first, last)


def _by_hand(root: Organization, form: str, first: date, last: date) -> dict[str, dict[str, Any]]:
    """Approved manual figures of the form, by their code."""
    lines = manual.printed(form, tree_on(root, last), first, last)
    targets: dict[int | None, Target] = {}
    for target in Target.objects.applying_to([root.pk], first, last).exclude(manual=None):
        targets.setdefault(target.manual_id, target)
    found = {}
    for line in lines:
        target = targets.get(line["key"])
        plan, share = (target.plan, target.share) if target else (None, None)
        is_most = target is not None and target.is_most
        found[line["code"]] = {
            "value": line["value"],
            "of": line["of"],
            "plan": plan,
            "printed": formats.prose_number(line["value"]),
            "share_printed": wording.share_text(line["value"], line["of"]) or None,
            "plan_printed": wording.completion_text(line["value"], plan) or None,
            "plan_share": None if share is None else wording.least_text(share),
            "plan_met": rules.meets(line["value"], line["of"], plan, share, is_most=is_most),
            "manual": True,
        }
    return found


def _as_printed(indicator: Indicator, value: int, of: int | None) -> str:
    """As the text of a report has it: numbers below ten with a nought, as in the paragraph."""
    is_number = indicator.shown == Shown.NUMBER
    return formats.prose_number(value) if is_number else wording.figure_text(indicator, value, of)


def _share(indicator: Indicator, value: int, of: int | None) -> str | None:
    printed = wording.share_text(value, of)
    return printed if printed and indicator.shown in (Shown.NUMBER, Shown.SHARE) else None


def _day(text: str, option: str) -> date:
    try:
        return formats.parse_date(text)
    except FormatError:
        raise CommandError(
            f"{option} {text!r} is not a day; write 2015-08-01 or 01/08/2015.",
            returncode=BAD_ARGUMENT,
        ) from None


def _as_text(found: dict[str, dict[str, Any]]) -> str:
    lines = [
        f"{key:<36} {row['printed']:>12}  {row['label']}"
        if "label" in row
        else f"{key:<36} {row['printed']:>12} {row['share_printed'] or '':>9}"
        f" {row['plan_printed'] or '':>9}".rstrip()
        for key, row in found.items()
    ]
    return "\n".join(lines)
