"""The statistical tables by hand: each measure of a table in one statement, grouped by its lines.

What the conditions of lines mean is written here once more, in plain SQL: the numbers must be those
of the program. Measures whose facts the benchmark leaves empty are read by a bare count.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg

from tests.bench.floor_forms import BETWEEN, CONCLUDED, DISCIPLINED, OF_UNIT, PERSON, SUBJECT

Says = Callable[[tuple[str, ...]], str]


def _in(column: str) -> Says:
    """The column has one of the codes; "any": whatever is recorded."""

    def says(values: tuple[str, ...]) -> str:
        return f"{column} <> ''" if "any" in values else f"{column} in {_codes(values)}"

    return says


def _codes(values: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{one}'" for one in values) + ")"


def _yes(what: str) -> Says:
    return lambda values: what if values == ("yes",) else f"not ({what})"


def _age(values: tuple[str, ...]) -> str:
    least, _dash, most = values[0].partition("-")
    found = "m.birth is not null"
    if least:
        found += f" and m.birth <= to_char(%(last)s::date - interval '{least} years', 'YYYY-MM-DD')"
    if most:
        born = f"to_char(%(last)s::date - interval '{int(most) + 1} years', 'YYYY-MM-DD')"
        found += f" and m.birth > {born}"
    return f"({found})"


def _joined(values: tuple[str, ...]) -> str:
    first, _dots, last = values[0].partition("..")
    return f"m.ceremony_on between '{first or '-infinity'}' and '{last or 'infinity'}'"


def _alleged(values: tuple[str, ...]) -> str:
    results = {"holds": ("right", "partly"), "wrong": ("wrong",), "no_ground": ("no_ground",)}
    return (
        "s.id in (select subject_id from inspection_allegation where removed_on is null"
        f" and result in {_codes(results[values[0]])})"
    )


def _followed(values: tuple[str, ...]) -> str:
    return (
        "s.case_id in (select origin_id from inspection_case where origin_id is not null and kind"
        f" in {_codes(values)})"
    )


PEOPLE: dict[str, Says] = {
    "sex": _in("m.sex"), "minority": _yes("e.is_minority"), "age": _age,
    "education": _in("m.education"), "theory": _in("m.political_theory"),
    "ethnicity": _in("e.code"), "religion": _in("r.code"), "religious": _yes("not r.is_none"),
    "probationary": _yes("m.official_on is null or m.official_on > %(last)s"), "joined": _joined,
    "exempt": _yes("p.member_id in (select member_id from membership_standingperiod where"
                   " kind = 'exempt' and valid @> %(last)s::date)"),
    "entry": _in("p.entry"), "exit": _in("p.exit"),
}  # fmt: skip
CASES: dict[str, Says] = {
    "kind": _in("c.kind"), "body": _in("c.body"), "tier": _in("v.tier"),
    "content": lambda values: f"k.codes && array{list(values)}::text[]",
    "object": lambda values: "s.is_person" if values == ("member",) else "not s.is_person",
    "committee_level": _in("s.committee_level"), "management": _in("s.management_tier"),
    "subject_tier": _in("so.tier"), "subject_form": _in("so.form"), "finding": _in("s.finding"),
    "to_discipline": _yes("s.discipline_due is true"), "disciplined": _yes(DISCIPLINED),
    "followed_by": _followed, "allegation": _alleged,
}  # fmt: skip
SANCTIONS = {
    **CASES, "body": _in("x.body"), "level": _in("x.level"), "form": _in("x.form"),
}  # fmt: skip
ADMITTING = (
    "exists (select from membership_placement a where a.path >= v.path and a.path < v.path || '~'"
    f" and a.entry in ('admitted', 'readmitted') and lower(a.valid) {BETWEEN})"
)
VERSIONS: dict[str, Says] = {
    "tier": _in("v.tier"), "form": _in("o.form"), "sector": _in("o.sector"),
    "admitting": _yes(ADMITTING),
}  # fmt: skip
CONTENT = (
    " left join (select case_id, array_agg(code::text) as codes from inspection_casecontent"
    f" where removed_on is null and {OF_UNIT.format('inspection_casecontent')} group by case_id) k"
    " on k.case_id = s.case_id"
)
PLACES = (
    " left join tenancy_organization so on so.id = s.subject_organization_id"
    " left join tenancy_organizationversion v on v.organization_id = s.organization_id and v.valid @> "
)
MOVED = (
    "(select {2}.member_id from membership_placement {2} where {2}.member_id = p.member_id and"
    " {2}.{0} in ('moved', 'moved_in', 'moved_away') and {1} and " + OF_UNIT.format("{2}") + ")"
)
CAME = "not (p.entry in ('moved', 'moved_in') and exists " + MOVED.format(
    "exit", "upper(w.valid) = lower(p.valid)", "w"
) + ")"  # fmt: skip
WENT = "not (p.exit in ('moved', 'moved_away') and exists " + MOVED.format(
    "entry", "lower(w.valid) = upper(p.valid)", "w"
) + ")"  # fmt: skip
FACTS: dict[str, tuple[str, str, str, dict[str, Says]]] = {
    "members": (PERSON, "p", "p.valid @> %(last)s::date", PEOPLE),
    "members_opening": (PERSON, "p", "p.valid @> (%(first)s::date - 1)", PEOPLE),
    "members_came": (PERSON, "p", f"lower(p.valid) {BETWEEN} and {CAME}", PEOPLE),
    "members_went": (PERSON, "p", f"upper(p.valid) {BETWEEN} and {WENT}", PEOPLE),
    "organisations": (
        "tenancy_organizationversion v join tenancy_organization o on o.id = v.organization_id",
        "v", "v.active and v.valid @> %(last)s::date", VERSIONS,
    ),
    "case_subjects": (
        SUBJECT + PLACES + "c.concluded_on", "s", f"{CONCLUDED} and s.removed_on is null", CASES,
    ),
    "subjects_to_resolve": (
        SUBJECT + PLACES + "c.registered_on", "s",
        "(c.concluded_on is null or c.concluded_on >= %(first)s) and c.registered_on <= %(last)s"
        " and s.removed_on is null and c.phase <> 'stopped'", CASES,
    ),
    "sanctions": (
        "inspection_sanction x join inspection_casesubject s on s.id = x.subject_id"
        " left join tenancy_organization so on so.id = s.subject_organization_id",
        "x", f"(x.replaced_on is null or x.replaced_on > %(last)s) and x.form <> 'none'"
        f" and x.first_announced_on {BETWEEN} and x.announced_on <= %(last)s", SANCTIONS,
    ),
}  # fmt: skip
"""Of each measure: tables, the alias of its facts, what holds for all, what conditions mean."""
EMPTY = {
    "member_grades": "membership_membergrade", "badges": "membership_badgeaward",
    "organisation_grades": "membership_organizationgrade", "cards": "membership_cardentry",
    "organisations_commended": "membership_organizationcommendation",
    "members_commended": "membership_membercommendation", "transfers_sent": "membership_transfer",
    "complaints": "inspection_complaint", "complaints_to_resolve": "inspection_complaint",
    "letters": "inspection_letter", "demands": "inspection_demand", "moves": "cadres_move",
    "appointments": "cadres_appointmentfile", "planned": "cadres_planningentry",
    "positions": "cadres_position", "cadres_trained": "cadres_cadreattendance",
    "training_classes": "cadres_trainingclass",
}  # fmt: skip
BORN = (
    "extract(year from %(last)s::date)::int - left(m.birth, 4)::int"
    " - (substr(m.birth, 6) > to_char(%(last)s::date, 'MM-DD'))::int"
)


def of_table(
    connection: psycopg.Connection, definition: Any, params: dict[str, Any]
) -> dict[str, int]:
    """The cells of one table that the benchmark fills, by hand."""
    groups: dict[tuple[str, bool], list[tuple[str, Any]]] = {}
    for key, cell in definition.counted():
        prior = cell.column.kind == "prior"
        groups.setdefault((cell.measure.code, prior), []).append((key, cell))
    found: dict[str, int] = {}
    for (measure, prior), cells in groups.items():
        given = {**params, **_year_before(params)} if prior else params
        if measure in EMPTY:
            bare = f"select count(*) from {EMPTY[measure]} t where {OF_UNIT.format('t')}"
            connection.execute(bare, given).fetchall()
        else:
            found |= _counted(connection, measure, cells, given)
    return found


def _year_before(params: dict[str, Any]) -> dict[str, date]:
    return {name: params[name].replace(year=params[name].year - 1) for name in ("first", "last")}


def _counted(
    connection: psycopg.Connection, measure: str, cells: list[tuple[str, Any]],
    params: dict[str, Any],
) -> dict[str, int]:  # fmt: skip
    tables, alias, where, means = FACTS[measure]
    parts = {one: None for _key, cell in cells for one in (cell.of_row, cell.of_column) if one}
    said = {conditions: _said(conditions, means) for conditions in parts}
    base = _said(cells[0][1].base, means)
    if any("k.codes" in one for one in (*said.values(), base)):
        tables += CONTENT
    ages = ""
    if any(cell.kind == "average" for _key, cell in cells):
        ages = f", sum({BORN})"
    flags = "".join(f", {one} is true" for one in said.values())
    grouped = f" group by {', '.join(str(at) for at in range(2, 2 + len(said)))}" if said else ""
    rows = connection.execute(
        f"select count(*){flags}{ages} from {tables} where {OF_UNIT.format(alias)} and {where}"
        f" and {base}{grouped}",
        params,
    ).fetchall()
    at = {conditions: place for place, conditions in enumerate(said, 1)}
    found = {}
    for key, cell in cells:
        needed = [at[one] for one in (cell.of_row, cell.of_column) if one]
        value = -1 if cell.kind == "average" else 0
        found[key] = sum(row[value] or 0 for row in rows if all(row[one] for one in needed))
    return found


def _said(conditions: Any, means: dict[str, Says]) -> str:
    """All of the conditions; negated ones of contents: some other content is examined."""
    found = []
    for one in conditions:
        if one.negated and one.dimension == "content":
            found.append(f"not (k.codes <@ array{list(one.values)}::text[])")
            continue
        what = means[one.dimension](one.values)
        found.append(f"not ({what})" if one.negated else f"({what})")
    return " and ".join(found) or "true"
