"""Writes docs/benchmarks.md from what was measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.bench.build_cases import WALLS

FILE = Path("docs/benchmarks.md")
WALLED = f", {WALLS:,} walls"
HEAD = """# Benchmarks

Made by `make bench`. Times are medians of 15 warm runs (5 for acts of seconds); the *floor* is the same rows by hand-written SQL
through psycopg, without Django, without row policies. *Ratio* = median / floor: it travels between machines,
times do not. *Queries* leave out the marks of transactions. *Growth* = median at the largest size / median at the smallest. Pages are whole requests: session,
actor, row scope, policies, template. The reader is an organisation officer of one district or of one province;
the register around them grows from {smallest} to {largest} members at the real density of 8,046 members a district
(so the province itself is complete only from the second size on). Cases are read by an inspection officer: 10,000, 200,000 and 2,000,000 of them lie
with the districts, each with two subjects, three steps and a limit, one in ten open, one in fifty confidential; the walls are 4,000 people kept from a
hundred cases each. The rows without walls are measured before the first wall is raised: the difference is what walls cost.

Machine: {machine}. PostgreSQL and Valkey from their wheels, default settings of `./run`.
"""


FORMS_TITLE = "## All forms of a unit\n"
FORMS = f"""
{FORMS_TITLE}
All {{forms}} forms of a year, 13 sets of figures and the statistical tables in force: each is counted anew and stored with the keys of its records, as a worker
does it (all forms of a commune ask {{queries}} times). The *floor* is each form by hand, one statement per table of the database, which reads it once and
counts the same numbers (they are compared); it keeps no keys, stores nothing and has no row policies. Seconds are of one warm run; the *processor*'s are those of
the program and of its server process together, both without parallel workers, and *ratio* is theirs. *Peak* is the most memory of the process that makes the forms, one after
the other; a worker may have 512 MB. Members with their belongings, organisations, cases with subjects, contents and sanctions are filled; of the other
tables only one district's grades. Above 200,000 facts no keys are kept: a unit just below costs the most memory. Of one form the target is 2 s for a commune.

Machine: {{machine}}.

| members | all forms of a | seconds | processor s | floor, processor s | ratio | slowest form | its seconds | its ratio | peak MB |
|--:|---|--:|--:|--:|--:|---|--:|--:|--:|
"""
BOARD = """
## Plans of moves

The solver alone, without records: processor seconds (all threads) to propose the best plan and to certify it against the whole model. The *floor* is one
plain assignment of scipy over the same pairs, without levels and aims. *Same*: the whole model confirms the proposal as it is.

| people × places | allowed pairs | propose, CPU s | certify, CPU s | floor, CPU s | ratio | same |
|---|--:|--:|--:|--:|--:|---|
"""


def board_section(rows: list[dict[str, Any]]) -> str:
    """The solver of the board of moves, size by size."""
    lines = [
        f"| {row['people']:,} × {row['seats']} | {row['pairs']:,} | {row['propose_cpu']}"
        f" | {row['certify_cpu']} | {row['floor_cpu']} | {row['ratio']:,}"
        f" | {'yes' if row['same'] and row['certified'] else 'no'} |\n"
        for row in rows
    ]
    return BOARD + "".join(lines)


def forms_section(runs: list[dict[str, Any]], *, machine: str) -> str:
    """All forms of a commune, a province and the nation, size by size."""
    first = runs[0]["forms"][0]
    text = FORMS.format(forms=first["forms"], queries=first["queries"], machine=machine)
    for run in runs:
        for row in run["forms"]:
            one = row["slowest_cpu"] / max(row["slowest_floor"], 0.01)  # a tick of the clock
            text += (
                f"| {run['size']:,} | {row['unit']} | {row['seconds']} | {row['cpu']}"
                f" | {row['floor']} | {row['ratio']} | {row['slowest']} | {row['slowest_seconds']}"
                f" | {one:.1f} | {row['peak_mb']} |\n"
            )
    return text


def write_forms(runs: list[dict[str, Any]], *, machine: str) -> None:
    """Only the section of the forms anew; the rest of the file stays as it was measured."""
    text = FILE.read_text(encoding="utf-8")
    before, _title, old = text.partition(f"\n{FORMS_TITLE}")
    _section, title, after = old.partition("\n## ")
    text = before + forms_section(runs, machine=machine) + title + after
    FILE.write_text(text, encoding="utf-8")


def write_report(runs: list[dict[str, Any]], *, machine: str, board: list[dict[str, Any]]) -> None:
    """One table per size, then growth from the smallest to the largest; the board of moves."""
    text = HEAD.format(
        smallest=f"{runs[0]['size']:,}", largest=f"{runs[-1]['size']:,}", machine=machine
    )
    for run in runs:
        text += f"\n## {run['size']:,} members (built in {run['build_seconds']} s,"
        text += f" all of it in {run['total_seconds']} s)\n\n"
        text += (
            "| act | median ms | p95 ms | queries | floor ms | ratio |\n|---|--:|--:|--:|--:|--:|\n"
        )
        for row in run["results"]:
            text += (
                f"| {row['act']} | {row['median_ms']} | {row['p95_ms']} | {row['queries']}"
                f" | {row['floor_ms']} | {row['ratio']} |\n"
            )
        loaded = run["import"]
        text += (
            f"\nA file of {loaded['rows']:,} members: checked in {loaded['check_seconds']} s"
            f" (processor {loaded['check_cpu']} s), loaded in {loaded['load_seconds']} s (processor"
            f" {loaded['load_cpu']} s); budget {loaded['budget_seconds']} s each. COPY of the same"
            f" rows {loaded['copy_seconds']} s: ratio {loaded['check_ratio']} and"
            f" {loaded['load_ratio']}.\n"
        )
    text += "\n## What walls and grants cost\n\nMedian / median of the same act without a wall.\n\n"
    text += "| act | " + " | ".join(f"{run['size']:,}" for run in runs) + " |\n|---|"
    text += "--:|" * len(runs) + "\n"
    for act, ratios in _wall_costs(runs).items():
        text += f"| {act} | " + " | ".join(f"{ratio:.2f}" for ratio in ratios) + " |\n"
    first, last = runs[0]["results"], runs[-1]["results"]
    text += "\n## Growth\n\n| act | growth of the act | growth of its floor |\n|---|--:|--:|\n"
    for before, after in zip(first, last, strict=True):
        growth = after["median_ms"] / before["median_ms"]
        floor = after["floor_ms"] / before["floor_ms"]
        text += f"| {before['act']} | {growth:.1f} | {floor:.1f} |\n"
    text += forms_section(runs, machine=machine)
    FILE.write_text(text + board_section(board), encoding="utf-8")


def _wall_costs(runs: list[dict[str, Any]]) -> dict[str, list[float]]:
    costs: dict[str, list[float]] = {}
    for run in runs:
        medians = {row["act"]: row["median_ms"] for row in run["results"]}
        for act, median in medians.items():
            plain, comma, _state = act.partition(WALLED)
            if comma:
                costs.setdefault(act, []).append(median / medians[plain])
    return costs
