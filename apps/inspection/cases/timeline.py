"""What happened to a case, as sentences, from the trail of the case and of its rows."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from apps.accounts import roles
from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.formats import date_text
from apps.core.models import AuditEntry
from apps.inspection.choices import Finding, Outcome
from apps.inspection.models import Case, CaseOwned, CaseStep, CaseSubject

LINES_MOST = 500
"""So many of the newest lines; ours, no rule."""
SENTENCES: dict[str, Any] = {
    "inspection.case_subject_added": _("named %(subject)s as a subject"),
    "inspection.case_subject_removed": _("took %(subject)s out of the case"),
    "inspection.case_assigned": _("gave the case to %(person)s"),
    "inspection.case_decided": _("signed decision %(decision)s and the plan; the work begins"),
    "inspection.case_signed_again": _("signed the changed plan by decision %(decision)s"),
    "inspection.case_step_done": _("recorded “%(step)s” as done on %(day)s"),
    "inspection.case_step_excused": _("had “%(step)s” left out"),
    "inspection.case_step_planned": _("planned “%(step)s” for %(day)s"),
    "inspection.case_step_added": _("added the step “%(step)s”"),
    "inspection.case_finding": _("found about %(subject)s: %(finding)s"),
    "inspection.case_concluded": _("concluded the case: %(outcome)s"),
    "inspection.case_closed": _("closed the case: %(outcome)s"),
}
"""Sentences with the words of their line; other lines say their act and its details."""
_ASKED = re.compile(r"%\((\w+)\)s")
_KEPT = ("reason", "signature_void")
"""Details that stand below a sentence all the same."""
TONES = {
    "inspection.case_decided": ("info", "seal"),
    "inspection.case_returned": ("warn", "back"),
    "inspection.case_concluded": ("info", "scale"),
    "inspection.case_closed": ("ok", "ok"),
    "inspection.case_stopped": ("calm", "x"),
    "inspection.case_step_done": ("ok", "ok"),
}


def events(case: Case, actor: Any) -> list[dict[str, Any]]:
    """The newest first; planned days of steps that wait stand above them."""
    names = dict(
        CaseSubject.objects.visible_to(actor).of_case(case).values_list("pk", "name")
    )  # fmt: skip
    found = [_event(entry, names) for entry in _lines(case, actor)]
    return [*_planned(case, actor), *found]


def _lines(case: Case, actor: Any) -> list[AuditEntry]:
    """Lines of the case and of every row of it, one query for all of their tables."""
    rows = AuditEntry.objects.visible_to(actor).filter(kind=EntryKind.WRITE)
    parts = [rows.about("inspection.case", case.pk)]
    for model in apps.get_app_config("inspection").get_models():
        if issubclass(model, CaseOwned):
            keys = model.objects.visible_to(actor).of_case(case).values("pk")
            parts.append(rows.filter(object_type=model._meta.label_lower, object_id__in=keys))
    return list(parts[0].union(*parts[1:], all=True).order_by("-at", "-id")[:LINES_MOST])


def _event(entry: AuditEntry, names: dict[int, str]) -> dict[str, Any]:
    """One line in words: its sentence when every word of it is there, else act and details."""
    tone, icon = TONES.get(entry.action, ("calm", "clock"))
    sentence, words = str(SENTENCES.get(entry.action, "")), _words(entry.params, names)
    if sentence and all(words.get(name) for name in _ASKED.findall(sentence)):
        text = sentence % words
        details: tuple[str, ...] = _KEPT
    else:
        text, details = str(audit.action_label(entry.action)), ()
    kept = audit.details_of(entry)
    labels = {str(audit.DETAIL_LABELS[name]) for name in details}
    shown = [f"{label}: {value}" for label, value in kept if not labels or label in labels]
    role = roles.label_of(entry.role)
    who = entry.actor_label.split(" · ")[0]
    return {
        "when": entry.at, "actor": f"{who} ({role})" if role else who, "text": text, "tone": tone,
        "icon": icon, "detail": "; ".join(shown),
    }  # fmt: skip


def _words(params: dict[str, Any], names: dict[int, str]) -> dict[str, Any]:
    found = {name: _day(value) if name == "day" else value for name, value in params.items()}
    return found | {
        "subject": names.get(params.get("subject", 0), ""),
        "finding": dict(Finding.choices).get(params.get("finding", ""), ""),
        "outcome": dict(Outcome.choices).get(params.get("outcome", ""), ""),
    }


def _day(value: str) -> str:
    return date_text(date.fromisoformat(value)) if value else ""


def _planned(case: Case, actor: Any) -> list[dict[str, Any]]:
    rows = CaseStep.objects.visible_to(actor).of_case(case).waiting().filter(due_on__isnull=False)
    return (
        [
            {"when": row.due_on, "text": row.title, "planned": True}
            for row in rows.order_by("-due_on", "-order")
        ]
        if case.is_open
        else []
    )
