"""Sentences of training, and of what cadres in post hold."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext_lazy, pgettext_lazy

from apps.cadres.training.choices import Audience
from apps.reports.indicators.training import CLASS_KEYS, TURN_KEYS
from apps.reports.narrative.clauses import Clause, Sentence

_CLASSES = {
    Audience.MANAGED: pgettext_lazy("classes", "%(n)s for cadres managed by the committee"),
    Audience.PLANNED: pgettext_lazy("classes", "%(n)s for planned cadres"),
    Audience.COMMUNE: pgettext_lazy("classes", "%(n)s for cadres and civil servants of communes"),
    Audience.BASE: pgettext_lazy("classes", "%(n)s for cadres and members at the base"),
    Audience.OTHER: pgettext_lazy("classes", "%(n)s for others"),
}
_TURNS = {
    Audience.MANAGED: pgettext_lazy("turns", "%(n)s of cadres managed by the committee"),
    Audience.PLANNED: pgettext_lazy("turns", "%(n)s of planned cadres"),
    Audience.COMMUNE: pgettext_lazy("turns", "%(n)s of cadres and civil servants of communes"),
    Audience.BASE: pgettext_lazy("turns", "%(n)s of cadres and members at the base"),
    Audience.OTHER: pgettext_lazy("turns", "%(n)s of others"),
}
_MASTER = pgettext_lazy("standards", "%(n)s with a master's degree or above")
_UNIVERSITY = pgettext_lazy("standards", "%(n)s with a university degree or above")
_PROFESSIONAL = pgettext_lazy("standards", "%(n)s with a professional qualification")
_INTERMEDIATE = pgettext_lazy("standards", "%(n)s with intermediate political theory or above")
_ADVANCED = pgettext_lazy("standards", "%(n)s with advanced political theory")


def _in_post(key: str, text: Any, *parts: tuple[str, Any]) -> Sentence:
    return (Clause(key, text, tuple(Clause(part, words) for part, words in parts)),)


TRAINING: tuple[Sentence, ...] = (
    (
        Clause(
            "training_classes",
            ngettext_lazy("%(n)s class was held", "%(n)s classes were held", "count"),
            tuple(Clause(CLASS_KEYS[one], text) for one, text in _CLASSES.items()),
        ),
    ),
    (
        Clause(
            "training_attendances",
            ngettext_lazy(
                "classes had %(n)s turn of training", "classes had %(n)s turns of training",
                "count",
            ),
            (
                *(Clause(TURN_KEYS[one], text) for one, text in _TURNS.items()),
                Clause(
                    "political_theory_training_attendances",
                    pgettext_lazy("turns", "%(n)s of political theory"),
                ),
            ),
        ),
    ),
    (
        Clause(
            "trained_cadres",
            ngettext_lazy("%(n)s cadre was trained", "%(n)s cadres were trained", "count"),
        ),
        Clause(
            "trained_members",
            ngettext_lazy(
                "%(n)s member without a profile was trained",
                "%(n)s members without a profile were trained", "count",
            ),
        ),
    ),
    (
        Clause(
            "sent_to_advanced_theory",
            ngettext_lazy(
                "%(n)s was sent to advanced political theory",
                "%(n)s were sent to advanced political theory", "count",
            ),
        ),
        Clause(
            "sent_to_intermediate_theory",
            ngettext_lazy(
                "%(n)s was sent to intermediate political theory",
                "%(n)s were sent to intermediate political theory", "count",
            ),
        ),
        Clause(
            "sent_to_complete_knowledge_for_advanced_degree",
            ngettext_lazy(
                "%(n)s was sent to complete the knowledge of advanced political theory",
                "%(n)s were sent to complete the knowledge of advanced political theory", "count",
            ),
        ),
        Clause(
            "sent_to_second_degree_political_university",
            ngettext_lazy(
                "%(n)s was sent to a political university for a second degree",
                "%(n)s were sent to a political university for a second degree", "count",
            ),
        ),
        Clause(
            "sent_to_specialised_training",
            ngettext_lazy(
                "%(n)s was sent to professional training",
                "%(n)s were sent to professional training", "count",
            ),
        ),
    ),
    _in_post(
        "civil_servants_in_post",
        ngettext_lazy(
            "there was %(n)s cadre or civil servant in post",
            "there were %(n)s cadres and civil servants in post", "count",
        ),
        ("cadres_with_master_degree", _MASTER),
        ("civil_servants_with_intermediate_theory", _INTERMEDIATE),
    ),
    _in_post(
        "public_employees_in_post",
        ngettext_lazy(
            "there was %(n)s public employee in post",
            "there were %(n)s public employees in post", "count",
        ),
        ("public_employees_with_intermediate_theory", _INTERMEDIATE),
    ),
    _in_post(
        "department_heads",
        ngettext_lazy(
            "there was %(n)s head of a district board or department",
            "there were %(n)s heads of district boards and departments", "count",
        ),
        ("department_heads_with_advanced_theory", _ADVANCED),
    ),
    _in_post(
        "department_deputies",
        ngettext_lazy(
            "there was %(n)s deputy head of a district board or department",
            "there were %(n)s deputy heads of district boards and departments", "count",
        ),
        ("department_deputies_with_advanced_theory", _ADVANCED),
    ),
    _in_post(
        "district_leaders",
        ngettext_lazy(
            "there was %(n)s leading cadre of districts",
            "there were %(n)s leading cadres of districts", "count",
        ),
        ("district_leaders_with_university_degree", _UNIVERSITY),
    ),
    _in_post(
        "commune_leaders",
        ngettext_lazy(
            "there was %(n)s leading cadre of communes",
            "there were %(n)s leading cadres of communes", "count",
        ),
        ("commune_leaders_with_professional_qualification", _PROFESSIONAL),
    ),
)  # fmt: skip
