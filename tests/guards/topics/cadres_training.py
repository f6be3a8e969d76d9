"""What training adds to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.cadres.models import (
    Cadre,
    CadreAttendance,
    MemberAttendance,
    Title,
    TitleStandard,
    TrainingClass,
    TrainingPlan,
)
from apps.cadres.training.choices import Audience, CourseKind
from apps.core.vietnamese import fold
from tests.factories import cadres
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.routes_records import three
from tests.guards.twins import NEVER, OWN, Stage, Twin
from tests.guards.twins import WALLED as BEHIND_A_WALL

PLAN, CLASS = "cadres.trainingplan", "cadres.trainingclass"
OF_CADRE, OF_MEMBER = "cadres.cadreattendance", "cadres.memberattendance"
CADRE, MEMBER = "cadres.cadre", "membership.member"
RIGHTS = dict.fromkeys((PLAN, CLASS, OF_CADRE, OF_MEMBER), P.VIEW_CADRE)
GUARDED = {OF_CADRE: CADRE, OF_MEMBER: MEMBER}
PLACED_WITH = dict.fromkeys((OF_CADRE, OF_MEMBER), CLASS)
CLOSED = tuple(RIGHTS)
"""No grant opens training."""
KINDS = (
    "training_plan", "training_class", "trained_cadre", "class_attendance", "trained_member",
    "untaught_cadre",
)  # fmt: skip
WALLED = ("trained_cadre", "untaught_cadre")
UNITS = frozenset({OWN, "sibling", "neighbour", "parent", NEVER})
"""Plans and classes bear no walls: the walled twin is somebody in a class of the own office."""
DAY = date(2026, 1, 20)
OWN_CLASS = "L-QUONH1"


def _name(twin: Twin) -> str:
    """The twin's word as it may stand in an address."""
    return fold(twin.word).upper()


def plan(unit: Any, number: int, **fields: Any) -> TrainingPlan:
    """A plan of a unit."""
    values = {
        "reference": f"K-{unit.pk % 1000}{number}", "year": 2022 + number % 5,
        "kind": CourseKind.values[number // 20 % 9],
        "audience": Audience.values[number // 5 % 4], "classes": 1, "turns": 10, "decision_number": "1-KH",
        "decided_on": DAY,
    } | fields  # fmt: skip
    made: TrainingPlan = TrainingPlan.objects.create(organization=unit, **values)
    made.refresh_from_db()
    return made


def course(unit: Any, number: int, **fields: Any) -> TrainingClass:
    """A class of a unit; open unless said otherwise."""
    values = {
        "reference": f"L-{unit.pk % 1000}{number}", "name": f"Lớp {number}", "kind": "theory",
        "audience": "managed", "institution": "Trung tâm", "starts_on": date(2026, 1, 5),
        "ends_on": DAY,
    } | fields  # fmt: skip
    made: TrainingClass = TrainingClass.objects.create(organization=unit, **values)
    made.refresh_from_db()
    return made


def _attendance(of: TrainingClass, person: Cadre, number: int = 0, **fields: Any) -> Any:
    values = {"reference": f"T-{person.pk % 100000}{number}"} | fields
    row = CadreAttendance.of_class(of, cadre=person, **values)
    row.save()
    row.refresh_from_db()
    return row


def _of_member(of: TrainingClass, member: Any, number: int = 0, **fields: Any) -> Any:
    values = {"reference": f"T-{member.pk % 100000}m{number}"} | fields
    row = MemberAttendance.of_class(of, member=member, **values)
    row.save()
    row.refresh_from_db()
    return row


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A plan and a class with a cadre and a member in it."""
    person = cadres.cadre(
        twin.unit, id=ids["trained_cadre"], full_name=f"Đỗ Thị {twin.word}",
        reference=f"C-T{_name(twin)}", political_theory="elementary",
    )  # fmt: skip
    cadres.position(person, title=_asking(), title_text=twin.word)
    free = cadres.cadre(
        twin.unit, id=ids["untaught_cadre"], full_name=f"Vũ Thị {twin.word}",
        reference=f"C-F{_name(twin)}",
    )  # fmt: skip
    if twin.where == BEHIND_A_WALL:
        seen = TrainingClass.objects.get(reference=OWN_CLASS)
        return {
            "trained_cadre": person, "untaught_cadre": free,
            "class_attendance": _attendance(seen, person, id=ids["class_attendance"], reference=f"T-{_name(twin)}1", certificate=twin.word,
                                      certified_on=DAY, result="passed"),
            "trained_member": _of_member(seen, twin.member, id=ids["trained_member"], reference=f"T-{_name(twin)}2",
                                         certificate=twin.word, certified_on=DAY, result="passed"),
        }  # fmt: skip
    made = plan(twin.unit, 0, id=ids["training_plan"], reference=f"K-{_name(twin)}1",
                decision_number=twin.word)  # fmt: skip
    taught = course(twin.unit, 0, id=ids["training_class"], reference=f"L-{_name(twin)}1",
                    name=f"Lớp {twin.word}", institution=twin.word)  # fmt: skip
    return {
        "training_plan": made, "training_class": taught, "trained_cadre": person, "untaught_cadre": free,
        "class_attendance": _attendance(taught, person, id=ids["class_attendance"], reference=f"T-{_name(twin)}1"),
        "trained_member": _of_member(taught, twin.member, id=ids["trained_member"], reference=f"T-{_name(twin)}2"),
    }  # fmt: skip


def _asking() -> Title:
    """A title that asks for more than the people of these tests have learned."""
    title = cadres.title("district-board-deputy")
    TitleStandard.objects.get_or_create(
        title=title, attribute="theory", minimum="advanced",
        defaults={"valid_from": date(2020, 1, 1)},
    )  # fmt: skip
    return title


MAKERS = {
    PLAN: lambda unit, number, made, who: plan(unit, number),
    CLASS: lambda unit, number, made, who: course(unit, number),
    OF_CADRE: lambda unit, number, made, who: _attendance(
        made[CLASS][number], made[CADRE][number], 7
    ),
    OF_MEMBER: lambda unit, number, made, who: _of_member(
        made[CLASS][number], made[MEMBER][number], 8
    ),
}


def _queries(twin: Twin) -> list[str]:
    return [f"search={twin.word}"]


def _reference(twin: Twin, of: str) -> str:
    return getattr(getattr(twin, of), "reference", "L-NEVER1")


def _one(name: str, of: str = "training_class", **acts: Any) -> Route:
    return Route(
        f"cadres:{name}", of=of, see=P.VIEW_CADRE, only=UNITS,
        key=lambda twin: {"reference": _reference(twin, of)}, **acts,
    )  # fmt: skip


def _in_class(twin: Twin) -> dict[str, str]:
    """The twin's person, asked for in the class of the own office: there the walled one sits."""
    return {"reference": OWN_CLASS, "attendance": _reference(twin, "class_attendance")}


def _sent(**values: Any) -> Any:
    return lambda stage, twin: values


NUMBERS = {
    "classes": "1", "turns": "20", "decision_number": "2-KH",
    **three("decided_on", "20", "1", "2026"),
}  # fmt: skip
COURSE = {
    "name": "Bồi dưỡng", "kind": "theory", "audience": "base", "institution": "Trung tâm",
    **three("starts_on", "5", "1", "2026"), **three("ends_on", "9", "1", "2026"),
}  # fmt: skip
JSON_NUMBERS = {
    "classes": 1, "turns": 20, "decision_number": "2-KH", "decided_on": "2026-01-20",
}  # fmt: skip
JSON_COURSE = {
    "name": "Bồi dưỡng", "kind": "theory", "audience": "base", "institution": "Trung tâm",
    "starts_on": "2026-01-05", "ends_on": "2026-01-09",
}  # fmt: skip
TABS = ("tab=due", "tab=held&order=-name&kind=theory&year=2026", "tab=cancelled&audience=base")


ROUTES = [
    Route("cadres:trainings", get=Act(P.VIEW_CADRE, queries=_queries, views=TABS, rows="class")),
    Route("cadres:trainings_export", get=Act(P.EXPORT_CADRES, queries=_queries, rows="class")),
    Route(
        "cadres:training_new", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sent(**COURSE)),
    ),
    Route(
        "cadres:training_plans",
        get=Act(P.VIEW_CADRE, views=("first=1999&last=2020&kind=theory",), rows="plan"),
    ),
    Route(
        "cadres:training_plan_new", get=Act(P.DECIDE_CADRE),
        post=Act(
            P.DECIDE_CADRE, ok=302,
            data=_sent(year="2026", kind="other", audience="other", **NUMBERS),
        ),
    ),
    _one(
        "training_plan", "training_plan", get=Act(rows="planned_class"),
        post=Act(P.DECIDE_CADRE, ok=302, data=_sent(version="1", **NUMBERS)),
    ),
    Route(
        "cadres:training_needs",
        get=Act(P.VIEW_CADRE, queries=_queries, views=("tab=held&attribute=theory",), rows="need"),
    ),
    Route("cadres:training_needs_export", get=Act(P.EXPORT_CADRES, queries=_queries, rows="need")),
    _one("training_class", get=Act(rows="attendance")),
    _one(
        "training_enrol", get=Act(P.CHANGE_CADRE),
        post=Act(
            P.CHANGE_CADRE, ok=302,
            data=lambda stage, twin: {"cadre": _reference(twin, "untaught_cadre")},
        ),
    ),
    _one(
        "training_end", get=Act(P.CHANGE_CADRE),
        post=Act(
            P.CHANGE_CADRE, ok=302,
            data=_sent(version="1", state="cancelled", reason="Thôi", confirmed="on"),
        ),
    ),
    Route(
        "cadres:training_result", of="class_attendance", see=P.VIEW_CADRE, key=_in_class,
        get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sent(version="1", result="not_passed")),
    ),
    Route(
        "training-class-list", stranger=API_CLOSED,
        get=Act(P.VIEW_CADRE, queries=_queries, views=("kind=theory",), rows="class"),
        post=Act(
            P.CHANGE_CADRE, ok=201, json=True, aimed=404,
            data=lambda stage, twin: {"organization": twin.unit.code, **JSON_COURSE},
        ),
    ),
    Route(
        "training-class-detail", of="training_class", see=P.VIEW_CADRE, stranger=API_CLOSED,
        only=UNITS, get=Act(rows="attendance"),
        key=lambda twin: {"reference": _reference(twin, "training_class")},
    ),
    Route(
        "training-class-people", of="training_class", see=P.VIEW_CADRE, stranger=API_CLOSED,
        only=UNITS, key=lambda twin: {"reference": _reference(twin, "training_class")},
        post=Act(
            P.CHANGE_CADRE, ok=201, json=True,
            data=lambda stage, twin: {"cadre": _reference(twin, "untaught_cadre")},
        ),
    ),
    Route(
        "training-class-result", of="class_attendance", see=P.VIEW_CADRE, stranger=API_CLOSED,
        key=_in_class,
        post=Act(
            P.CHANGE_CADRE, json=True, data=_sent(version=1, result="not_passed"),
        ),
    ),
    Route(
        "training-plan-list", stranger=API_CLOSED,
        get=Act(P.VIEW_CADRE, views=("kind=theory&first=1999&last=2020",), rows="plan"),
        post=Act(
            P.DECIDE_CADRE, ok=201, json=True, aimed=404,
            data=lambda stage, twin: {
                "organization": twin.unit.code, "year": 2026, "kind": "other",
                "audience": "other", **JSON_NUMBERS,
            },
        ),
    ),
    Route(
        "training-plan-detail", of="training_plan", see=P.VIEW_CADRE, stranger=API_CLOSED,
        only=UNITS, get=Act(), key=lambda twin: {"reference": _reference(twin, "training_plan")},
    ),
    Route(
        "training-plan-change", of="training_plan", see=P.VIEW_CADRE, stranger=API_CLOSED,
        only=UNITS, key=lambda twin: {"reference": _reference(twin, "training_plan")},
        post=Act(P.DECIDE_CADRE, json=True, data=_sent(version=1, **JSON_NUMBERS)),
    ),
    *Table(PLAN, P.ADMINISTER_CADRES, of="training_plan", rows="plan", page=403, only=UNITS).routes(),
    *Table(CLASS, P.ADMINISTER_CADRES, of="training_class", rows="class", page=403, only=UNITS).routes(),
]  # fmt: skip


def _person(stage: Stage, number: int) -> Cadre:
    return cadres.cadre(stage.twins[OWN].unit, number, political_theory="elementary")


def _more_attendance(stage: Stage, role: str, number: int) -> None:
    _attendance(stage.twins[OWN].training_class, _person(stage, number), 9)


def _more_need(stage: Stage, role: str, number: int) -> None:
    cadres.position(_person(stage, number), title=_asking())


def _more_class(stage: Stage, role: str, number: int) -> None:
    made = course(stage.twins[OWN].unit, 100 + number, ends_on=date(2030, 1, 1))
    _attendance(made, _person(stage, 300 + number), 9)


MORE = {
    "class": _more_class,
    "plan": lambda stage, role, number: plan(stage.twins[OWN].unit, 1 + number),
    "planned_class": lambda stage, role, number: course(
        stage.twins[OWN].unit, 200 + number, plan=stage.twins[OWN].training_plan
    ),
    "attendance": _more_attendance,
    "need": _more_need,
}
