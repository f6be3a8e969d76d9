"""The forms by hand: for each set of figures one statement per table, which reads it once.

A figure is a count with FILTER, named as its indicator, for every organisation of the range. Tables
that the benchmark leaves empty are read by a bare count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import psycopg

from apps.inspection.findings.law_keys import TITLES

OF_UNIT = "{0}.path >= %(lo)s and {0}.path < %(hi)s"
BETWEEN = "between %(first)s and %(last)s"
PERSON = (
    "membership_placement p join membership_member m on m.id = p.member_id"
    " left join membership_ethnicgroup e on e.id = m.ethnicity_id"
    " left join membership_religion r on r.id = m.religion_id"
)
ADMITTED = "membership_placement p join membership_member m on m.id = p.member_id"
CONCLUDED = f"c.concluded_on {BETWEEN} and c.phase in ('conclusion', 'closed')"
SUBJECT = "inspection_casesubject s join inspection_case c on c.id = s.case_id"
STANDING = (
    "select subject_id from inspection_sanction where (replaced_on is null or replaced_on >"
    " %(last)s) and announced_on <= %(last)s and form <> 'none'"
)
FOLLOWED = (
    "select f.origin_id from inspection_sanction x join inspection_case f on f.id = x.case_id"
    " where f.origin_id is not null and (x.replaced_on is null or x.replaced_on > %(last)s)"
    " and x.announced_on <= %(last)s and x.form <> 'none'"
)
DISCIPLINED = f"(s.id in ({STANDING}) or s.case_id in ({FOLLOWED}))"
Figures = dict[str, str]


@dataclass(frozen=True)
class Pass:
    """One reading: from which tables, of whose alias the range is, what holds, and the figures."""

    tables: str
    alias: str = ""
    where: str = "true"
    figures: Figures | None = None

    @property
    def sql(self) -> str:
        """The statement."""
        if self.figures is None:
            return f"select count(*) from {self.tables} t where {OF_UNIT.format('t')}"
        counts = ", ".join(
            f'count(*) filter (where {what}) as "{name}"' for name, what in self.figures.items()
        )
        return (
            f"select {self.alias}.organization_id, {counts} from {self.tables}"
            f" where {OF_UNIT.format(self.alias)} and {self.where} group by 1"
        )

    def counted(self, connection: psycopg.Connection, params: dict[str, Any]) -> dict[str, int]:
        """The figures of the whole."""
        cursor = connection.execute(self.sql, params)
        rows = cursor.fetchall()
        names = list(self.figures or ())
        return {name: sum(row[at] for row in rows) for at, name in enumerate(names, 1)}


ON = "p.valid @> %(last)s::date"
MADE = "p.entry = 'admitted' and m.admission_decided_on " + BETWEEN
KINDS = {True: "s.is_person", False: "not s.is_person"}
SIDES = {"committee": "{0}.body <> 'inspection_committee'",
         "inspection": "{0}.body = 'inspection_committee'"}  # fmt: skip
POST, RUN = "s.committee_level <> ''", "s.management_tier in ('province', 'district', 'commune')"


def _membership() -> Figures:
    found = {}
    for key, what in (("members", ON), ("members_admitted", MADE)):
        found |= {
            key: what, f"{key}_women": f"{what} and m.sex = 'female'",
            f"{key}_ethnic_minority": f"{what} and e.is_minority",
            f"{key}_religious": f"{what} and not r.is_none",
        }  # fmt: skip
    found["probationary_members"] = f"{ON} and (m.official_on is null or m.official_on > %(last)s)"
    found["members_made_official"] = f"m.official_on {BETWEEN} and p.valid @> m.official_on"
    return found


def _flow() -> Figures:
    entries = ("admitted", "readmitted", "restored", "moved", "moved_in", "recorded")
    exits = ("moved", "moved_away", "struck_off", "own_request", "expelled", "deceased")
    return {
        "flow_opening": "p.valid @> (%(first)s::date - 1)", "flow_closing": ON,
        **{f"flow_in_{one}": f"p.entry = '{one}' and lower(p.valid) {BETWEEN}" for one in entries},
        **{f"flow_out_{one}": f"p.exit = '{one}' and upper(p.valid) {BETWEEN}" for one in exits},
    }  # fmt: skip


def _of_kind(kind: str, key: str, *, sides: bool, district: bool = True) -> Figures:
    found = {}
    for who, person in (("organisations", False), ("members", True)):
        base = f"c.kind = '{kind}' and {KINDS[person]}"
        found[f"{key}_{who}"] = base
        if sides:
            found |= {f"{key}_{who}_{one}": f"{base} and {side.format('c')}"
                      for one, side in SIDES.items()}  # fmt: skip
        if person:
            found[f"{key}_members_committee_members"] = f"{base} and {POST}"
            found[f"{key}_members_managed"] = f"{base} and {RUN}"
            if district:
                found[f"{key}_members_district_committee"] = (
                    f"{base} and s.committee_level = 'district'"
                )
    return found


def _conclusions() -> Figures:
    found = {}
    for kind, code, sides in (("signs", "signs_of_violation", SIDES),
                              ("topic", "thematic_inspection", ("committee",))):  # fmt: skip
        for side in sides:
            for who, person in (("organisations", False), ("members", True)):
                what = f"c.kind = '{code}' and {KINDS[person]} and {SIDES[side].format('c')}"
                for link, more in (
                    ("inspected", "true"), ("violating", "s.finding = 'violation'"),
                    ("to_discipline", "s.discipline_due"), ("disciplined", DISCIPLINED),
                ):  # fmt: skip
                    what += f" and {more}"
                    found[f"{kind}_{side}_{who}_{link}"] = what
    return found


def _contents() -> Figures:
    named = ", ".join(f"'{one}'" for one in TITLES if one != "other")
    return {
        f"{prefix}_{code}": f"c.kind = '{kind}' and "
        + (f"k.code = '{code}'" if code != "other" else f"k.code not in ({named})")
        for prefix, kind in (("signs_content", "signs_of_violation"),
                             ("supervision_content", "thematic_supervision"))
        for code in TITLES
    }  # fmt: skip


def _discipline() -> Figures:
    found = {}
    bodies = {"": "true", **{f"_{one}": side.format("x") for one, side in SIDES.items()}}
    for who, person, forms in (
        ("members", True, ("reprimand", "warning", "removal", "expulsion")),
        ("organisations", False, ("reprimand", "warning", "dissolution")),
    ):
        for side, of_side in bodies.items():
            key, what = f"{who}_disciplined{side}", f"{KINDS[person]} and {of_side}"
            found[key] = what
            if side:
                found |= {f"{key}_{form}": f"{what} and x.form = '{form}'" for form in forms}
            if person:
                found |= {f"{key}_committee_members": f"{what} and {POST}",
                          f"{key}_managed": f"{what} and {RUN}"}  # fmt: skip
    return found


def _organisations() -> Figures:
    on = "v.valid @> %(last)s::date"
    founded = (
        f"lower(v.valid) {BETWEEN} and not exists (select from tenancy_organizationversion w where"
        " w.organization_id = v.organization_id and (lower(w.valid) < lower(v.valid)"
        " or lower_inf(w.valid)))"
    )
    private = "o.sector = 'non_state_enterprise'"
    tiers = ("province", "district", "commune", "grassroots", "section", "cell")
    return {
        "party_organisations": on,
        **{f"party_organisations_{tier}": f"{on} and v.tier = '{tier}'" for tier in tiers},
        "grassroots_cells": f"{on} and v.tier = 'grassroots' and o.form = 'cell'",
        "party_orgs_non_state_enterprises": f"{on} and {private}",
        "party_organisations_founded": founded,
        "party_cells_founded": f"{founded} and o.form = 'cell'",
        "party_orgs_founded_non_state_enterprises": f"{founded} and {private}",
    }  # fmt: skip


def _admissions() -> Figures:
    def under(years: int) -> str:
        return (f"m.birth > to_char(m.admission_decided_on - interval '{years} years',"
                " 'YYYY-MM-DD')")  # fmt: skip

    def least(years: int) -> str:
        return (f"m.birth < left(to_char(m.admission_decided_on - interval '{years} years'"
                " + interval '1 day', 'YYYY-MM-DD'), length(m.birth))")  # fmt: skip

    ages = {
        "up_to_30": under(31), "31_to_40": f"{least(31)} and {under(41)}",
        "41_to_50": f"{least(41)} and {under(51)}", "over_50": least(51),
    }  # fmt: skip
    levels = {
        "postgraduate": "'master', 'doctor'", "university": "'university'",
        "college": "'college', 'vocational'", "upper_secondary": "'upper_secondary'",
    }  # fmt: skip
    certain = " or ".join(f"{one}" for one in ages.values())
    return {
        "members_admitted": "true",
        **{f"members_admitted_{key}": what for key, what in ages.items()},
        "members_admitted_no_age": f"({certain}) is not true",
        **{f"members_admitted_{key}": f"m.education in ({codes})" for key, codes in levels.items()},
    }


def _petitions() -> Figures:
    base = "c.kind = 'denunciation'"
    return {
        "denounced_organisations": f"{base} and not s.is_person",
        "denounced_members": f"{base} and s.is_person",
        "denounced_committee_members": f"{base} and s.is_person and {POST}",
        "denounced_members_violating": f"{base} and s.is_person and s.finding = 'violation'",
    }


def _cases(figures: Figures) -> Pass:
    return Pass("inspection_case c", "c", CONCLUDED, figures)


def _subjects(figures: Figures) -> Pass:
    return Pass(SUBJECT, "s", f"{CONCLUDED} and s.removed_on is null", figures)


VERSIONS = "tenancy_organizationversion v join tenancy_organization o on o.id = v.organization_id"
INSPECTED = {
    **_of_kind("thematic_supervision", "thematic_supervisions", sides=True),
    **_of_kind("signs_of_violation", "violation_sign_inspections", sides=True),
    **_of_kind("thematic_inspection", "thematic_inspections", sides=False, district=False),
    "task_inspections_organisations": "c.kind = 'subordinate_tasks' and not s.is_person",
    "finance_inspections_organisations": "c.kind = 'finance' and not s.is_person",
}
SETS: dict[str, list[Pass]] = {
    "membership": [
        Pass(PERSON, "p", figures=_membership()),
        Pass(VERSIONS, "v", "v.active and v.valid @> %(last)s::date", {
            "grassroots_committees": "v.tier = 'grassroots' and o.form = 'committee'"}),
    ],
    "cell_life": [
        Pass("membership_meeting"), Pass("membership_attendancegroup"),
        Pass("membership_attendancegroupperson"), Pass("membership_attendancevisit"),
    ],
    "grading": [
        Pass("membership_membergrade"), Pass("membership_organizationgrade"),
        Pass("membership_organizationcommendation"),
    ],
    "membership_flow": [Pass("membership_placement p", "p", figures=_flow())],
    "inspection": [
        _cases({"thematic_supervisions_cases": "c.kind = 'thematic_supervision'",
                "violation_sign_inspections_cases": "c.kind = 'signs_of_violation'"}),
        _subjects(INSPECTED),
    ],
    "conclusions": [_subjects(_conclusions())],
    "inspection_contents": [
        Pass("inspection_casecontent k join inspection_case c on c.id = k.case_id", "k",
             f"{CONCLUDED} and k.removed_on is null", _contents())
    ],
    "discipline": [
        Pass("inspection_sanction x join inspection_casesubject s on s.id = x.subject_id", "x",
             f"(x.replaced_on is null or x.replaced_on > %(last)s) and x.form <> 'none'"
             f" and x.first_announced_on {BETWEEN} and x.announced_on <= %(last)s", _discipline())
    ],
    "cadres": [
        Pass("cadres_appointmentfile"), Pass("cadres_move"), Pass("cadres_planninglist"),
        Pass("cadres_planningentry"), Pass("cadres_planningtarget"),
    ],
    "training": [
        Pass("cadres_trainingclass"), Pass("cadres_cadreattendance"),
        Pass("cadres_memberattendance"), Pass("cadres_position"),
    ],
    "organisations": [Pass(VERSIONS, "v", "v.active", _organisations())],
    "admissions": [Pass(ADMITTED, "p", MADE, _admissions()), Pass("membership_badgeaward")],
    "petitions": [
        _cases({"denunciations_concluded": "c.kind = 'denunciation'"}), _subjects(_petitions()),
        Pass("inspection_allegation"), Pass("inspection_complaint"),
    ],
}  # fmt: skip


def params_of(path: str, first: date, last: date) -> dict[str, Any]:
    """What every statement is given."""
    return {"lo": path, "hi": path + "~", "first": first, "last": last}


def of_set(connection: psycopg.Connection, form: str, params: dict[str, Any]) -> dict[str, int]:
    """All figures of one set, by hand."""
    found: dict[str, int] = {}
    for one in SETS[form]:
        found |= one.counted(connection, params)
    return found
