"""What is graded above the reader is absent at every address, as what lies behind a wall.

The readers read up to normal. In their own range stands a twin of every case, letter, item and
number, graded secret; the walls of the other guards do not reach it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from apps.accounts.roles import ROLES
from apps.cadres.models import Cadre, Move, MovePlan, PlanningList, Position
from apps.core import audit
from apps.core.models import AuditEntry
from apps.documents.models import PaperNumber
from apps.inspection.models import Case, Letter, Programme, ProgrammeDecision, ProgrammeItem
from tests.factories.settling import settle
from tests.guards import topics, twins
from tests.guards.acting import actor
from tests.guards.leaks import Search
from tests.guards.matrix import Act, expected
from tests.guards.routes import ROUTES
from tests.guards.test_leak_matrix import Visit, _counted, _shape, report
from tests.guards.twins import NEVER, OWN, WALLED, Stage, Twin, everywhere, kinds

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("identities")]
GRADED, WORD, FIRST = "graded", "Wộxẻngạc", 8_500_000_000
ROOTS = (Case, Letter, ProgrammeItem, PaperNumber, PlanningList, Move, MovePlan)
NEAR = re.compile(
    r"^(inspection|documents|desk|accounts):|^cadres:(planning|move(?!_new))|^planning-|"
    r"^admin:(inspection|documents|cadres_planning)|^(case|letter|evidence|"
    r"demand|complaint|sanction|programme|paper|team|recusal|hold|extension|move)[\w-]*-(list|detail)$"
)
NEAR_TOPICS = ("inspection", "documents", "cadres_planning", "cadres_moves")
FAR = ("inspection_verification",)
"""A draw is published; it has no grade."""


def _add(stage: Stage) -> Twin:
    """The twin, full of its word, and a line of the trail about each of its records."""
    unit = stage.organizations["alpha-east-1"]
    twin = Twin(GRADED, unit, stage.organizations["alpha-east-1-cell"])
    ids = {kind: FIRST + rank for rank, kind in enumerate(kinds())}
    owner = stage.readers["inspection_officer"]
    for module in topics.modules():
        name = module.__name__.rpartition(".")[2]
        near = name.startswith(NEAR_TOPICS) and name not in FAR
        if near and hasattr(module, "twins"):
            twin.records |= module.twins(twin, ids, owner)
    for model in ROOTS:
        model.objects.filter(organization=unit).update(secrecy=2)
    # A programme has no grade, its items have.
    Programme.objects.filter(organization=unit).update(title="Chương trình")
    ProgrammeDecision.objects.filter(organization=unit).update(number="1", signer="Ai")
    # A profile has no grade, the lists on which somebody stands have.
    Cadre.objects.filter(organization=unit).update(full_name="Lê Văn An")
    Position.objects.filter(organization=unit).update(title_text="Chuyên viên")
    _tell(stage, twin)
    return twin


def _tell(stage: Stage, twin: Twin) -> None:
    by = actor(stage, "inspection_officer")
    for record in twin.records.values():
        if getattr(record, "organization_id", None) and not isinstance(record, AuditEntry):
            record.refresh_from_db()
            audit.record(by, action="core.trail_read", obj=record)


@pytest.fixture(scope="module")
def graded(bare_stage: Stage) -> Iterator[Twin]:
    """The twin above the readers, and one that never was within what has no grade."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(twins.WORDS, GRADED, WORD)
        patch.setitem(twins.FIRST_KEY, GRADED, FIRST)
        with everywhere():
            made = _add(bare_stage)
            never = twins._never()
            open_ones = {name: one for name, one in made.records.items() if not type(one).graded}
            bare_stage.twins[NEVER] = Twin(
                NEVER, never.unit, never.cell, never.records | open_ones
            )  # fmt: skip
        settle()
        yield made


@pytest.fixture(scope="module")
def search(graded: Twin) -> Search:
    """Its word; the keys of what has a grade."""
    keys = [one.pk for one in graded.records.values() if getattr(one, "graded", False)]
    return Search([WORD, *map(str, keys)])


def _able(name: str, act: Act) -> list[str]:
    route = ROUTES[name]
    return [role for role in ROLES if expected(route, act, role, OWN) == act.ok]


OF = sorted(name for name, route in ROUTES.items() if route.of and NEAR.search(name))
LISTS = sorted(
    name for name, route in ROUTES.items() if route.get and not route.of and NEAR.search(name)
)


def test_every_graded_model_has_a_row_above_the_readers(graded):
    with everywhere():
        empty = [
            label
            for label in topics.merged("RIGHTS")
            if label.startswith(("inspection.", "documents.", "cadres.planning", "cadres.move"))
            and (model := _model(label)).graded
            and not model._default_manager.filter(secrecy=2).exists()
        ]
    assert sorted(empty) == NO_TWIN


NO_TWIN = [
    "inspection.disciplineproposal", "inspection.fairnessexcuse", "inspection.nosanction",
]  # fmt: skip
"""Rows that no page of its own shows; the agreement test draws grades for them."""


def _model(label: str) -> Any:
    from django.apps import apps

    return apps.get_model(label)


@pytest.mark.parametrize("name", OF)
def test_a_record_above_the_reader_answers_like_one_that_never_was(
    bare_stage, graded, search, name
):
    route = ROUTES[name]
    record = graded.records.get(route.of)
    if record is None or not (type(record).graded or route.of in SIDE):
        pytest.skip("no such record with a grade")
    visit, different = Visit(bare_stage, search, route), []
    never = bare_stage.twins[NEVER]
    for method, act in route.acts.items():
        for role in _able(name, act)[:1]:
            other, more = _counted(visit, role, method, never)
            one, queries = _counted(visit, role, method, graded)
            if _shape(one, route.url(graded)) != _shape(other, route.url(never)):
                different.append(f"{method} as {role}: {one.status_code}, {other.status_code}")
            if queries != more:
                different.append(f"{method} as {role}: {queries} queries, not {more}")
    report(visit.faults + different)


SIDE = ("grant", "case_grant")


@pytest.mark.parametrize("name", LISTS)
def test_no_list_filter_or_count_tells_of_it(bare_stage, graded, search, name):
    route = ROUTES[name]
    act, visit = route.get, Visit(bare_stage, search, route)
    assert act is not None
    able = _able(name, act)
    for role in sorted({able[0], able[-1]}) if able else []:
        queries = ["", *act.views, *(act.queries(graded) if act.queries else [])]
        for query in dict.fromkeys(queries):
            visit.make(role, "GET", bare_stage.twins[OWN], query=query)
    report(visit.faults)


def test_the_trail_has_no_line_about_what_is_graded(bare_stage, graded, search):
    visit = Visit(bare_stage, search, ROUTES["accounts:trail"])
    for page in ("", "page=2", "page=3"):
        visit.make("auditor", "GET", bare_stage.twins[OWN], query=page)
    report(visit.faults)
    with everywhere():
        lines = AuditEntry.objects.filter(secrecy=2)
        assert lines.count() > 20, "else the test above could not fail"


def test_the_trail_has_no_line_about_rows_behind_a_wall(bare_stage):
    """Of every kind of record, also of those that stand behind the wall of another."""
    with everywhere():
        twins.add_foreign(bare_stage)
        walled = bare_stage.twins[WALLED]
        _tell(bare_stage, walled)
    visit = Visit(bare_stage, Search(walled.markers()), ROUTES["accounts:trail"])
    for page in ("", "page=2", "page=3", "page=4"):
        visit.make("auditor", "GET", bare_stage.twins[OWN], query=page)
    report(visit.faults)
